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
        let kept = content.trim_end_matches([' ', '\t']).len();
        if kept < content.len() && !is_text(at) {
            let span = Span::new(look.file, at + kept, at + content.len());
            mends.push(Mend { line: look.line(at as u32), edits: vec![Edit::new(span, "")], is_tidying: true });
        }
        at += line.len();
    }
    mends
}

/// The lines of a `|` or `>` block, and the blank ones after it, which may belong to it.
fn block(text: &str, span: Span) -> Option<(usize, usize)> {
    let (start, end) = (span.start as usize, span.end as usize);
    if !text.get(start..end)?.starts_with(['|', '>']) {
        return None;
    }
    let first = text[start..].find('\n').map_or(text.len(), |i| start + i + 1);
    let mut last = first.max(text[end..].find('\n').map_or(text.len(), |i| end + i + 1));
    for line in text[last..].split_inclusive('\n').take_while(|line| line.trim().is_empty()) {
        last += line.len();
    }
    Some((first, last))
}
