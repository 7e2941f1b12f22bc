//! The way from a content folder to a checked portal, and from there to bytes; `lib.rs` puts the two together.

pub mod print;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::check::CheckOptions;
use crate::diag::{Diagnostic, Diagnostics, SourceMap};
use crate::lang::Lang;
use crate::model::Content;
use crate::pages::card::Format;
use crate::pages::card::glyph::{self, Origins};
use crate::pages::{self, Context, Plan, url};
use crate::render::Artifact;
use crate::render::card::Printer;
use crate::render::html::Html;
use crate::render::html::kiosk::{self, Kiosk};
use crate::render::search::{self, Index};
use crate::resolve::{BundleHandle, GuideHandle, Handle, Portal};
use crate::source::theme::ThemeFiles;
use crate::source::{Attachment, Opener, Tree};
use crate::{check, model, resolve, source};

/// What to build and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub content: PathBuf,
    pub lang: Lang,
    /// Missing required fields are only warnings.
    pub allow_incomplete: bool,
    /// Nothing is published while a warning stands.
    pub deny_warnings: bool,
    /// The day by which notices expire; without it, the latest day the content names.
    pub as_of: Option<Date>,
    pub cards: bool,
    /// Looks into attachments and remembers what it saw.
    pub opener: Opener,
    /// Drafts are shown too, for a preview.
    pub drafts: bool,
    /// A portal for a touch screen in the hall: no way out of it, and nothing is remembered.
    pub kiosk: bool,
}

impl Options {
    /// The checked portal as everything that is printed sees it.
    pub fn context<'a>(&self, checked: &'a Checked) -> Context<'a> {
        Context::new(&checked.portal, self.lang, checked.as_of, true)
    }

    /// Whether these findings stand in the way of publishing.
    pub fn stops(&self, found: &Diagnostics) -> bool {
        found.has_errors() || self.deny_warnings && !found.is_empty()
    }
}

/// Content that was read and checked, with everything that was found.
pub struct Checked {
    pub portal: Portal,
    pub sources: SourceMap,
    pub attachments: Vec<Attachment>,
    pub theme: ThemeFiles,
    /// The folder of the site's own theme, where fonts may lie too.
    theme_folder: Option<PathBuf>,
    pub as_of: Option<Date>,
    pub diagnostics: Diagnostics,
}

/// Takes one file of the output; called from many threads at once.
pub type Sink<'a> = &'a (dyn Fn(Artifact) -> Result<(), Box<Diagnostic>> + Sync);

/// The stages up to the linked portal: reads, understands, checks and links the content.
pub fn check(options: &Options) -> Checked {
    let (tree, mut diagnostics) = source::read(&options.content, &options.content.display().to_string());
    let (content, found) = model::parse(&tree);
    diagnostics.extend(found);
    let as_of = options.as_of.or_else(|| content.latest_day());
    let (theme, theme_folder, found) = theme(&options.content, &content);
    diagnostics.extend(found);
    let opened = options.opener.open(&tree.attachments);
    let rules = CheckOptions { as_of, allow_incomplete: options.allow_incomplete, opened };
    diagnostics.extend(check::check(&content, &tree.map, &rules));
    let (portal, found) = resolve::resolve(content);
    diagnostics.extend(found);
    diagnostics.extend(pages::card::altered(&portal.content.print_log.editions));
    if options.allow_incomplete {
        diagnostics.downgrade("missing-field");
    }
    diagnostics.sort();
    let Tree { map, attachments, .. } = tree;
    Checked { portal, sources: map, attachments, theme, theme_folder, as_of, diagnostics }
}

