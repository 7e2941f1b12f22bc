//! The address of the search server is not one that pages may ask.

use ::url::Url;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "S0105",
    name: "search-endpoint-form",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "搜索服务的网址不是 https:// 开头的完整网址，或者带了用户名、# 后缀，或者没有写明是哪一台服务器（带 * 号）。",
        why: "群众搜索的字会明文传出去，别人看得见；浏览器也不让加密网页去问不加密的地址。",
        source: "W3C Content Security Policy Level 3；GB/T 22239-2019 网络安全等级保护基本要求（通信传输）",
    },
    en: Doc {
        what: "The address of the search server does not begin with https://, has a user name or a # part, or names no single server (a *).",
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
        url.scheme() == "https" && is_bare && url.host_str().is_some_and(is_host)
    })
}

/// One host by its name or IPv4 address; the policy of the pages would take a `*` for many.
fn is_host(name: &str) -> bool {
    name.len() <= 253 && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_stands_for_many_servers_is_none() {
        assert!(is_endpoint("https://search.example.gov.cn:8443/_search"));
        for many in ["https://*.example.gov.cn/_search", "https://*/_search", "https://a,b.example/", "https://[::1]/"]
        {
            assert!(!is_endpoint(many), "{many}");
        }
        assert!(!is_endpoint(&format!("https://{}.example/_search", "a.".repeat(150))));
    }
}
