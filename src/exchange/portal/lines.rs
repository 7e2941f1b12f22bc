//! Bytes → lines, without ever holding more of a line than is worth reading.

use std::io::{self, BufRead, Read};

/// Longest line, in bytes, that is read; real records hold 1 to 10 KiB.
pub const LONGEST: usize = 1024 * 1024;

/// One line without its line break.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Bytes(Vec<u8>),
    /// Longer than [`LONGEST`]; skipped.
    TooLong,
}

/// The next line, or `None` at the end.
///
/// # Errors
/// The operating system's, when the input cannot be read further.
pub fn next(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() > LONGEST {
        skip_rest(input)?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Bytes(bytes)))
}

fn skip_rest(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |end| end + 1);
        let is_over = end.is_some() || used == 0;
        input.consume(used);
        if is_over {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_costs_only_itself() {
        let long = "x".repeat(LONGEST + 1);
        let fits = "y".repeat(LONGEST);
        let text = format!("a\r\n{long}\n\n{fits}\nlast");
        let mut input = text.as_bytes();
        let mut found = Vec::new();
        while let Some(line) = next(&mut input).unwrap() {
            found.push(line);
        }
        let bytes = |text: &str| Line::Bytes(text.as_bytes().to_vec());
        assert!(found == [bytes("a\r"), Line::TooLong, bytes(""), bytes(&fits), bytes("last")]);
    }
}
