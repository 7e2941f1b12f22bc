//! Where a link of a page leads, as a browser would read it, and what is left of it in a hall.

use url::Url;

use crate::pages::url as address;

/// What a link is to somebody who stands at the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A page of this portal, or a place on the same page.
    Inside,
    /// A number or a mailbox: read and written down, since nothing here dials or writes.
    Said(String),
    /// An address on the web, for the visitor's own phone.
    Web(String),
    /// A file of the portal, with its address on the web: no page, so nothing would lead back from it.
    File(String),
    /// Nothing that may be shown: a script, a place on this machine.
    Nowhere,
}

/// Stands for the folder that the portal lies in; the kiosk opens it from disk.
const FOLDER: &str = "file:///portal/";

const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "gif", "webp"];

/// Where `href` on the page at `page` leads; `base` is the site's address on the web.
pub fn way(page: &str, base: &str, href: &str) -> Way {
    let here = Url::parse(FOLDER).and_then(|folder| folder.join(page));
    let Ok(target) = here.and_then(|here| here.join(href)) else { return Way::Nowhere };
    match target.scheme() {
        "tel" | "sms" | "mailto" => Way::Said(said(&target)),
        "http" | "https" => Way::Web(target.into()),
        _ => match target.as_str().strip_prefix(FOLDER) {
            Some(_) if address::is_page(target.path()) => Way::Inside,
            Some(path) => Way::File(address::absolute(base, path)),
            None => Way::Nowhere,
        },
    }
}

/// What stands behind the scheme, without the subject or text of a letter.
fn said(target: &Url) -> String {
    percent_encoding::percent_decode_str(target.path()).decode_utf8_lossy().into_owned()
}

/// Whether a file can be shown on the page itself.
pub fn is_picture(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://a.example/hall/";

    fn from_guide(href: &str) -> Way {
        way("guides/a.html", BASE, href)
    }

    #[test]
    fn pages_of_the_portal_are_inside() {
        for href in ["b.html", "../index.html", "#fees", "../search.html?q=%E7%A4%BE#x", "", "?q=1"] {
            assert_eq!(from_guide(href), Way::Inside, "{href}");
        }
    }

    #[test]
    fn what_leaves_the_portal_is_an_address_for_a_phone() {
        assert_eq!(from_guide("https://b.example/x"), Way::Web("https://b.example/x".into()));
        assert_eq!(from_guide(" ht\ntps://b.example/"), Way::Web("https://b.example/".into()), "as browsers read it");
        assert_eq!(from_guide("../files/表.pdf"), Way::File("https://a.example/hall/files/%E8%A1%A8.pdf".into()));
    }

    #[test]
    fn numbers_and_mailboxes_are_read() {
        assert_eq!(from_guide("tel:0520-6821001,8"), Way::Said("0520-6821001,8".into()));
        assert_eq!(from_guide("mailto:a@b.example?subject=x"), Way::Said("a@b.example".into()));
    }

    #[test]
    fn nothing_leads_to_scripts_or_to_the_machine() {
        for href in ["javascript:x()", "java\nscript:x()", "data:text/html,x", "//b.example/x.html", "/etc/passwd"] {
            assert_eq!(from_guide(href), Way::Nowhere, "{href}");
        }
        for href in
            ["../../x.html", "\\\\b.example\\x.html", "file:///etc/a.html", "c:/a.html", "blob:x", "about:blank"]
        {
            assert_eq!(from_guide(href), Way::Nowhere, "{href}");
        }
    }

    #[test]
    fn pictures_are_told_by_their_ending() {
        assert!(is_picture("../files/a.PNG") && is_picture("a.svg?x"));
        assert!(!is_picture("a.pdf") && !is_picture("png"));
    }
}
