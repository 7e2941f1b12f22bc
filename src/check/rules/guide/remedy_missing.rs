//! An administrative act does not name review and lawsuit.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0205",
    name: "remedy-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "行政行为没有写复议和诉讼的途径。",
        why: "告知救济权利是法定义务，没有告知的，起诉期限延长，程序违法。",
        source: "《行政许可法》第三十八条；《行政复议法》第二十条；《行政诉讼法》第四十六条",
    },
    en: Doc {
        what: "An administrative act does not name review and lawsuit.",
        why: "Telling people of their remedies is a duty; without it terms are prolonged and the procedure is \
            faulty.",
        source: "Administrative Licensing Law, art. 38; Administrative Reconsideration Law, art. 20; \
            Administrative Litigation Law, art. 46",
    },
    bad: r#"title: 甲
task_type: «行政确认»
"#,
    good: r#"title: 甲
task_type: 行政确认
remedy:
  review: 60日内可向市人民政府申请行政复议。
  lawsuit: 6个月内可向人民法院起诉。
=== guides/b.yaml
title: 乙
task_type: 公共服务
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.is_administrative_act() && guide.remedy.is_none() {
        found.push(RULE.at(scope.at(guide.span, "task_type")).help("remedy-missing.help"));
    }
}
