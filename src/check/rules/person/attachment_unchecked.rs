//! Nobody could look into an attachment.

use crate::check::rules::prelude::*;
use crate::source::Obstacle;

pub const RULE: Rule = Rule {
    code: "D0109",
    name: "attachment-unchecked",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "附件打不开或者没有文字可读，里面有没有个人信息没有检查过。",
        why: "扫描的样表、老格式的名单最容易带出身份证号；不说一声，大家会以为检查过了。",
        source: "《个人信息保护法》第二十五条、第五十一条；《政府信息公开条例》第十五条",
    },
    en: Doc {
        what: "An attachment cannot be opened or holds no readable text; nobody checked it for personal data.",
        why: "Scanned samples and lists in old formats are where ID numbers slip out; silence would pass for a check.",
        source: "Personal Information Protection Law, arts. 25 and 51; Regulation on Open Government Information, \
            art. 15",
    },
    bad: r#"=== files/forms/old.doc
«»打不开：老格式
"#,
    good: r#"=== files/forms/new.docx
第1段：申请表
=== files/forms/map.doc
打不开：老格式
=== materials/all.yaml
form:
  name: 位置图
  blank_form: files/forms/map.doc # mingbai:allow attachment-unchecked 上级统一格式，已人工看过
"#,
    check: Check::Attachment(check),
};

fn check(_: &Scope<'_>, opened: &Opened, found: &mut Found) {
    for (obstacle, place) in &opened.obstacles {
        let finding = at_place(RULE.at(Span::start_of(opened.file)), &opened.path, place);
        let help = match obstacle {
            Obstacle::Encrypted => "attachment-unchecked.help-encrypted",
            Obstacle::Scan | Obstacle::Unmapped => "attachment-unchecked.help-scan",
            Obstacle::Archive => "attachment-unchecked.help-archive",
            Obstacle::Empty | Obstacle::Damaged | Obstacle::Unreadable => "attachment-unchecked.help-damaged",
            Obstacle::Legacy | Obstacle::TooLarge | Obstacle::Unknown => "attachment-unchecked.help",
        };
        found.push(finding.word("reason", obstacle.word()).help(help).help("attachment-unchecked.help-allow"));
    }
}
