//! `content/synonyms.yaml`: the site's own everyday words, from the file to what search finds.

use crate::support;
use std::fs;
use std::path::Path;

use crate::support::editor::Editor;
use crate::support::{copy, mini, repository};
use mingbai::lang::Lang;
use mingbai::model::describe;
use mingbai::pipeline::{self, Options};
use mingbai::render::search::{Grade, Synonym, built_in};
use mingbai::source::Kind;

const OWN: &str = "entries:\n  - say: [堆沙子, 老头乐证]\n    mean: [占用城市道路]\n    note: 只给编辑看的话\n";

/// The small hall with this `synonyms.yaml`.
fn hall(synonyms: Option<&str>) -> (tempfile::TempDir, Options) {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), folder.path());
    if let Some(text) = synonyms {
        fs::write(folder.path().join("synonyms.yaml"), text).unwrap();
    }
    let options = Options { content: folder.path().to_owned(), lang: Lang::Zh, ..Options::default() };
    (folder, options)
}

fn search(options: &Options, query: &str) -> (Grade, Vec<String>) {
    let checked = pipeline::check(options);
    assert!(!checked.diagnostics.has_errors());
    let index = pipeline::index(&checked, options).unwrap();
    let answer = index.search(query, 3).unwrap();
    (answer.grade, answer.hits.iter().map(|hit| index.docs()[hit.doc].title.clone()).collect())
}

fn demo() -> (Options, Vec<Synonym>) {
    let options = Options { content: repository("content"), lang: Lang::Zh, ..Options::default() };
    let checked = pipeline::check(&options);
    let texts = |list: &[mingbai::model::Text]| list.iter().map(|text| text.value.clone()).collect();
    let entries = checked.portal.content.synonyms.entries.iter();
    let entries = entries.map(|entry| Synonym { say: texts(&entry.say), mean: texts(&entry.mean) }).collect();
    (options, entries)
}

#[test]
fn what_the_site_says_is_found_by_it_and_only_by_it() {
    let (_folder, without) = hall(None);
    assert_ne!(search(&without, "堆沙子").0, Grade::Match);
    let (_folder, with) = hall(Some(OWN));
    for word in ["堆沙子", "老头乐证"] {
        let (grade, titles) = search(&with, word);
        assert_eq!((grade, titles[0].as_str()), (Grade::Match, "临时占用城市道路许可"), "{word}");
    }
}

#[test]
fn the_published_index_has_the_words_and_not_the_notes() {
    let (folder, options) = hall(Some(OWN));
    let target = folder.path().join("public");
    assert!(mingbai::build(&options, &target).published.is_some());
    let all = texts_below(&target);
    assert!(all.contains("堆沙子"), "the browser does not know the word");
    assert!(!all.contains("只给编辑看的话"), "a note was published");
}

fn texts_below(folder: &Path) -> String {
    support::files(folder)
        .iter()
        .map(|path| String::from_utf8_lossy(&fs::read(folder.join(path)).unwrap()).into_owned())
        .collect()
}

#[test]
fn every_entry_of_the_demo_finds_what_it_names_and_is_not_built_in() {
    let (options, own) = demo();
    assert!((8..=12).contains(&own.len()), "{}", own.len());
    let known: Vec<String> = built_in().flat_map(|entry| entry.say).collect();
    let checked = pipeline::check(&options);
    let index = pipeline::index(&checked, &options).unwrap();
    for Synonym { say, mean } in own {
        for say in say {
            assert!(!known.contains(&say), "{say} is built in");
            let answer = index.search(&say, 1).unwrap();
            let doc = &index.docs()[answer.hits[0].doc];
            let names = std::iter::once(&doc.title).chain(&doc.aliases);
            let is_meant = names.into_iter().any(|name| mean.iter().any(|mean| name.contains(mean.as_str())));
            assert!(answer.grade == Grade::Match && is_meant, "{say} finds {} first", doc.title);
        }
    }
}

/// The rules gather names by themselves, since they come before the pages.
#[test]
fn every_name_in_the_index_is_one_that_an_entry_may_mean() {
    let (options, _) = demo();
    let index = pipeline::index(&pipeline::check(&options), &options).unwrap();
    let names: Vec<&String> =
        index.docs().iter().flat_map(|doc| std::iter::once(&doc.title).chain(&doc.aliases)).collect();
    assert!(names.len() > 500, "{}", names.len());
    let entry = |(at, name): (usize, &&String)| format!("  - {{say: 说法{at}号, mean: \"{name}\"}}\n");
    let entries: String = names.iter().enumerate().map(entry).collect();
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("content"), folder.path());
    fs::write(folder.path().join("synonyms.yaml"), format!("entries:\n{entries}  - {{say: 甲, mean: 没有的名称}}\n"))
        .unwrap();
    let found = pipeline::check(&Options { content: folder.path().to_owned(), ..Options::default() }).diagnostics;
    let nowhere = found.iter().filter(|finding| finding.code == "synonym-leads-nowhere");
    let means: Vec<String> =
        nowhere.filter_map(|finding| finding.arg_text("mean")).map(|text| text.to_string()).collect();
    assert_eq!(means, ["没有的名称"]);
}

#[test]
fn editors_know_its_fields() {
    let document = describe(Kind::Synonyms).unwrap();
    assert!(!document.is_catalogue);
    let schema = mingbai::editor::schemas(Lang::Zh).find(|file| file.path == "synonyms.json").unwrap().text;
    for word in ["entries", "say", "mean", "note", "群众怎么说"] {
        assert!(schema.contains(word), "{word}");
    }
}

#[test]
fn the_language_server_completes_and_explains_its_fields() {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), &folder.path().join("content"));
    let mut editor = Editor::start(env!("CARGO_BIN_EXE_mingbai"), &folder.path().canonicalize().unwrap(), &[]);
    editor.initialize();
    editor.settle();
    let text = "entries:\n  - say: [堆沙子]\n    \n";
    editor.open("synonyms.yaml", text);
    let answer = editor.ask("textDocument/completion", "synonyms.yaml", text, "    \n", 4);
    let labels: Vec<&str> =
        answer["items"].as_array().unwrap().iter().filter_map(|item| item["label"].as_str()).collect();
    assert_eq!(labels, ["mean", "note"], "say is there already");
    let answer = editor.ask("textDocument/hover", "synonyms.yaml", text, "say:", 1);
    assert!(answer["contents"]["value"].as_str().unwrap().contains("群众怎么说"), "{answer}");
}
