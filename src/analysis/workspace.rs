//! The content folder in memory while it is being edited.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::sync::Arc;

use rayon::prelude::*;

use super::Outcome;
use super::document::{Document, Read, What};
use super::surroundings::Surroundings;
use crate::check::{self, Allows, CheckOptions};
use crate::diag::{Diagnostic, FileId, SourceMap};
use crate::model::{Content, Pieces, Refused};
use crate::resolve::Resolver;
use crate::source::{Attachment, Loaded, Unread};

/// All paths, what they hold, and what the last check of all made of them.
#[derive(Debug, Default)]
pub struct Workspace {
    options: CheckOptions,
    map: SourceMap,
    /// Numbers that paths have been given, those of removed files included.
    ids: BTreeMap<String, FileId>,
    documents: BTreeMap<String, Arc<Document>>,
    editions: u64,
    /// What [`source::list`](crate::source::list) said about the folder as a whole; true as long as nothing is in it.
    folder: Vec<Diagnostic>,
    /// As of the last check, with what has been edited since.
    content: Arc<Content>,
    refused: Arc<Refused>,
    surroundings: Option<Arc<Surroundings>>,
}

/// The state of a workspace at one moment, for a check that runs beside it.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub options: CheckOptions,
    pub map: SourceMap,
    pub documents: Vec<Arc<Document>>,
    pub folder: Vec<Diagnostic>,
}

impl Workspace {
    /// A workspace of what lies in a folder; `shown` stands before paths in messages.
    pub fn new(options: CheckOptions, shown: &str, loaded: Vec<Loaded>, folder: Vec<Diagnostic>) -> Self {
        let map = SourceMap::new(shown.to_owned());
        let mut workspace = Workspace { options, map, folder, ..Workspace::default() };
        let placed: Vec<(FileId, Loaded)> = loaded.into_iter().map(|one| (workspace.place(&one), one)).collect();
        let (map, incomplete) = (&workspace.map, workspace.options.allow_incomplete);
        let read = placed.into_par_iter().enumerate();
        let read = read.map(|(i, (file, one))| Arc::new(Document::new(i as u64, one, file, map, incomplete)));
        let documents: Vec<Arc<Document>> = read.collect();
        workspace.editions = documents.len() as u64;
        workspace.documents = documents.into_iter().map(|document| (document.path.clone(), document)).collect();
        workspace
    }

    /// Puts what was loaded in the place of what lay at its path.
    pub fn put(&mut self, loaded: Loaded) {
        let file = self.place(&loaded);
        self.editions += 1;
        let document = Document::new(self.editions, loaded, file, &self.map, self.options.allow_incomplete);
        self.exchange(document.path.clone(), Some(Arc::new(document)));
    }

    /// Takes a file out, or all files of a folder.
    pub fn remove(&mut self, path: &str) {
        for path in self.below(path) {
            if let Some(id) = self.ids.get(&path) {
                self.map.remove(*id);
            }
            self.exchange(path, None);
        }
    }

    /// The paths that are there: this one, or those in the folder that it is.
    pub fn below(&self, path: &str) -> Vec<String> {
        let folder = format!("{path}/");
        let below =
            self.documents.range(folder.clone()..).map(|(path, _)| path).take_while(|path| path.starts_with(&folder));
        below.chain(self.documents.get_key_value(path).map(|(path, _)| path)).cloned().collect()
    }

    /// The number of the file that holds what was loaded; the text of an attachment is empty.
    fn place(&mut self, loaded: &Loaded) -> FileId {
        let (path, text) = match loaded {
            Loaded::Text { path, text, .. } => (path, text.clone()),
            Loaded::Attachment { path, .. } | Loaded::Unusable { path, .. } => (path, String::new()),
        };
        match self.ids.entry(path.clone()) {
            Slot::Occupied(known) => {
                self.map.replace(*known.get(), text);
                *known.get()
            }
            Slot::Vacant(new) => *new.insert(self.map.add(path.clone(), text)),
        }
    }

