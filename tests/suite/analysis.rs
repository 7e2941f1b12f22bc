//! The findings of a folder that is being edited are those of a check from scratch, whatever was edited before.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::{copy, files, mini};
use mingbai::analysis::{Checker, Outcome, Workspace};
use mingbai::check::CheckOptions;
use mingbai::diag::{Diagnostic, SourceMap, Span};
use mingbai::lang::Lang;
use mingbai::pipeline::{self, Options};
use mingbai::source;
use proptest::prelude::*;

/// A folder on disk, and the workspace that follows it.
struct Pair {
    content: PathBuf,
    workspace: Workspace,
    checker: Checker,
    _folder: tempfile::TempDir,
}

const SHOWN: &str = "content";

impl Pair {
    fn new(from: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        copy(from, &content);
        let (loaded, _, found) = source::list(&content, SHOWN);
        let workspace = Workspace::new(CheckOptions::default(), SHOWN, loaded, found.into_iter().collect());
        Pair { content, workspace, checker: Checker::default(), _folder: folder }
    }

    /// Writes a file and lets the workspace read that path again.
    fn write(&mut self, path: &str, text: &str) {
        let target = self.content.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        if target.is_dir() {
            return;
        }
        fs::write(&target, text).unwrap();
        source::load(&self.content, path).into_iter().for_each(|loaded| self.workspace.put(loaded));
    }

    fn remove(&mut self, path: &str) {
        let target = self.content.join(path);
        let _ = if target.is_dir() { fs::remove_dir_all(&target) } else { fs::remove_file(&target) };
        self.workspace.remove(path);
    }

    fn check(&mut self) -> Outcome {
        if self.workspace.is_empty() {
            self.workspace.emptied(source::folder(&self.content, SHOWN).into_iter().collect());
        }
        let outcome = self.checker.check(&self.workspace.snapshot(), &|| false).unwrap();
        self.workspace.adopt(&outcome);
        outcome
    }

    /// Every finding as a line that names files by their paths.
    fn incremental(&mut self) -> BTreeSet<String> {
        let outcome = self.check();
        let placed = outcome.findings.values().flat_map(|findings| findings.all());
        let map = self.workspace.map();
        placed.chain(outcome.unplaced).map(|finding| line(map, &finding)).collect()
    }

    fn anew(&self) -> BTreeSet<String> {
        let checked = pipeline::check(&Options { content: self.content.clone(), ..Options::default() });
        // The folder itself is called otherwise in this test.
        let shown = self.content.display().to_string();
        let lines = checked.diagnostics.iter().map(|finding| line(&checked.sources, finding));
        lines.map(|line| line.replace(&shown, SHOWN)).collect()
    }

    fn assert_equal(&mut self, after: &str) {
        let (expected, found) = (self.anew(), self.incremental());
        let missing: Vec<&String> = expected.difference(&found).collect();
        let surplus: Vec<&String> = found.difference(&expected).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "after {after}\nmissing {missing:#?}\nsurplus {surplus:#?}");
    }
}

fn line(map: &SourceMap, finding: &Diagnostic) -> String {
    let place = |span: Span| format!("{} {}..{}", map.file(span.file).path, span.start, span.end);
    let related: Vec<String> = finding.related.iter().map(|(span, key)| format!("{} {key}", place(*span))).collect();
    let help: Vec<String> = finding.help.iter().map(|key| Lang::Zh.fill(key, &finding.args)).collect();
    let span = finding.span.map(place).unwrap_or_default();
    let (severity, message) = (finding.severity, Lang::Zh.message(finding));
    format!("{span} {severity:?} {} {message} {help:?} {related:?}", finding.code)
}

// ---- Single changes, each with what it must do

#[test]
fn a_check_of_what_nobody_touched_gives_the_very_same_findings() {
    let mut pair = Pair::new(&mini());
    let first = pair.check();
    let second = pair.check();
    let same = |file| std::sync::Arc::ptr_eq(&first.findings[file], &second.findings[file]);
    assert!(first.findings.len() > 9 && first.findings.keys().all(same));
}

