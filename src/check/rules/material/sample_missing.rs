//! A form to be filled in has no filled sample.

use crate::check::rules::material::shared::{forms_without, is_form, named};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0107",
    name: "sample-missing",
    level: Level::Warn,
    presence: true,
    zh: Doc {
        what: "要申请人填的表没有填写样例。",
        why: "没有样例，填错率高，窗口要一项一项教；示范文本也是法律要求公示的。",
        source: "《行政许可法》第三十条（公示申请书示范文本）",
    },
    en: Doc {
        what: "A form to be filled in has no filled sample.",
        why: "Without a sample forms come back wrong, and counters teach line by line.",
        source: "Administrative Licensing Law, art. 30",
    },
    bad: r#"=== materials/all.yaml
«apply-form»:
  name: 申请表
  kind: 申请表
=== guides/a.yaml
materials:
  - material: apply-form
  - name: «补领登记表»
"#,
    good: r#"=== materials/all.yaml
apply-form:
  name: 申请表
  kind: 申请表
  sample: files/samples/apply.md
=== guides/a.yaml
materials:
  - material: apply-form
  - name: 补领登记表
    sample: files/samples/replace.md
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut lacking = forms_without(scope, |entry| !entry.sample.is_empty(), |used| !used.sample.is_empty());
    let named_only = scope.guides().flat_map(|guide| &guide.materials).filter(|material| material.material.is_none());
    let forms = named_only.filter(|material| is_form(scope, material) && material.sample.is_empty());
    lacking.extend(forms.map(|material| named(scope, material)));
    found.extend(lacking.into_iter().map(|(span, name)| RULE.at(span).arg("name", name).help("sample-missing.help")));
}
