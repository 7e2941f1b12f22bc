//! The content folder and the open files of one client, and what it has been told about them.
//!
//! After a change the findings that one file shows by itself are told at once, with those about all files moved to where
//! they are now; when nothing has changed for a moment all files are checked, and files with other findings are told of.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification};
use lsp_types::{PublishDiagnosticsParams, Uri};

use super::address::Root;
use super::background::Background;
use super::client::Client;
use super::lookup::Lookup;
use super::open::Open;
use super::position::Lines;
use super::publish;
use super::shift::Change;
use super::view::View;
use crate::analysis::{Findings, Outcome, Workspace};
use crate::check::CheckOptions;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::model::Text;
use crate::pipeline;
use crate::source::{self, Kind};

/// So long must nothing have changed before all files are checked.
const PAUSE: Duration = Duration::from_millis(150);

/// The longest stretch of telling without looking for what the client does.
const SHORT: Duration = Duration::from_millis(5);

pub struct Session {
    pub client: Client,
    pub lang: Lang,
    pub root: Root,
    /// How messages call the content folder.
    pub shown: String,
    pub options: CheckOptions,
    workspace: Workspace,
    /// Whether the folder has been read; until then nothing is known of what the open files refer to.
    is_loaded: bool,
    /// Whether the workspace is another than the one that was checked last.
    is_new: bool,
    /// Files that have changed while the folder was being read.
    missed: Vec<String>,
    open: BTreeMap<String, Open>,
    told: BTreeMap<String, Told>,
    /// Files whose findings the client has not been told yet.
    waiting: BTreeMap<String, Arc<Findings>>,
    /// The theme that was looked at last, and what was found.
    theme: (Option<Text>, Vec<Diagnostic>),
    /// Kept from one answer to the next.
    pub lookup: RefCell<Lookup>,
    output: Sender<Message>,
    background: Background,
    due: Option<Instant>,
}

/// What the client has been told about a file.
#[derive(Debug, Default)]
struct Told {
    findings: Arc<Findings>,
    /// All of them, in order.
    all: Vec<Diagnostic>,
    diagnostics: Vec<lsp_types::Diagnostic>,
}

impl Session {
    pub fn new(output: Sender<Message>, background: Background, lang: Lang, options: CheckOptions) -> Self {
        Session {
            client: Client::default(),
            lang,
            root: Root::default(),
            shown: String::new(),
            options,
            workspace: Workspace::default(),
            is_loaded: false,
            is_new: true,
            missed: Vec::new(),
            open: BTreeMap::new(),
            told: BTreeMap::new(),
            waiting: BTreeMap::new(),
            theme: (None, Vec::new()),
            lookup: RefCell::default(),
            output,
            background,
            due: None,
        }
    }

    pub fn send(&self, message: impl Into<Message>) {
        // A client that has gone is noticed where its messages are read.
        let _ = self.output.send(message.into());
    }

    // ---- What the client does

    pub fn open(&mut self, path: String, open: Open) {
        self.open.insert(path, open);
    }

    pub fn opened(&mut self, path: &str) -> Option<&mut Open> {
        self.open.get_mut(path)
    }

    /// What lies on the disk counts again.
    pub fn close(&mut self, path: &str) {
        if self.open.remove(path).is_some() {
            self.reload(&[path.to_owned()]);
        }
    }

    /// Reads paths of the content folder again, except open files.
    pub fn reload(&mut self, paths: &[String]) {
        if !self.is_loaded {
            self.missed.extend_from_slice(paths);
            return;
        }
        for path in paths.iter().filter(|path| !self.open.contains_key(*path)) {
            let mut loaded = source::load(&self.root.folder, path);
            loaded.retain(|one| !self.open.contains_key(one.path()));
            let mut gone = self.workspace.below(path);
            gone.retain(|known| !self.open.contains_key(known) && !loaded.iter().any(|one| one.path() == known));
            gone.iter().for_each(|path| self.workspace.remove(path));
            loaded.into_iter().for_each(|one| self.workspace.put(one));
        }
        self.changed();
    }

