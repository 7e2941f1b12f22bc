//! Indentation by tabs and ideographic blanks → the blanks that were meant, where only one reading is possible.
//!
//! In: a text, its rows, and the findings about its crooked ones. Out: the same findings with the edits that mend them. How
//! wide a tab is nobody can know: every usual width is tried, and a text is mended only when all widths with which it can
//! be read say the same, and no mended row is the middle of somebody's sentence.

use super::yaml::{self, Node};
use crate::diag::{Diagnostic, Edit, FileId, Span, apply};

/// One line of the text.
#[derive(Debug, Default)]
pub struct Row {
    /// Its first byte in the text.
    pub start: usize,
    /// Bytes of its indentation.
    pub indent: usize,
    /// Inside a `|` or `>` block.
    pub is_text: bool,
    /// Nothing but a remark: YAML does not mind how it is indented.
    pub is_remark: bool,
    /// Indented by anything but blanks.
    pub is_crooked: bool,
    /// Bytes of a full-width dash and the blanks after it.
    pub dash: usize,
}

impl Row {
    /// Blocks and remarks are only mended along with the rows around them.
    fn has_no_findings(&self) -> bool {
        self.is_text || self.is_remark
    }

    pub fn is_straight(&self) -> bool {
        !self.is_crooked && self.dash == 0
    }
}

/// Longest text, in bytes, that is read once for every width.
const LONGEST: usize = 1024 * 1024;

/// Adds the edits to the findings, each of which names its row. `text` begins at byte `offset` of `file`.
pub fn mend(file: FileId, text: &str, offset: usize, rows: &[Row], found: &mut [(usize, Diagnostic)]) {
    let Some(draft) = draft(file, text, rows) else { return };
    let mut along: Vec<&(usize, Edit)> = draft.edits.iter().filter(|(row, _)| rows[*row].has_no_findings()).collect();
    for (row, finding) in found.iter_mut().filter(|(_, finding)| finding.fix.is_empty()) {
        let is_dash = finding.code == "wide-dash";
        let own = draft.edits.iter().filter(|(at, edit)| at == row && (edit.text == DASH) == is_dash);
        let edits = own.chain(std::mem::take(&mut along)).map(|(_, edit)| moved(edit, offset));
        finding.fix = edits.collect();
        finding.fix.sort();
    }
}

const DASH: &str = "- ";

fn moved(edit: &Edit, offset: usize) -> Edit {
    let Span { file, start, end } = edit.span;
    Edit::new(Span::new(file, offset + start as usize, offset + end as usize), edit.text.as_str())
}

/// How wide each blank is taken to be.
#[derive(Clone, Copy)]
struct Style {
    tab: usize,
    /// A tab reaches to the next multiple of its width instead of adding it.
    stops: bool,
    wide: usize,
}

/// The text mended in one style.
struct Draft {
    /// Each edit with the row it is for.
    edits: Vec<(usize, Edit)>,
    node: Node,
}

/// The tidiest draft; `None` when no style can be read, or two say different things.
fn draft(file: FileId, text: &str, rows: &[Row]) -> Option<Draft> {
    if text.len() > LONGEST {
        return None;
    }
    let drafts: Vec<Draft> = styles(text, rows).filter_map(|style| Draft::new(file, text, rows, style)).collect();
    let first = drafts.first()?;
    if !drafts.iter().all(|draft| first.node.says_the_same(&draft.node, &|_| false)) {
        return None;
    }
    drafts.into_iter().min_by_key(Draft::untidiness)
}

fn styles(text: &str, rows: &[Row]) -> impl Iterator<Item = Style> {
    let has = |wanted: char| rows.iter().any(|row| text[row.start..row.start + row.indent].contains(wanted));
    let tabs = if has('\t') { vec![2, 4, 8] } else { vec![2] };
    let wides = if has('\u{3000}') { vec![1, 2] } else { vec![1] };
    let ways = if has('\t') { vec![false, true] } else { vec![false] };
    let tabs = tabs.into_iter().flat_map(move |tab| ways.clone().into_iter().map(move |stops| (tab, stops)));
    tabs.flat_map(move |(tab, stops)| wides.clone().into_iter().map(move |wide| Style { tab, stops, wide }))
}

impl Style {
    fn width(self, blanks: &str) -> usize {
        blanks.chars().fold(0, |width, c| match c {
            '\t' if self.stops => (width / self.tab + 1) * self.tab,
            '\t' => width + self.tab,
            '\u{3000}' => width + self.wide,
            _ => width + 1,
        })
    }
}

impl Draft {
    fn new(file: FileId, text: &str, rows: &[Row], style: Style) -> Option<Self> {
        let mut edits = Vec::new();
        let mut block: Option<&str> = None;
        for (number, row) in rows.iter().enumerate() {
            let blanks = match row.is_text {
                true => block_indent(text, row, &mut block)?,
                false => &text[row.start..row.start + row.indent],
            };
            block = block.filter(|_| row.is_text);
            if blanks.contains(|c| c != ' ') && (row.has_no_findings() || row.is_crooked) {
                let span = Span::new(file, row.start, row.start + blanks.len());
                edits.push((number, Edit::new(span, " ".repeat(style.width(blanks)))));
            }
            if row.dash > 0 {
                let at = row.start + row.indent;
                edits.push((number, Edit::new(Span::new(file, at, at + row.dash), DASH)));
            }
        }
        let made: Vec<Edit> = edits.iter().map(|(_, edit)| edit.clone()).collect();
        let node = yaml::parse(file, &apply(text, &made)?, 0).ok()?;
        (!cuts_a_text(&node, &edits, rows)).then_some(Draft { edits, node })
    }

