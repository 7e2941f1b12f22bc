//! An answer for people: one result a line, and where to look on when nothing fits.

use std::fmt::Write as _;

use crate::diag::Arg;
use crate::lang::Lang;
use crate::model::Content;
use crate::pages::search::named;
use crate::pipeline::Checked;
use crate::render::search::{Explanation, Grade, Hit, Index, normal};

/// An answer with everything that is said about it.
pub struct Page<'a> {
    pub query: &'a str,
    pub index: &'a Index,
    pub explained: &'a Explanation,
    pub checked: &'a Checked,
    pub lang: Lang,
}

/// Longest query that is repeated in full.
const LONG: usize = 40;

pub fn text(page: &Page<'_>) -> String {
    let mut text = heading(page);
    for (number, hit) in page.explained.answer.hits.iter().enumerate() {
        text += &line(page, number, hit);
    }
    text + &elsewhere(page)
}

/// What is to be known before the results: that none fits, or that the query was read as another one.
pub fn heading(page: &Page<'_>) -> String {
    let answer = &page.explained.answer;
    let key = match answer.grade {
        Grade::Match => None,
        Grade::Near => Some("search.near"),
        Grade::Frequent if answer.hits.is_empty() => Some("search.none"),
        Grade::Frequent => Some("search.frequent"),
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(key.map(|key| page.lang.say(key, &[("query", &quoted(page.query)), ("hotline", &hotline(page))])));
    if let Some(read) = reading(page) {
        lines.push(page.lang.say("search.read-as", &[("text", read)]));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// What the query was taken for, where that is more than some of its own words: a slip mended, letters read as pinyin, or
/// nothing that fits the whole. The page has the same rule.
fn reading<'a>(page: &Page<'a>) -> Option<&'a str> {
    let Explanation { understood: read, answer, .. } = page.explained;
    let (typed, text) = (normal(page.query), read.text.as_str());
    let mut words = typed.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty());
    let is_other = match answer.grade {
        Grade::Match => !read.mended.is_empty() || words.any(|word| !text.contains(word)),
        Grade::Near => true,
        Grade::Frequent => false,
    };
    (is_other && !text.is_empty() && text != typed).then_some(text)
}

/// Title, the alias that fits, facts, address.
pub fn line(page: &Page<'_>, number: usize, hit: &Hit) -> String {
    let doc = &page.index.docs()[hit.doc];
    let alias = hit.alias.as_deref().map(|alias| format!("（{}）", visible(alias))).unwrap_or_default();
    let facts = doc.facts.join(" · ");
    let situation = named(&doc.options, page.query);
    let told = situation.map(|one| page.lang.say("search.situation", &[("label", &visible(&one.label))]));
    let way = situation.map(|one| format!("#{}", visible(&one.fragment))).unwrap_or_default();
    let title = visible(&doc.title) + &alias + &told.unwrap_or_default();
    format!("{:>2}. {title}  {}  {}{way}\n", number + 1, visible(&facts), doc.url)
}

/// Below an answer that does not fit: by whom and under what to look on, and whom to call.
pub fn elsewhere(page: &Page<'_>) -> String {
    if page.explained.answer.grade == Grade::Match {
        return String::new();
    }
    let content: &Content = &page.checked.portal.content;
    let departments = content.departments.iter().map(|entry| entry.value.name.value.as_str());
    let topics = content.topics.iter().map(|entry| entry.value.name.value.as_str());
    let mut text = String::from("\n");
    for (key, names) in [("search.departments", list(departments)), ("search.topics", list(topics))] {
        if !names.is_empty() {
            let _ = writeln!(text, "{}", whole(page.lang, key, &[("names", &names)]));
        }
    }
    text + &page.lang.say("search.call", &[("hotline", &hotline(page))]) + "\n"
}

/// 12345 where the site names no other.
fn hotline(page: &Page<'_>) -> String {
    let written = visible(&page.checked.portal.content.site.hotline.value);
    if written.is_empty() { "12345".to_owned() } else { written }
}

/// A text with its arguments in full; [`Lang::say`] shortens them.
pub fn whole(lang: Lang, key: &'static str, args: &[(&'static str, &str)]) -> String {
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, Arg::Choices((*value).to_owned()))).collect();
    lang.fill(key, &args)
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    visible(&names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join("、"))
}

/// A query as it is repeated: short, and without what a terminal would obey.
pub fn quoted(query: &str) -> String {
    let mut text = visible(query);
    if let Some((end, _)) = text.char_indices().nth(LONG) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// Control characters and those that turn the direction of writing are spelt out.
pub fn visible(text: &str) -> String {
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let spell = |c: char| if is_odd(c) { c.escape_unicode().to_string() } else { c.to_string() };
    match text.contains(is_odd) {
        true => text.chars().map(spell).collect(),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelt_out() {
        assert_eq!(visible("社\u{1b}[31m\u{202e}保"), "社\\u{1b}[31m\\u{202e}保");
        assert_eq!(quoted(&"社".repeat(10_000)).chars().count(), LONG + 1);
    }
}
