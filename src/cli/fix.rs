//! `mingbai check --fix`: shows what can be mended, asks, and writes.
//!
//! The diff goes to standard output, so that it can be kept or handed to `patch`, unless findings for a program go there;
//! everything else goes to standard error.

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::diag::{Diagnostics, Renderer, SourceMap};
use crate::fix::{self, Mended};
use crate::lang::Lang;
use crate::output;

#[derive(Args)]
pub struct Fix {
    /// 自动改正确定无疑的笔误，先显示改动再问是否写入 / mend what is certain; shows the diff and asks before it writes
    ///
    /// 改的有：全角冒号和横线、Tab 等缩进、行尾空白、BOM、冒号后缺的空格、固定用词的别名和错字、日期、时间、电话和数字的写法、
    /// 字段的中文名。正文不改，拿不准的不改，其余字节原样保留。不在终端里运行又没有 --yes 时只显示，退出码 1。
    ///
    /// Mends full-width colons and dashes, tabs and odd blanks in indentation, trailing blanks, byte order marks, missing blanks
    /// after colons, variants and slips of fixed words, forms of dates, times, phones and digits, and Chinese field names; never
    /// prose, never a guess, and every other byte stays. Without a terminal and without --yes it only shows, with exit code 1.
    #[arg(long)]
    fix: bool,
    /// 与 --fix 同用：不问，直接写入 / with --fix: write without asking
    #[arg(long, short = 'y', requires = "fix", conflicts_with = "dry_run")]
    yes: bool,
    /// 与 --fix 同用：只显示改动；有可改的，退出码 1 / with --fix: only show; exit code 1 when there is something to mend
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

/// What became of the mends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files were written and must be checked again.
    pub is_written: bool,
    /// Something that can be mended was not written.
    pub is_left: bool,
}

impl Fix {
    /// Mends the files that were read, if the user wants it; whatever there is to say has been said afterwards. `is_taken`
    /// tells whether standard output is for the findings alone.
    pub fn run(&self, sources: &SourceMap, found: &Diagnostics, folder: &Path, is_taken: bool, lang: Lang) -> Outcome {
        if !self.fix {
            return Outcome::default();
        }
        let mut mended = fix::mend(sources, found);
        mended.retain(|file| output::is_plain_file(&place(file, sources, folder)));
        tell(sources, mended.iter().flat_map(|file| file.dropped.iter().cloned()).collect(), lang);
        mended.retain(|file| file.count > 0);
        if mended.is_empty() {
            eprintln!("{}", lang.text("fix.nothing"));
            return Outcome::default();
        }
        match is_taken {
            true => show(sources, &mended, std::io::stderr().lock()),
            false => show(sources, &mended, std::io::stdout().lock()),
        }
        eprintln!("{}", sum("fix.sum", mended.iter(), lang));
        match self.may_write(lang) {
            true => write(&mended, sources, folder, lang),
            false => Outcome { is_left: true, ..Outcome::default() },
        }
    }

    fn may_write(&self, lang: Lang) -> bool {
        let (is_wanted, why_not) = match (self.yes, self.dry_run) {
            (true, _) => return true,
            (_, true) => (false, "fix.dry-run"),
            _ if !std::io::stdin().is_terminal() => (false, "fix.how"),
            _ => (ask(lang), "fix.refused"),
        };
        if !is_wanted {
            eprintln!("{}", lang.text(why_not));
        }
        is_wanted
    }
}

fn place(mended: &Mended, sources: &SourceMap, folder: &Path) -> PathBuf {
    folder.join(&sources.file(mended.file).path)
}

fn show(sources: &SourceMap, found: &[Mended], mut out: impl Write + IsTerminal) {
    let color = out.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    for mended in found {
        let before = &sources.file(mended.file).text;
        let diff = fix::unified(&sources.shown_path(mended.file), before, &mended.text, color);
        // A reader that has gone away (`| head`) has seen enough.
        let _ = out.write_all(diff.as_bytes());
    }
    let _ = out.flush();
}

fn sum<'a>(key: &'static str, files: impl Iterator<Item = &'a Mended>, lang: Lang) -> String {
    let (files, count) = files.fold((0, 0), |(files, count), mended| (files + 1, count + mended.count));
    lang.say(key, &[("files", &files.to_string()), ("count", &count.to_string())])
}

fn ask(lang: Lang) -> bool {
    eprint!("{}", lang.text("fix.ask"));
    let mut answer = String::new();
    let is_read = std::io::stdin().lock().read_line(&mut answer).is_ok();
    is_read && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "ｙ" | "是")
}

fn write(found: &[Mended], sources: &SourceMap, folder: &Path, lang: Lang) -> Outcome {
    let (mut written, mut refused) = (Vec::new(), Diagnostics::new());
    for mended in found {
        let before = sources.file(mended.file).text.as_bytes();
        match output::replace(&place(mended, sources, folder), before, mended.text.as_bytes()) {
            Ok(()) => written.push(mended),
            Err(finding) => refused.push(*finding),
        }
    }
    let outcome = Outcome { is_written: !written.is_empty(), is_left: !refused.is_empty() };
    tell(sources, refused, lang);
    eprintln!("{}", sum("fix.written", written.into_iter(), lang));
    outcome
}

fn tell(sources: &SourceMap, found: Diagnostics, lang: Lang) {
    let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    eprint!("{}", Renderer { sources, lang, color }.all(&found));
}
