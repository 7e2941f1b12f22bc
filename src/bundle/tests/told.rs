//! What is told of papers and members, once some questions are answered.

use super::*;

// ---- When a paper is needed

/// What is told of when a paper of the merged list is needed.
fn needed(bundle: &str, guides: &[(&str, &str)], paper: &str) -> String {
    let content = content(bundle, guides);
    let chain = chain(&content);
    let is_meant = |known: &&Paper<'_>| known.key == PaperKey::Catalogue(paper);
    let paper = chain.papers.iter().find(is_meant).expect("a paper of the list");
    let cases = open_cases(&chain, &Answers::default()).expect("few cases");
    if cases.iter().all(|answers| chain.count(paper, answers).is_none()) {
        return "never".to_owned();
    }
    let when = Formula::Any(paper.uses.iter().map(|line| line.together.clone()).collect());
    match simplest(&chain.logic.situations, &when, &cases) {
        Formula::Const(true) => "always".to_owned(),
        other => told(Lang::Zh, &chain.logic.situations, &other),
    }
}

/// One of two members takes part, whoever asks; both want a proxy's letter and hand out the licence that the third wants.
const ONE_OF_TWO: &str = "questions:
  - {id: kind, ask: 什么主体, options: [{id: person, label: 个体户}, {id: company, label: 公司}]}
members:
  - {guide: a, when: {kind: person}}
  - {guide: b, when: {kind: company}}
  - {guide: c, after: [a, b]}
";

fn one_of_two() -> [(&'static str, &'static str); 3] {
    const AGENT: &str = "questions:\n  - {id: who, ask: 谁来办, options: [{id: self, label: 自己办}, {id: agent, label: 代办}]}\nmaterials:\n  - {material: letter, originals: 1, when: {who: agent}}\nresults:\n  - {name: 执照, material: licence}\n";
    [
        ("a", AGENT),
        ("b", AGENT),
        ("c", "materials: [{material: licence, originals: 1}, {material: form, originals: 1}]\n"),
    ]
}

#[test]
fn a_condition_of_members_of_which_one_always_takes_part_is_not_told() {
    assert_eq!(needed(ONE_OF_TWO, &one_of_two(), "letter"), "代办");
    assert_eq!(needed(ONE_OF_TWO, &one_of_two(), "form"), "always");
}

#[test]
fn a_paper_that_one_of_several_members_always_hands_out_is_never_brought() {
    assert_eq!(needed(ONE_OF_TWO, &one_of_two(), "licence"), "never");
    let apart = ONE_OF_TWO
        .replace("{guide: b, when: {kind: company}}", "{guide: d, when: {kind: company}}")
        .replace("[a, b]", "[a]");
    let guides = [one_of_two()[0], ("d", "materials: [{material: letter, originals: 1}]\n"), one_of_two()[2]];
    assert_eq!(needed(&apart, &guides, "licence"), "不是“个体户”", "where nobody hands it out it is brought");
}

// ---- What is known already

#[test]
fn of_two_variants_that_fit_the_first_decides_as_on_the_guides_own_page() {
    let guide = format!(
        "questions: [{{id: q, ask: 急吗？, options: [{{id: y, label: 加急}}, {{id: n, label: 不急}}]}}]
variants:
  - {{when: {{q: y}}, promised_limit: 1个工作日, visits: 1}}
  - {{when: {{q: [y, n]}}, promised_limit: 4个工作日, visits: 3}}\nvisits: 2\n{}",
        limit(9)
    );
    let content = content("members: [a, b]", &[("a", &guide), ("b", "")]);
    let chain = chain(&content);
    let of = |answers: Answers| (chain.change(&answers).after.days, chain.change(&answers).after.visits);
    assert_eq!(of(Answers::default().with(0, Answers::option(0))), (1, 1));
    assert_eq!(of(Answers::default().with(0, Answers::option(1))), (4, 3));
    assert_eq!(of(Answers::default()), (9, 3), "while it is open the greatest that it may come to");
}

#[test]
fn a_member_apart_that_nobody_visits_in_this_case_is_no_department_to_go_to() {
    let guide = "questions: [{id: q, ask: 网上？, options: [{id: y, label: 网上}, {id: n, label: 现场}]}]
variants: [{when: {q: y}, visits: 0}]\nvisits: 1\ndepartment: police\n";
    let content = content("department: approval\nmembers: [{guide: a, apart: true}, b]", &[("a", guide), ("b", "")]);
    let chain = chain(&content);
    let departments = |option| chain.change(&Answers::default().with(0, Answers::option(option))).after.departments;
    assert_eq!((departments(0), departments(1)), (1, 2));
}

#[test]
fn a_condition_is_told_without_what_is_answered_and_without_what_every_case_brings() {
    let bundle = "questions:
  - {id: kind, ask: 哪种？, options: [{id: shop, label: 门店}, {id: web, label: 网店}]}
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人}, {id: agent, label: 代办}]}
members: [{guide: a, when: {kind: shop}}, {guide: b, when: {kind: web}}]";
    let guide = "materials: [{material: letter, originals: 1, when: {who: agent}}]\n";
    let asking = format!(
        "questions: [{{id: who, ask: 谁来办？, options: [{{id: self, label: 本人}}, {{id: agent, label: 代办}}]}}]\n{guide}"
    );
    let content = content(bundle, &[("a", &asking), ("b", &asking)]);
    let chain = chain(&content);
    let situations = &chain.logic.situations;
    let letter = Formula::Any(chain.papers[0].uses.iter().map(|line| line.together.clone()).collect());
    let words = |formula: &Formula| told(Lang::Zh, situations, formula);
    assert_eq!(words(&letter), "（门店，并且代办），或者（网店，并且代办）");
    let cases = open_cases(&chain, &Answers::default()).expect("four cases");
    assert_eq!((cases.len(), words(&simplest(situations, &letter, &cases)).as_str()), (4, "代办"));
    let shop = Answers::default().with(0, Answers::option(0));
    assert_eq!(words(&reduced(situations, &letter, &shop)), "代办");
    let agent = Answers::default().with(1, Answers::option(1));
    let cases = open_cases(&chain, &agent).expect("two cases");
    assert_eq!(simplest(situations, &letter, &cases), Formula::Const(true));
}
