//! How much a PDF would unpack to and how deep it nests, measured before a reader unpacks it without asking.
//!
//! A PDF's streams stand in the file one after the other, each between the words `stream` and `endstream`. What inflates is
//! inflated into nothing and counted. Filters that no program of this century writes for text are not let through.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::Limits;
use super::gather::Budget;

/// Lists in lists: a form has a handful, and a reader that calls itself for each has its limits.
const DEEPEST: usize = 10_000;

/// A stream's dictionary is looked for in so many bytes before it.
const DICTIONARY: usize = 2048;

/// The filter's name, or the list of them, is looked for in so many bytes after its key.
const FILTER: usize = 64;

/// Whether the whole file stays within the limits; what it takes is taken from the budget.
pub fn fits(bytes: &[u8], budget: &Budget) -> bool {
    const BEGIN: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let mut depth = Depth::default();
    let mut rest = bytes;
    while let Some(begin) = memmem::find(rest, BEGIN) {
        let (before, data) = rest.split_at(begin);
        let data = &data[BEGIN.len()..];
        let length = memmem::find(data, END).unwrap_or(data.len());
        let dictionary = &before[before.len().saturating_sub(DICTIONARY)..];
        if !depth.add(before) || !stream_fits(after_last(dictionary, b" obj"), &data[..length], budget) {
            return false;
        }
        rest = data.get(length + END.len()..).unwrap_or_default();
    }
    depth.add(rest)
}

/// The same for one stream, with its dictionary.
pub fn stream_fits(dictionary: &[u8], data: &[u8], budget: &Budget) -> bool {
    let filter = after_last(dictionary, b"/Filter");
    let filter = if filter.len() < dictionary.len() { &filter[..filter.len().min(FILTER)] } else { b"" };
    let is_filter = |names: &[&str]| names.iter().any(|name| memmem::find(filter, name.as_bytes()).is_some());
    // Pixels are brackets by chance, and pictures are not unpacked.
    let is_picture = memmem::find(dictionary, b"/Image").is_some() || is_filter(&["DCT", "JPX", "CCITT", "JBIG2"]);
    // A name with escapes may be any filter's.
    let is_odd = is_filter(&["LZW", "RunLength", "/RL", "#"]);
    if is_picture || is_odd {
        return is_picture && budget.take(data.len() as u64);
    }
    Measure { depth: Depth::default(), budget }.data(data.trim_ascii_start(), 2)
}

struct Measure<'a> {
    depth: Depth,
    budget: &'a Budget,
}

impl Measure<'_> {
    /// Counts what comes out of the data, and out of that again when it is packed more than once.
    fn data(&mut self, data: &[u8], layers: usize) -> bool {
        let is_deflated = data.first() == Some(&0x78);
        match (is_deflated, from_ascii(data)) {
            _ if layers == 0 => false,
            (true, _) => self.deflated(data, layers),
            (false, Some(bytes)) if bytes.first() == Some(&0x78) => self.data(&bytes, layers - 1),
            _ => self.budget.take(data.len() as u64) && self.depth.add(data),
        }
    }

    fn deflated(&mut self, data: &[u8], layers: usize) -> bool {
        let mut decoder = ZlibDecoder::new(data);
        let mut buffer = vec![0; 64 * 1024];
        let mut packed_again = None;
        // What breaks off is read as far as it goes, here as by the reader.
        while let Ok(read @ 1..) = decoder.read(&mut buffer) {
            let part = &buffer[..read];
            if !self.budget.take(read as u64) || !self.depth.add(part) {
                return false;
            }
            let inner: &mut Option<Vec<u8>> = packed_again.get_or_insert_with(|| part.starts_with(b"x").then(Vec::new));
            match inner {
                Some(inner) if inner.len() > Limits::UNPACKED as usize / 16 => return false,
                Some(inner) => inner.extend_from_slice(part),
                None => {}
            }
        }
        packed_again.flatten().is_none_or(|inner| self.data(&inner, layers - 1))
    }
}

/// How many lists and dictionaries are open.
#[derive(Default)]
struct Depth(usize);

impl Depth {
    /// False when it is too deep.
    fn add(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            match byte {
                b'[' | b'<' => self.0 += 1,
                b']' | b'>' => self.0 = self.0.saturating_sub(1),
                _ => {}
            }
            if self.0 > DEEPEST {
                return false;
            }
        }
        true
    }
}

/// The bytes of data that some programs write as letters (ASCII85) or digits (hexadecimal).
fn from_ascii(data: &[u8]) -> Option<Vec<u8>> {
    let letters: Vec<u8> = data.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    if let Some(digits) = letters.strip_suffix(b">").filter(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
        let value = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok());
        return digits.chunks(2).map(value).collect();
    }
    let letters = letters.strip_suffix(b"~>")?;
    letters.iter().all(|byte| matches!(byte, b'!'..=b'u' | b'z')).then(|| from_85(letters))
}

fn from_85(letters: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(letters.len());
    for five in letters.chunks(5) {
        let padded = (0..5).map(|i| u32::from(five.get(i).copied().unwrap_or(b'u').saturating_sub(b'!')));
        let value = padded.fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(digit));
        bytes.extend_from_slice(&value.to_be_bytes()[..five.len().saturating_sub(1).max(1)]);
    }
    bytes
}

fn after_last<'b>(bytes: &'b [u8], what: &[u8]) -> &'b [u8] {
    memmem::rfind(bytes, what).map_or(bytes, |at| &bytes[at + what.len()..])
}
