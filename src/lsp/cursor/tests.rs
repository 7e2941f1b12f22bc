use proptest::prelude::*;

use super::*;

/// The cursor at `‸` in a text: its steps, its place, its word, and the fields beside it.
fn cursor(path: &str, marked: &str) -> Option<(String, Place, String, Vec<String>)> {
    let offset = marked.find('‸').expect("a mark");
    let text = marked.replace('‸', "");
    let cursor = at(path, &text, offset)?;
    let step = |step: &Step| match step {
        Step::Key(name) => name.clone(),
        Step::Item => "-".to_owned(),
    };
    let steps: Vec<String> = cursor.steps.iter().map(step).collect();
    let mut present = cursor.present;
    present.sort();
    Some((steps.join("/"), cursor.place, text[cursor.word].to_owned(), present))
}

fn yaml(marked: &str) -> (String, Place, String, Vec<String>) {
    cursor("guides/a.yaml", marked).expect("a place in YAML")
}

fn place(marked: &str) -> (String, Place, String) {
    let (steps, place, word, _) = yaml(marked);
    (steps, place, word)
}

fn is(steps: &str, place: Place, word: &str) -> (String, Place, String) {
    (steps.to_owned(), place, word.to_owned())
}

const GUIDE: &str = "title: 甲\nmaterials:\n  - material: id-card\n    copies: 1\n    ‸\n  - name: 乙\nvisits: 1\n";

#[test]
fn a_cursor_in_the_indentation_within_open_brackets_has_a_place() {
    assert_eq!(place("title: 甲\nvisits: {\n ‸   - a\n").0, "visits");
}

#[test]
fn a_new_line_in_a_list_item_belongs_to_the_item() {
    let (steps, place, word, present) = yaml(GUIDE);
    assert_eq!((steps.as_str(), place, word.as_str()), ("materials/-", Place::Either, ""));
    assert_eq!(present, ["copies", "material"]);
}

#[test]
fn the_column_says_to_which_mapping_a_new_line_belongs() {
    let (steps, _, _, present) = yaml(&GUIDE.replace("    ‸", "‸"));
    assert_eq!(steps, "");
    assert_eq!(present, ["materials", "title", "visits"]);
    assert_eq!(place("materials:\n  ‸\n"), is("materials", Place::Either, ""));
    assert_eq!(place("materials:\n- ‸\n"), is("materials/-", Place::Either, ""));
    assert_eq!(place("materials:\n- material: a\n‸\n"), is("", Place::Either, ""));
}

#[test]
fn what_stands_behind_a_colon_is_a_value() {
    assert_eq!(place("department: ‸\n"), is("department", Place::Value, ""));
    assert_eq!(place("department:‸\n"), is("department", Place::Value, ""));
    assert_eq!(place("department: app‸rov # 主管\n"), is("department", Place::Value, "approv"));
    assert_eq!(place("a:\n  - b: \"社保‸卡\"\n"), is("a/-/b", Place::Value, "社保卡"));
    assert_eq!(place("status：在‸\n"), is("status", Place::Value, "在"));
}

#[test]
fn an_item_without_colon_may_be_a_value_or_begin_a_field() {
    assert_eq!(place("topics:\n  - hou‸\n"), is("topics/-", Place::Either, "hou"));
    assert_eq!(place("topics:\n  - hou‸sehold\n  - b\n"), is("topics/-", Place::Either, "household"));
    assert_eq!(place("steps:\n  - na‸me: 受理\n"), is("steps/-", Place::Key, "name"));
    assert_eq!(yaml("steps:\n  - ‸\n    name: 受理\n").3, ["name"]);
}

#[test]
fn places_between_brackets_are_found_on_one_line_and_on_several() {
    assert_eq!(place("topics: [a, hou‸, c]\n"), is("topics/-", Place::Either, "hou"));
    assert_eq!(place("topics: [‸\ndepartment: a\n"), is("topics/-", Place::Either, ""));
    assert_eq!(place("topics: [\n  a,\n  b‸\n]\n"), is("topics/-", Place::Either, "b"));
    assert_eq!(place("steps:\n  - {name: 受理, actor: ‸}\n"), is("steps/-/actor", Place::Value, ""));
    let (steps, place, word, present) = yaml("steps:\n  - {name: 受理, act‸, limit: 1天}\n");
    assert_eq!((steps.as_str(), place, word.as_str()), ("steps/-", Place::Key, "act"));
    assert_eq!(present, ["limit", "name"]);
    assert_eq!(yaml("fees: {‸}\n").0, "fees");
}

#[test]
fn a_bracket_that_nobody_closed_ends_at_the_next_field() {
    assert_eq!(place("topics: [a, b\ndepartment: app‸\n"), is("department", Place::Value, "app"));
    assert_eq!(place("a: 1\ntopics: [a\nb: {c: 1\ntit‸\n"), is("", Place::Either, "tit"));
    assert_eq!(place("topics: [\n  a,\n]\ntit‸\n"), is("", Place::Either, "tit"));
}

#[test]
fn comments_block_texts_and_markdown_are_no_places() {
    assert_eq!(cursor("a.yaml", "# ti‸\n"), None);
    assert_eq!(cursor("a.yaml", "a: b # c‸\n"), None);
    assert_eq!(cursor("a.yaml", "note: |\n  depart‸\nb: 1\n"), None);
    assert_eq!(cursor("guides/a.md", "---\ntitle: 甲\n---\ndepart‸\n"), None);
    assert_eq!(place("note: |\n  text: x\nb‸: 1\n"), is("", Place::Key, "b"));
}

#[test]
fn front_matter_is_read_even_when_its_end_has_not_been_typed() {
    let (steps, place, word, _) = cursor("guides/a.md", "---\r\ntitle: 甲\r\nstat‸").expect("a place");
    assert_eq!((steps.as_str(), place, word.as_str()), ("", Place::Either, "stat"));
    assert_eq!(cursor("guides/a.md", "\u{feff}---\ndepartment: ap‸\n---\n").unwrap().0, "department");
}

#[test]
fn no_text_and_no_place_makes_it_fall() {
    let texts =
        ["", "-", "- -", "a: [", "{", "a: {b", "- - a: [x, {y: \"", "\"a", "a:\n\t- b", "：", "- {a: b}]", "---\n"];
    for text in texts.iter().chain([&GUIDE]) {
        for path in ["a.yaml", "guides/a.md"] {
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let _ = at(path, text, offset);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_has_a_cursor_or_none_at_any_place(pieces in prop::collection::vec(piece(), 0..24), at_piece in 0..24_usize) {
        let text: String = pieces.concat();
        let offset = pieces.iter().take(at_piece).map(|piece| piece.len()).sum();
        for path in ["a.yaml", "guides/a.md"] {
            if let Some(cursor) = at(path, &text, offset) {
                prop_assert!(text.get(cursor.word.clone()).is_some_and(|word| !word.contains('\n')), "{cursor:?}");
            }
        }
    }
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n", "\n", "\r\n", "  ", "    ", "- ", "-", "a", "名: ", "key:", "key: ", "：", "[", "]", "{", "}", ",", "\"",
        "'", "#", " # x", "|", "> ", "---\n", "😀", "\t", "\u{3000}", "\u{feff}",
    ])
}