/// The stages from the linked portal to bytes, each handed to `sink` as soon as it is made.
pub fn render(checked: &Checked, options: &Options, sink: Sink<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let printer = if options.cards && !options.kiosk { printer(checked, &mut diagnostics) } else { None };
    let mut cx = Context::new(&checked.portal, options.lang, checked.as_of, printer.is_some());
    if options.drafts {
        cx.show_drafts();
    }
    if let Some(printer) = &printer {
        diagnostics.extend(print_cards(printer, checked, &mut cx, options, sink));
        diagnostics.extend(print::ready(printer, checked, &mut cx, options, sink));
    }
    let mut html = match html(checked, options, &cx) {
        Ok(html) => html,
        Err(finding) => return (*finding).into(),
    };
    let reader = html.take(search::READER);
    match index_of(&cx).and_then(|index| index.export()) {
        Ok(mut files) => {
            reader.iter().for_each(|reader| search::join_reader(&mut files, reader));
            let mark = search::mark::stamp(&mut files, html.scripts());
            html.mark(&mark);
            diagnostics.extend(files.into_iter().filter_map(|file| sink(file).err().map(|f| *f)).collect());
        }
        Err(finding) => diagnostics.push(*finding),
    }
    let plan = pages::plan(&cx);
    diagnostics.extend(render_pages(&cx, &plan, &html, sink));
    let calendars = pages::agendas(&cx).map(|agenda| crate::render::ics::file(&agenda));
    let whole = html
        .assets()
        .iter()
        .cloned()
        .chain([site_map(&cx, &plan)])
        .chain(calendars)
        .chain(crate::render::plan::files(&cx))
        .chain(crate::render::holdings::files(&pages::holdings::Holdings::of(&cx)));
    diagnostics.extend(whole.filter_map(|artifact| sink(artifact).err().map(|finding| *finding)).collect());
    // A kiosk opens no file; it shows pictures.
    let wanted = |file: &&Attachment| !options.kiosk || kiosk::is_picture(&file.path);
    diagnostics.extend(copy_attachments(checked.attachments.iter().filter(wanted).collect(), sink));
    diagnostics.sort();
    diagnostics
}

/// The theme for the web or for a kiosk, which asks no server.
fn html(checked: &Checked, options: &Options, cx: &Context<'_>) -> Result<Html, Box<Diagnostic>> {
    let mut view = pages::site_view(cx);
    if !options.kiosk {
        return Html::new(&checked.theme, options.lang, &view);
    }
    view.search_endpoint.clear();
    view.search_origin.clear();
    let site = &checked.portal.content.site;
    let mut html = Html::new(&checked.theme, options.lang, &view)?;
    html.for_kiosk(&checked.theme, Kiosk { base: site.base_url.value.clone(), idle: site.kiosk_idle() });
    Ok(html)
}

/// The search index of a checked portal, for the command line.
///
/// # Errors
/// `search-index-failed`, when the index cannot be built.
pub fn index(checked: &Checked, options: &Options) -> Result<Index, Box<Diagnostic>> {
    let cx = Context::new(&checked.portal, options.lang, checked.as_of, false);
    index_of(&cx)
}

fn index_of(cx: &Context<'_>) -> Result<Index, Box<Diagnostic>> {
    Index::with(pages::search::docs(cx), &pages::search::synonyms(cx))
}

/// Which cards are printed as files of their own: the formats that are wanted of a guide and of a bundle.
pub struct Singles<'a> {
    pub guides: &'a dyn Fn(&str) -> Vec<Format>,
    pub bundles: &'a dyn Fn(&str) -> Vec<Format>,
    /// The cards of situations too.
    pub situations: bool,
}

/// The cards of all guides and bundles, each in the formats that are wanted of it.
pub fn cards(checked: &Checked, options: &Options, wanted: &Singles<'_>, sink: Sink<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let cx = options.context(checked);
    if let Some(printer) = printer(checked, &mut diagnostics) {
        let of_situations = wanted.situations.then(|| pages::card::situation_cards(&cx));
        let orders = pages::card::cards(&cx).chain(of_situations.into_iter().flatten()).flat_map(|card| {
            let formats = (wanted.guides)(&card.id).into_iter();
            formats.map(|format| card.order_as(format)).collect::<Vec<_>>()
        });
        let of_bundles = cx.bundle_cards().iter().flat_map(|card| {
            let formats = (wanted.bundles)(&card.id).into_iter();
            formats.map(|format| card.order_as(format))
        });
        let orders = orders.chain(of_bundles);
        let found = placed(printer.print_all(orders, sink), checked, &cx);
        diagnostics.extend(forgiven(found, options));
    }
    diagnostics
}

