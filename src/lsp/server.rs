//! The conversation: the handshake, one answer for each request, and nothing but the protocol on the way out.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::time::Instant;

use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use lsp_types::{
    CodeActionParams, CompletionParams, DefinitionParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, HoverParams, InitializeParams, LogMessageParams,
    MessageType, ReferenceParams, TextDocumentIdentifier, TextDocumentPositionParams, Uri,
};
use notify::RecommendedWatcher;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::address::{Root, to_file};
use super::client::Client;
use super::open::Open;
use super::session::{self, Session};
use super::view::View;
use super::wire::Incoming;
use super::{actions, complete, folder, handshake, hover, navigate, watch};
use crate::analysis::{Outcome, Workspace};

/// Whatever the server reacts to.
pub enum Event {
    Client(Incoming),
    /// What a folder held, and the number of the load that read it.
    Loaded(u64, Box<Workspace>),
    Checked(u64, Box<Outcome>),
    /// Files that others have changed.
    Files(Vec<PathBuf>),
}

impl Event {
    fn is_the_end(&self) -> bool {
        match self {
            Event::Client(Incoming::Closed) => true,
            Event::Client(Incoming::Message(Message::Notification(notification))) => notification.method == "exit",
            _ => false,
        }
    }
}

/// How far the conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    New,
    Running,
    ShutDown,
}

/// More changed files at once than this, and the whole folder is read again beside.
const MANY: usize = 200;

pub struct Server {
    session: Session,
    phase: Phase,
    events: Sender<Event>,
    /// The folder that the command line names.
    content: Option<PathBuf>,
    /// The folders that the client has open.
    roots: Vec<PathBuf>,
    /// Files that are open while no content folder is known.
    aside: Vec<Open>,
    watcher: Option<RecommendedWatcher>,
    /// How often the folder has been read; an earlier load that ends late is out of date.
    loads: u64,
}

type Answer = Result<Value, (ErrorCode, String)>;

impl Server {
    pub fn new(session: Session, events: Sender<Event>, content: Option<PathBuf>) -> Self {
        Server {
            session,
            phase: Phase::New,
            events,
            content,
            roots: Vec::new(),
            aside: Vec::new(),
            watcher: None,
            loads: 0,
        }
    }

    /// Reacts to events until the client ends the conversation; whether it ended as the protocol wants.
    pub fn run(mut self, events: &Receiver<Event>) -> bool {
        loop {
            let mut next = self.wait(events);
            // Of several keys that wait only the last is looked at.
            while let Some(event) = next {
                if event.is_the_end() {
                    return self.phase == Phase::ShutDown;
                }
                self.react(event);
                next = events.try_recv().ok();
            }
            self.session.flush();
        }
    }

    /// The next event; `None` after something else that was due.
    fn wait(&mut self, events: &Receiver<Event>) -> Option<Event> {
        if self.session.has_news() {
            let event = events.try_recv().ok();
            if event.is_none() {
                self.session.tell_some();
            }
            return event;
        }
        let Some(due) = self.session.due() else { return events.recv().ok() };
        let event = events.recv_timeout(due.saturating_duration_since(Instant::now())).ok();
        if event.is_none() {
            self.session.pause();
        }
        event
    }

    fn react(&mut self, event: Event) {
        match event {
            Event::Client(Incoming::Message(Message::Request(request))) => self.request(request),
            Event::Client(Incoming::Message(Message::Notification(notification))) => {
                // What cannot be understood has no answer; the next message may be better.
                let _ = catch_unwind(AssertUnwindSafe(|| self.notification(notification)));
            }
            Event::Client(Incoming::Malformed(reason)) => self.log(MessageType::Warning, reason),
            Event::Client(Incoming::Message(Message::Response(_)) | Incoming::Closed) => {}
            Event::Loaded(number, workspace) if number == self.loads => self.session.loaded(*workspace),
            Event::Loaded(..) => {}
            Event::Checked(number, outcome) => self.session.checked(number, &outcome),
            Event::Files(files) => self.files(&files),
        }
    }

    // ---- Requests

