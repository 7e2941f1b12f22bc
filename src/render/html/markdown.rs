//! Markdown → HTML for Chinese text.
//!
//! Raw HTML is refused by a rule before this runs and escaped here all the same. Line breaks between Chinese
//! characters are not blanks. Relative links count from the portal's root.

use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, html};

use crate::model::MARKDOWN;
use crate::pages::url;

/// Renders `text`; `root` is the way from the page back to the portal's root.
pub fn to_html(text: &str, root: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(text, MARKDOWN).map(|event| adapt(event, root)).collect();
    let mut html = String::with_capacity(text.len() * 2);
    html::push_html(&mut html, join_lines(events).into_iter());
    html.replace("<table>", "<div class=\"table-scroll\" tabindex=\"0\"><table>").replace("</table>", "</table></div>")
}

fn adapt<'a>(event: Event<'a>, root: &str) -> Event<'a> {
    match event {
        // Comments are the editors' own notes (`<!-- mingbai:allow … -->`) and are not published.
        Event::Html(raw) | Event::InlineHtml(raw) if is_comment(&raw) => Event::Text("".into()),
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { dest_url: address(link_type, dest_url, root), link_type, title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { dest_url: address(link_type, dest_url, root), link_type, title, id })
        }
        other => other,
    }
}

fn is_comment(raw: &str) -> bool {
    let raw = raw.trim();
    raw.starts_with("<!--") && raw.find("-->") == Some(raw.len().saturating_sub(3))
}

/// Addresses with a scheme and fragments stay; the others count from the root.
fn address<'a>(link_type: LinkType, address: CowStr<'a>, root: &str) -> CowStr<'a> {
    let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
    if has_scheme || address.starts_with('#') || link_type == LinkType::Email {
        return address;
    }
    format!("{root}{}", url::file(&address)).into()
}

/// Drops line breaks between two Chinese characters; elsewhere they stay blanks.
fn join_lines(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let last = |event: Option<&Event<'_>>| match event {
        Some(Event::Text(text)) => text.chars().next_back(),
        _ => None,
    };
    let first = |event: Option<&Event<'_>>| match event {
        Some(Event::Text(text)) => text.chars().next(),
        _ => None,
    };
    let mut joined: Vec<Event<'_>> = Vec::with_capacity(events.len());
    for (i, event) in events.iter().enumerate() {
        let wide = |c: Option<char>| c.is_some_and(is_wide);
        let between = *event == Event::SoftBreak && wide(last(joined.last())) && wide(first(events.get(i + 1)));
        if !between {
            joined.push(event.clone());
        }
    }
    joined
}

/// Chinese characters and full-width punctuation.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn a_line_break_between_chinese_characters_is_no_blank() {
        assert_eq!(to_html("带身份证\n到窗口", ""), "<p>带身份证到窗口</p>\n");
        assert_eq!(to_html("see\nbelow", ""), "<p>see\nbelow</p>\n");
    }

    #[test]
    fn links_count_from_the_root() {
        let html = to_html("[表](files/forms/a.md) [网](https://a.example/) [下](#x)", "../");
        assert!(html.contains("href=\"../files/forms/a.html\""), "{html}");
        assert!(html.contains("href=\"https://a.example/\"") && html.contains("href=\"#x\""), "{html}");
    }

    #[test]
    fn raw_html_comes_out_as_text() {
        let html = to_html("甲<script>alert(1)</script>\n\n<b>乙</b>", "");
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
    }

    #[test]
    fn comments_are_not_published() {
        assert!(!to_html("<!-- 待核 -->\n\n甲<!-- 乙 -->丙", "").contains(['待', '乙', '!']));
        assert!(to_html("<!-- 甲 --><b>乙</b>", "").contains("&lt;b&gt;"));
    }
}
