//! `when:`: in which situations a line of a guide holds, as it is written.
//!
//! ```yaml
//! when: {who: agent}                       # the question's answer is this option
//! when: {who: [agent, lawyer]}             # one of these
//! when: {age: 不满16, who: self}           # both lines hold
//! when: {any: [{who: agent}, {not: {age: 60以上}}]}
//! ```
//!
//! In: a node. Out: a tree of questions and expected answers with their places, and findings about its form. Deliberately
//! absent: whether the question exists and what an answer means, which needs the guide's questions (`situation/`).

use super::record::{FromNode, Text, scalar, wrong_type};
use super::shape::Shape;
use super::texts::Texts;
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::source::yaml::{Key, Node, Value};

/// Conditions inside conditions; more than this nobody reads.
pub const DEEPEST_WHEN: usize = 8;

/// A condition on the answers to the guide's questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Every one of these holds.
    All(Vec<When>, Span),
    /// At least one of these holds.
    Any(Vec<When>, Span),
    /// This does not hold.
    Not(Box<When>, Span),
    /// The question's answer is among these.
    Is { question: Text, among: Vec<Text>, span: Span },
}

/// The words of the language; no question may be called so.
pub const WHEN_WORDS: &[&str] = &["all", "any", "not", "in"];

impl When {
    /// Where the condition stands in its file.
    pub fn span(&self) -> Span {
        match self {
            When::All(_, span) | When::Any(_, span) | When::Not(_, span) | When::Is { span, .. } => *span,
        }
    }

    /// Shows every question that the condition asks about.
    pub fn each_question<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        match self {
            When::All(parts, _) | When::Any(parts, _) => parts.iter().for_each(|part| part.each_question(visit)),
            When::Not(part, _) => part.each_question(visit),
            When::Is { question, .. } => visit(question),
        }
    }
}

impl Texts for When {}

impl FromNode for When {
    const SHAPE: Shape = Shape::When;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        condition(node, 0, diags)
    }
}

/// A mapping: every line of it must hold.
fn condition(node: &Node, depth: usize, diags: &mut Diagnostics) -> Option<When> {
    let Value::Map(pairs) = &node.value else {
        diags.push(wrong_type(node, "type.when").help("wrong-type.help-when"));
        return None;
    };
    if depth >= DEEPEST_WHEN {
        let deepest = DEEPEST_WHEN.to_string();
        diags.push(Diagnostic::error("when-too-deep", node.span).arg("deepest", deepest).help("when-too-deep.help"));
        return None;
    }
    if pairs.is_empty() {
        diags.push(wrong_type(node, "type.when").help("wrong-type.help-when"));
        return None;
    }
    // One line that cannot be read spoils the whole: half a condition would mean something else.
    let read: Vec<_> = pairs.iter().map(|(key, value)| line(key, value, depth, diags)).collect();
    let mut parts = read.into_iter().collect::<Option<Vec<_>>>()?;
    match parts.len() {
        1 => parts.pop(),
        _ => Some(When::All(parts, node.span)),
    }
}

fn line(key: &Key, value: &Node, depth: usize, diags: &mut Diagnostics) -> Option<When> {
    match key.name.as_str() {
        "all" => Some(When::All(several(value, depth, diags)?, value.span)),
        "any" => Some(When::Any(several(value, depth, diags)?, value.span)),
        "not" => Some(When::Not(Box::new(condition(value, depth + 1, diags)?), value.span)),
        name => {
            let question = Text { value: name.to_owned(), span: key.span };
            Some(When::Is { question, among: answers(value, diags)?, span: value.span })
        }
    }
}

fn several(node: &Node, depth: usize, diags: &mut Diagnostics) -> Option<Vec<When>> {
    match &node.value {
        Value::Seq(items) if !items.is_empty() => {
            let read: Vec<_> = items.iter().map(|item| condition(item, depth + 1, diags)).collect();
            read.into_iter().collect()
        }
        _ => {
            diags.push(wrong_type(node, "type.list").help("wrong-type.help-when-list"));
            None
        }
    }
}

