//! What an editor did wrong where the YAML parser gives up.
//!
//! In: the text, the byte at which the parser stopped and its [`Fault`]. Out: a finding at the slip itself, which often
//! stands before that byte: a quote that is never closed, a bracket lines above, a colon without its blank.
//! Deliberately absent: the parser (`yaml.rs` alone names it) and slips that can be told without it (`hygiene.rs`).

use super::hygiene::colon;
use crate::diag::{Diagnostic, Edit, FileId, Span};

/// A fault of the syntax, by what an editor must do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Quote,
    AfterQuote,
    Escape,
    Bracket,
    /// A value where none may stand: two colons, or a line that is indented too far.
    Value,
    /// A line without a colon.
    Colon,
    Indent,
    Tab,
    /// A value cannot begin with this sign.
    Start(char),
    Block,
    Comment,
    Nesting,
    SecondDocument,
}

/// The finding for `fault`, at which the parser stopped at byte `at` of `text`; `text` begins at byte `offset` of `file`.
pub fn explain(file: FileId, text: &str, offset: usize, at: usize, fault: Fault) -> Diagnostic {
    let line = Line::around(text, at);
    let here = Slip::new("yaml-syntax", "yaml-syntax.help", at, 1);
    let slip = match fault {
        Fault::Quote => Slip::new("yaml-quote", "yaml-quote.help", at, 1),
        Fault::AfterQuote => after_quote(text, at, line),
        Fault::Escape => Slip::new("yaml-escape", "yaml-escape.help", at, 1),
        Fault::Bracket => Slip::new("yaml-bracket", "yaml-bracket.help", open_bracket(text, at).unwrap_or(at), 1),
        Fault::Value => value(text, at, line),
        Fault::Colon => no_pair(text, at, line),
        Fault::Indent => indent(text, line),
        Fault::Tab => Slip::new("tab-indent", "tab-indent.help", at, 1),
        Fault::Start(sign) => Slip::new("yaml-start", "yaml-start.help", at, sign.len_utf8()).with("sign", sign),
        Fault::Block => Slip::new("yaml-block", "yaml-block.help", at, 1),
        Fault::Comment => Slip::new("yaml-comment", "yaml-comment.help", at, 1),
        Fault::SecondDocument => second_document(text, at),
        Fault::Nesting => here,
    };
    slip.at(file, text, offset)
}

