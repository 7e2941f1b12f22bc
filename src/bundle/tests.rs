//! Bundles written as clerks write them, held against figures made by hand and against an independent longest path.

mod told;

use proptest::prelude::*;

use super::*;
use crate::lang::Lang;
use crate::model::Content;
use crate::situation::{Answers, Formula, told};

fn content(bundle: &str, guides: &[(&str, &str)]) -> Content {
    let guides =
        guides.iter().map(|(id, yaml)| (format!("guides/{id}.yaml"), format!("title: {id}\nstatus: 在用\n{yaml}")));
    let files = std::iter::once(("bundles/x.yaml".to_owned(), format!("title: 甲\n{bundle}"))).chain(guides);
    let (tree, _) = crate::source::read_texts(files.collect());
    crate::model::parse(&tree).0
}

fn chain(content: &Content) -> Chain<'_> {
    Chain::of(content, &content.bundles[0].value.head)
}

fn nothing_answered(bundle: &str, guides: &[(&str, &str)]) -> Change {
    chain(&content(bundle, guides)).change(&Answers::default())
}

fn limit(days: u32) -> String {
    format!("promised_limit: {days}个工作日\n")
}

// ---- Papers

/// Two members ask for one paper: (line of the first, line of the second, shared set, originals and copies brought).
#[test]
fn a_paper_that_several_members_want_is_brought_once() {
    for (first, second, one_set, originals, copies) in [
        ("originals: 1, copies: 1, keep: 查验", "originals: 1, copies: 2, keep: 查验", false, 1, 3),
        ("originals: 1, copies: 1, keep: 查验", "originals: 1, copies: 2, keep: 查验", true, 1, 2),
        ("originals: 2, copies: 0, keep: 查验", "originals: 1, copies: 0, keep: 查验", false, 2, 0),
        ("originals: 2, copies: 0, keep: 收取", "originals: 2, copies: 0, keep: 收取", false, 4, 0),
        ("originals: 2, copies: 0, keep: 收取", "originals: 2, copies: 0, keep: 收取", true, 2, 0),
        // The one that is kept can be looked at before it is handed in.
        ("originals: 1, copies: 0, keep: 收取", "originals: 1, copies: 1, keep: 查验", false, 1, 1),
        ("originals: 1, copies: 0, keep: 收取", "originals: 3, copies: 1, keep: 查验", false, 3, 1),
        // Nobody says that it is given back.
        ("originals: 1, copies: 0", "originals: 1, copies: 0", false, 2, 0),
        ("medium: 电子", "originals: 0, copies: 0", false, 0, 0),
        ("originals: 4294967295, copies: 1", "originals: 1, copies: 4294967295", false, u32::MAX, u32::MAX),
    ] {
        let guide = |line: &str| format!("materials:\n  - {{material: paper, {line}}}\n");
        let bundle = format!("one_set: {one_set}\nmembers: [a, b]\n");
        let change = nothing_answered(&bundle, &[("a", &guide(first)), ("b", &guide(second))]);
        let case = format!("{first} | {second} | {one_set}");
        assert_eq!((change.before.materials, change.after.materials), (2, 1), "{case}");
        assert_eq!((change.after.originals, change.after.copies), (originals, copies), "{case}");
    }
}

#[test]
fn papers_that_only_share_a_name_stay_apart_and_lines_of_one_member_add_up() {
    let named = "materials: [{name: 合同, originals: 1}]\n";
    assert_eq!(nothing_answered("members: [a, b]", &[("a", named), ("b", named)]).after.materials, 2);
    let parents = "materials:
  - {material: id-card, originals: 1, keep: 查验, note: 父亲}
  - {material: id-card, originals: 1, keep: 查验, note: 母亲}\n";
    let child = "materials: [{material: id-card, originals: 1, keep: 查验}]\n";
    let change = nothing_answered("members: [a, b]", &[("a", parents), ("b", child)]);
    assert_eq!((change.before.originals, change.after.originals, change.after.materials), (3, 2, 1));
}

const GIVER: &str = "results: [{name: 许可证, material: licence}]\n";
const TAKER: &str = "materials: [{material: licence, originals: 1, copies: 1, keep: 查验}]\n";

