//! An everyday name repeats the title or another everyday name.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0101",
    name: "alias-equals-title",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "常用叫法和事项名称一样，或者写了两遍。",
        why: "叫法是给搜索用的，和名称一样等于没写；群众的说法还是搜不到。",
        source: "国发〔2022〕5号（办事指南易查易懂）",
    },
    en: Doc {
        what: "An everyday name repeats the title or another everyday name.",
        why: "Everyday names are for search; one that repeats the title finds nothing new.",
        source: "State Council document 国发〔2022〕5号 (guides that are easy to find and understand)",
    },
    bad: r#"title: 居民身份证补领
aliases: [«居民身份证补领», 身份证丢了, «身份证丢了»]
"#,
    good: r#"title: 居民身份证补领
aliases: [身份证丢了, 补办身份证]
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    for (index, alias) in guide.aliases.iter().enumerate() {
        let is_repeated = guide.aliases[..index].iter().any(|earlier| earlier.value == alias.value);
        if is_repeated || alias.value == guide.title.value {
            found.push(RULE.at(alias.span).arg("alias", &alias.value).help("alias-equals-title.help"));
        }
    }
}
