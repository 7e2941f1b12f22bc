//! Text files: CSV, TXT, SVG, HTML. Each line is a text; tags are left in, since digits in them are published too.

use encoding_rs::{Encoding, GB18030};

use super::gather::Gather;
use super::{Limits, Obstacle, Place};

/// UTF-8, UTF-16 with a mark, or the GB encodings that office programs here write.
pub fn read(bytes: &[u8], gather: &mut Gather) {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let text = match (encoding, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => text.into(),
        (encoding, _) => {
            let (text, faults) = encoding.unwrap_or(GB18030).decode_with_bom_removal(bytes);
            if faults {
                return gather.refuse(Obstacle::Unknown);
            }
            text
        }
    };
    for (number, line) in text.lines().enumerate() {
        for piece in pieces(line) {
            if !gather.text(Place::new("spot.line", (number + 1).to_string()), piece) {
                return;
            }
        }
    }
}

/// A line that is megabytes long in pieces.
pub fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len().min(Limits::PARAGRAPH);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}
