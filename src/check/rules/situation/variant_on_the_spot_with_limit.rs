//! A case settled on the spot has a promised limit in days in some situation.

use crate::check::rules::prelude::*;
use crate::lang::Lang;
use crate::situation::prove::Examined;
use crate::situation::{Part, told};

pub const RULE: Rule = Rule {
    code: "C0213",
    name: "variant-on-the-spot-with-limit",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "即办件的某种情形写了承诺办结天数。",
        why: "“即办”和“等几天”只能有一个是真的。",
        source: "GB/T 39554.2-2020 办件类型、承诺办结时限",
    },
    en: Doc {
        what: "A case settled on the spot has a promised limit in days in some situation.",
        why: "Only one of “at once” and “in some days” can be true.",
        source: "GB/T 39554.2-2020, case type and promised limit",
    },
    bad: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
case_type: 即办件
variants:
  - {when: {who: agent}, promised_limit: «3个工作日»}
"#,
    good: r#"questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
case_type: 承诺件
variants:
  - {when: {who: agent}, promised_limit: 3个工作日}
"#,
    check: Check::Situations(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, examined: &Examined<'_>, found: &mut Found) {
    if guide.case_type != Some(CaseType::OnTheSpot) {
        return;
    }
    for (at, variant) in guide.variants.iter().enumerate() {
        if let Some(promised) = variant.promised_limit.filter(|limit| !limit.is_on_the_spot()) {
            let when = told(Lang::Zh, &examined.situations, examined.situations.when(Part::Variant(at)));
            let finding = RULE.at(promised.span).arg("promised", scope.written(promised.span)).arg("when", when);
            found.push(finding.help("variant-on-the-spot-with-limit.help"));
        }
    }
}