#[test]
fn a_folder_that_was_empty_at_the_beginning_is_not_called_empty_once_it_is_filled() {
    let mut pair = Pair::new(&mini());
    let paths = files(&pair.content);
    for path in &paths {
        pair.remove(path);
    }
    pair.assert_equal("the removal of every file");
    assert_eq!(pair.incremental().iter().filter(|line| line.contains("folder-empty")).count(), 1);
    let (loaded, _, found) = source::list(&pair.content, SHOWN);
    pair.workspace = Workspace::new(CheckOptions::default(), SHOWN, loaded, found.into_iter().collect());
    pair.checker = Checker::default();
    pair.write("site.yaml", "name: 甲\n");
    pair.assert_equal("the first file of an empty folder");
    assert!(!pair.incremental().iter().any(|line| line.contains("folder-empty")));
}

#[test]
fn the_second_of_two_entries_comes_back_when_the_first_is_renamed() {
    let mut pair = Pair::new(&mini());
    pair.write("topics/a.yaml", "roads:\n  name: 甲栏目\n  kind: 主题\n  description: 写一份说明。\n");
    pair.assert_equal("a second entry in an earlier file");
    pair.write("topics/a.yaml", "lanes:\n  name: 甲栏目\n  kind: 主题\n  description: 写一份说明。\n");
    pair.assert_equal("its renaming");
}

#[test]
fn everyday_words_are_judged_by_the_names_of_the_moment_and_go_with_their_file() {
    let mut pair = Pair::new(&mini());
    pair.write("synonyms.yaml", "entries:\n  - say: 老头乐证\n    mean: 甲乙丙丁证\n");
    pair.assert_equal("a word that no name has");
    assert!(pair.incremental().iter().any(|line| line.contains("synonym-leads-nowhere")));
    let guide = fs::read_to_string(pair.content.join("guides/care/elderly-card.yaml")).unwrap();
    pair.write("guides/care/elderly-card.yaml", &guide.replace("老年人优待证办理", "甲乙丙丁证办理"));
    pair.assert_equal("a title that has it");
    assert!(!pair.incremental().iter().any(|line| line.contains("synonym-")));
    pair.write("synonyms.yaml", "entries:\n  - say: [甲, 甲]\n    mean: 没有的证\n");
    pair.assert_equal("a word written twice");
    assert_eq!(pair.incremental().iter().filter(|line| line.contains("synonym-")).count(), 2);
    pair.remove("synonyms.yaml");
    pair.assert_equal("the removal of the file");
    assert!(!pair.incremental().iter().any(|line| line.contains("synonym-")));
}

#[test]
fn a_phone_declared_in_another_guide_silences_the_text_that_names_it() {
    let mut pair = Pair::new(&mini());
    let page = fs::read_to_string(pair.content.join("pages/about.md")).unwrap();
    pair.write("pages/about.md", &format!("{page}\n请拨打 13800138000 咨询。\n"));
    let before = pair.incremental();
    assert!(before.iter().any(|line| line.contains("private-mobile")), "{before:#?}");
    let guide = fs::read_to_string(pair.content.join("guides/roads/road-occupation.md")).unwrap();
    let guide = guide.replacen("consult_phone: ", "consult_phone: 13800138000、", 1);
    pair.write("guides/roads/road-occupation.md", &guide);
    assert!(!pair.incremental().iter().any(|line| line.contains("private-mobile")));
    pair.assert_equal("declaring the phone");
}

#[test]
fn a_folder_that_is_removed_takes_its_files_along() {
    let mut pair = Pair::new(&mini());
    pair.remove("guides/roads");
    pair.assert_equal("removing a folder");
    pair.remove("files");
    pair.assert_equal("removing the files");
}

