//! `print-log.yaml`: which cards were printed when and for whom, and what each edition of a card said.
//!
//! Written by `mingbai cards --record`, read by clerks. The words of a card are kept as they were printed, so that a change
//! can be told years later, when the guide, the window or the material is long gone.

use super::record::{Text, record};
use super::{
    Audience, CaseType, Channel, Day, Delivery, Guide, Keep, Medium, Necessity, OnlineDepth, Ref, TaskType, Window,
};

record! {
    /// `print-log.yaml`: the cards that were printed, and the facts of each edition.
    pub struct PrintLog: "kind.print-log" {
        /// 印了哪些卡：一次、一个窗口、一张卡记一条。
        /// What was printed: one entry for each card, window and day.
        optional prints: Vec<Print>, "印制记录";
        /// 每一版卡上写了什么，每版记一次；不要手工改，改了就说不准变化。
        /// What each edition of a card said, once; changed by hand, it tells of changes that were never made.
        optional editions: Vec<CardEdition>, "版本";
    }
}

record! {
    /// One card as it was printed.
    pub struct Print: "kind.print" {
        /// 哪天印的。
        /// The day it was printed.
        required date: Option<Day>, "日期" = "2026-11-26";
        /// 摆在哪个窗口。
        /// The window it lies at.
        optional window: Option<Ref<Window>>, "窗口" = "a12";
        /// 不是窗口的，写摆在哪里。
        /// Where it lies, if not at a window.
        optional place: Text, "地点" = "一楼咨询台";
        /// 哪个事项。
        /// The guide whose card it is.
        required guide: Option<Ref<Guide>>, "事项" = "id-card-replace";
        /// 只给一种情形的卡，是哪种情形；整个事项的卡不写。
        /// The situation it is for; none for the card of the whole guide.
        optional situation: Text, "情形" = "别人代办";
        /// 这种情形在网址里的名字，记录时自动写。
        /// How addresses call that situation.
        optional situation_key: Text, "情形标识" = "agent";
        /// 卡上印的版本号，8位。
        /// The edition printed on it, 8 digits.
        required edition: Text, "版本号" = "1f0a6c52";
        /// 哪种卡。
        /// The kind of card.
        optional format: Text, "卡片种类" = "a5";
        /// 印了几张。
        /// How many.
        optional copies: Option<u32>, "张数" = "3";
        /// 备注，给大厅自己看，不发布。
        /// A note for the hall, not published.
        optional note: Text, "备注" = "贴在窗口玻璃上的那张";
    }
}

record! {
    /// What one edition of a card said.
    pub struct CardEdition: "kind.edition" {
        /// 哪个事项。
        /// The guide whose card it is.
        required guide: Option<Ref<Guide>>, "事项" = "id-card-replace";
        /// 版本号，按卡上的内容算出来的。
        /// The edition, computed from what the card says.
        required hash: Text, "版本号" = "1f0a6c52";
        /// 只给一种情形的卡，是哪种情形。
        /// The situation it is for; none for the card of the whole guide.
        optional situation: Text, "情形" = "别人代办";
        /// 这种情形在网址里的名字。
        /// How addresses call that situation.
        optional situation_key: Text, "情形标识" = "agent";
        /// 卡上印的日期，就是指南当时的更新日期。
        /// The date printed on it: that of the guide's update.
        optional updated: Option<Day>, "版本日期" = "2026-09-10";
        /// 事项名称。
        /// Title.
        optional title: Text, "事项名称";
        /// 一句话说明。
        /// Summary.
        optional summary: Text, "一句话说明";
        /// 部门的名称。
        /// Name of the department.
        optional department: Text, "部门";
        /// 当时是不是暂停办理。
        /// Whether it was suspended.
        optional suspended: Option<bool>, "暂停办理" = "true";
        /// 事项类型。
        /// Kind of item.
        optional task_type: Option<TaskType>, "事项类型";
        /// 办件类型。
        /// Kind of case.
        optional case_type: Option<CaseType>, "办件类型";
        /// 服务对象。
        /// Whom it is for.
        optional audience: Vec<Audience>, "服务对象";
        /// 受理条件。
        /// Conditions.
        optional conditions: Vec<EditionCondition>, "受理条件";
        /// 申请材料。
        /// Materials.
        optional materials: Vec<EditionMaterial>, "申请材料";
        /// 办理步骤，全部。
        /// All steps.
        optional steps: Vec<EditionStep>, "办理步骤";
        /// 承诺时限。
        /// Promised limit.
        optional promised_limit: Text, "承诺时限";
        /// 法定时限。
        /// Statutory limit.
        optional statutory_limit: Text, "法定时限";
        /// 各种情形的不同规定，一种一句。
        /// What differs in some situations, a sentence for each.
        optional variants: Vec<Text>, "分情形规定";
        /// 收费。
        /// Fees.
        optional fees: Option<EditionFees>, "收费";
        /// 到场次数。
        /// Visits.
        optional visits: Option<u32>, "到场次数" = "1";
        /// 办理结果。
        /// Results.
        optional results: Vec<Text>, "办理结果";
        /// 领取方式。
        /// Ways of delivery.
        optional delivery: Vec<Delivery>, "领取方式";
        /// 办理窗口。
        /// Windows.
        optional windows: Vec<EditionWindow>, "窗口";
        /// 办理渠道。
        /// Channels.
        optional channels: Vec<Channel>, "办理渠道";
        /// 网上办理。
        /// Online.
        optional online: Option<EditionOnline>, "网上办理";
        /// 咨询电话。
        /// Phone for questions.
        optional consult_phone: Text as Phone, "咨询电话";
        /// 投诉电话。
        /// Phone for complaints.
        optional complaint_phone: Text as Phone, "投诉电话";
        /// 热线。
        /// Hotline.
        optional hotline: Text as Phone, "热线";
    }
}

