//! The records inside a guide: legal basis, conditions, materials, steps, fees, results, questions.

use super::material::Material;
use super::policy::Policy;
use super::record::{Text, choice, record};
use super::value::{Day, Limit, Ref};

record! {
    /// One legal basis (设定依据).
    pub struct LegalBasis: "kind.legal_basis" {
        /// 政策库里的文件。
        required policy: Option<Ref<Policy>>, "文件";
        /// 条款，如“第三十五条”。
        wanted article: Text, "条款";
        /// 这一条规定了什么，用自己的话写。
        optional note: Text, "要点";
    }
}

record! {
    /// One condition (受理条件).
    pub struct Condition: "kind.condition" = text {
        /// 条件内容。
        required text: Text, "条件";
        /// 只在什么情形下适用。
        optional applies_to: Text, "适用情形";
    }
}

choice! {
    /// Whether the original is handed in or only shown.
    pub enum Keep: "type.keep" {
        /// 原件交给窗口，不退还。
        /// The original is handed in and kept.
        Collected = "收取" | "collected",
        /// 原件当场核对后退还。
        /// The original is looked at and given back.
        Shown = "查验" | "shown",
    }
}

choice! {
    /// 材料形式.
    pub enum Medium: "type.medium" {
        /// 只收纸质。
        /// Only on paper.
        Paper = "纸质" | "paper",
        /// 只收电子文件；份数不用写。
        /// Only electronic; without counts.
        Electronic = "电子" | "electronic",
        /// 纸质、电子都可以。
        /// On paper or electronic.
        Either = "纸质或电子" | "either",
    }
}

choice! {
    /// 材料必要性.
    pub enum Necessity: "type.necessity" {
        /// 申请时必须交。
        /// Must be handed in with the application.
        Required = "必要" | "required",
        /// 有就交，没有也能办。
        /// Helps, but the case is done without it.
        Optional = "非必要" | "optional",
        /// 可以先受理，限期内补交；要写 defer_limit。
        /// May follow within a limit; needs `defer_limit`.
        Deferrable = "容缺后补" | "deferrable",
    }
}

choice! {
    /// 来源渠道.
    pub enum MaterialSource: "type.material_source" {
        /// 申请人自己写、自己准备。
        /// The applicant writes or provides it.
        Applicant = "申请人自备" | "applicant",
        /// 由政府部门发给的证照、批文、证明。
        /// Issued by a public authority.
        Government = "政府部门核发" | "government",
        /// 由银行、医院、鉴定机构等其他单位出具。
        /// Issued by others, such as banks and hospitals.
        Other = "其他" | "other",
    }
}

record! {
    /// A material as one guide asks for it.
    pub struct MaterialUse: "kind.material_use" {
        /// 材料目录里的材料；目录里没有的用 name 写名称。
        optional material: Option<Ref<Material>>, "目录材料";
        /// 材料名称；用了 material 就不必写。
        optional name: Text, "材料名称";
        /// 原件几份，没有写 0。
        optional originals: Option<u32>, "原件份数";
        /// 复印件几份，没有写 0。
        optional copies: Option<u32>, "复印件份数";
        /// 原件收取还是只查验。
        optional keep: Option<Keep>, "原件处理";
        /// 纸质、电子或都可以。
        required medium: Option<Medium>, "材料形式";
        /// 必要、非必要或容缺后补。
        required necessity: Option<Necessity>, "必要性";
        /// 容缺后补的，几日内补齐。
        optional defer_limit: Option<Limit>, "补正时限";
        /// 材料从哪里来。
        required source: Option<MaterialSource>, "来源渠道";
        /// 出具单位，目录里没有写或不同时写。
        optional issuer: Text, "出具单位";
        /// 只在什么情形下需要。
        optional applies_to: Text, "适用情形";
        /// 什么情况下免交。
        optional waived_by: Text, "免交情形";
        /// 是否可以用告知承诺代替。
        optional commitment: Option<bool>, "告知承诺";
        /// 空白表格，写 files/ 下的路径；目录里有的不必写。
        optional blank_form: Text as File, "空白表格";
        /// 填写样例，写 files/ 下的路径；目录里有的不必写。
        optional sample: Text as File, "填写样例";
        /// 给申请人的说明。
        optional note: Text, "说明";
        /// 审查要点，只给工作人员看。
        optional checked: Text, "审查要点";
    }
}