#[test]
fn a_check_that_is_broken_off_loses_nothing() {
    let mut pair = Pair::new(&mini());
    for patience in [0, 1, 3, 7, 20] {
        pair.write("pages/about.md", &format!("---\ntitle: 甲\n---\n{patience} 13800138000\n"));
        let asked = AtomicUsize::new(0);
        let is_cancelled = || asked.fetch_add(1, Ordering::Relaxed) >= patience;
        assert!(pair.checker.check(&pair.workspace.snapshot(), &is_cancelled).is_none());
    }
    pair.assert_equal("five checks that were broken off");
}

#[test]
fn what_a_file_shows_by_itself_is_known_without_a_check_of_all() {
    let mut pair = Pair::new(&mini());
    pair.check();
    let guide = fs::read_to_string(pair.content.join("guides/roads/road-occupation.md")).unwrap();
    let broken = guide.replacen("department: ", "department: no-", 1).replacen("title: ", "titel: ", 1);
    pair.write("guides/roads/road-occupation.md", &broken);
    let codes = |found: Vec<Diagnostic>| found.iter().map(|finding| finding.code).collect::<BTreeSet<_>>();
    let own = codes(pair.workspace.own("guides/roads/road-occupation.md").unwrap());
    assert!(own.contains("unknown-field") && own.contains("dangling-reference"), "{own:?}");
    pair.write("guides/roads/road-occupation.md", &guide);
    assert_eq!(pair.workspace.own("guides/roads/road-occupation.md").unwrap(), Vec::new());
}

// ---- Any sequence of changes

#[derive(Debug, Clone)]
enum Edit {
    /// Puts a line into a file.
    Insert(prop::sample::Index, prop::sample::Index, prop::sample::Index),
    /// Takes lines out.
    Delete(prop::sample::Index, prop::sample::Index, usize),
    /// Puts a few characters anywhere.
    Type(prop::sample::Index, prop::sample::Index, prop::sample::Index),
    /// Exchanges one identifier for another in one file.
    Rename(prop::sample::Index, prop::sample::Index, prop::sample::Index),
    Remove(prop::sample::Index),
    Copy(prop::sample::Index, prop::sample::Index),
    Move(prop::sample::Index, prop::sample::Index),
    /// As it was at the beginning.
    Restore(prop::sample::Index),
    /// Only some of the changes are checked; checks are broken off now and then.
    BreakOff(usize),
}

const LINES: &[&str] = &[
    "title: 另一个标题",
    "updated: 2031-01-01",
    "promised_limit: 90个工作日",
    "consult_phone: 0520-6829999",
    "aliases: [城市道路占用许可, 老年证]",
    "请拨打 0520-6829999，或者 13800138000。",
    "# mingbai:allow promised-over-statutory 省里另有规定",
    "<!-- mingbai:allow private-mobile 测试 -->",
    "rules:\n  - {rule: private-mobile, level: 警告, reason: 试}",
    "rules:\n  - {rule: G0203, level: 允许, reason: 试}",
    "[表格](files/forms/b.md)和[指南](guides/elderly-card.html)",
    "  - material: id-card",
    "extra:\n  name: 居民身份证\n  kind: 其他",
    "这是一段很长的文字，用来看两份指南里是不是有同样的一段话，如果有就要提醒编辑把它写到一个地方去，不要到处抄。",
    "---",
];

const TYPED: &[&str] =
    &["：", "\t", "\"", "[", "{", "😀", "𠮷", "\r\n", "- ", ": ", "&a", "*a", "\u{feff}", "　", "xx", "1"];

const IDS: &[&str] =
    &["id-card", "a01", "approval", "roads", "elderly", "civil", "photo", "civil-code", "main", "none"];

