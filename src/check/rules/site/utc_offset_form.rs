//! The offset of the hall's time cannot be read.

use crate::check::rules::prelude::*;
use crate::model::offset_minutes;

pub const RULE: Rule = Rule {
    code: "S0106",
    name: "utc-offset-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "时差写得不对，或者超过 14 小时。",
        why: "“现在开门吗”会差几个小时，外地群众按它来会扑空。",
        source: "RFC 5545（TZOFFSETTO）；全国统一使用北京时间（UTC+8）",
    },
    en: Doc {
        what: "The offset of the hall’s time cannot be read, or is beyond 14 hours.",
        why: "“Open now?” would be hours off for whoever looks from elsewhere.",
        source: "RFC 5545 (TZOFFSETTO); China is on UTC+8",
    },
    bad: r#"=== site.yaml
name: 政务服务中心
utc_offset: «东八区»
"#,
    good: r#"=== site.yaml
name: 政务服务中心
utc_offset: "+08:00"
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let offset = &scope.content.site.utc_offset;
    if !offset.is_empty() && offset_minutes(offset).is_none() {
        found.push(RULE.at(offset.span).arg("value", &offset.value).help("utc-offset-form.help"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_reach_from_14_hours_behind_to_14_hours_ahead() {
        assert_eq!(offset_minutes("+08:00"), Some(480));
        assert_eq!(offset_minutes("-03:30"), Some(-210));
        assert_eq!(offset_minutes("+14:00"), Some(840));
        for text in ["", "+", "8", "08:00", "+8:00", "+14:01", "+08:60", "+0+:00", "＋08:00", "+08:0０"] {
            assert_eq!(offset_minutes(text), None, "{text}");
        }
    }
}
