//! `mingbai situations`: the decision table of a guide, situation by situation, and what changed in it.
//!
//! Exit code 0: shown; 1: the guide's questions have errors or are too complex to prove; 2: the command could not run.

mod csv;
mod diff;
mod html;
mod outcome;
mod sheet;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::diag::{Diagnostics, FileId, Severity, nearest};
use crate::lang::Lang;
use crate::model::{Content, Guide};
use crate::situation::prove::{Proof, TooComplex, table};
use crate::situation::{Part, Situations};
use crate::{model, source};
use sheet::Sheet;

#[derive(Args)]
pub struct Decide {
    /// 哪份指南的情形表，写标识；不写就列出所有问情形的指南 / a guide, by its identifier; all that ask questions when left out
    guide: Option<String>,
    /// 内容文件夹 / content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// 最多列出几行 / list at most so many rows
    #[arg(long, value_name = "N", default_value = "50")]
    max: NonZeroUsize,
    /// 写成 CSV，可以用表格软件打开 / as CSV for a spreadsheet
    #[arg(long, requires = "guide", conflicts_with = "against")]
    csv: bool,
    /// 写成一张网页，给审核的人看 / as a page for reviewers
    #[arg(long, value_name = "FILE", requires = "guide", conflicts_with_all = ["csv", "against"])]
    html: Option<PathBuf>,
    /// 和另一个内容文件夹里的同一份指南比，说出哪些情形变了 / compare with the same guide of another content folder
    #[arg(long, value_name = "DIR", requires = "guide")]
    against: Option<PathBuf>,
}

impl Decide {
    pub fn run(self, lang: Lang) -> ExitCode {
        match self.answer(lang) {
            Ok((text, code)) => {
                // Whoever stops reading early (`| head`) has seen enough.
                let _ = std::io::stdout().write_all(text.as_bytes());
                code
            }
            Err((message, code)) => {
                eprintln!("{message}");
                ExitCode::from(code)
            }
        }
    }

    fn answer(&self, lang: Lang) -> Result<(String, ExitCode), Refused> {
        let folder = Folder::read(&self.content, lang)?;
        let content = &folder.content;
        let Some(id) = &self.guide else { return Ok((list(content, lang), ExitCode::SUCCESS)) };
        let guide = folder.guide(id, lang)?;
        if let Some(other) = &self.against {
            let old = Folder::read(other, lang)?;
            let before = old.guide(id, lang)?;
            let told = diff::told((content, guide), (&old.content, before), self.max.get(), lang);
            return told.map(|text| (text, ExitCode::SUCCESS)).map_err(|_| (lang.text("situations.complex").into(), 1));
        }
        let sheet = sheet(content, guide, self.max.get(), lang)?;
        match &self.html {
            None if self.csv => Ok((csv::text(&sheet, lang), ExitCode::SUCCESS)),
            None => Ok((text::text(&sheet, lang), ExitCode::SUCCESS)),
            Some(file) => match fs::write(file, html::page(&sheet, lang)) {
                Ok(()) => {
                    let file = file.display().to_string();
                    Ok((lang.say("situations.written", &[("file", &file)]) + "\n", ExitCode::SUCCESS))
                }
                Err(error) => {
                    let (file, why) = (file.display().to_string(), lang.text(source::reason(&error)));
                    Err((lang.say("situations.unwritable", &[("file", &file), ("why", why)]), 2))
                }
            },
        }
    }
}

/// What went wrong, in words, with the exit code.
type Refused = (String, u8);

/// A content folder as far as it can be read; `mingbai check` says what is wrong with it.
struct Folder {
    shown: String,
    content: Content,
    /// Files in which something cannot be read; what is only missing can be told all the same.
    broken: BTreeSet<FileId>,
    /// The identifiers that the names of these files are.
    unread: BTreeSet<String>,
}

impl Folder {
    fn read(folder: &Path, lang: Lang) -> Result<Self, Refused> {
        let shown = folder.display().to_string();
        Self::of(source::read(folder, &shown), shown, lang)
    }

