//! `guides/`: one guide (办事指南) with everything the brief's table of elements names.

use super::department::Department;
use super::guide_parts::*;
use super::hall::Window;
use super::material::Topic;
use super::record::{Text, choice, record};
use super::value::{Day, Limit, Ref};

choice! {
    /// 事项类型, after the categories of the national catalogue of service items.
    pub enum TaskType: "type.task_type" {
        Licence = "行政许可" | "licence",
        Confirmation = "行政确认" | "confirmation",
        Benefit = "行政给付" | "benefit",
        Reward = "行政奖励" | "reward",
        Ruling = "行政裁决" | "ruling",
        Levy = "行政征收" | "levy",
        OtherPower = "其他行政权力" | "other-power",
        PublicService = "公共服务" | "public-service",
    }
}

choice! {
    /// Whether the item can be applied for.
    pub enum GuideStatus: "type.guide_status" {
        Active = "在用" | "active",
        Suspended = "暂停" | "suspended",
        Cancelled = "取消" | "cancelled",
    }
}

choice! {
    /// 服务对象.
    pub enum Audience: "type.audience" {
        NaturalPerson = "自然人" | "natural-person",
        Enterprise = "企业法人" | "enterprise",
        PublicInstitution = "事业法人" | "public-institution",
        SocialOrganisation = "社会组织法人" | "social-organisation",
        Unincorporated = "非法人企业" | "unincorporated",
        Administration = "行政机关" | "administration",
        OtherOrganisation = "其他组织" | "other-organisation",
    }
}

choice! {
    /// 办件类型.
    pub enum CaseType: "type.case_type" {
        OnTheSpot = "即办件" | "on-the-spot",
        Promised = "承诺件" | "promised",
    }
}

choice! {
    /// 办理渠道.
    pub enum Channel: "type.channel" {
        Window = "窗口办理" | "window",
        Online = "网上办理" | "online",
        SelfService = "自助终端" | "self-service",
        App = "手机办理" | "app",
        Post = "邮寄办理" | "post",
        Phone = "电话办理" | "phone",
    }
}

choice! {
    /// 送达方式.
    pub enum Delivery: "type.delivery" {
        Pickup = "窗口领取" | "pickup",
        Post = "邮寄送达" | "post",
        Electronic = "电子送达" | "electronic",
        SelfService = "自助打印" | "self-service",
    }
}

record! {
    /// A guide (办事指南).
    pub struct Guide: "kind.guide" {
        /// 事项名称，与事项目录一致。
        required title: Text, "事项名称";
        /// 群众平时的叫法，搜索时用得上。
        wanted aliases: Vec<Text>, "常用叫法";
        /// 一句话说明这件事是办什么的。
        wanted summary: Text, "一句话说明";
        /// 基本编码。
        wanted catalog_code: Text, "基本编码";
        /// 实施编码。
        wanted task_code: Text, "实施编码";
        /// 事项类型。
        required task_type: Option<TaskType>, "事项类型";
        /// 在用、暂停或取消。
        required status: Option<GuideStatus>, "事项状态";
        /// 服务对象。
        required audience: Vec<Audience>, "服务对象";
        /// 主题与人生事件。
        required topics: Vec<Ref<Topic>>, "所属栏目";
        /// 高频事项的名次，1 为最常办；不写为非高频。
        optional frequent: Option<u32>, "高频名次";
        /// 行使层级。
        optional level: Text, "行使层级";
        /// 通办范围。
        optional service_area: Text, "通办范围";

        /// 设定依据。
        required legal_basis: Vec<LegalBasis>, "设定依据";
        /// 实施主体。
        required department: Option<Ref<Department>>, "实施主体";
        /// 受理机构，与实施主体不同时写。
        optional accepting_body: Text, "受理机构";
        /// 决定机构，与实施主体不同时写。
        optional deciding_body: Text, "决定机构";
        /// 联办机构，按先后写。
        optional joint_bodies: Vec<Ref<Department>>, "联办机构";

        /// 受理条件。
        required conditions: Vec<Condition>, "受理条件";
        /// 不予受理的情形。
        optional refusals: Vec<Text>, "不予受理情形";
        /// 数量限制；行政许可必须写，没有就写“无数量限制”。
        optional quota: Text, "数量限制";

        /// 申请材料，按递交次序写。
        required materials: Vec<MaterialUse>, "申请材料";

        /// 办理流程，至少两步。
        required steps: Vec<Step>, "办理流程";
        /// 特别程序，如听证、专家评审。
        optional special_procedures: Vec<SpecialProcedure>, "特别程序";
        /// 即办件或承诺件。
        required case_type: Option<CaseType>, "办件类型";
        /// 法定办结时限，如“20个工作日”。
        required statutory_limit: Option<Limit>, "法定办结时限";
        /// 承诺办结时限；即办件写“当场办结”。
        required promised_limit: Option<Limit>, "承诺办结时限";
        /// 时限说明。
        optional limit_note: Text, "时限说明";
        /// 结果的有效期。
        optional validity: Text, "有效期";
        /// 到期延续的办法。
        optional renewal: Text, "延续办法";

        /// 收费情况。
        required fees: Option<Fees>, "收费";

        /// 办理窗口；可以窗口办理时必须写。
        optional windows: Vec<Ref<Window>>, "办理窗口";
        /// 办理渠道。
        required channels: Vec<Channel>, "办理渠道";
        /// 网上办理入口。
        optional online: Option<Online>, "网上办理";
        /// 最少到场次数。
        required visits: Option<u32>, "到场次数";
        /// 必须到场的原因。
        optional visit_reason: Text, "到场原因";
        /// 预约办法。
        optional booking: Text, "预约";
        /// 是否可以邮寄。
        optional post: Text, "邮寄";
        /// 能否由别人代办，怎样代办。
        optional agent: Text, "代办";

        /// 办理结果。
        required results: Vec<Outcome>, "办理结果";
        /// 送达方式。
        required delivery: Vec<Delivery>, "送达方式";
        /// 行政复议和行政诉讼途径。
        optional remedy: Option<Remedy>, "救济途径";
        /// 咨询电话。
        required consult_phone: Text, "咨询电话";
        /// 监督投诉电话。
        required complaint_phone: Text, "投诉电话";
        /// 常见问题。
        wanted faq: Vec<Question>, "常见问题";
        /// 容易出错的地方。
        optional common_mistakes: Vec<Text>, "易错提醒";

        /// 由哪个岗位维护（写岗位，不写人名）。
        wanted owner: Text, "维护岗位";
        /// 首次发布日期。
        required published: Option<Day>, "发布日期";
        /// 最近更新日期。
        required updated: Option<Day>, "更新日期";
        /// 最近一次复核日期。
        wanted last_reviewed: Option<Day>, "复核日期";
        /// 复核周期，按月计。
        wanted review_months: Option<u32>, "复核周期";
        /// 变更记录。
        optional changes: Vec<Change>, "变更记录";
        /// 内部说明，只给工作人员看，永远不会出现在门户上。
        optional internal: Text, "内部说明";
        /// 导入的事项：来源门户没有提供的内容，写字段名。
        optional source_gaps: Vec<Text>, "来源缺项";
        /// 导入的事项：来源网址。
        optional source_url: Text, "来源网址";
    }
}
