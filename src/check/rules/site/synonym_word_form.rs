//! A word of `synonyms.yaml` is no word that anybody types.

use crate::check::rules::prelude::*;
use crate::lang::fold;

pub const RULE: Rule = Rule {
    code: "S0404",
    name: "synonym-word-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "synonyms.yaml 里的词超过20字、带网页代码、没有一个能搜的字，或者说法里混着字母数字和汉字。",
        why: "没有人会照这样输入，或者搜索把字母和汉字分开看，写了搜不到；整句话不用写，搜索自己会拆开；混着写的可以当事项的别名。",
        source: "国发〔2022〕5号（办事指南易查易懂）",
    },
    en: Doc {
        what: "A word of synonyms.yaml has more than 20 characters, holds markup or nothing that can be searched, or what people say mixes letters with Chinese.",
        why: "Nobody types it, or search reads its letters apart from its Chinese, so it does nothing; whole sentences need no entry, since search takes them apart; a mixed word can be an alias of a guide.",
        source: "State Council document 国发〔2022〕5号 (guides that are easy to find and understand)",
    },
    bad: r#"=== synonyms.yaml
entries:
  - say: [«<b>房本</b>», «我家的房产证前年搬家的时候不小心弄丢了怎么补», «"？！"», «4S店»]
    mean: [«不动产&nbsp;权证书»]
"#,
    good: r#"=== synonyms.yaml
entries:
  - say: [房本, VAT, 房产证搬家弄丢了]
    mean: [不动产权证书, R&D补助]
    note: 2026年9月前台记下的说法，一个月里有三十多位群众这样问 <A01窗口>
"#,
    check: Check::Passage(check),
};

const LONGEST: usize = 20;

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    let Origin::Field { record: "kind.synonym", field } = passage.origin else { return };
    let reason = match field.name {
        "say" => reason(passage.text).or_else(|| mixed(passage.text)),
        "mean" => reason(passage.text),
        _ => None,
    };
    let Some(reason) = reason else { return };
    let mut shown: String = passage.text.chars().take(LONGEST).collect();
    if shown.len() < passage.text.len() {
        shown.push('…');
    }
    let finding = RULE.at(passage.span).arg("word", shown).word("reason", reason);
    found.push(finding.help("synonym-word-form.help"));
}

/// Why nobody types this.
fn reason(text: &str) -> Option<&'static str> {
    if text.contains(['<', '>', '`', '{', '}']) || has_entity(text) {
        Some("synonym-word.markup")
    } else if fold::normal(text).is_empty() {
        Some("synonym-word.empty")
    } else {
        (text.chars().count() > LONGEST).then_some("synonym-word.long")
    }
}

/// Each run of a query is looked up by itself.
fn mixed(text: &str) -> Option<&'static str> {
    (fold::runs(&fold::normal(text)).count() > 1).then_some("synonym-word.mixed")
}

/// `&nbsp;` and the like.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).filter_map(|after| after.split_once(';')).any(|(name, _)| {
        let name = name.trim_start_matches('#');
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
    })
}
