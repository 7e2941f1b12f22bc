//! The cells of an XLSX workbook, each with its address.
//!
//! Cells are read one after the other as the file stores them; a grid in memory would be as large as the two farthest
//! cells make it. Hidden sheets, rows and columns are published as well and read like the others.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::gather::Gather;
use super::{Limits, Place, xml};

/// Texts that cells refer to by number; those without digits are empty, for nobody asks about them.
pub fn shared(part: impl BufRead) -> Result<Vec<String>, quick_xml::Error> {
    let grammar = xml::Grammar { letters: &["t"], paragraphs: &["si"], rows: &[], authors: &[] };
    let mut texts = Vec::new();
    let mut bytes = 0;
    xml::read(part, &grammar, &mut |piece| {
        if let xml::Piece::Paragraph(text) = piece {
            bytes += text.len();
            texts.push(text);
        }
        bytes <= Limits::TEXT * 2
    })?;
    Ok(texts)
}

/// Every cell of one sheet; `name` stands before the addresses.
pub fn cells(part: impl BufRead, name: &str, shared: &[String], gather: &mut Gather) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut sheet = Sheet { name, shared, cell: Cell::default(), boxes: Vec::new(), gather };
    let mut buffer = Vec::new();
    loop {
        let goes_on = match reader.read_event_into(&mut buffer)? {
            Event::Eof => break,
            Event::Start(tag) => sheet.open(&tag),
            Event::Empty(_) => true,
            Event::End(tag) => sheet.close(tag.local_name().as_ref()),
            Event::Text(text) => sheet.say(&text),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => sheet.say(c.encode_utf8(&mut [0; 4])),
                _ => sheet.say(" "),
            },
            _ => true,
        };
        if !goes_on {
            return Ok(());
        }
        buffer.clear();
    }
    sheet.end_boxes();
    Ok(())
}

/// The cell that is open.
#[derive(Default)]
struct Cell {
    address: String,
    is_shared: bool,
    /// Inside of an element with the value.
    is_value: bool,
    text: String,
}

struct Sheet<'a> {
    name: &'a str,
    shared: &'a [String],
    cell: Cell,
    /// Cells of one character side by side, and the address of the first: a number in boxes.
    boxes: Vec<(String, String)>,
    gather: &'a mut Gather,
}

impl Sheet<'_> {
    fn open(&mut self, tag: &BytesStart<'_>) -> bool {
        match tag.local_name().as_ref() {
            "c" => {
                let value = |name: &str| {
                    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
                    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
                };
                self.cell = Cell { address: value("r"), is_shared: value("t") == "s", ..Cell::default() };
            }
            "v" | "t" | "oddHeader" | "oddFooter" => self.cell.is_value = true,
            "row" => self.end_boxes(),
            _ => {}
        }
        true
    }

    fn say(&mut self, text: &str) -> bool {
        if self.cell.is_value && self.cell.text.len() < Limits::PARAGRAPH {
            self.cell.text.push_str(text);
        }
        true
    }

    fn close(&mut self, name: &str) -> bool {
        match name {
            "v" | "t" => self.cell.is_value = false,
            "c" | "oddHeader" | "oddFooter" => return self.end_cell(),
            _ => {}
        }
        true
    }

    fn end_cell(&mut self) -> bool {
        let cell = std::mem::take(&mut self.cell);
        let text = match cell.is_shared {
            true => cell.text.trim().parse().ok().and_then(|index: usize| self.shared.get(index)),
            false => Some(&cell.text),
        };
        let text = text.map(|text| plain_number(text.trim())).unwrap_or_default();
        if text.chars().count() == 1 {
            self.boxes.push((cell.address, text));
            return self.boxes.len() < 100 || self.end_boxes_and_go_on();
        }
        self.end_boxes();
        self.gather.text(self.place(&cell.address), &text)
    }

    fn end_boxes_and_go_on(&mut self) -> bool {
        self.end_boxes();
        true
    }

    fn end_boxes(&mut self) {
        let boxes = std::mem::take(&mut self.boxes);
        if let Some((address, _)) = boxes.first() {
            let digits: Vec<String> = boxes.iter().map(|(_, text)| text.clone()).collect();
            let place = self.place(address);
            self.gather.text(place, &xml::join(&digits));
        }
    }

    fn place(&self, address: &str) -> Place {
        Place::new("spot.cell", format!("{}!{address}", self.name).trim_end_matches('!'))
    }
}

/// `1.3800138E10`, as programs store a number that was typed as 13800138000.
fn plain_number(text: &str) -> String {
    const EXACT: f64 = 1e15;
    let is_short = text.len() < 24 && text.contains(['E', 'e', '.']);
    match text.parse::<f64>() {
        Ok(number) if is_short && number.fract() == 0.0 && (0.0..EXACT).contains(&number) => format!("{number:.0}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_scientific_form_are_written_out() {
        assert_eq!(plain_number("1.3800138E10"), "13800138000");
        assert_eq!(plain_number("13800138000.0"), "13800138000");
        assert_eq!(plain_number("3.14"), "3.14");
        assert_eq!(plain_number("110105194912310021"), "110105194912310021");
    }
}
