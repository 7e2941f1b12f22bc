//! The same article of the same policy is cited twice.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0203",
    name: "basis-twice",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "同一个文件的同一条引用了两次。",
        why: "依据看起来多，其实重复；条号改了会漏改一处。",
        source: "GB/T 39554.2-2020 要素要求（设定依据）",
    },
    en: Doc {
        what: "The same article of the same policy is cited twice.",
        why: "The grounds look many and are one; when the number changes one is forgotten.",
        source: "GB/T 39554.2-2020 (elements of service items), legal basis",
    },
    bad: r#"legal_basis:
  - policy: law
    article: 第三条
  - policy: «law»
    article: 第三条
"#,
    good: r#"legal_basis:
  - policy: law
    article: 第三条
  - policy: law
    article: 第四条
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for (index, basis) in guide.legal_basis.iter().enumerate() {
        let Some(policy) = &basis.policy else { continue };
        let is_same = |earlier: &&LegalBasis| {
            earlier.policy.as_ref().is_some_and(|p| p.id == policy.id) && earlier.article.value == basis.article.value
        };
        if let Some(first) = guide.legal_basis[..index].iter().find(is_same).and_then(|first| first.policy.as_ref()) {
            let finding = RULE.at(policy.span).arg("article", &basis.article.value);
            found.push(finding.related(first.span, "first-here").help("basis-twice.help"));
        }
    }
}