record! {
    /// One step (办理环节).
    pub struct Step: "kind.step" {
        /// 环节名称，如“受理”。
        required name: Text, "环节名称";
        /// 谁来做。
        required actor: Text, "办理人";
        /// 这一步多久，如“1个工作日”。
        required limit: Option<Limit>, "环节时限";
        /// 做什么。
        wanted text: Text, "环节内容";
        /// 这一步的结果。
        optional result: Text, "环节结果";
    }
}

record! {
    /// A special procedure such as a hearing.
    pub struct SpecialProcedure: "kind.special_procedure" {
        /// 名称，如“专家评审”。
        required name: Text, "程序名称";
        /// 时限。
        required limit: Option<Limit>, "程序时限";
        /// 是否计入办结时限。
        required counted: Option<bool>, "计入时限";
        /// 说明。
        optional note: Text, "说明";
    }
}

record! {
    /// Whether and what is charged.
    pub struct Fees: "kind.fees" {
        /// 是否收费。
        required charged: Option<bool>, "是否收费";
        /// 收费项目；收费的必须写。
        optional lines: Vec<FeeLine>, "收费项目";
        /// 缴费方式等说明。
        optional note: Text, "收费说明";
    }
}

record! {
    /// One fee.
    pub struct FeeLine: "kind.fee_line" {
        /// 收费项目名称。
        required name: Text, "项目名称";
        /// 金额，如“20”。
        required amount: Text, "金额";
        /// 单位，如“元/证”。
        required unit: Text, "单位";
        /// 收费依据。
        required basis: Text, "收费依据";
        /// 减免规定。
        optional reductions: Text, "减免";
    }
}

choice! {
    /// 网上办理深度.
    pub enum OnlineDepth: "type.online_depth" {
        /// 网上只能查指南、查进度。
        /// The web only informs.
        Information = "网上查询" | "information",
        /// 网上填报、预审，原件到窗口核对。
        /// Filled in and looked over on the web, originals shown at the window.
        Prefilled = "网上预审" | "prefilled",
        /// 网上受理，领取结果时到场一次。
        /// Accepted on the web, one visit to fetch the result.
        Accepted = "网上受理" | "accepted",
        /// 从申请到送达都在网上，不用到场。
        /// From application to delivery on the web, no visit.
        Full = "全程网办" | "full",
    }
}

record! {
    /// The online way.
    pub struct Online: "kind.online" {
        /// 办理网址。
        required url: Text as Url, "网址";
        /// 办理深度。
        required depth: Option<OnlineDepth>, "办理深度";
        /// 说明，如从哪里进入。
        optional note: Text, "说明";
    }
}

choice! {
    /// 结果类型.
    pub enum OutcomeKind: "type.outcome_kind" {
        /// 证件、执照、许可证。
        /// A certificate or licence.
        Certificate = "证照" | "certificate",
        /// 批复、决定书。
        /// A written approval or decision.
        Approval = "批文" | "approval",
        /// 证明、回执、登记表。
        /// A proof or receipt.
        Proof = "证明" | "proof",
        /// 发到账户的补贴、退款等。
        /// Money paid to an account.
        Payment = "资金" | "payment",
        /// 前面没有列出的结果，如一次服务。
        /// Any other result, such as a service done.
        Other = "其他" | "other",
    }
}

record! {
    /// A result of the procedure (办理结果).
    pub struct Outcome: "kind.outcome" {
        /// 结果名称，如“食品经营许可证”。
        required name: Text, "结果名称";
        /// 结果类型。
        required kind: Option<OutcomeKind>, "结果类型";
        /// 结果样本，写 files/ 下的路径。
        optional sample: Text as File, "结果样本";
        /// 有效期。
        optional validity: Text, "有效期";
    }
}

record! {
    /// 行政复议 and 行政诉讼.
    pub struct Remedy: "kind.remedy" {
        /// 向哪里申请行政复议，期限多久。
        required review: Text, "行政复议";
        /// 向哪里提起行政诉讼，期限多久。
        required lawsuit: Text, "行政诉讼";
    }
}

record! {
    /// A question with its answer.
    pub struct Question: "kind.question" {
        /// 问题。
        required question: Text, "问题";
        /// 回答。
        required answer: Text, "回答";
    }
}

record! {
    /// An entry of the change log.
    pub struct Change: "kind.change" {
        /// 日期。
        required date: Option<Day>, "日期";
        /// 改了什么。
        required note: Text, "变更内容";
    }
}
