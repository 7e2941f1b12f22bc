//! The summary has more than 60 characters.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0105",
    name: "summary-too-long",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "一句话说明超过60字。",
        why: "列表和明白卡只有一两行的位置，长了就看不到最要紧的话。",
        source: "本软件的明白卡版式；国发〔2022〕5号（易查易懂）",
    },
    en: Doc {
        what: "The summary has more than 60 characters.",
        why: "Lists and cards have one or two lines; what matters falls off the end.",
        source: "the layout of cards; State Council document 国发〔2022〕5号",
    },
    bad: r#"summary: «从没领过身份证的人第一次领证，孩子由监护人带来办。从没领过身份证的人第一次领证，孩子由监护人带来办。从没领过身份证的人第一次领证，孩子由监护人带来办。»
"#,
    good: r#"summary: 从没领过身份证的人第一次领证，孩子由监护人带来办。
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let length = guide.summary.chars().count();
    if length > MOST {
        let finding = RULE.at(guide.summary.span).arg("length", length.to_string());
        found.push(finding.help("summary-too-long.help"));
    }
}

const MOST: usize = 60;
