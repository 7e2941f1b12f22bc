//! `mingbai serve`: a preview on this computer that follows every change of the content and the theme.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use clap::Args;

use super::{ContentArgs, report};
use crate::diag::{Diagnostics, SourceMap, plain};
use crate::lang::Lang;
use crate::pipeline::{self, Options};
use crate::serve::{self, Built, Preview};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    content: ContentArgs,
    /// 端口 / port
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// 本机地址，只能是 127.0.0.1 或 ::1 / a loopback address
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// 连同明白卡一起生成（较慢）/ make the cards too (slower)
    #[arg(long)]
    cards: bool,
}

impl Serve {
    pub fn run(self, lang: Lang) -> ExitCode {
        let options = match self.content.options(lang, self.cards) {
            Ok(options) => options,
            Err(code) => return code,
        };
        let options = Options { drafts: true, ..options };
        let watch = watched(&options);
        let serving = serve::Options { host: self.host, port: self.port, watch, ignore: Vec::new(), lang };
        let run = Preview::bind(&serving).and_then(|preview| {
            report::tell(lang.say("serve.ready", &[("url", &preview.url())]));
            preview.run(move || build(&options))
        });
        match run {
            Ok(()) => ExitCode::SUCCESS,
            Err(finding) => report::print(&SourceMap::default(), &(*finding).into(), lang),
        }
    }
}

/// The content and, where there is one, the folder of themes beside it.
fn watched(options: &Options) -> Vec<PathBuf> {
    let themes = options.content.parent().map(|parent| parent.join("themes"));
    std::iter::once(options.content.clone()).chain(themes.filter(|folder| folder.is_dir())).collect()
}

fn build(options: &Options) -> Built {
    let checked = pipeline::check(options);
    let mut found = checked.diagnostics.clone();
    let site = Mutex::new(BTreeMap::new());
    if !found.has_errors() {
        found.extend(pipeline::render(&checked, options, &|file| {
            site.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(file.path, file.bytes);
            Ok(())
        }));
    }
    let site = site.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    let report_html = (!found.is_empty()).then(|| list(&checked.sources, &found, options.lang));
    Built { site, report_html, ok: !found.has_errors() }
}

/// The findings as an HTML list for the overlay.
fn list(sources: &SourceMap, found: &Diagnostics, lang: Lang) -> String {
    const MOST: usize = 100;
    let item = |text: String| format!("<li>{}</li>", escape(&text));
    let items: String = found.iter().take(MOST).map(|finding| item(plain(sources, lang, finding))).collect();
    let (errors, warnings) = (found.errors().to_string(), found.warnings().to_string());
    let sum = lang.say("report.sum", &[("errors", &errors), ("warnings", &warnings)]);
    format!("<p>{}</p><ul>{items}</ul>", escape(&sum))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