/// A finding before it knows its file.
struct Slip {
    code: &'static str,
    help: &'static str,
    start: usize,
    len: usize,
    arg: Option<(&'static str, String)>,
    /// Start, length and replacement of the one certain mend.
    edit: Option<(usize, usize, &'static str)>,
}

impl Slip {
    fn new(code: &'static str, help: &'static str, start: usize, len: usize) -> Self {
        Slip { code, help, start, len, arg: None, edit: None }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arg = Some((name, value.to_string()));
        self
    }

    fn mend(mut self, start: usize, len: usize, text: &'static str) -> Self {
        self.edit = Some((start, len, text));
        self
    }

    fn at(self, file: FileId, text: &str, offset: usize) -> Diagnostic {
        let end = (self.start + self.len..text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
        let span = Span::new(file, offset + self.start, offset + end);
        let place = |(start, len, text)| Edit::new(Span::new(file, offset + start, offset + start + len), text);
        let finding = Diagnostic::error(self.code, span).help(self.help).mend_if(self.edit.map(place));
        self.arg.into_iter().fold(finding, |finding, (name, value)| finding.arg(name, value))
    }
}

/// One line of the text and where it begins.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn around(text: &'a str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
        let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
        Line { start, text: text[start..end].trim_end() }
    }

    /// The nearest line above that is not blank.
    fn above(self, text: &'a str) -> Option<Self> {
        let before = text[..self.start].trim_end();
        (!before.is_empty()).then(|| Line::around(text, before.len()))
    }

    /// Byte of its first character that is no blank.
    fn first(self) -> usize {
        self.start + self.text.len() - self.text.trim_start().len()
    }

    fn indent(self) -> usize {
        self.first() - self.start
    }

    /// What stands after the indentation and the dashes of list items, and where that begins.
    fn pair(self) -> (usize, &'a str) {
        let content = self.text.trim_start_matches([' ', '\t', '-']);
        (self.start + self.text.len() - content.len(), content)
    }
}

/// `a: b: c` has a colon too many; a colon that is the first of its line stands in a line that is indented too far, or
/// below one that lacks the blank after its own.
fn value(text: &str, at: usize, line: Line<'_>) -> Slip {
    if line.text[..at - line.start].contains(": ") {
        return Slip::new("yaml-two-colons", "yaml-two-colons.help", at, 1);
    }
    let above = line.above(text).filter(|above| above.indent() == line.indent());
    let slip = above.and_then(|above| missing_blank(above).or_else(|| wide_colon(above)).or_else(|| no_colon(above)));
    slip.unwrap_or_else(|| Slip::new("yaml-indent", "yaml-indent.help", line.first(), 1))
}

/// A line that should read `key: value` and does not.
fn no_pair(text: &str, at: usize, line: Line<'_>) -> Slip {
    let slip = missing_blank(line).or_else(|| wide_colon(line));
    let slip = slip.or_else(|| line.above(text).and_then(missing_blank)).or_else(|| no_colon(line));
    slip.unwrap_or_else(|| Slip::new("yaml-syntax", "yaml-syntax.help", at, 1))
}

fn no_colon(line: Line<'_>) -> Option<Slip> {
    let has_colon = line.text.ends_with(':') || line.text.contains(": ");
    let len = line.start + line.text.len() - line.first();
    (!has_colon).then(|| Slip::new("yaml-no-colon", "yaml-no-colon.help", line.first(), len))
}

fn indent(text: &str, line: Line<'_>) -> Slip {
    let first = line.first();
    match text[first..].starts_with("- ") {
        true => Slip::new("yaml-dash", "yaml-dash.help", first, 1),
        false => missing_blank(line).unwrap_or_else(|| Slip::new("yaml-indent", "yaml-indent.help", first, 1)),
    }
}

/// `name:养老`: a key whose colon has no blank after it. Addresses (`https://…`) are not keys.
fn missing_blank(line: Line<'_>) -> Option<Slip> {
    let (start, content) = line.pair();
    let (key, rest) = content.split_once(':')?;
    let is_glued = !rest.is_empty() && !rest.starts_with([' ', '\t', '/']);
    let at = start + key.len();
    let slip = || Slip::new("yaml-colon-blank", "yaml-colon-blank.help", at, 1).with("key", key);
    (is_key(key) && is_glued).then(|| slip().mend(at, 1, ": "))
}

/// `标题：身份证`: the same with a full-width colon, after any word.
fn wide_colon(line: Line<'_>) -> Option<Slip> {
    let (start, content) = line.pair();
    let (key, _) = content.split_once('：')?;
    let at = start + key.len();
    let (len, text) = colon(&content[key.len()..]);
    let slip = || Slip::new("wide-colon", "wide-colon.help", at, '：'.len_utf8()).with("key", key);
    is_key(key).then(|| slip().mend(at, len, text))
}

/// One word that does not begin with a digit ("09:00-12:00" has no key).
fn is_key(word: &str) -> bool {
    word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Text after a closing quote: where the line holds only that one quote, the one that opens it stands in a line above and
/// was never closed there.
fn after_quote(text: &str, at: usize, line: Line<'_>) -> Slip {
    let here = Slip::new("yaml-after-quote", "yaml-after-quote.help", at, 1);
    let before = &text[line.start..at];
    let Some(quote) = before.chars().rev().find(|c| matches!(c, '"' | '\'')).or(first_quote(text, line)) else {
        return here;
    };
    if before.matches(quote).count() > 1 {
        return here;
    }
    let mut above = line.above(text);
    while let Some(line) = above {
        if line.text.matches(quote).count() % 2 == 1 {
            let open = line.start + line.text.find(quote).unwrap_or_default();
            return Slip::new("yaml-quote", "yaml-quote.help", open, 1);
        }
        above = line.above(text);
    }
    here
}

/// The quote that the last quoted value above a line begins with.
fn first_quote(text: &str, line: Line<'_>) -> Option<char> {
    text[..line.start].chars().rev().find(|c| matches!(c, '"' | '\''))
}

/// The last bracket before `at` that has no partner.
fn open_bracket(text: &str, at: usize) -> Option<usize> {
    /// Lists are short; a bracket further away is not the one that is meant.
    const REACH: usize = 4_000;
    let mut depth = 0;
    for (i, c) in text[..at].char_indices().rev().take(REACH) {
        match c {
            ']' | '}' => depth += 1,
            '[' | '{' if depth == 0 => return Some(i),
            '[' | '{' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The parser stops after the `---`; the editor looks for the line itself.
fn second_document(text: &str, at: usize) -> Slip {
    let mut line = Some(Line::around(text, at));
    while let Some(here) = line {
        if here.text == "---" {
            return Slip::new("yaml-several-documents", "yaml-several-documents.help", here.start, 3);
        }
        line = here.above(text);
    }
    Slip::new("yaml-several-documents", "yaml-several-documents.help", at, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_covers_whole_characters() {
        let text = "a: 1\n  养: 2\n";
        let finding = explain(FileId(0), text, 0, text.rfind(':').unwrap_or_default(), Fault::Value);
        let span = finding.span.unwrap_or_default();
        assert_eq!(&text[span.start as usize..span.end as usize], "养");
    }
}
