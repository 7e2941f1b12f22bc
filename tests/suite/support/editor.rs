//! A client of the language server, as an editor is one: over pipes, to the real program.

#![allow(dead_code, reason = "each suite uses a part of this")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// No answer takes so long unless something is wrong.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub struct Editor {
    process: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    next: i64,
    versions: BTreeMap<String, i64>,
    pub root: PathBuf,
    /// The last diagnostics of each file, by its path below the content folder.
    pub diagnostics: BTreeMap<String, Vec<Value>>,
    /// Requests and other notifications of the server.
    pub said: Vec<Value>,
}

impl Editor {
    /// Starts the server; `root` is the workspace, which holds `content/`.
    pub fn start(program: &str, root: &Path, args: &[&str]) -> Self {
        let mut process = Command::new(program)
            .arg("lsp")
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let (sender, messages) = channel();
        thread::spawn(move || each_message(output, |message| sender.send(message).is_ok()));
        let input = process.stdin.take();
        Editor {
            process,
            input,
            messages,
            next: 0,
            versions: BTreeMap::new(),
            root: root.to_owned(),
            diagnostics: BTreeMap::new(),
            said: Vec::new(),
        }
    }

    /// The handshake of a client that counts in UTF-16, like most.
    pub fn initialize(&mut self) -> Value {
        self.initialize_with(json!({
            "general": { "positionEncodings": ["utf-16"] },
            "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } },
            "textDocument": {
                "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
                "completion": { "completionItem": { "snippetSupport": true, "insertTextModeSupport": { "valueSet": [1, 2] } } },
                "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
            },
        }))
    }

    pub fn initialize_with(&mut self, capabilities: Value) -> Value {
        let root = url::Url::from_file_path(&self.root).expect("an absolute path").to_string();
        let folders = json!([{ "uri": root, "name": "hall" }]);
        let params =
            json!({ "processId": null, "rootUri": root, "workspaceFolders": folders, "capabilities": capabilities });
        let result = self.request("initialize", params);
        self.notify("initialized", json!({}));
        result["result"].clone()
    }

    pub fn send(&mut self, message: &Value) {
        self.send_raw(&message.to_string());
    }

    /// Sends any text as the body of a message.
    pub fn send_raw(&mut self, body: &str) {
        let framed = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        let input = self.input.as_mut().expect("the connection is open");
        input.write_all(framed.as_bytes()).and_then(|()| input.flush()).expect("the server reads");
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and waits for its answer: an object with `result` or `error`.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.receive(PATIENCE).unwrap_or_else(|| panic!("no answer to {method}"));
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
        }
    }

    /// The next message; diagnostics are noted, requests of the server answered.
    pub fn receive(&mut self, patience: Duration) -> Option<Value> {
        let message = match self.messages.recv_timeout(patience) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => panic!("the server has gone"),
        };
        if message["method"] == "textDocument/publishDiagnostics" {
            let path = self.path(message["params"]["uri"].as_str().expect("an address"));
            let list = message["params"]["diagnostics"].as_array().cloned().unwrap_or_default();
            self.diagnostics.insert(path, list);
        } else if message.get("method").is_some() {
            self.said.push(message.clone());
            if let Some(id) = message.get("id") {
                self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
            }
        }
        Some(message)
    }

    /// Waits until the diagnostics of a file are as wanted; how long that took.
    pub fn wait_for(&mut self, path: &str, wanted: impl Fn(&[Value]) -> bool) -> Duration {
        let start = Instant::now();
        loop {
            if self.diagnostics.get(path).is_some_and(|found| wanted(found)) {
                return start.elapsed();
            }
            let left = PATIENCE.saturating_sub(start.elapsed());
            if self.receive(left).is_none() {
                panic!("{path} has {:#?}", self.diagnostics.get(path));
            }
        }
    }

    /// Waits until nothing has been said for a while.
    pub fn settle(&mut self) {
        while self.receive(Duration::from_millis(700)).is_some() {}
    }

    pub fn codes(&self, path: &str) -> Vec<String> {
        self.diagnostics.get(path).map(|found| codes(found)).unwrap_or_default()
    }

    // ---- Files

    pub fn uri(&self, path: &str) -> String {
        url::Url::from_file_path(self.root.join("content").join(path)).expect("an absolute path").to_string()
    }

    fn path(&self, uri: &str) -> String {
        let file = url::Url::parse(uri).expect("an address").to_file_path().expect("a file");
        let below = file.strip_prefix(self.root.join("content")).unwrap_or(&file);
        below.to_string_lossy().into_owned()
    }

    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join("content").join(path)).expect("a file of the content")
    }

    pub fn open(&mut self, path: &str, text: &str) {
        self.versions.insert(path.to_owned(), 1);
        let document = json!({ "uri": self.uri(path), "languageId": "yaml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Sends changes of an open file, in the protocol's own form.
    pub fn change(&mut self, path: &str, changes: Value) {
        let version = self.versions.get_mut(path).expect("an open file");
        *version += 1;
        let document = json!({ "version": *version, "uri": self.uri(path) });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Replaces the whole text of an open file.
    pub fn replace(&mut self, path: &str, text: &str) {
        self.change(path, json!([{ "text": text }]));
    }

    pub fn close(&mut self, path: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": self.uri(path) } }));
    }

    /// Asks about the place of `needle` in a text, `after` bytes into it.
    pub fn ask(&mut self, method: &str, path: &str, text: &str, needle: &str, after: usize) -> Value {
        let offset = text.find(needle).unwrap_or_else(|| panic!("{needle} is not in {path}")) + after;
        let params = json!({
            "textDocument": { "uri": self.uri(path) },
            "position": position(text, offset),
            "context": { "includeDeclaration": true, "triggerKind": 1 },
        });
        let answer = self.request(method, params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    // ---- The end

    pub fn shut_down(mut self) -> ExitStatus {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        self.notify("exit", Value::Null);
        self.process.wait().expect("the server ends")
    }

    /// Closes the connection without a word.
    pub fn hang_up(mut self) -> ExitStatus {
        drop(self.input.take());
        self.process.wait().expect("the server ends")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It has ended already, unless a test has failed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn codes(found: &[Value]) -> Vec<String> {
    found.iter().map(|it| it["code"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Line and column in UTF-16 units.
pub fn position(text: &str, offset: usize) -> Value {
    let before = &text[..offset];
    let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
    json!({ "line": before.matches('\n').count(), "character": line.encode_utf16().count() })
}

/// Reads messages and panics at whatever else the server writes.
fn each_message(mut output: impl BufRead, take: impl Fn(Value) -> bool) {
    loop {
        let mut header = String::new();
        if output.read_line(&mut header).unwrap_or_default() == 0 {
            return;
        }
        let length = header.trim_end().strip_prefix("Content-Length: ").and_then(|length| length.parse().ok());
        let length: usize = length.unwrap_or_else(|| panic!("not the protocol: {header:?}"));
        let mut body = vec![0; length + 2];
        output.read_exact(&mut body).expect("a whole message");
        let message = serde_json::from_slice(&body[2..]).expect("JSON");
        if !take(message) {
            return;
        }
    }
}