#[test]
fn what_a_member_in_front_hands_out_is_not_brought() {
    let after = |bundle: &str, middle: &str| {
        let change = nothing_answered(bundle, &[("a", GIVER), ("b", middle), ("c", TAKER)]);
        (change.before.materials, change.after.materials)
    };
    assert_eq!(after("members: [a, {guide: c, after: a}]", ""), (1, 0));
    assert_eq!(after("members: [a, {guide: b, after: a}, {guide: c, after: b}]", ""), (1, 0), "through another member");
    assert_eq!(after("members: [a, c]", ""), (1, 1), "side by side it is not there in time");
    assert_eq!(after("members: [{guide: a, after: c}, c]", ""), (1, 1));
    assert_eq!(after("members: [a, b, {guide: c, after: a}]", TAKER), (2, 1), "b does not wait for it");
}

#[test]
fn what_is_handed_out_only_in_some_situations_is_brought_in_the_others() {
    let bundle =
        "questions: [{id: new, ask: 有许可证吗？, options: [{id: no, label: 还没有}, {id: yes, label: 已经有了}]}]
members: [{guide: a, when: {new: no}}, {guide: c, after: a}]";
    let content = content(bundle, &[("a", GIVER), ("c", TAKER)]);
    let chain = chain(&content);
    let brought = |option| chain.change(&Answers::default().with(0, Answers::option(option))).after.materials;
    assert_eq!((brought(0), brought(1)), (0, 1));
    let line = &chain.papers[0].uses[0];
    assert_eq!(told(Lang::Zh, &chain.logic.situations, &line.together), "不是“还没有”");
}

// ---- Questions

const ASKING: &str = "questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人}, {id: agent, label: 代办}]}
  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, unit: 岁, show_when: {who: self}}
materials:
  - {material: letter, originals: 1, when: {who: agent}}
  - {material: guardian, originals: 1, when: {age: 不满16}}
";

#[test]
fn a_question_of_several_members_is_asked_once() {
    let content = content("members: [a, b]", &[("a", ASKING), ("b", ASKING)]);
    let chain = chain(&content);
    let ids: Vec<&str> = chain.logic.situations.questions.iter().map(|asked| asked.id()).collect();
    assert_eq!(ids, ["who", "age"]);
    let scenes = chain.scenes();
    assert_eq!(scenes.all.len(), 1, "no member depends on an answer");
    let scene = scenes.main().expect("a scene");
    assert!(scene.is_exact);
    assert_eq!((scene.least.after.materials, scene.most.after.materials, scene.most.before.materials), (0, 1, 2));
}

#[test]
fn a_settled_answer_is_not_asked_and_a_question_of_a_member_only_where_it_takes_part() {
    let bundle = "questions: [{id: kind, ask: 哪种？, options: [{id: shop, label: 门店}, {id: web, label: 网店}]}]
members: [{guide: a, answers: {who: agent}}, {guide: b, when: {kind: shop}}]";
    let content = content(bundle, &[("a", ASKING), ("b", &ASKING.replace("who", "person"))]);
    let chain = chain(&content);
    let situations = &chain.logic.situations;
    let asked =
        |id: &str, answers: &Answers| situations.is_asked(situations.question(id).expect("a question"), answers);
    let web = Answers::default().with(0, Answers::option(1));
    assert_eq!(asked("who", &web), Some(false), "settled");
    assert_eq!((asked("person", &Answers::default()), asked("person", &web)), (None, Some(false)));
    // The agent of a brings a letter, and nobody asks for his age.
    let change = chain.change(&web);
    assert_eq!((change.before.applications, change.after.materials), (1, 1));
}

#[test]
fn questions_of_one_id_with_other_options_are_told() {
    let other = ASKING.replace("label: 代办", "label: 代理");
    let content = content("members: [a, b]", &[("a", ASKING), ("b", &other)]);
    assert_eq!(chain(&content).logic.differing.len(), 1);
}

#[test]
fn twenty_questions_with_five_options_do_not_explode() {
    let options =
        |at: usize| (0..5).map(|o| format!("{{id: o{o}, label: 选{at}之{o}}}")).collect::<Vec<_>>().join(", ");
    let question = |at: usize| format!("  - {{id: q{at}, ask: 问{at}？, options: [{}]}}\n", options(at));
    let line = |at: usize| format!("  - {{name: 材料{at}, originals: 1, when: {{q{at}: o1}}}}\n");
    let questions: String = (0..20).map(question).collect();
    let lines: String = (0..20).map(line).collect();
    let guide = format!("questions:\n{questions}materials:\n{lines}{}", limit(3));
    let bundle = "members: [{guide: a, when: {q0: [o1, o2]}}, {guide: b, when: {q1: o3}}, {guide: c, when: {q2: o1}}]";
    let content = content(bundle, &[("a", &guide), ("b", &guide), ("c", &guide)]);
    let chain = chain(&content);
    let scenes = chain.scenes();
    let scene = scenes.main().expect("a scene");
    assert!(scenes.all.len() == 1 && !scene.is_exact);
    assert_eq!((scene.least.after.materials, scene.most.before.days), (0, 9), "bounds, not guesses");
}

