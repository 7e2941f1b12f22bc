//! No guide uses a window.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use crate::check::scope::unused;

pub const RULE: Rule = Rule {
    code: "W0105",
    name: "unused-window",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "没有一份指南用到这个窗口。",
        why: "窗口页面上没有事项，是空白栏目；也可能是指南漏写了窗口。",
        source: "国办秘函〔2019〕19号（检查指标：空白栏目）",
    },
    en: Doc {
        what: "No guide uses a window.",
        why: "Its page lists nothing, which counts as a blank column; or a guide forgot it.",
        source: "国办秘函〔2019〕19号 (blank columns)",
    },
    bad: r#"=== windows/all.yaml
«a04»:
  name: 户籍窗口
  kind: 专业窗口
"#,
    good: r#"=== windows/all.yaml
a04:
  name: 户籍窗口
  kind: 专业窗口
a01:
  name: 总服务台
  kind: 总服务台
=== guides/a.yaml
windows: [a04]
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    if scope.lacks_guides() {
        return;
    }
    let leading = scope.content.bundles.iter().filter_map(|entry| entry.value.head.lead_window.as_ref());
    let used: BTreeSet<&str> =
        scope.guides().flat_map(windows).chain(leading).map(|window| window.id.as_str()).collect();
    // Help desks, delivery and self-service serve every item and are named by none.
    let counter = [WindowType::Comprehensive, WindowType::Special, WindowType::Express];
    let is_counter = |entry: &&Entry<Window>| entry.value.kind.is_some_and(|kind| counter.contains(&kind));
    for entry in unused(&scope.content.windows, &used).filter(is_counter) {
        let finding = RULE.at(entry.id_span).arg("name", &entry.value.name.value);
        found.push(finding.help("unused-window.help"));
    }
}

/// The windows of a guide, those of its variants too.
fn windows(guide: &Guide) -> impl Iterator<Item = &Ref<Window>> {
    guide.windows.iter().chain(guide.variants.iter().flat_map(|variant| &variant.windows))
}
