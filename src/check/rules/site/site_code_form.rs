//! The site code does not have ten digits.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0103",
    name: "site-code-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "网站标识码不是10位数字。",
        why: "SiteIDCode 标记不对，年度检查找不到这个网站。",
        source: "国办发〔2017〕47号 政府网站发展指引（网站标识码）",
    },
    en: Doc {
        what: "The site code does not have ten digits.",
        why: "The SiteIDCode tag is wrong, and the yearly inspection cannot find the site.",
        source: "国办发〔2017〕47号 (guidelines for government sites, site codes)",
    },
    bad: r#"=== site.yaml
name: 政务服务中心
site_code: «"370900001"»
"#,
    good: r#"=== site.yaml
name: 政务服务中心
site_code: "3709000010"
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let code = &scope.content.site.site_code;
    if !code.is_empty() && (code.len() != 10 || !code.bytes().all(|b| b.is_ascii_digit())) {
        found.push(RULE.at(code.span).arg("code", &code.value).help("site-code-form.help"));
    }
}
