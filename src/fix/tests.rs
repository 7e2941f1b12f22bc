//! What must hold of every mend, on small texts; whole folders are under `tests/fix/`.

use super::*;

/// What a check of the file alone finds.
fn checked(path: &str, text: &str) -> Diagnostics {
    let (tree, mut found) = crate::source::read_texts(vec![(path.to_owned(), text.to_owned())]);
    let (content, fields) = crate::model::parse(&tree);
    found.extend(fields);
    found.extend(crate::check::check(&content, &tree.map, &crate::check::CheckOptions::default()));
    found
}

#[test]
fn a_file_without_slips_is_not_read_again() {
    let mut sources = SourceMap::default();
    let clean = sources.add("guides/a.yaml".to_owned(), "visits：1\n".to_owned());
    sources.add("guides/b.yaml".to_owned(), "visits: 1 \n".to_owned());
    // Nobody found anything in the first, so it counts as clean although it isn't.
    let files: Vec<FileId> = mend(&sources, &Diagnostics::new()).iter().map(|mended| mended.file).collect();
    assert!(files.len() == 1 && files[0] != clean, "{files:?}");
}

/// The text of a file at `path` after all mends, and the lines of those that were dropped.
fn mended_at(path: &str, text: &str) -> (String, Vec<usize>) {
    let mut sources = SourceMap::default();
    let file = sources.add(path.to_owned(), text.to_owned());
    let found = mend(&sources, &checked(path, text));
    let Some(mended) = found.into_iter().next() else { return (text.to_owned(), Vec::new()) };
    let line = |finding: &Diagnostic| sources.line_col(file, finding.span.unwrap_or_default().start).0;
    (mended.text, mended.dropped.iter().map(line).collect())
}

#[track_caller]
fn becomes(before: &str, after: &str) {
    assert_eq!(mended_at("guides/a.yaml", before), (after.to_owned(), Vec::new()));
    assert_eq!(mended_at("guides/a.yaml", after), (after.to_owned(), Vec::new()), "the second run");
}

#[track_caller]
fn stays(text: &str) {
    becomes(text, text);
}

#[test]
fn slips_of_every_kind_are_mended_in_one_run() {
    becomes(
        "\u{feff}title：甲 \r\nstatus: 启用\t\r\ntask_type:行政许科\r\npublished: 2026.3.1 # 改版\r\nvisits: １\r\n",
        "title: 甲\r\nstatus: 在用\r\ntask_type: 行政许可\r\npublished: 2026-03-01 # 改版\r\nvisits: 1\r\n",
    );
}

#[test]
fn quotes_anchors_and_comments_keep_every_byte() {
    becomes(
        "status: \"启用\"   # 自 2026.3.1 起：是\naudience: [ '个人' ,  企业法人 ]\n",
        "status: \"在用\"   # 自 2026.3.1 起：是\naudience: [ '自然人' ,  企业法人 ]\n",
    );
    stays("audience: &who [自然人]\ntopics: *who\nupdated: \"2026\\x2e3.1\"\n");
}

#[test]
fn a_value_that_is_used_in_other_places_too_is_not_mended_for_all_of_them() {
    let text = "published: &day 2026.3.1\nupdated: *day\n";
    assert_eq!(mended_at("guides/a.yaml", text), (text.to_owned(), vec![1]));
}

#[test]
fn markdown_is_never_touched() {
    let body = "# 说明  \n\n电话：０５２０  \n\ttitle：甲\t\n2026.3.1　\n";
    let (text, _) = mended_at("guides/a.md", &format!("---\ntitle：甲  \n---\n{body}"));
    assert_eq!(text, format!("---\ntitle: 甲\n---\n{body}"));
    assert_eq!(mended_at("files/forms/a.md", body).0, body);
}

#[test]
fn blanks_that_belong_to_a_block_of_text_stay() {
    stays("summary: |\n  第一行  \n  第二行\t\n   \n\ntitle: 甲\n");
    stays("summary: >-\n  第一行  \n\n  第二行 \ntitle: 甲\n");
    becomes("summary: |  \n  第一行  \ntitle: 甲  \n# 注 \n", "summary: |\n  第一行  \ntitle: 甲\n# 注\n");
}

#[test]
fn a_blank_that_a_backslash_keeps_stays() {
    stays("title: \"甲\\ \n  乙\"\n");
}

#[test]
fn a_mend_that_would_double_a_value_is_dropped_and_said_so() {
    let text = "audience: [自然人, 个人]\nstatus: 启用\n";
    assert_eq!(mended_at("guides/a.yaml", text), ("audience: [自然人, 个人]\nstatus: 在用\n".to_owned(), vec![1]));
}

#[test]
fn a_line_that_stays_unreadable_is_left_as_it_is_and_the_others_are_mended() {
    let text = "title：甲\nsummary：\"乙\nstatus: 启用\n";
    let (mended, dropped) = mended_at("guides/a.yaml", text);
    assert!(mended.starts_with("title: 甲\n") && mended.ends_with("status: 启用\n"), "{mended}");
    assert_eq!(dropped, [2]);
}

#[test]
fn slips_behind_an_unreadable_indentation_are_mended_too() {
    becomes(
        "steps:\n\t- name：受理\n\t  limit: ２天\n\t- name: 办结\n",
        "steps:\n  - name: 受理\n    limit: 2天\n  - name: 办结\n",
    );
}

#[test]
fn chinese_names_of_fields_become_the_fields() {
    becomes("事项名称: 甲\n", "title: 甲\n");
    becomes("事项名称：甲\nstatus: 在用\n", "title: 甲\nstatus: 在用\n");
    stays("事项名称: 甲\ntitle: 乙\n");
}

#[test]
fn a_rule_that_is_switched_off_mends_nothing() {
    let (path, text) = ("guides/a.yaml", "consult_phone: 0520—6821004\n");
    let mut sources = SourceMap::default();
    sources.add(path.into(), text.into());
    sources.add("site.yaml".into(), "rules:\n  - rule: phone-form\n    level: 允许\n    reason: 另查\n".into());
    let found = checked(path, text);
    assert!(found.iter().any(|finding| !finding.fix.is_empty()), "the file would not be looked at");
    let mended = mend(&sources, &found);
    assert!(mended.is_empty(), "{mended:?}");
}

#[test]
fn what_only_an_editor_can_decide_stays() {
    stays("status: 停用\npublished: 3.1.2026\nupdated: 2026-02-30\nvisits: 两次\nconsult_phone: 6821004\n");
    stays("a:\n  b:\n\tc: 1\n");
}

#[test]
fn half_a_season_in_the_right_form_is_nothing_to_mend() {
    let text = "hours:\n  - days: 周一\n    from: 05-01\n";
    assert_eq!(mended_at("halls/a.yaml", text), (text.to_owned(), Vec::new()));
}
