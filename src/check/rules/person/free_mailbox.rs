//! A contact mailbox is with a free provider.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "D0105",
    name: "free-mailbox",
    level: Level::Allow,
    presence: false,
    zh: Doc {
        what: "联系邮箱是个人也能注册的免费邮箱。",
        why: "换了人邮箱就带走了，来信和其中的个人信息也跟着走；不少地方要求用政务邮箱。",
        source: "国办发〔2017〕47号 政府网站发展指引（安全防护）",
    },
    en: Doc {
        what: "A contact mailbox is with a free provider.",
        why: "When its holder leaves, the mailbox and the letters in it go along; many places require a \
            government mailbox.",
        source: "国办发〔2017〕47号 (guidelines for government sites, security)",
    },
    bad: r#"=== pages/a.md
---
title: 甲
---
来信请寄 «abc@qq.com»。
"#,
    good: r#"=== pages/a.md
---
title: 甲
---
来信请寄 zwfw@example.gov.cn。
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    for (at, _) in passage.text.match_indices('@') {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
        let name = passage.text[..at].chars().rev().take_while(|c| is_part(*c)).count();
        let host = passage.text[at + 1..].find(|c| !is_part(c)).unwrap_or(passage.text.len() - at - 1);
        let provider = passage.text[at + 1..at + 1 + host].trim_end_matches('.').to_ascii_lowercase();
        if name > 0 && FREE.contains(&provider.as_str()) {
            let range = at - name..at + 1 + provider.len();
            let finding = RULE.at(passage.span(range)).arg("provider", provider);
            found.push(finding.help("free-mailbox.help"));
        }
    }
}

const FREE: &[&str] = &[
    "qq.com",
    "vip.qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "139.com",
    "189.cn",
    "wo.cn",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "aliyun.com",
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
];
