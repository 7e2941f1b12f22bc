//! Proposals → the guides' files with the names added, as an editor would write them.

use std::collections::BTreeMap;

use super::Proposal;
use crate::diag::{Edit, FileId, SourceFile, SourceMap, Span, apply};
use crate::model::{Content, Guide};
use crate::render::search::Doc;

/// A file with names added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub file: FileId,
    /// The first line that is added or changed, from 1.
    pub line: usize,
    /// Identifier of the guide.
    pub id: String,
    pub aliases: Vec<String>,
    /// The whole new text; `None` where the file is written in a way that only a person should touch.
    pub text: Option<String>,
}

/// One change for each guide that gets names, in the order of the proposals.
pub fn changes(proposals: &[Proposal], docs: &[Doc], content: &Content, map: &SourceMap) -> Vec<Change> {
    let mut names: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut order: Vec<usize> = Vec::new();
    for proposal in proposals {
        let list = names.entry(proposal.doc).or_default();
        if list.is_empty() {
            order.push(proposal.doc);
        }
        list.push(proposal.alias.clone());
    }
    let one = |doc: usize| {
        let entry = content.guides.iter().find(|entry| entry.id == docs[doc].id)?;
        Some(change(&entry.id, entry.id_span.file, &entry.value.head, names.remove(&doc)?, map))
    };
    order.into_iter().filter_map(one).collect()
}

fn change(id: &str, file: FileId, guide: &Guide, aliases: Vec<String>, map: &SourceMap) -> Change {
    let source = map.file(file);
    let edit = edit(source, file, guide, &aliases);
    let at = edit.as_ref().map_or(guide.title.span.start, |edit| edit.span.start);
    let is_below = edit.as_ref().is_some_and(|edit| edit.text.starts_with(['\r', '\n']));
    let line = source.line(at as usize).0 + usize::from(is_below);
    let text = edit.and_then(|edit| apply(&source.text, &[edit]));
    Change { file, line, id: id.to_owned(), aliases, text }
}

fn edit(source: &SourceFile, file: FileId, guide: &Guide, aliases: &[String]) -> Option<Edit> {
    let quoted: Vec<String> = aliases.iter().map(|alias| quoted(alias)).collect();
    match guide.aliases.last() {
        // A dash with nothing behind it, which somebody has yet to fill in.
        Some(last) if last.value.is_empty() => None,
        Some(last) => behind(source, file, last.span, &quoted),
        None => first(source, file, guide.title.span, &quoted),
    }
}

/// Behind the last name, in the list as it is written.
fn behind(source: &SourceFile, file: FileId, last: Span, aliases: &[String]) -> Option<Edit> {
    let text = &source.text;
    let (_, start, end) = source.line(last.start as usize);
    let line = text[start..end].trim_end();
    let mut to = last.end as usize;
    if to > end {
        return None;
    }
    if text[to..end].starts_with(['"', '\'']) {
        to += 1;
    }
    let before = text[start..last.start as usize].trim_end_matches(['"', '\'']);
    let dash = before.trim_end();
    if dash.trim_start() == "-" {
        let new_line = if text[..end].ends_with('\r') { "\r\n" } else { "\n" };
        let added: String = aliases.iter().map(|alias| format!("{new_line}{before}{alias}")).collect();
        let at = start + line.len();
        return Some(Edit::new(Span::new(file, at, at), added));
    }
    let is_flow = text[to..].trim_start().starts_with([',', ']']);
    let added: String = aliases.iter().map(|alias| format!(", {alias}")).collect();
    is_flow.then(|| Edit::new(Span::new(file, to, to), added))
}

/// A list where there is none: in place of an empty one, or below the title. Nothing where a field of the name is written
/// in any other way, since a second one of it stops the build.
fn first(source: &SourceFile, file: FileId, title: Span, aliases: &[String]) -> Option<Edit> {
    let text = &source.text;
    let list = format!("aliases: [{}]", aliases.join(", "));
    if let Some(at) = field(text) {
        let end = at + empty(&text[at..])?;
        return Some(Edit::new(Span::new(file, at, end), list));
    }
    let (_, start, end) = source.line(title.start as usize);
    let is_plain = text[start..end].starts_with("title:") && title.end as usize <= end;
    let is_last_of_it = !text[(end + 1).min(text.len())..].starts_with([' ', '\t']);
    let new_line = if text[..end].ends_with('\r') { "\r\n" } else { "\n" };
    let at = start + text[start..end].trim_end().len();
    (is_plain && is_last_of_it).then(|| Edit::new(Span::new(file, at, at), format!("{new_line}{list}")))
}

/// Where the line of the field begins, however it is written; the text of a page below its fields has none.
fn field(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && line.trim_end() == "---" {
            return None;
        }
        let key = line.trim_start_matches([' ', '\t', '\u{feff}', '?', '"', '\'']);
        let rest = key.strip_prefix("aliases").map(|rest| rest.trim_start_matches([' ', '\t', '"', '\'']));
        if rest.is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with([':', '：'])) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// How long a plain field without names is, up to a remark behind it; `None` where it is more than that.
