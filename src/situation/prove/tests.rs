//! Planted faults with their witnesses, and guides that are large or hostile.

use super::super::{Situations, answered};
use super::*;
use crate::lang::Lang;
use crate::situation::tests::guide;

/// The flaws of a guide: what the predicate picks, with the answers that show each. Every witness is complete.
fn shown(yaml: &str, picks: fn(&FlawKind) -> bool) -> Vec<String> {
    let guide = guide(yaml);
    let Some(examined) = examine(&guide) else { return Vec::new() };
    let situations = &examined.situations;
    let flaws = examined.flaws.iter().filter(|flaw| picks(&flaw.kind));
    let words = flaws.map(|flaw| match &flaw.witness {
        None => String::new(),
        Some(witness) => {
            for at in 0..situations.questions.len() {
                let is_asked = situations.is_asked(at, &witness.answers);
                assert_eq!(is_asked, Some(witness.answers.of(at).is_some()), "a witness answers what is asked");
            }
            answered(Lang::Zh, situations, &witness.answers, &witness.telling)
        }
    });
    words.collect()
}

const WHO_AGE: &str = "questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
";

#[test]
fn a_combination_without_materials_is_shown_by_its_answers() {
    let lines = "materials: [{name: 子, when: {who: agent}}, {name: 丑, when: {age: 16以上}}]";
    assert_eq!(shown(&format!("{WHO_AGE}{lines}"), |k| *k == FlawKind::NoMaterials), ["谁来办：本人来；年龄：15岁"]);
    let lines = "materials: [{name: 子, when: {who: agent}}, {name: 丑, when: {who: self}}]";
    assert_eq!(shown(&format!("{WHO_AGE}{lines}"), |k| *k == FlawKind::NoMaterials), [""; 0]);
}

#[test]
fn a_gap_between_two_ranges_is_shown_by_a_value_in_it() {
    let lines = |one: &str, other: &str| {
        let text =
            format!("{WHO_AGE}materials: [{{name: 子, when: {{age: {one}}}}}, {{name: 丑, when: {{age: {other}}}}}]");
        shown(&text, |kind| matches!(kind, FlawKind::RangeGap { .. } | FlawKind::RangeOverlap { .. }))
    };
    assert_eq!(lines("不满16", "超过18"), ["年龄：16岁"]);
    assert_eq!(lines("不满16", "超过16"), ["年龄：16岁"]);
    assert_eq!(lines("16以下", "16以上"), ["年龄：16岁"]);
    for (one, other) in [("不满16", "16以上"), ("不满16", "60以上"), ("16以上", "60以上"), ("60以下", "16以上")]
    {
        assert_eq!(lines(one, other), [""; 0], "{one}, {other}: nothing says that they divide a range");
    }
}

#[test]
fn lines_of_one_name_divide_a_range_however_wide_the_gap() {
    let lines = |one: &str, other: &str| {
        let line = |amount, age| format!("{{name: 工本费, amount: {amount}, when: {{age: {age}}}}}");
        let text = format!("{WHO_AGE}fees: {{charged: true, lines: [{}, {}]}}", line(10, one), line(20, other));
        shown(&text, |kind| matches!(kind, FlawKind::RangeGap { .. } | FlawKind::FeesContradict))
    };
    assert_eq!(lines("不满16", "60以上"), ["年龄：16岁"]);
    assert_eq!(lines("16以下", "16以上"), ["年龄：16岁"], "two amounts for one age");
    assert_eq!(lines("不满16", "16以上"), [""; 0]);
    let third = format!(
        "{WHO_AGE}materials: [{{name: 子, when: {{age: 不满16}}}}, {{name: 丑, when: {{age: 16..18}}}}, {{name: 寅, when: {{age: 超过18}}}}]"
    );
    assert_eq!(shown(&third, |kind| matches!(kind, FlawKind::RangeGap { .. })), [""; 0]);
}

