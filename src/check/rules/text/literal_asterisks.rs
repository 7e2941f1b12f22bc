//! Bold asterisks next to Chinese punctuation do not work and are shown.

use crate::check::rules::prelude::*;
use pulldown_cmark::Event;

pub const RULE: Rule = Rule {
    code: "T0201",
    name: "literal-asterisks",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "加粗的星号挨着中文标点，不起作用，会原样显示。",
        why: "网页上出现成对的星号，读屏软件还会念出来。",
        source: "CommonMark 0.31.2 第 6.2 节（左侧、右侧分隔符）",
    },
    en: Doc {
        what: "Bold asterisks next to Chinese punctuation do not work and are shown.",
        why: "Readers see pairs of asterisks, and screen readers speak them.",
        source: "CommonMark 0.31.2, section 6.2 (flanking delimiter runs)",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
**说明：«**»后续再办。
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
**说明**：后续再办。号码写成 139****0000，姓名写成张**、李**。
"#,
    check: Check::Prose(check),
};

fn check(_: &Scope<'_>, prose: &Prose<'_>, found: &mut Found) {
    let text = prose.body.text.as_str();
    // Asterisks that are no markup come as texts of one character each.
    let literal = prose.events.iter().filter(|(event, _)| matches!(event, Event::Text(text) if &**text == "*"));
    for run in literal.map(|(_, range)| range.start..range.start + 2) {
        let is_pair = text.get(run.clone()) == Some("**") && !text[..run.start].ends_with('*');
        if is_pair && was_meant(text, &run) {
            found.push(RULE.at(prose.span(&run)).help("literal-asterisks.help"));
        }
    }
}

/// Two asterisks between a letter and punctuation that closes (`：**后`) or opens (`前**“`): CommonMark does not take
/// them for bold, though the writer did.
fn was_meant(text: &str, run: &std::ops::Range<usize>) -> bool {
    let (before, after) = (text[..run.start].chars().next_back(), text[run.end..].chars().next());
    let (Some(before), Some(after)) = (before, after) else { return false };
    let closes = "：。，；！？、”’》）】」』…:.,;!?)".contains(before) && after.is_alphanumeric();
    let opens = before.is_alphanumeric() && "“‘《（【「『(".contains(after);
    closes || opens
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn opening_punctuation_after_the_asterisks_fires_too() {
        fires(&RULE, "=== pages/a.md\n---\ntitle: 甲\n---\n请带«**»“原件”«**»来。\n");
        silent(&RULE, "=== pages/a.md\n---\ntitle: 甲\n---\n`前**“后`，**“原件”** 来\n");
    }
}
