//! A public text holds words meant for the staff.

use crate::check::rules::prelude::*;
use crate::check::shapes::is_boundary;

pub const RULE: Rule = Rule {
    code: "T0101",
    name: "internal-words",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "公开的文字里有“内部：”“仅供内部”之类只给工作人员看的话。",
        why: "内部口径一上网，群众拿来对照，窗口被动；有的还涉及不宜公开的信息。",
        source: "《政府信息公开条例》第十六条（内部事务信息、过程性信息）",
    },
    en: Doc {
        what: "A public text holds words meant for the staff.",
        why: "Once on the web an internal instruction is held against the counter, or should not have been \
            published at all.",
        source: "Regulation on Open Government Information, art. 16",
    },
    bad: r#"steps:
  - name: 审查
    text: 核对材料。«内部：»有疑点的先压两天。
"#,
    good: r#"steps:
  - name: 审查
    text: 核对材料；单位内部：由人事部门盖章。
internal: 内部：有疑点的先问业务科。
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if !passage.is_wording() {
        return;
    }
    for word in ["内部：", "内部:", "仅供内部", "内部掌握", "（内部）", "(内部)"] {
        for (at, _) in passage.text.match_indices(word) {
            // "单位内部：" speaks of somebody else's inside.
            if word.starts_with('内') && !is_boundary(passage.text[..at].chars().next_back()) {
                continue;
            }
            let finding = RULE.at(passage.span(at..at + word.len())).arg("word", word);
            found.push(finding.help("internal-words.help"));
        }
    }
}
