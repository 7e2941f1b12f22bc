//! The only place that makes addresses.
//!
//! An address is a path from the portal's root without a leading slash (`guides/id-card-first.html`). Templates put the way
//! back to the root (`""`, `"../"`) before it, so the folder works under any base path and from `file://`; for the
//! same reason an address always names a file and never a folder.

/// The home page.
pub const HOME: &str = "index.html";
/// The complete list by pinyin, which also stands in for search without JavaScript.
pub const A_TO_Z: &str = "a-z.html";
pub const SEARCH: &str = "search.html";
pub const HOLDINGS: &str = "holdings.html";
pub const SITE_MAP: &str = "sitemap.html";
pub const NOT_FOUND: &str = "404.html";

/// The page of one entry in a section: `guides`, `materials`, `departments`, `halls`, `windows`, `topics`,
/// `policies`, `notices`, `pages`, `audience`, `cards`.
pub fn entry(section: &str, id: &str) -> String {
    format!("{section}/{id}.html")
}

/// Name of an entry of any section, where entries of several are told apart: `bundles/birth`.
pub fn entry_key(section: &str, id: &str) -> String {
    format!("{section}/{id}")
}

/// Page `number` (from 1) of the list of a section.
pub fn list(section: &str, number: usize) -> String {
    paged(&format!("{section}/index"), number)
}

/// Page `number` (from 1) of the list on an entry's page.
pub fn entry_list(section: &str, id: &str, number: usize) -> String {
    paged(&format!("{section}/{id}"), number)
}

/// Page `number` (from 1) of the complete list by pinyin.
pub fn a_to_z(number: usize) -> String {
    paged("a-z", number)
}

fn paged(stem: &str, number: usize) -> String {
    match number {
        1 => format!("{stem}.html"),
        n => format!("{stem}-p{n}.html"),
    }
}

/// The printable card of a guide.
pub fn card(guide: &str) -> String {
    format!("cards/{guide}.pdf")
}

/// The printable card of a bundle.
pub fn bundle_card(bundle: &str) -> String {
    format!("cards/bundles/{bundle}.pdf")
}

/// That card in another format than the usual one.
pub fn bundle_card_as(format: &str, bundle: &str) -> String {
    format!("cards/{format}/bundles/{bundle}.pdf")
}

/// The card of a bundle as a page to print from the browser.
pub fn bundle_card_page(bundle: &str) -> String {
    format!("cards/bundles/{bundle}.html")
}

/// The page of a guide in one situation.
pub fn situation(guide: &str, key: &str) -> String {
    format!("guides/{guide}/{key}.html")
}

/// The page of a bundle in one situation.
pub fn bundle_situation(bundle: &str, key: &str) -> String {
    format!("bundles/{bundle}/{key}.html")
}

/// The printable card of a guide in one situation.
pub fn situation_card(guide: &str, key: &str) -> String {
    format!("cards/{guide}/{key}.pdf")
}

/// That card in another format than that of the counter.
pub fn situation_card_as(format: &str, guide: &str, key: &str) -> String {
    format!("cards/{format}/{guide}/{key}.pdf")
}

/// The calendar file of a hall.
pub fn hall_calendar(hall: &str) -> String {
    format!("halls/{hall}.ics")
}

/// The card of a guide in another format than that of the counter.
pub fn card_as(format: &str, guide: &str) -> String {
    format!("cards/{format}/{guide}.pdf")
}

/// The page that offers files to print in batches.
pub const PRINT_CENTRE: &str = "print/index.html";

/// A file to print in a batch.
pub fn print_job(name: &str) -> String {
    format!("print/{name}.pdf")
}

/// The page that tells what can be done with this paper.
pub fn holding(material: &str) -> String {
    format!("{HOLDINGS}#have={material}")
}

/// A page where the notice of this name is called.
pub fn noticed(page: &str, mark: &str) -> String {
    format!("{page}#{mark}")
}

/// The plan of a hall's floor as a picture.
pub fn plan(hall: &str, floor: &str) -> String {
    format!("halls/{hall}-{floor}.svg")
}

/// A file under `files/` as published: Markdown forms become pages.
pub fn file(path: &str) -> String {
    match path.strip_suffix(".md") {
        Some(stem) => format!("{stem}.html"),
        None => path.to_owned(),
    }
}

/// Whether what lies at an address is a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// The way from a page back to the root: one `../` for each folder it lies in.
pub fn root(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// The address on the web, for QR codes, canonical links and the site map; `base` is the site's `base_url`.
pub fn absolute(base: &str, path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    format!("{}/{path}", base.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_has_one_step_per_folder() {
        assert_eq!(root(HOME), "");
        assert_eq!(root(&entry("guides", "a")), "../");
        assert_eq!(root("files/forms/a.html"), "../../");
    }

    #[test]
    fn later_pages_of_a_list_are_numbered() {
        assert_eq!(list("guides", 1), "guides/index.html");
        assert_eq!(a_to_z(1), A_TO_Z);
        assert_eq!(entry_list("topics", "housing", 3), "topics/housing-p3.html");
    }

    #[test]
    fn web_addresses_do_not_double_slashes() {
        assert_eq!(absolute("https://a.example/x/", "guides/b.html"), "https://a.example/x/guides/b.html");
        assert_eq!(absolute("https://a.example", HOME), "https://a.example/");
    }
}
