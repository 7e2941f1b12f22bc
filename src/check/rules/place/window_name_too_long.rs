//! The name of a window has more than 40 characters, or more than one line.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0110",
    name: "window-name-too-long",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "窗口名称超过40字，或者不止一行。",
        why: "立牌、楼层总览和明白卡上放不下，群众也记不住。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "The name of a window has more than 40 characters, or more than one line.",
        why: "Stands, posters and cards have no room for it, and nobody can keep it in mind.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== windows/all.yaml
a04:
  number: A04
  name: «社会保险登记缴费转移待遇申领资格认证和就业失业登记创业补贴人才引进档案管理综合窗口»
"#,
    good: r#"=== windows/all.yaml
a04:
  number: A04
  name: 社会保险与就业创业
a05:
  number: A05
  name: |
    户籍与身份证
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    for name in scope.content.windows.iter().map(|entry| &entry.value.name) {
        let (length, lines) = (name.trim().chars().count(), name.trim().lines().count());
        if lines > 1 || length > MOST {
            let finding = RULE.at(name.span).arg("length", length.to_string()).arg("lines", lines.to_string());
            found.push(finding.help("window-name-too-long.help"));
        }
    }
}

const MOST: usize = 40;