record! {
    /// A condition on a card.
    pub struct EditionCondition: "kind.edition_condition" = text {
        /// 条件。
        /// The condition.
        optional text: Text, "条件";
        /// 对谁适用。
        /// Whom it applies to.
        optional applies_to: Text, "适用情形";
    }
}

record! {
    /// A material on a card.
    pub struct EditionMaterial: "kind.edition_material" = name {
        /// 名称。
        /// Name.
        optional name: Text, "名称";
        /// 原件几份。
        /// Originals.
        optional originals: Option<u32>, "原件份数";
        /// 复印件几份。
        /// Copies.
        optional copies: Option<u32>, "复印件份数";
        /// 原件收取还是查验。
        /// Whether originals are kept.
        optional keep: Option<Keep>, "原件去向";
        /// 纸质还是电子。
        /// Paper or electronic.
        optional medium: Option<Medium>, "材料形式";
        /// 必要性。
        /// Necessity.
        optional necessity: Option<Necessity>, "必要性";
        /// 容缺补交期限。
        /// By when a deferred one follows.
        optional defer_limit: Text, "补交期限";
        /// 对谁适用。
        /// Whom it applies to.
        optional applies_to: Text, "适用情形";
        /// 什么可以免交。
        /// What makes it unnecessary.
        optional waived_by: Text, "免交";
        /// 说明。
        /// Note.
        optional note: Text, "说明";
    }
}

record! {
    /// A step on a card.
    pub struct EditionStep: "kind.edition_step" = name {
        /// 步骤。
        /// Name.
        optional name: Text, "步骤";
        /// 期限。
        /// Limit.
        optional limit: Text, "期限";
        /// 做什么，或者谁来做。
        /// What is done, or who does it.
        optional text: Text, "内容";
        /// 对谁适用。
        /// Whom it applies to.
        optional applies_to: Text, "适用情形";
    }
}

record! {
    /// The fees on a card.
    pub struct EditionFees: "kind.edition_fees" {
        /// 收不收费。
        /// Whether there is a charge.
        optional charged: Option<bool>, "收费";
        /// 收费项目。
        /// Lines.
        optional lines: Vec<EditionFee>, "收费项目";
    }
}

record! {
    /// A fee on a card.
    pub struct EditionFee: "kind.edition_fee" = name {
        /// 名称。
        /// Name.
        optional name: Text, "名称";
        /// 金额。
        /// Amount.
        optional amount: Text, "金额" = "20";
        /// 单位。
        /// Unit.
        optional unit: Text, "单位" = "元/证";
        /// 对谁适用。
        /// Whom it applies to.
        optional applies_to: Text, "适用情形";
    }
}

record! {
    /// A window on a card.
    pub struct EditionWindow: "kind.edition_window" {
        /// 窗口号。
        /// Number.
        optional number: Text, "窗口号" = "A12";
        /// 名称。
        /// Name.
        optional name: Text, "名称";
        /// 楼层。
        /// Floor.
        optional floor: Text, "楼层";
        /// 区域。
        /// Zone.
        optional zone: Text, "区域";
        /// 时间。
        /// Hours.
        optional hours: Vec<EditionHours>, "时间";
        /// 大厅。
        /// Hall.
        optional hall: Text, "大厅";
        /// 地址。
        /// Address.
        optional address: Text, "地址";
    }
}

record! {
    /// A line of opening hours on a card.
    pub struct EditionHours: "kind.edition_hours" {
        /// 星期几。
        /// Days.
        optional days: Text, "星期";
        /// 几点到几点。
        /// Times.
        optional times: Text, "时间";
        /// 季节。
        /// Season.
        optional season: Text, "季节";
        /// 说明。
        /// Note.
        optional note: Text, "说明";
    }
}

record! {
    /// The online entry on a card.
    pub struct EditionOnline: "kind.edition_online" {
        /// 网址。
        /// Address.
        optional url: Text as Url, "网址";
        /// 能办到哪一步。
        /// How far it goes.
        optional depth: Option<OnlineDepth>, "网办深度";
    }
}

impl CardEdition {
    /// Whether a text has the form of a hash: eight hexadecimal digits in small letters.
    pub fn is_hash(text: &str) -> bool {
        text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    }
}
