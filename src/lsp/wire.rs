//! Messages in and out, each by a thread of its own, so that neither a slow client nor a slow answer holds up the other.
//!
//! The client's bytes are not trusted: a message that is no message is an event to answer, a length that is no length ends
//! the session, and nothing is set aside before it has arrived.

use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use lsp_server::Message;

/// What arrives from the client.
#[derive(Debug)]
pub enum Incoming {
    Message(Message),
    /// Bytes that are no message of the protocol, but after which the next one begins.
    Malformed(String),
    /// The client has closed the connection, or nothing it sends can be understood any more.
    Closed,
}

/// Longest message, in bytes: more than the largest content file in JSON.
const LONGEST: u64 = 64 * 1024 * 1024;
const LONGEST_HEADER: u64 = 4096;

/// Reads messages until the client closes its side, and hands each to `take`.
pub fn read_all(mut input: impl BufRead, take: impl Fn(Incoming) -> bool) {
    loop {
        let incoming = match frame(&mut input) {
            Ok(Some(body)) => match serde_json::from_slice(&body) {
                Ok(message) => Incoming::Message(message),
                Err(error) => Incoming::Malformed(error.to_string()),
            },
            Ok(None) | Err(_) => Incoming::Closed,
        };
        let is_last = matches!(incoming, Incoming::Closed);
        if !take(incoming) || is_last {
            return;
        }
    }
}

/// The body of the next message; `None` at the end of the input.
fn frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) =
            line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("Content-Length"))
        {
            let parsed = value.trim().parse::<u64>().ok().filter(|length| *length <= LONGEST);
            length = Some(parsed.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, name.to_owned()))?);
        }
    }
    let length = length.ok_or(io::ErrorKind::InvalidData)?;
    let mut body = Vec::new();
    let count = input.take(length).read_to_end(&mut body)?;
    if count as u64 == length { Ok(Some(body)) } else { Ok(None) }
}

/// Writes messages to `output` until the sender is dropped or the client has gone.
pub fn writer(mut output: impl Write + Send + 'static) -> (Sender<Message>, JoinHandle<()>) {
    let (sender, messages): (Sender<Message>, Receiver<Message>) = channel();
    let thread = thread::spawn(move || {
        for message in messages {
            if message.write(&mut output).is_err() {
                return;
            }
        }
    });
    (sender, thread)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn read(bytes: &[u8]) -> Vec<String> {
        let seen = RefCell::new(Vec::new());
        read_all(bytes, |incoming| {
            seen.borrow_mut().push(match incoming {
                Incoming::Message(Message::Notification(notification)) => notification.method,
                Incoming::Message(_) => "other".to_owned(),
                Incoming::Malformed(_) => "malformed".to_owned(),
                Incoming::Closed => "closed".to_owned(),
            });
            true
        });
        seen.into_inner()
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn a_message_after_a_malformed_one_is_understood() {
        let input = framed("{no json") + &framed("[]") + &framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        assert_eq!(read(input.as_bytes()), ["malformed", "malformed", "exit", "closed"]);
    }

    #[test]
    fn further_headers_and_other_spellings_are_accepted() {
        let body = r#"{"method":"initialized","params":{}}"#;
        let input = format!("Content-Type: a; charset=utf-8\r\ncontent-length:{}\r\n\r\n{body}", body.len());
        assert_eq!(read(input.as_bytes()), ["initialized", "closed"]);
    }

    #[test]
    fn lengths_that_cannot_be_end_the_session_and_set_no_memory_aside() {
        for header in ["Content-Length: 18446744073709551615", "Content-Length: x", "Nonsense", "Content-Length: 50"] {
            assert_eq!(read(format!("{header}\r\n\r\n{{}}").as_bytes()), ["closed"], "{header}");
        }
    }
}
