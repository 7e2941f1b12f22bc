//! Which file of the site an address means, and what kind of file it is.

use std::collections::BTreeMap;

/// The answer to an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    File {
        path: String,
        bytes: &'a [u8],
    },
    /// A folder asked for without the `/` at its end: its pages' relative links would lead astray.
    Folder,
    Missing,
    /// Not an address that a browser makes from a link: broken escapes, `..`, control characters.
    Bad,
}

/// Looks an address up; `raw` is the path of the request as it came, with its `%` escapes.
pub fn find<'a>(site: &'a BTreeMap<String, Vec<u8>>, raw: &str) -> Found<'a> {
    let Some(path) = decode(raw).filter(|path| is_plain(path)) else { return Found::Bad };
    let path = path.trim_start_matches('/').to_owned();
    let file = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
    match site.get(&file) {
        Some(bytes) => Found::File { path: file, bytes },
        None if site.contains_key(&format!("{file}/index.html")) => Found::Folder,
        None => Found::Missing,
    }
}

/// `%E5%8A%9E` → `办`; `None` when an escape is cut short or the bytes are no UTF-8.
fn decode(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte != b'%' {
            bytes.push(byte);
            rest = after;
            continue;
        }
        let (digits, after) = after.split_at_checked(2)?;
        let value = |digit: u8| (digit as char).to_digit(16);
        bytes.push((value(digits[0])? * 16 + value(digits[1])?) as u8);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

/// Files come from memory, so nothing could be read that is not part of the site; refused all the same, because such
/// an address is an attack or a defect that would show only after publishing.
fn is_plain(path: &str) -> bool {
    let has_odd_sign = path.chars().any(|c| c.is_control() || c == '\\');
    let inner = path.strip_prefix('/').unwrap_or(path);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let has_odd_part =
        inner.split('/').any(|part| matches!(part, "." | "..") || (part.is_empty() && !inner.is_empty()));
    path.starts_with('/') && !path.starts_with("//") && !has_odd_sign && !has_odd_part
}

/// The Content-Type for a path, by its ending; texts are UTF-8.
pub fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let known = TYPES.iter().find(|(endings, _)| endings.contains(&ending.as_str()));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

const TYPES: &[(&[&str], &str)] = &[
    (&["html", "htm"], "text/html; charset=utf-8"),
    (&["css"], "text/css; charset=utf-8"),
    (&["js", "mjs"], "text/javascript; charset=utf-8"),
    (&["json", "map"], "application/json"),
    (&["webmanifest"], "application/manifest+json"),
    (&["xml", "atom", "rss"], "application/xml; charset=utf-8"),
    (&["txt", "md", "yaml", "yml"], "text/plain; charset=utf-8"),
    (&["csv"], "text/csv; charset=utf-8"),
    (&["ics"], "text/calendar; charset=utf-8"),
    (&["svg"], "image/svg+xml"),
    (&["png"], "image/png"),
    (&["jpg", "jpeg"], "image/jpeg"),
    (&["gif"], "image/gif"),
    (&["webp"], "image/webp"),
    (&["avif"], "image/avif"),
    (&["ico"], "image/x-icon"),
    (&["woff2"], "font/woff2"),
    (&["woff"], "font/woff"),
    (&["ttf"], "font/ttf"),
    (&["otf"], "font/otf"),
    (&["wasm"], "application/wasm"),
    (&["pdf"], "application/pdf"),
    (&["zip"], "application/zip"),
    (&["doc"], "application/msword"),
    (&["docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (&["xls"], "application/vnd.ms-excel"),
    (&["xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (&["ofd"], "application/ofd"),
    (&["mp3"], "audio/mpeg"),
    (&["mp4"], "video/mp4"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn look(raw: &str) -> String {
        let names = ["index.html", "guides/index.html", "guides/a b.html", "files/申请表.pdf", "a%41.html"];
        let site: BTreeMap<_, _> = names.iter().map(|name| (name.to_string(), Vec::new())).collect();
        match find(&site, raw) {
            Found::File { path, .. } => path,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn addresses_name_files_and_folders_their_index() {
        assert_eq!(look("/"), "index.html");
        assert_eq!(look("/guides/"), "guides/index.html");
        assert_eq!(look("/guides"), "Folder");
        assert_eq!(look("/guides/none.html"), "Missing");
    }

    #[test]
    fn escapes_are_decoded_once() {
        assert_eq!(look("/guides/a%20b.html"), "guides/a b.html");
        assert_eq!(look("/files/%E7%94%B3%e8%af%b7%E8%A1%A8.pdf"), "files/申请表.pdf");
        assert_eq!(look("/a%2541.html"), "a%41.html");
    }

    #[test]
    fn addresses_that_no_link_makes_are_refused() {
        let bad = [
            "",
            "*",
            "/../index.html",
            "/%2e%2e/index.html",
            "/guides/..%2findex.html",
            "/./index.html",
            "//index.html",
        ];
        let broken =
            ["/%", "/%4", "/%zz", "/%+1", "/%ff", "/a%00", "/a\\b", "/a%5cb", "/a//b", "/guides//", "/..", "/%2F%2Fx"];
        for raw in bad.iter().chain(&broken) {
            assert_eq!(look(raw), "Bad", "{raw:?}");
        }
    }

    #[test]
    fn texts_say_that_they_are_utf_8() {
        for path in ["a.html", "a.css", "a.js", "feed.xml", "robots.txt", "A.HTML"] {
            assert!(content_type(path).ends_with("; charset=utf-8"), "{path}");
        }
        assert_eq!(content_type("cards/a.pdf"), "application/pdf");
        assert_eq!(content_type("files/README"), "application/octet-stream");
    }
}
