//! `mingbai explain`: what a rule objects to, whom that hurts, on what ground, and how to mend it; or the list of all.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Args;

use crate::check::Rule;
use crate::check::rules::{self, ALL};
use crate::diag::nearest;
use crate::lang::Lang;
use crate::model::Level;

#[derive(Args)]
pub struct Explain {
    /// 规则的名称或代号，如 promised-over-statutory 或 P0101 / name or code of a rule
    #[arg(required_unless_present = "list")]
    rule: Option<String>,
    /// 列出全部规则 / list all rules
    #[arg(long)]
    list: bool,
    /// 与 --list 同用：一张 Markdown 表，可以放进手册 / with --list: one Markdown table for a handbook
    #[arg(long, requires = "list")]
    markdown: bool,
}

impl Explain {
    pub fn run(self, lang: Lang) -> ExitCode {
        let text = match self.rule.as_deref().map(|name| rules::find(name).ok_or(name)) {
            None if self.markdown => table(lang),
            None => list(lang),
            Some(Ok(rule)) => explain(rule, lang),
            Some(Err(name)) => {
                eprintln!("{}", unknown(name, lang));
                return ExitCode::from(2);
            }
        };
        // Whoever stops reading early (`| head`) has seen enough.
        let _ = std::io::stdout().write_all(text.as_bytes());
        ExitCode::SUCCESS
    }
}

fn unknown(name: &str, lang: Lang) -> String {
    let known = ALL.iter().flat_map(|rule| [rule.name, rule.code]);
    let message = lang.say("unknown-rule", &[("rule", name)]);
    let help = match nearest(name, known) {
        Some(near) => lang.say("unknown-rule.help-near", &[("near", near)]),
        None => lang.text("unknown-rule.help").to_owned(),
    };
    format!("{message}\n{help}")
}

/// One line a rule: code, level, name, what it objects to.
fn list(lang: Lang) -> String {
    let longest = ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let line = |rule: &&Rule| {
        let (level, what) = (word(rule.level, lang), rule.doc(lang).what);
        format!("{}  {level:<5}  {:<longest$}  {what}\n", rule.code, rule.name)
    };
    let count = ALL.len().to_string();
    ALL.iter().map(line).chain([lang.say("explain.count", &[("count", &count)]) + "\n"]).collect()
}

/// The same as a table, with whom each rule protects and what it rests on.
fn table(lang: Lang) -> String {
    const HEADS: [&str; 6] = [
        "explain.head-code",
        "explain.head-name",
        "explain.head-level",
        "explain.head-what",
        "explain.why",
        "explain.source",
    ];
    let line = |cells: [&str; 6]| format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    let rules = ALL.iter().map(|rule| {
        let doc = rule.doc(lang);
        line([rule.code, rule.name, word(rule.level, lang), doc.what, doc.why, doc.source])
    });
    line(HEADS.map(|key| lang.text(key))) + "|---|---|---|---|---|---|\n" + &rules.collect::<String>()
}

fn word(level: Level, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => level.zh(),
        Lang::En => level.en(),
    }
}

fn explain(rule: &Rule, lang: Lang) -> String {
    let doc = rule.doc(lang);
    let mut text = format!("{} {} [{}]\n\n{}\n", rule.code, rule.name, word(rule.level, lang), doc.what);
    let parts = [("explain.why", doc.why), ("explain.source", doc.source)];
    for (key, said) in parts {
        let _ = write!(text, "\n{}\n  {said}\n", lang.text(key));
    }
    for (key, example) in [("explain.bad", rule.bad), ("explain.good", rule.good)] {
        let _ = write!(text, "\n{}\n{}", lang.text(key), indented(example));
    }
    let _ = write!(text, "\n{}\n{}", lang.text("explain.site"), setting(rule, lang));
    let (place, name) = (lang.text("explain.place"), rule.name);
    let _ = write!(text, "\n{place}\n  # mingbai:allow {name} …\n  <!-- mingbai:allow {name} … -->  (Markdown)\n");
    text
}

/// The example without the marks that the tests need.
fn indented(example: &str) -> String {
    let example = example.replace(['«', '»'], "");
    example.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect()
}

/// How a site would turn the rule off, or on where it is off.
fn setting(rule: &Rule, lang: Lang) -> String {
    let level = if rule.level == Level::Allow { Level::Warn } else { Level::Allow };
    format!("  rules:\n    - rule: {}\n      level: {}\n      reason: …\n", rule.name, word(level, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_in_both_languages_without_the_marks_of_its_tests() {
        for rule in ALL {
            for lang in [Lang::Zh, Lang::En] {
                let text = explain(rule, lang);
                assert!(text.starts_with(rule.code) && text.contains(rule.doc(lang).why), "{text}");
                assert!(!text.contains(['«', '»', '{']) || rule.bad.contains('{'), "{text}");
            }
        }
    }

    #[test]
    fn the_list_has_a_line_for_each_rule() {
        assert_eq!(list(Lang::Zh).lines().count(), ALL.len() + 1);
        assert!(list(Lang::En).contains("P0101  deny   promised-over-statutory"));
    }

    #[test]
    fn a_slip_in_a_name_is_answered_with_the_name_that_was_meant() {
        assert!(unknown("promise-over-statutory", Lang::En).contains("promised-over-statutory"));
    }
}
