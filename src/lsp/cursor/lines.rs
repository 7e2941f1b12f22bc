//! Lines of YAML by their looks.

use std::ops::Range;

/// The part of a file that is YAML: all of it, or what stands between the fences of a Markdown file. A fence that has not
/// been typed yet is taken to follow at the end.
pub fn region(path: &str, text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    if !path.ends_with(".md") {
        return start..text.len();
    }
    let mut at = start;
    let mut begin = None;
    for line in text[start..].split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        match begin {
            None if !is_fence => return start..start,
            None => begin = Some(at + line.len()),
            Some(begin) if is_fence => return begin..at,
            Some(_) => {}
        }
        at += line.len();
    }
    begin.map_or(start..start, |begin| begin..text.len())
}

/// Bytes of indentation of a line.
pub fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t', '\u{3000}']).len()
}

/// Length of `- ` with the blanks behind it, when a line begins an item.
pub fn dash(content: &str) -> Option<usize> {
    let rest = content.strip_prefix('-')?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    (rest.is_empty() || blanks > 0).then_some(1 + blanks)
}

/// The name of the field that a line begins, and where its value begins.
pub fn key(content: &str) -> Option<(&str, usize)> {
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (name, rest) = match quote {
        Some(quote) => content[1..].split_once(quote)?,
        None => content.split_at(content.find(|c| !is_name(c)).unwrap_or(content.len())),
    };
    let after = rest.trim_start_matches(' ');
    let value = after.strip_prefix(':').map(|value| (value, value.is_empty() || value.starts_with([' ', '\t', '\r'])));
    let value = value.or_else(|| after.strip_prefix('：').map(|value| (value, true)));
    match value {
        Some((value, true)) if !name.is_empty() => Some((name, content.len() - value.len())),
        _ => None,
    }
}

/// Where a value written on one line ends, before a comment and blanks.
pub fn value_end(value: &str) -> usize {
    let closed = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].find(quote).map(|at| at + 2),
        _ => None,
    };
    let comment = || value.find(" #").unwrap_or(value.len());
    let end = closed.unwrap_or_else(comment);
    value[..end].trim_end().len()
}

/// `|`, `>-`: the deeper lines below are text.
pub fn opens_block(value: &str) -> bool {
    let value = &value[..value_end(value)];
    value.starts_with(['|', '>']) && value[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9'))
}
