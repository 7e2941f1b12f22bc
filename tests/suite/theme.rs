//! The default theme: every component with its examples, every template with every branch, and what is said of a broken one.
//!
//! A component is a folder with a template, a style sheet and `examples.json`: named arguments that together take both
//! branches of every `if`. A misspelt field in an `if` is silently false to the engine; here it is a branch never taken.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::html::parse;
use crate::support::site::{options, try_build};
use crate::support::{copy, files, mini, repository};
use mingbai::lang::Lang;
use mingbai::pages::print::{Paper, Printed};
use mingbai::pages::{self, Context};
use mingbai::pipeline::{self, Options};
use mingbai::render::html::Html;
use mingbai::source::theme::{self, ThemeFiles};
use serde_json::{Map, Value, json};

/// One entry of an `examples.json`.
#[derive(serde::Deserialize)]
struct Example {
    name: String,
    args: Map<String, Value>,
    /// What stands between the tags of a component that has a body.
    #[serde(default)]
    body: Option<String>,
    /// Fields of the site that differ from the small hall's.
    #[serde(default)]
    site: Map<String, Value>,
}

/// A component's name in templates and the path of its template.
fn components(files: &ThemeFiles) -> Vec<(String, String)> {
    let is_component = |path: &&String| path.starts_with("components/") && path.ends_with(".html");
    let name = |path: &String| path.split('/').nth(1).unwrap_or_default().replace('-', "_");
    files.keys().filter(is_component).map(|path| (name(path), path.clone())).collect()
}

