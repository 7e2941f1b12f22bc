//! The print log with what was printed, as the text of `print-log.yaml`.
//!
//! In: the file as it is, what was read of it, the new prints and their cards. Out: the file as it shall be: everything that was
//! there is there as it was written, comments included, each list sorted. Deliberately absent: guessing. A file in
//! another form than ours is left alone, and [`Unfit`] says so.

use jiff::civil::Date;

use super::written;
use crate::lang::Lang;
use crate::model::{CardEdition, Print, PrintLog};
use crate::pages::card::CardView;

/// One card as it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub date: Date,
    /// Identifier of the window; empty for none.
    pub window: String,
    pub place: String,
    pub guide: String,
    /// In words; empty for the card of the whole guide.
    pub situation: String,
    /// How addresses call it.
    pub situation_key: String,
    pub edition: String,
    pub format: String,
    pub copies: Option<u32>,
    pub note: String,
}

/// The file is in a form that nothing can be added to without losing something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit;

/// The text of the log with these prints and the editions of their cards. Printed twice is recorded once; another number of
/// copies replaces the one of that day.
///
/// # Errors
/// [`Unfit`], when the file was brought into another form by hand.
pub fn record(text: Option<&str>, log: &PrintLog, prints: &[Printed], cards: &[CardView]) -> Result<String, Unfit> {
    let new = new_file();
    let text = text.unwrap_or(&new);
    let mut file = cut(text)?;
    let [print_list, edition_list] = &mut file.lists;
    let mut lines = keyed(print_list, &log.prints, print_key)?;
    for print in prints {
        add_print(&mut lines, print, &log.prints);
    }
    let mut known = keyed(edition_list, &log.editions, edition_key)?;
    for card in cards {
        let is_known = |key: &Key| key[0] == card.id && key[3] == card.edition.hash;
        if !known.iter().any(|(key, _)| is_known(key)) {
            let key = [&card.id, &card.key, &card.edition.date, &card.edition.hash].map(String::clone).to_vec();
            known.push((key, written::edition(card)));
        }
    }
    print_list.items = sorted(lines, print_list.indent);
    edition_list.items = sorted(known, edition_list.indent);
    let joined = file.joined();
    Ok(if text.contains("\r\n") { joined.replace("\r\n", "\n").replace('\n', "\r\n") } else { joined })
}

fn new_file() -> String {
    let comments = [Lang::Zh.text("print-log.header"), Lang::Zh.text("print-log.header-how")];
    comments.map(|comment| format!("# {comment}\n")).concat()
}

/// What an item is sorted by, and what tells it from others.
type Key = Vec<String>;

/// The items with their keys; the number of items cut must be that of the records read.
fn keyed<T>(list: &mut List, records: &[T], key: fn(&T) -> Key) -> Result<Vec<(Key, String)>, Unfit> {
    let items = std::mem::take(&mut list.items);
    match items.len() == records.len() {
        true => Ok(records.iter().map(key).zip(items).collect()),
        false => Err(Unfit),
    }
}

fn print_key(print: &Print) -> Key {
    let date = print.date.map(|day| day.date.to_string()).unwrap_or_default();
    let window = print.window.as_ref().map(|window| window.id.clone()).unwrap_or_default();
    let guide = print.guide.as_ref().map(|guide| guide.id.clone()).unwrap_or_default();
    let texts = [&print.place, &print.situation_key, &print.format, &print.edition];
    let [place, situation, format, edition] = texts.map(|text| text.value.clone());
    vec![date, window, place, guide, situation, format, edition]
}

fn edition_key(edition: &CardEdition) -> Key {
    let guide = edition.guide.as_ref().map(|guide| guide.id.clone()).unwrap_or_default();
    let date = edition.updated.map(|day| day.date.to_string()).unwrap_or_default();
    vec![guide, edition.situation_key.value.clone(), date, edition.hash.value.clone()]
}

fn add_print(lines: &mut Vec<(Key, String)>, print: &Printed, known: &[Print]) {
    let Printed { date, window, place, guide, situation_key, edition, format, .. } = print;
    let key = [&date.to_string(), window, place, guide, situation_key, format, edition].map(String::clone).to_vec();
    let Some(at) = lines.iter().position(|(known, _)| *known == key) else {
        return lines.push((key, written::print(print)));
    };
    // Prints of this run stand behind those of the file and are never written twice.
    let Some(old) = known.get(at).filter(|old| print.copies.is_some() && old.copies != print.copies) else { return };
    let line = written::print(&Printed { note: old.note.value.clone(), ..print.clone() });
    let item = &mut lines[at].1;
    let comments = item.split_inclusive('\n').take_while(|line| is_remark(line)).collect::<String>();
    *item = comments + &line;
}

