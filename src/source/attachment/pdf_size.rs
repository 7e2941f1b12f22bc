//! How much a PDF would unpack to, measured before a reader unpacks it without asking.
//!
//! A PDF's streams stand in the file one after the other, each between the words `stream` and `endstream`. What inflates is
//! inflated into nothing and counted; other filters are counted at the most they can give.

use std::io::{Read, Take};

use flate2::read::ZlibDecoder;

use super::Limits;
use super::gather::Budget;

/// LZW codes of 12 bits stand for up to 4096 bytes each.
const LZW_GROWTH: u64 = 2730;
const RUN_LENGTH_GROWTH: u64 = 64;

/// A stream's dictionary is looked for in so many bytes before it.
const DICTIONARY: usize = 2048;

/// Whether all streams together stay within the limits; what they take is taken from the budget.
pub fn fits(bytes: &[u8], budget: &Budget) -> bool {
    streams(bytes).all(|(dictionary, data)| budget.take(cost(dictionary, data)))
}

/// Each stream's dictionary, or as much as stands before it, and its data.
fn streams(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    const BEGIN: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = at + find(bytes.get(at..)?, BEGIN)?;
        let data = begin + BEGIN.len();
        let end = find(&bytes[data..], END).map_or(bytes.len(), |length| data + length);
        at = (end + END.len()).min(bytes.len());
        let before = &bytes[begin.saturating_sub(DICTIONARY)..begin];
        Some((after_last(before, b" obj"), bytes[data..end].trim_ascii_start()))
    })
}

fn cost(dictionary: &[u8], data: &[u8]) -> u64 {
    let inflated = inflated(data, 2);
    let names = |filter: &[u8]| find(dictionary, filter).is_some();
    // A name written with escapes, or a filter that is named elsewhere, may be any.
    let is_hidden = names(b"#") || after_last(dictionary, b"/Filter").trim_ascii_start().starts_with(b"[ ");
    let growth = match inflated > data.len() as u64 {
        true => 1,
        false if names(b"LZW") || is_hidden => LZW_GROWTH,
        false if names(b"RunLength") || names(b"/RL") => RUN_LENGTH_GROWTH,
        false => 1,
    };
    inflated.max(data.len() as u64).saturating_mul(growth)
}

/// Bytes that come out, and that come out of those again when they are compressed twice.
fn inflated(data: &[u8], depth: usize) -> u64 {
    if data.first() != Some(&0x78) {
        return ascii_85(data, depth);
    }
    let mut decoder: Take<ZlibDecoder<&[u8]>> = ZlibDecoder::new(data).take(Limits::UNPACKED);
    let mut begin = Vec::new();
    let mut buffer = [0; 16 * 1024];
    let mut total = 0;
    while let Ok(read) = decoder.read(&mut buffer) {
        if read == 0 {
            break;
        }
        total += read as u64;
        if depth > 0 && (begin.len() as u64) < Limits::UNPACKED / 16 {
            begin.extend_from_slice(&buffer[..read]);
        }
    }
    let is_twice = depth > 0 && begin.first() == Some(&0x78);
    if is_twice { total.saturating_add(inflated(&begin, depth - 1)) } else { total }
}

/// Compressed data wrapped in letters, as some programs write it.
fn ascii_85(data: &[u8], depth: usize) -> u64 {
    let letters: Vec<u8> = data.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let letters = letters.strip_suffix(b"~>").unwrap_or(&letters);
    let is_wrapped = depth > 0 && !letters.is_empty() && letters.iter().all(|byte| matches!(byte, b'!'..=b'u' | b'z'));
    if !is_wrapped {
        return data.len() as u64;
    }
    let mut bytes = Vec::with_capacity(letters.len());
    for five in letters.chunks(5) {
        let padded = (0..5).map(|i| u32::from(five.get(i).copied().unwrap_or(b'u').saturating_sub(b'!')));
        let value = padded.fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(digit));
        bytes.extend_from_slice(&value.to_be_bytes()[..five.len().saturating_sub(1).max(1)]);
    }
    if bytes.first() == Some(&0x78) { inflated(&bytes, depth - 1) } else { data.len() as u64 }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, what)
}

fn after_last<'b>(bytes: &'b [u8], what: &[u8]) -> &'b [u8] {
    memchr::memmem::rfind(bytes, what).map_or(bytes, |at| &bytes[at + what.len()..])
}
