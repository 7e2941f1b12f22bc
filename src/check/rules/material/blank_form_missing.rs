//! Applicants have to fill in a form and are given no blank one.

use crate::check::rules::material::shared::{forms_without, is_form, named};
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "M0106",
    name: "blank-form-missing",
    level: Level::Deny,
    presence: true,
    zh: Doc {
        what: "要申请人填表，却没有提供空白表格。",
        why: "申请人只能到窗口现填，填错了再跑一趟；法律要求机关提供格式文本。",
        source: "《行政许可法》第二十九条（提供申请书格式文本）、第三十条（公示示范文本）",
    },
    en: Doc {
        what: "Applicants have to fill in a form and are given no blank one.",
        why: "They can only fill it in at the counter; the law has the authority provide the form.",
        source: "Administrative Licensing Law, arts. 29 and 30",
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
  blank_form: files/forms/apply.md
=== guides/a.yaml
materials:
  - material: apply-form
  - name: 补领登记表
    blank_form: files/forms/replace.md
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut lacking = forms_without(scope, |entry| !entry.blank_form.is_empty(), |used| !used.blank_form.is_empty());
    let named_only = scope.guides().flat_map(|guide| &guide.materials).filter(|material| material.material.is_none());
    let forms = named_only.filter(|material| is_form(scope, material) && material.blank_form.is_empty());
    lacking.extend(forms.map(|material| named(scope, material)));
    found.extend(
        lacking.into_iter().map(|(span, name)| RULE.at(span).arg("name", name).help("blank-form-missing.help")),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn a_form_that_every_guide_brings_itself_may_lack_in_the_catalogue() {
        let catalogue =
            "=== materials/all.yaml\n«form»:\n  name: 申请表\n  kind: 申请表\n=== guides/a.yaml\nmaterials:\n";
        let own = format!("{catalogue}  - material: form\n    blank_form: files/forms/a.md\n");
        silent(&RULE, &own.replace(['«', '»'], ""));
        fires(&RULE, &format!("{own}  - material: form\n"));
    }
}
