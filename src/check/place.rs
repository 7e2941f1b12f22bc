//! Where a field stands inside a record, for values that carry no position of their own (words, counts, yes and no).
//!
//! The text is only looked at when there is something to report, so that ten thousand guides need not remember the place
//! of every field.

use std::ops::Range;

use crate::diag::Span;

/// The value of field `name` in the record at `span` of `text`, or its key when the value is a block below it.
pub fn field(text: &str, span: Span, name: &str) -> Option<Span> {
    let start = span.start as usize;
    let range = match text.get(start..)?.starts_with('{') {
        true => in_braces(text, start, name)?,
        false => in_block(text, span, name)?,
    };
    Some(Span::new(span.file, range.start, range.end))
}

/// `{charged: true, note: 甲}`; braces inside are not looked into.
fn in_braces(text: &str, start: usize, name: &str) -> Option<Range<usize>> {
    let inside = &text[start..start + text[start..].find('}')?];
    let key = inside.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = inside[..*at].trim_end();
        before.ends_with(['{', ',']) && inside[at + name.len()..].trim_start().starts_with(':')
    })?;
    let colon = key + inside[key..].find(':')? + 1;
    let end = colon + inside[colon..].find(',').unwrap_or(inside.len() - colon);
    Some(trimmed(text, start + colon..start + end))
}

/// One field a line, all beginning in the same column.
fn in_block(text: &str, span: Span, name: &str) -> Option<Range<usize>> {
    let (mut at, column) = first_key(text, span)?;
    let mut is_first = true;
    for line in text[at..].split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let (indent, content) = if is_first { (column, line) } else { (blanks, &line[blanks..]) };
        let is_blank = content.trim().is_empty() || content.starts_with('#');
        if !is_first && !is_blank && (indent < column || line.trim_end() == "---") {
            return None;
        }
        let key = at + line.len() - content.len();
        if indent == column && content.strip_prefix(name).is_some_and(|rest| rest.starts_with(':')) {
            return Some(value(text, key, name, at + line.len()));
        }
        is_first = false;
        at += line.len();
    }
    None
}

/// Where the first key of the record begins, and the column of its keys. A record begins with its first field (an empty
/// span) or, in a catalogue, with the key that names it.
fn first_key(text: &str, span: Span) -> Option<(usize, usize)> {
    let (start, end) = (span.start as usize, span.end as usize);
    if start == end {
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        return Some((start, start - line_start - bom(&text[line_start..start])));
    }
    let line_end = text.get(end..)?.find('\n').map_or(text.len(), |i| end + i + 1);
    // A catalogue's entry: the fields stand below its key.
    let mut at = line_end;
    for line in text[line_end..].split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        if !content.trim().is_empty() && !content.starts_with('#') {
            return Some((at + line.len() - content.len(), line.len() - content.len()));
        }
        at += line.len();
    }
    None
}

fn bom(text: &str) -> usize {
    text.len() - text.trim_start_matches('\u{feff}').len()
}

fn value(text: &str, key: usize, name: &str, line_end: usize) -> Range<usize> {
    let colon = key + name.len() + 1;
    let written = &text[colon..line_end];
    let end = written.find(" #").map_or(line_end, |comment| colon + comment);
    let value = trimmed(text, colon..end);
    if value.is_empty() { key..key + name.len() } else { value }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    /// The field of the record whose span is `length` bytes from the beginning of `record`.
    fn found<'a>(text: &'a str, record: &str, length: usize, name: &str) -> Option<&'a str> {
        let start = text.find(record).expect("the record is in the text");
        let span = Span::new(FileId(0), start, start + length);
        field(text, span, name).map(|span| &text[span.start as usize..span.end as usize])
    }

    #[test]
    fn a_field_of_a_file_is_found_but_not_in_the_text_below_it() {
        let text = "---\ntitle: 甲\nsteps:\n  - name: 乙\nvisits: 2 # 次\n---\nname: 丙\nquota: 丁\n";
        let start = Span::new(FileId(0), 4, 4);
        let at = |name| field(text, start, name).map(|span| &text[span.start as usize..span.end as usize]);
        assert_eq!((at("visits"), at("steps"), at("name"), at("quota")), (Some("2"), Some("steps"), None, None));
    }

    #[test]
    fn a_field_of_a_list_item_is_not_taken_from_the_next_item() {
        let text = "m:\n  - name: 甲\r\n    keep: 收取\r\n  - name: 乙\r\n    copies: 1\r\n";
        assert_eq!(found(text, "name: 甲", 0, "keep"), Some("收取"));
        assert_eq!(found(text, "name: 甲", 0, "copies"), None);
        assert_eq!(found(text, "name: 乙", 0, "copies"), Some("1"));
    }

    #[test]
    fn a_field_of_a_catalogue_entry_stands_below_its_key() {
        let text = "a:\n  name: 甲\n\nb:\n  # 注\n  name: 乙\n  kind: 丙\nc:\n  order: 1\n";
        assert_eq!(found(text, "b", 1, "kind"), Some("丙"));
        assert_eq!(found(text, "b", 1, "order"), None);
    }

    #[test]
    fn a_field_between_braces_is_found() {
        assert_eq!(found("fees: {charged: true, note: 甲}\n", "{", 1, "note"), Some("甲"));
        assert_eq!(found("fees: {charged: true}\nlines: 1\n", "{", 1, "lines"), None);
    }
}
