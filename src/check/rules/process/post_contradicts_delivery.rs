//! The field on posting says no, channels or delivery say yes.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "P0410",
    name: "post-contradicts-delivery",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "邮寄一栏说不能邮寄，办理渠道或送达方式里却有邮寄。",
        why: "申请人寄来了材料，窗口不收；或者等邮寄，证却在窗口。",
        source: "《政府信息公开条例》第六条（及时、准确）",
    },
    en: Doc {
        what: "The field on posting says no, channels or delivery say yes.",
        why: "Applicants post what is not accepted, or wait for a letter that never comes.",
        source: "Regulation on Open Government Information, art. 6",
    },
    bad: r#"channels: [窗口办理]
delivery: [窗口领取, 邮寄送达]
post: «不能邮寄，本人领取。»
"#,
    good: r#"channels: [窗口办理]
delivery: [窗口领取, 邮寄送达]
post: 证件可以邮寄，邮费到付；材料不能邮寄。
"#,
    check: Check::Guide(check),
};

fn check(_: &Scope<'_>, guide: &Guide, found: &mut Found) {
    let refuses = ["不能邮寄", "不可以邮寄", "不可邮寄", "不支持邮寄", "不提供邮寄", "不邮寄", "否"];
    let refuses = refuses.iter().any(|words| guide.post.starts_with(words));
    let posts = guide.channels.contains(&Channel::Post) || guide.delivery.contains(&Delivery::Post);
    if refuses && posts {
        found.push(RULE.at(guide.post.span).help("post-contradicts-delivery.help"));
    }
}
