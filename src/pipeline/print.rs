//! Print jobs from portal to files: those somebody asked for, and those that every build makes ready.

use std::collections::BTreeSet;

use super::{Checked, MISSING_GLYPH, Options, Sink, forgiven, placed, printer};
use crate::diag::{Diagnostic, Diagnostics};
use crate::pages::card::Order;
use crate::pages::card::glyph::{self, Origins};
use crate::pages::print::{
    Design, Kind, Paper, PrintJob, Printed, Scope, Wanted, as_json, as_text, jobs, ready as ready_jobs,
};
use crate::pages::{Context, url};
use crate::render::Artifact;
use crate::render::card::{Printer, Sheets};
use crate::render::plan::standalone;

/// What was asked for.
pub struct Request<'a> {
    pub wanted: Wanted<'a>,
    pub designs: Vec<Design>,
}

/// Prints what was asked for: a file for each job, and the list of them as `jobs.txt` and `jobs.json`.
pub fn run(checked: &Checked, options: &Options, request: &Request<'_>, sink: Sink<'_>) -> (Vec<Printed>, Diagnostics) {
    let cx = options.context(checked);
    match request.wanted.scopes(&cx) {
        Ok(scopes) => run_scopes(checked, &cx, options, (&scopes, &request.designs), sink),
        Err(findings) => (Vec::new(), findings),
    }
}

/// Prints these scopes in each of the designs.
pub fn run_scopes(
    checked: &Checked,
    cx: &Context<'_>,
    options: &Options,
    (scopes, designs): (&[Scope], &[Design]),
    sink: Sink<'_>,
) -> (Vec<Printed>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let mut all = Vec::new();
    for design in designs {
        let (jobs, found) = jobs(cx, scopes, *design);
        diagnostics.extend(found);
        all.extend(jobs);
    }
    if all.is_empty() && !diagnostics.has_errors() {
        diagnostics.push(Diagnostic::error("print-no-job", None).help("print-no-job.help"));
    }
    let printer = if diagnostics.has_errors() { None } else { printer(checked, &mut diagnostics) };
    let Some(printer) = printer else { return (Vec::new(), diagnostics) };
    let (printed, found) = print(&printer, checked, cx, &all, options, sink);
    diagnostics.extend(found);
    if !printed.is_empty() {
        let lists = [("jobs.txt", as_text(cx, &printed)), ("jobs.json", as_json(cx, &printed))];
        let lists = lists.map(|(path, text)| Artifact { path: path.to_owned(), bytes: text.into_bytes() });
        diagnostics.extend(lists.into_iter().filter_map(|list| sink(list).err().map(|finding| *finding)).collect());
    }
    (printed, diagnostics)
}

/// Prints the jobs that the site wants ready, for the print centre; guides whose card could not be printed are left out,
/// because that has been said.
pub fn ready(
    printer: &Printer,
    checked: &Checked,
    cx: &mut Context<'_>,
    options: &Options,
    sink: Sink<'_>,
) -> Diagnostics {
    let without: Vec<String> = cx.without_card.iter().cloned().collect();
    let jobs: Vec<PrintJob> = ready_jobs(cx).into_iter().filter_map(|job| job.without(cx, &without)).collect();
    let (printed, found) = print(printer, checked, cx, &jobs, options, sink);
    cx.print_jobs = printed;
    found
}

fn print(
    printer: &Printer,
    checked: &Checked,
    cx: &Context<'_>,
    jobs: &[PrintJob],
    options: &Options,
    sink: Sink<'_>,
) -> (Vec<Printed>, Diagnostics) {
    let done = printer.each(jobs, |job| job.items().max(1), |job| one(printer, checked, cx, job, options, sink));
    let (printed, findings): (Vec<_>, Vec<_>) = done.into_iter().unzip();
    (printed.into_iter().flatten().collect(), forgiven(placed(once_each(findings), checked, cx), options))
}