#[test]
fn a_gap_counts_only_where_all_else_is_the_same() {
    let text = format!(
        "{WHO_AGE}materials: [{{name: 子, when: {{age: 不满16, who: self}}}}, {{name: 丑, when: {{age: 超过18, who: agent}}}}]"
    );
    assert_eq!(shown(&text, |kind| matches!(kind, FlawKind::RangeGap { .. })), [""; 0]);
    let text = text.replace("who: self", "who: agent");
    assert_eq!(shown(&text, |kind| matches!(kind, FlawKind::RangeGap { .. })), ["谁来办：别人代办；年龄：16岁"]);
}

#[test]
fn variants_that_hold_together_and_promise_different_days_contradict_each_other() {
    let variants = |second: &str| {
        format!(
            "{WHO_AGE}variants: [{{when: {{who: agent}}, promised_limit: 3个工作日}}, {{when: {{age: 不满16}}, promised_limit: {second}}}]"
        )
    };
    let contradict: fn(&FlawKind) -> bool = |kind| matches!(kind, FlawKind::VariantsContradict { .. });
    assert_eq!(shown(&variants("5个工作日"), contradict), ["谁来办：别人代办；年龄：15岁"]);
    assert_eq!(shown(&variants("3个工作日"), contradict), [""; 0]);
    let apart = variants("5个工作日").replace("age: 不满16", "who: self");
    assert_eq!(shown(&apart, contradict), [""; 0]);
}

#[test]
fn a_promise_over_the_law_counts_where_both_stand() {
    let guide = |variant: &str| {
        format!(
            "{WHO_AGE}statutory_limit: 10个工作日\npromised_limit: 5个工作日\nvariants: [{{when: {{who: agent}}, {variant}}}]"
        )
    };
    let over: fn(&FlawKind) -> bool = |kind| matches!(kind, FlawKind::OverStatutory { .. });
    assert_eq!(shown(&guide("promised_limit: 12个工作日"), over), ["谁来办：别人代办"]);
    assert_eq!(
        shown(&guide("statutory_limit: 3个工作日"), over),
        ["谁来办：别人代办"],
        "the guide's own promise stands"
    );
    assert_eq!(shown(&guide("promised_limit: 12个工作日, statutory_limit: 20个工作日"), over), [""; 0]);
}

#[test]
fn steps_are_added_up_for_each_situation() {
    let steps = |other: &str| {
        format!(
            "{WHO_AGE}promised_limit: 5个工作日\nsteps: [{{name: 子, limit: 2个工作日}}, {{name: 丑, limit: 3个工作日, when: {{who: agent}}}}, {{name: 寅, limit: 3个工作日, when: {other}}}]"
        )
    };
    let over: fn(&FlawKind) -> bool = |kind| matches!(kind, FlawKind::StepsOverPromised { .. });
    assert_eq!(shown(&steps("{who: self}"), over), [""; 0], "each of the two by itself is in time");
    assert_eq!(shown(&steps("{age: 60以上}"), over), ["谁来办：别人代办；年龄：60岁"]);
}

#[test]
fn cases_exclude_each_other_where_a_question_waits_for_two_others() {
    let options = "options: [{id: y, label: 是}, {id: n, label: 不是}]";
    // q3 waits for q1 and for q2; q2 waits for q0, and so stands before q1 in a diagram.
    let questions = format!(
        "questions:\n  - {{id: q0, ask: 问0, {options}}}\n  - {{id: q1, ask: 问1, kind: 多选, {options}}}\n  - {{id: q2, ask: 问2, {options}, show_when: {{q0: y}}}}\n  - {{id: q3, ask: 问3, {options}, show_when: {{q1: y, q2: n}}}}\n"
    );
    let guide = guide(&format!("{questions}materials:\n  - {{name: 子, when: {{q3: y}}}}\n"));
    let (situations, _) = Situations::of(&guide).unwrap();
    let parts: Vec<_> = situations.lines.keys().copied().collect();
    let rows = table::table(&Proof::of(&situations).unwrap(), &parts, 9).unwrap().rows;
    for answers in crate::situation::paths(&situations, 99).unwrap() {
        let told = rows.iter().flat_map(|row| &row.cases).filter(|case| situations.holds(case, &answers) == Some(true));
        assert_eq!(told.count(), 1, "{answers:?}");
    }
}

