//! A picture carries the position where it was taken.

use crate::check::rules::prelude::*;
use crate::source::Facet;

pub const RULE: Rule = Rule {
    code: "D0107",
    name: "picture-position",
    level: Level::Deny,
    presence: false,
    zh: Doc {
        what: "图片里带着拍摄位置（经纬度）。",
        why: "手机拍的样表、现场照片会记下拍摄地点，往往就是当事人或者工作人员的家。",
        source: "《个人信息保护法》第二十五条、第二十八条（行踪轨迹）",
    },
    en: Doc {
        what: "A picture carries the position where it was taken.",
        why: "Phones note it in every photograph: often the home of an applicant or a member of the staff.",
        source: "Personal Information Protection Law, arts. 25 and 28 (whereabouts)",
    },
    bad: r#"=== files/samples/licence.jpg
«»拍摄位置：36.1234, 117.0567
"#,
    good: r#"=== files/samples/licence.jpg
"#,
    check: Check::Attachment(check),
};

fn check(_: &Scope<'_>, opened: &Opened, found: &mut Found) {
    // Latitude and longitude may come as two.
    if let Some(part) = opened.excerpts.iter().find(|part| part.facet == Facet::Position) {
        let finding = RULE.at(Span::start_of(opened.file));
        found.push(at_place(finding, &opened.path, &part.place).help("picture-position.help"));
    }
}
