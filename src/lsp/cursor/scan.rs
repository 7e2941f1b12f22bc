//! The lines before a place, one after the other, and what they have opened.

use std::ops::Range;

use super::lines::{dash, indent, key, opens_block, value_end};
use super::{Cursor, Place, Step};

/// A mapping or list that has been opened and not been closed.
#[derive(Debug)]
enum Frame {
    Map { column: usize, keys: Vec<String> },
    Seq { column: usize },
    FlowMap { keys: Vec<String>, is_value: bool },
    FlowSeq,
}

pub struct Scan<'a> {
    text: &'a str,
    /// Where the YAML ends.
    end: usize,
    offset: usize,
    frames: Vec<Frame>,
    /// Column of the field whose block text is being passed over.
    block: Option<usize>,
    /// Where the word between brackets begins.
    word: usize,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str, end: usize, offset: usize) -> Self {
        Scan { text, end, offset, frames: Vec::new(), block: None, word: 0 }
    }

    /// Reads a whole line before the place.
    pub fn line(&mut self, line: Range<usize>) {
        let (column, content) = self.content(&line);
        if content.trim().is_empty() || content.starts_with('#') || self.is_block_text(column) {
            return;
        }
        self.end_flow(column, content);
        if self.in_flow() {
            return self.flow(line.start + column..line.end);
        }
        let (column, at) = self.items(column, line.start + column, line.end);
        if let Some((name, value)) = key(&self.text[at..line.end]) {
            self.enter(column, name);
            self.value(column, at + value..line.end);
        } else if self.text[at..line.end].starts_with(['[', '{']) {
            self.flow(at..line.end);
        }
    }

    /// Reads the line of the place up to it.
    pub fn cursor(mut self, line: Range<usize>) -> Option<Cursor> {
        let (column, content) = self.content(&line);
        if content.trim().is_empty() {
            let column = self.offset - line.start;
            if self.is_block_text(column) {
                return None;
            }
            let nothing = self.offset..self.offset;
            return if self.in_flow() { self.flow_cursor(line) } else { self.bare(column, nothing) };
        }
        if self.is_block_text(column) || content.starts_with('#') {
            return None;
        }
        self.end_flow(column, content);
        if self.in_flow() {
            // The cursor may stand in the indentation.
            self.word = (line.start + column).min(self.offset);
            self.flow(self.word..self.offset);
            return self.flow_cursor(line);
        }
        let (column, at) = self.items(column, line.start + column, line.end);
        let written = &self.text[at..line.end];
        match key(written) {
            Some((name, value)) if self.offset >= at + value => self.behind_colon(column, name, at + value..line.end),
            Some((name, _)) => {
                let start = at + usize::from(written.starts_with(['"', '\'']));
                self.close(column, false);
                self.key_at(column, start..start + name.len())
            }
            None if written.starts_with(['[', '{']) && self.offset > at => {
                self.flow(at..self.offset);
                self.flow_cursor(line)
            }
            None => {
                let end = at + value_end(written);
                let is_comment = self.offset > end && self.text[end..self.offset].contains('#');
                let word = unquoted(self.text, at..end.max(self.offset));
                if is_comment { None } else { self.bare(column, word) }
            }
        }
    }

    /// The column at which a line's content begins, and the content.
    fn content(&self, line: &Range<usize>) -> (usize, &'a str) {
        let text = &self.text[line.clone()];
        let column = indent(text);
        (column, &text[column..])
    }

    fn is_block_text(&mut self, column: usize) -> bool {
        match self.block {
            Some(parent) if column > parent => true,
            _ => {
                self.block = None;
                false
            }
        }
    }

    fn in_flow(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::FlowMap { .. } | Frame::FlowSeq))
    }

    /// A bracket that nobody closed ends at the next line that is not indented below its field.
    fn end_flow(&mut self, column: usize, content: &str) {
        let is_outside = |frame: &Frame| matches!(frame, Frame::Map { column: own, .. } if *own >= column);
        if self.in_flow() && !content.starts_with([']', '}']) && self.frames.iter().any(is_outside) {
            self.frames.retain(|frame| matches!(frame, Frame::Map { .. } | Frame::Seq { .. }));
        }
    }

    /// Enters the items that a line begins; the column and the byte of what follows.
    fn items(&mut self, mut column: usize, mut at: usize, end: usize) -> (usize, usize) {
        while let Some(length) = dash(&self.text[at..end]) {
            self.close(column, true);
            if !matches!(self.frames.last(), Some(Frame::Seq { column: own }) if *own == column) {
                self.frames.push(Frame::Seq { column });
            }
            // The place stands between the dash and what follows.
            let length = if at + length > self.offset && self.offset > at { self.offset - at } else { length };
            column += length;
            at += length;
            if at >= self.offset || at >= end {
                break;
            }
        }
        (column, at)
    }

    /// Closes what cannot be open any more at a line that begins in this column.
    fn close(&mut self, column: usize, is_item: bool) {
        while let Some(last) = self.frames.last() {
            let is_open = match last {
                Frame::Map { column: own, .. } => *own <= column,
                Frame::Seq { column: own } => *own < column || (*own == column && is_item),
                Frame::FlowMap { .. } | Frame::FlowSeq => false,
            };
            if is_open {
                return;
            }
            self.frames.pop();
        }
    }

    fn enter(&mut self, column: usize, name: &str) {
        self.close(column, false);
        match self.frames.last_mut() {
            Some(Frame::Map { column: own, keys }) if *own == column => keys.push(name.to_owned()),
            _ => self.frames.push(Frame::Map { column, keys: vec![name.to_owned()] }),
        }
    }

    fn value(&mut self, column: usize, value: Range<usize>) {
        let written = self.text[value.clone()].trim_start();
        if opens_block(written) {
            self.block = Some(column);
        } else if written.starts_with(['[', '{']) {
            self.flow(value.end - written.len()..value.end);
        }
    }

    /// Reads what stands between brackets, up to the end of `range`.
    fn flow(&mut self, range: Range<usize>) {
        let mut quote = None;
        for (i, c) in self.text[range.clone()].char_indices() {
            let at = range.start + i;
            match (quote, c) {
                (Some(open), _) => quote = quote.filter(|_| c != open),
                (None, '"' | '\'') => quote = Some(c),
                (None, '#') if self.text[..at].ends_with(' ') => return,
                (None, '[') => self.open(Frame::FlowSeq, at),
                (None, '{') => self.open(Frame::FlowMap { keys: Vec::new(), is_value: false }, at),
                (None, ']' | '}') => {
                    self.frames.pop();
                    self.word = at + 1;
                    if !self.in_flow() {
                        return;
                    }
                }
                (None, ',') => {
                    self.word = at + 1;
                    if let Some(Frame::FlowMap { is_value, .. }) = self.frames.last_mut() {
                        *is_value = false;
                    }
                }
                (None, ':') => self.colon(at),
                _ => {}
            }
        }
    }

    fn open(&mut self, frame: Frame, at: usize) {
        self.frames.push(frame);
        self.word = at + 1;
    }

    fn colon(&mut self, at: usize) {
        let name = self.text.get(self.word..at).unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned();
        if let Some(Frame::FlowMap { keys, is_value: is_value @ false }) = self.frames.last_mut() {
            keys.push(name);
            *is_value = true;
            self.word = at + 1;
        }
    }

    // ---- What the place is

    fn behind_colon(mut self, column: usize, name: &str, value: Range<usize>) -> Option<Cursor> {
        self.enter(column, name);
        let written = self.text[value.clone()].trim_start();
        let start = value.end - written.len();
        if written.starts_with(['[', '{']) && self.offset > start {
            self.flow(start..self.offset);
            return self.flow_cursor(value);
        }
        let end = start + value_end(written);
        if opens_block(written) || self.text.get(end..self.offset).is_some_and(|between| between.contains('#')) {
            return None;
        }
        let word = if self.offset < start { self.offset..self.offset } else { start..end.max(self.offset) };
        let word = unquoted(self.text, word);
        Some(self.finish(Place::Value, word, column, Vec::new()))
    }

    /// A line that has no colon.
    fn bare(mut self, column: usize, word: Range<usize>) -> Option<Cursor> {
        self.close(column, false);
        match self.frames.last() {
            Some(Frame::Map { column: own, .. }) if *own == column => self.key_at(column, word),
            _ => {
                let present = self.below(column);
                Some(self.finish(Place::Either, word, column, present))
            }
        }
        .map(|cursor| Cursor { place: Place::Either, ..cursor })
    }

    /// The name of a field in the mapping at `column`.
    fn key_at(mut self, column: usize, word: Range<usize>) -> Option<Cursor> {
        let mut present = self.below(column);
        if let Some(Frame::Map { column: own, .. }) = self.frames.last()
            && *own == column
            && let Some(Frame::Map { keys, .. }) = self.frames.pop()
        {
            present.extend(keys);
        }
        Some(self.finish(Place::Key, word, column, present))
    }

    fn flow_cursor(mut self, line: Range<usize>) -> Option<Cursor> {
        if !self.in_flow() {
            return None;
        }
        let start = self.word.max(line.start).min(self.offset);
        let typed = &self.text[start..self.offset];
        let start = start + (typed.len() - typed.trim_start().len());
        let rest = &self.text[self.offset..line.end];
        let end = self.offset + rest.find([',', ']', '}', ':', '#']).unwrap_or(rest.len());
        let end = self.offset + self.text[self.offset..end].trim_end().len();
        let word = unquoted(self.text, start..end);
        let ahead = rest.split(['}', '\n']).next().unwrap_or_default();
        let ahead = ahead.split(',').skip(1).filter_map(|part| key(part.trim())).map(|(name, _)| name.to_owned());
        let (mut place, mut present) = (Place::Either, Vec::new());
        if let Some(Frame::FlowMap { keys, is_value }) = self.frames.last_mut() {
            place = if *is_value { Place::Value } else { Place::Key };
            present = if *is_value { Vec::new() } else { std::mem::take(keys) };
        }
        present.extend(ahead);
        let cursor = self.finish(place, word, 0, present);
        Some(Cursor { in_flow: true, ..cursor })
    }

    /// Fields of the mapping at `column` that stand below the place.
    fn below(&self, column: usize) -> Vec<String> {
        let mut found = Vec::new();
        for line in self.text[self.offset..self.end].split('\n').skip(1) {
            let own = indent(line);
            let content = line[own..].trim_end();
            if content.is_empty() || content.starts_with('#') || own > column {
                continue;
            }
            match key(content) {
                Some((name, _)) if own == column => found.push(name.to_owned()),
                _ if own < column => break,
                _ => {}
            }
        }
        found
    }

    fn finish(self, place: Place, word: Range<usize>, column: usize, present: Vec<String>) -> Cursor {
        let step = |frame: &Frame| match frame {
            Frame::Map { keys, .. } | Frame::FlowMap { keys, is_value: true } => {
                keys.last().map(|key| Step::Key(key.clone()))
            }
            Frame::FlowMap { is_value: false, .. } => None,
            Frame::Seq { .. } | Frame::FlowSeq => Some(Step::Item),
        };
        let steps = self.frames.iter().filter_map(step).collect();
        Cursor { steps, place, word, present, column, in_flow: false }
    }
}

/// The range without the quotes around it.
fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(quote) = text[range.clone()].chars().next().filter(|c| matches!(c, '"' | '\'')) else { return range };
    let inner = range.start + 1..range.end;
    match text[inner.clone()].strip_suffix(quote) {
        Some(inside) => inner.start..inner.start + inside.len(),
        None => inner,
    }
}
