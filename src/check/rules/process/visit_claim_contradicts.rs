//! Title or summary claims fewer visits than the guide asks for.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0407",
    name: "visit-claim-contradicts",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "名称或一句话说明里说“零跑腿”“跑一次”，到场次数却更多。",
        why: "宣传的话和事实不符，群众多跑一趟就是一次投诉。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "Title or summary claims fewer visits than the guide asks for.",
        why: "A claim that is not true turns every further visit into a complaint.",
        source: "Regulation on Open Government Information, art. 6",
    },
    bad: r#"summary: 网上提交，«零跑腿»。
visits: 1
"#,
    good: r#"summary: 网上提交，零跑腿。
visits: 0
"#,
    check: Check::Guide(check),
};

fn check(scope: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let Some(visits) = guide.visits else { return };
    for text in [&guide.title, &guide.summary] {
        let claims = CLAIMS.iter().filter(|(_, most)| visits > *most);
        if let Some((at, word)) = claims.into_iter().find_map(|(word, _)| Some((text.find(word)?, *word))) {
            let span = Passage::text(text, scope.sources).span(at..at + word.len());
            let finding = RULE.at(span).arg("claim", word).arg("visits", visits.to_string());
            found.push(finding.help("visit-claim-contradicts.help"));
        }
    }
}

/// What is said, and the number of visits it leaves.
const CLAIMS: &[(&str, u32)] = &[
    ("零跑腿", 0),
    ("零跑动", 0),
    ("一次不用跑", 0),
    ("一次都不用跑", 0),
    ("不见面审批", 0),
    ("只跑一次", 1),
    ("跑一次", 1),
    ("一次办好", 1),
    ("一次办成", 1),
];
