//! The address of the search server is not one that pages may ask.

use ::url::Url;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0105",
    name: "search-endpoint-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "搜索服务的网址不是 https:// 开头的完整网址，或者带了用户名、# 后缀。",
        why: "群众搜索的字会明文传出去，别人看得见；浏览器也不让加密网页去问不加密的地址。",
        source: "W3C Content Security Policy Level 3；GB/T 22239-2019 网络安全等级保护基本要求（通信传输）",
    },
    en: Doc {
        what: "The address of the search server does not begin with https://, or has a user name or a # part.",
        why: "What people search for would be readable on its way, and browsers do not let secure pages ask insecure ones.",
        source: "W3C Content Security Policy Level 3; GB/T 22239-2019 (protection of transmissions)",
    },
    bad: r#"=== site.yaml
name: 政务服务中心
search_endpoint: «http://search.example.gov.cn/api/v1/_elastic/qinghe/_search»
"#,
    good: r#"=== site.yaml
name: 政务服务中心
search_endpoint: https://search.example.gov.cn/api/v1/_elastic/qinghe/_search
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let endpoint = &scope.content.site.search_endpoint;
    if !endpoint.is_empty() && !is_endpoint(&endpoint.value) {
        found.push(RULE.at(endpoint.span).arg("url", &endpoint.value).help("search-endpoint-form.help"));
    }
}

fn is_endpoint(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        let is_bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        url.scheme() == "https" && is_bare
    })
}
