//! A text still holds TODO, 待定 or xxx.

use crate::check::rules::prelude::*;
use crate::check::shapes::is_boundary;

pub const RULE: Rule = Rule {
    code: "T0102",
    name: "placeholder-text",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "文字里留着“待定”“待补充”“TODO”“xxx”。",
        why: "半成品上了网，抽查按空白栏目和错误信息扣分。",
        source: "国办秘函〔2019〕19号（检查指标：空白栏目、信息不准确）",
    },
    en: Doc {
        what: "A text still holds TODO, 待定 or xxx.",
        why: "Half-finished texts count as blank or wrong in inspections.",
        source: "国办秘函〔2019〕19号 (inspection indicators: blank columns, wrong information)",
    },
    bad: r#"limit_note: «待定»
booking: 电话 «TODO»
post: 寄到 «xxx» 路
"#,
    good: r#"limit_note: 等待定损的时间不计入。
booking: 用 maxxx 软件预约
post: 期待定期寄送
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    // On a form "×××" is where applicants write.
    if !passage.is_wording() || matches!(passage.origin, Origin::Form) {
        return;
    }
    for range in words(passage.text) {
        let finding = RULE.at(passage.span(range.clone())).arg("word", &passage.text[range]);
        found.push(finding.help("placeholder-text.help"));
    }
}

const MARKERS: &[&str] = &["待定", "待补充", "待完善", "待确认", "待更新", "待核实", "待填写", "TODO", "TBD", "FIXME"];

/// Markers that stand alone, and runs of three or more x.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let stands_alone = |range: &std::ops::Range<usize>| {
        is_boundary(text[..range.start].chars().next_back()) && is_boundary(text[range.end..].chars().next())
    };
    let markers = MARKERS.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| at..at + word.len()));
    let mut found: Vec<_> = markers.filter(stands_alone).collect();
    let mut at = 0;
    while let Some(start) = text[at..].find(['x', 'X']).map(|start| at + start) {
        at = start + text[start..].len() - text[start..].trim_start_matches(['x', 'X']).len();
        let is_ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '@'));
        let inside = is_ascii(text[..start].chars().next_back()) || is_ascii(text[at..].chars().next());
        if at - start >= 3 && !inside {
            found.push(start..at);
        }
    }
    found
}
