//! Blanks at the ends of lines, which nobody sees and nothing means: outside of Markdown and of blocks of text.

use super::look::Look;
use super::round::Mend;
use crate::diag::{Edit, Span};

/// The mends for all lines of the YAML; none while it cannot be read, because then nobody knows where a text begins.
pub fn trailing_blanks(look: &Look) -> Vec<Mend> {
    let Some(node) = &look.node else { return Vec::new() };
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    node.each_scalar(&mut |scalar| blocks.extend(block(&look.text, scalar.span)));
    blocks.sort_unstable();
    let is_text = |at: usize| {
        let before = blocks.partition_point(|(start, _)| *start <= at);
        before.checked_sub(1).is_some_and(|last| at < blocks[last].1)
    };
    let mut mends = Vec::new();
    let mut at = look.yaml.start;
    for line in look.text[look.yaml.clone()].split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let kept = match content.trim_start().starts_with('#') {
            true => content.trim_end().len(),
            false => content.trim_end_matches([' ', '\t']).len(),
        };
        if kept < content.len() && !is_text(at) {
            let span = Span::new(look.file, at + kept, at + content.len());
            mends.push(Mend { line: look.line(at as u32), edits: vec![Edit::new(span, "")], is_tidying: true });
        }
        at += line.len();
    }
    mends
}

/// The lines of a `|` or `>` block from its header on, and the blank ones after it, which may belong to it.
fn block(text: &str, span: Span) -> Option<(usize, usize)> {
    let (start, end) = (span.start as usize, span.end as usize);
    let line = text.get(..start)?.rfind('\n').map_or(0, |i| i + 1);
    let header = text[..line].trim_end();
    if !text[line..start].trim().is_empty() || !opens_block(header) {
        return None;
    }
    let mut last = text[end..].find('\n').map_or(text.len(), |i| end + i + 1);
    for line in text[last..].split_inclusive('\n').take_while(|line| line.trim().is_empty()) {
        last += line.len();
    }
    Some((text[header.len()..].find('\n').map_or(line, |i| header.len() + i + 1), last))
}

/// Whether the last line of `text` ends in `|` or `>` with its signs, perhaps before a remark.
fn opens_block(text: &str) -> bool {
    let line = &text[text.rfind('\n').map_or(0, |i| i + 1)..];
    let line = line.find(" #").map_or(line, |i| &line[..i]).trim_end();
    line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-')).ends_with(['|', '>'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        let look = Look::at("guides/a.yaml", text.to_owned(), None).unwrap();
        trailing_blanks(&look).iter().map(|mend| mend.line).collect()
    }

    #[test]
    fn lines_of_a_block_are_not_asked_about() {
        assert_eq!(lines("a: |  \n  一  \n   \n  二 \n  \n \nb: 1 \n"), [1, 7]);
        assert_eq!(lines("a: # 注 \n  - >-2 # 注 \n     一  \n  - 二 \n"), [1, 2, 4]);
        assert_eq!(lines("a:\n  一 \n  二 \n"), [2, 3]);
    }

    #[test]
    fn remarks_lose_ideographic_blanks_too_and_values_do_not() {
        assert_eq!(lines("# 注　\na: 1　\n"), [1]);
    }
}