    /// The folder is being read from the disk; what changes meanwhile is looked at afterwards.
    pub fn loading(&mut self) {
        self.is_loaded = false;
    }

    /// The folder has been read from the disk.
    pub fn loaded(&mut self, workspace: Workspace) {
        (self.workspace, self.is_loaded, self.is_new) = (workspace, true, true);
        self.theme = (None, Vec::new());
        self.open.values_mut().for_each(|open| open.is_dirty = true);
        let missed = std::mem::take(&mut self.missed);
        self.reload(&missed);
        self.flush();
        self.changed();
        self.due = Some(Instant::now());
    }

    fn changed(&mut self) {
        self.background.changed();
        self.due = Some(Instant::now() + PAUSE);
    }

    // ---- What the client is told

    /// Takes over what has been typed, and tells what these files show by themselves.
    pub fn flush(&mut self) {
        if !self.is_loaded {
            return;
        }
        let dirty = self.open.iter_mut().filter(|(_, open)| open.is_dirty);
        let take = |(path, open): (&String, &mut Open)| {
            open.is_dirty = false;
            (path.clone(), open.text.clone())
        };
        for (path, text) in dirty.map(take).collect::<Vec<_>>() {
            self.typed(&path, text);
        }
    }

    fn typed(&mut self, path: &str, text: String) {
        let known = self.workspace.file(path);
        let old = known.map(|file| Arc::clone(self.workspace.map().shared(file)));
        if old.as_ref().is_some_and(|old| old.text == text) {
            return;
        }
        let change = Change::between(old.as_ref().map_or("", |old| &old.text), &text);
        let Some(loaded) = source::load_text(path, text) else { return };
        self.workspace.put(loaded);
        self.changed();
        let (Some(file), Some(own)) = (self.workspace.file(path), self.workspace.own(path)) else { return };
        let last = self.waiting.remove(path).or_else(|| Some(Arc::clone(&self.told.get(path)?.findings)));
        let whole = last.map(|last| change.apply(file, &last.whole)).unwrap_or_default();
        self.tell(path, Arc::new(Findings { own: Arc::new(own), whole }));
    }

    /// When [`Session::pause`] wants to be called, if nothing happens before.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Nothing has changed for a moment: all files are checked.
    pub fn pause(&mut self) {
        if self.due.take().is_some() && self.is_loaded {
            if self.workspace.is_empty() {
                self.workspace.emptied(source::folder(&self.root.folder, &self.shown).into_iter().collect());
            }
            self.background.check(self.workspace.snapshot(), std::mem::take(&mut self.is_new));
        }
    }

    /// All files have been checked.
    pub fn checked(&mut self, number: u64, outcome: &Outcome) {
        if !self.background.is_present(number) || self.open.values().any(|open| open.is_dirty) {
            return;
        }
        self.workspace.adopt(outcome);
        let mut unplaced: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        self.look_at_theme();
        for finding in outcome.unplaced.iter().chain(&self.theme.1) {
            unplaced.entry(place_of(finding, &self.workspace)).or_default().push(finding.clone());
        }
        self.waiting.clear();
        for (file, found) in &outcome.findings {
            let path = self.workspace.map().file(*file).path.as_str();
            let mut found = Arc::clone(found);
            if let Some(more) = unplaced.remove(path) {
                Arc::make_mut(&mut found).whole.extend(more);
            }
            if !self.told.get(path).is_some_and(|told| Arc::ptr_eq(&told.findings, &found)) {
                self.waiting.insert(path.to_owned(), found);
            }
        }
        let gone = self.told.keys().filter(|path| self.workspace.file(path).is_none() && !unplaced.contains_key(*path));
        self.waiting.extend(gone.map(|path| (path.clone(), Arc::default())).collect::<Vec<_>>());
        let placed =
            unplaced.into_iter().map(|(path, whole)| (path, Arc::new(Findings { whole, ..Findings::default() })));
        self.waiting.extend(placed);
    }

