//! The title of a policy stands in title marks.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0206",
    name: "policy-title-brackets",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "政策文件的名称带了书名号。",
        why: "页面会自动加书名号，写了就成了两层。",
        source: "本软件的内容格式；GB/T 15834-2011 标点符号用法",
    },
    en: Doc {
        what: "The title of a policy stands in title marks.",
        why: "Pages add them, and there would be two pairs.",
        source: "the content format; GB/T 15834-2011 (punctuation)",
    },
    bad: r#"=== policies/all.yaml
law:
  title: «《中华人民共和国行政许可法》»
"#,
    good: r#"=== policies/all.yaml
law:
  title: 中华人民共和国行政许可法
rule:
  title: 中华人民共和国实施《某条约》的规定
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for title in scope.content.policies.iter().map(|entry| &entry.value.title) {
        if title.starts_with('《') {
            found.push(RULE.at(title.span).help("policy-title-brackets.help"));
        }
    }
}
