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

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::diag::nearest;
use crate::lang::Lang;
use crate::model::{Content, Guide};
use crate::situation::prove::{FlawKind, Proof, TooComplex, examine, table};
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
    #[arg(long, value_name = "N", default_value_t = 50)]
    max: usize,
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

    fn answer(&self, lang: Lang) -> Result<(String, ExitCode), (String, u8)> {
        let content = read(&self.content, lang)?;
        let Some(id) = &self.guide else { return Ok((list(&content, lang), ExitCode::SUCCESS)) };
        let guide = find(&content, id, lang)?;
        if let Some(folder) = &self.against {
            let old = read(folder, lang)?;
            let before = find(&old, id, lang)?;
            let told = diff::told((&content, guide), (&old, before), self.max, lang);
            return told.map(|text| (text, ExitCode::SUCCESS)).map_err(|_| (lang.text("situations.complex").into(), 1));
        }
        let sheet = sheet(&content, guide, self.max, lang)?;
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

/// The content as far as it can be read; `mingbai check` says what is wrong with it.
fn read(folder: &Path, lang: Lang) -> Result<Content, (String, u8)> {
    let (tree, _) = source::read(folder, &folder.display().to_string());
    let (content, _) = model::parse(&tree);
    if content.guides.is_empty() {
        let folder = folder.display().to_string();
        return Err((lang.say("situations.no-guides", &[("folder", &folder)]), 2));
    }
    Ok(content)
}

fn find<'c>(content: &'c Content, id: &str, lang: Lang) -> Result<&'c Guide, (String, u8)> {
    if let Some(entry) = content.guides.iter().find(|entry| entry.id == id) {
        return Ok(&entry.value.head);
    }
    let near = nearest(id, content.guides.iter().map(|entry| entry.id.as_str()));
    let key = if near.is_some() { "situations.no-guide-near" } else { "situations.no-guide" };
    Err((lang.say(key, &[("id", id), ("near", near.unwrap_or_default())]), 2))
}

/// The decision table; an error in words when there is none.
fn sheet(content: &Content, guide: &Guide, max: usize, lang: Lang) -> Result<Sheet, (String, u8)> {
    let title = [("title", &*guide.title)];
    let Some(examined) = examine(guide) else { return Err((lang.say("situations.no-questions", &title), 2)) };
    if examined.flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::Slip(_))) {
        return Err((lang.say("situations.broken", &title), 1));
    }
    let sheet = Sheet::of(content, guide, &examined.situations, max, lang);
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
        let (count, lists) = counted(&situations).unwrap_or_else(|_| ("?".to_owned(), "?".to_owned()));
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

fn counted(situations: &Situations<'_>) -> Result<(String, String), TooComplex> {
    let proof = Proof::of(situations)?;
    let lists = table::table(&proof, &shown_parts(situations), MOST_LISTS)?;
    let more = if lists.is_all { "" } else { "+" };
    Ok((proof.count(), format!("{}{more}", lists.rows.len())))
}

/// The lines that a decision table shows; questions and answers decide nothing.
fn shown_parts(situations: &Situations<'_>) -> Vec<Part> {
    situations.lines.keys().copied().filter(|part| !matches!(part, Part::Faq(_))).collect()
}
