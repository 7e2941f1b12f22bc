//! Decision tables and their differences, of guides written in a few lines.

use super::*;

const QUESTIONS: &str = "questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
";

fn content(yaml: &str) -> Content {
    let text = format!("title: 甲\npromised_limit: 5个工作日\nvisits: 1\n{yaml}");
    let (tree, _) = source::read_texts(vec![("guides/a.yaml".into(), text)]);
    model::parse(&tree).0
}

fn shown(yaml: &str, max: usize) -> String {
    let content = content(yaml);
    text::text(&sheet(&content, &content.guides[0].value.head, max, Lang::Zh).unwrap(), Lang::Zh)
}

fn changed(old: &str, new: &str) -> String {
    let (old, new) = (content(old), content(new));
    let version = |content| -> (&Content, &Guide) { (content, &content.guides[0].value.head) };
    diff::told(version(&new), version(&old), 50, Lang::Zh).unwrap()
}

fn lines(materials: &str) -> String {
    format!("{QUESTIONS}materials:\n  - {{name: 身份证, originals: 1}}\n{materials}")
}

const AGENT: &str = "  - {name: 委托书, originals: 1, copies: 2, when: {who: agent}}\n";
const CHILD: &str = "  - {name: 监护人身份证, when: {age: 不满16}}\n";

#[test]
fn a_table_has_one_row_for_each_list_with_counts_and_limits() {
    let variant = "variants: [{when: {who: agent}, promised_limit: 8个工作日, visits: 2}]\n";
    let text = shown(&format!("{}{variant}", lines(AGENT)), 50);
    let expected = "\
甲
共 2 种情形，归成 2 行，每行的办法完全一样

1. 谁来办？（本人来、别人代办）
2. 申请人几岁？

第 1 行（1 种情形）
  ● 别人代办
    材料 2样  身份证  原件1份
              委托书  原件1份、复印件2份
    时限      承诺8个工作日
    到场      2次

第 2 行（1 种情形）
  ● 本人来
    材料 1样  身份证  原件1份
    时限      承诺5个工作日
    到场      1次
";
    assert_eq!(text, expected);
}

#[test]
fn more_rows_than_wanted_are_counted_and_said() {
    let text = shown(&lines(&format!("{AGENT}{CHILD}")), 3);
    assert!(text.contains("共 4 种情形；先列前 3 行") && text.contains("--max"), "{text}");
    assert!(!text.contains("第 4 行"), "{text}");
}

#[test]
fn a_change_is_told_for_exactly_its_situations() {
    let (old, new) = (lines(AGENT), lines(&format!("{AGENT}{CHILD}")));
    let expected =
        "变了的情形\n  ● 别人代办，并且年龄不满16岁\n  ● 本人来，并且年龄不满16岁\n    + 材料：监护人身份证\n\n";
    assert_eq!(changed(&old, &new), expected, "for self and agent, of that age only");
    assert_eq!(changed(&new, &new), "每种情形都和原来一样。\n");
}

#[test]
fn a_new_option_is_a_new_situation_and_a_lost_question_is_compared_by_words() {
    let old = lines(AGENT);
    let new = old.replace("{id: agent,", "{id: heir, label: 继承人}, {id: agent,");
    let told = changed(&old, &new);
    assert!(told.contains("新增的情形\n  ● 继承人") && !told.contains("变了的情形"), "{told}");
    let told = changed(&new, &old);
    assert!(told.contains("没有了的情形"), "{told}");
}

/// What a folder with one guide `a` says when it is asked for it: nothing, or why it refuses.
fn refused(yaml: &str) -> Option<Refused> {
    let text = format!("title: 甲\n{yaml}");
    let files = vec![("guides/a.yaml".into(), text), ("guides/b.yaml".into(), "title: 乙\n".into())];
    let folder = Folder::of(source::read_texts(files), "某处".into(), Lang::Zh).unwrap();
    folder.guide("a", Lang::Zh).err()
}

#[test]
fn what_cannot_be_read_makes_no_table_and_no_comparison() {
    assert_eq!(refused(&lines(AGENT)), None, "what is missing elsewhere does not matter");
    let unknown = lines("  - {name: 委托书, when: {whom: agent}}\n");
    let half = lines("  - {name: 委托书, when: [agent]}\n");
    let not_even_yaml = lines("  - {name: 委托书, when: {who: agent}\n");
    for yaml in [unknown, half, not_even_yaml] {
        let (message, code) = refused(&yaml).unwrap();
        assert!(message.contains("mingbai check --content 某处") && code == 1, "{message}");
    }
}

#[test]
fn rows_behind_the_limit_are_not_told_as_gone_or_new() {
    let options: String = (0..9).map(|at| format!("{{id: o{at}, label: 第{at}个}},")).collect();
    let papers: String = (0..9).map(|at| format!("  - {{name: 料{at}, when: {{why: o{at}}}}}\n")).collect();
    let guide = |options: &str| {
        format!(
            "questions: [{{id: why, ask: 为什么？, options: [{options}]}}]\nmaterials:\n  - {{name: 总要}}\n{papers}"
        )
    };
    let old = guide(&format!("{{id: gone, label: 旧的}},{options}"));
    let (old, new) = (content(&old), content(&guide(&options)));
    let told = diff::told((&new, &new.guides[0].value.head), (&old, &old.guides[0].value.head), 3, Lang::Zh).unwrap();
    assert!(told.contains("没有了的情形\n  ● 旧的\n"), "{told}");
    assert_eq!(told.matches('●').count(), 1, "{told}");
}
