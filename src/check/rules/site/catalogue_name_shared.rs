//! Two entries of a catalogue have the same name.

use std::collections::BTreeMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0203",
    name: "catalogue-name-shared",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "目录里两条同名：两种材料、两个部门、两个栏目或两份政策。",
        why: "选的时候分不清，改了一条忘了另一条。",
        source: "国发〔2022〕5号（材料名称统一）",
    },
    en: Doc {
        what: "Two entries of a catalogue have the same name.",
        why: "Nobody can tell them apart; one is changed and the other forgotten.",
        source: "State Council document 国发〔2022〕5号 (one name for one material)",
    },
    bad: r#"=== materials/a.yaml
id-card:
  name: 居民身份证
=== materials/b.yaml
identity-card:
  name: «居民身份证»
"#,
    good: r#"=== materials/a.yaml
id-card:
  name: 居民身份证
temporary-id-card:
  name: 临时居民身份证
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let content = scope.content;
    repeated(scope, content.materials.iter().map(|entry| &entry.value.name), found);
    repeated(scope, content.departments.iter().map(|entry| &entry.value.name), found);
    repeated(scope, content.topics.iter().map(|entry| &entry.value.name), found);
    repeated(scope, content.policies.iter().map(|entry| &entry.value.title), found);
}

fn repeated<'a>(scope: &Scope<'_>, names: impl Iterator<Item = &'a Text>, found: &mut Found) {
    let mut first: BTreeMap<&str, &Text> = BTreeMap::new();
    for name in names.filter(|name| !name.is_empty()) {
        let earlier = *first.entry(name).or_insert(name);
        if earlier.span != name.span {
            let finding = RULE.at(name.span).arg("name", &name.value).arg("place", scope.line(earlier.span));
            found.push(finding.help("catalogue-name-shared.help"));
        }
    }
}
