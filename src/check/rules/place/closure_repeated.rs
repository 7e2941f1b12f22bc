//! A closure lies wholly within another one.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "W0307",
    name: "closure-repeated",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "一条停办的日子和范围，另一条停办都已经包括了。",
        why: "同一天写了两个原因，页面两条都列，群众不知道信哪一条；多半是改期时忘了删旧的。",
        source: "GB/T 36112-2018 政务服务中心服务现场管理规范",
    },
    en: Doc {
        what: "A closure lies wholly within another one.",
        why: "Two reasons for one day; most likely the old one was left when the date was moved.",
        source: "GB/T 36112-2018 (service halls)",
    },
    bad: r#"=== calendar.yaml
closures:
  - from: 2026-12-19
    to: 2026-12-20
    reason: 线路检修
  - from: «2026-12-20»
    to: 2026-12-20
    reason: 系统升级
    windows: [a07]
=== windows/all.yaml
a07:
  name: 社保
  hall: main
"#,
    good: r#"=== calendar.yaml
closures:
  - from: 2026-12-18
    to: 2026-12-20
    reason: 系统升级
    windows: [a07]
  - from: 2026-12-19
    to: 2026-12-20
    reason: 线路检修
=== windows/all.yaml
a07:
  name: 社保
  hall: main
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let closures = &scope.content.calendar.closures;
    for (at, closure) in closures.iter().enumerate() {
        let Some(from) = closure.from else { continue };
        let others = closures.iter().enumerate().filter(|(other, _)| *other != at);
        // Of two that say the same, the later one is the copy.
        let wider = others
            .filter(|(other, wider)| covers(scope, wider, closure) && (*other < at || !covers(scope, closure, wider)));
        if let Some((_, wider)) = wider.into_iter().next() {
            let finding = RULE.at(from.span).arg("reason", &wider.reason.value);
            let finding = finding.related(wider.span, "closure-repeated.other");
            found.push(finding.help("closure-repeated.help"));
        }
    }
}

/// Whether one closure holds on every day and in every place of another.
fn covers(scope: &Scope<'_>, one: &Closure, other: &Closure) -> bool {
    let (Some(from), Some(to), Some(start), Some(end)) = (one.from, one.to, other.from, other.to) else { return false };
    from.date <= start.date && end.date <= to.date && reaches(scope, one, other)
}

fn reaches(scope: &Scope<'_>, one: &Closure, other: &Closure) -> bool {
    let is_all = |closure: &Closure| closure.windows.is_empty() && closure.halls.is_empty();
    if is_all(one) || is_all(other) {
        return is_all(one);
    }
    let has_hall = |hall: &Ref<Hall>| one.halls.iter().any(|known| known.id == hall.id);
    let has_window = |window: &Ref<Window>| {
        let hall = scope.window(Some(window)).and_then(|entry| entry.value.hall.clone());
        one.windows.iter().any(|known| known.id == window.id) || hall.is_some_and(|hall| has_hall(&hall))
    };
    other.halls.iter().all(has_hall) && other.windows.iter().all(has_window)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn a_window_is_closed_with_its_hall() {
        let windows = "=== windows/all.yaml\na07:\n  name: 社保\n  hall: main\nb01:\n  name: 税务\n  hall: east\n";
        let closures = |second: &str| {
            format!(
                "=== calendar.yaml\nclosures:\n  - from: 2026-12-19\n    to: 2026-12-20\n    reason: 检修\n    \
                 halls: [main]\n  - from: {second}\n{windows}"
            )
        };
        fires(&RULE, &closures("«2026-12-19»\n    to: 2026-12-19\n    reason: 升级\n    windows: [a07]"));
        silent(&RULE, &closures("2026-12-19\n    to: 2026-12-19\n    reason: 升级\n    windows: [b01]"));
        silent(&RULE, &closures("2026-12-20\n    to: 2026-12-21\n    reason: 升级\n    windows: [a07]"));
    }
}
