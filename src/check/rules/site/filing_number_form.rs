//! A filing number (ICP or public security) is not in its form.

use crate::check::rules::prelude::*;
use crate::check::shapes::is_han;

pub const RULE: Rule = Rule {
    code: "S0104",
    name: "filing-number-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "ICP 备案号或公安备案号的写法不对。",
        why: "页脚必须有备案号，写错了按没有备案处理。",
        source: "《互联网信息服务管理办法》第十二条；《计算机信息网络国际联网安全保护管理办法》第十二条",
    },
    en: Doc {
        what: "A filing number (ICP or public security) is not in its form.",
        why: "The footer must carry them; a wrong one counts as none.",
        source: "Measures on Internet Information Services, art. 12; Measures on the Security of International \
            Networking, art. 12",
    },
    bad: r#"=== site.yaml
name: 政务服务中心
icp: «ICP05070218»
police_filing: «公网安备37090202000123号»
"#,
    good: r#"=== site.yaml
name: 政务服务中心
icp: 鲁ICP备05070218号-1
police_filing: 鲁公网安备37090202000123号
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let site = &scope.content.site;
    let forms = [(&site.icp, "ICP备", 8..=8), (&site.police_filing, "公网安备", 13..=14)];
    for (number, words, digits) in forms.into_iter().filter(|(number, _, _)| !number.is_empty()) {
        if !is_filing(number, words, digits) {
            found.push(RULE.at(number.span).arg("number", &number.value).help("filing-number-form.help"));
        }
    }
}

/// 鲁ICP备05070218号-1, 鲁公网安备 37090202000123号.
fn is_filing(number: &str, words: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    let Some((province, rest)) = number.split_once(words) else { return false };
    let rest = rest.trim_start();
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    let one_character = province.chars().count() == 1 && province.chars().all(is_han);
    one_character && digits.contains(&count) && rest[count..].starts_with('号')
}