#[test]
fn steps_that_are_too_long_behind_hundreds_of_other_courses_are_not_missed() {
    let options = "options: [{id: y, label: 是}, {id: n, label: 不是}]";
    let questions: String = (0..10).map(|at| format!("  - {{id: q{at}, ask: 问{at}, {options}}}\n")).collect();
    // Whoever answers yes first goes through nine short steps in 512 ways; whoever answers no waits once, for long.
    let short = (1..10).map(|at| format!("  - {{name: 步{at}, limit: 1个工作日, when: {{q0: y, q{at}: y}}}}\n"));
    let steps: String = short.chain(["  - {name: 慢, limit: 30个工作日, when: {q0: n}}\n".to_owned()]).collect();
    let text = |days| format!("questions:\n{questions}promised_limit: {days}个工作日\nsteps:\n{steps}");
    let over: fn(&FlawKind) -> bool = |kind| matches!(kind, FlawKind::StepsOverPromised { .. });
    assert_eq!(shown(&text(10), over), ["问0：不是"]);
    assert_eq!(shown(&text(30), over), [""; 0]);
}

#[test]
fn questions_options_and_conditions_that_do_nothing_are_told() {
    let text = "questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}, {id: child, label: 子女}]}
  - {id: why, ask: 为什么？, options: [{id: a, label: 丢了}, {id: b, label: 坏了}]}
  - {id: old, ask: 老人吗？, options: [{id: y, label: 是}, {id: n, label: 不是}], show_when: {all: [{why: a}, {why: b}]}}
  - {id: papers, ask: 缺什么？, kind: 多选, options: [{id: photo, label: 照片}, {id: book, label: 户口簿}]}
materials:
  - {name: 子}
  - {name: 丑, when: {who: agent}}
  - {name: 寅, when: {all: [{who: agent}, {not: {who: agent}}]}}
  - {name: 卯, when: {any: [{who: agent}, {not: {who: agent}}]}}
  - {name: 辰, when: {papers: book}}
  - {name: 巳, when: {old: y}}
";
    let guide = guide(text);
    let kinds: Vec<FlawKind> = examine(&guide).unwrap().flaws.into_iter().map(|flaw| flaw.kind).collect();
    let expected = [
        FlawKind::NeverAsked { question: 2 },
        FlawKind::NeverHolds,
        FlawKind::AlwaysHolds,
        FlawKind::OptionWithoutEffect { question: 0, option: 2, like: Some(0) },
        FlawKind::QuestionWithoutEffect { question: 1 },
        FlawKind::OptionWithoutEffect { question: 3, option: 0, like: None },
    ];
    assert_eq!(kinds, expected);
}

/// 20 questions with 5 options: nearly a hundred million million situations.
fn twenty_by_five(lines: impl Fn(usize) -> String) -> String {
    let options: String = (0..5).map(|at| format!("{{id: o{at}, label: 第{at}}},")).collect();
    let question = |at: usize| match at {
        0..10 => format!("  - {{id: q{at}, ask: 问{at}, options: [{options}]}}\n"),
        _ => {
            format!("  - {{id: q{at}, ask: 问{at}, options: [{options}], show_when: {{not: {{q{}: o4}}}}}}\n", at - 10)
        }
    };
    let questions: String = (0..20).map(question).collect();
    let lines: String = (0..100).map(|at| format!("  - {{name: 料{at}, when: {}}}\n", lines(at))).collect();
    format!("questions:\n{questions}materials:\n  - {{name: 总要}}\n{lines}")
}

