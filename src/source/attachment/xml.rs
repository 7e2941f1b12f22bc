//! The text of an XML part, paragraph by paragraph.
//!
//! Office formats differ in the names of their elements only: some hold letters, some end a paragraph, some a row of a
//! table. A row is one text, because forms give each digit of a number its own cell.

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::{BytesStart, Event};

use super::Limits;

/// What the elements of a format mean, by their names without prefix.
#[derive(Debug)]
pub struct Grammar {
    /// Elements whose characters are text.
    pub letters: &'static [&'static str],
    pub paragraphs: &'static [&'static str],
    pub rows: &'static [&'static str],
    /// Attributes that name whoever wrote a remark or changed a word.
    pub authors: &'static [&'static str],
}

/// What a part says.
#[derive(Debug)]
pub enum Piece {
    Paragraph(String),
    Author(String),
}

/// Hands every paragraph and author to `take` until that returns false.
///
/// # Errors
/// When the part is not XML or its bytes cannot be unpacked; what came before was handed over.
pub fn read(
    part: impl BufRead,
    grammar: &Grammar,
    take: &mut impl FnMut(Piece) -> bool,
) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_reader(part);
    let mut writing = Writing { grammar, text: String::new(), cells: Vec::new(), rows: 0, letters: 0, take };
    let mut authors = BTreeSet::new();
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event_into(&mut buffer)?;
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Err(ill_formed()),
            Event::End(_) => depth -= 1,
            // No program writes one into a document; entities of its own could hide anything.
            Event::DocType(_) => return Err(ill_formed()),
            _ => {}
        }
        let goes_on = match event {
            Event::Eof if depth > 0 => return Err(ill_formed()),
            Event::Eof => break,
            Event::Start(tag) => writing.author(&tag, &mut authors) && writing.open(tag.local_name().as_ref()),
            Event::End(tag) => writing.close(tag.local_name().as_ref()),
            Event::Empty(tag) => {
                let name = tag.local_name();
                writing.author(&tag, &mut authors) && writing.open(name.as_ref()) && writing.close(name.as_ref())
            }
            Event::Text(text) => writing.say(&text),
            Event::CData(text) => writing.say(&text),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => writing.say(c.encode_utf8(&mut [0; 4])),
                _ => writing.say(" "),
            },
            _ => true,
        };
        if !goes_on {
            return Ok(());
        }
        buffer.clear();
    }
    writing.end_row();
    Ok(())
}

fn ill_formed() -> quick_xml::Error {
    quick_xml::Error::IllFormed(IllFormedError::MissingEndTag(String::new()))
}

struct Writing<'a, F> {
    grammar: &'a Grammar,
    text: String,
    /// The paragraphs of the row that is open.
    cells: Vec<String>,
    /// Open rows and open elements with letters; tables and text boxes lie in one another.
    rows: usize,
    letters: usize,
    take: &'a mut F,
}

impl<F: FnMut(Piece) -> bool> Writing<'_, F> {
    fn author(&mut self, tag: &BytesStart<'_>, known: &mut BTreeSet<String>) -> bool {
        let named = tag.attributes().flatten().filter(|attribute| {
            let name = attribute.key.local_name();
            self.grammar.authors.contains(&name.as_ref())
        });
        let values: Vec<String> = named.map(|attribute| attribute.value.to_string()).collect();
        values.into_iter().filter(|value| known.insert(value.clone())).all(|value| (self.take)(Piece::Author(value)))
    }

    fn open(&mut self, name: &str) -> bool {
        if self.grammar.paragraphs.contains(&name) && !self.text.is_empty() && !self.end_paragraph() {
            return false;
        }
        self.letters += usize::from(self.grammar.letters.contains(&name));
        self.rows += usize::from(self.grammar.rows.contains(&name));
        if matches!(name, "tab" | "br" | "cr" | "line-break" | "s" | "ptab") {
            self.text.push(' ');
        }
        true
    }

    fn close(&mut self, name: &str) -> bool {
        if self.grammar.letters.contains(&name) {
            self.letters = self.letters.saturating_sub(1);
        }
        if self.grammar.paragraphs.contains(&name) && !self.end_paragraph() {
            return false;
        }
        if self.grammar.rows.contains(&name) {
            self.rows = self.rows.saturating_sub(1);
            return self.rows > 0 || self.end_row();
        }
        true
    }

    fn say(&mut self, text: &str) -> bool {
        if self.letters == 0 {
            return true;
        }
        self.text.push_str(text);
        self.text.len() <= Limits::PARAGRAPH || self.end_paragraph()
    }

    fn end_paragraph(&mut self) -> bool {
        let text = std::mem::take(&mut self.text);
        if self.rows == 0 {
            return (self.take)(Piece::Paragraph(text));
        }
        self.cells.push(text);
        self.cells.iter().map(String::len).sum::<usize>() <= Limits::PARAGRAPH || self.end_row()
    }

    fn end_row(&mut self) -> bool {
        if !self.text.is_empty() {
            self.cells.push(std::mem::take(&mut self.text));
        }
        let row = join(&std::mem::take(&mut self.cells));
        row.is_empty() || (self.take)(Piece::Paragraph(row))
    }
}

