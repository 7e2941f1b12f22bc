//! Half-width punctuation stands between Chinese characters.

use crate::check::rules::prelude::*;
use crate::check::shapes::is_han;

pub const RULE: Rule = Rule {
    code: "T0104",
    name: "ascii-punctuation",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "汉字之间用了半角标点。",
        why: "印出来疏密不匀，读屏软件停顿也不对。",
        source: "GB/T 15834-2011 标点符号用法",
    },
    en: Doc {
        what: "Half-width punctuation stands between Chinese characters.",
        why: "It prints unevenly, and screen readers pause wrongly.",
        source: "GB/T 15834-2011 (punctuation)",
    },
    bad: r#"conditions:
  - 年满18周岁«,»身体健康«;»没有犯罪记录。
"#,
    good: r#"conditions:
  - 年满18周岁，身体健康；身高1.6米。
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if !passage.is_wording() {
        return;
    }
    let around = |at: usize| (passage.text[..at].chars().next_back(), passage.text[at + 1..].chars().next());
    for (at, mark) in passage.text.match_indices([',', ';', ':', '?', '!']) {
        let (before, after) = around(at);
        if before.is_some_and(is_han) && after.is_some_and(is_han) {
            let finding = RULE.at(passage.span(at..at + 1)).arg("mark", mark);
            found.push(finding.help("ascii-punctuation.help"));
        }
    }
}
