//! A hand-written material differs from one of the catalogue only in wording.

use std::collections::HashMap;

use crate::check::rules::prelude::*;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "M0115",
    name: "material-near-catalogue",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "手写的材料名称和材料目录里的一种只是说法不同。",
        why: "同一种材料两个名字，申请人以为是两样；目录里的电子证照、免交、出具单位也用不上。",
        source: "《优化营商环境条例》第三十五条（减材料）；国发〔2022〕5号（材料名称统一）",
    },
    en: Doc {
        what: "A hand-written material differs from one of the catalogue only in wording.",
        why: "Two names look like two papers, and what the catalogue knows (e-licence, issuer) is lost.",
        source: "Regulation on the Business Environment, art. 35; State Council document 国发〔2022〕5号",
    },
    bad: r#"=== materials/all.yaml
id-card:
  name: 居民身份证
  aliases: [身份证, 二代证]
=== guides/a.yaml
materials:
  - name: «申请人身份证原件及复印件»
  - name: «居民 身份证»
"#,
    good: r#"=== materials/all.yaml
id-card:
  name: 居民身份证
  aliases: [身份证, 二代证]
=== guides/a.yaml
materials:
  - material: id-card
  - name: 临时居民身份证
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let known = Known::new(scope);
    let named_only = scope.guides().flat_map(|guide| &guide.materials).filter(|material| material.material.is_none());
    for name in named_only.map(|material| &material.name).filter(|name| !name.is_empty()) {
        if let Some(entry) = known.find(name) {
            let finding = RULE.at(name.span).arg("name", &name.value).arg("near", &entry.value.name.value);
            found.push(finding.arg("id", &entry.id).help("material-near-catalogue.help"));
        }
    }
}

/// Names and everyday names of the catalogue without what only words a name differently.
struct Known<'a>(HashMap<String, &'a Entry<Material>>);

impl<'a> Known<'a> {
    fn new(scope: &Scope<'a>) -> Self {
        let mut known = HashMap::new();
        for entry in &scope.content.materials {
            for name in std::iter::once(&entry.value.name).chain(&entry.value.aliases) {
                known.entry(core(name)).or_insert(entry);
            }
        }
        Known(known)
    }

    fn find(&self, name: &str) -> Option<&'a Entry<Material>> {
        self.0.get(&core(name)).copied()
    }
}

const BEFORE: &[&str] =
    &["申请人的", "申请人", "本人的", "本人", "办理人", "当事人", "有效的", "有效", "合法有效的", "加盖公章的"];
const AFTER: &[&str] =
    &["原件及复印件", "原件和复印件", "原件与复印件", "原件或复印件", "及复印件", "复印件", "原件", "正本", "的"];

/// 申请人身份证原件及复印件（正反面） → 身份证.
fn core(name: &str) -> String {
    let name: String = name.chars().map(narrow).collect();
    let without_note = name.split('(').next().filter(|head| !head.trim().is_empty()).unwrap_or(&name);
    let letters: String = without_note.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut core = letters.as_str();
    while let Some(rest) = BEFORE.iter().find_map(|word| core.strip_prefix(word)).filter(|rest| !rest.is_empty()) {
        core = rest;
    }
    while let Some(rest) = AFTER.iter().find_map(|word| core.strip_suffix(word)).filter(|rest| !rest.is_empty()) {
        core = rest;
    }
    core.to_owned()
}
