//! A text that will be published: a value in YAML, a Markdown body, or the path of a file.

use std::ops::Range;

use crate::diag::{Arg, Diagnostic, Edit, SourceMap, Span};
use crate::model::{Body, Field, FieldText, Text, TextForm};
use crate::source::{Excerpt, Opened, Place};

/// One text and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    pub text: &'a str,
    pub origin: Origin,
    /// The place of the whole text; the beginning of the file for paths and attachments.
    pub span: Option<Span>,
    /// What stands at `span` in the file: the text itself, or its quoted or folded form.
    raw: &'a str,
    /// The attachment that holds the text, and where.
    spot: Option<(&'a str, &'a Place)>,
}

/// Where a text comes from.
#[derive(Debug, Clone, Copy)]
pub enum Origin {
    Field {
        record: &'static str,
        field: &'static Field,
    },
    Body,
    /// A blank form or a filled sample under `files/`.
    Form,
    Path,
    /// A text in an attachment.
    Attachment,
}

impl<'a> Passage<'a> {
    pub fn field(found: FieldText<'a>, sources: &'a SourceMap) -> Self {
        Passage {
            origin: Origin::Field { record: found.record, field: found.field },
            ..Passage::text(found.text, sources)
        }
    }

    /// A text whose field does not matter, to point into it.
    pub fn text(text: &'a Text, sources: &'a SourceMap) -> Self {
        let raw = sources.file(text.span.file).text.get(text.span.start as usize..text.span.end as usize);
        Passage {
            text: &text.value,
            origin: Origin::Body,
            span: Some(text.span),
            raw: raw.unwrap_or_default(),
            spot: None,
        }
    }

    pub fn body(body: &'a Body, origin: Origin) -> Self {
        let span = Some(body.span(0..body.text.len()));
        Passage { text: &body.text, origin, span, raw: &body.text, spot: None }
    }

    pub fn path(path: &'a str, span: Span) -> Self {
        Passage { text: path, origin: Origin::Path, span: Some(span), raw: "", spot: None }
    }

    pub fn excerpt(opened: &'a Opened, part: &'a Excerpt) -> Self {
        let (span, spot) = (Some(Span::start_of(opened.file)), Some((opened.path.as_str(), &part.place)));
        Passage { text: &part.text, origin: Origin::Attachment, span, raw: "", spot }
    }

    /// Says in a finding about this text where it stands, as far as its span does not, and how to mend that.
    pub fn located(&self, finding: Diagnostic, help: &'static str) -> Diagnostic {
        match (self.origin, self.spot) {
            (Origin::Path, _) => finding.arg("path", self.text).arg("spot", "").help("personal.help-path"),
            (_, Some((path, place))) => at_place(finding, path, place).help("personal.help-attachment"),
            _ => finding.arg("spot", "").help(help),
        }
    }

    /// The place of a byte range of the text; the whole text where the file writes it otherwise (folded, escaped).
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let (whole, part) = (self.span?, &self.text[range.clone()]);
        let earlier = self.text[..range.start].matches(part).count();
        let at = match self.raw == self.text {
            true => Some(range.start),
            false => self.raw.match_indices(part).nth(earlier).map(|(at, _)| at),
        };
        let start = whole.start as usize;
        Some(at.map_or(whole, |at| Span::new(whole.file, start + at, start + at + part.len())))
    }

    /// The edit that puts `text` in the place of a byte range of the text; `None` where the file writes the text otherwise, so
    /// that it is not certain which bytes to replace. Never asked for bodies: prose is nobody's to mend but the author's.
    pub fn replaced_by(&self, range: Range<usize>, text: &str) -> Option<Edit> {
        let whole = self.span?;
        let quotes = match self.raw.strip_prefix(['"', '\'']) {
            Some(inner) if inner.get(..inner.len().saturating_sub(1)) == Some(self.text) => 1,
            _ if self.raw == self.text => 0,
            _ => return None,
        };
        let start = whole.start as usize + quotes;
        Some(Edit::new(Span::new(whole.file, start + range.start, start + range.end), text))
    }

    /// The field's name; empty for bodies and paths.
    pub fn name(&self) -> &'static str {
        match self.origin {
            Origin::Field { field, .. } => field.name,
            Origin::Body | Origin::Form | Origin::Path | Origin::Attachment => "",
        }
    }

    /// True for what only the staff sees.
    pub fn is_internal(&self) -> bool {
        match self.origin {
            Origin::Field { record, field } => {
                matches!(
                    (record, field.name),
                    (_, "internal" | "checked") | ("kind.rule_setting", _) | ("kind.synonym" | "kind.print", "note")
                )
            }
            Origin::Body | Origin::Form | Origin::Path | Origin::Attachment => false,
        }
    }

    fn holds(&self, form: TextForm) -> bool {
        matches!(self.origin, Origin::Field { field, .. } if field.holds(form))
    }

    pub fn is_phone(&self) -> bool {
        self.holds(TextForm::Phone)
    }

    /// True for codes and filing numbers, whose digits belong to them.
    pub fn is_code(&self) -> bool {
        let codes = ["catalog_code", "task_code", "uscc", "site_code", "icp", "police_filing", "document_number"];
        codes.contains(&self.name())
    }

    /// True for addresses on the web.
    pub fn is_address(&self) -> bool {
        self.holds(TextForm::Url) || self.name() == "domain"
    }

    /// True for what a card said when it was printed: nobody can reword it any more.
    fn is_history(&self) -> bool {
        let is_edition = |record: &str| record == "kind.print" || record.starts_with("kind.edition");
        matches!(self.origin, Origin::Field { record, .. } if is_edition(record))
    }

    /// True for sentences meant to be read: neither codes, addresses, paths, internal notes nor history.
    pub fn is_wording(&self) -> bool {
        let is_path = matches!(self.origin, Origin::Path | Origin::Attachment)
            || matches!(self.name(), "blank_form" | "sample" | "theme");
        !(is_path || self.is_history() || self.is_internal() || self.is_phone() || self.is_code() || self.is_address())
    }
}

/// Names the attachment and the place in it: `path` and `spot`.
pub fn at_place(finding: Diagnostic, path: &str, place: &Place) -> Diagnostic {
    let mut finding = match place.inside.as_str() {
        "" => finding.arg("path", path),
        inside => finding.arg("path", format!("{path} › {inside}")),
    };
    let spot = match place.key {
        "" => Arg::Text(String::new()),
        key => Arg::Phrase("spot.in", Box::new(Arg::Phrase(key, Box::new(Arg::Text(place.value.clone()))))),
    };
    finding.args.push(("spot", spot));
    finding
}
