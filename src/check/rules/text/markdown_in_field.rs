//! A field uses Markdown marks, which are shown as they are.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "T0108",
    name: "markdown-in-field",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "字段里用了 Markdown 记号，会原样显示出来。",
        why: "只有 --- 下面的正文才排版；字段里的星号、方括号会直接印在网页和卡片上。",
        source: "本软件的内容格式：字段是纯文字",
    },
    en: Doc {
        what: "A field uses Markdown marks, which are shown as they are.",
        why: "Only the text below the front matter is typeset; asterisks and brackets in fields end up on page \
            and card.",
        source: "the content format: fields are plain text",
    },
    bad: r#"limit_note: 请带«**原件**»。
post: 见«[寄送办法](https://a.example/)»
"#,
    good: r#"limit_note: 号码写成 3709**********0012。
post: 见网站“寄送办法”（2026年）[试行]
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if !matches!(passage.origin, Origin::Field { .. }) || !passage.is_wording() {
        return;
    }
    for range in bold(passage.text).into_iter().chain(link(passage.text)) {
        let finding = RULE.at(passage.span(range.clone())).arg("text", &passage.text[range]);
        found.push(finding.help("markdown-in-field.help"));
    }
}

/// `**原件**`; longer runs of asterisks mask something.
fn bold(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find("**").filter(|_| !text.contains("***"))?;
    let inside = &text[start + 2..];
    let end = inside.find("**").filter(|_| inside.starts_with(char::is_alphanumeric))?;
    Some(start..start + 2 + end + 2)
}

/// `[寄送办法](…)`.
fn link(text: &str) -> Option<std::ops::Range<usize>> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    Some(start..middle + text[middle..].find(')')? + 1)
}