const PATHS: &[&str] = &[
    "guides/new.md",
    "guides/roads/zz.md",
    "guides/a.yaml",
    "guides/elderly-card.md",
    "materials/more.yaml",
    "topics/a.yaml",
    "windows/zz.yml",
    "notices/old.md",
    "files/forms/b.md",
    "files/forms/b.html",
    "files/13800138000.pdf",
    "material/typo.yaml",
    "guides/wrong.txt",
    "guides/.hidden.md",
    "guides/a#b.md",
    "stray.yaml",
];

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        4 => (at(), at(), at()).prop_map(|(file, place, line)| Edit::Insert(file, place, line)),
        2 => (at(), at(), 1..6_usize).prop_map(|(file, place, count)| Edit::Delete(file, place, count)),
        4 => (at(), at(), at()).prop_map(|(file, place, text)| Edit::Type(file, place, text)),
        3 => (at(), at(), at()).prop_map(|(file, old, new)| Edit::Rename(file, old, new)),
        1 => at().prop_map(Edit::Remove),
        2 => (at(), at()).prop_map(|(file, to)| Edit::Copy(file, to)),
        1 => (at(), at()).prop_map(|(file, to)| Edit::Move(file, to)),
        2 => at().prop_map(Edit::Restore),
        1 => (0..12_usize).prop_map(Edit::BreakOff),
    ]
}

impl Pair {
    fn apply(&mut self, edit: &Edit) {
        let all = files(&self.content);
        let name = |index: &prop::sample::Index| all[index.index(all.len())].clone();
        let text = |path: &str| String::from_utf8_lossy(&fs::read(self.content.join(path)).unwrap()).into_owned();
        match edit {
            Edit::Insert(file, place, line) => {
                let path = name(file);
                let mut lines: Vec<String> = text(&path).split('\n').map(str::to_owned).collect();
                lines.insert(place.index(lines.len() + 1), LINES[line.index(LINES.len())].to_owned());
                self.write(&path, &lines.join("\n"));
            }
            Edit::Delete(file, place, count) => {
                let path = name(file);
                let mut lines: Vec<String> = text(&path).split('\n').map(str::to_owned).collect();
                let start = place.index(lines.len());
                lines.drain(start..(start + count).min(lines.len()));
                self.write(&path, &lines.join("\n"));
            }
            Edit::Type(file, place, typed) => {
                let path = name(file);
                let mut text = text(&path);
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                text.insert_str(places[place.index(places.len())], TYPED[typed.index(TYPED.len())]);
                self.write(&path, &text);
            }
            Edit::Rename(file, old, new) => {
                let path = name(file);
                let changed = text(&path).replace(IDS[old.index(IDS.len())], IDS[new.index(IDS.len())]);
                self.write(&path, &changed);
            }
            Edit::Remove(file) if all.len() > 1 => self.remove(&name(file)),
            Edit::Remove(_) => {}
            Edit::Copy(file, to) => {
                let text = text(&name(file));
                self.write(PATHS[to.index(PATHS.len())], &text);
            }
            Edit::Move(file, to) => {
                let path = name(file);
                let text = text(&path);
                self.remove(&path);
                self.write(PATHS[to.index(PATHS.len())], &text);
            }
            Edit::Restore(file) => {
                let original = files(&mini());
                let path = &original[file.index(original.len())];
                let text = fs::read_to_string(mini().join(path)).unwrap();
                self.write(path, &text);
            }
            Edit::BreakOff(patience) => {
                let asked = AtomicUsize::new(0);
                let is_cancelled = || asked.fetch_add(1, Ordering::Relaxed) >= *patience;
                if let Some(outcome) = self.checker.check(&self.workspace.snapshot(), &is_cancelled) {
                    self.workspace.adopt(&outcome);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_findings_are_those_of_a_check_from_scratch(edits in prop::collection::vec(edit(), 1..10)) {
        let mut pair = Pair::new(&mini());
        pair.check();
        for (number, edit) in edits.iter().enumerate() {
            pair.apply(edit);
            if number % 2 == 0 {
                pair.assert_equal(&format!("{:?}", &edits[..=number]));
            }
        }
        pair.assert_equal(&format!("{edits:?}"));
    }
}