fn examples(files: &ThemeFiles, template: &str) -> Vec<Example> {
    let path = format!("{}/examples.json", template.rsplit_once('/').unwrap().0);
    let bytes = files.get(&path).unwrap_or_else(|| panic!("{path} is missing"));
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_program_carries_exactly_the_files_of_the_folder() {
    let folder = repository("themes/default");
    let (carried, _) = theme::read(None);
    let on_disk: ThemeFiles =
        files(&folder).into_iter().map(|path| (path.clone(), fs::read(folder.join(path)).unwrap())).collect();
    let differ: Vec<_> =
        on_disk.keys().chain(carried.keys()).filter(|path| on_disk.get(*path) != carried.get(*path)).collect();
    assert!(differ.is_empty(), "the binary carries an older theme: {differ:?}");
}

#[test]
fn every_example_gives_what_its_component_declares() {
    let files = theme_files();
    let html = engine(&files, Lang::Zh);
    assert!(components(&files).len() > 15, "the components have gone");
    for (name, template) in components(&files) {
        let info =
            html.engine().get_component_definition(&name).unwrap_or_else(|| panic!("{template} defines no {name}"));
        let mut names = BTreeSet::new();
        for example in examples(&files, &template) {
            assert!(names.insert(example.name.clone()), "{template}: two examples are called {:?}", example.name);
            for arg in info.args().iter().filter(|arg| arg.is_required()) {
                assert!(example.args.contains_key(arg.name()), "{template}: {:?} lacks {}", example.name, arg.name());
            }
            for (given, value) in &example.args {
                let arg = info.args().iter().find(|arg| arg.name() == given && !arg.is_implicit());
                let arg = arg.unwrap_or_else(|| panic!("{template} takes no {given}"));
                let wanted = arg.arg_type().unwrap_or_else(|| panic!("{template}: {given} has no type")).as_str();
                assert_eq!(wanted, type_of(value), "{template}: {given} of {:?}", example.name);
            }
        }
    }
}

#[test]
fn the_examples_take_every_branch_of_their_component() {
    let files = theme_files();
    let mut missed = Vec::new();
    for (name, template) in components(&files) {
        let (instrumented, branches) = instrument(&text(&files, &template), &template);
        let html = engine(&with(&files, &template, &instrumented), Lang::Zh);
        let rendered: String = examples(&files, &template).iter().map(|e| rendered(&html, &name, e)).collect();
        missed.extend(untaken(&branches, &rendered).into_iter().cloned());
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn every_example_is_sound_in_both_languages() {
    let files = theme_files();
    for lang in [Lang::Zh, Lang::En] {
        let html = engine(&files, lang);
        for (name, template) in components(&files) {
            for example in examples(&files, &template) {
                let problems = parse(&rendered(&html, &name, &example)).problems;
                assert!(problems.is_empty(), "{template}, {:?}: {problems:?}", example.name);
            }
        }
    }
}

#[test]
fn markup_in_any_argument_comes_out_as_text() {
    let files = theme_files();
    let html = engine(&files, Lang::Zh);
    for (name, template) in components(&files) {
        for example in examples(&files, &template) {
            for path in strings(&Value::Object(example.args.clone())) {
                let attacked = with_attack(&example, &path);
                let page = parse(&rendered(&html, &name, &attacked));
                let what = format!("{template}, {:?}, {}", example.name, path.join("."));
                assert!(page.problems.is_empty(), "{what}: {:?}", page.problems);
                assert!(page.named("script").next().is_none(), "{what} writes a script");
                let is_handler = |(name, _): &(String, String)| name == "onload";
                assert!(!page.elements.iter().any(|e| e.attributes.iter().any(is_handler)), "{what} writes a handler");
            }
        }
    }
}

#[test]
fn the_halls_take_every_branch_of_every_page_template() {
    let mut files = theme_files();
    let mut branches = Vec::new();
    let templates: Vec<String> =
        files.keys().filter(|path| path.starts_with("pages/") || path.starts_with("layouts/")).cloned().collect();
    for template in &templates {
        let (instrumented, found) = instrument(&text(&files, template), template);
        branches.extend(found);
        files = with(&files, template, &instrumented);
    }
    let mut used = BTreeSet::new();
    let mut rendered = String::new();
    let work = tempfile::tempdir().unwrap();
    let unranked = work.path().join("content");
    copy(&repository("tests/fixtures/bare"), &unranked);
    fs::remove_dir_all(unranked.join("guides")).unwrap();
    let site = fs::read_to_string(unranked.join("site.yaml")).unwrap();
    fs::write(unranked.join("site.yaml"), site + "\nsearch_endpoint: https://search.example/_search\n").unwrap();
    fs::create_dir_all(unranked.join("bundles")).unwrap();
    fs::write(unranked.join("bundles/nothing.md"), "---\nsummary: 还没有写\n---\n").unwrap();
    let crowded = work.path().join("crowded");
    copy(&mini(), &crowded);
    crowd(&crowded);
    let [asking, asking_much] = ["asking", "asking-much"].map(|name| work.path().join(name));
    ask(&asking, 24);
    ask(&asking_much, 1);
    let made = [unranked, crowded, asking, asking_much];
    let halls =
        [mini(), repository("tests/fixtures/bare"), repository("tests/fixtures/planned")].into_iter().chain(made);
    for content in halls.chain([repository("content")]) {
        rendered.push_str(&every_page(&content, &files, &mut used));
    }
    assert!(branches.len() > 150, "the branches are no longer recognised");
    assert_eq!(untaken(&branches, &rendered), Vec::<&String>::new());
    let pages: BTreeSet<String> =
        templates.iter().filter_map(|path| path.strip_prefix("pages/")).map(str::to_owned).collect();
    assert_eq!(used, pages, "a template that no page uses, or a page without template");
}

/// A hall with a guide in which everything depends on the situation, and pages for so many of them.
fn ask(content: &Path, pages: usize) {
    copy(&mini(), content);
    let site = fs::read_to_string(content.join("site.yaml")).unwrap();
    fs::write(content.join("site.yaml"), format!("{site}\nsituation_pages: {pages}\n")).unwrap();
    let window = "z02:\n  number: Z02\n  name: 代办\n  hall: main\n";
    fs::write(content.join("windows/agents.yaml"), window).unwrap();
    fs::write(content.join("guides/asking.md"), ASKING).unwrap();
    join(content);
}

/// Bundles of guides that say next to nothing, of those that ask too much to be tried out or told, and papers beyond a page's length.
fn join(content: &Path) {
    let form = "title: 填表\nmaterials: [{name: 表一, issuer: 村民委员会, blank_form: files/forms/a.md}, {name: 表三, sample: files/forms/a.md}]\nsteps: [{name: 受理}]\n";
    let card = "title: 领卡\nvisits: 1\nwindows: [a01]\nmaterials: [{name: 表二}]\n";
    let ids: Vec<String> = (0..260).map(|n| format!("paper-{n}")).collect();
    let papers: String = ids.iter().map(|id| format!("{id}:\n  name: 材料{id}\n")).collect();
    let uses: String = ids.iter().map(|id| format!("  - {{material: {id}, originals: 1}}\n")).collect();
    let wide = (0..12).map(|n| (format!("q{n}"), n)).collect::<Vec<_>>();
    let questions: String =
        wide.iter().map(|(id, _)| format!("  - {{id: {id}, ask: 问, options: [{{id: a, label: 甲}}, {{id: b, label: 乙}}, {{id: c, label: 丙}}]}}\n")).collect();
    let asked: String =
        wide.iter().map(|(id, n)| format!("  - {{name: 纸{n}, originals: 1, when: {{{id}: a}}}}\n")).collect();
    let files = [
        ("guides/form.md", format!("---\n{form}---\n")),
        ("guides/card.md", format!("---\n{card}---\n")),
        ("guides/many.md", format!("---\ntitle: 许多材料\nmaterials:\n{uses}---\n")),
        ("guides/wide.md", format!("---\ntitle: 许多问题\nquestions:\n{questions}materials:\n{asked}---\n")),
        ("materials/many.yaml", papers),
        // So long a question that its bundle is beyond a browser's script.
        (
            "guides/long.md",
            format!(
                "---\ntitle: 长问题\nquestions: [{{id: q, ask: {}？, options: [{{id: a, label: 甲}}, {{id: b, label: 乙}}]}}]\nmaterials: [{{name: 纸, originals: 1, when: {{q: a}}}}]\n---\n",
                "问".repeat(45_000)
            ),
        ),
        ("bundles/long.md", "---\ntitle: 五件事\nmembers: [{guide: long}, {guide: form}]\n---\n".into()),
        // A paper that one member needs at once and another not, and limits that depend on the situation.
        ("guides/needs.md", "---\ntitle: 要纸\nmaterials: [{material: paper-0, originals: 1}]\n---\n".into()),
        (
            "guides/waits.md",
            "---\ntitle: 可后补\nmaterials: [{material: paper-0, originals: 1, necessity: 容缺后补, applies_to: 大店}, {material: paper-1, originals: 1, necessity: 容缺后补}, {material: paper-4, originals: 1, necessity: 容缺后补, defer_limit: 10个工作日}, {material: paper-5, originals: 1, necessity: 非必要}]\n---\n".into(),
        ),
        (
            "bundles/mixed.md",
            "---\ntitle: 六件事\nmembers: [{guide: needs, when: {who: agent}}, {guide: waits}, {guide: asking}]\n---\n".into(),
        ),
        ("bundles/bare.md", "---\ntitle: 两件事\nmembers: [{guide: form}, {guide: card, apart: true}]\n---\n".into()),
        (
            "bundles/dated.md",
            "---\ntitle: 四件事\npublished: 2026-01-02\nmembers: [{guide: form}, {guide: card}]\n---\n".into(),
        ),
        // A visit of its own that only some make, and papers that are kept by one member, shown to another, and just asked for.
        (
            "guides/visit.md",
            "---\ntitle: 上门看\nvisits: 1\nwindows: [a01]\nspecial_procedures: [{name: 现场核查, limit: 5个工作日, counted: false}]\nmaterials: [{material: paper-0, originals: 1, keep: 收取}, {material: paper-2, originals: 1, keep: 收取, applies_to: 老人, waived_by: 有电子证照的}]\n---\n".into(),
        ),
        ("guides/show.md", "---\ntitle: 看一看\nmaterials: [{material: paper-0, originals: 1, keep: 查验}]\n---\n".into()),
        (
            "bundles/rich.md",
            "---\ntitle: 七件事\nmembers: [{guide: visit, apart: true, when: {who: agent}}, {guide: show}, {guide: needs}, {guide: asking}]\n---\n".into(),
        ),
        (
            "bundles/wide.md",
            "---\ntitle: 三件事\nupdated: 2026-01-02\nmembers: [{guide: wide}, {guide: form}]\n---\n\n正文。\n".into(),
        ),
    ];
    fs::create_dir_all(content.join("bundles")).unwrap();
    files.iter().for_each(|(path, text)| fs::write(content.join(path), text).unwrap());
}

const ASKING: &str = "---
title: 补证
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: area, ask: 店面多大？, name: 面积, kind: 数字, unit: 平方米}
conditions: [{text: 有委托, when: {who: agent}}, 有执照]
materials:
  - {name: 身份证, originals: 1, copies: 2}
  - {name: 委托书, originals: 1, copies: 1, when: {who: agent}}
  - {name: 图纸, originals: 3, copies: 0, when: {area: 100以上}, applies_to: 大店}
steps: [{name: 受理}, {name: 核对委托, when: {who: agent}}]
fees: {charged: true, lines: [{name: 工本费, amount: 20, unit: 元, when: {who: agent}}]}
statutory_limit: 10个工作日
promised_limit: 5个工作日
visits: 1
windows: [a01]
variants:
  - {when: {area: 100以上}, promised_limit: 9个工作日, statutory_limit: 20个工作日, note: 要看现场。}
  - {when: {who: agent}, windows: [z02], visits: 2}
faq: [{question: 委托书怎么写？, answer: 照样子写。, when: {who: agent}}]
---
";

/// Adds a guide with much of everything, no name, and a second window in another hall.
fn crowd(content: &Path) {
    let hall = "name: 白石县分厅\naddress: 白石县新街1号\nfloors:\n  - {id: 1F, name: 一楼}\nhours:\n  - {days: 周二, \
                times: [\"09:00-11:00\"]}\n";
    fs::write(content.join("halls/branch.yaml"), hall).unwrap();
    let window = "z01:\n  number: Z01\n  name: 分厅综合\n  hall: branch\n  floor: 1F\n";
    fs::write(content.join("windows/branch.yaml"), window).unwrap();
    let steps = "  - {name: 又一步, text: 再看一遍}\n".repeat(8);
    let guide = format!(
        "windows: [a01, z01]\nmaterials:\n  - {{name: 户口簿, originals: 1, necessity: 容缺后补}}\nsteps:\n{steps}"
    );
    fs::write(content.join("guides/crowded.yaml"), guide).unwrap();
}

#[test]
fn a_component_folder_holds_nothing_else() {
    for path in theme_files().keys().filter(|path| path.starts_with("components/")) {
        let parts: Vec<&str> = path.split('/').collect();
        let [_, folder, file] = parts.as_slice() else { panic!("{path}") };
        let expected = [format!("{folder}.html"), format!("{folder}.css"), "examples.json".to_owned()];
        assert!(expected.iter().any(|name| name == file), "what is {path}?");
    }
}

// ---- Broken themes

#[test]
fn a_broken_template_is_reported_with_its_place() {
    let cases = [
        ("pages/guide.html", "甲\n{% if view.title %}乙", "pages/guide.html:2"),
        ("pages/guide.html", "甲\n  {{ view.title | nofilter }}", "pages/guide.html:2:19"),
        ("pages/guide.html", "甲\n  {{ view.titel }}", "pages/guide.html:2:11"),
        ("pages/guide.html", "{{<no_such_thing />}}", "pages/guide.html:1"),
        ("components/tag/tag.html", "{% component tag(text: string) %}{{ text }}", "components/tag/tag.html:1"),
        ("lang/zh.json", "{\n  \"skip\": 跳过\n}", "lang/zh.json:2:11"),
        ("pages/notice.html", "{{ view.nothing.at.all }}", "pages/notice.html:1:9"),
    ];
    for (path, text, place) in cases {
        let findings = with_own_theme(path, text.as_bytes());
        assert_eq!(findings.len(), 1, "{path}, {text}: {findings:?}");
        assert!(findings[0].contains(place), "{text}: {findings:?} does not name {place}");
    }
}

#[test]
fn a_theme_file_in_another_encoding_is_named() {
    let findings = with_own_theme("pages/guide.html", &encoding_rs::GBK.encode("<p>办事指南</p>").0);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].contains("pages/guide.html"), "{findings:?}");
}

