//! Blank form and filled sample are the same file.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0108",
    name: "sample-is-blank-form",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "填写样例和空白表格是同一个文件。",
        why: "申请人点开“样例”看到的还是空表。",
        source: "《行政许可法》第三十条（公示申请书示范文本）",
    },
    en: Doc {
        what: "Blank form and filled sample are the same file.",
        why: "Applicants open the sample and find the empty form.",
        source: "Administrative Licensing Law, art. 30",
    },
    bad: r#"=== materials/all.yaml
form:
  name: 申请表
  blank_form: files/forms/a.md
  sample: «files/forms/a.md»
"#,
    good: r#"=== materials/all.yaml
form:
  name: 申请表
  blank_form: files/forms/a.md
  sample: files/samples/a.md
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let catalogue = scope.content.materials.iter().map(|entry| (&entry.value.blank_form, &entry.value.sample));
    let used = scope.guides().flat_map(|guide| &guide.materials);
    let used = used.map(|material| (&material.blank_form, &material.sample));
    for (_, sample) in catalogue.chain(used).filter(|(blank, sample)| !sample.is_empty() && blank.value == sample.value)
    {
        found.push(RULE.at(sample.span).help("sample-is-blank-form.help"));
    }
}
