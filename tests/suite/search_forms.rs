//! Names in one file and names in parts answer alike, to the bit, and as the index does, whatever the names and whatever is
//! asked.

use crate::support::ranking;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use mingbai::render::search::{Answer, Doc, DocKind, Facets, Form, Index, Scope};
use serde_json::{Value, json};

const CORPORA: u32 = 52;
const QUERIES: usize = 200;

/// Pieces of names: few, so that they repeat; two readings, traditional, rare and astral characters, words, digits, marks.
const PIECES: &[&str] = &[
    "社",
    "会",
    "保",
    "障",
    "卡",
    "身",
    "份",
    "证",
    "正",
    "政",
    "驾",
    "照",
    "行",
    "长",
    "计",
    "调",
    "条",
    "还",
    "换",
    "领",
    "社保",
    "身份证",
    "会计",
    "社会保障卡",
    "机动车驾驶证",
    "补领",
    "食品经营",
    "银行",
    "驾照",
    "補",
    "體",
    "\u{20bb7}",
    "\u{20000}",
    "𬱖",
    "〇",
    "etc",
    "4s",
    "a",
    "ab",
    "sh",
    "2025",
    "é",
    "A4",
    "Ｅ",
    " ",
    "（",
    "）",
    "、",
    "·",
    "-",
    "😀",
    "\u{2028}",
];
/// Pieces of queries beside those.
const ASKED: &[&str] = &[
    "s",
    "sh",
    "f",
    "z",
    "zh",
    "shen",
    "fen",
    "zheng",
    "hui",
    "kuai",
    "ji",
    "j",
    "h",
    "hang",
    "xing",
    "chang",
    "zhang",
    "d",
    "tiao",
    "diao",
    "e",
    "t",
    "c",
    "4",
    "shebaoka",
    "丢了",
    "社保卡",
    "开饭店",
    "kaifandian",
    "我要",
    "份身",
    "架",
    "公",
    "宝",
    "奋",
    "帐",
    "憑",
    "證",
    "駕",
    "怎么办",
    "的",
    "!",
    "__proto__",
    "\"",
];
const DEPARTMENTS: &[&str] = &["", "社保局", "公安局", "行政审批局A", "etc 中心"];

/// A generator that gives the same numbers each time.
struct Random(u32);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % below
    }

    fn one<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// Up to `most` pieces in a row; the first ones of the list most often, so that corpora are narrow in different ways.
    fn text(&mut self, most: usize, width: usize) -> String {
        (0..self.below(most + 1)).map(|_| self.one(&PIECES[..width])).collect()
    }

    fn doc(&mut self, number: usize, width: usize) -> Doc {
        let kind = DocKind::ALL[self.below(3)];
        Doc {
            id: number.to_string(),
            url: format!("{}/{number}.html", ["guides", "windows", "a/b"][self.below(3)]),
            kind,
            title: self.text(6, width),
            aliases: (0..self.below(4)).map(|_| self.text(4, width)).collect(),
            department: self.one(DEPARTMENTS).to_owned(),
            facts: (0..self.below(3)).map(|_| self.text(2, width)).collect(),
            summary: self.text(4, width),
            materials: (0..self.below(3)).map(|_| self.text(3, width)).collect(),
            body: self.text(9, width),
            frequent: (self.below(4) == 0).then(|| 1 + self.below(20) as u32),
            facets: Facets::default(),
            options: Vec::new(),
        }
    }

    fn docs(&mut self) -> Vec<Doc> {
        let width = 8 + self.below(PIECES.len() - 8 + 1);
        let mut docs: Vec<Doc> = (0..1 + self.below(50)).map(|number| self.doc(number, width)).collect();
        if self.below(2) == 0 {
            docs.extend(docs.clone());
        }
        docs
    }

    fn query(&mut self, docs: &[Doc]) -> String {
        match self.below(4) {
            0 => self.text(5, PIECES.len()),
            1 => (0..1 + self.below(4)).map(|_| self.one(ASKED)).collect(),
            2 => format!("{}{}{}", self.part(docs), self.one(ASKED), self.one(PIECES)),
            _ => self.part(docs),
        }
    }

    /// Part of a name, often with another character in it.
    fn part(&mut self, docs: &[Doc]) -> String {
        let doc = &docs[self.below(docs.len())];
        let names: Vec<&String> = std::iter::once(&doc.title).chain(&doc.aliases).collect();
        let mut chars: Vec<char> = names[self.below(names.len())].chars().collect();
        let from = self.below(chars.len() + 1);
        chars = chars[from..(from + 1 + self.below(6)).min(chars.len())].to_vec();
        if !chars.is_empty() && self.below(2) == 0 {
            let at = self.below(chars.len());
            chars[at] = self.one(ASKED).chars().next().unwrap_or('社');
        }
        chars.into_iter().collect()
    }
}