fn sorted(mut items: Vec<(Key, String)>, indent: Option<usize>) -> Vec<String> {
    items.sort_by(|a, b| a.0.cmp(&b.0));
    items.into_iter().map(|(_, item)| shifted(item, indent)).collect()
}

/// New items stand two blanks in; where the file's own stand elsewhere, those go there too.
fn shifted(item: String, indent: Option<usize>) -> String {
    let Some(indent) = indent.filter(|indent| *indent != 2) else { return item };
    let is_ours = item.lines().find(|line| !is_remark(line)).is_some_and(|line| line.starts_with("  - "));
    if !is_ours {
        return item;
    }
    let line = |line: &str| line.strip_prefix("  ").map_or(line.to_owned(), |rest| " ".repeat(indent) + rest);
    item.split_inclusive('\n').map(line).collect()
}

/// The file cut into its items.
struct Cut {
    /// What stands before the first list.
    head: String,
    lists: [List; 2],
    /// Comments behind the last item.
    tail: String,
}

#[derive(Default)]
struct List {
    /// Comments between the list before it and its name.
    lead: String,
    /// The line with its name, as written.
    name: String,
    /// Blanks before the dash of its items.
    indent: Option<usize>,
    /// Each with the comments above it.
    items: Vec<String>,
}

const NAMES: [&str; 2] = ["prints", "editions"];

fn cut(text: &str) -> Result<Cut, Unfit> {
    let mut file = Cut { head: String::new(), lists: Default::default(), tail: String::new() };
    let (mut at, mut remarks) = (None, String::new());
    for line in text.split_inclusive('\n') {
        let line = if line.ends_with('\n') { line.to_owned() } else { format!("{line}\n") };
        if is_remark(&line) || (at.is_none() && line.trim_end() == "---") {
            remarks.push_str(&line);
        } else if let Some(list) = name_of(&line) {
            let remarks = std::mem::take(&mut remarks);
            match at {
                None => file.head = remarks,
                Some(_) => file.lists[list].lead = remarks,
            }
            if !file.lists[list].name.is_empty() {
                return Err(Unfit);
            }
            file.lists[list].name = line;
            at = Some(list);
        } else {
            let list = &mut file.lists[at.ok_or(Unfit)?];
            list.take(std::mem::take(&mut remarks) + &line, &line)?;
        }
    }
    match at {
        None => file.head = remarks,
        Some(_) => file.tail = remarks,
    }
    Ok(file)
}

/// Comments and blank lines.
fn is_remark(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim();
    line.is_empty() || line.starts_with('#')
}

/// Which list begins with this line.
fn name_of(line: &str) -> Option<usize> {
    let (name, rest) = line.split_once(':')?;
    let rest = rest.split('#').next().unwrap_or_default().trim();
    NAMES.iter().position(|known| *known == name.trim_start_matches('\u{feff}')).filter(|_| matches!(rest, "" | "[]"))
}

impl List {
    /// A line, with the comments above it: a new item, or more of the last one.
    fn take(&mut self, text: String, line: &str) -> Result<(), Unfit> {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_item = line[indent..].starts_with("- ") && self.indent.is_none_or(|known| known == indent);
        if is_item {
            self.indent = Some(indent);
            self.items.push(text);
            return Ok(());
        }
        let is_inside = self.indent.is_some_and(|known| indent > known);
        self.items.last_mut().filter(|_| is_inside).map(|item| item.push_str(&text)).ok_or(Unfit)
    }

    fn joined(&self, name: &str) -> String {
        if self.items.is_empty() && self.name.is_empty() {
            return String::new();
        }
        // “prints: []” is no more when there is one.
        let is_open = !self.name.is_empty() && (self.items.is_empty() || !self.name.contains('['));
        let name = if is_open { self.name.clone() } else { format!("{name}:\n") };
        format!("{}{name}{}", self.lead, self.items.concat())
    }
}

impl Cut {
    fn joined(&self) -> String {
        let [prints, editions] = &self.lists;
        format!("{}{}{}{}", self.head, prints.joined(NAMES[0]), editions.joined(NAMES[1]), self.tail)
    }
}

#[cfg(test)]
mod tests;