// ---- Days, visits, departments

#[test]
fn members_side_by_side_take_as_long_as_the_longest() {
    let guides = [("a", limit(3)), ("b", limit(4)), ("c", limit(5)), ("d", "promised_limit: 当场办结\n".to_owned())];
    let guides: Vec<(&str, &str)> = guides.iter().map(|(id, yaml)| (*id, yaml.as_str())).collect();
    let change = nothing_answered("members: [a, {guide: b, after: a}, c, {guide: d, after: [b, c]}]", &guides);
    assert_eq!((change.before.days, change.after.days, change.path), (12, 7, vec![0, 1]));
}

#[test]
fn a_member_may_be_quicker_as_part_of_the_bundle_and_never_slower() {
    let guides = [("a", limit(3)), ("b", limit(8))];
    let guides: Vec<(&str, &str)> = guides.iter().map(|(id, yaml)| (*id, yaml.as_str())).collect();
    let with =
        |days: u32| nothing_answered(&format!("members: [a, {{guide: b, after: a, limit: {days}个工作日}}]"), &guides);
    assert_eq!((with(2).before.days, with(2).after.days, with(20).after.days), (11, 5, 11));
}

#[test]
fn the_order_goes_through_a_member_that_takes_no_part() {
    let bundle = "questions: [{id: q, ask: 要中间那步吗？, options: [{id: y, label: 要}, {id: n, label: 不要}]}]
members: [a, {guide: b, after: a, when: {q: y}}, {guide: c, after: b}]";
    let content = content(bundle, &[("a", &limit(3)), ("b", &limit(4)), ("c", &limit(5))]);
    let chain = chain(&content);
    let scenes = chain.scenes();
    let days: Vec<_> = scenes.all.iter().map(|scene| (scene.most.after.days, scene.most.path.clone())).collect();
    assert_eq!(days, [(12, vec![0, 1, 2]), (8, vec![0, 2])]);
}

#[test]
fn a_variant_changes_the_days_and_visits_of_its_situation() {
    let guide = format!(
        "questions: [{{id: q, ask: 急吗？, options: [{{id: y, label: 加急}}, {{id: n, label: 不急}}]}}]
variants: [{{when: {{q: y}}, promised_limit: 1个工作日, visits: 2}}]\nvisits: 1\n{}",
        limit(9)
    );
    let content = content("members: [a, b]", &[("a", &guide), ("b", &limit(2))]);
    let chain = chain(&content);
    let scenes = chain.scenes();
    let figures: Vec<_> = scenes.all.iter().map(|scene| (scene.most.after.days, scene.most.after.visits)).collect();
    assert_eq!(figures, [(2, 2), (9, 1)]);
}

#[test]
fn one_way_to_the_lead_window_serves_all_but_those_apart() {
    let guide = |department: &str| format!("department: {department}\nvisits: 1\n");
    let (a, b, c) = (guide("police"), guide("tax"), guide("market"));
    let bundle = "department: approval\nmembers: [a, b, {guide: c, apart: true}]";
    let change = nothing_answered(bundle, &[("a", &a), ("b", &b), ("c", &c)]);
    assert_eq!((change.before.visits, change.after.visits), (3, 2));
    assert_eq!((change.before.departments, change.after.departments), (3, 2));
}

// ---- Any order

/// The longest path by trying all ways: nothing in common with `Order`.
fn by_all_ways(waits: &[Vec<usize>], days: &[Option<u32>]) -> u32 {
    fn until(at: usize, waits: &[Vec<usize>], days: &[Option<u32>]) -> u32 {
        let before = waits[at].iter().map(|first| until(*first, waits, days)).max().unwrap_or(0);
        before + days[at].unwrap_or(0)
    }
    (0..waits.len()).map(|at| until(at, waits, days)).max().unwrap_or(0)
}

/// Members that wait only for those with a smaller rank, under mixed-up names.
fn acyclic() -> impl Strategy<Value = (Vec<Vec<usize>>, Vec<Option<u32>>)> {
    (1usize..9).prop_flat_map(|count| {
        let names = Just((0..count).collect::<Vec<_>>()).prop_shuffle();
        let edges = proptest::collection::vec(any::<bool>(), count * count);
        let days = proptest::collection::vec(proptest::option::weighted(0.8, 0u32..30), count);
        (names, edges, days).prop_map(move |(names, edges, days)| {
            let mut waits = vec![Vec::new(); count];
            for (from, to) in (0..count).flat_map(|from| (0..from).map(move |to| (from, to))) {
                if edges[from * count + to] {
                    waits[names[from]].push(names[to]);
                }
            }
            (waits, days)
        })
    })
}

