//! `guides/`: one guide (办事指南) with everything the brief's table of elements names.

use super::department::Department;
use super::guide_parts::*;
use super::hall::Window;
use super::material::Topic;
use super::record::{Text, choice, record};
use super::situation::{SituationQuestion, Variant};
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
        /// 还在写，不发布；写好了改成“在用”。
        /// Being written and not published; becomes active when it is done.
        Draft = "草稿" | "draft",
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

impl Guide {
    /// Whether the portal shows the guide; one without a status is shown, so that nothing vanishes by a slip.
    pub fn is_shown(&self) -> bool {
        !matches!(self.status, Some(GuideStatus::Draft | GuideStatus::Cancelled))
    }
}

record! {
    /// A guide (办事指南).
    pub struct Guide: "kind.guide" {
        /// 事项名称，与事项目录一致。
        /// Name of the item, as in the catalogue of items.
        required title: Text, "事项名称" = "食品经营许可（新办）";
        /// 群众平时的叫法，搜索时用得上。
        /// What people call it; search finds them.
        wanted aliases: Vec<Text>, "常用叫法" = "开饭店";
        /// 一句话说明这件事是办什么的。
        /// One sentence: what this is for.
        wanted summary: Text, "一句话说明" = "开餐馆、食品店之前要办的许可。";
        /// 基本编码，事项目录里的编码。
        /// Basic code of the item in the catalogue of items.
        wanted catalog_code: Text, "基本编码" = "372099034000";
        /// 实施编码，本单位办这件事的编码，以统一社会信用代码开头、基本编码结尾。
        /// Code of the item at this body: its social credit code, then the basic code.
        wanted task_code: Text, "实施编码" = "11379999000000158U4372099034000";
        /// 事项类型，与事项目录一致；行政许可还要写数量限制和救济途径。
        /// Kind of item, as in the catalogue; a licence needs `quota` and `remedy` too.
        required task_type: Option<TaskType>, "事项类型" = "公共服务";
        /// 草稿、在用、暂停或取消；草稿和取消的不发布。
        /// Draft, active, suspended or cancelled; drafts and cancelled ones are not published.
        required status: Option<GuideStatus>, "事项状态" = "草稿";
        /// 服务对象，谁能来办；有几种就都写上。
        /// Who may apply.
        required audience: Vec<Audience>, "服务对象" = "自然人";
        /// 主题与人生事件，门户把事项列在这些栏目下。
        /// The topics and life events it is listed under.
        required topics: Vec<Ref<Topic>>, "所属栏目";
        /// 高频事项的名次，1 为最常办；不写为非高频。
        /// Rank among the frequent items, 1 is the most frequent; left out for all others.
        optional frequent: Option<u32>, "高频名次" = "1";
        /// 行使层级，由哪一级办。
        /// Level of government that exercises the power.
        optional level: Text, "行使层级" = "县级";
        /// 通办范围，在哪个范围内任何一个大厅都能办。
        /// In which area it can be done at any hall.
        optional service_area: Text, "通办范围" = "全市通办";

        /// 设定依据，哪部法律法规的哪一条规定了这件事。
        /// What the item rests on: which article of which law.
        required legal_basis: Vec<LegalBasis>, "设定依据";
        /// 实施主体，负责这件事的部门。
        /// The body in charge.
        required department: Option<Ref<Department>>, "实施主体";
        /// 受理机构，与实施主体不同时写。
        /// The accepting body, where it is another one.
        optional accepting_body: Text, "受理机构" = "青禾市行政审批服务局";
        /// 决定机构，与实施主体不同时写。
        /// The deciding body, where it is another one.
        optional deciding_body: Text, "决定机构" = "青禾市行政审批服务局";
        /// 联办机构，按先后写。
        /// Bodies that take part, in order.
        optional joint_bodies: Vec<Ref<Department>>, "联办机构";

        /// 情形问题：先问清楚属于哪种情形，只列这种情形要的。
        /// Questions that tell situations apart, so that only what each needs is listed.
        optional questions: Vec<SituationQuestion>, "情形问题";
        /// 分情形的窗口和时限，与前面写的不同时写。
        /// Windows and limits of some situations, where they differ from the guide's own.
        optional variants: Vec<Variant>, "分情形办理";

        /// 受理条件，符合什么条件才能办，一条一项。
        /// Conditions of acceptance, one each.
        required conditions: Vec<Condition>, "受理条件";
        /// 不予受理的情形。
        /// When it is not accepted.
        optional refusals: Vec<Text>, "不予受理情形" = "场所在住宅楼内的不予受理。";
        /// 数量限制；行政许可必须写，没有就写“无数量限制”。
        /// Limit on the number granted; required for licences, 无数量限制 when there is none.
        optional quota: Text, "数量限制" = "无数量限制";

        /// 申请材料，按递交次序写。
        /// What to hand in, in order.
        required materials: Vec<MaterialUse>, "申请材料";

