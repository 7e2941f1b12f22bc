//! Runs the rules: guides, texts and bodies in parallel, each looked at by every rule that is asked.
//!
//! What follows an editor's keys asks for one [`document`] at once and for the [`whole`] content later; together they find
//! what [`run`] finds.
//!
//! The time grows with the length of the content: a guide is never compared with every other guide.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::passage::Origin;
use super::rules::ALL;
use super::{Check, Found, Levels, Passage, Prose, Rule, Scope};
use crate::bundle::Chain;
use crate::diag::{Diagnostic, FileId, Severity, Span};
use crate::model::{Body, Entries, Entry, FieldText, Guide, Parsed, Record, Refused, Written};
use crate::situation::prove::examine;
use crate::source::{Facet, Opened};

/// The rules that a site asks, with what their findings mean there.
#[derive(Debug, Clone)]
pub struct Asked {
    rules: Vec<&'static Rule>,
    severities: BTreeMap<&'static str, Severity>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        self.severities == other.severities
    }
}

impl Asked {
    pub fn new(levels: &Levels) -> Self {
        let asked = || ALL.iter().filter_map(|rule| Some((*rule, levels.severity(rule)?)));
        let severities = asked().map(|(rule, severity)| (rule.name, severity)).collect();
        Asked { rules: asked().map(|(rule, _)| rule).collect(), severities }
    }

    /// Gives findings the severity that they have on this site.
    fn weigh(&self, mut found: Found) -> Found {
        for finding in &mut found {
            if let Some(severity) = self.severities.get(finding.code) {
                finding.severity = *severity;
            }
        }
        found
    }
}

/// The findings of every rule that the site asks.
pub fn run(scope: &Scope<'_>, asked: &Asked) -> Found {
    asked.weigh(all(scope, &asked.rules))
}

/// The findings about one document by itself: of the rules that look at one guide, one text or one body. `refused` are
/// entries that are not part of the content.
pub fn document(scope: &Scope<'_>, asked: &Asked, document: &Parsed, refused: &Refused) -> Found {
    let part = Part { scope, rules: &asked.rules, refused };
    let mut found = part.entries(&document.entries);
    let path = &scope.sources.file(document.file).path;
    found.extend(passage(scope, &Passage::path(path, Span::start_of(document.file)), &asked.rules));
    asked.weigh(found)
}

/// The findings about the content as a whole and about the attachments, one rule after the other so that it can be broken
/// off between two.
pub fn whole(scope: &Scope<'_>, asked: &Asked, is_cancelled: &(dyn Fn() -> bool + Sync)) -> Found {
    let chains = Chains::default();
    let one = |rule: &&'static Rule| if is_cancelled() { Found::new() } else { content(scope, &chains, rule) };
    let mut found: Found = asked.rules.par_iter().flat_map_iter(one).collect();
    found.par_extend(scope.opened.par_iter().flat_map_iter(|opened| attached(scope, opened, &asked.rules)));
    asked.weigh(found)
}

/// The findings about a file that cannot be used: only its name can be looked at.
pub fn path(scope: &Scope<'_>, asked: &Asked, file: FileId) -> Found {
    let path = &scope.sources.file(file).path;
    asked.weigh(passage(scope, &Passage::path(path, Span::start_of(file)), &asked.rules))
}

/// The findings of `rules`, at their default severity.
pub fn all(scope: &Scope<'_>, rules: &[&Rule]) -> Found {
    let by_guide = scope.content.guides.par_iter().flat_map_iter(|entry| guide(scope, &entry.value.head, rules));
    let by_body = bodies(scope).into_par_iter().flat_map_iter(|(body, origin)| prose(scope, body, origin, rules));
    let by_file = scope.opened.par_iter().flat_map_iter(|opened| attachment(scope, opened, rules));
    let chains = Chains::default();
    let at_once = rules.par_iter().flat_map_iter(|rule| content(scope, &chains, rule));
    let mut found: Found = by_guide.collect();
    found.par_extend(by_body);
    found.par_extend(by_file);
    found.par_extend(at_once);
    found.extend(texts(scope, rules));
    found
}

