//! YAML text → a tree of [`Node`]s that know where they stand. The only file that names the YAML crate.
//!
//! In: the text of one YAML document (a whole file or a guide's front matter) and where it begins in its file.
//! Out: a [`Node`], or the one diagnostic that made the text unreadable, in a clerk's words.
//! Deliberately absent: types. A scalar keeps the characters the editor wrote ("0012" stays "0012"); what a
//! field makes of them is decided in `model/`, so that one wrong field hides no other.

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::localizer::ExternalMessageSource;
use serde_yaml::{Error, Location, NonFiniteFloatPolicy, Spanned};

use super::slip::{self, Fault};
use crate::diag::{Diagnostic, Edit, FileId, Span};

/// One value of a YAML document with its position in the file.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub value: Value,
    /// Where the text of a scalar stands letter for letter, without its quotes; `None` where it is escaped, folded, a block
    /// or an alias, so that nothing can be replaced there.
    pub letters: Option<Span>,
}

/// What a node holds. Scalars are text; `plain` tells `12` from `"12"` and an empty value from `""`.
#[derive(Debug, Clone)]
pub enum Value {
    Scalar { text: String, plain: bool },
    Seq(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A mapping key with its position.
#[derive(Debug, Clone)]
pub struct Key {
    pub name: String,
    pub span: Span,
}

impl Node {
    /// True for `key:` with nothing after it, `~`, and `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// The edit that puts `text` in the place of the scalar's, which must need no quotes; `None` where that is not one piece.
    pub fn replaced_by(&self, text: impl Into<String>) -> Option<Edit> {
        self.letters.map(|span| Edit::new(span, text))
    }

    /// Whether two trees say the same wherever they stand. Where `excused` says so of a place in the first one, a text or
    /// key may differ.
    pub fn says_the_same(&self, other: &Node, excused: &dyn Fn(Span) -> bool) -> bool {
        match (&self.value, &other.value) {
            (Value::Scalar { text, .. }, Value::Scalar { text: other, .. }) => text == other || excused(self.span),
            (Value::Seq(items), Value::Seq(others)) => {
                let mut pairs = items.iter().zip(others);
                items.len() == others.len() && pairs.all(|(item, other)| item.says_the_same(other, excused))
            }
            (Value::Map(pairs), Value::Map(others)) => {
                let same_key = |key: &Key, other: &Key| key.name == other.name || excused(key.span);
                pairs.len() == others.len()
                    && pairs.iter().zip(others).all(|((key, value), (other_key, other))| {
                        same_key(key, other_key) && value.says_the_same(other, excused)
                    })
            }
            _ => false,
        }
    }

    /// Shows every scalar of the tree.
    pub fn each_scalar<'a>(&'a self, visit: &mut dyn FnMut(&'a Node)) {
        match &self.value {
            Value::Scalar { .. } => visit(self),
            Value::Seq(items) => items.iter().for_each(|item| item.each_scalar(visit)),
            Value::Map(pairs) => pairs.iter().for_each(|(_, value)| value.each_scalar(visit)),
        }
    }
}

/// Parses `text`, which begins at byte `offset` of `file`.
///
/// # Errors
/// The first fault of the syntax as a diagnostic; everything after it is unread.
pub fn parse(file: FileId, text: &str, offset: usize) -> Result<Node, Box<Diagnostic>> {
    parse_long(file, text, offset, USUAL)
}

/// [`parse`] for a text that may have `most` nodes, if that is more than usual.
///
/// # Errors
/// Those of [`parse`].
pub fn parse_long(file: FileId, text: &str, offset: usize, most: usize) -> Result<Node, Box<Diagnostic>> {
    let at = Place { file, text, offset };
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options(most.max(USUAL))) {
        Ok(raw) => Ok(at.node(raw)),
        Err(error) => Err(Box::new(at.explain(error.without_snippet()))),
    }
}

/// Levels of nesting; a guide needs five. The parser's own limit is more than a thread's stack can hold.
const DEEPEST: usize = 20;

/// Nodes that any file may have.
const USUAL: usize = 250_000;

fn options(most: usize) -> serde_yaml::Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: DEEPEST,
            max_nodes: most,
            max_events: 4 * most,
        },
        strict_booleans: true,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_yaml::MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
    }
}

