//! The demo portal in a real browser: builds it with this binary and runs `tests/browser/` on what came out.
//!
//! Needs Node.js 20 or newer, the npm packages of `tests/browser/package.json`, Chromium and Firefox ESR;
//! `tests/run` installs them. Whatever is missing fails the test by name: a browser test that was skipped looks just
//! like one that passed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NODE: u32 = 20;
const CHROMIUM: (&str, &[&str]) = ("Chromium (Debian: chromium)", &["chromium", "chromium-browser", "google-chrome"]);
const FIREFOX: (&str, &[&str]) = ("Firefox (Debian: firefox-esr)", &["firefox-esr", "firefox"]);

#[test]
fn the_demo_portal_works_in_a_browser() {
    let missing: Vec<String> =
        [node(), packages(), browser(CHROMIUM), browser(FIREFOX)].into_iter().filter_map(Result::err).collect();
    assert!(missing.is_empty(), "missing for the browser tests: {} (tests/run installs it)", missing.join("; "));
    let folder = tempfile::tempdir().unwrap();
    let portal = folder.path().join("portal");
    let built =
        run(Command::new(env!("CARGO_BIN_EXE_mingbai")).current_dir(root()).arg("build").arg("--out").arg(&portal));
    assert!(built.status.success(), "the demo does not build:\n{}", text(&built.stderr));
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).args(tests()).env("MINGBAI_PORTAL", &portal);
    let tested = run(node.env("MINGBAI_BIN", env!("CARGO_BIN_EXE_mingbai")));
    let report = text(&tested.stdout);
    let failures = report.find("failing tests:").map_or(report.as_str(), |from| &report[from..]);
    assert!(tested.status.success(), "{failures}\n{}", text(&tested.stderr));
    assert!(report.contains("ℹ fail 0") && !report.contains("ℹ pass 0"), "no test was run:\n{report}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The test files, by name: how `node --test` reads a folder differs between its versions.
fn tests() -> Vec<PathBuf> {
    let folder = root().join("tests/browser");
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.to_string_lossy().ends_with(".test.js")).collect();
    files.sort();
    files
}

/// What is missing, or nothing.
fn node() -> Result<(), String> {
    let wanted = format!("Node.js {NODE} or newer");
    let asked = Command::new("node").arg("--version").output().map_err(|_| wanted.clone())?;
    let version = text(&asked.stdout);
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => Err(format!("{wanted} (found {})", version.trim())),
    }
}

/// The npm packages, in the versions that `package.json` pins.
fn packages() -> Result<(), String> {
    let folder = root().join("tests/browser");
    let wanted = json(&folder.join("package.json")).expect("package.json reads");
    let wanted = wanted["dependencies"].as_object().expect("package.json names dependencies").clone();
    let is_there = |name: &str, version: &serde_json::Value| {
        let installed = json(&folder.join("node_modules").join(name).join("package.json"));
        installed.is_some_and(|package| package["version"] == *version)
    };
    let missing: Vec<_> = wanted.iter().filter(|(name, version)| !is_there(name, version)).collect();
    match missing.first() {
        None => Ok(()),
        Some((name, version)) => {
            Err(format!("npm package {name} {} (npm ci --prefix tests/browser)", version.as_str().unwrap_or_default()))
        }
    }
}

fn json(path: &Path) -> Option<serde_json::Value> {
    serde_json::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

/// A browser under one of its names.
fn browser((name, programs): (&str, &[&str])) -> Result<(), String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_there = std::env::split_paths(&path).any(|folder| programs.iter().any(|name| folder.join(name).is_file()));
    if is_there { Ok(()) } else { Err(name.to_owned()) }
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
