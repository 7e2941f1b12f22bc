//! `mingbai new`: a new portal, or a new file of one kind in the right folder, with comments that teach.
//!
//! Exit code 0: written; 2: nothing was written, and why.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{report, write};
use crate::diag::{Diagnostic, SourceMap};
use crate::editor::{Facts, File, NewSite, Scaffold, TO_FILL, path, suggest};
use crate::lang::Lang;
use crate::model::{BadId, bad_id, describe};
use crate::source::Kind;
use crate::{model, source};

#[derive(Args)]
pub struct New {
    /// 建什么 / what to make
    #[arg(value_enum)]
    kind: Made,
    /// 标识，用英文小写字母、数字和连字符；new site 写文件夹 / identifier, or the folder of a new site
    #[arg(value_name = "ID|DIR")]
    id: Option<String>,
    /// 中文名称 / title
    #[arg(long, allow_hyphen_values = true)]
    title: Option<String>,
    /// 内容文件夹 / content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// 写进文件的日期，不写为今天 / the day written into the file (default: today)
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Made {
    Site,
    Guide,
    Bundle,
    Material,
    Window,
    Department,
    Hall,
    Topic,
    Policy,
    Page,
    Notice,
}

impl Made {
    fn kind(self) -> Kind {
        match self {
            Made::Site => Kind::Site,
            Made::Guide => Kind::Guide,
            Made::Bundle => Kind::Bundle,
            Made::Material => Kind::Material,
            Made::Window => Kind::Window,
            Made::Department => Kind::Department,
            Made::Hall => Kind::Hall,
            Made::Topic => Kind::Topic,
            Made::Policy => Kind::Policy,
            Made::Page => Kind::Page,
            Made::Notice => Kind::Notice,
        }
    }
}

type Refused = Box<Diagnostic>;

impl New {
    pub fn run(self, lang: Lang) -> ExitCode {
        let today = match self.date.as_deref().map(str::parse).transpose() {
            Ok(date) => date.unwrap_or_else(today),
            Err(_) => {
                eprintln!("{}", lang.say("cli.bad-date", &[("value", self.date.as_deref().unwrap_or_default())]));
                return ExitCode::from(2);
            }
        };
        let made = match self.kind {
            Made::Site => self.site(today, lang),
            kind => self.entry(kind.kind(), today, lang),
        };
        match made {
            Ok(said) => {
                report::tell(said);
                ExitCode::SUCCESS
            }
            Err(finding) => {
                report::print(&SourceMap::default(), &(*finding).into(), lang);
                ExitCode::from(2)
            }
        }
    }

    fn site(&self, today: Date, lang: Lang) -> Result<String, Refused> {
        let folder = PathBuf::from(self.id.as_deref().unwrap_or("."));
        let files = NewSite { title: self.title(), facts: Facts::new(today), lang }.files();
        write::create(&folder, &files)?;
        // "." would read badly in a sentence.
        let shown = std::path::absolute(&folder).unwrap_or(folder).display().to_string();
        let count = files.len().to_string();
        Ok(lang.say("new.done-site", &[("count", &count), ("path", &shown)]))
    }

    fn entry(&self, kind: Kind, today: Date, lang: Lang) -> Result<String, Refused> {
        let facts = facts(&self.content, today)?;
        let id = self.id(kind, &facts)?;
        let Some(document) = describe(kind) else { return Err(missing_content(&self.content)) };
        let named = document.record.fields.iter().find(|field| matches!(field.name, "title" | "name"));
        let values = named.zip(self.title()).map(|(field, title)| (field.name, title.to_owned()));
        let scaffold = Scaffold { document, facts: &facts, lang, values: values.into_iter().collect() };
        let file = File { path: path(kind, &id), text: scaffold.text() };
        write::create(&self.content, std::slice::from_ref(&file))?;
        let path = self.content.join(&file.path).display().to_string();
        let done = if kind == Kind::Guide { "new.done-guide" } else { "new.done" };
        let lacking = scaffold.lacking().into_iter().map(|kind| {
            let name = kind.word().trim_start_matches("kind.");
            format!("\n{}", lang.say("new.missing", &[("kind", lang.text(kind.word())), ("name", name)]))
        });
        Ok(lang.say(done, &[("path", &path)]) + &lacking.collect::<String>())
    }

    fn title(&self) -> Option<&str> {
        self.title.as_deref().map(str::trim).filter(|title| !title.is_empty() && *title != TO_FILL)
    }

    /// The identifier that was given, or the pinyin of the title; it must be allowed and not taken.
    fn id(&self, kind: Kind, facts: &Facts) -> Result<String, Refused> {
        let given = self.id.clone().or_else(|| self.title().and_then(suggest::identifier));
        let Some(id) = given else { return Err(no_id(kind)) };
        if let Some(bad) = bad_id(&id) {
            return Err(refused(&id, bad, self.title()));
        }
        if facts.has(kind, &id) {
            let near = suggest::free(&id, |id| facts.has(kind, id));
            let finding = Diagnostic::error("new.id-taken", None).arg("id", &id).word("kind", kind.word());
            return Err(Box::new(finding.arg("near", near).help("new.id-taken.help")));
        }
        Ok(id)
    }
}

fn no_id(kind: Kind) -> Refused {
    let near = match kind {
        Kind::Window => "a12",
        _ => "zhu-ce-gong-si",
    };
    let finding = Diagnostic::error("new.id-missing", None).arg("name", kind.word().trim_start_matches("kind."));
    Box::new(finding.arg("near", near).help("new.id-missing.help"))
}

fn refused(id: &str, bad: BadId, title: Option<&str>) -> Refused {
    let near = suggest::identifier(id).or_else(|| title.and_then(suggest::identifier));
    let help = match (bad, &near) {
        (BadId::Reserved, _) => "new.bad-id.help-reserved",
        (BadId::Form, Some(_)) => "new.bad-id.help",
        (BadId::Form, None) => "new.bad-id.help-none",
    };
    let finding = Diagnostic::error("new.bad-id", None).arg("id", id).arg("near", near.unwrap_or_default());
    Box::new(finding.help(help))
}

/// What the content folder holds; what cannot be read in it is the check's business.
fn facts(content: &Path, today: Date) -> Result<Facts, Refused> {
    if !content.is_dir() {
        return Err(missing_content(content));
    }
    let (tree, _) = source::read(content, &content.display().to_string());
    let (content, _) = model::parse(&tree);
    Ok(Facts::of(&content, today))
}

fn missing_content(content: &Path) -> Refused {
    let finding = Diagnostic::error("new.no-content", None).arg("path", content.display().to_string());
    Box::new(finding.help("new.no-content.help"))
}

/// The day in China, whatever the clock of the computer shows elsewhere.
pub(super) fn today() -> Date {
    jiff::tz::Offset::constant(8).to_datetime(jiff::Timestamp::now()).date()
}