/// The tree as the YAML crate hands it over, before positions are made absolute.
enum Raw {
    Typed,
    Text(String),
    Seq(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_none<E: de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Raw::Seq(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Raw::Map(pairs))
    }
}

struct Place<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
}

impl Place<'_> {
    fn node(&self, raw: Spanned<Raw>) -> Node {
        let (span, place) = (self.span(raw.referenced), raw.referenced);
        let value = match raw.value {
            Raw::Typed => Value::Scalar { text: self.written(raw.defined), plain: true },
            Raw::Text(text) => Value::Scalar { plain: !self.is_quoted(raw.defined), text },
            Raw::Seq(items) => Value::Seq(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(pairs) => {
                Value::Map(pairs.into_iter().map(|(key, item)| (self.key(key), self.node(item))).collect())
            }
        };
        let letters = self.letters(&value, place);
        Node { span, value, letters }
    }

    fn letters(&self, value: &Value, place: Location) -> Option<Span> {
        let Value::Scalar { text, .. } = value else { return None };
        let (written, span) = (self.slice(place).trim_end(), self.span(place));
        let quotes = match written.strip_prefix(text.as_str()) {
            Some("") => 0,
            _ if self.is_quoted(place) && written.get(1..written.len() - 1) == Some(text) => 1,
            _ => return None,
        };
        Some(Span { start: span.start + quotes, end: span.end - quotes, ..span })
    }

    fn key(&self, key: Spanned<String>) -> Key {
        Key { span: self.span(key.referenced), name: key.value }
    }

    /// The characters of a plain scalar as they stand in the file.
    fn written(&self, location: Location) -> String {
        self.slice(location).trim().to_owned()
    }

    fn is_quoted(&self, location: Location) -> bool {
        self.slice(location).starts_with(['"', '\'', '|', '>'])
    }

    fn slice(&self, location: Location) -> &str {
        let (start, end) = self.bytes(location);
        self.text.get(start..end).unwrap_or_default()
    }

    fn bytes(&self, location: Location) -> (usize, usize) {
        let start = location.span().byte_offset().unwrap_or(0) as usize;
        let len = location.span().byte_len().unwrap_or(0) as usize;
        let start = start.min(self.text.len());
        (start, (start + len).min(self.text.len()))
    }

    fn span(&self, location: Location) -> Span {
        let (start, end) = self.bytes(location);
        let written = self.text.get(start..end).unwrap_or_default();
        let end = start + written.trim_end().len();
        Span::new(self.file, self.offset + start, self.offset + end)
    }

    fn explain(&self, error: &Error) -> Diagnostic {
        self.explain_at(error, error.location().map_or(0, |location| self.byte(location)))
    }

    fn explain_at(&self, error: &Error, at: usize) -> Diagnostic {
        let place = Span::new(self.file, self.offset + at, self.offset + at);
        match error {
            Error::AliasError { error, .. } => self.explain_at(error.without_snippet(), at),
            Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => too_deep(place),
            Error::Budget { .. }
            | Error::AliasReplayLimitExceeded { .. }
            | Error::AliasExpansionLimitExceeded { .. }
            | Error::AliasReplayStackDepthExceeded { .. } => {
                Diagnostic::error("yaml-too-large", place).help("yaml-too-large.help")
            }
            Error::UnknownAnchor { .. } => slip::explain(self.file, self.text, self.offset, at, Fault::Start('*')),
            other => match fault(other) {
                Some(Fault::Nesting) => too_deep(place),
                Some(fault) => slip::explain(self.file, self.text, self.offset, at, fault),
                None => Diagnostic::error("yaml-syntax", place).help("yaml-syntax.help"),
            },
        }
    }

    /// Errors carry no byte offset, only a count of characters.
    fn byte(&self, location: Location) -> usize {
        let characters = location.span().offset() as usize;
        self.text.char_indices().nth(characters).map_or(self.text.len(), |(byte, _)| byte)
    }
}

