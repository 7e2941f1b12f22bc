//! The Markdown part of a file, kept as text with its place so that findings can point into it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::diag::{FileId, Span};

/// What bodies may use beyond CommonMark; the rules see what the page will show.
pub const MARKDOWN: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Markdown text; empty when a file has none.
#[derive(Debug, Clone, Default)]
pub struct Body {
    pub text: String,
    pub file: FileId,
    /// Byte at which the text begins in its file.
    pub offset: usize,
}

impl Body {
    /// The place of a byte range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start, self.offset + range.end)
    }

    /// The Markdown as events with their byte ranges in the text.
    pub fn events(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        Parser::new_ext(&self.text, MARKDOWN).into_offset_iter()
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}
