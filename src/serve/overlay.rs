//! What the preview adds to a page: the script that loads it again, and the findings of the last build on top.

use super::state::{Outcome, Shown};
use crate::lang::Lang;

/// Where the preview's own files are; a site cannot have pages there.
pub const SCRIPT: &str = "/__mingbai/reload.js";
pub const STYLE: &str = "/__mingbai/overlay.css";
pub const EVENTS: &str = "/__mingbai/events";

pub const SCRIPT_TEXT: &str = include_str!("reload.js");
pub const STYLE_TEXT: &str = include_str!("overlay.css");

/// The page with the additions before `</body>`, or at its end.
pub fn added_to(page: &[u8], shown: &Shown, lang: Lang) -> Vec<u8> {
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    let added = additions(shown, lang);
    [&page[..at], added.as_bytes(), &page[at..]].concat()
}

/// A page of the preview itself, for an address at which the site has nothing.
pub fn own_page(key: &'static str, shown: &Shown, lang: Lang) -> Vec<u8> {
    let (code, text) = (lang.code(), lang.text(key));
    let head = format!("<meta charset=\"utf-8\"><title>{text}</title>");
    let page =
        format!("<!doctype html>\n<html lang=\"{code}\">\n<head>{head}</head>\n<body><p>{text}</p></body>\n</html>\n");
    added_to(page.as_bytes(), shown, lang)
}

fn additions(shown: &Shown, lang: Lang) -> String {
    let version = shown.version();
    let files = format!(
        "<link rel=\"stylesheet\" href=\"{STYLE}\"><script src=\"{SCRIPT}\" data-version=\"{version}\" defer></script>"
    );
    files + &findings(shown, lang)
}

/// Open when the build failed; folded up when the site is good and there are only warnings.
fn findings(shown: &Shown, lang: Lang) -> String {
    let report = shown.report.as_deref().unwrap_or_default();
    let (kind, title) = match shown.outcome {
        Outcome::Ok if report.is_empty() => return String::new(),
        Outcome::Ok => ("", "serve.overlay.warnings"),
        Outcome::Failed if shown.good => (" open", "serve.overlay.failed"),
        Outcome::Failed => (" open", "serve.overlay.failed-first"),
        Outcome::Panicked => (" open", "serve.overlay.panicked"),
    };
    let (code, title) = (lang.code(), lang.text(title));
    format!(
        "<aside id=\"mingbai-overlay\" lang=\"{code}\"><details{kind}><summary>{title}</summary><div>{report}</div></details></aside>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_stand_before_the_end_of_the_body_or_of_a_page_without_one() {
        let text = |page: &str| String::from_utf8(added_to(page.as_bytes(), &Shown::default(), Lang::Zh)).unwrap();
        let added = text("");
        assert!(added.contains(SCRIPT) && added.contains(STYLE));
        assert_eq!(text("<p>a</BODY></html>"), format!("<p>a{added}</BODY></html>"));
        assert_eq!(text("<p>a"), format!("<p>a{added}"));
    }

    #[test]
    fn findings_are_open_after_a_failure_and_folded_after_a_success() {
        let shown =
            |outcome, report: Option<&str>| Shown { outcome, report: report.map(Into::into), ..Shown::default() };
        assert_eq!(findings(&shown(Outcome::Ok, None), Lang::Zh), "");
        assert!(findings(&shown(Outcome::Ok, Some("<p>w</p>")), Lang::Zh).contains("<details><summary>"));
        let failed = findings(&shown(Outcome::Failed, Some("<p>e</p>")), Lang::Zh);
        assert!(failed.contains("<details open>") && failed.contains("<div><p>e</p></div>"));
        assert!(findings(&shown(Outcome::Panicked, None), Lang::En).contains(Lang::En.text("serve.overlay.panicked")));
    }

    /// Pages forbid inline scripts and styles, so an addition of that kind would be dropped by the browser.
    #[test]
    fn additions_keep_to_the_rules_of_the_pages() {
        let shown = Shown { outcome: Outcome::Failed, report: Some("<p>e</p>".into()), ..Shown::default() };
        let added = additions(&shown, Lang::Zh);
        assert!(!added.contains("style=") && !added.contains("<style") && !added.contains(" onclick"), "{added}");
        assert!(added.contains("></script>"), "{added}");
    }
}
