//! Reads the source and holds it against the architecture that `src/lib.rs` describes.
//!
//! Every rule takes a path and a text, so that each is shown to fail on a planted line before it judges the real files.

use std::fs;

use crate::support::repository;
use crate::support::rust::{Source, sources};

/// A stage may use itself and those before it. `diag` and `lang` word what every stage finds and belong together.
const ORDER: &[&[&str]] = &[
    &["diag", "lang"],
    &["source"],
    &["model"],
    &["calendar"],
    &["floor"],
    &["situation"],
    &["flow"],
    &["bundle"],
    &["edition"],
    &["exchange"],
    &["editor"],
    &["check"],
    &["fix"],
    &["resolve"],
    &["analysis"],
    &["report"],
    &["pages"],
    &["render"],
    &["audit"],
    &["output"],
    &["pipeline"],
    &["serve"],
    &["lsp"],
    &["cli"],
];

/// Neighbours that must not know each other although the order would allow it.
const STRANGERS: &[(&str, &str)] = &[("pages", "source"), ("render", "source")];

/// Stages that touch neither files nor clock nor surroundings.
const PURE: &[&str] = &[
    "diag",
    "lang",
    "model",
    "calendar",
    "floor",
    "flow",
    "situation",
    "bundle",
    "edition",
    "editor",
    "check",
    "fix",
    "resolve",
    "report",
    "pages",
    "render",
    "audit",
];

/// The only file that names the YAML crate, and the only one that makes addresses.
const YAML: &str = "source/yaml.rs";
const ADDRESSES: &str = "pages/url.rs";

const LONGEST_FILE: usize = 400;

type Rule = fn(&Source) -> Vec<String>;

const RULES: &[Rule] =
    &[imports_follow_the_stages, one_file_names_the_yaml_crate, pure_stages_touch_nothing, short_files, one_url_maker];

#[test]
fn the_source_keeps_to_the_architecture() {
    let all = sources();
    assert!(all.len() > 40, "the source has gone");
    assert!(all.iter().flat_map(Source::imports).count() > 100, "the imports are no longer recognised");
    let found: Vec<String> = all.iter().flat_map(|source| RULES.iter().flat_map(move |rule| rule(source))).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_stage_has_its_place_in_the_order() {
    let root = fs::read_to_string(repository("src/lib.rs")).unwrap();
    for module in root.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        assert!(rank(module).is_some(), "where does {module} stand?");
    }
}

// ---- The rules

fn imports_follow_the_stages(source: &Source) -> Vec<String> {
    let stage = source.stage();
    let Some(own) = rank(stage) else { return Vec::new() };
    let too_late = |used: &str| rank(used).is_some_and(|used| used > own) || STRANGERS.contains(&(stage, used));
    source
        .imports()
        .into_iter()
        .filter(|(_, used)| too_late(used))
        .map(|(line, used)| format!("src/{}:{line}: {stage} uses {used}", source.path))
        .collect()
}

fn one_file_names_the_yaml_crate(source: &Source) -> Vec<String> {
    match source.path.as_str() {
        YAML => Vec::new(),
        _ => source.lines_with(&["serde_yaml", "serde_saphyr", "granit_parser"], "names the YAML crate"),
    }
}

fn pure_stages_touch_nothing(source: &Source) -> Vec<String> {
    const OUTSIDE: &[&str] = &[
        "std::fs",
        "std::time",
        "std::env",
        "std::net",
        "std::process",
        "walkdir",
        "rustix",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "Timestamp::now",
        "static mut",
        "thread_local!",
    ];
    match PURE.contains(&source.stage()) {
        true => source.lines_with(OUTSIDE, "reaches outside of a pure stage"),
        false => Vec::new(),
    }
}

fn short_files(source: &Source) -> Vec<String> {
    let count = source.lines;
    let too_long = (count > LONGEST_FILE).then(|| format!("src/{}: {count} lines", source.path));
    too_long.into_iter().collect()
}

