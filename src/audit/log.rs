//! The file of queries → each different query with what it should find and how often it was asked.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, GB18030};

use crate::diag::{Diagnostic, Diagnostics, FileId, Span, nearest};
use crate::render::search::{Doc, LONGEST_QUERY};

/// What stands for "nothing here does this".
const NOTHING: &str = "-";

/// So many findings name what may have been meant.
const MOST_MEANT: usize = 100;

/// A query of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub query: String,
    /// Identifiers, any of which is right; empty when the log does not say.
    pub expected: Vec<String>,
    /// Nothing should be found.
    pub is_foreign: bool,
    /// How many lines ask this.
    pub times: usize,
    /// Where it stands first.
    pub span: Span,
}

/// All queries, the most frequent first, and what is wrong with the file.
#[derive(Debug, Default)]
pub struct Log {
    pub asked: Vec<Asked>,
    pub found: Diagnostics,
}

/// UTF-8, UTF-16 with a mark, or the GB encodings that office programs here write; `None` for what is no text.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let text = match (encoding, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => text.to_owned(),
        (encoding, _) => {
            let (text, faults) = encoding.unwrap_or(GB18030).decode_with_bom_removal(bytes);
            (!faults).then(|| text.into_owned())?
        }
    };
    (!text.contains('\0')).then_some(text)
}

