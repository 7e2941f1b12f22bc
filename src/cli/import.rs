//! `mingbai import`: a portal's service items become a content folder.
//!
//! Exit code 0: every line was imported; 1: some lines were refused, the others are written; 2: the command could not
//! run: the input cannot be read, the output folder is in use, or something could not be written. The output folder
//! is then whole or untouched.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::report;
use crate::diag::{Diagnostic, Diagnostics, SourceMap};
use crate::exchange::portal::{self, Imported};
use crate::lang::Lang;
use crate::{output, source};

#[derive(Args)]
pub struct Import {
    /// 来源数据，每行一个事项（JSON Lines）/ the portal's items, one JSON object a line
    #[arg(value_name = "FILE.jsonl")]
    file: PathBuf,
    /// 写到哪个文件夹；必须不存在或是空的 / the content folder to make; must be empty or not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// 把导入报告也写进这个文件 / also write the report to this file
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

impl Import {
    pub fn run(self, lang: Lang) -> ExitCode {
        match self.import() {
            Ok(imported) => self.tell(&imported, lang),
            Err(finding) => {
                report::print(&SourceMap::default(), &(*finding).into(), lang);
                ExitCode::from(2)
            }
        }
    }

    fn import(&self) -> Result<Imported, Box<Diagnostic>> {
        check_out(&self.out)?;
        self.report.as_deref().map_or(Ok(()), |report| check_report(report, &self.out))?;
        let name = self.file.display().to_string();
        let unread =
            |why| Box::new(Diagnostic::error("import-unreadable", None).arg("file", &name).word("detail", why));
        let unreadable = |error: io::Error| unread(source::reason(&error));
        // A pipe or a device may never end.
        match fs::metadata(&self.file).map_err(unreadable)? {
            known if known.is_dir() => return Err(unread("io.is-folder")),
            known if !known.is_file() => return Err(unread("io.no-file")),
            _ => {}
        }
        let input = File::open(&self.file).map_err(unreadable)?;
        let imported = portal::import(&mut BufReader::new(input), &name).map_err(unreadable)?;
        if !imported.files.is_empty() {
            write_whole(&self.out, &imported.files).map_err(|(path, error)| unwritable(&path, &error))?;
        }
        Ok(imported)
    }

    /// The findings go to standard error, the report to standard output.
    fn tell(&self, imported: &Imported, lang: Lang) -> ExitCode {
        let mut findings: Diagnostics = imported.diagnostics.clone();
        if imported.files.is_empty() {
            findings.push(Diagnostic::error("import-nothing", None).arg("file", self.file.display().to_string()));
        }
        let text = imported.report.markdown(lang, &self.file.display().to_string());
        // A reader that stops listening, such as `head`, is no failure of the import.
        let _ = io::stdout().write_all(text.as_bytes());
        let saved = self.report.as_deref().map_or(Ok(()), |path| save_report(path, &text));
        if !imported.files.is_empty() {
            let out = self.out.display().to_string();
            eprintln!("{}", lang.text("import.done").replace("{path}", &out));
        }
        let code =
            if findings.is_empty() { ExitCode::SUCCESS } else { report::print(&SourceMap::default(), &findings, lang) };
        match saved {
            Ok(()) => code,
            Err(finding) => {
                report::print(&SourceMap::default(), &(*finding).into(), lang);
                ExitCode::from(2)
            }
        }
    }
}

fn problem(code: &'static str, path: &Path) -> Diagnostic {
    Diagnostic::error(code, None).arg("path", path.display().to_string())
}

fn unwritable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    Box::new(problem("import-unwritable", path).word("detail", output::reason(error)).help("import-unwritable.help"))
}

/// Nothing that is already there is ever touched.
fn check_out(out: &Path) -> Result<(), Box<Diagnostic>> {
    match fs::read_dir(out).map(Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => Err(Box::new(problem("import-out-used", out).help("import-out-used.help"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(Box::new(problem("import-out-not-a-folder", out)))
        }
        Err(error) => Err(unwritable(out, &error)),
    }
}

fn check_report(report: &Path, out: &Path) -> Result<(), Box<Diagnostic>> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if absolute(report).starts_with(absolute(out)) {
        return Err(Box::new(problem("import-report-inside", report)));
    }
    match report.symlink_metadata() {
        Ok(_) => Err(Box::new(problem("import-report-exists", report).help("import-report-exists.help"))),
        Err(_) => Ok(()),
    }
}

fn save_report(path: &Path, text: &str) -> Result<(), Box<Diagnostic>> {
    let saved =
        OpenOptions::new().write(true).create_new(true).open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    saved.map_err(|error| unwritable(path, &error))
}

/// Writes all files into a folder beside `out` and moves it into place, so that `out` is whole or not there.
fn write_whole(out: &Path, files: &[portal::File]) -> Result<(), (PathBuf, io::Error)> {
    let at = |path: &Path, result: io::Result<()>| result.map_err(|error| (path.to_owned(), error));
    let absolute = std::path::absolute(out).map_err(|error| (out.to_owned(), error))?;
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err((out.to_owned(), io::ErrorKind::InvalidInput.into()));
    };
    at(parent, fs::create_dir_all(parent))?;
    let staging = parent.join(format!(".{}.{}.importing", name.to_string_lossy(), std::process::id()));
    at(&staging, fs::create_dir(&staging))?;
    let written = write_files(&staging, files).and_then(|()| at(out, fs::rename(&staging, &absolute)));
    if written.is_err() {
        // The folder is ours: it was made a moment ago and holds nothing else.
        let _ = fs::remove_dir_all(&staging);
    }
    written
}

fn write_files(folder: &Path, files: &[portal::File]) -> Result<(), (PathBuf, io::Error)> {
    for file in files {
        let path = folder.join(&file.path);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, &file.text)).map_err(|error| (path, error))?;
    }
    Ok(())
}