/// One answer, a list of them, or `{in: [..]}`.
fn answers(node: &Node, diags: &mut Diagnostics) -> Option<Vec<Text>> {
    let items = match &node.value {
        Value::Seq(items) if !items.is_empty() => items.as_slice(),
        Value::Map(pairs) => match pairs.as_slice() {
            [(key, list)] if key.name == "in" && !matches!(list.value, Value::Map(_)) => return answers(list, diags),
            _ => {
                diags.push(wrong_type(node, "type.answer").help("wrong-type.help-answer"));
                return None;
            }
        },
        _ => std::slice::from_ref(node),
    };
    let read: Vec<_> = items.iter().map(|item| answer(item, diags)).collect();
    read.into_iter().collect()
}

fn answer(node: &Node, diags: &mut Diagnostics) -> Option<Text> {
    let (text, span) = scalar(node, "type.answer", diags)?;
    if text.trim().is_empty() {
        diags.push(wrong_type(node, "type.answer").help("wrong-type.help-answer"));
        return None;
    }
    Some(Text { value: text.trim().to_owned(), span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (Option<When>, Vec<String>) {
        let text = format!("title: 甲\nconditions:\n  - text: 乙\n    when: {yaml}\n");
        let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), text)]);
        let (content, diags) = crate::model::parse(&tree);
        let codes = diags.iter().map(|finding| finding.code.to_owned());
        let codes =
            codes.filter(|code| !matches!(code.as_str(), "missing-field" | "wanted-field" | "file-missing")).collect();
        (content.guides[0].value.head.conditions[0].when.clone(), codes)
    }

    /// The tree without its places.
    fn shown(when: &When) -> String {
        let all = |parts: &[When]| parts.iter().map(shown).collect::<Vec<_>>().join(" ");
        match when {
            When::All(parts, _) => format!("(all {})", all(parts)),
            When::Any(parts, _) => format!("(any {})", all(parts)),
            When::Not(part, _) => format!("(not {})", shown(part)),
            When::Is { question, among, .. } => {
                let among: Vec<&str> = among.iter().map(|text| text.value.as_str()).collect();
                format!("{}={}", question.value, among.join("|"))
            }
        }
    }

    #[test]
    fn conditions_are_read_in_all_their_forms() {
        for (yaml, expected) in [
            ("{who: agent}", "who=agent"),
            ("{who: [agent, lawyer]}", "who=agent|lawyer"),
            ("{who: {in: [agent, lawyer]}}", "who=agent|lawyer"),
            ("{age: 不满16, who: self}", "(all age=不满16 who=self)"),
            ("{any: [{who: agent}, {not: {age: 60以上}}]}", "(any who=agent (not age=60以上))"),
            ("{all: [{a: x}, {any: [{b: y}, {c: z}]}]}", "(all a=x (any b=y c=z))"),
            ("{age: 16}", "age=16"),
        ] {
            let (when, codes) = read(yaml);
            assert_eq!((when.as_ref().map(shown).as_deref(), codes.len()), (Some(expected), 0), "{yaml}: {codes:?}");
        }
    }

    #[test]
    fn half_a_condition_is_none() {
        for yaml in ["代办", "[{who: agent}]", "{any: {who: agent}}", "{all: []}", "{not: [a]}", "{who: {of: [a]}}"] {
            let (when, codes) = read(yaml);
            assert!(when.is_none() && !codes.is_empty(), "{yaml}: {when:?}, {codes:?}");
        }
        let (when, codes) = read("{who: agent, age: {a: b}}");
        assert!(when.is_none() && codes == ["wrong-shape"], "a line that cannot be read spoils all: {codes:?}");
    }

    #[test]
    fn conditions_nested_too_deep_are_refused_and_not_followed() {
        let nested = |depth| format!("{}{{a: b}}{}", "{not: ".repeat(depth), "}".repeat(depth));
        assert!(read(&nested(DEEPEST_WHEN - 1)).0.is_some());
        assert_eq!(read(&nested(DEEPEST_WHEN)).1, ["when-too-deep"]);
    }
}
