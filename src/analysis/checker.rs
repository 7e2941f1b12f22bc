//! The check of all files, again and again, that asks only what may have another answer than before.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::document::{Document, What};
use super::surroundings::Surroundings;
use super::{Findings, Snapshot};
use crate::check::{self, Levels, Scope};
use crate::diag::{Diagnostic, FileId, Span};
use crate::model::{Content, Refused, assemble};
use crate::resolve::Resolver;
use crate::source::Opener;

/// What has been found about each document in its present surroundings.
#[derive(Debug, Default)]
pub struct Checker {
    surroundings: Option<Arc<Surroundings>>,
    known: HashMap<FileId, Known>,
    last: BTreeMap<FileId, Arc<Findings>>,
    opener: Opener,
}

/// The findings about one edition of a document.
#[derive(Debug)]
struct Known {
    edition: u64,
    /// Its entries that are not part of the content.
    refused: Vec<Span>,
    /// Of the rules, silenced or not; only of a document with comments that silence some.
    by_rules: Vec<Diagnostic>,
    /// All that is shown.
    shown: Arc<Vec<Diagnostic>>,
}

/// The findings about all files.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Every file there is; the same [`Arc`] as before where nothing has changed.
    pub findings: BTreeMap<FileId, Arc<Findings>>,
    /// Findings that are about no file: what is missing.
    pub unplaced: Vec<Diagnostic>,
    pub content: Arc<Content>,
    pub refused: Arc<Refused>,
    pub surroundings: Arc<Surroundings>,
}

/// Asked between two pieces of work.
pub type Cancelled<'a> = &'a (dyn Fn() -> bool + Sync);

impl Checker {
    /// Checks all files; `None` when broken off, with what was found so far kept for the next time.
    pub fn check(&mut self, snapshot: &Snapshot, is_cancelled: Cancelled<'_>) -> Option<Outcome> {
        let (content, structure, refused) = assemble(snapshot.pieces());
        let (surroundings, levels, settings) =
            Surroundings::of(&content, &snapshot.map, &snapshot.documents, &snapshot.options);
        if self.surroundings.as_deref() != Some(&surroundings) {
            self.known.clear();
        }
        let surroundings = Arc::new(surroundings);
        self.surroundings = Some(Arc::clone(&surroundings));
        let pass = Pass { snapshot, content: &content, surroundings: &surroundings, refused: &refused };
        self.learn(&pass, is_cancelled);
        let opened = self.opener.open(&snapshot.attachments());
        let scope = pass.scope().with_attachments(&opened);
        let by_rules = check::whole(&scope, &surroundings.asked, is_cancelled);
        if is_cancelled() {
            return None;
        }
        let mut whole = Whole::new(snapshot);
        whole.add(structure.into_iter().chain(settings));
        whole.add_by_rules(by_rules, self, &levels);
        self.last = self.findings(snapshot, &mut whole);
        Some(Outcome {
            findings: self.last.clone(),
            unplaced: whole.unplaced,
            content: Arc::new(content),
            refused: Arc::new(refused),
            surroundings,
        })
    }

    /// Looks at the documents of which nothing is known that still holds.
    fn learn(&mut self, pass: &Pass<'_>, is_cancelled: Cancelled<'_>) {
        let (scope, resolver) = (pass.scope(), Resolver::new(pass.content));
        let unknown = |document: &&Arc<Document>| {
            let known = self.known.get(&document.file());
            document.attachment().is_none() && !known.is_some_and(|known| pass.holds(known, document))
        };
        let unknown: Vec<&Arc<Document>> = pass.snapshot.documents.iter().filter(unknown).collect();
        let learnt = unknown.into_par_iter().filter(|_| !is_cancelled());
        let learnt: Vec<(FileId, Known)> =
            learnt.map(|document| (document.file(), pass.known(document, &scope, &resolver))).collect();
        self.known.extend(learnt);
    }