/// One job; where single cards are at fault, the findings are theirs, and incomplete content is printed without them.
fn one(
    printer: &Printer,
    checked: &Checked,
    cx: &Context<'_>,
    job: &PrintJob,
    options: &Options,
    sink: Sink<'_>,
) -> (Option<Printed>, Vec<Diagnostic>) {
    let order = illustrated(job.order(cx));
    let finding = match printer.sheets(&order) {
        Ok(sheets) => return deliver(job.clone(), &order.path, sheets, sink),
        Err(finding) => *finding,
    };
    let (bad, findings) = culprits(printer, cx, job, &finding);
    if bad.is_empty() {
        return (None, in_job(checked, cx, job, &order, finding));
    }
    let rest = job.clone().without(cx, &bad).filter(|_| options.allow_incomplete);
    let (printed, more) = match rest {
        None => (None, Vec::new()),
        Some(job) => match printer.sheets(&illustrated(job.order(cx))) {
            Ok(sheets) => deliver(job, &order.path, sheets, sink),
            Err(finding) => (None, vec![*finding]),
        },
    };
    (printed, findings.into_iter().chain(more).collect())
}

/// The order with its floor plans drawn.
fn illustrated(mut order: Order) -> Order {
    order.pictures = order.drawings.iter().map(|(name, drawing)| (name.clone(), standalone(drawing))).collect();
    order
}

/// The guides and bundles whose cards cannot be printed by themselves either, with what is wrong with them.
fn culprits(
    printer: &Printer,
    cx: &Context<'_>,
    job: &PrintJob,
    finding: &Diagnostic,
) -> (Vec<String>, Vec<Diagnostic>) {
    let is_of_content = matches!(finding.code, "card-overflow" | "card-missing-glyph");
    let cards = job.cards(cx).filter(|_| is_of_content && !matches!(job.design.kind, Kind::Directory | Kind::Flow));
    let of_guides = cards.map(|card| (card.id.clone(), card.order()));
    let of_bundles = job.bundle_cards(cx).filter(|_| is_of_content);
    let of_bundles = of_bundles.map(|card| (url::entry_key("bundles", &card.id), card.order_as(job.design.format)));
    of_guides.chain(of_bundles).filter_map(|(id, order)| Some((id, *printer.sheets(&order).err()?))).unzip()
}

/// A character that no card lacks by itself: in the name of a window, a note of the hall.
fn in_job(checked: &Checked, cx: &Context<'_>, job: &PrintJob, order: &Order, finding: Diagnostic) -> Vec<Diagnostic> {
    if finding.code != MISSING_GLYPH {
        return vec![finding];
    }
    let guides = if job.guides.is_empty() { job.scope.guides(cx) } else { job.guides.clone() };
    let origins =
        Origins { guides, bundles: job.bundles.clone(), windows: job.scope.windows(cx), halls: job.scope.halls(cx) };
    glyph::located(cx.portal, &checked.sources, &origins, order, finding)
}

fn deliver(job: PrintJob, path: &str, sheets: Sheets, sink: Sink<'_>) -> (Option<Printed>, Vec<Diagnostic>) {
    let paper = Paper { pages: sheets.pages, width: sheets.width, height: sheets.height, bytes: sheets.bytes.len() };
    match sink(Artifact { path: path.to_owned(), bytes: sheets.bytes }) {
        Ok(()) => (Some(Printed { job, path: path.to_owned(), paper }), Vec::new()),
        Err(finding) => (None, vec![*finding]),
    }
}

/// The same fault shows in every job that holds it.
fn once_each(findings: Vec<Vec<Diagnostic>>) -> Diagnostics {
    let mut seen = BTreeSet::new();
    let is_new = |finding: &Diagnostic| {
        let args = ["title", "place", "detail"].map(|name| finding.arg_text(name).unwrap_or_default());
        seen.insert((
            finding.code,
            finding.span.map(|span| (span.file, span.start)),
            finding.span.is_none().then_some(args),
        ))
    };
    let mut is_new = is_new;
    findings.into_iter().flatten().filter(|finding| is_new(finding)).collect()
}
