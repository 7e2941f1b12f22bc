//! Nothing depends on an option.

use super::shared::{label_of, name_of, report};
use crate::check::rules::prelude::*;
use crate::situation::prove::{Examined, FlawKind};

pub const RULE: Rule = Rule {
    code: "C0201",
    name: "option-without-effect",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "选了某个选项，什么也不变。",
        why: "群众多选一回，得到的和没选一样；也可能是哪一行的 when 漏写了。",
        source: "《行政许可法》第三十条（公示全部材料、条件和期限）；GB/T 39554.2-2020",
    },
    en: Doc {
        what: "Nothing depends on an option.",
        why: "Applicants choose for nothing, or a line lacks its condition.",
        source: "Administrative Licensing Law, art. 30 (all materials, conditions and limits are published); GB/T 39554.2-2020",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}, {id: «child», label: 子女来}]}
materials:
  - {name: 身份证}
  - {name: 委托书, when: {who: agent}}
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
    report(&RULE, "option-without-effect.help", examined, found, |kind| match kind {
        FlawKind::OptionWithoutEffect { question, option, .. } => {
            Some(vec![("question", name_of(examined, *question)), ("option", label_of(examined, *question, *option))])
        }
        _ => None,
    });
}
