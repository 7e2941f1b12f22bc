//! Characters that no face can show. Typst prints an empty box for them and says nothing.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::diag::Diagnostic;
use crate::pages::card::{Order, glyph};

/// A finding that lists the characters the order needs and the faces lack, if any.
pub fn missing(document: &PagedDocument, order: &Order) -> Option<Diagnostic> {
    let mut missing = BTreeSet::new();
    for page in document.pages() {
        walk(&page.frame, &mut missing);
    }
    if missing.is_empty() {
        return None;
    }
    let finding = Diagnostic::error("card-missing-glyph", order.span).arg("title", &order.title);
    Some(finding.arg("characters", glyph::listed(missing)).help("card-missing-glyph.help"))
}

fn walk(frame: &Frame, missing: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, missing),
            FrameItem::Text(text) => unshown(text, missing),
            _ => {}
        }
    }
}

/// Glyph 0 of every font is the box for "no such character".
fn unshown(text: &TextItem, missing: &mut BTreeSet<char>) {
    for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
        missing.extend(text.text[glyph.range()].chars().filter(|c| !c.is_whitespace()));
    }
}
