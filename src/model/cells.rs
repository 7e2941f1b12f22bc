//! Fields of a plan's grid, named as in a spreadsheet: `B3`, `B3:F5`.

use super::certain;
use super::record::{FromNode, scalar, wrong_type};
use super::shape::Shape;
use crate::diag::{Diagnostics, Span};
use crate::source::yaml::Node;

/// A rectangle of a grid; columns and rows count from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cells {
    pub left: u16,
    pub top: u16,
    pub right: u16,
    pub bottom: u16,
    pub span: Span,
}

impl Cells {
    /// Reads "B3" and "B3:F5", in any order of the corners.
    pub fn parse(text: &str, span: Span) -> Option<Self> {
        let (one, other) = text.trim().split_once(':').unwrap_or((text.trim(), text.trim()));
        let ((x, y), (u, v)) = (corner(one)?, corner(other)?);
        Some(Cells { left: x.min(u), top: y.min(v), right: x.max(u), bottom: y.max(v), span })
    }

    pub fn width(self) -> u16 {
        self.right - self.left + 1
    }

    pub fn height(self) -> u16 {
        self.bottom - self.top + 1
    }

    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    pub fn holds(self, other: Cells) -> bool {
        self.contains(other.left, other.top) && self.contains(other.right, other.bottom)
    }

    pub fn overlaps(self, other: Cells) -> bool {
        self.left <= other.right && other.left <= self.right && self.top <= other.bottom && other.top <= self.bottom
    }

    /// "B3:F5", or "B3" for a single one.
    pub fn shown(self) -> String {
        let (first, last) = (name(self.left, self.top), name(self.right, self.bottom));
        if first == last { first } else { format!("{first}:{last}") }
    }
}

/// `AB12` → (28, 12).
fn corner(text: &str) -> Option<(u16, u16)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let is_form = (1..=2).contains(&letters.len()) && row.len() <= 3 && row.bytes().all(|b| b.is_ascii_digit());
    let row: u16 = row.parse().ok().filter(|row| is_form && *row > 0)?;
    let mut column = 0;
    for letter in letters.bytes() {
        column = column * 26 + u16::from(letter.is_ascii_uppercase().then(|| letter - b'A' + 1)?);
    }
    Some((column, row))
}

/// (28, 12) → `AB12`.
fn name(column: u16, row: u16) -> String {
    let letter = |index: u16| char::from(b'A' + (index % 26) as u8);
    let (first, last) = ((column - 1) / 26, letter(column - 1));
    if first == 0 { format!("{last}{row}") } else { format!("{}{last}{row}", letter(first - 1)) }
}

impl FromNode for Cells {
    const SHAPE: Shape = Shape::Cells;

    fn from_node(node: &Node, diags: &mut Diagnostics) -> Option<Self> {
        let (text, span) = scalar(node, "type.cells", diags)?;
        let parsed = Cells::parse(text, span);
        if parsed.is_none() {
            let finding = wrong_type(node, "type.cells").arg("value", text).help("wrong-type.help-cells");
            diags.push(finding.mend_if(certain::cells(text).and_then(|meant| node.replaced_by(meant))));
        }
        parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        Cells::parse(text, Span::default()).map(Cells::shown)
    }

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        for text in ["A1", "Z9", "AA10", "AZ999", "ZZ1", "B3:F5"] {
            assert_eq!(shown(text).as_deref(), Some(text));
        }
        assert_eq!(shown("F5:B3").as_deref(), Some("B3:F5"), "whichever corner comes first");
        for text in ["", "3B", "B", "B0", "b3", "AAA1", "B3:", "B3:F", "B1000", "B3-F5", "B+3"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn rectangles_that_only_touch_do_not_overlap() {
        let cells = |text| Cells::parse(text, Span::default()).unwrap();
        assert!(cells("A1:C3").overlaps(cells("C3:D4")) && !cells("A1:C3").overlaps(cells("D1:E3")));
        assert!(cells("A1:C3").holds(cells("B2:C3")) && !cells("A1:C3").holds(cells("C3:C4")));
        assert_eq!((cells("B3:F4").width(), cells("B3:F4").height()), (5, 2));
    }
}
