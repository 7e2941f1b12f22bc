//! The implementation code is not 31 or 33 characters long, or the credit code at its head fails its check.

use crate::check::rules::prelude::*;
use crate::check::shapes::is_uscc;
use crate::check::shapes::narrow;

pub const RULE: Rule = Rule {
    code: "G0109",
    name: "task-code-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "实施编码不是31位或33位，或者前18位的统一社会信用代码通不过校验。",
        why: "编码错一位，好差评、办件数据就挂到别的事项上。",
        source: "GB/T 39554.1-2020 编码要求；GB 32100-2015",
    },
    en: Doc {
        what: "The implementation code is not 31 or 33 characters long, or the credit code at its head fails its \
            check.",
        why: "One wrong character and ratings and cases are booked to another item.",
        source: "GB/T 39554.1-2020 (coding of service items); GB 32100-2015",
    },
    bad: r#"task_code: «11440000006939756C2440101007000»
"#,
    good: r#"task_code: 11440000006939756B2440101007000
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let code: String = guide.task_code.chars().map(narrow).collect();
    let help = match code.len() {
        0 => return,
        31 | 33 if code.get(..18).is_some_and(is_uscc) => return,
        31 | 33 => "task-code-form.help-uscc",
        _ => "task-code-form.help",
    };
    let finding = RULE.at(guide.task_code.span).arg("code", &guide.task_code.value);
    found.push(finding.arg("length", code.chars().count().to_string()).help(help));
}