#[test]
fn twenty_questions_with_five_options_are_proved_with_few_nodes_and_steps() {
    let line = |at: usize| {
        let answer = |step: usize| format!("q{}: o{}", (at + step * 7) % 20, (at + step) % 5);
        let (one, other, third) = (answer(0), answer(1), answer(2));
        match at {
            0..20 => format!("{{q{at}: [o0, o1]}}"),
            20..40 => format!("{{q{}: [o2, o3]}}", at - 20),
            _ => format!("{{any: [{{{one}}}, {{all: [{{{other}}}, {{not: {{{third}}}}}]}}]}}"),
        }
    };
    let text = twenty_by_five(line);
    let guide = guide(&text);
    let examined = examine(&guide).unwrap();
    assert_eq!(examined.flaws, []);
    let (situations, _) = Situations::of(&guide).unwrap();
    let proof = Proof::of(&situations).unwrap();
    // Each pair of a question and the one that waits for it: four options times five, and one more.
    assert_eq!(proof.count(), 21_u128.pow(10).to_string());
    assert!(proof.nodes() < 100_000, "{} nodes", proof.nodes());
    assert!(proof.steps() < 500_000, "{} steps", proof.steps());
}

#[test]
fn a_question_with_two_hundred_options_each_with_its_paper_is_not_too_complex() {
    for kind in ["单选", "多选"] {
        let options: String = (0..200).map(|at| format!("{{id: o{at}, label: 第{at}}},")).collect();
        let lines: String = (0..200).map(|at| format!("  - {{name: 料{at}, when: {{town: o{at}}}}}\n")).collect();
        let question = format!("questions: [{{id: town, ask: 哪个镇？, kind: {kind}, options: [{options}]}}]");
        let text = format!("{question}\nmaterials:\n  - {{name: 总要}}\n{lines}");
        let guide = guide(&text);
        assert_eq!(examine(&guide).unwrap().flaws, [], "{kind}");
        let (situations, _) = Situations::of(&guide).unwrap();
        let parts: Vec<_> = situations.lines.keys().copied().collect();
        let table = table::table(&Proof::of(&situations).unwrap(), &parts, 50).unwrap();
        assert_eq!((table.rows.len(), table.is_all), (50, false), "{kind}");
    }
}

#[test]
fn what_would_explode_is_called_too_complex_and_keeps_what_was_found_before() {
    // Far apart in the order in which they are asked, so that all of one must be remembered until the other comes.
    let same = |at: usize| {
        let at = if at < 5 { at } else { at + 5 };
        let both = |option: usize| format!("{{all: [{{q{at}: o{option}}}, {{q{}: o{option}}}]}}", at + 5);
        format!("{{any: [{}]}}", (0..5).map(both).collect::<Vec<_>>().join(", "))
    };
    let all_the_same = format!("{{all: [{}]}}", (0..10).map(same).collect::<Vec<_>>().join(", "));
    let text = twenty_by_five(|at| if at == 0 { all_the_same.clone() } else { "{q0: o9}".to_owned() });
    let guide = guide(&text);
    let kinds: Vec<FlawKind> = examine(&guide).unwrap().flaws.into_iter().map(|flaw| flaw.kind).collect();
    assert_eq!(kinds.len(), 100);
    assert!(kinds[..99].iter().all(|kind| matches!(kind, FlawKind::Slip(_))));
    assert_eq!(kinds[99], FlawKind::TooComplex);
    let many: String = (0..3000).map(|at| format!("{{id: o{at}, label: 第{at}}},")).collect();
    let text =
        format!("questions: [{{id: many, ask: 问, options: [{many}]}}]\nmaterials: [{{name: 子, when: {{many: o7}}}}]");
    assert!(shown(&text, |kind| *kind == FlawKind::TooComplex).len() == 1);
}