#[test]
fn a_template_of_the_sites_own_takes_the_place_of_the_built_in_one() {
    let work = hall_with_theme("pages/404.html", b"<p>nothing here, {{ site.name }}</p>");
    let (portal, findings) = try_build(&options(&work.path().join("content"), Lang::Zh));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(String::from_utf8_lossy(&portal["404.html"]), "<p>nothing here, 白石县政务服务大厅</p>");
    assert!(String::from_utf8_lossy(&portal["index.html"]).contains("<!doctype html>"));
}

fn with_own_theme(path: &str, bytes: &[u8]) -> Vec<String> {
    let work = hall_with_theme(path, bytes);
    try_build(&options(&work.path().join("content"), Lang::Zh)).1
}

/// The small hall with a theme beside it that overrides one file.
fn hall_with_theme(path: &str, bytes: &[u8]) -> tempfile::TempDir {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), &work.path().join("content"));
    let file = work.path().join("themes/default").join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
    work
}

// ---- Rendering

/// The theme as it lies in the repository, not as it was when the program was compiled.
fn theme_files() -> ThemeFiles {
    let (files, findings) = theme::read(Some(&repository("themes/default")));
    assert!(findings.is_empty());
    files
}

fn text(files: &ThemeFiles, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

fn with(files: &ThemeFiles, path: &str, text: &str) -> ThemeFiles {
    let mut files = files.clone();
    files.insert(path.to_owned(), text.as_bytes().to_vec());
    files
}

fn engine(files: &ThemeFiles, lang: Lang) -> Html {
    let checked = pipeline::check(&options(&mini(), lang));
    let cx = Context::new(&checked.portal, lang, checked.as_of, true);
    Html::new(files, lang, &pages::site_view(&cx)).unwrap_or_else(|finding| panic!("{finding:?}"))
}

fn rendered(html: &Html, component: &str, example: &Example) -> String {
    let context = |value: &Value| tera::Context::from_serialize(value).unwrap();
    let mut site = serde_json::to_value(site_view()).unwrap();
    for (field, value) in &example.site {
        assert!(site.get(field).is_some(), "the site has no {field}");
        site[field] = value.clone();
    }
    let texts: Value = serde_json::from_str(&text(&theme_files(), "lang/zh.json")).unwrap();
    let implicits = context(&json!({ "site": site, "root": "../", "t": texts }));
    let args = context(&Value::Object(example.args.clone()));
    html.engine()
        .render_component_with_implicits(component, &args, &implicits, example.body.as_deref(), true)
        .unwrap_or_else(|error| panic!("{component}, {:?}: {error}", example.name))
}

fn site_view() -> mingbai::pages::view::SiteView {
    let checked = pipeline::check(&options(&mini(), Lang::Zh));
    pages::site_view(&Context::new(&checked.portal, Lang::Zh, checked.as_of, true))
}

/// All pages of a hall, with and without cards, and the templates they use.
fn every_page(content: &Path, files: &ThemeFiles, used: &mut BTreeSet<String>) -> String {
    let options = Options { allow_incomplete: true, ..options(content, Lang::Zh) };
    let checked = pipeline::check(&options);
    let mut all = String::new();
    for has_cards in [true, false] {
        let mut cx = Context::new(&checked.portal, Lang::Zh, checked.as_of, has_cards);
        if has_cards {
            cx.print_jobs = print_jobs(&cx);
        }
        let html = Html::new(files, Lang::Zh, &pages::site_view(&cx)).unwrap();
        for (address, page) in pages::plan(&cx).pages {
            let viewed = cx.view(&address, page);
            used.insert(viewed.template.to_owned());
            all.push_str(&String::from_utf8(html.page(&viewed).unwrap().bytes).unwrap());
        }
    }
    all
}

/// The print centre's files as if they had been printed.
fn print_jobs(cx: &Context<'_>) -> Vec<Printed> {
    let paper = Paper { pages: 2, width: 297, height: 210, bytes: 70_000 };
    let jobs = pages::print::ready(cx).into_iter();
    jobs.map(|job| Printed { path: pages::url::print_job(&job.name(cx)), job, paper }).collect()
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "string",
        Value::Bool(_) => "bool",
        Value::Number(_) => "integer",
        Value::Array(_) => "array",
        Value::Object(_) => "map",
        Value::Null => "null",
    }
}

