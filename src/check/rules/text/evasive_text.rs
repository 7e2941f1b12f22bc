//! A field says only “ask at the window” or “according to the rules”.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "T0107",
    name: "evasive-text",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "整个字段只写了“详询窗口”“按有关规定办理”之类的话。",
        why: "等于没写，还是要跑一趟或者打电话；抽查按要素缺失计。",
        source: "《优化营商环境条例》第三十五条（细化量化政务服务标准）",
    },
    en: Doc {
        what: "A field says only “ask at the window” or “according to the rules”.",
        why: "It says nothing; people still have to come or call, and inspections count it as missing.",
        source: "Regulation on the Business Environment, art. 35",
    },
    bad: r#"limit_note: «详询窗口。»
validity: «按有关规定执行»
"#,
    good: r#"limit_note: 60日从签好登记表那天算起；有疑问打窗口电话。
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    let Origin::Field { record, .. } = passage.origin else { return };
    // The text of a step has a rule of its own.
    if record == Step::KIND || !passage.is_wording() {
        return;
    }
    let said = passage.text.trim_matches(|c: char| !c.is_alphanumeric());
    if EMPTY.contains(&said) {
        found.push(RULE.at(passage.span).arg("text", said).help("evasive-text.help"));
    }
}

const EMPTY: &[&str] = &[
    "详询窗口",
    "详见窗口",
    "详见窗口公示",
    "详情咨询窗口",
    "请咨询窗口",
    "咨询窗口",
    "以窗口告知为准",
    "以窗口为准",
    "另行通知",
    "视情况而定",
    "根据实际情况",
    "以实际为准",
    "按规定执行",
    "按规定办理",
    "按有关规定执行",
    "按有关规定办理",
    "按相关规定执行",
    "按相关规定办理",
    "详见附件",
    "见附件",
    "详见办事指南",
];
