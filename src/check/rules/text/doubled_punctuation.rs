//! A punctuation mark is typed twice.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "T0105",
    name: "doubled-punctuation",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "同一个标点连着写了两次。",
        why: "是打字的疏漏；门户的错字、错标点都在检查之列。",
        source: "GB/T 15834-2011 标点符号用法；国办秘函〔2019〕19号（错别字）",
    },
    en: Doc {
        what: "A punctuation mark is typed twice.",
        why: "A slip of the keyboard; inspections count slips in public texts.",
        source: "GB/T 15834-2011 (punctuation); 国办秘函〔2019〕19号",
    },
    bad: r#"conditions:
  - 年满18周岁«，，»身体健康«。。»
"#,
    good: r#"conditions:
  - 年满18周岁，身体健康……真的！！
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    if !passage.is_wording() {
        return;
    }
    let mut marks = passage.text.char_indices().peekable();
    while let Some((at, mark)) = marks.next() {
        let mut end = at + mark.len_utf8();
        while let Some((next, _)) = marks.next_if(|(_, c)| *c == mark && "。，、；：".contains(mark)) {
            end = next + mark.len_utf8();
        }
        if end > at + mark.len_utf8() {
            let finding = RULE.at(passage.span(at..end)).arg("marks", &passage.text[at..end]);
            found.push(finding.help("doubled-punctuation.help"));
        }
    }
}
