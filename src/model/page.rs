//! `pages/` and `notices/`: plain texts of the portal.

use super::Body;
use super::record::{Text, choice, record};
use super::value::Day;

record! {
    /// A plain page such as "about".
    pub struct Page: "kind.page" {
        /// 页面标题。
        /// Title of the page.
        required title: Text, "标题" = "关于本站";
        /// 一句话说明。
        /// One sentence about it.
        wanted summary: Text, "摘要" = "本站由谁办，怎样联系。";
        /// 最近修改日期。
        /// Day of the latest change.
        required updated: Option<Day>, "更新日期";
        /// 在页脚导航中的次序，小的在前。
        /// Place among the links of the footer, small ones first.
        optional order: Option<u32>, "排序" = "10";
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
        /// Title.
        required title: Text, "标题" = "国庆节期间服务安排";
        /// 类别。
        /// Kind.
        required kind: Option<NoticeKind>, "类别" = "通知公告";
        /// 发布日期。
        /// Day of publication.
        required published: Option<Day>, "发布日期";
        /// 失效日期；过了这一天，页面、列表和索引都不再有它。
        /// Day of expiry; after it no page, list or index has the notice.
        optional expires: Option<Day>, "失效日期";
        /// 发布单位。
        /// Who publishes it.
        required source: Text, "发布单位" = "青禾市行政审批服务局";
    }
}

/// A record together with the Markdown that follows it.
#[derive(Debug, Clone, Default)]
pub struct Written<T> {
    pub head: T,
    pub body: Body,
}
