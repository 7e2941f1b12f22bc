//! The complaint phone is the consult phone.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0306",
    name: "complaint-phone-same",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "投诉电话和咨询电话是同一个号码。",
        why: "投诉打到被投诉的人手里，等于没有投诉渠道。",
        source: "国办发〔2020〕53号（政务服务便民热线）；GB/T 39554.2-2020 要素要求（监督投诉方式）",
    },
    en: Doc {
        what: "The complaint phone is the consult phone.",
        why: "Complaints reach the very person they are about.",
        source: "国办发〔2020〕53号 (service hotlines); GB/T 39554.2-2020, complaints",
    },
    bad: r#"consult_phone: 0520-6821004
complaint_phone: «0520-6821004»
"#,
    good: r#"consult_phone: 0520-6821004
complaint_phone: "12345"
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let hotline = &scope.content.site.hotline.value;
    let is_hotline = guide.complaint_phone.value == "12345" || guide.complaint_phone.value == *hotline;
    if !guide.complaint_phone.is_empty() && !is_hotline && guide.complaint_phone.value == guide.consult_phone.value {
        found.push(RULE.at(guide.complaint_phone.span).help("complaint-phone-same.help"));
    }
}
