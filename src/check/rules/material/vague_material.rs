//! The name of a material ends in “and so on” or “related papers”.

use crate::check::rules::material::shared::{is_catch_all, is_vague};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0105",
    name: "vague-material",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "材料名称没有写全，用“等材料”“相关文件”收尾。",
        why: "申请人只能猜还缺什么，多半会来问或者多跑一趟。",
        source: "《行政许可法》第三十条（公示全部材料目录）",
    },
    en: Doc {
        what: "The name of a material ends in “and so on” or “related papers”.",
        why: "Applicants can only guess what else is meant.",
        source: "Administrative Licensing Law, art. 30 (the complete list of materials is published)",
    },
    bad: r#"materials:
  - name: «审计报告、合同等材料»
  - name: «发改部门相关立项文件»
"#,
    good: r#"materials:
  - name: 上一年度审计报告
  - name: 项目核准批复
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let catalogue = scope.content.materials.iter().map(|entry| &entry.value.name);
    let names = catalogue.chain(scope.guides().flat_map(|guide| &guide.materials).map(|material| &material.name));
    for name in names.filter(|name| !name.is_empty() && is_vague(name) && !is_catch_all(name)) {
        found.push(RULE.at(name.span).arg("name", &name.value).help("vague-material.help"));
    }
}
