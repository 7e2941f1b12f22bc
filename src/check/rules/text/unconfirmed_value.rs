//! A value is still marked `# 待确认` or `# 待填写` behind it, as a scaffold leaves it.

use crate::check::rules::prelude::*;
use crate::diag::{FileId, Span};

pub const RULE: Rule = Rule {
    code: "T0109",
    name: "unconfirmed-value",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "一行的末尾还写着“# 待确认”或“# 待填写”。",
        why: "这些值是模板里的例子，没有人核对过；发出去，群众会照着错的时限、错的材料来办。",
        source: "国办秘函〔2019〕19号（检查指标：信息不准确）",
    },
    en: Doc {
        what: "A line still ends with “# 待确认” or “# 待填写”.",
        why: "The value is a scaffold's example that nobody has looked at; people will act on it.",
        source: "国办秘函〔2019〕19号 (inspection indicators: wrong information)",
    },
    bad: r#"statutory_limit: 20个工作日  «# 待确认»
promised_limit: 10个工作日  # 待确认
"#,
    good: r#"# 待确认的时限问过法规科了
statutory_limit: 20个工作日
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let forms: Vec<FileId> = scope.content.forms.iter().map(|form| form.body.file).collect();
    for (id, file) in scope.sources.iter().filter(|(id, _)| !forms.contains(id)) {
        let marks = marks(&file.text);
        if let Some(first) = marks.first() {
            let finding = RULE.at(Span::new(id, first.start, first.end)).arg("count", marks.len().to_string());
            found.push(finding.help("unconfirmed-value.help"));
        }
    }
}

/// Comments behind a value that are nothing but the mark; one finding a file is enough to send somebody there.
fn marks(text: &str) -> Vec<std::ops::Range<usize>> {
    const MARKS: [&str; 2] = ["# 待确认", "# 待填写"];
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = line.trim_end().len();
        let mark = MARKS.into_iter().find(|mark| line[..end].ends_with(&format!(" {mark}")));
        if let Some(start) = mark.map(|mark| end - mark.len()).filter(|start| !line[..*start].trim().is_empty()) {
            found.push(at + start..at + end);
        }
        at += line.len();
    }
    found
}