// ---- Attacks

const ATTACK: &str = "\"'><script>alert(1)</script><b onload=\"x\">&amp;";

/// Paths to every string in a value.
fn strings(value: &Value) -> Vec<Vec<String>> {
    let below = |key: String, value: &Value| {
        strings(value).into_iter().map(move |path| std::iter::once(key.clone()).chain(path).collect::<Vec<_>>())
    };
    match value {
        Value::String(_) => vec![Vec::new()],
        Value::Array(items) => items.iter().enumerate().flat_map(|(i, item)| below(i.to_string(), item)).collect(),
        Value::Object(map) => map.iter().flat_map(|(key, item)| below(key.clone(), item)).collect(),
        _ => Vec::new(),
    }
}

fn with_attack(example: &Example, path: &[String]) -> Example {
    let mut args = Value::Object(example.args.clone());
    *args.pointer_mut(&format!("/{}", path.join("/"))).unwrap() = Value::String(ATTACK.to_owned());
    let Value::Object(args) = args else { unreachable!("it was an object") };
    Example { name: example.name.clone(), args, body: example.body.clone(), site: example.site.clone() }
}

// ---- Branches

/// Puts a mark into every branch of every `if`; a missing `else` is added. The marks are named `prefix line:branch`.
fn instrument(template: &str, prefix: &str) -> (String, Vec<String>) {
    let mut out = String::new();
    let mut branches = Vec::new();
    // The number of each open `if` and whether it has an `else`; `None` for a loop.
    let mut open: Vec<Option<(String, bool)>> = Vec::new();
    let mut rest = template;
    while let Some((before, tag)) = rest.split_once("{%") {
        let (inside, after) = tag.split_once("%}").expect("a tag is closed");
        out.push_str(before);
        let whole = format!("{{%{inside}%}}");
        let mut mark = |name: String| {
            let shown = format!("⟦{name}⟧");
            branches.push(shown.clone());
            shown
        };
        let line = template[..template.len() - tag.len()].matches('\n').count() + 1;
        let word = inside.trim_matches(['-', ' ']).split_whitespace().next().unwrap_or_default();
        match (word, open.last_mut()) {
            ("if", _) => {
                let name = format!("{prefix} {line} if #{}", out.len());
                out.push_str(&format!("{whole}{}", mark(format!("{name} yes"))));
                open.push(Some((name, false)));
            }
            ("elif", Some(Some((name, _)))) => {
                let name = format!("{name} {} yes", inside.trim());
                out.push_str(&format!("{whole}{}", mark(name)));
            }
            ("else", Some(Some((name, has_else)))) => {
                *has_else = true;
                let name = format!("{name} no");
                out.push_str(&format!("{whole}{}", mark(name)));
            }
            ("endif", Some(Some((name, has_else)))) => {
                let missing = (!*has_else).then(|| format!("{{% else %}}{}", mark(format!("{name} no"))));
                out.push_str(&format!("{}{whole}", missing.unwrap_or_default()));
                open.pop();
            }
            ("for", _) => {
                open.push(None);
                out.push_str(&whole);
            }
            ("endfor", _) => {
                open.pop();
                out.push_str(&whole);
            }
            _ => out.push_str(&whole),
        }
        rest = after;
    }
    (out + rest, branches)
}

