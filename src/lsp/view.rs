//! One open file with everything that an answer about it may need.

use std::ops::Range;

use lsp_types::{Location, Position};

use super::address::Root;
use super::client::Client;
use super::cursor::{self, Cursor};
use super::position::Lines;
use super::session::Session;
use crate::analysis::Workspace;
use crate::diag::{Diagnostic, FileId, Span};
use crate::lang::Lang;
use crate::model::Content;
use crate::source::Kind;

pub struct View<'a> {
    pub workspace: &'a Workspace,
    pub root: &'a Root,
    pub client: Client,
    pub lang: Lang,
    pub path: &'a str,
    pub kind: Kind,
    pub text: &'a str,
    pub lines: Lines<'a>,
    /// What is shown as wrong in the file.
    pub findings: &'a [Diagnostic],
    pub session: &'a Session,
}

impl View<'_> {
    pub fn content(&self) -> &Content {
        self.workspace.content()
    }

    /// The cursor at a position; `None` outside of YAML.
    pub fn cursor(&self, position: Position) -> Option<Cursor> {
        cursor::at(self.path, self.text, self.lines.offset(position))
    }

    pub fn range(&self, bytes: &Range<usize>) -> lsp_types::Range {
        lsp_types::Range { start: self.lines.position(bytes.start), end: self.lines.position(bytes.end) }
    }

    /// Where a span is, in any file.
    pub fn location(&self, span: Span) -> Option<Location> {
        let file = self.workspace.map().file(span.file);
        let uri = self.root.uri(&file.path)?;
        let lines = Lines::new(&file.text, self.client.encoding, self.session.is_open(&file.path));
        Some(Location { uri, range: lines.range(span) })
    }

    /// `path:line` of a span, for people.
    pub fn place(&self, span: Span) -> String {
        let (line, _) = self.workspace.map().line_col(span.file, span.start);
        format!("{}:{line}", self.workspace.map().shown_path(span.file))
    }

    pub fn file(&self) -> Option<FileId> {
        self.workspace.file(self.path)
    }
}
