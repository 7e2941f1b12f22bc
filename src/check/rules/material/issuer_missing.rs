//! A material that somebody else issues does not say who.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0117",
    name: "issuer-missing",
    level: Level::Warn,
    presence: true,
    zh: Doc {
        what: "材料不是申请人自己做的，却没有写去哪里开。",
        why: "“××证明”找谁开，是群众问得最多的问题。",
        source: "《优化营商环境条例》第三十五条；国办发〔2018〕47号（证明事项清理）",
    },
    en: Doc {
        what: "A material that somebody else issues does not say who.",
        why: "“Where do I get this?” is what people ask most.",
        source: "Regulation on the Business Environment, art. 35; 国办发〔2018〕47号",
    },
    bad: r#"materials:
  - name: «无房证明»
    source: 政府部门核发
"#,
    good: r#"materials:
  - name: 无房证明
    source: 政府部门核发
    issuer: 不动产登记中心
  - name: 申请报告
    source: 申请人自备
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let is_issued = |material: &&MaterialUse| material.source.is_some_and(|from| from != MaterialSource::Applicant);
    // The catalogue asks for the issuer itself.
    let named_only = guide.materials.iter().filter(|material| material.material.is_none() && !material.name.is_empty());
    for material in named_only.filter(is_issued).filter(|material| material.issuer.is_empty()) {
        let finding = RULE.at(material.name.span).arg("name", &material.name.value);
        found.push(finding.help("issuer-missing.help"));
    }
}
