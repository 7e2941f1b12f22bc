//! The set pages of one order, and what templates may ask about them.
//!
//! Typst sets a document again and again until nothing that was asked about it changes. `measure` asks where each thing it
//! measures stands in the document, which no measuring of ours needs and which is always new after the first round: every
//! card would be measured and set twice. Here that one question has no answer, so a card is done after one round; page
//! numbers, counters and queries are answered as ever.

use std::num::NonZeroUsize;
use std::sync::Arc;

use typst::diag::{SourceResult, StrResult};
use typst::ecow::{EcoString, EcoVec};
use typst::engine::Engine;
use typst::foundations::{Content, Label, Output, Selector, StyleChain, Target};
use typst::introspection::{DocumentPosition, Introspector, Location};
use typst::model::Numbering;
use typst::syntax::VirtualPath;
use typst_layout::{PagedDocument, PagedIntrospector};

/// A document whose measured parts are not looked for in it.
pub struct Document {
    pub pages: PagedDocument,
    answers: Answers,
}

impl Output for Document {
    fn target() -> Target {
        Target::Paged
    }

    fn create(engine: &mut Engine, content: &Content, styles: StyleChain) -> SourceResult<Self> {
        let pages = typst_layout::layout_document(engine, content, styles)?;
        let answers = Answers(pages.introspector().clone());
        Ok(Document { pages, answers })
    }

    fn introspector(&self) -> &dyn Introspector {
        &self.answers
    }
}

struct Answers(Arc<PagedIntrospector>);

impl Introspector for Answers {
    /// Where the measured thing stands: it takes the place of the `measure` itself, as in Typst's own first round.
    fn locator(&self, _: u128, _: Location) -> Option<Location> {
        None
    }

    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        self.0.query(selector)
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        self.0.query_first(selector)
    }

    fn query_unique(&self, selector: &Selector) -> StrResult<Content> {
        self.0.query_unique(selector)
    }

    fn query_label(&self, label: Label) -> StrResult<&Content> {
        self.0.query_label(label)
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.0.query_labelled()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        self.0.query_count_before(selector, end)
    }

    fn label_count(&self, label: Label) -> usize {
        self.0.label_count(label)
    }

    fn pages(&self, location: Location) -> Option<NonZeroUsize> {
        self.0.pages(location)
    }

    fn page(&self, location: Location) -> Option<NonZeroUsize> {
        self.0.page(location)
    }

    fn position(&self, location: Location) -> Option<DocumentPosition> {
        Introspector::position(&*self.0, location)
    }

    fn page_numbering(&self, location: Location) -> Option<&Numbering> {
        self.0.page_numbering(location)
    }

    fn page_supplement(&self, location: Location) -> Option<&Content> {
        self.0.page_supplement(location)
    }

    fn anchor(&self, location: Location) -> Option<&EcoString> {
        self.0.anchor(location)
    }

    fn document(&self, location: Location) -> Option<Location> {
        self.0.document(location)
    }

    fn path(&self, location: Location) -> Option<&VirtualPath> {
        self.0.path(location)
    }
}
