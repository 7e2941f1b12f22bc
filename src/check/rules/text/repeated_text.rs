//! Guides of two items hold the same long text (40 characters or more). Variants of one item rest on one text of the law
//! and may say the same.

use std::collections::HashMap;

use crate::check::rules::prelude::*;
use crate::check::shapes::is_han;
use crate::diag::Span;

pub const RULE: Rule = Rule {
    code: "T0103",
    name: "repeated-text",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "两个事项的指南里有一模一样的长句（40字以上）；同一主项下的各个情形不算。",
        why: "多半是照抄，改了一处忘了另一处，两份指南就会不一样。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "Guides of two items hold the same long text (40 characters or more); variants of one item may.",
        why: "Copied texts drift apart: one is changed and the other forgotten.",
        source: "Regulation on Open Government Information, art. 6",
    },
    bad: r#"=== guides/a.yaml
limit_note: 申请人应当在收到通知之日起三十日内带齐全部材料到窗口办理，逾期没有办理的，需要重新提出申请并重新排队等候。
=== guides/b.yaml
limit_note: «申请人应当在收到通知之日起三十日内带齐全部材料到窗口办理，逾期没有办理的，需要重新提出申请并重新排队等候。»
"#,
    good: r#"=== guides/a.yaml
limit_note: 申请人应当在收到通知之日起三十日内带齐全部材料到窗口办理，逾期没有办理的，需要重新提出申请并重新排队等候。
renewal: 申请人应当在收到通知之日起三十日内带齐全部材料到窗口办理，逾期没有办理的，需要重新提出申请并重新排队等候。
=== guides/b.yaml
limit_note: 逾期没有办理的，需要重新申请。
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut first: HashMap<&str, (usize, Span)> = HashMap::new();
    for (index, entry) in scope.content.guides.iter().enumerate() {
        for (text, span) in long_texts(scope, &entry.value) {
            let (owner, place) = *first.entry(text).or_insert((index, span));
            if owner != index && !is_same_item(&scope.content.guides[owner].value.head, &entry.value.head) {
                let finding = RULE.at(span).arg("first", scope.line(place));
                found.push(finding.help("repeated-text.help"));
            }
        }
    }
}

/// Whether two guides are variants of one item: the catalogue's code is that of the item and three digits for the variant.
fn is_same_item(one: &Guide, other: &Guide) -> bool {
    let item = |guide: &Guide| guide.catalog_code.get(..ITEM_CODE).map(str::to_owned);
    item(one).is_some_and(|code| item(other) == Some(code))
}

/// Digits of a catalogue code before those of the variant (GB/T 39554.1-2020).
const ITEM_CODE: usize = 9;

const LONG: usize = 40;

/// Long values and paragraphs. Where to appeal is the same for many items and left out.
fn long_texts<'a>(scope: &Scope<'a>, guide: &'a Written<Guide>) -> Vec<(&'a str, Span)> {
    // Addresses and codes are long without saying anything.
    let is_long = |text: &str| text.chars().count() >= LONG && text.chars().filter(|c| is_han(*c)).count() >= LONG / 2;
    let mut texts = Vec::new();
    guide.head.each_text(&mut |found| {
        let is_wording = Passage::field(found, scope.sources).is_wording() && found.record != Remedy::KIND;
        if is_wording && is_long(&found.text.value) {
            texts.push((found.text.value.as_str(), found.text.span));
        }
    });
    for range in paragraphs(&guide.body.text).into_iter().filter(|range| is_long(&guide.body.text[range.clone()])) {
        texts.push((&guide.body.text[range.clone()], guide.body.span(range)));
    }
    texts
}

/// Stretches between blank lines, without blanks around them.
fn paragraphs(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at + line.len() - line.trim_start().len(), at + line.trim_end().len());
        match found.last_mut() {
            _ if line.trim().is_empty() => is_open = false,
            Some(last) if is_open => last.end = end,
            _ => {
                found.push(start..end);
                is_open = true;
            }
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    const LONG: &str =
        "申请人应当在收到通知之日起三十日内带齐全部材料到窗口办理，逾期没有办理的，需要重新提出申请并重新排队等候。";

    #[test]
    fn paragraphs_of_bodies_are_compared_whatever_the_line_ends() {
        let guide =
            |id: &str, text: &str| format!("=== guides/{id}.md\n---\ntitle: {id}\n---\n开头\n\n{text}\n\n结尾\n");
        let both = guide("a", LONG) + &guide("b", &format!("«{LONG}»"));
        fires(&RULE, &both);
        fires(&RULE, &both.replace('\n', "\r\n"));
    }

    #[test]
    fn variants_of_one_item_may_say_the_same() {
        let guide = |id: &str, code: &str, text: &str| {
            format!("=== guides/{id}.yaml\ncatalog_code: \"{code}\"\nlimit_note: {text}\n")
        };
        silent(&RULE, &(guide("a", "440106029006", LONG) + &guide("b", "440106029007", LONG)));
        fires(&RULE, &(guide("a", "440106029006", LONG) + &guide("b", "440106035018", &format!("«{LONG}»"))));
        fires(&RULE, &(guide("a", "", LONG) + &guide("b", "", &format!("«{LONG}»"))));
    }

    #[test]
    fn addresses_are_no_texts() {
        let url = format!("https://zwfw.example.gov.cn/{}", "a".repeat(60));
        silent(&RULE, &format!("=== guides/a.yaml\nbooking: {url}\n=== guides/b.yaml\nbooking: {url}\n"));
    }
}
