//! A Markdown body, parsed once for all rules about Markdown.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::diag::Span;
use crate::model::Body;

/// The events of one body with their places.
#[derive(Debug)]
pub struct Prose<'a> {
    pub body: &'a Body,
    pub events: Vec<(Event<'a>, Range<usize>)>,
    /// A form or sample is a page of its own; other bodies stand below the title of their entry.
    pub is_form: bool,
}

impl<'a> Prose<'a> {
    pub fn new(body: &'a Body, is_form: bool) -> Self {
        Prose { body, events: body.events().collect(), is_form }
    }

    pub fn span(&self, range: &Range<usize>) -> Span {
        self.body.span(range.clone())
    }

    /// The text between a start event at `index` and its end.
    pub fn text_from(&self, index: usize) -> String {
        let mut depth = 0_usize;
        let mut text = String::new();
        for (event, _) in &self.events[index..] {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(part) | Event::Code(part) => text.push_str(part),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        text
    }
}
