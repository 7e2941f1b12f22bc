//! A picture carries the number of the camera.

use crate::check::rules::prelude::*;
use crate::source::Facet;

pub const RULE: Rule = Rule {
    code: "D0108",
    name: "camera-serial",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "图片里带着相机或者镜头的序列号。",
        why: "凭序列号能把网上各处的照片归到同一个人名下。",
        source: "《个人信息保护法》第四条、第二十五条",
    },
    en: Doc {
        what: "A picture carries the serial number of the camera or lens.",
        why: "The number ties photographs from all over the web to one person.",
        source: "Personal Information Protection Law, arts. 4 and 25",
    },
    bad: r#"=== files/samples/licence.jpg
«»机身序列号：042021001234
"#,
    good: r#"=== files/samples/licence.jpg
"#,
    check: Check::Attachment(check),
};

fn check(_: &Scope<'_>, opened: &Opened, found: &mut Found) {
    for part in opened.excerpts.iter().filter(|part| part.facet == Facet::Serial) {
        // Some cameras write nothing but zeros.
        if part.text.chars().any(|c| c.is_ascii_alphanumeric() && c != '0') {
            let finding = RULE.at(Span::start_of(opened.file)).arg("number", &part.text);
            found.push(at_place(finding, &opened.path, &part.place).help("picture-position.help"));
        }
    }
}