#[test]
fn both_forms_of_the_index_answer_alike() {
    let folder = tempfile::tempdir().unwrap();
    let mut node = start(folder.path());
    let mut answers = BufReader::new(node.stdout.take().unwrap()).lines();
    let mut input = node.stdin.take().unwrap();
    let (mut asked, mut hits, mut graded) = (0, 0, [0; 3]);
    for seed in 0..CORPORA {
        let mut random = Random(seed.wrapping_mul(7_919) + 1);
        let docs = random.docs();
        let queries: Vec<String> = (0..QUERIES).map(|_| random.query(&docs)).collect();
        let index = Index::build(docs).unwrap();
        let forms = [Form::Plain, Form::Wide].map(|form| files(&index, form));
        writeln!(input, "{}", json!({ "forms": forms, "queries": queries })).unwrap();
        let line = answers.next().expect("node goes on").unwrap();
        let found: Vec<[Value; 2]> = serde_json::from_str(&line).unwrap();
        assert_eq!(found.len(), queries.len());
        for (query, scopes) in queries.iter().zip(&found) {
            for (scope, answer) in [Scope::Names, Scope::Everything].into_iter().zip(scopes) {
                assert_eq!(answer.get("wide"), None, "corpus {seed}: the forms differ: {answer:#}");
                hits += answer["docs"].as_array().unwrap().len();
                graded[["match", "relaxed", "frequent"].iter().position(|grade| answer["grade"] == *grade).unwrap()] +=
                    1;
                let held = index.search_in(scope, query, usize::MAX).unwrap();
                same(&held, answer).unwrap_or_else(|why| panic!("corpus {seed}, {query:?} in {scope:?}: {why}"));
            }
            asked += 1;
        }
    }
    drop(input);
    assert!(node.wait().unwrap().success());
    assert!(asked >= 10_000 && hits > 100_000, "only {asked} queries with {hits} hits");
    assert!(graded.iter().all(|count| *count > 200), "too much of one kind: {graded:?}");
}

/// A missing node is one clear line.
fn start(folder: &Path) -> Child {
    let portal = ranking::scripts().into_iter().find(|script| script.path == "assets/search.js").unwrap();
    let portal_path = folder.join("search.js");
    std::fs::write(&portal_path, &portal.bytes).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/forms.js");
    let mut node = Command::new("node");
    let node = node.arg(script).arg(portal_path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    node.unwrap_or_else(|error| panic!("this test runs the browser's ranking in `node`, which did not start: {error}"))
}

/// Scripts by path.
fn files(index: &Index, form: Form) -> Value {
    let files = ranking::files(index, form);
    files.into_iter().map(|file| (file.path, Value::from(String::from_utf8(file.bytes).unwrap()))).collect()
}

/// Same grade, same documents, and at each rank the same one or one of the same score.
fn same(held: &Answer, answer: &Value) -> Result<(), String> {
    let grade = ranking::word(held.grade);
    let docs: Vec<usize> = serde_json::from_value(answer["docs"].clone()).unwrap();
    if answer["grade"] != grade || docs.len() != held.total {
        return Err(format!("{grade} {}, but {} {}", held.total, answer["grade"], docs.len()));
    }
    for (rank, hit) in answer["shown"].as_array().unwrap().iter().enumerate() {
        let score = hit[1].as_f64().unwrap();
        let Some(own) = held.hits.iter().find(|known| known.doc == docs[rank]) else {
            return Err(format!("{} is no hit", docs[rank]));
        };
        for known in [own, &held.hits[rank]] {
            if (known.score - score).abs() > 2e-5 * score.max(1.0) {
                return Err(format!("rank {rank}: {score}, but {}", known.score));
            }
        }
    }
    Ok(())
}
