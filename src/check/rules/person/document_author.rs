//! A document or picture names whoever made it.

use crate::check::names::is_author_name;
use crate::check::rules::prelude::*;
use crate::source::Facet;

pub const RULE: Rule = Rule {
    code: "D0203",
    name: "document-author",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "附件的属性或者批注里留着人名：作者、最后修改者、批注人。",
        why: "下载的人看得到是谁做的；换岗以后还往这个人身上找，也容易被冒名行骗。",
        source: "《个人信息保护法》第六条、第二十五条",
    },
    en: Doc {
        what: "The properties or remarks of an attachment name a person: author, last editor, commenter.",
        why: "Whoever downloads it sees who made it, goes on asking for that person, or poses as them.",
        source: "Personal Information Protection Law, arts. 6 and 25",
    },
    bad: r#"=== files/forms/form.docx
«»作者：王建国
"#,
    good: r#"=== files/forms/form.docx
作者：青禾市行政审批服务局
最后修改者：Administrator
作者：微软用户
"#,
    check: Check::Attachment(check),
};

fn check(_: &Scope<'_>, opened: &Opened, found: &mut Found) {
    let people = opened.excerpts.iter().filter(|part| part.facet == Facet::Person);
    for part in people.filter(|part| is_author_name(&part.text)) {
        let finding = RULE.at(Span::start_of(opened.file)).arg("name", &part.text);
        let is_picture = part.place.key == "spot.picture";
        let help = if is_picture { "picture-position.help" } else { "document-author.help" };
        found.push(at_place(finding, &opened.path, &part.place).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{fires, silent};

    #[test]
    fn names_are_told_from_programs_offices_and_posts() {
        fires(&RULE, "=== files/a.docx\n«»最后修改者：欧阳明\n");
        for author in ["WPS_1545273", "lenovo", "人社局", "窗口", "用户", "admin", "审批科", "打字室", "python-docx"]
        {
            silent(&RULE, &format!("=== files/a.docx\n作者：{author}\n"));
        }
    }
}
