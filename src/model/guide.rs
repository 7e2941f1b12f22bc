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
        /// 依申请，经审查准予从事特定活动。
        /// A permission, on application, to carry out an activity.
        Licence = "行政许可" | "licence",
        /// 对法律地位、关系或事实加以认定、登记、证明。
        /// A status, relation or fact is established, registered or certified.
        Confirmation = "行政确认" | "confirmation",
        /// 发给抚恤金、救济金、补贴等钱物。
        /// Money or goods are granted, such as allowances and relief.
        Benefit = "行政给付" | "benefit",
        /// 对作出贡献的人和单位给予奖励。
        /// A merit of a person or body is rewarded.
        Reward = "行政奖励" | "reward",
        /// 由行政机关裁决与管理有关的民事纠纷。
        /// A civil dispute is decided by an administrative body.
        Ruling = "行政裁决" | "ruling",
        /// 依法收取税、费。
        /// Taxes or charges are collected by law.
        Levy = "行政征收" | "levy",
        /// 不属于前面各类的行政权力，如备案、年检。
        /// Any other administrative power, such as filings and yearly checks.
        OtherPower = "其他行政权力" | "other-power",
        /// 不行使行政权力的服务，如查询、咨询、登记信息。
        /// A service without administrative power, such as enquiries.
        PublicService = "公共服务" | "public-service",
    }
}

choice! {
    /// Whether the item can be applied for.
    pub enum GuideStatus: "type.guide_status" {
        /// 现在可以申请办理。
        /// It can be applied for now.
        Active = "在用" | "active",
        /// 暂时停办，页面保留并说明。
        /// Not for the time being; the page stays and says so.
        Suspended = "暂停" | "suspended",
        /// 不再办理，不列入门户。
        /// It is no longer done and leaves the portal.
        Cancelled = "取消" | "cancelled",
    }
}

choice! {
    /// 服务对象.
    pub enum Audience: "type.audience" {
        /// 个人。
        /// Private persons.
        NaturalPerson = "自然人" | "natural-person",
        /// 公司等有法人资格的企业。
        /// Companies with legal personality.
        Enterprise = "企业法人" | "enterprise",
        /// 学校、医院等事业单位。
        /// Public institutions such as schools and hospitals.
        PublicInstitution = "事业法人" | "public-institution",
        /// 社会团体、基金会、民办非企业单位。
        /// Associations, foundations and private non-enterprise units.
        SocialOrganisation = "社会组织法人" | "social-organisation",
        /// 合伙企业、个人独资企业等没有法人资格的企业。
        /// Enterprises without legal personality, such as partnerships.
        Unincorporated = "非法人企业" | "unincorporated",
        /// 党政机关。
        /// Public authorities.
        Administration = "行政机关" | "administration",
        /// 前面没有列出的组织，如村民委员会、个体工商户。
        /// Bodies not listed above, such as village committees.
        OtherOrganisation = "其他组织" | "other-organisation",
    }
}

choice! {
    /// 办件类型.
    pub enum CaseType: "type.case_type" {
        /// 材料齐全，当场办完；承诺办结时限写“当场办结”。
        /// Done while the applicant waits; the promised limit says 当场办结.
        OnTheSpot = "即办件" | "on-the-spot",
        /// 受理后在承诺的时限内办完。
        /// Done within the promised limit after acceptance.
        Promised = "承诺件" | "promised",
    }
}

choice! {
    /// 办理渠道.
    pub enum Channel: "type.channel" {
        /// 到大厅窗口办；要写 windows。
        /// At a window of the hall; needs `windows`.
        Window = "窗口办理" | "window",
        /// 在网上办；要写 online。
        /// On the web; needs `online`.
        Online = "网上办理" | "online",
        /// 在自助终端上办。
        /// At a self-service machine.
        SelfService = "自助终端" | "self-service",
        /// 在手机应用或小程序里办。
        /// In an app on the phone.
        App = "手机办理" | "app",
        /// 把材料寄来办。
        /// By sending the papers by post.
        Post = "邮寄办理" | "post",
        /// 打电话办。
        /// By phone.
        Phone = "电话办理" | "phone",
    }
}

choice! {
    /// 送达方式.
    pub enum Delivery: "type.delivery" {
        /// 到窗口领取。
        /// Fetched at the window.
        Pickup = "窗口领取" | "pickup",
        /// 邮寄到家。
        /// Sent by post.
        Post = "邮寄送达" | "post",
        /// 发电子证照或电子文件。
        /// As an electronic licence or document.
        Electronic = "电子送达" | "electronic",
        /// 在自助终端上打印。
        /// Printed at a self-service machine.
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
        required consult_phone: Text as Phone, "咨询电话";
        /// 监督投诉电话。
        required complaint_phone: Text as Phone, "投诉电话";
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
        optional source_url: Text as Url, "来源网址";
    }
}
