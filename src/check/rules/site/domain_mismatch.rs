//! The domain is not that of the address the portal is published under.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0102",
    name: "domain-mismatch",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "网站域名和发布网址不是同一个站。",
        why: "网页里的 SiteDomain 标记会写错，检查时认作别的网站。",
        source: "国办函〔2018〕55号（政府网站域名管理）；国办发〔2017〕47号 政府网站发展指引（页面标签）",
    },
    en: Doc {
        what: "The domain is not that of the address the portal is published under.",
        why: "The SiteDomain tag of every page would name another site.",
        source: "国办函〔2018〕55号 (domains of government sites); 国办发〔2017〕47号 (page tags)",
    },
    bad: r#"=== site.yaml
name: 政务服务中心
base_url: https://zwfw.example.gov.cn/hall/
domain: «www.example.com»
"#,
    good: r#"=== site.yaml
name: 政务服务中心
base_url: https://zwfw.example.gov.cn/hall/
domain: example.gov.cn
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let site = &scope.content.site;
    let host = site.base_url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
    let is_part = host == site.domain.value || host.ends_with(&format!(".{}", site.domain.value));
    if !host.is_empty() && !site.domain.is_empty() && !is_part {
        found.push(RULE.at(site.domain.span).arg("host", host).help("domain-mismatch.help"));
    }
}