    /// While a document cannot be parsed its last entries stay known: an editor in the middle of a line means them still.
    fn exchange(&mut self, path: String, document: Option<Arc<Document>>) {
        let is_there = document.is_some();
        let new = document.as_ref().and_then(|document| document.read());
        let is_readable = new.is_some_and(|read| !read.parsed.entries.is_empty());
        let old = self.documents.get(&path).and_then(|document| document.read());
        if is_readable || !is_there {
            let known = Arc::make_mut(&mut self.content);
            if let Some(file) = old.or(new).map(|read| read.file) {
                known.exchange(file, old.map(|read| &read.parsed.entries), new.map(|read| &read.parsed.entries));
            }
        }
        match document {
            Some(document) => self.documents.insert(path, document),
            None => self.documents.remove(&path),
        };
    }

    /// What the file at `path` shows by itself, looked at in the content as it is now known. `None` for files that are not
    /// there and as long as nothing has been checked.
    pub fn own(&self, path: &str) -> Option<Vec<Diagnostic>> {
        let read = self.documents.get(path)?.read()?;
        let surroundings = self.surroundings.as_ref()?;
        let scope = surroundings.scope(&self.content, &self.map);
        let mut found = check::document(&scope, &surroundings.asked, &read.parsed, &self.refused);
        check::quiet(&read.allows, &mut found);
        found.extend(read.found.iter().cloned());
        found.extend(Resolver::new(&self.content).document(&read.parsed, &self.refused));
        Some(found)
    }

    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            options: self.options.clone(),
            map: self.map.clone(),
            documents: self.documents.values().cloned().collect(),
            folder: if self.is_empty() { self.folder.clone() } else { Vec::new() },
        }
    }

    /// Whether there is nothing at any path.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Takes over what is wrong with the folder as a whole, now that it is empty.
    pub fn emptied(&mut self, folder: Vec<Diagnostic>) {
        self.folder = folder;
    }

    /// Takes over what a check of the present state has put together.
    pub fn adopt(&mut self, outcome: &Outcome) {
        self.content = Arc::clone(&outcome.content);
        self.refused = Arc::clone(&outcome.refused);
        self.surroundings = Some(Arc::clone(&outcome.surroundings));
    }

    /// The entries of all documents; of those that cannot be parsed at the moment, as they last could.
    pub fn content(&self) -> &Content {
        &self.content
    }

    pub fn map(&self) -> &SourceMap {
        &self.map
    }

    /// The number of the file at `path`, if it holds a text.
    pub fn file(&self, path: &str) -> Option<FileId> {
        self.documents.get(path).filter(|document| document.attachment().is_none()).map(|document| document.file())
    }

    /// What was read at `path`.
    pub fn read(&self, path: &str) -> Option<&Read> {
        self.documents.get(path)?.read()
    }

    /// Every document that was read.
    pub fn documents(&self) -> impl Iterator<Item = &Read> {
        self.documents.values().filter_map(|document| document.read())
    }
}

impl Snapshot {
    /// The documents, to be put together.
    pub fn pieces(&self) -> Pieces<'_> {
        let mut unread = Unread::default();
        let mut attachments = Vec::new();
        for document in &self.documents {
            match &document.what {
                What::Text(read) => unread.extend(read.unread.clone()),
                What::Refused(..) => unread.add_path(&document.path),
                What::Attachment(attachment) => attachments.push(attachment.path.clone()),
            }
        }
        let documents = self.documents.iter().filter_map(|document| document.read());
        Pieces {
            map: &self.map,
            documents: documents.map(|read| &read.parsed).collect(),
            attachments,
            unread,
            is_empty: self.documents.is_empty(),
        }
    }

    /// The files that are published as they are.
    pub fn attachments(&self) -> Vec<Attachment> {
        self.documents.iter().filter_map(|document| document.attachment().cloned()).collect()
    }

    /// The comments that silence rules, by file.
    pub fn allows(&self) -> Allows {
        let read = self.documents.iter().filter_map(|document| document.read());
        read.filter(|read| !read.allows.is_empty()).map(|read| (read.file, read.allows.clone())).collect()
    }
}
