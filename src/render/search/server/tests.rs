use std::collections::BTreeSet;

use serde_json::Value;
use tantivy::tokenizer::{LowerCaser, NgramTokenizer, RegexTokenizer, TextAnalyzer};

use super::super::samples::guides;
use super::super::token::Terms;
use super::super::{DocKind, Facets};
use super::*;
use crate::pages::search::Choosable;

/// Of one hall among several of a domain.
const BASE: &str = "https://zwfw.example.gov.cn/hall-a/";

fn made(server: Server) -> impl Fn(&str) -> Option<String> {
    let mut docs = guides();
    docs[0].facets = Facets { person: true, topics: vec!["户籍".into()], ..Facets::default() };
    let words = vec!["代办".to_owned()];
    docs[0].options = vec![Choosable { label: "别人|代办".into(), fragment: "who=agent".into(), words }];
    docs[1].title = "标题\n\"引号\"\u{2028}</script>".into();
    let files = files(&Index::build(docs).unwrap(), server, "hall", BASE);
    move |path| files.iter().find(|file| file.path == path).map(|file| String::from_utf8(file.bytes.clone()).unwrap())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn names<'a>(list: impl IntoIterator<Item = &'a Value>) -> BTreeSet<String> {
    list.into_iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_server_gets_its_own_files() {
    let paths = |server| {
        let files = files(&Index::build(guides()).unwrap(), server, "hall", BASE);
        files.into_iter().map(|file| file.path).collect::<Vec<_>>()
    };
    let common = ["documents.ndjson", "bulk.ndjson", "query.json"];
    assert_eq!(paths(Server::Quickwit), [&common[..], &["quickwit.yaml"]].concat());
    assert_eq!(paths(Server::Elasticsearch), [&common[..], &["elasticsearch.json"]].concat());
    assert_eq!(paths(Server::Both).len(), 5);
}

#[test]
fn every_document_is_one_line_of_its_own_in_both_forms() {
    let file = made(Server::Both);
    let documents = file("documents.ndjson").unwrap();
    let bulk = file("bulk.ndjson").unwrap();
    let bulk: Vec<&str> = bulk.lines().collect();
    assert_eq!(documents.lines().count(), guides().len());
    let mut ids = BTreeSet::new();
    for (at, (line, doc)) in documents.lines().zip(guides()).enumerate() {
        let document = json(line);
        assert_eq!(document["id"], doc.id);
        let action = json(bulk[2 * at]);
        assert_eq!((action["index"]["_index"].as_str(), bulk[2 * at + 1]), (Some("hall"), line));
        assert!(ids.insert(action["index"]["_id"].as_str().unwrap().to_owned()), "{action}");
        assert_eq!(document.get("online").is_some(), doc.kind == DocKind::Guide);
    }
    assert_eq!(bulk.len(), 2 * guides().len());
    let first = json(documents.lines().next().unwrap());
    assert_eq!((&first["audiences"][0], &first["topics"][0]), (&Value::from("person"), &Value::from("户籍")));
    assert_eq!(
        first["options"][0], "who=agent\t别人／代办\t代办",
        "as the page reads it: parted by tabs, no bar inside"
    );
}

#[test]
fn halls_on_one_server_keep_their_own_documents_and_addresses() {
    let index = Index::build(guides()).unwrap();
    let first = |server, base: &str| {
        let files = files(&index, server, "hall", base);
        let file = files.iter().find(|file| file.path == "bulk.ndjson").unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        let mut lines = text.lines().map(json);
        (lines.next().unwrap(), lines.next().unwrap()["url"].as_str().unwrap().to_owned())
    };
    let doc = &guides()[0];
    let id = format!("{}/{}", doc.kind.name(), doc.id);
    let (action, url) = first(Server::Elasticsearch, BASE);
    assert_eq!(action["index"]["_id"], format!("zwfw.example.gov.cn/hall-a/{id}"));
    assert_eq!(url, format!("{BASE}{}", doc.url));
    assert_ne!(first(Server::Both, "https://zwfw.example.gov.cn/hall-b").0, action);
    let (action, url) = first(Server::Quickwit, "");
    assert_eq!((action["create"]["_id"].as_str(), &url), (Some(&*format!("hall/{id}")), &doc.url));
}

#[test]
fn both_servers_know_every_field_of_the_documents_and_no_other() {
    let file = made(Server::Both);
    let documents = file("documents.ndjson").unwrap();
    let used: BTreeSet<String> = documents
        .lines()
        .flat_map(|line| json(line).as_object().unwrap().keys().cloned().collect::<Vec<_>>())
        .collect();
    let elastic = json(&file("elasticsearch.json").unwrap());
    let known: BTreeSet<String> = elastic["mappings"]["properties"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(known, used);
    let quickwit = quickwit::index("hall");
    assert_eq!(names(quickwit["doc_mapping"]["field_mappings"].as_array().unwrap()), used);
    let tokenizers = names(quickwit["doc_mapping"]["tokenizers"].as_array().unwrap());
    for field in quickwit["doc_mapping"]["field_mappings"].as_array().unwrap() {
        let tokenizer = field["tokenizer"].as_str().unwrap_or("raw");
        assert!(tokenizer == "raw" || tokenizers.contains(tokenizer), "{field}");
    }
    let analyzers = elastic["settings"]["analysis"]["analyzer"].as_object().unwrap();
    for field in elastic["mappings"]["properties"].as_object().unwrap().values() {
        assert!(field["analyzer"].as_str().is_none_or(|name| analyzers.contains_key(name)), "{field}");
    }
}

#[test]
fn templates_ask_every_searched_field_with_its_boost() {
    let query = json(&made(Server::Both)("query.json").unwrap());
    for (template, clause, end) in [("plain", "match", ""), ("terms", "term", "_terms")] {
        let should = query[template]["query"]["bool"]["should"].as_array().unwrap();
        assert_eq!(should.len(), FIELDS.len());
        for ((clauses, field), boost) in should.iter().zip(FIELDS).zip(weights::FIELDS) {
            let asked = &clauses[clause][format!("{field}{end}")]["boost"];
            let asked = asked.as_f64().or_else(|| asked.as_str()?.rsplit(' ').next()?.parse().ok()).unwrap();
            assert_eq!(asked as f32, boost, "{clauses}");
        }
    }
    assert!(json(&made(Server::Quickwit)("query.json").unwrap()).get("plain_elasticsearch").is_none());
}

fn analysed(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    analyzer.token_stream(text).process(&mut |token| terms.push(token.text.clone()));
    terms.sort();
    terms
}

fn ngrams(singles: bool) -> TextAnalyzer {
    let declared = quickwit::index("hall");
    let wanted = if singles { "mingbai_names" } else { "mingbai_texts" };
    let tokenizers = declared["doc_mapping"]["tokenizers"].as_array().unwrap();
    let tokenizer = tokenizers.iter().find(|tokenizer| tokenizer["name"] == wanted).unwrap();
    let size = |name: &str| tokenizer[name].as_u64().unwrap() as usize;
    let ngrams = NgramTokenizer::new(size("min_gram"), size("max_gram"), false).unwrap();
    TextAnalyzer::builder(ngrams).filter(LowerCaser).build()
}

#[test]
fn quickwits_n_grams_of_chinese_are_our_terms() {
    for text in ["社会保障卡", "居民身份证首次申领", "井", "证", "𠮷野家"] {
        for singles in [true, false] {
            let mut ours = Terms { singles }.of(text);
            ours.sort();
            assert_eq!(analysed(ngrams(singles), text), ours, "{text}");
        }
    }
    assert_ne!(analysed(ngrams(true), "ETC"), Terms { singles: true }.of("ETC"), "but words are parted");
}

#[test]
fn parting_our_terms_at_blanks_gives_them_back() {
    let declared = quickwit::index("hall");
    let pattern = declared["doc_mapping"]["tokenizers"][2]["pattern"].as_str().unwrap();
    for doc in guides() {
        let document = documents::document(&doc, "");
        for (name, texts) in
            [("title", vec![&doc.title]), ("body", vec![&doc.body]), ("aliases", doc.aliases.iter().collect())]
        {
            let singles = name != "body";
            let mut ours: Vec<String> = texts.iter().flat_map(|text| Terms { singles }.of(text)).collect();
            ours.sort();
            let stored = document[format!("{name}_terms")].as_str().unwrap_or_default();
            let analyzer = TextAnalyzer::builder(RegexTokenizer::new(pattern).unwrap()).build();
            assert_eq!(analysed(analyzer, stored), ours, "{}", doc.title);
        }
    }
}
