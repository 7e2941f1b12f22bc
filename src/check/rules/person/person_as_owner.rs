//! A post is given as a person’s name.

use crate::check::names::is_name;
use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "D0202",
    name: "person-as-owner",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "维护岗位、窗口岗位或者环节办理人写成了人名。",
        why: "岗位不变人会变；写人名，换岗后没有人知道该谁改。",
        source: "《个人信息保护法》第二十五条；国办发〔2017〕47号（内容保障责任到岗）",
    },
    en: Doc {
        what: "A post is given as a person’s name.",
        why: "Posts stay and people move; after the next reshuffle nobody knows who is in charge.",
        source: "Personal Information Protection Law, art. 25; 国办发〔2017〕47号",
    },
    bad: r#"owner: «王建国»
steps:
  - name: 受理
    actor: «李芳»
"#,
    good: r#"owner: 户政窗口业务主管
steps:
  - name: 受理
    actor: 申请人
  - name: 审查
    actor: 金融科
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    let Origin::Field { record, field } = passage.origin else { return };
    let is_post = matches!(field.name, "owner" | "actor") || (field.name == "post" && record == Window::KIND);
    if is_post && is_name(passage.text) {
        found.push(RULE.at(passage.span).arg("name", passage.text).help("person-as-owner.help"));
    }
}