proptest! {
    #[test]
    fn the_longest_path_is_that_of_all_ways((waits, days) in acyclic()) {
        let order = Order::of(waits.clone());
        prop_assert!(order.rings.is_empty());
        let (longest, path) = order.longest(&days);
        prop_assert_eq!(longest, by_all_ways(&waits, &days));
        prop_assert_eq!(path.iter().filter_map(|at| days[*at]).sum::<u32>(), longest, "the path adds up to it");
        prop_assert!(path.windows(2).all(|pair| order.is_before(pair[0], pair[1])));
    }

    #[test]
    fn every_member_stands_behind_those_it_waits_for((waits, days) in acyclic()) {
        let order = Order::of(waits.clone());
        let place = |at: usize| order.sorted.iter().position(|sorted| *sorted == at);
        prop_assert!((0..waits.len()).all(|at| waits[at].iter().all(|first| place(*first) < place(at))));
        let rounds = order.rounds(|at| days[at].is_some());
        prop_assert_eq!(rounds.iter().map(Vec::len).sum::<usize>(), days.iter().flatten().count());
        prop_assert!(rounds.iter().all(|round| !round.is_empty()));
    }

    #[test]
    fn whatever_waits_for_whatever_there_is_an_order_and_every_ring_is_real(
        waits in (1usize..9).prop_flat_map(|n| proptest::collection::vec(proptest::collection::vec(0..n, 0..4), n))
    ) {
        let order = Order::of(waits.clone());
        let mut sorted = order.sorted.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..waits.len()).collect::<Vec<_>>(), "everyone has a place");
        for ring in &order.rings {
            let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
            prop_assert!(pairs.into_iter().all(|(at, next)| waits[*at].contains(next)));
        }
        let is_acyclic = order.before.iter().map(Vec::len).sum::<usize>()
            == waits.iter().map(|own| own.iter().collect::<std::collections::BTreeSet<_>>().len()).sum::<usize>();
        prop_assert_eq!(order.rings.is_empty(), is_acyclic);
    }
}

#[test]
fn sixty_members_in_a_row_and_in_layers_are_a_matter_of_moments() {
    let guides: Vec<(String, String)> = (0..60).map(|at| (format!("g{at:02}"), limit(at + 1))).collect();
    let guides: Vec<(&str, &str)> = guides.iter().map(|(id, yaml)| (id.as_str(), yaml.as_str())).collect();
    let row: String = (1..60).map(|at| format!("  - {{guide: g{at:02}, after: g{:02}}}\n", at - 1)).collect();
    let change = nothing_answered(&format!("members:\n  - g00\n{row}"), &guides);
    assert_eq!((change.after.days, change.before.days, change.path.len()), (1830, 1830, 60));
    // Ten layers of six, each member waiting for all of the layer in front: 6^10 ways.
    let layer =
        |at: usize| (at / 6 * 6 - 6..at / 6 * 6).map(|first| format!("g{first:02}")).collect::<Vec<_>>().join(", ");
    let layers: String = (6..60).map(|at| format!("  - {{guide: g{at:02}, after: [{}]}}\n", layer(at))).collect();
    let first: String = (0..6).map(|at| format!("  - g{at:02}\n")).collect();
    let change = nothing_answered(&format!("members:\n{first}{layers}"), &guides);
    assert_eq!(change.after.days, (1..=10).map(|layer| layer * 6).sum::<u32>(), "the slowest of each layer");
}

#[test]
fn conditions_are_told_without_what_is_certain() {
    let (yes, no) = (Formula::Const(true), Formula::Const(false));
    let is = Formula::Is { question: 0, test: crate::situation::Test::Options(vec![0]) };
    let all = |parts: Vec<Formula>| simplified(Formula::All(parts));
    assert_eq!(all(vec![yes.clone(), is.clone(), is.clone()]), is);
    assert_eq!(all(vec![is.clone(), Formula::Any(vec![])]), no);
    assert_eq!(all(vec![Formula::Not(Box::new(no.clone())), Formula::All(vec![])]), yes);
    let not = Formula::Not(Box::new(is.clone()));
    assert_eq!(all(vec![is.clone(), not.clone()]), no);
    assert_eq!(simplified(Formula::Any(vec![is.clone(), not])), yes);
    assert_eq!(simplified(Formula::Not(Box::new(Formula::Not(Box::new(is.clone()))))), is);
}