/// A finding for each identifier that no guide of the portal has.
pub fn unknown_guides(cx: &Context<'_>, guides: &[String]) -> Diagnostics {
    let known: Vec<&str> = cx.published().iter().map(|guide| cx.portal.guide(*guide).id.as_str()).collect();
    let unknown = guides.iter().filter(|id| !known.contains(&id.as_str()));
    let unknown = unknown.map(|id| pages::print::unknown_guide(id, known.iter().copied()));
    unknown.collect::<Vec<_>>().into_iter().collect()
}

/// Prints every card; the page of a guide that could not be printed offers none.
fn print_cards(
    printer: &Printer,
    checked: &Checked,
    cx: &mut Context<'_>,
    options: &Options,
    sink: Sink<'_>,
) -> Diagnostics {
    let printed = Mutex::new(BTreeSet::new());
    let cards = pages::card::cards(cx).chain(pages::card::situation_cards(cx));
    let of_bundles = cx.bundle_cards().iter().map(|card| card.order());
    let found = printer.print_all(cards.map(|card| card.order()).chain(of_bundles), &|card| {
        printed.lock().unwrap_or_else(PoisonError::into_inner).insert(card.path.clone());
        sink(card)
    });
    let printed = printed.into_inner().unwrap_or_else(PoisonError::into_inner);
    let ids = cx.published().iter().map(|guide| cx.portal.guide(*guide).id.clone());
    let without: BTreeSet<String> = ids.filter(|id| !printed.contains(&url::card(id))).collect();
    let situations: Vec<String> = situations(cx)
        .filter(|(id, key)| !printed.contains(&url::situation_card(id, key)))
        .map(|(id, key)| format!("{id}/{key}"))
        .collect();
    let bundles = cx.bundle_cards().iter().filter(|card| !printed.contains(&url::bundle_card(&card.id)));
    let bundles: Vec<String> = bundles.map(|card| url::entry_key("bundles", &card.id)).collect();
    cx.without_card = without.into_iter().chain(situations).chain(bundles).collect();
    forgiven(placed(found, checked, cx), options)
}

/// Every situation that has a page: its guide's identifier and its key.
fn situations<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let of = |guide: &GuideHandle| (cx.portal.guide(*guide).id.as_str(), cx.situations(*guide));
    cx.published().iter().map(of).flat_map(|(id, all)| all.iter().map(move |ready| (id, ready.key.as_str())))
}

/// Characters that cannot be shown are told of where they stand, each place once however many cards show it.
fn placed(found: Diagnostics, checked: &Checked, cx: &Context<'_>) -> Diagnostics {
    let mut seen = BTreeSet::new();
    let located = found.into_iter().flat_map(|finding| match guide_of(cx, &finding) {
        Some(guide) => {
            let order = pages::card::card(cx.portal, guide).order();
            let origins = Origins { guides: vec![guide], ..Origins::default() };
            glyph::located(cx.portal, &checked.sources, &origins, &order, finding)
        }
        None => match bundle_of(cx, &finding) {
            Some(bundle) => {
                let order = cx.bundle_cards()[bundle.index()].order();
                let origins = Origins { bundles: vec![bundle], ..Origins::default() };
                glyph::located(cx.portal, &checked.sources, &origins, &order, finding)
            }
            None => vec![finding],
        },
    });
    located.filter(|finding| finding.code != MISSING_GLYPH || seen.insert(finding.span)).collect()
}

const MISSING_GLYPH: &str = "card-missing-glyph";

/// The guide whose card lacks a glyph.
fn guide_of(cx: &Context<'_>, finding: &Diagnostic) -> Option<GuideHandle> {
    let span = finding.span.filter(|_| finding.code == MISSING_GLYPH)?;
    cx.published().iter().copied().find(|guide| cx.portal.guide(*guide).id_span == span)
}

/// The bundle whose card lacks a glyph.
fn bundle_of(cx: &Context<'_>, finding: &Diagnostic) -> Option<BundleHandle> {
    let span = finding.span.filter(|_| finding.code == MISSING_GLYPH)?;
    cx.portal.content.bundles.iter().position(|entry| entry.id_span == span).map(Handle::new)
}

