//! One printer for all cards of a theme.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use typst::diag::{SourceDiagnostic, Warned};
use typst_layout::PagedDocument;

use super::world::{Base, CardWorld};
use super::{Sink, fit, fonts, glyphs, pdf, qr, template};
use crate::diag::{Arg, Diagnostic, Diagnostics};
use crate::pages::card::CardView;
use crate::render::Artifact;

/// Cards set between two clearings of Typst's memory, which otherwise grows by 5 MB a card.
const CHUNK: usize = 25;

/// Sets cards in the theme's template and the chosen faces.
pub struct Printer {
    base: Arc<Base>,
}

impl Printer {
    /// Takes font files, the family to use (`None`: the first that holds Chinese) and the text of `cards/card.typ`.
    /// A face without bold is a warning beside the printer.
    ///
    /// # Errors
    /// The warning `no-card-font` when no file holds Chinese; `card-template` for each fault of the template's syntax.
    pub fn new(family: Option<&str>, files: Vec<Vec<u8>>, template: &str) -> Result<(Self, Diagnostics), Diagnostics> {
        let Some(faces) = fonts::choose(family, files) else {
            return Err(Diagnostic::warning("no-card-font", None).help("no-card-font.help").into());
        };
        let mut findings = Diagnostics::new();
        if !faces.has_bold() {
            let finding = Diagnostic::warning("card-font-no-bold", None).arg("family", &faces.family);
            findings.push(finding.help("card-font-no-bold.help"));
        }
        let source = template::parse(template)?;
        Ok((Printer { base: Arc::new(Base::new(faces, source)) }, findings))
    }

    /// One card as a PDF of one A5 page; the same card always gives the same bytes.
    ///
    /// # Errors
    /// `card-overflow` and `card-missing-glyph` at the guide, `card-address-too-long` without a place, or
    /// `card-template` at the template.
    pub fn print(&self, card: &CardView) -> Result<Vec<u8>, Box<Diagnostic>> {
        let world = self.world(card)?;
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let document = output.map_err(|faults| self.explain(&faults, card))?;
        if let Some(finding) = glyphs::missing(&document, card) {
            return Err(Box::new(finding));
        }
        if !warnings.is_empty() {
            return Err(self.explain(&warnings, card));
        }
        pdf::write(&document, card).map_err(|faults| self.explain(&faults, card))
    }

    /// Prints all cards in parallel and hands each to `sink`; a card that cannot be printed is a finding and the rest
    /// goes on. Memory stays flat: cards are asked for, and cleared away, in chunks.
    pub fn print_all(&self, cards: impl IntoIterator<Item = CardView>, sink: &Sink<'_>) -> Diagnostics {
        let mut cards = cards.into_iter();
        let mut findings = Diagnostics::new();
        loop {
            let chunk: Vec<CardView> = cards.by_ref().take(CHUNK).collect();
            let results: Vec<Outcome> = chunk.par_iter().map(|card| self.deliver(card, sink)).collect();
            comemo::evict(0);
            let refused = results.iter().any(|result| matches!(result, Outcome::Refused(_)));
            findings.extend(results.into_iter().filter_map(Outcome::finding).collect());
            if chunk.is_empty() || refused {
                return once_each(findings);
            }
        }
    }

    fn deliver(&self, card: &CardView, sink: &Sink<'_>) -> Outcome {
        match self.print(card) {
            Err(finding) => Outcome::Faulty(finding),
            Ok(bytes) => match sink(Artifact { path: card.path.clone(), bytes }) {
                Err(finding) => Outcome::Refused(finding),
                Ok(()) => Outcome::Done,
            },
        }
    }

    fn world(&self, card: &CardView) -> Result<CardWorld, Box<Diagnostic>> {
        let qr = match card.url.as_str() {
            "" => None,
            address => Some(qr::svg(address).ok_or_else(|| Box::new(address_too_long(address)))?),
        };
        // A view is texts and numbers: it always becomes JSON.
        let data = serde_json::to_vec(card).unwrap_or_default();
        Ok(CardWorld::new(self.base.clone(), data, qr))
    }

    /// The first fault decides: an overflow belongs to the guide, anything else to the template.
    fn explain(&self, faults: &[SourceDiagnostic], card: &CardView) -> Box<Diagnostic> {
        let overflow = faults.iter().find_map(|fault| fit::overflow(fault, card));
        let finding = overflow.or_else(|| {
            let finding = template::explain(self.base.template(), faults.first()?);
            Some(finding.arg("title", &card.facts.title))
        });
        Box::new(finding.unwrap_or_else(|| Diagnostic::error("card-template", card.span)))
    }
}

enum Outcome {
    Done,
    /// The card cannot be printed.
    Faulty(Box<Diagnostic>),
    /// The sink did not take it.
    Refused(Box<Diagnostic>),
}

impl Outcome {
    fn finding(self) -> Option<Diagnostic> {
        match self {
            Outcome::Done => None,
            Outcome::Faulty(finding) | Outcome::Refused(finding) => Some(*finding),
        }
    }
}

fn address_too_long(address: &str) -> Diagnostic {
    Diagnostic::error("card-address-too-long", None).arg("address", address).help("card-address-too-long.help")
}

/// A fault of the template shows on every card; it is reported with the first of them only.
fn once_each(findings: Diagnostics) -> Diagnostics {
    let mut seen = BTreeSet::new();
    findings.into_iter().filter(|finding| finding.span.is_some() || seen.insert(fault_of(finding))).collect()
}

fn fault_of(finding: &Diagnostic) -> String {
    let args = finding.args.iter().filter(|(name, _)| *name == "place" || *name == "detail");
    let texts = args.map(|(_, arg)| match arg {
        Arg::Text(text) => text.as_str(),
        _ => "",
    });
    std::iter::once(finding.code).chain(texts).collect::<Vec<_>>().join("\n")
}
