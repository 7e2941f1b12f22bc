//! A portal's real items as a search meets them: without everyday names; and those names, as what people ask for.
//!
//! In: the items, one JSON object a line. Out: an imported content folder in which no entry has an alias, and every distinct
//! everyday name with the titles that are right for it.

#![allow(dead_code, reason = "each user of this uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;

use mingbai::exchange::portal;
use mingbai::render::search::{Doc, DocKind};
use serde_json::Value;
use tempfile::TempDir;

use super::quality::normal;

pub type Failure = Box<dyn std::error::Error>;

/// The fields with everyday names, and those with the title.
const NAMES: [&str; 2] = ["matter_daily", "matter_short"];
const TITLES: [&str; 2] = ["TASK_NAME", "matter_name"];

/// How much of a name stands in the title: the whole, or such a share of its distinct characters.
pub const OVERLAPS: [(&str, f64); 4] = [("substring", 2.0), ("high", 0.75), ("mid", 0.4), ("low", 0.0)];

/// A name as an office wrote it, and the titles, in normal form, of the items that carry it.
#[derive(Default)]
pub struct Asked {
    pub name: String,
    pub titles: BTreeSet<String>,
}

impl Asked {
    /// Any item with one of the titles is right: many names and titles are given more than once.
    pub fn is_answered_by(&self, doc: &Doc) -> bool {
        doc.kind == DocKind::Guide && self.titles.contains(&normal(&doc.title))
    }

    /// The place in [`OVERLAPS`] by the title that the name is nearest to.
    pub fn overlap(&self) -> usize {
        let name = normal(&self.name);
        self.titles.iter().map(|title| overlap(&name, title)).min().unwrap_or_default()
    }
}

fn overlap(name: &str, title: &str) -> usize {
    if title.contains(name) {
        return 0;
    }
    let distinct: BTreeSet<char> = name.chars().collect();
    let common = distinct.iter().filter(|c| title.contains(**c)).count();
    let share = common as f64 / distinct.len().max(1) as f64;
    OVERLAPS.iter().position(|(_, least)| share >= *least).unwrap_or_default()
}

/// The names of all items, and what had to be counted to understand them.
#[derive(Default)]
pub struct Names {
    asked: BTreeMap<String, Asked>,
    titles: BTreeMap<String, usize>,
    values: usize,
    identical: usize,
}

impl Names {
    /// # Errors
    /// When the file cannot be read; lines that are no item are the import's to tell of.
    pub fn read(items: &Path) -> Result<Self, Failure> {
        let mut names = Self::default();
        for line in BufReader::new(File::open(items)?).lines() {
            if let Ok(record) = serde_json::from_str(line?.trim_start_matches('\u{feff}')) {
                names.record(&record);
            }
        }
        Ok(names)
    }

    fn record(&mut self, record: &Value) {
        let Some(title) = TITLES.iter().find_map(|field| text(record, field)).map(normal) else { return };
        for name in NAMES.iter().filter_map(|field| text(record, field)) {
            self.values += 1;
            if normal(name) == title {
                self.identical += 1;
                continue;
            }
            let asked = self.asked.entry(normal(name)).or_default();
            asked.name = name.to_owned();
            asked.titles.insert(title.clone());
        }
        *self.titles.entry(title).or_default() += 1;
    }

    /// Each distinct name once, without those that are the title itself.
    pub fn asked(&self) -> impl Iterator<Item = &Asked> {
        self.asked.values()
    }
}

impl fmt::Display for Names {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items: usize = self.titles.values().sum();
        let shared: usize = self.titles.values().filter(|count| **count > 1).sum();
        let several = self.asked.values().filter(|asked| asked.titles.len() > 1).count();
        let (values, identical, asked) = (self.values, self.identical, self.asked.len());
        writeln!(out, "{items} items, {shared} of which share their title with another; {values} everyday names")?;
        writeln!(out, "{identical} names are the item's title and left out; {asked} distinct ones are asked")?;
        write!(out, "{several} of them belong to items with different titles, any of which is right")
    }
}

fn text<'r>(record: &'r Value, field: &str) -> Option<&'r str> {
    let value = record.get(field)?.as_str()?.trim();
    (!normal(value).is_empty() && value != "无").then_some(value)
}

/// The items as a content folder, in which nothing has an alias.
///
/// # Errors
/// When the items cannot be read, none of them can be imported, or the folder cannot be written.
pub fn without_aliases(items: &Path) -> Result<TempDir, Failure> {
    let imported = portal::import(&mut BufReader::new(File::open(items)?), &items.display().to_string())?;
    if imported.files.is_empty() {
        return Err("none of the lines is an item".into());
    }
    let folder = tempfile::tempdir()?;
    for file in &imported.files {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
        fs::write(path, unnamed(&file.text))?;
    }
    Ok(folder)
}

/// A file without any `aliases:`, whose values stand in the same line or, further to the right, below it.
fn unnamed(text: &str) -> String {
    let mut inside: Option<usize> = None;
    let kept = text.lines().filter(|line| {
        let indent = line.len() - line.trim_start().len();
        let is_value = |at: usize| indent > at || indent == at && line.trim_start().starts_with("- ");
        inside = inside.filter(|at| is_value(*at)).or(line.trim_start().starts_with("aliases:").then_some(indent));
        inside.is_none()
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}
