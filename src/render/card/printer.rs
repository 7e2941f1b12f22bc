//! One printer for all that a theme prints.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use typst::diag::{SourceDiagnostic, Warned};
use typst_layout::PagedDocument;

use super::alone::Alone;
use super::document::Document;
use super::world::{Base, CardWorld, file_id};
use super::{Sheets, Sink, Templates, fit, fonts, glyphs, pdf, qr, template};
use crate::diag::{Arg, Diagnostic, Diagnostics};
use crate::pages::card::Order;
use crate::render::Artifact;

/// Orders that are asked for at once.
const CHUNK: usize = 25;

/// Orders that each thread sets between two clearings of Typst's memory, which otherwise grows by several MB a card.
const UNCLEARED: usize = 4;

/// Pages of jobs set between two clearings.
const CHUNK_PAGES: usize = 60;

/// Sets orders in the theme's templates and the chosen faces.
pub struct Printer {
    base: Arc<Base>,
}

impl Printer {
    /// Takes font files, the family to use (`None`: the first that holds Chinese) and the theme's templates.
    /// A face without bold is a warning beside the printer.
    ///
    /// # Errors
    /// The warning `no-card-font` when no file holds Chinese; `card-template` for each fault of the templates' syntax.
    pub fn new(
        family: Option<&str>,
        files: Vec<Vec<u8>>,
        templates: &Templates,
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let Some(faces) = fonts::choose(family, files) else {
            return Err(Diagnostic::warning("no-card-font", None).help("no-card-font.help").into());
        };
        let mut findings = Diagnostics::new();
        if !faces.has_bold() {
            let finding = Diagnostic::warning("card-font-no-bold", None).arg("family", &faces.family);
            findings.push(finding.help("card-font-no-bold.help"));
        }
        let sources = template::parse(templates)?;
        Ok((Printer { base: Arc::new(Base::new(faces, sources)) }, findings))
    }

    /// One order as a PDF; the same order always gives the same bytes.
    ///
    /// # Errors
    /// `card-overflow` and `card-missing-glyph` at the entry, `card-address-too-long` without a place, or
    /// `card-template` at the template.
    pub fn print(&self, order: &Order) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.sheets(order).map(|sheets| sheets.bytes)
    }

    /// One order as a PDF, with what it takes of paper.
    ///
    /// # Errors
    /// As [`Printer::print`].
    pub fn sheets(&self, order: &Order) -> Result<Sheets, Box<Diagnostic>> {
        let world = self.world(order)?;
        let Warned { output, warnings } = typst::compile::<Document>(&world);
        let document = output.map_err(|faults| self.explain(&faults, order))?.pages;
        if let Some(finding) = glyphs::missing(&document, order) {
            return Err(Box::new(finding));
        }
        if !warnings.is_empty() {
            return Err(self.explain(&warnings, order));
        }
        let bytes = pdf::write(&document, order).map_err(|faults| self.explain(&faults, order))?;
        let side = |length: fn(&PagedDocument) -> Option<f64>| length(&document).unwrap_or_default().round() as u32;
        Ok(Sheets {
            bytes,
            pages: document.pages().len(),
            width: side(|document| Some(document.pages().first()?.frame.size().x.to_mm())),
            height: side(|document| Some(document.pages().first()?.frame.size().y.to_mm())),
        })
    }

    /// Hands each job to `work`, several at a time and in chunks of a bounded `weight` (pages), clearing Typst's memory
    /// between them. What `work` gives comes back in the order of the jobs.
    pub fn each<T: Sync, R: Send>(
        &self,
        jobs: &[T],
        weight: impl Fn(&T) -> usize,
        work: impl Fn(&T) -> R + Sync,
    ) -> Vec<R> {
        let mut results = Vec::with_capacity(jobs.len());
        let mut rest = jobs;
        while !rest.is_empty() {
            let mut sum = 0;
            let fitting = rest.iter().take_while(|job| {
                sum += weight(job);
                sum <= CHUNK_PAGES
            });
            let (chunk, later) = rest.split_at(fitting.count().max(1));
            results.par_extend(chunk.par_iter().map(&work));
            comemo::evict(0);
            rest = later;
        }
        results
    }

    /// Prints all orders in parallel and hands each to `sink`; one that cannot be printed is a finding and the rest
    /// goes on. Memory stays flat: orders are asked for in chunks, and what Typst keeps of them is cleared away.
    pub fn print_all(&self, orders: impl IntoIterator<Item = Order>, sink: &Sink<'_>) -> Diagnostics {
        let alone = Alone::new();
        let uncleared = AtomicUsize::new(0);
        let set = |order: &Order| {
            let outcome = self.deliver(order, sink);
            if (uncleared.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(UNCLEARED * alone.threads()) {
                comemo::evict(0);
            }
            outcome
        };
        let mut orders = orders.into_iter();
        let mut findings = Diagnostics::new();
        loop {
            let chunk: Vec<Order> = orders.by_ref().take(CHUNK).collect();
            let results = alone.each(&chunk, set);
            let refused = results.iter().any(|result| matches!(result, Outcome::Refused(_)));
            findings.extend(results.into_iter().filter_map(Outcome::finding).collect());
            if chunk.is_empty() || refused {
                comemo::evict(0);
                return once_each(findings);
            }
        }
    }

    fn deliver(&self, order: &Order, sink: &Sink<'_>) -> Outcome {
        match self.print(order) {
            Err(finding) => Outcome::Faulty(finding),
            Ok(bytes) => match sink(Artifact { path: order.path.clone(), bytes }) {
                Err(finding) => Outcome::Refused(finding),
                Ok(()) => Outcome::Done,
            },
        }
    }

    fn world<'a>(&self, order: &'a Order) -> Result<CardWorld, Box<Diagnostic>> {
        let code = |address: &'a str| match qr::svg(address) {
            Some(svg) => Ok((address, svg)),
            None => Err(Box::new(address_too_long(address))),
        };
        let codes = order.addresses.iter().map(|address| code(address)).collect::<Result<BTreeMap<_, _>, _>>()?;
        let main = file_id(&format!("/{}", order.template)).filter(|id| self.base.templates().contains_key(id));
        let main = main.ok_or_else(|| Box::new(template_missing(order.template)))?;
        Ok(CardWorld::new(self.base.clone(), main, &order.data, &codes, &order.pictures))
    }

    /// The first fault decides: an overflow belongs to the content, anything else to the template.
    fn explain(&self, faults: &[SourceDiagnostic], order: &Order) -> Box<Diagnostic> {
        let overflow = faults.iter().find_map(|fault| fit::overflow(fault, order));
        let finding = overflow.or_else(|| {
            let finding = template::explain(self.base.templates(), faults.first()?);
            Some(finding.arg("title", &order.title))
        });
        Box::new(finding.unwrap_or_else(|| Diagnostic::error("card-template", order.span)))
    }
}

enum Outcome {
    Done,
    /// It cannot be printed.
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

/// A theme of its own must bring every template that is asked for.
fn template_missing(name: &str) -> Diagnostic {
    let finding = Diagnostic::error("card-template-missing", None).arg("name", format!("cards/{name}"));
    finding.help("card-template-missing.help")
}

fn address_too_long(address: &str) -> Diagnostic {
    Diagnostic::error("card-address-too-long", None).arg("address", address).help("card-address-too-long.help")
}

/// A fault of a template shows on everything printed with it; it is reported with the first of them only.
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
