//! Whatever is answered to a question, nothing changes.

use super::shared::{name_of, report};
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0202",
    name: "question-without-effect",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一个问题怎么回答都一样。",
        why: "白问一句，群众多点一次；也可能是该写 when 的地方漏写了。",
        source: "《行政许可法》第三十条（公示全部材料、条件和期限）；GB/T 39554.2-2020",
    },
    en: Doc {
        what: "Whatever is answered to a question, nothing changes.",
        why: "It is asked for nothing, or the lines that need it lack their condition.",
        source: "Administrative Licensing Law, art. 30 (all materials, conditions and limits are published); GB/T 39554.2-2020",
    },
    bad: r#"questions:
  - {id: «who», ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
materials:
  - {name: 身份证}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
materials:
  - {name: 身份证}
  - {name: 委托书, when: {who: agent}}
"#,
    check: Check::Situations(check),
};

fn check(_: &Scope<'_>, _: &Guide, examined: &Examined<'_>, found: &mut Found) {
    report(&RULE, "question-without-effect.help", examined, found, |kind| match kind {
        FlawKind::QuestionWithoutEffect { question } => Some(vec![("question", name_of(examined, *question))]),
        _ => None,
    });
}