fn guide(scope: &Scope<'_>, guide: &Guide, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    // Situations are examined once for all rules, and only when one asks.
    let mut examined = None;
    for rule in rules {
        match rule.check {
            Check::Guide(check) => check(scope, guide, &mut found),
            Check::Situations(check) => {
                if let Some(examined) = examined.get_or_insert_with(|| examine(guide)) {
                    check(scope, guide, examined, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// The bundles with their members looked up, once for all rules and only when one asks.
type Chains<'a> = OnceLock<Vec<Chain<'a>>>;

fn content<'a>(scope: &Scope<'a>, chains: &Chains<'a>, rule: &Rule) -> Found {
    let mut found = Found::new();
    match rule.check {
        Check::Content(check) => check(scope, &mut found),
        Check::Bundles(check) => {
            let bundles = || scope.content.bundles.iter().map(|entry| &entry.value.head);
            let chains = chains.get_or_init(|| bundles().map(|bundle| Chain::of(scope.content, bundle)).collect());
            check(scope, chains, &mut found);
        }
        _ => {}
    }
    found
}

fn bodies<'a>(scope: &Scope<'a>) -> Vec<(&'a Body, Origin)> {
    let content = scope.content;
    let guides = content.guides.iter().map(|entry| (&entry.value.body, Origin::Body));
    let bundles = content.bundles.iter().map(|entry| (&entry.value.body, Origin::Body));
    let pages = content.pages.iter().map(|entry| (&entry.value.body, Origin::Body));
    let notices = content.notices.iter().map(|entry| (&entry.value.body, Origin::Body));
    let forms = content.forms.iter().map(|form| (&form.body, Origin::Form));
    guides.chain(bundles).chain(pages).chain(notices).chain(forms).filter(|(body, _)| !body.is_empty()).collect()
}

fn prose(scope: &Scope<'_>, body: &Body, origin: Origin, rules: &[&Rule]) -> Found {
    let mut found = passage(scope, &Passage::body(body, origin), rules);
    let prose = Prose::new(body, matches!(origin, Origin::Form));
    for rule in rules {
        if let Check::Prose(check) = rule.check {
            check(scope, &prose, &mut found);
        }
    }
    found
}

fn passage(scope: &Scope<'_>, passage: &Passage<'_>, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    for rule in rules {
        if let Check::Passage(check) | Check::Everywhere(check) = rule.check {
            check(scope, passage, &mut found);
        }
    }
    found
}

/// An attachment as a whole, and every text in it; only rules that look everywhere are asked about these.
fn attachment(scope: &Scope<'_>, opened: &Opened, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    for rule in rules {
        match rule.check {
            Check::Attachment(check) => check(scope, opened, &mut found),
            Check::Everywhere(check) => {
                let texts = opened.excerpts.iter().filter(|part| matches!(part.facet, Facet::Text | Facet::Person));
                texts.for_each(|part| check(scope, &Passage::excerpt(opened, part), &mut found));
            }
            _ => {}
        }
    }
    found
}

/// An attachment with its name.
fn attached(scope: &Scope<'_>, opened: &Opened, rules: &[&Rule]) -> Found {
    let mut found = attachment(scope, opened, rules);
    found.extend(passage(scope, &Passage::path(&opened.path, Span::start_of(opened.file)), rules));
    found
}

/// The texts of every record, and the paths of all files.
fn texts(scope: &Scope<'_>, rules: &[&Rule]) -> Found {
    let content = scope.content;
    let mut found = record(scope, &content.site, rules);
    found.extend(record(scope, &content.calendar, rules));
    found.extend(record(scope, &content.synonyms, rules));
    found.extend(record(scope, &content.print_log, rules));
    found.extend(records(scope, &content.departments, rules, |value| value));
    found.extend(records(scope, &content.halls, rules, |value| value));
    found.extend(records(scope, &content.windows, rules, |value| value));
    found.extend(records(scope, &content.materials, rules, |value| value));
    found.extend(records(scope, &content.topics, rules, |value| value));
    found.extend(records(scope, &content.policies, rules, |value| value));
    found.extend(records(scope, &content.guides, rules, |value| &value.head));
    found.extend(records(scope, &content.bundles, rules, |value| &value.head));
    found.extend(records(scope, &content.pages, rules, |value| &value.head));
    found.extend(records(scope, &content.notices, rules, |value| &value.head));
    found.extend(paths(scope, rules));
    found
}

fn records<T: Send + Sync, R: Record>(
    scope: &Scope<'_>,
    entries: &[Entry<T>],
    rules: &[&Rule],
    head: fn(&T) -> &R,
) -> Vec<Diagnostic> {
    entries.par_iter().flat_map_iter(|entry| record(scope, head(&entry.value), rules)).collect()
}

fn record<R: Record>(scope: &Scope<'_>, record: &R, rules: &[&Rule]) -> Found {
    let mut found = Found::new();
    record.each_text(&mut |text: FieldText<'_>| {
        found.extend(passage(scope, &Passage::field(text, scope.sources), rules));
    });
    found
}

fn paths(scope: &Scope<'_>, rules: &[&Rule]) -> Found {
    let paths = scope.sources.iter().map(|(id, file)| Passage::path(&file.path, Span::start_of(id)));
    paths.flat_map(|path| passage(scope, &path, rules)).collect()
}

/// One document among all.
struct Part<'a> {
    scope: &'a Scope<'a>,
    rules: &'a [&'static Rule],
    refused: &'a Refused,
}