/// Incomplete content may hold a guide that no card can hold: a warning then.
fn forgiven(mut found: Diagnostics, options: &Options) -> Diagnostics {
    if options.allow_incomplete {
        found.downgrade("card-overflow");
        found.downgrade(MISSING_GLYPH);
    }
    found
}

/// The printer with the theme's templates; without a font there is a warning and none.
fn printer(checked: &Checked, diagnostics: &mut Diagnostics) -> Option<Printer> {
    let own: Vec<PathBuf> = checked.theme_folder.iter().map(|folder| folder.join("fonts")).collect();
    let fonts = source::fonts::load(&own).map_err(|finding| diagnostics.push(*finding)).ok()?;
    match Printer::new(fonts.family, fonts.files, &source::theme::card_templates(&checked.theme)) {
        Ok((printer, found)) => {
            diagnostics.extend(found);
            Some(printer)
        }
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    }
}

fn site_map(cx: &Context<'_>, plan: &Plan<'_>) -> Artifact {
    let base = &cx.portal.content.site.base_url;
    let listed = plan.pages.iter().filter(|(_, page)| page.is_listed());
    crate::render::sitemap::site_map(listed.map(|(address, page)| (url::absolute(base, address), page.changed(cx))))
}

fn render_pages(cx: &Context<'_>, plan: &Plan<'_>, html: &Html, sink: Sink<'_>) -> Diagnostics {
    let failed = plan.pages.par_iter().filter_map(|(address, page)| {
        let made = html.page(&cx.view(address, *page)).and_then(sink);
        made.err().map(|finding| *finding)
    });
    let failed: Vec<Diagnostic> = failed.collect();
    let mut told = BTreeSet::new();
    // A broken template fails on every page that uses it; it is told of once.
    failed.into_iter().filter(|finding| finding.arg_text("place").is_none_or(|place| told.insert(place))).collect()
}

fn copy_attachments(attachments: Vec<&Attachment>, sink: Sink<'_>) -> Diagnostics {
    let failed = attachments.par_iter().filter_map(|attachment| copy(attachment, sink).err());
    failed.map(|finding| *finding).collect::<Vec<_>>().into_iter().collect()
}

fn copy(attachment: &Attachment, sink: Sink<'_>) -> Result<(), Box<Diagnostic>> {
    let bytes = attachment.bytes().map_err(|error| {
        let finding = Diagnostic::error("path-unreadable", None).arg("path", &attachment.path);
        Box::new(finding.word("detail", source::reason(&error)).help("file-unreadable.help"))
    })?;
    sink(Artifact { path: attachment.path.clone(), bytes })
}

/// The files of the site's theme, its folder if it has one of its own, and what is wrong with it.
pub fn theme(folder: &Path, content: &Content) -> (ThemeFiles, Option<PathBuf>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let own = theme_folder(folder, content).unwrap_or_else(|finding| {
        diagnostics.push(*finding);
        None
    });
    let (theme, found) = source::theme::read(own.as_deref());
    diagnostics.extend(found);
    (theme, own, diagnostics)
}

/// `themes/<name>/` beside the content folder: the one the site names, which must be there, or `default` where one lies to
/// be edited.
fn theme_folder(folder: &Path, content: &Content) -> Result<Option<PathBuf>, Box<Diagnostic>> {
    let named = &content.site.theme;
    let name = if named.is_empty() { DEFAULT_THEME } else { named.value.as_str() };
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let themes = std::path::absolute(folder).ok().and_then(|content| Some(content.parent()?.join("themes")));
    let folder = themes.map(|themes| themes.join(name)).filter(|folder| is_plain && folder.is_dir());
    if folder.is_none() && name != DEFAULT_THEME {
        let finding = Diagnostic::error("theme-missing", named.span).arg("name", name);
        return Err(Box::new(finding.help("theme-missing.help")));
    }
    Ok(folder)
}

const DEFAULT_THEME: &str = "default";