/// `"….html"` is an address unless it names a template; asking for the ending is no address either. What handles finished
/// files (`output`, `serve`) speaks of file names, tests may spell addresses out, and so may
/// the examples of rules, which are whole files.
fn one_url_maker(source: &Source) -> Vec<String> {
    let handles_files = ["output/", "serve/"].iter().any(|folder| source.path.starts_with(folder));
    if source.path == ADDRESSES || handles_files || source.path.ends_with("tests.rs") {
        return Vec::new();
    }
    let is_template = |text: &str| {
        ["themes/default/pages", "themes/default"].iter().any(|folder| repository(folder).join(text).is_file())
    };
    let strings = source.strings.iter().filter(|string| string.text.contains(".html") && !string.is_ending_test);
    strings
        .filter(|string| !is_template(&string.text) && !string.text.contains('\n'))
        .map(|string| format!("src/{}:{}: makes the address {:?}", source.path, string.line, string.text))
        .collect()
}

fn rank(stage: &str) -> Option<usize> {
    ORDER.iter().position(|group| group.contains(&stage))
}

// ---- Each rule can fail

fn found(rule: Rule, path: &str, text: &str) -> Vec<String> {
    rule(&Source::new(path, text))
}

#[test]
fn a_stage_that_uses_a_later_one_is_caught() {
    let caught = |path, text| found(imports_follow_the_stages, path, text);
    assert_eq!(
        caught("model/site.rs", "use std::fmt;\nuse crate::pages::url;"),
        ["src/model/site.rs:2: model uses pages"]
    );
    assert_eq!(caught("check/a.rs", "let x = crate::{diag::Span, render::{self, html}};").len(), 1);
    assert_eq!(caught("source/walk.rs", "use super::super::model;").len(), 1);
    assert_eq!(caught("source/mod.rs", "use super::model;").len(), 1);
    assert_eq!(caught("render/html/mod.rs", "use crate::source::Tree;").len(), 1);
    assert_eq!(caught("pipeline.rs", "use crate::cli;").len(), 1);
}

#[test]
fn earlier_stages_comments_and_tests_are_left_alone() {
    let caught = |path, text| found(imports_follow_the_stages, path, text);
    assert!(caught("pages/plan.rs", "use crate::{lang::Lang, model};\nuse super::view;").is_empty());
    assert!(caught("model/a.rs", "//! See [`crate::pages`].\nlet a = \"crate::pages\"; // crate::pages").is_empty());
    assert!(caught("model/a.rs", "#[cfg(test)]\nmod tests { use crate::pages; }").is_empty());
    assert!(caught("source/walk.rs", "use super::kind;").is_empty());
}

#[test]
fn a_second_file_with_yaml_is_caught() {
    assert_eq!(found(one_file_names_the_yaml_crate, "model/a.rs", "use serde_yaml::Value;").len(), 1);
    assert!(found(one_file_names_the_yaml_crate, YAML, "use serde_yaml::Value;").is_empty());
}

#[test]
fn files_and_clocks_in_pure_stages_are_caught() {
    for text in
        ["use std::fs;", "std::fs::read(path)", "use walkdir::WalkDir;", "std::time::Instant", "std::env::var(\"A\")"]
    {
        assert_eq!(found(pure_stages_touch_nothing, "pages/plan.rs", text).len(), 1, "{text}");
        assert!(found(pure_stages_touch_nothing, "source/mod.rs", text).is_empty(), "{text}");
    }
}

#[test]
fn a_long_file_is_caught() {
    assert_eq!(found(short_files, "pages/plan.rs", &"//\n".repeat(401)), ["src/pages/plan.rs: 401 lines"]);
    assert!(found(short_files, "pages/plan.rs", &"//\n".repeat(400)).is_empty());
}

#[test]
fn an_address_made_elsewhere_is_caught() {
    let caught = |text| found(one_url_maker, "pages/view/home.rs", text);
    assert_eq!(
        caught("\n format!(\"a-z-p{n}.html\")"),
        ["src/pages/view/home.rs:2: makes the address \"a-z-p{n}.html\""]
    );
    assert_eq!(caught("let a = stem + r#\".html\"#;").len(), 1);
    assert!(caught("self.section(address, \"guide-list.html\", view)").is_empty());
    assert!(caught("path.ends_with(\".html\") || '\"' == quote || '\\'' == quote").is_empty());
}