/// Cells side by side: one letter each is a number in boxes, anything longer stands for itself.
pub fn join(cells: &[String]) -> String {
    let mut row = String::new();
    let mut was_box = false;
    for cell in cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
        let is_box = cell.chars().count() == 1;
        if !row.is_empty() {
            row.push_str(if is_box && was_box { " " } else { " | " });
        }
        row.push_str(cell);
        was_box = is_box;
    }
    row
}

/// The innermost elements with text, by name without prefix: how documents store their properties.
///
/// # Errors
/// As [`read`].
pub fn leaves(part: impl BufRead) -> Result<Vec<(String, String)>, quick_xml::Error> {
    const MOST: usize = 10_000;
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let (mut found, mut text, mut name) = (Vec::new(), String::new(), String::new());
    let mut buffer = Vec::new();
    while found.len() < MOST {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => break,
            Event::Start(tag) => {
                // Inside lists (`rdf:Seq`, `rdf:li`, `vt:lpwstr`) the name outside says what it is.
                if !matches!(tag.local_name().as_ref(), "Seq" | "Bag" | "Alt" | "li" | "lpwstr") {
                    name = property_name(&tag);
                }
                found.extend(attribute_properties(&tag));
                text.clear();
            }
            Event::Empty(tag) => found.extend(attribute_properties(&tag)),
            Event::Text(part) => text.push_str(&part),
            Event::CData(part) => text.push_str(&part),
            Event::GeneralRef(reference) => text.extend(reference.resolve_char_ref().ok().flatten()),
            Event::End(_) if !text.trim().is_empty() => {
                found.push((name.clone(), std::mem::take(&mut text).trim().to_owned()));
            }
            _ => {}
        }
        buffer.clear();
    }
    Ok(found)
}

/// `<property name="审核人">` is called 审核人.
fn property_name(tag: &BytesStart<'_>) -> String {
    let named = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == "name");
    named.map_or_else(|| tag.local_name().as_ref().to_owned(), |attribute| attribute.value.to_string())
}

/// XMP may write properties as attributes of `rdf:Description`.
fn attribute_properties(tag: &BytesStart<'_>) -> Vec<(String, String)> {
    if tag.local_name().as_ref() != "Description" {
        return Vec::new();
    }
    let attributes = tag.attributes().flatten();
    attributes.map(|a| (a.key.local_name().as_ref().to_owned(), a.value.to_string())).collect()
}

/// The attributes of every element of this name.
///
/// # Errors
/// As [`read`].
pub fn attributes(part: impl BufRead, element: &str) -> Result<Vec<Vec<(String, String)>>, quick_xml::Error> {
    let mut reader = Reader::from_reader(part);
    let (mut found, mut buffer) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(found),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == element => {
                let pairs = tag.attributes().flatten();
                found.push(pairs.map(|a| (a.key.local_name().as_ref().to_owned(), a.value.to_string())).collect());
            }
            _ => {}
        }
        buffer.clear();
    }
}