impl Log {
    /// Reads a file; identifiers that no document has are findings and count for nothing.
    pub fn read(text: &str, file: FileId, docs: &[Doc]) -> Self {
        let mut log = Log::default();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            log.line(line.trim_end_matches(['\n', '\r']), start, file, docs, &mut places);
            start += line.len();
        }
        // A query of which one line says that nothing is here, and another what is, is meant to find that.
        log.asked.iter_mut().for_each(|asked| asked.is_foreign &= asked.expected.is_empty());
        log.asked.sort_by_key(|asked| std::cmp::Reverse(asked.times));
        if log.asked.is_empty() {
            log.found.push(Diagnostic::error("audit-empty", Span::start_of(file)).help("audit-empty.help"));
        }
        log
    }

    fn line(&mut self, line: &str, start: usize, file: FileId, docs: &[Doc], places: &mut BTreeMap<String, usize>) {
        let mut columns = line.split('\t');
        let first = columns.next().unwrap_or_default();
        let query = first.trim_matches(is_blank);
        if query.is_empty() || query.starts_with('#') {
            return;
        }
        let from = start + first.len() - first.trim_start_matches(is_blank).len();
        let span = Span::new(file, from, from + query.len());
        let count = query.chars().count();
        if count > LONGEST_QUERY {
            let finding = Diagnostic::warning("audit-long", span).arg("count", count.to_string());
            self.found.push(finding.arg("most", LONGEST_QUERY.to_string()).help("audit-long.help"));
        }
        let at = *places.entry(query.to_owned()).or_insert_with(|| {
            let asked = Asked { query: query.to_owned(), expected: Vec::new(), is_foreign: false, times: 0, span };
            self.asked.push(asked);
            self.asked.len() - 1
        });
        self.asked[at].times += 1;
        match columns.next() {
            Some(ids) => self.expected(at, ids, start + first.len() + 1, file, docs),
            None => untabbed(query, span, docs).into_iter().for_each(|finding| self.found.push(finding)),
        }
        if columns.next().is_some_and(|more| !more.trim().is_empty()) {
            self.found.push(Diagnostic::warning("audit-columns", span).help("audit-columns.help"));
        }
    }

    fn expected(&mut self, at: usize, ids: &str, start: usize, file: FileId, docs: &[Doc]) {
        let mut from = start;
        for part in ids.split([',', '，']) {
            let id = part.trim();
            let begin = from + part.len() - part.trim_start().len();
            from += part.len() + ids[from + part.len() - start..].chars().next().map_or(0, char::len_utf8);
            let asked = &mut self.asked[at];
            match id {
                "" => {}
                NOTHING => asked.is_foreign = true,
                id if asked.expected.iter().any(|known| known == id) => {}
                id if docs.iter().any(|doc| doc.id == id) => asked.expected.push(id.to_owned()),
                id => {
                    // Looking for the nearest of 10,000 is not worth it in a file of something else.
                    let near = if self.found.iter().count() < MOST_MEANT { docs } else { &[] };
                    self.found.push(unknown(id, Span::new(file, begin, begin + id.len()), near));
                }
            }
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// A line without a tab whose last word is an identifier: blanks were typed for the tab, and the identifier is asked for.
fn untabbed(query: &str, span: Span, docs: &[Doc]) -> Option<Diagnostic> {
    let (before, last) = query.rsplit_once(is_blank)?;
    // Most last words need no look at 10,000 documents.
    last.starts_with(|c: char| c.is_ascii_alphanumeric()).then_some(())?;
    let is_known = |id: &str| docs.iter().any(|doc| doc.id == id);
    let ids: Vec<&str> = last.split([',', '，']).filter(|id| !id.is_empty()).collect();
    if ids.is_empty() || !ids.iter().all(|id| is_known(id)) {
        return None;
    }
    let finding =
        Diagnostic::warning("audit-no-tab", span).arg("id", last).arg("query", before.trim_end_matches(is_blank));
    Some(finding.help("audit-no-tab.help"))
}

fn unknown(id: &str, span: Span, docs: &[Doc]) -> Diagnostic {
    let finding = Diagnostic::error("audit-unknown-id", span).arg("id", id);
    match nearest(id, docs.iter().map(|doc| doc.id.as_str())) {
        Some(near) => finding.arg("near", near).help("dangling-reference.help-near"),
        None => finding.help("audit-unknown-id.help"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::guides;
    use super::*;
    use crate::diag::SourceMap;

    fn read(text: &str) -> (Log, SourceMap) {
        let mut map = SourceMap::default();
        let file = map.add("queries.txt".into(), text.to_owned());
        (Log::read(text, file, &guides()), map)
    }

    #[test]
    fn repeated_queries_count_and_come_first() {
        let (log, _) =
            read("# 九月\n社保卡\n 开饭店\tfood-business，etc\r\n\n开饭店\tfood-business , etc\n火车票\t-\n");
        let seen: Vec<_> =
            log.asked.iter().map(|asked| (asked.query.as_str(), asked.times, asked.is_foreign)).collect();
        assert_eq!(seen, [("开饭店", 2, false), ("社保卡", 1, false), ("火车票", 1, true)]);
        assert_eq!(log.asked[0].expected, ["food-business", "etc"]);
        assert!(log.found.is_empty());
    }

    #[test]
    fn an_identifier_that_is_not_there_is_shown_where_it_stands() {
        let (log, map) = read("社保卡\tsocial-card\n身份证\tsocial-card，id-crad-first\n");
        let finding = log.found.iter().next().unwrap();
        let span = finding.span.unwrap();
        assert_eq!((finding.code, map.line_col(span.file, span.start)), ("audit-unknown-id", (2, 17)));
        assert_eq!(finding.arg_text("near").as_deref(), Some("id-card-first"));
        assert_eq!(log.asked[1].expected, ["social-card"]);
    }

    #[test]
    fn what_is_no_list_of_queries_is_said_to_be_none() {
        let codes = |text: &str| read(text).0.found.iter().map(|finding| finding.code).collect::<Vec<_>>();
        for nothing in ["", "\n\n", "# nur\n", "\u{feff}", " \t a"] {
            assert_eq!(codes(nothing), ["audit-empty"], "{nothing:?}");
        }
        assert_eq!(codes(&"长".repeat(10_000)), ["audit-long"]);
        assert_eq!(codes("身份证\tid-card-first\t换领"), ["audit-columns"]);
    }

    #[test]
    fn blanks_in_place_of_the_tab_are_told() {
        let codes = |text: &str| read(text).0.found.iter().map(|finding| finding.code).collect::<Vec<_>>();
        for line in ["扯证 marriage", "扯证    marriage,divorce", "扯证\u{3000}marriage", "社保卡 挂失 social-card"]
        {
            assert_eq!(codes(line), ["audit-no-tab"], "{line}");
        }
        for line in ["扯证 怎么办", "marriage", "扯证\tmarriage", "扯证 marriage\tmarriage", "扯证 -"] {
            assert!(codes(line).is_empty(), "{line}");
        }
        let (log, map) = read("社保卡\n扯证 marriage\n");
        let finding = log.found.iter().next().unwrap();
        let span = finding.span.unwrap();
        assert_eq!(
            (map.line_col(span.file, span.start), finding.arg_text("id").as_deref()),
            ((2, 1), Some("marriage"))
        );
    }

    #[test]
    fn files_of_office_programs_are_read() {
        let text = "开饭店\tfood-business\n";
        let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let with_mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &with_mark, &encoding_rs::GBK.encode(text).0, &utf_16] {
            assert_eq!(decode(bytes).as_deref(), Some(text));
        }
        for bytes in [&b"\xff\xff\xff"[..], b"a\0b", b"\x89PNG\r\n\x1a\n\0"] {
            assert_eq!(decode(bytes), None);
        }
    }
}
