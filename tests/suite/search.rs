//! The browser's ranking against the reference: the exported files, read by the search script in node, answer as `Index` does.

#[path = "../search/corpus.rs"]
mod corpus;

use crate::support::ranking;
use std::path::Path;

use mingbai::pipeline::{self, Options};
use mingbai::render::search::{Doc, DocKind, Facets, Form, Grade, Index, Scope};
use mingbai::source::Opener;

/// What people type, and what nobody should.
const QUERIES: &[&str] = &[
    "社保卡",
    "开饭店",
    "身份证",
    "身份证丢了怎么补办",
    "请问在哪里办社保卡？",
    "我的身份证丢了在外地怎么补办",
    "井",
    "婚",
    "慢特病",
    "ETC",
    "ｅｔｃ",
    "et",
    "A01",
    "上户口",
    "饭店",
    "高血压",
    "工本费",
    "冷静期",
    "公积金",
    "公安局 身份证",
    "社保局",
    "sfz",
    "shenfenz",
    "sbk",
    "shebaoka",
    "she bao ka",
    "gjj",
    "gjjdk",
    "公积金tiqu",
    "公积金dk 买房",
    "kfd",
    "shfzh",
    "shbzhk",
    "etcbl",
    "s",
    "yinhang",
    "身份正",
    "公基金",
    "架照",
    "身份正架照公基金",
    "份身证",
    "社宝卡不办",
    "身份証換領",
    "駕駛證",
    "火车票",
    "彩票中奖",
    "qqqzzzxxx",
    "怎么办",
    "的",
    "",
    "   ",
    "，。！",
    "😀",
    "社保卡😀",
    "\u{0}\u{1}\u{202e}社保卡\u{feff}",
    "<img src=x onerror=alert(1)>",
    "社保卡<svg onload=1>",
    "\"'\\`${}",
    "!身份 a b",
    "𠮷野家",
    "社𠮷保",
    "constructor __proto__",
    "2025年医保缴费多少钱",
];

#[test]
fn the_browser_answers_as_the_index_does() {
    let docs = corpus::guides();
    let mut queries: Vec<String> = QUERIES.iter().map(|query| (*query).to_owned()).collect();
    queries.push("社保卡".repeat(3_334));
    queries.push("身份证丢了在外地怎么补办要带什么材料去哪里办多少钱".repeat(3));
    queries.extend(random_queries(&docs, 500));
    let compared = compare(docs, &queries);
    assert!(compared > 6_000, "only {compared} hits were compared");
}

#[test]
fn the_browser_answers_every_written_query_about_the_demo_hall_as_the_index_does() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let options = Options { content, opener: Opener::idle(), ..Options::default() };
    let index = pipeline::index(&pipeline::check(&options), &options).unwrap();
    let lines = include_str!("../search/queries.tsv").lines().filter(|line| !line.starts_with('#'));
    let queries: Vec<String> = lines.filter_map(|line| line.split('\t').nth(2)).map(str::to_owned).collect();
    assert!(queries.len() > 400, "the queries have gone");
    assert!(compare_index(&index, &queries) > 10_000);
}

/// What people say, and the document they mean.
const MEANT: &[(&str, &str)] = &[
    ("社保卡", "social-card"),
    ("社会保障卡", "social-card"),
    ("社保卡丢了", "social-card-replace"),
    ("开饭店", "food-business"),
    ("食品经营许可", "food-business"),
    ("开小吃店需要什么手续", "food-business"),
    ("身份证", "id-card-replace"),
    ("身份证丢了怎么补办", "id-card-replace"),
    ("我的身份证丢了在外地怎么补办", "id-card-replace"),
    ("给孩子办身份证", "id-card-first"),
    ("临时身份证", "temporary-id-card"),
    ("上户口", "household-newborn"),
    ("婚", "marriage"),
    ("井", "water-well"),
    ("慢特病", "chronic-disease"),
    ("高血压", "chronic-disease"),
    ("退休", "pension"),
    ("个体户", "individual"),
    ("ＥＴＣ", "etc"),
    ("买房提公积金", "provident-withdraw"),
    ("户口本", "household-book"),
    ("社保局", "hr"),
    ("派出所", "police"),
    // Pinyin: initials, syllables, parts of both, mixed with Chinese.
    ("sfz", "id-card-replace"),
    ("shenfenz", "id-card-replace"),
    ("sbk", "social-card"),
    ("she bao ka", "social-card"),
    ("gjjdk", "provident-loan"),
    ("公积金dk", "provident-loan"),
    ("kaifandian", "food-business"),
    ("jzz", "residence-permit"),
    // Slips: a character that sounds alike, two that changed places, one too few; traditional characters.
    ("身份正", "id-card-replace"),
    ("公基金贷款", "provident-loan"),
    ("架照", "driver-licence"),
    ("营业执造", "company-setup"),
    ("份身证", "id-card-replace"),
    ("身证到期", "id-card-replace"),
    ("護照", "passport"),
    ("離婚", "divorce"),
];

