//! The texts of the program and of the theme: both languages say the same things, nothing is missing, nothing left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::rust::{Source, sources};
use crate::support::{files, repository};

type Texts = BTreeMap<String, String>;

const PROGRAM: [&str; 2] = ["src/lang/zh.json", "src/lang/en.json"];
const THEME: [&str; 2] = ["themes/default/lang/zh.json", "themes/default/lang/en.json"];

#[test]
fn both_languages_have_the_same_keys_and_places() {
    for pair in [PROGRAM, THEME] {
        let [zh, en] = pair.map(read);
        assert_eq!(differences(&zh, &en), Vec::<String>::new(), "{pair:?}");
    }
}

#[test]
fn no_key_stands_twice_and_every_text_has_its_own_line() {
    for path in PROGRAM.into_iter().chain(THEME) {
        let text = fs::read_to_string(repository(path)).unwrap();
        let lines = text.lines().filter(|line| line.trim_start().starts_with('"')).count();
        assert_eq!(lines, read(path).len(), "{path}");
    }
}

#[test]
fn every_key_the_program_uses_is_worded() {
    let texts = read(PROGRAM[0]);
    let missing: Vec<String> = sources().iter().flat_map(|source| unworded(source, &texts)).collect();
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn every_text_of_the_program_is_used() {
    let literals: BTreeSet<String> = sources().into_iter().flat_map(|source| source.strings).map(|s| s.text).collect();
    let unused: Vec<String> = read(PROGRAM[0]).into_keys().filter(|key| !literals.contains(key)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn every_key_the_templates_use_is_worded() {
    let texts = read(THEME[0]);
    let missing: Vec<(String, String)> =
        template_keys().into_iter().filter(|(_, key)| !texts.contains_key(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_text_of_the_theme_is_used() {
    let mut used: BTreeSet<String> = template_keys().into_iter().map(|(_, key)| key).collect();
    // `t[section.key]`: the views name these.
    used.extend(sources().into_iter().flat_map(|source| source.strings).map(|string| string.text));
    let unused: Vec<String> = read(THEME[0]).into_keys().filter(|key| !used.contains(key)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn a_missing_text_and_a_missing_place_are_caught() {
    let texts = |pairs: &[(&str, &str)]| -> Texts {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    };
    let zh = texts(&[("a", "甲{n}"), ("b", "乙")]);
    let en = texts(&[("a", "A{m}"), ("c", "C")]);
    assert_eq!(differences(&zh, &en), ["a: {n} / {m}", "b is missing", "c is left over"]);
}

#[test]
fn a_key_without_words_is_caught() {
    let texts: Texts =
        [("kind.a", ""), ("a.help", ""), ("known", "")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
    let caught = |code: &str| unworded(&Source::new("model/a.rs", code), &texts).len();
    assert_eq!(caught("Diagnostic::error(\"unknown\", span)"), 1);
    assert_eq!(caught("Diagnostic::error(\"known\", span).help(\"b.help\")"), 1);
    assert_eq!(caught("x.word(\"kind\", \"kind.b\")"), 1);
    assert_eq!(caught("const A: &str = \"kind.b\";"), 1);
    assert_eq!(caught("x.arg(\"unknown\", \"kind.html\").word(\"kind\", \"kind.a\").help(\"a.help\")"), 0);
}

fn read(path: &str) -> Texts {
    serde_json::from_slice(&fs::read(repository(path)).unwrap()).unwrap()
}

fn differences(zh: &Texts, en: &Texts) -> Vec<String> {
    let mut found = Vec::new();
    for (key, text) in zh {
        match en.get(key) {
            None => found.push(format!("{key} is missing")),
            Some(other) if places(text) != places(other) => {
                let shown = |text| places(text).into_iter().collect::<Vec<_>>().join(" ");
                found.push(format!("{key}: {} / {}", shown(text), shown(other)));
            }
            Some(_) => {}
        }
    }
    found.extend(en.keys().filter(|key| !zh.contains_key(*key)).map(|key| format!("{key} is left over")));
    found
}

/// The `{names}` of a text.
fn places(text: &str) -> BTreeSet<String> {
    let names = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    names.map(|(name, _)| format!("{{{name}}}")).collect()
}

/// Calls whose first string is a key, and calls whose second one is.
const FIRST: &[&str] =
    &["Diagnostic::error(", "Diagnostic::warning(", ".help(", "lang.text(", "lang.fill(", "lang.say(", "Slip::new("];
const SECOND: &[&str] = &[".word(\"\", ", ".related("];

/// Keys of a file that have no text: what the calls above get, and whatever looks like a key of a known family.
fn unworded(source: &Source, texts: &Texts) -> Vec<String> {
    let families: BTreeSet<&str> =
        texts.keys().filter_map(|key| key.split_once('.')).map(|(family, _)| family).collect();
    let is_key = |text: &str, before: &str| {
        FIRST.iter().any(|call| before.trim_end().ends_with(call))
            || SECOND.iter().any(|call| before.rfind(call).is_some_and(|at| !before[at + call.len()..].contains('(')))
            || looks_like_key(text, &families)
    };
    let used = source.strings.iter().filter(|string| is_key(&string.text, &string.before));
    used.filter(|string| !texts.contains_key(&string.text))
        .map(|string| format!("src/{}:{}: no text for {:?}", source.path, string.line, string.text))
        .collect()
}

fn looks_like_key(text: &str, families: &BTreeSet<&str>) -> bool {
    const ENDINGS: &[&str] = &["html", "json", "yaml", "css", "js", "svg", "pdf", "md", "txt", "xml", "typ"];
    let Some((family, rest)) = text.split_once('.') else { return false };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    families.contains(family) && !rest.is_empty() && text.chars().all(plain) && !ENDINGS.contains(&rest)
}

/// Template and key of every `t.key`.
fn template_keys() -> BTreeSet<(String, String)> {
    let folder = repository("themes/default");
    let mut keys = BTreeSet::new();
    for path in files(&folder).into_iter().filter(|path| path.ends_with(".html")) {
        let text = fs::read_to_string(folder.join(&path)).unwrap();
        for (at, _) in text.match_indices("t.") {
            let is_whole = !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '-'));
            let key: String = text[at + 2..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if is_whole && !key.is_empty() {
                keys.insert((path.clone(), key));
            }
        }
    }
    keys
}
