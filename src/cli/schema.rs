//! `mingbai schema`: a JSON Schema for every kind of file, so that an editor such as VS Code knows the fields.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{report, write};
use crate::diag::SourceMap;
use crate::editor::{File, schemas};
use crate::lang::Lang;

#[derive(Args)]
pub struct Schema {
    /// 写到哪个文件夹 / folder to write to
    #[arg(long, value_name = "DIR", default_value = crate::editor::SCHEMAS)]
    out: PathBuf,
}

impl Schema {
    pub fn run(self, lang: Lang) -> ExitCode {
        let files: Vec<File> = schemas(lang).collect();
        if let Err(finding) = write::replace(&self.out, &files) {
            report::print(&SourceMap::default(), &(*finding).into(), lang);
            return ExitCode::from(2);
        }
        let (count, path) = (files.len().to_string(), self.out.display().to_string());
        report::tell(lang.say("schema.done", &[("count", &count), ("path", &path)]));
        ExitCode::SUCCESS
    }
}
