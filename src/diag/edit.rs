//! A certain mend of a finding: which bytes of a file become which text.
//!
//! Made where the finding is made, because only there it is known what was meant; applied by `fix/`, offered by editors.

use super::Span;

/// One replacement. An empty span is an insertion, an empty text a deletion.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Edit { span, text: text.into() }
    }
}

/// `text` with `edits` made, which lie in it, in order and apart; `None` where one does not.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        made.push_str(text.get(at..edit.span.start as usize)?);
        made.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    made.push_str(text.get(at..)?);
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit::new(Span::new(FileId(0), start, end), text)
    }

    #[test]
    fn edits_are_made_from_left_to_right() {
        let edits = [edit(0, 0, "甲"), edit(1, 4, ""), edit(5, 6, ": ")];
        assert_eq!(apply("a养b:c", &edits).as_deref(), Some("甲ab: c"));
        assert_eq!(apply("a养b", &edits), None);
        assert_eq!(apply("养", &[edit(1, 2, "")]), None);
        assert_eq!(apply("ab", &[edit(1, 2, ""), edit(0, 1, "")]), None);
    }
}