    /// Rows whose indentation is no multiple of 2, and the widest one: what a tidy editor would have written is small.
    fn untidiness(&self) -> (usize, usize) {
        let widths = || self.edits.iter().filter(|(_, edit)| edit.text != DASH).map(|(_, edit)| edit.text.len());
        (widths().filter(|width| width % 2 == 1).count(), widths().max().unwrap_or(0))
    }
}

/// The part of a row's blanks that is the indentation of its block, as the block's first row has it; what follows, ideographic
/// blanks above all, belongs to the text. `None` when a row does not begin like the first.
fn block_indent<'a>(text: &'a str, row: &Row, block: &mut Option<&'a str>) -> Option<&'a str> {
    let content = row.start + row.indent;
    if text[content..].is_empty() || text[content..].starts_with(['\r', '\n']) {
        return Some("");
    }
    let blanks = &text[row.start..content];
    let plain = blanks.find(|c| !matches!(c, ' ' | '\t')).map_or(blanks, |end| &blanks[..end]);
    let first = *block.get_or_insert(plain);
    blanks.starts_with(first).then_some(first)
}

/// Whether a mended row begins in the middle of a text that runs over several lines: its blanks may be the author's.
fn cuts_a_text(node: &Node, edits: &[(usize, Edit)], rows: &[Row]) -> bool {
    let mut texts: Vec<(usize, usize)> = Vec::new();
    node.each_scalar(&mut |scalar| texts.push((scalar.span.start as usize, scalar.span.end as usize)));
    texts.sort_unstable();
    let is_inside = |at: usize| {
        let before = texts.partition_point(|(from, _)| *from < at);
        before.checked_sub(1).is_some_and(|last| at < texts[last].1)
    };
    let mut shift = 0_isize;
    edits.iter().any(|(row, edit)| {
        let (start, end) = (edit.span.start as isize, edit.span.end as isize);
        let after = (start + shift + edit.text.len() as isize) as usize;
        shift += edit.text.len() as isize - (end - start);
        !rows[*row].is_text && is_inside(after)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hygiene;
    use super::*;
    use crate::diag::Diagnostics;

    /// The text after the mends of all findings.
    fn mended(text: &str) -> String {
        let mut diags = Diagnostics::new();
        hygiene::inspect(FileId(0), text, 0, &mut diags);
        let mut edits: Vec<Edit> = diags.iter().flat_map(|finding| finding.fix.clone()).collect();
        edits.sort();
        edits.dedup();
        apply(text, &edits).unwrap()
    }

    #[test]
    fn tabs_become_two_blanks_where_any_width_says_the_same() {
        assert_eq!(mended("a:\n\tb:\n\t\t- 1\n\tc: 2\n"), "a:\n  b:\n    - 1\n  c: 2\n");
        assert_eq!(mended("a:\r\n\tb: 1\r\n"), "a:\r\n  b: 1\r\n");
        assert_eq!(mended("a:\n\t# 注\n\tb: 1\n"), "a:\n  # 注\n  b: 1\n");
        assert_eq!(mended("a:\n\t# 注\n  b: 1\n"), "a:\n\t# 注\n  b: 1\n");
    }

    #[test]
    fn a_tab_among_blanks_takes_the_one_width_that_can_be_read() {
        assert_eq!(mended("a:\n  - b: 1\n\tc: 2\n"), "a:\n  - b: 1\n    c: 2\n");
        assert_eq!(mended("a:\n  - b: 1\n  \tc: 2\n"), "a:\n  - b: 1\n    c: 2\n");
    }

    #[test]
    fn a_tab_that_may_mean_two_things_is_left() {
        let text = "a:\n  b:\n\tc: 1\n";
        assert_eq!(mended(text), text);
    }

    #[test]
    fn ideographic_and_unbreakable_blanks_become_blanks() {
        assert_eq!(mended("a:\n　　- b\n　　- c\n"), "a:\n  - b\n  - c\n");
        assert_eq!(mended("a:\n　- b\n"), "a:\n  - b\n");
        assert_eq!(mended("a:\n\u{a0}\u{a0}b: 1\n"), "a:\n  b: 1\n");
    }

    #[test]
    fn full_width_dashes_become_items() {
        assert_eq!(mended("a:\n  －　b\n  — c\n"), "a:\n  - b\n  - c\n");
        assert_eq!(mended("a:\n　　－ b：1\n"), "a:\n  - b: 1\n");
    }

    #[test]
    fn blocks_move_with_the_rows_around_them_and_keep_their_own_blanks() {
        let text = "a:\n\tnote: |\n\t\t一\n\t\t\t二  \n\n\t\t三\n\tb: 1\n";
        assert_eq!(mended(text), "a:\n  note: |\n    一\n    \t二  \n\n    三\n  b: 1\n");
    }

    #[test]
    fn ideographic_blanks_before_a_paragraph_of_a_block_belong_to_it() {
        let text = "a:\n\tb: 1\n\tnote: |\n\t\t　　一\n\t\t二\nnote: >\n  　　三\n";
        assert_eq!(mended(text), "a:\n  b: 1\n  note: |\n    　　一\n    二\nnote: >\n  　　三\n");
    }

    #[test]
    fn blanks_inside_of_a_sentence_are_the_authors() {
        for text in ["a: \"一\n　　二\"\nb: 1\n", "a:\n  b: 一\n  — 二\n", "a: 一\n　　二\n"] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn a_text_that_cannot_be_read_for_another_reason_is_left() {
        let text = "a:\n\tb: \"1\n";
        assert_eq!(mended(text), text);
    }
}
