//! `sitemap.xml` for search engines (sitemaps.org 0.9): every page with the day its content was last changed, if known.

use super::Artifact;

/// Addresses the protocol allows in one file.
const MOST: usize = 50_000;

/// `pages` are web addresses and days (2026-03-01, or empty), already in their order.
pub fn site_map(pages: impl Iterator<Item = (String, String)>) -> Artifact {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (address, day) in pages.take(MOST) {
        xml.push_str(&format!("<url><loc>{}</loc>", escape(&address)));
        if !day.is_empty() {
            xml.push_str(&format!("<lastmod>{day}</lastmod>"));
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Artifact { path: "sitemap.xml".into(), bytes: xml.into_bytes() }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_escaped_and_unknown_days_left_out() {
        let pages = [
            ("https://a.example/?a=1&b".to_owned(), String::new()),
            ("https://a.example/b".into(), "2026-03-01".into()),
        ];
        let xml = String::from_utf8(site_map(pages.into_iter()).bytes).unwrap();
        assert!(xml.contains("<url><loc>https://a.example/?a=1&amp;b</loc></url>"), "{xml}");
        assert!(xml.contains("<lastmod>2026-03-01</lastmod>"), "{xml}");
    }
}
