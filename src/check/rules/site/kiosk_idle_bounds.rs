//! A kiosk would clear itself too soon or too late.

use crate::check::rules::prelude::*;

/// Shorter, and whoever reads slowly is thrown out; longer, and the next visitor sees what the last one looked for.
const BOUNDS: std::ops::RangeInclusive<u32> = 30..=600;

pub const RULE: Rule = Rule {
    code: "S0107",
    name: "kiosk-idle-bounds",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "自助机的等待时间太短或太长，只能是 30 到 600 秒。",
        why: "太短，看得慢的老人还没看完就被清空；太长，下一个人会看到上一个人查过什么。",
        source: "GB/T 37668-2019 信息无障碍（充足的时间）；《个人信息保护法》第五十一条",
    },
    en: Doc {
        what: "The time that a kiosk waits is too short or too long: 30 to 600 seconds.",
        why: "Too short, and slow readers lose their place; too long, and the next visitor sees what the last one looked for.",
        source: "GB/T 37668-2019 (enough time); Personal Information Protection Law, art. 51",
    },
    bad: r#"=== site.yaml
name: 政务服务中心
kiosk_idle_seconds: «5»
"#,
    good: r#"=== site.yaml
name: 政务服务中心
kiosk_idle_seconds: 120
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let site = &scope.content.site;
    let Some(seconds) = site.kiosk_idle_seconds.filter(|seconds| !BOUNDS.contains(seconds)) else { return };
    let finding = RULE.at(scope.at(site.span, "kiosk_idle_seconds")).arg("seconds", seconds.to_string());
    found.push(finding.help("kiosk-idle-bounds.help"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn the_bounds_themselves_are_allowed() {
        silent(&RULE, "=== site.yaml\nkiosk_idle_seconds: 30\n");
        silent(&RULE, "=== site.yaml\nkiosk_idle_seconds: 600\n");
        fires(&RULE, "=== site.yaml\nkiosk_idle_seconds: «29»\n");
        fires(&RULE, "=== site.yaml\nkiosk_idle_seconds: «601»\n");
    }
}