    fn of((tree, mut found): (source::Tree, Diagnostics), shown: String, lang: Lang) -> Result<Self, Refused> {
        let (content, more) = model::parse(&tree);
        found.extend(more);
        if content.guides.is_empty() {
            return Err((lang.say("situations.no-guides", &[("folder", &shown)]), 2));
        }
        let errors = found.iter().filter(|one| one.severity == Severity::Error && one.code != "missing-field");
        let broken: BTreeSet<FileId> = errors.filter_map(|one| Some(one.span?.file)).collect();
        let stem =
            |file: &FileId| Some(Path::new(&tree.map.file(*file).path).file_stem()?.to_string_lossy().into_owned());
        Ok(Folder { shown, unread: broken.iter().filter_map(stem).collect(), content, broken })
    }

    /// A guide that could be read without a mistake: a table of any other might be wrong without anybody noticing.
    fn guide(&self, id: &str, lang: Lang) -> Result<&Guide, Refused> {
        let folder = ("folder", self.shown.as_str());
        let Some(entry) = self.content.guides.iter().find(|entry| entry.id == id) else {
            if self.unread.contains(id) {
                return Err((lang.say("situations.broken", &[("title", id), folder]), 1));
            }
            let near = nearest(id, self.content.guides.iter().map(|entry| entry.id.as_str()));
            let key = if near.is_some() { "situations.no-guide-near" } else { "situations.no-guide" };
            return Err((lang.say(key, &[("id", id), ("near", near.unwrap_or_default()), folder]), 2));
        };
        let guide = &entry.value.head;
        let has_slips = Situations::of(guide).is_some_and(|(_, slips)| !slips.is_empty());
        match has_slips || self.broken.contains(&entry.file) {
            true => Err((lang.say("situations.broken", &[("title", &guide.title), folder]), 1)),
            false => Ok(guide),
        }
    }
}

/// The decision table; an error in words when there is none.
fn sheet(content: &Content, guide: &Guide, max: usize, lang: Lang) -> Result<Sheet, Refused> {
    let Some((situations, _)) = Situations::of(guide) else {
        return Err((lang.say("situations.no-questions", &[("title", &guide.title)]), 2));
    };
    let sheet = Sheet::of(content, guide, &situations, max, lang);
    sheet.map_err(|TooComplex| (lang.text("situations.complex").to_owned(), 1))
}

/// Outcomes that are counted; whoever has more knows enough.
const MOST_LISTS: usize = 1_000;

/// The guides that ask questions: how many questions, situations, and different lists.
fn list(content: &Content, lang: Lang) -> String {
    let mut rows = Vec::new();
    for entry in &content.guides {
        let guide = &entry.value.head;
        let Some((situations, _)) = Situations::of(guide) else { continue };
        let (count, lists) = counted(&situations);
        let questions = situations.questions.len().to_string();
        rows.push([entry.id.clone(), questions, count, lists, guide.title.value.clone()]);
    }
    if rows.is_empty() {
        return lang.text("situations.none").to_owned() + "\n";
    }
    let heads = ["situations.head-id", "situations.head-questions", "situations.head-count", "situations.head-lists"];
    let heads = heads.map(|head| lang.text(head).to_owned());
    let [id, questions, count, lists] = heads;
    rows.insert(0, [id, questions, count, lists, lang.text("situations.head-title").to_owned()]);
    text::aligned(&rows)
}

/// Situations and different lists, in digits; `?` for what takes too long to count.
fn counted(situations: &Situations<'_>) -> (String, String) {
    let unknown = || "?".to_owned();
    let Ok(proof) = Proof::of(situations) else { return (unknown(), unknown()) };
    let lists = table::table(&proof, &shown_parts(situations), MOST_LISTS).map_or_else(
        |TooComplex| unknown(),
        |lists| format!("{}{}", lists.rows.len(), if lists.is_all { "" } else { "+" }),
    );
    (proof.count(), lists)
}

/// The lines that a decision table shows; questions and answers decide nothing.
fn shown_parts(situations: &Situations<'_>) -> Vec<Part> {
    situations.lines.keys().copied().filter(|part| !matches!(part, Part::Faq(_))).collect()
}