fn untaken<'a>(branches: &'a [String], rendered: &str) -> Vec<&'a String> {
    branches.iter().filter(|mark| !rendered.contains(mark.as_str())).collect()
}

#[test]
fn a_branch_never_taken_is_caught() {
    let template =
        "{% if a %}甲{% elif b %}乙{% else %}丙{% endif %}{% for x in xs %}{% if x.titel %}丁{% endif %}{% endfor %}";
    let (instrumented, branches) = instrument(template, "");
    assert_eq!(branches.len(), 5);
    let context = |value: Value| tera::Context::from_serialize(&value).unwrap();
    let render = |value: Value| tera::Tera::one_off(&instrumented, &context(value), true).unwrap();
    let taken = render(json!({ "a": true, "b": false, "xs": [{ "title": "戊" }] }));
    let missed: Vec<&String> = untaken(&branches, &taken);
    assert_eq!(missed.len(), 3, "{missed:?}");
    assert!(missed.iter().any(|mark| mark.contains("if #") && mark.ends_with("yes⟧")), "{missed:?}");
}

#[test]
fn an_attack_that_comes_through_is_caught() {
    let page = parse(&format!("<p>{ATTACK}</p>"));
    assert!(page.named("script").next().is_some() || !page.problems.is_empty());
    let value = json!({ "a": ["x", { "b": "y" }], "c": 1 });
    let paths: BTreeMap<String, ()> = strings(&value).into_iter().map(|path| (path.join("."), ())).collect();
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["a.0", "a.1.b"]);
}