impl Part<'_> {
    fn entries(&self, entries: &Entries) -> Found {
        match entries {
            Entries::Nothing => Found::new(),
            Entries::Site(site) => record(self.scope, &**site, self.rules),
            Entries::Calendar(calendar) => record(self.scope, &**calendar, self.rules),
            Entries::Synonyms(synonyms) => record(self.scope, &**synonyms, self.rules),
            Entries::PrintLog(log) => record(self.scope, &**log, self.rules),
            Entries::Departments(list) => self.records(list),
            Entries::Halls(list) => self.records(list),
            Entries::Windows(list) => self.records(list),
            Entries::Materials(list) => self.records(list),
            Entries::Topics(list) => self.records(list),
            Entries::Policies(list) => self.records(list),
            Entries::Guides(list) => {
                let mut found = self.written(list);
                let heads = self.accepted(list).map(|entry| &entry.value.head);
                found.extend(heads.flat_map(|head| guide(self.scope, head, self.rules)));
                found
            }
            Entries::Bundles(list) => self.written(list),
            Entries::Pages(list) => self.written(list),
            Entries::Notices(list) => self.written(list),
            Entries::Form(form) => self.prose(&form.body, Origin::Form),
        }
    }

    fn accepted<'e, T>(&self, list: &'e [Entry<T>]) -> impl Iterator<Item = &'e Entry<T>> {
        list.iter().filter(|entry| !self.refused.contains(&entry.id_span))
    }

    fn records<R: Record>(&self, list: &[Entry<R>]) -> Found {
        self.accepted(list).flat_map(|entry| record(self.scope, &*entry.value, self.rules)).collect()
    }

    fn written<R: Record>(&self, list: &[Entry<Written<R>>]) -> Found {
        let one = |entry: &Entry<Written<R>>| {
            let mut found = record(self.scope, &entry.value.head, self.rules);
            found.extend(self.prose(&entry.value.body, Origin::Body));
            found
        };
        self.accepted(list).flat_map(one).collect()
    }

    fn prose(&self, body: &Body, origin: Origin) -> Found {
        if body.is_empty() { Found::new() } else { prose(self.scope, body, origin, self.rules) }
    }
}