fn too_deep(place: Span) -> Diagnostic {
    Diagnostic::error("yaml-too-deep", place).help("yaml-too-deep.help")
}

/// The parser's errors, grouped by what an editor must do about them.
fn fault(error: &Error) -> Option<Fault> {
    let scan = match error {
        Error::MultipleDocuments { .. } => return Some(Fault::SecondDocument),
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(scan) => scan,
            _ => return None,
        },
        _ => return None,
    };
    use ErrorKind::*;
    Some(match scan.kind() {
        UnclosedQuotedScalar | DocumentIndicatorInQuotedScalar => Fault::Quote,
        InvalidTrailingSingleQuotedScalar | InvalidTrailingDoubleQuotedScalar | InvalidQuotedScalarIndent => {
            Fault::AfterQuote
        }
        UnknownQuotedScalarEscape
        | InvalidQuotedScalarHexEscape
        | InvalidLowSurrogateHexEscape
        | InvalidLowSurrogate
        | MissingLowSurrogate
        | UnpairedLowSurrogate
        | InvalidUnicodeEscape => Fault::Escape,
        UnexpectedEofFlowSequence
        | UnexpectedEofFlowMapping
        | UnexpectedEofImplicitFlowMapping
        | ExpectedFlowMappingSeparator
        | ExpectedFlowSequenceSeparator
        | MisplacedFlowCollectionEnd
        | MismatchedFlowCollectionEnd { .. }
        | UnclosedFlowCollection { .. }
        | BlockEntryInFlowCollection
        | InvalidFlowScalarIndent
        | FlowMappingValueAdjacentCollection
        | PlainScalarStartsWithDashFlowIndicator
        | InvalidColonPlacement => Fault::Bracket,
        MappingValueNotAllowed => Fault::Value,
        SimpleKeyExpected | InvalidSimpleKey | ExpectedWhitespace | InvalidMappingValueWhitespace => Fault::Colon,
        ExpectedBlockMappingKey
        | ExpectedBlockSequenceEntry
        | BlockSequenceEntryNotAllowed
        | InvalidBlockEntryWhitespace
        | MappingKeyNotAllowed
        | ExpectedNodeContent
        | InvalidIndentation
        | InvalidBlockScalarIndent => Fault::Indent,
        TabNotAllowed | TabInBlockIndentation | TabInIndentation | TabAtBlockScalarStart | TabInPlainScalar => {
            Fault::Tab
        }
        UnexpectedCharacter { character } => Fault::Start(*character),
        MissingAnchorOrAliasName => Fault::Start('*'),
        ExpectedTagBang
        | InvalidTagTerminator
        | MissingTagUri
        | InvalidGlobalTagCharacter
        | UndeclaredTagHandle
        | UnclosedVerbatimTag
        | InvalidTagEscape => Fault::Start('!'),
        DirectiveDisallowed
        | MissingDirectiveName
        | InvalidDirectiveName
        | InvalidDirectiveTerminator
        | MissingDocumentEndBeforeDirective => Fault::Start('%'),
        InvalidBlockScalarHeader | ZeroBlockScalarIndent => Fault::Block,
        CommentNotSeparated | CommentInterceptedScalar => Fault::Comment,
        RecursionLimitExceeded => Fault::Nesting,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        parse(FileId(0), text, 0).map_or_else(|finding| finding.code, |_| "fine")
    }

    #[test]
    fn a_code_that_looks_like_an_endless_number_stays_text() {
        let node = parse(FileId(0), "code: 12e400\n", 0).unwrap();
        let Value::Map(pairs) = node.value else { panic!("a mapping") };
        assert!(matches!(&pairs[0].1.value, Value::Scalar { text, plain: true } if text == "12e400"));
    }

    #[test]
    fn keys_that_are_no_words_are_refused() {
        assert_eq!(code("? [a, b]\n: 1\n"), "yaml-syntax");
        assert_eq!(code("? {a: 1}\n: 1\n"), "yaml-syntax");
    }
}
