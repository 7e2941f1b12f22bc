//! Guides written as clerks write them, and what holds for which answers.

use serde_json::json;

use super::*;
use crate::lang::Lang;
use crate::model::Guide;

pub fn guide(yaml: &str) -> Guide {
    let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), format!("title: 甲\n{yaml}"))]);
    let (content, _) = crate::model::parse(&tree);
    content.guides[0].value.head.clone()
}

pub const PASSPORT: &str = "
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
  - id: papers
    ask: 还缺什么？
    kind: 多选
    options: [{id: photo, label: 没有照片}, {id: book, label: 没有户口簿}]
    show_when: {who: self}
materials:
  - {name: 身份证}
  - {name: 委托书, when: {who: agent}}
  - {name: 监护人身份证, when: {age: 不满16}}
  - {name: 声明, when: {any: [{papers: book}, {all: [{age: 60以上}, {not: {who: agent}}]}]}}
";

fn holding(guide: &Guide, answers: &Answers) -> Vec<Option<bool>> {
    let (situations, slips) = Situations::of(guide).unwrap();
    assert_eq!(slips, []);
    (0..guide.materials.len()).map(|at| situations.holds(situations.when(Part::Material(at)), answers)).collect()
}

#[test]
fn what_holds_follows_from_the_answers_and_is_open_while_they_are() {
    let guide = guide(PASSPORT);
    let (yes, no) = (Some(true), Some(false));
    let none = Answers::default();
    assert_eq!(holding(&guide, &none), [yes, None, None, None]);
    let agent = none.clone().with(0, Answers::option(1));
    assert_eq!(holding(&guide, &agent), [yes, yes, None, no], "the papers are not asked of an agent");
    let old = agent.with(1, Answer::Value(70));
    assert_eq!(holding(&guide, &old), [yes, yes, no, no]);
    let child = none.with(0, Answers::option(0)).with(1, Answer::Value(15));
    assert_eq!(holding(&guide, &child), [yes, no, yes, None]);
    assert_eq!(holding(&guide, &child.clone().with(2, Answer::Options([].into()))), [yes, no, yes, no]);
    assert_eq!(holding(&guide, &child.with(2, Answer::Options([0, 1].into()))), [yes, no, yes, yes]);
}

#[test]
fn an_answer_to_a_question_that_is_no_longer_asked_counts_for_nothing() {
    let guide = guide(PASSPORT);
    let book = Answers::default().with(2, Answers::option(1)).with(1, Answer::Value(20));
    assert_eq!(holding(&guide, &book.clone().with(0, Answers::option(0)))[3], Some(true));
    assert_eq!(holding(&guide, &book.with(0, Answers::option(1)))[3], Some(false));
}

#[test]
fn conditions_are_told_in_words_and_in_the_browsers_form() {
    let guide = guide(PASSPORT);
    let (situations, _) = Situations::of(&guide).unwrap();
    let words = |at| told(Lang::Zh, &situations, situations.when(Part::Material(at)));
    assert_eq!([words(0), words(1), words(2)], ["", "别人代办", "年龄不满16岁"]);
    assert_eq!(words(3), "没有户口簿，或者（年龄60岁以上，并且不是“别人代办”）");
    let compact = |at| situations.when(Part::Material(at)).compact(&situations);
    assert_eq!(compact(1), json!(["is", "who", ["agent"]]));
    assert_eq!(compact(2), json!(["in", "age", [[null, 15]]]));
}

#[test]
fn a_guide_without_questions_and_conditions_has_no_situations() {
    assert!(Situations::of(&guide("materials: [{name: 身份证}]")).is_none());
}

fn slips(yaml: &str) -> Vec<SlipKind> {
    let guide = guide(yaml);
    let (situations, slips) = Situations::of(&guide).unwrap();
    assert!(slips.iter().all(|slip| slip.span != crate::diag::Span::default()), "every slip has its place");
    assert!(situations.lines.values().all(|when| situations.holds(when, &Answers::default()) != Some(false)));
    slips.into_iter().map(|slip| slip.kind).collect()
}

#[test]
fn what_is_asked_for_and_not_there_is_a_slip_and_hides_nothing() {
    let who = "questions: [{id: who, ask: 谁？, options: [{id: a, label: 甲}, {id: b, label: 乙}]}]\n";
    let found =
        slips(&format!("{who}materials: [{{name: 子, when: {{whom: a}}}}, {{name: 丑, when: {{who: [a, c]}}}}]"));
    let (known, options) = (vec!["who".to_owned()], vec!["a".to_owned(), "b".to_owned()]);
    let expected = [
        SlipKind::UnknownQuestion { id: "whom".into(), known },
        SlipKind::UnknownOption { question: "who".into(), id: "c".into(), known: options },
    ];
    assert_eq!(found, expected);
}

#[test]
fn questions_that_wait_for_each_other_are_told_with_the_way_round() {
    let ask = |id: &str, on: &str| {
        format!(
            "  - {{id: {id}, ask: 问, options: [{{id: x, label: 甲}}, {{id: y, label: 乙}}], show_when: {{{on}: x}}}}\n"
        )
    };
    let found = slips(&format!("questions:\n{}{}{}", ask("a", "c"), ask("b", "a"), ask("c", "b")));
    assert_eq!(found, [SlipKind::Circular { chain: ["a", "c", "b", "a"].map(String::from).into() }]);
    let found = slips(&format!("questions:\n{}{}", ask("a", "a"), ask("b", "b")));
    let own = |id: &str| SlipKind::Circular { chain: vec![id.into(), id.into()] };
    assert_eq!(found, [own("a"), own("b")]);
    let free = "  - {id: z, ask: 问, options: [{id: x, label: 甲}, {id: y, label: 乙}]}\n";
    let found = slips(&format!("questions:\n{}{free}", ask("a", "z")));
    assert_eq!(found, [SlipKind::LaterQuestion { question: "a".into(), later: "z".into() }]);
}

#[test]
fn numbers_and_dates_keep_to_their_kind() {
    let found = slips(
        "questions:
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, min: 2010-01-01}
  - {id: born, ask: 哪天生？, kind: 日期, max: 16}
  - {id: size, ask: 多大？, name: 面积, kind: 数字, min: 9, max: 3}
materials: [{name: 子, when: {age: 大约16}}, {name: 丑, when: {born: 不满16}}]",
    );
    let question = |id: &str| id.to_owned();
    let expected = [
        SlipKind::BadBound { question: question("age"), text: "2010-01-01".into() },
        SlipKind::Unnamed { question: question("born") },
        SlipKind::BadBound { question: question("born"), text: "16".into() },
        SlipKind::BoundsReversed { question: question("size"), min: "9".into(), max: "3".into() },
        SlipKind::BadRange { question: question("age"), text: "大约16".into() },
        SlipKind::BadRange { question: question("born"), text: "不满16".into() },
    ];
    assert_eq!(found, expected);
}
