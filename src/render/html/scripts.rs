//! The theme's scripts → one small classic script per bundle.
//!
//! In: `scripts/*.js`, which become `assets/portal.js`, loaded by every page, and `scripts/<name>/*.js`, which become
//! `assets/<name>.js`, loaded by who needs it. The parts of a bundle, in the order of their names, share one scope that
//! nothing outside sees. Deliberately absent: modules, which pages opened from disk may not load, and newer syntax than ES2017.

use std::collections::BTreeMap;

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

use crate::diag::Diagnostic;
use crate::render::Artifact;

/// The bundle of the parts that lie in no folder.
const COMMON: &str = "portal";

/// Every bundle, smaller than its parts and with the same behaviour.
///
/// # Errors
/// The first part that is not UTF-8 or not JavaScript, with its line and column.
pub fn bundles(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Artifact>, Box<Diagnostic>> {
    let mut bundles: BTreeMap<&str, String> = BTreeMap::from([(COMMON, String::new())]);
    for (path, bytes) in files {
        let Some(part) = path.strip_prefix("scripts/").filter(|part| part.ends_with(".js")) else { continue };
        let text = std::str::from_utf8(bytes).map_err(|_| super::engine::not_text(path))?;
        check(path, text)?;
        let bundle = bundles.entry(part.split_once('/').map_or(COMMON, |(folder, _)| folder)).or_default();
        bundle.push_str(text);
        bundle.push('\n');
    }
    bundles.into_iter().map(|(name, text)| bundle(name, &text)).collect()
}

/// Each part must stand alone, so that an error has a place in a file that somebody wrote.
fn check(path: &str, text: &str) -> Result<(), Box<Diagnostic>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::script()).parse();
    let Some(error) = parsed.errors.first() else { return Ok(()) };
    let offset = error.labels.as_deref().and_then(|labels| labels.first()).map_or(0, |label| label.offset());
    Err(faulty(&format!("{path}:{}", place(text, offset)), &error.message))
}

fn place(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    format!("{}:{}", before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn faulty(place: &str, detail: &str) -> Box<Diagnostic> {
    let finding = Diagnostic::error("theme-script", None).arg("place", place).arg("detail", detail);
    Box::new(finding.help("theme-script.help"))
}

fn bundle(name: &str, parts: &str) -> Result<Artifact, Box<Diagnostic>> {
    let path = format!("assets/{name}.js");
    let text = format!("(function () {{\n'use strict';\n{parts}}})();\n");
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &text, SourceType::script()).parse();
    // Two parts that are sound alone can still declare one name twice.
    let mut program = parsed.program;
    let names = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    if let Some(error) = parsed.errors.first().or(names.errors.first()) {
        return Err(faulty(&path, &error.message));
    }
    let made = Minifier::new(options()).minify(&allocator, &mut program);
    let code = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(made.scoping).build(&program).code;
    Ok(Artifact { path, bytes: (code + "\n").into_bytes() })
}

/// As small as possible without syntax that browsers of 2017 lack.
fn options() -> MinifierOptions {
    let target = EngineTargets::from_target("es2017").unwrap_or_default();
    MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions { target, ..CompressOptions::smallest() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(parts: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        parts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn texts(parts: &[(&str, &str)]) -> Vec<(String, String)> {
        let made = bundles(&files(parts)).unwrap_or_else(|finding| panic!("{finding:?}"));
        made.into_iter().map(|file| (file.path, String::from_utf8(file.bytes).unwrap())).collect()
    }

    #[test]
    fn parts_share_a_scope_and_folders_are_bundles_of_their_own() {
        let made = texts(&[
            ("scripts/a.js", "const greeting = (name) => `hello ${name}`; // told\n"),
            ("scripts/b.js", "window.told = greeting(window.visitor);\n"),
            ("scripts/later/a.js", "window.later = 1;\n"),
            ("scripts/readme.md", "not a script"),
        ]);
        assert_eq!(made.len(), 2);
        assert_eq!(made[0].0, "assets/later.js");
        assert_eq!(made[1].0, "assets/portal.js");
        assert!(made[1].1.contains("window.visitor") && !made[1].1.contains("// told"), "{}", made[1].1);
        assert!(!made[1].1.contains("greeting"), "names of the parts are shortened: {}", made[1].1);
    }

    #[test]
    fn a_theme_without_scripts_has_an_empty_one() {
        assert_eq!(texts(&[]).len(), 1);
    }

    #[test]
    fn nothing_newer_than_2017_is_written() {
        let made = texts(&[(
            "scripts/a.js",
            "window.f = (a) => { if (a.b == null) a.b = 1; try { a(); } catch (e) { } return a.c !== null && a.c !== undefined ? a.c : 2; };",
        )]);
        for newer in ["??", "?.", "catch{", "||=", "&&="] {
            assert!(!made[0].1.contains(newer), "{newer} in {}", made[0].1);
        }
    }

    #[test]
    fn an_error_names_file_line_and_column() {
        let finding = bundles(&files(&[("scripts/a.js", "var ok;\nvar 明 = = 2;\n")])).unwrap_err();
        assert_eq!(finding.code, "theme-script");
        assert!(format!("{finding:?}").contains("scripts/a.js:2:9"), "{finding:?}");
        let twice = bundles(&files(&[("scripts/a.js", "const a = 1;"), ("scripts/b.js", "const a = 2;")])).unwrap_err();
        assert!(format!("{twice:?}").contains("assets/portal.js"), "{twice:?}");
    }
}