fn empty(text: &str) -> Option<usize> {
    let (line, below) = text.split_once('\n').unwrap_or((text, ""));
    let value = line.strip_prefix("aliases:")?;
    let remark = value.match_indices('#').map(|(at, _)| at).find(|at| value[..*at].ends_with([' ', '\t']));
    let value = value[..remark.unwrap_or(value.len())].trim_end();
    let is_empty = matches!(value.trim_start(), "" | "[]" | "[ ]" | "~" | "null");
    let mut next = below.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let goes_on = next.next().is_some_and(|line| line.starts_with([' ', '\t']) || is_item(line));
    (is_empty && !goes_on).then_some("aliases:".len() + value.len())
}

fn is_item(line: &str) -> bool {
    line.trim_end() == "-" || line.starts_with("- ")
}

/// A name as YAML takes it for a text: in quotes where it could be a number or a word like `yes`.
fn quoted(alias: &str) -> String {
    let is_plain = !alias.is_ascii() && alias.chars().all(char::is_alphanumeric);
    if is_plain { alias.to_owned() } else { format!("\"{}\"", alias.replace(['"', '\\'], "")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;
    use crate::source;

    /// The names that a guide has after two were added to a folder's only guide, and its new text.
    fn added(head: &str) -> (Vec<String>, Option<String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("guides");
        std::fs::create_dir(&path).unwrap();
        let read = |text: &str| {
            std::fs::write(path.join("a.yaml"), text).unwrap();
            let (tree, _) = source::read(folder.path(), "");
            (model::parse(&tree).0, tree)
        };
        let (content, tree) = read(head);
        let doc = crate::render::search::Doc { id: "a".into(), ..super::super::samples::guides().remove(0) };
        let proposal = |alias: &str| Proposal { query: 0, doc: 0, alias: alias.into() };
        let made = changes(&[proposal("新叫法"), proposal("120")], &[doc], &content, &tree.map).remove(0);
        let aliases =
            |content: &Content| content.guides[0].value.head.aliases.iter().map(|it| it.value.clone()).collect();
        match made.text {
            Some(text) => (aliases(&read(&text).0), Some(text)),
            None => (aliases(&content), None),
        }
    }

    #[test]
    fn names_are_added_to_a_list_as_it_is_written() {
        for (head, old) in [
            ("title: 甲\naliases:\n  - 乙\n  - \"丙\"\nsummary: 丁\n", 2),
            ("title: 甲\naliases:\n- 乙  # 常用\nsummary: 丁\n", 1),
            ("title: 甲\r\naliases:\r\n  - 乙\r\nsummary: 丁\r\n", 1),
            ("title: 甲\naliases: [乙, '丙']\nsummary: 丁\n", 2),
            ("title: 甲\naliases: [\n  乙,\n  丙\n]\n", 2),
            ("title: 甲\naliases: []\nsummary: 丁\n", 0),
            ("title: 甲\nsummary: 丁\n", 0),
            ("title: \"甲\"\n", 0),
            ("title: 甲", 0),
        ] {
            let (names, text) = added(head);
            assert!(text.is_some(), "{head}");
            assert_eq!(names.len(), old + 2, "{head}→\n{text:?}");
            assert_eq!(names[old..], ["新叫法", "120"], "{head}→\n{text:?}");
        }
    }

    #[test]
    fn a_field_without_names_is_never_written_twice() {
        for (head, text) in [
            (
                "title: 甲\naliases:  # 待填写\nsummary: 丁\n",
                "title: 甲\naliases: [新叫法, \"120\"]  # 待填写\nsummary: 丁\n",
            ),
            ("title: 甲\r\naliases: [] # 无\r\n", "title: 甲\r\naliases: [新叫法, \"120\"] # 无\r\n"),
            (
                "title: 甲\naliases: ~\n\n# 下\nsummary: 丁\n",
                "title: 甲\naliases: [新叫法, \"120\"]\n\n# 下\nsummary: 丁\n",
            ),
        ] {
            let (names, new) = added(head);
            assert_eq!((new.as_deref(), names.len()), (Some(text), 2), "{head}");
        }
        for head in ["aliases: [\n]", "\"aliases\": []", "aliases : []", "aliases:\n  []", "aliases:\n  -"] {
            assert_eq!(added(&format!("title: 甲\n{head}\nsummary: 丁\n")).1, None, "{head}");
        }
    }

    #[test]
    fn an_added_name_is_one_new_line() {
        let (_, text) = added("title: 甲\naliases:\n    - 乙 # 常用\nsummary: 丁\n");
        assert_eq!(
            text.as_deref(),
            Some("title: 甲\naliases:\n    - 乙 # 常用\n    - 新叫法\n    - \"120\"\nsummary: 丁\n")
        );
    }

    #[test]
    fn what_only_a_person_should_touch_is_left_alone() {
        assert_eq!(added("title: 甲\naliases:\n  - >-\n    乙\n    丙\n").1, None);
        assert_eq!(added("title: >-\n  甲\n").1, None);
    }
}
