//! `pages/` and `notices/`: plain texts of the portal.

use super::Body;
use super::record::{Text, choice, record};
use super::value::Day;

record! {
    /// A plain page such as "about".
    pub struct Page: "kind.page" {
        /// 页面标题。
        required title: Text, "标题";
        /// 一句话说明。
        wanted summary: Text, "摘要";
        /// 最近修改日期。
        required updated: Option<Day>, "更新日期";
        /// 在页脚导航中的次序，小的在前。
        optional order: Option<u32>, "排序";
    }
}

choice! {
    /// What a notice is about.
    pub enum NoticeKind: "type.notice_kind" {
        /// 一般的通知。
        /// A plain announcement.
        Announcement = "通知公告" | "announcement",
        /// 公示办理、评审的结果；要写失效日期。
        /// Publishes a result; needs a day of expiry.
        Result = "结果公示" | "result",
        /// 窗口、时间、材料等有变化。
        /// Something about windows, hours or papers changes.
        Change = "办事变化" | "change",
    }
}

record! {
    /// A notice that is shown until it expires.
    pub struct Notice: "kind.notice" {
        /// 标题。
        required title: Text, "标题";
        /// 类别。
        required kind: Option<NoticeKind>, "类别";
        /// 发布日期。
        required published: Option<Day>, "发布日期";
        /// 失效日期；过了这一天，页面、列表和索引都不再有它。
        optional expires: Option<Day>, "失效日期";
        /// 发布单位。
        required source: Text, "发布单位";
    }
}

/// A record together with the Markdown that follows it.
#[derive(Debug, Clone, Default)]
pub struct Written<T> {
    pub head: T,
    pub body: Body,
}
