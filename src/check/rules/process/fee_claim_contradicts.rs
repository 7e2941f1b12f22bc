//! Title or summary says free of charge, but fees are charged.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0306",
    name: "fee-claim-contradicts",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "名称或一句话说明里说免费，收费栏却写收费。",
        why: "列表上看到“免费”，来了要交钱，最容易引起投诉。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "Title or summary says free of charge, but fees are charged.",
        why: "Lists say “free” and the counter asks for money.",
        source: "Regulation on Open Government Information, art. 6",
    },
    bad: r#"summary: «免费»补领身份证。
fees:
  charged: true
  lines:
    - name: 工本费
      amount: 40
"#,
    good: r#"summary: 身份证丢了重新办一张。
fees:
  charged: true
  lines:
    - name: 工本费
      amount: 40
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    if guide.fees.as_ref().is_none_or(|fees| fees.charged != Some(true)) {
        return;
    }
    for text in [&guide.title, &guide.summary] {
        let claim = ["免费", "不收费", "零收费", "不花钱"].iter().find_map(|word| Some((text.find(word)?, *word)));
        if let Some((at, word)) = claim {
            let span = Passage::text(text, scope.sources).span(at..at + word.len());
            found.push(RULE.at(span).arg("word", word).help("fee-claim-contradicts.help"));
        }
    }
}