    /// What is wrong with the theme; looked at again when the site names another one.
    fn look_at_theme(&mut self) {
        let content = self.workspace.content();
        if self.theme.0.as_ref() != Some(&content.site.theme) {
            let (_, _, found) = pipeline::theme(&self.root.folder, content);
            self.theme = (Some(content.site.theme.clone()), found.into_iter().collect());
        }
    }

    /// Whether [`Session::tell_some`] has something left to tell.
    pub fn has_news(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Tells of a few files that were checked: many may have news, and whoever types is not to wait for them.
    pub fn tell_some(&mut self) {
        let start = Instant::now();
        while start.elapsed() < SHORT
            && let Some((path, found)) = self.waiting.pop_first()
        {
            self.tell(&path, found);
            // What was told about a file that is missing must be taken back once it is there.
            if self.workspace.file(&path).is_none()
                && self.told.get(&path).is_some_and(|told| told.diagnostics.is_empty())
            {
                self.told.remove(&path);
            }
        }
    }

    /// Tells the client of the findings of a file, if it has not been told the same.
    fn tell(&mut self, path: &str, findings: Arc<Findings>) {
        let Some(uri) = self.uri(path) else { return };
        let mut all: Vec<Diagnostic> = findings.all().into_iter().collect();
        let more = all.len().saturating_sub(publish::MOST);
        all.truncate(publish::MOST);
        let view = self.view_of(path, &all);
        let shown = all.iter().map(|finding| publish::diagnostic(&view, finding));
        let diagnostics: Vec<lsp_types::Diagnostic> =
            shown.chain((more > 0).then(|| publish::more(view.lang, more))).collect();
        let version = self.open.get(path).map(|open| open.version);
        let told = self.told.entry(path.to_owned()).or_default();
        let is_news = told.diagnostics != diagnostics;
        *told = Told { findings, all, diagnostics: diagnostics.clone() };
        if is_news {
            let params = PublishDiagnosticsParams { uri, version, diagnostics };
            self.send(Notification::new("textDocument/publishDiagnostics".to_owned(), params));
        }
    }

    // ---- What answers look at

    /// The address of a file, as the client writes it where it has the file open.
    fn uri(&self, path: &str) -> Option<Uri> {
        self.open.get(path).map(|open| open.uri.clone()).or_else(|| self.root.uri(path))
    }

    /// The open file at a path, with all that has been typed.
    pub fn view<'a>(&'a self, path: &'a str) -> Option<View<'a>> {
        self.open.contains_key(path).then(|| {
            let all = self.told.get(path).map(|told| told.all.as_slice()).unwrap_or_default();
            self.view_of(path, all)
        })
    }

    fn view_of<'a>(&'a self, path: &'a str, findings: &'a [Diagnostic]) -> View<'a> {
        let open = self.open.get(path);
        let file = self.workspace.file(path);
        let text = file.map(|file| self.workspace.map().file(file).text.as_str());
        let text = open.map(|open| open.text.as_str()).or(text).unwrap_or_default();
        View {
            workspace: &self.workspace,
            root: &self.root,
            client: self.client,
            lang: self.lang,
            path,
            kind: open.map_or(Kind::Attachment, |open| open.kind),
            text,
            lines: Lines::new(text, self.client.encoding, open.is_some()),
            findings,
            session: self,
        }
    }

    pub fn is_open(&self, path: &str) -> bool {
        self.open.contains_key(path)
    }
}

/// A finding that has no place is shown at the file it names, or with what is wrong with the site.
fn place_of(finding: &Diagnostic, workspace: &Workspace) -> String {
    if let Some(span) = finding.span {
        return workspace.map().file(span.file).path.clone();
    }
    let named = finding.arg_text("path").filter(|path| workspace.content().attachments.contains(path));
    named.unwrap_or_else(|| "site.yaml".to_owned())
}

/// Reads a content folder on a thread beside.
pub fn load(folder: PathBuf, shown: String, options: CheckOptions, done: impl FnOnce(Workspace) + Send + 'static) {
    std::thread::spawn(move || {
        let (loaded, _, found) = source::list(&folder, &shown);
        done(Workspace::new(options, &shown, loaded, found.into_iter().collect()));
    });
}