#[test]
fn everyday_words_pinyin_and_slips_find_what_is_meant() {
    let index = Index::build(corpus::guides()).unwrap();
    for (query, meant) in MEANT {
        let answer = index.search(query, 3).unwrap();
        let found: Vec<&str> = answer.hits.iter().map(|hit| index.docs()[hit.doc].id.as_str()).collect();
        assert_eq!(found.first(), Some(meant), "{query} finds {found:?}");
    }
}

#[test]
fn what_is_not_here_is_said_not_to_be_here_and_no_answer_is_empty() {
    let index = Index::build(corpus::guides()).unwrap();
    for query in ["彩票中奖", "qqqzzzxxx", "", "  ", "😀", "\u{0}\u{7f}", "<>&\"'", "，。", "\u{202e}"] {
        let answer = index.search(query, 5).unwrap();
        assert_ne!(answer.grade, Grade::Match, "{query}");
        assert!(!answer.hits.is_empty(), "{query}");
    }
    let asked_most: Vec<usize> = index.search("", 3).unwrap().hits.iter().map(|hit| hit.doc).collect();
    let ranks: Vec<Option<u32>> = asked_most.iter().map(|doc| index.docs()[*doc].frequent).collect();
    assert_eq!(ranks, [Some(1), Some(2), Some(3)]);
}

#[test]
fn a_hit_says_by_which_alias_and_by_which_strings_it_was_found() {
    let index = Index::build(corpus::guides()).unwrap();
    let hit = index.search("开饭店", 1).unwrap().hits.remove(0);
    assert_eq!(hit.alias.as_deref(), Some("开饭店"));
    assert_eq!(hit.matched, ["开饭", "饭店", "食品经营许可", "食品经营"], "as typed, and what it is called");
    let hit = index.search("临时身份证", 1).unwrap().hits.remove(0);
    assert_eq!(hit.alias, None, "the title has what it is called");
    assert_eq!(index.search("护照签发", 1).unwrap().hits[0].alias, None);
}

#[test]
fn words_of_the_text_are_found_but_only_when_everything_is_searched() {
    let index = Index::build(corpus::guides()).unwrap();
    let first = |scope| {
        let answer = index.search_in(scope, "冷静期", 1).unwrap();
        (answer.grade, index.docs()[answer.hits[0].doc].id.clone())
    };
    assert_eq!(first(Scope::Everything), (Grade::Match, "divorce".to_owned()));
    assert_ne!(first(Scope::Names).0, Grade::Match);
}

/// Compares the first ten of every query in both forms of the index, and returns how many hits that were.
fn compare(docs: Vec<Doc>, queries: &[String]) -> usize {
    compare_index(&Index::build(docs).unwrap(), queries)
}

fn compare_index(index: &Index, queries: &[String]) -> usize {
    let compared = [Form::Plain, Form::Wide].map(|form| ranking::compare(form, index, queries));
    compared.into_iter().map(|count| count.unwrap_or_else(|why| panic!("{why}"))).sum()
}

/// Parts of titles, aliases and texts, every third with a slip; the same each time.
fn random_queries(docs: &[Doc], count: usize) -> Vec<String> {
    let mut state = 1u32;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let mut queries = Vec::new();
    while queries.len() < count {
        let doc = &docs[random(docs.len())];
        let mut texts = vec![&doc.title, &doc.summary, &doc.body, &doc.department];
        texts.extend(&doc.aliases);
        let mut chars: Vec<char> = texts[random(texts.len())].chars().collect();
        if chars.is_empty() {
            continue;
        }
        let from = random(chars.len());
        chars = chars[from..(from + 1 + random(9)).min(chars.len())].to_vec();
        if random(3) == 0 {
            let at = random(chars.len());
            match random(4) {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, ['a', 's', '证', '社', ' '][random(5)]),
                2 => chars[at] = ['架', '正', '宝', 'z', '𠮷'][random(5)],
                _ => chars.reverse(),
            }
        }
        queries.push(chars.into_iter().collect());
    }
    queries
}

#[test]
fn a_site_of_one_page_or_of_strange_names_works_too() {
    let queries: Vec<String> =
        ["社", "a", "证证", "标题", "\u{2028}"].iter().map(|query| (*query).to_owned()).collect();
    let mut strange = corpus::guide("标题\t第二\n行 \"引号\" \\ </script>\u{2028}", &["别名\t甲", "", "证证证"]);
    strange.url = "index.html".into();
    strange.facts = vec!["一".into(), "二\u{2028}三".into()];
    strange.department = "某局".into();
    let index = Index::build(vec![strange.clone()]).unwrap();
    assert_eq!(index.search("证证", 5).unwrap().hits[0].alias.as_deref(), Some("证证证"));
    strange.aliases.retain(|alias| !alias.contains('\t'));
    let window = Doc { kind: DocKind::Window, url: "windows/a".into(), ..corpus::guide("A窗口", &[]) };
    assert!(compare(vec![strange, window, corpus::guide("", &[])], &queries) > 10);
}