    fn findings(&self, snapshot: &Snapshot, whole: &mut Whole) -> BTreeMap<FileId, Arc<Findings>> {
        let files = snapshot.documents.iter().map(|document| document.file());
        let one = |file: FileId| {
            let own = self.known.get(&file).map(|known| Arc::clone(&known.shown)).unwrap_or_default();
            let findings = Findings { own, whole: whole.placed.remove(&file).unwrap_or_default() };
            (file, findings.or_last(self.last.get(&file)))
        };
        files.map(one).collect()
    }
}

/// What one check of all files works with.
struct Pass<'a> {
    snapshot: &'a Snapshot,
    content: &'a Content,
    surroundings: &'a Surroundings,
    refused: &'a Refused,
}

impl Pass<'_> {
    fn scope(&self) -> Scope<'_> {
        self.surroundings.scope(self.content, &self.snapshot.map)
    }

    fn holds(&self, known: &Known, document: &Document) -> bool {
        known.edition == document.edition && self.refused_in(document.file()) == known.refused
    }

    fn refused_in(&self, file: FileId) -> Vec<Span> {
        let all = Span::start_of(file)..=Span::new(file, u32::MAX as usize, u32::MAX as usize);
        self.refused.range(all).copied().collect()
    }

    fn known(&self, document: &Document, scope: &Scope<'_>, resolver: &Resolver<'_>) -> Known {
        let asked = &self.surroundings.asked;
        let (mut by_rules, mut shown) = match &document.what {
            What::Attachment(_) => (Vec::new(), Vec::new()),
            What::Refused(file, finding) => (check::path(scope, asked, *file), vec![finding.clone()]),
            What::Text(read) => {
                let mut shown = read.found.clone();
                shown.extend(resolver.document(&read.parsed, self.refused));
                (check::document(scope, asked, &read.parsed, self.refused), shown)
            }
        };
        let allows = document.read().map_or(&[][..], |read| &read.allows);
        if allows.is_empty() {
            shown.append(&mut by_rules);
        } else {
            let mut audible = by_rules.clone();
            check::quiet(allows, &mut audible);
            shown.append(&mut audible);
        }
        let refused = self.refused_in(document.file());
        Known { edition: document.edition, refused, by_rules, shown: Arc::new(shown) }
    }
}

/// Findings that no document shows by itself.
struct Whole<'a> {
    snapshot: &'a Snapshot,
    placed: HashMap<FileId, Vec<Diagnostic>>,
    unplaced: Vec<Diagnostic>,
}

impl<'a> Whole<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        Whole { snapshot, placed: HashMap::new(), unplaced: snapshot.folder.clone() }
    }

    fn add(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        for finding in found {
            match finding.span {
                Some(span) => self.placed.entry(span.file).or_default().push(finding),
                None => self.unplaced.push(finding),
            }
        }
    }

    /// Adds what the rules say, without what comments silence, and the comments that silence nothing: neither of these
    /// findings nor of those about single documents.
    fn add_by_rules(&mut self, mut found: Vec<Diagnostic>, checker: &Checker, levels: &Levels) {
        let (allows, map) = (self.snapshot.allows(), &self.snapshot.map);
        // A comment silences findings of its file, and those of an attachment that its line names.
        let may_be_silenced = |finding: &Diagnostic| {
            finding.span.is_some_and(|span| allows.contains_key(&span.file) || map.file(span.file).text.is_empty())
        };
        let mut all: Vec<Diagnostic> = found.extract_if(.., |finding| may_be_silenced(finding)).collect();
        let mut audible = all.clone();
        check::silence(allows.clone(), &mut audible, levels, map);
        found.append(&mut audible);
        let known = allows.keys().filter_map(|file| checker.known.get(file));
        all.extend(known.flat_map(|known| known.by_rules.iter().cloned()));
        self.add(found);
        self.add(check::silence(allows, &mut all, levels, map));
    }
}
