//! `mingbai lsp`: an editor sees mistakes while typing.
//!
//! In: messages of the Language Server Protocol. Out: the findings of the content folder as diagnostics, completion, hover,
//! definitions, references and mends; nothing else is ever written to the output. One thread reads, one writes, one checks
//! all files ([`analysis`](crate::analysis)), and the one in the middle answers; it never waits for the others.
//! Deliberately absent: knowledge about the content; fields and words come from the model, findings from the check, what is
//! meant by a few letters from the search.

mod actions;
mod address;
mod background;
mod client;
mod complete;
mod cursor;
mod folder;
mod handshake;
mod hover;
mod lookup;
mod names;
mod navigate;
mod open;
mod position;
mod publish;
mod server;
mod session;
mod shift;
mod situation;
mod target;
mod view;
mod watch;
mod wire;

use std::io::BufRead;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread;

use crate::check::CheckOptions;
use crate::lang::Lang;
use background::Background;
use server::{Event, Server};
use session::Session;

/// What the command line says.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The content folder; without it, it is looked for in the client's workspace.
    pub content: Option<PathBuf>,
    pub check: CheckOptions,
    pub lang: Lang,
}

/// Serves one client until it ends the conversation; whether it ended as the protocol wants.
pub fn serve(
    options: Options,
    input: impl BufRead + Send + 'static,
    output: impl std::io::Write + Send + 'static,
) -> bool {
    let (events, queue) = channel();
    let (output, writer) = wire::writer(output);
    let (from_client, from_check) = (events.clone(), events.clone());
    thread::spawn(move || wire::read_all(input, |incoming| from_client.send(Event::Client(incoming)).is_ok()));
    let background = Background::start(move |number, outcome| {
        // Nobody waits for it once the conversation has ended.
        let _ = from_check.send(Event::Checked(number, Box::new(outcome)));
    });
    let session = Session::new(output, background, options.lang, options.check);
    let is_orderly = Server::new(session, events, options.content).run(&queue);
    // The session is gone, and with it the sender: what was said is written to the end.
    let _ = writer.join();
    is_orderly
}