    fn request(&mut self, request: Request) {
        let (id, method) = (request.id.clone(), request.method.clone());
        let answer = catch_unwind(AssertUnwindSafe(|| self.answer(request)));
        let answer = answer.unwrap_or(Err((ErrorCode::InternalError, method)));
        self.session.send(match answer {
            Ok(value) => Response::new_ok(id, value),
            Err((code, message)) => Response::new_err(id, code as i32, message),
        });
    }

    fn answer(&mut self, request: Request) -> Answer {
        let method = request.method.as_str();
        match (self.phase, method) {
            (Phase::New, "initialize") => return self.initialize(request.params),
            (Phase::New, _) => return Err((ErrorCode::ServerNotInitialized, "initialize first".to_owned())),
            (Phase::ShutDown, _) => return Err((ErrorCode::InvalidRequest, "the server has shut down".to_owned())),
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                return Ok(Value::Null);
            }
            (Phase::Running, "initialize") => {
                return Err((ErrorCode::InvalidRequest, "initialize comes once".to_owned()));
            }
            (Phase::Running, _) => self.session.flush(),
        }
        match method {
            "textDocument/completion" => {
                let params: CompletionParams = read(request.params)?;
                self.at(&params.text_document_position_params, |view, at| json(complete::complete(view, at.position)))
            }
            "textDocument/hover" => {
                let params: HoverParams = read(request.params)?;
                self.at(&params.text_document_position_params, |view, at| json(hover::hover(view, at.position)))
            }
            "textDocument/definition" => {
                let params: DefinitionParams = read(request.params)?;
                self.at(&params.text_document_position_params, |view, at| json(navigate::definition(view, at.position)))
            }
            "textDocument/references" => {
                let params: ReferenceParams = read(request.params)?;
                let with_definition = params.context.include_declaration;
                self.at(&params.text_document_position_params, |view, at| {
                    json(navigate::references(view, at.position, with_definition))
                })
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = read(request.params)?;
                self.view(&params.text_document, |view| {
                    json(actions::actions(view, &params.text_document.uri, params.range))
                })
            }
            _ => Err((ErrorCode::MethodNotFound, request.method)),
        }
    }

    fn at(
        &self,
        at: &TextDocumentPositionParams,
        answer: impl FnOnce(&View<'_>, &TextDocumentPositionParams) -> Answer,
    ) -> Answer {
        self.view(&at.text_document, |view| answer(view, at))
    }

    /// An answer about an open file of the content folder; nothing about others.
    fn view(&self, document: &TextDocumentIdentifier, answer: impl FnOnce(&View<'_>) -> Answer) -> Answer {
        let path = self.path(&document.uri);
        let view = path.as_deref().and_then(|path| self.session.view(path));
        view.map_or(Ok(Value::Null), |view| answer(&view))
    }

    fn path(&self, uri: &Uri) -> Option<String> {
        self.session.root.relative(&to_file(uri)?)
    }

    // ---- The beginning

    fn initialize(&mut self, params: Value) -> Answer {
        let params: InitializeParams = read(params)?;
        self.session.client = Client::of(&params);
        self.phase = Phase::Running;
        self.roots = folder::roots(&params);
        if !self.find() {
            self.log(MessageType::Warning, self.session.lang.text("lsp.no-content").to_owned());
        }
        json(handshake::result(&self.session.client))
    }

    fn has_content(&self) -> bool {
        !self.session.root.folder.as_os_str().is_empty()
    }

    /// Looks for the content folder; whether there is one.
    fn find(&mut self) -> bool {
        let Some(found) = folder::find(self.content.as_deref(), &self.roots) else { return false };
        self.session.root = Root::new(found.folder);
        self.session.shown = found.shown;
        self.load();
        true
    }

    /// Looks again for a content folder that was not there at the beginning: somebody may have made it meanwhile.
    fn find_again(&mut self) {
        if self.has_content() || !self.find() {
            return;
        }
        self.initialized();
        for open in std::mem::take(&mut self.aside) {
            self.opened(open.uri, open.version, open.text);
        }
    }

    /// Reads the content folder beside.
    fn load(&mut self) {
        self.session.loading();
        self.loads += 1;
        let number = self.loads;
        let (folder, options) = (self.session.root.folder.clone(), self.session.options.clone());
        let events = self.events.clone();
        session::load(folder, self.session.shown.clone(), options, move |workspace| {
            // Nobody waits for it once the conversation has ended.
            let _ = events.send(Event::Loaded(number, Box::new(workspace)));
        });
    }

    fn initialized(&mut self) {
        let folder = self.session.root.folder.clone();
        match (self.has_content(), self.session.client.watches_files) {
            (true, true) => return self.session.send(watch::content(&folder)),
            (false, true) if !self.roots.is_empty() => return self.session.send(watch::sites(&self.roots)),
            (false, _) => return,
            (true, false) => {}
        }
        let events = self.events.clone();
        self.watcher = watch::watch(&folder, move |files| {
            let _ = events.send(Event::Files(files));
        });
    }

    // ---- Notifications

    fn notification(&mut self, notification: Notification) {
        if self.phase != Phase::Running {
            return;
        }
        let Notification { method, params } = notification;
        let done = match method.as_str() {
            "initialized" => {
                self.initialized();
                Ok(())
            }
            "textDocument/didOpen" => read(params).map(|params| self.did_open(params)),
            "textDocument/didChange" => read(params).map(|params| self.did_change(params)),
            "textDocument/didClose" => read(params).map(|params: DidCloseTextDocumentParams| {
                self.aside.retain(|open| open.uri != params.text_document.uri);
                if let Some(path) = self.path(&params.text_document.uri) {
                    self.session.close(&path);
                }
            }),
            "workspace/didChangeWatchedFiles" => read(params).map(|params: DidChangeWatchedFilesParams| {
                let files = params.changes.iter().filter_map(|change| to_file(&change.uri));
                self.files(&files.collect::<Vec<_>>());
            }),
            // Saving is seen by the watcher; whatever is cancelled has been answered already.
            _ => Ok(()),
        };
        if let Err((_, reason)) = done {
            self.log(MessageType::Warning, format!("{method}: {reason}"));
        }
    }

    fn did_open(&mut self, params: DidOpenTextDocumentParams) {
        self.find_again();
        let document = params.text_document;
        self.opened(document.uri, document.version, document.text);
    }

    fn opened(&mut self, uri: Uri, version: i32, text: String) {
        if let Some(path) = self.path(&uri) {
            let open = Open::new(&path, uri, version, text);
            self.session.open(path, open);
        } else if !self.has_content() {
            self.aside.push(Open::new("", uri, version, text));
        }
    }

    fn did_change(&mut self, params: DidChangeTextDocumentParams) {
        let encoding = self.session.client.encoding;
        let document = params.text_document;
        let uri = document.text_document_identifier.uri;
        let open = match self.path(&uri) {
            Some(path) => self.session.opened(&path),
            None => self.aside.iter_mut().find(|open| open.uri == uri),
        };
        if let Some(open) = open {
            open.change(document.version, params.content_changes, encoding);
        }
    }

    fn files(&mut self, files: &[PathBuf]) {
        self.find_again();
        let relative = |file: &PathBuf| self.session.root.relative(Path::new(file));
        let mut paths: Vec<String> = files.iter().filter_map(relative).collect();
        paths.sort();
        paths.dedup();
        if paths.len() > MANY {
            return self.load();
        }
        if !paths.is_empty() {
            self.session.reload(&paths);
        }
    }

    fn log(&self, kind: MessageType, message: String) {
        let params = LogMessageParams { kind, message };
        self.session.send(Notification::new("window/logMessage".to_owned(), params));
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn json(value: impl serde::Serialize) -> Answer {
    serde_json::to_value(value).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::check::CheckOptions;
    use crate::lang::Lang;
    use crate::lsp::background::Background;

    #[test]
    fn a_load_that_ends_after_a_later_one_was_begun_is_dropped() {
        let (output, _client) = channel();
        let (events, _queue) = channel();
        let background = Background::start(|_, _| {});
        let session = Session::new(output, background, Lang::Zh, CheckOptions::default());
        let mut server = Server::new(session, events, None);
        server.load();
        server.load();
        let mut loaded = |number| {
            server.react(Event::Loaded(number, Box::default()));
            let is_taken = server.session.due().is_some();
            server.session.pause();
            is_taken
        };
        assert!(!loaded(1), "the earlier load is out of date before the later one has ended");
        assert!(loaded(2));
        assert!(!loaded(1), "the earlier load must not overwrite the later one");
    }
}