        /// 办理流程，至少两步。
        /// The procedure, at least two steps.
        required steps: Vec<Step>, "办理流程";
        /// 特别程序，如听证、专家评审。
        /// Special procedures such as a hearing or an expert review.
        optional special_procedures: Vec<SpecialProcedure>, "特别程序";
        /// 即办件或承诺件。
        /// Done on the spot, or promised within a limit.
        required case_type: Option<CaseType>, "办件类型" = "承诺件";
        /// 法定办结时限，如“20个工作日”。
        /// Limit set by law, such as 20个工作日.
        required statutory_limit: Option<Limit>, "法定办结时限" = "20个工作日";
        /// 承诺办结时限；即办件写“当场办结”。
        /// Limit promised here; 当场办结 for what is done on the spot.
        required promised_limit: Option<Limit>, "承诺办结时限" = "10个工作日";
        /// 时限说明。
        /// What to know about the limit.
        optional limit_note: Text, "时限说明" = "专家评审的时间不计入。";
        /// 结果的有效期。
        /// How long the result is valid.
        optional validity: Text, "有效期" = "5年";
        /// 到期延续的办法。
        /// How to renew it.
        optional renewal: Text, "延续办法" = "到期前30个工作日内申请延续。";

        /// 收费情况；收费的要写收费项目。
        /// Whether anything is charged.
        required fees: Option<Fees>, "收费";

        /// 办理窗口；可以窗口办理时必须写。
        /// Windows; required when it can be done at one.
        optional windows: Vec<Ref<Window>>, "办理窗口";
        /// 办理渠道，能用哪些办法申请；写了窗口办理要写 windows，写了网上办理要写 online。
        /// Ways to do it; 窗口办理 needs `windows`, 网上办理 needs `online`.
        required channels: Vec<Channel>, "办理渠道" = "窗口办理";
        /// 网上办理入口。
        /// The way on the web.
        optional online: Option<Online>, "网上办理";
        /// 最少到场次数；不用到场写 0，要到场的写明原因。
        /// Least number of visits, 0 for none; a visit needs its reason.
        required visits: Option<u32>, "到场次数" = "1";
        /// 必须到场的原因。
        /// Why one must come.
        optional visit_reason: Text, "到场原因" = "要当面核对身份证原件。";
        /// 预约办法。
        /// How to book.
        optional booking: Text, "预约" = "在公众号里预约，当天也可以直接取号。";
        /// 是否可以邮寄。
        /// Whether papers can be posted.
        optional post: Text, "邮寄" = "结果可以免费邮寄。";
        /// 能否由别人代办，怎样代办。
        /// Whether somebody else may act, and how.
        optional agent: Text, "代办" = "可以代办，带委托书和代办人身份证。";

        /// 办理结果，办完拿到什么。
        /// What one gets.
        required results: Vec<Outcome>, "办理结果";
        /// 送达方式，结果怎样到申请人手里。
        /// How the result reaches the applicant.
        required delivery: Vec<Delivery>, "送达方式" = "窗口领取";
        /// 行政复议和行政诉讼途径。
        /// Ways of administrative review and lawsuit.
        optional remedy: Option<Remedy>, "救济途径";
        /// 咨询电话。
        /// Phone for questions.
        required consult_phone: Text as Phone, "咨询电话" = "0520-6821001";
        /// 监督投诉电话。
        /// Phone for complaints.
        required complaint_phone: Text as Phone, "投诉电话" = "12345";
        /// 常见问题，窗口上常被问到的。
        /// Questions that are often asked at the window.
        wanted faq: Vec<Question>, "常见问题";
        /// 容易出错的地方。
        /// What people often get wrong.
        optional common_mistakes: Vec<Text>, "易错提醒" = "申请表上的地址要和营业执照一致。";

        /// 由哪个岗位维护（写岗位，不写人名）。
        /// The post that keeps this guide (a post, not a person).
        wanted owner: Text, "维护岗位" = "民政业务岗";
        /// 首次发布日期。
        /// Day of first publication.
        required published: Option<Day>, "发布日期";
        /// 最近更新日期。
        /// Day of the latest change.
        required updated: Option<Day>, "更新日期";
        /// 最近一次复核日期。
        /// Day of the latest review.
        wanted last_reviewed: Option<Day>, "复核日期";
        /// 复核周期，按月计。
        /// Months between reviews.
        wanted review_months: Option<u32>, "复核周期" = "12";
        /// 变更记录。
        /// What has changed.
        optional changes: Vec<Change>, "变更记录";
        /// 内部说明，只给工作人员看，永远不会出现在门户上。
        /// Notes for the staff; never published.
        optional internal: Text, "内部说明" = "系统录入时选“新办”。";
        /// 导入的事项：来源门户没有提供的内容，写字段名。
        /// Imported items: fields that the source did not have.
        optional source_gaps: Vec<Text>, "来源缺项" = "conditions";
        /// 导入的事项：来源网址。
        /// Imported items: address of the source.
        optional source_url: Text as Url, "来源网址" = "https://zwfw.example.gov.cn/item/1";
    }
}
