//! A bundle's own condition that cannot be read.

use crate::bundle::Chain;
use crate::check::rules::prelude::*;
use crate::diag::{Diagnostic, nearest};
use crate::situation::{Slip, SlipKind};

pub const RULE: Rule = Rule {
    code: "B0112",
    name: "bundle-condition-unclear",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "一件事的问题、when 或 answers 里，有看不懂的问题或回答。",
        why: "看不懂的条件会被当成总是成立，群众会多办、多交。",
        source: "国办发〔2022〕32号（加快推进“一件事一次办”打造政务服务升级版）",
    },
    en: Doc {
        what: "The questions, `when` or `answers` of a bundle name a question or an answer that is not there.",
        why: "What cannot be read counts as holding always; people would do and bring too much.",
        source: "State Council office document 国办发〔2022〕32号 (several items done in one go)",
    },
    bad: r#"=== bundles/x.yaml
questions:
  - {id: kind, ask: 办哪种？, options: [{id: shop, label: 门店}, {id: web, label: 网店}]}
members:
  - {guide: a, when: {kind: «shpo»}}
  - {guide: b, when: {«knd»: shop}}
  - {guide: c, answers: {any: «[»{kind: shop}, {kind: web}]}}
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
=== guides/c.yaml
title: 丙
"#,
    good: r#"=== bundles/x.yaml
questions:
  - {id: kind, ask: 办哪种？, options: [{id: shop, label: 门店}, {id: web, label: 网店}]}
members:
  - {guide: a, when: {kind: shop}}
  - {guide: b, answers: {kind: shop}}
=== guides/a.yaml
title: 甲
status: 在用
=== guides/b.yaml
title: 乙
status: 在用
"#,
    check: Check::Bundles(check),
};

fn check(_: &Scope<'_>, chains: &[Chain<'_>], found: &mut Found) {
    for chain in chains {
        found.extend(chain.logic.slips.iter().map(finding));
        let unsettled = chain.logic.unsettled.iter();
        found.extend(unsettled.map(|span| RULE.at(*span).help("bundle-condition-unclear.help-answers")));
    }
}

fn finding(slip: &Slip) -> Diagnostic {
    let finding = RULE.at(slip.span);
    match &slip.kind {
        SlipKind::UnknownQuestion { id, known } => named(finding, id, known),
        SlipKind::UnknownOption { id, known, .. } => named(finding, id, known),
        SlipKind::BadRange { text, .. } | SlipKind::BadBound { text, .. } => {
            finding.arg("id", text).help("bundle-condition-unclear.help-range")
        }
        _ => finding.help("bundle-condition-unclear.help-question"),
    }
}

fn named(finding: Diagnostic, id: &str, known: &[String]) -> Diagnostic {
    let finding = finding.arg("id", id);
    match nearest(id, known.iter().map(String::as_str)) {
        Some(near) => finding.arg("near", near).help("bundle-condition-unclear.help-near"),
        None => finding.all(known).help("bundle-condition-unclear.help"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::fires;

    #[test]
    fn questions_of_a_bundle_that_wait_for_each_other_are_told() {
        let options = "options: [{id: x, label: 子}, {id: y, label: 丑}]";
        let guides = "=== guides/a.yaml\ntitle: 甲\nstatus: 在用\n=== guides/b.yaml\ntitle: 乙\nstatus: 在用\n";
        let bundle = format!(
            "=== bundles/x.yaml\nquestions:\n  - {{id: a, ask: 甲？, {options}, show_when: {{b: «x»}}}}\n  - {{id: b, ask: 乙？, {options}, show_when: {{a: x}}}}\nmembers: [{{guide: a, when: {{a: x}}}}, {{guide: b, when: {{b: x}}}}]\n"
        );
        fires(&RULE, &format!("{bundle}{guides}"));
    }
}
