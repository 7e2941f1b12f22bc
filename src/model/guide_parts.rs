//! The records inside a guide: legal basis, conditions, materials, steps, fees, results, questions.

use super::material::Material;
use super::policy::Policy;
use super::record::{Text, choice, record};
use super::value::{Day, Limit, Ref};
use super::when::When;

record! {
    /// One legal basis (设定依据).
    pub struct LegalBasis: "kind.legal_basis" {
        /// 政策库里的文件。
        /// The document in the policy library.
        required policy: Option<Ref<Policy>>, "文件";
        /// 条款，如“第三十五条”。
        /// The article, such as 第三十五条.
        wanted article: Text, "条款" = "第三十五条";
        /// 这一条规定了什么，用自己的话写。
        /// What it says, in plain words.
        optional note: Text, "要点" = "从事餐饮服务要依法取得许可。";
    }
}

record! {
    /// One condition (受理条件).
    pub struct Condition: "kind.condition" = text {
        /// 条件内容。
        /// The condition.
        required text: Text, "条件" = "年满16周岁";
        /// 只在什么情形下适用。
        /// Only in this situation.
        optional applies_to: Text, "适用情形" = "首次申领";
        /// 只在什么情形下适用，按情形问题的回答写；不写就总是适用。
        /// In which situations it holds, by the answers to the guide's questions; always when left out.
        optional when: Option<When>, "适用回答";
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
        /// The material in the catalogue; one that is not there is named with `name`.
        optional material: Option<Ref<Material>>, "目录材料";
        /// 材料名称；用了 material 就不必写。
        /// Name of the material; not needed with `material`.
        optional name: Text, "材料名称" = "租赁合同";
        /// 原件几份，没有写 0。
        /// Number of originals, 0 for none.
        optional originals: Option<u32>, "原件份数" = "1";
        /// 复印件几份，没有写 0。
        /// Number of copies, 0 for none.
        optional copies: Option<u32>, "复印件份数" = "0";
        /// 原件收取还是只查验。
        /// Whether the original is kept or only looked at.
        optional keep: Option<Keep>, "原件处理" = "查验";
        /// 纸质、电子或都可以。
        /// On paper, electronic, or either.
        required medium: Option<Medium>, "材料形式" = "纸质";
        /// 必要、非必要或容缺后补。
        /// Required, optional, or to follow later.
        required necessity: Option<Necessity>, "必要性" = "必要";
        /// 容缺后补的，几日内补齐。
        /// Within what time it must follow.
        optional defer_limit: Option<Limit>, "补正时限" = "5个工作日";
        /// 材料从哪里来。
        /// Where the applicant gets it.
        required source: Option<MaterialSource>, "来源渠道" = "申请人自备";
        /// 出具单位，目录里没有写或不同时写。
        /// Who issues it, where the catalogue says nothing or something else.
        optional issuer: Text, "出具单位" = "村（居）民委员会";
        /// 只在什么情形下需要。
        /// Needed only in this situation.
        optional applies_to: Text, "适用情形" = "租房经营的";
        /// 什么情况下免交。
        /// When it need not be handed in.
        optional waived_by: Text, "免交情形" = "能查到电子证照的免交";
        /// 是否可以用告知承诺代替。
        /// Whether a written commitment may stand for it.
        optional commitment: Option<bool>, "告知承诺" = "false";
        /// 空白表格，写 files/ 下的路径；目录里有的不必写。
        /// The blank form, a path under files/; not needed when the catalogue has it.
        optional blank_form: Text as File, "空白表格" = "files/forms/application.md";
        /// 填写样例，写 files/ 下的路径；目录里有的不必写。
        /// A filled sample, a path under files/; not needed when the catalogue has it.
        optional sample: Text as File, "填写样例" = "files/samples/application.md";
        /// 给申请人的说明。
        /// A note for applicants.
        optional note: Text, "说明" = "正反面印在同一张纸上";
        /// 审查要点，只给工作人员看。
        /// What the staff checks; never published.
        optional checked: Text, "审查要点" = "核对有效期";
        /// 只在什么情形下适用，按情形问题的回答写；不写就总是适用。
        /// In which situations it holds, by the answers to the guide's questions; always when left out.
        optional when: Option<When>, "适用回答";
    }
}

record! {
    /// One step (办理环节).
    pub struct Step: "kind.step" {
        /// 环节名称，如“受理”。
        /// Name of the step, such as 受理.
        required name: Text, "环节名称" = "受理";
        /// 谁来做。
        /// Who does it.
        required actor: Text, "办理人" = "综合窗口";
        /// 这一步多久，如“1个工作日”。
        /// How long it takes, such as 1个工作日.
        required limit: Option<Limit>, "环节时限" = "1个工作日";
        /// 做什么。
        /// What is done.
        wanted text: Text, "环节内容" = "核对材料是否齐全，齐全的当场受理。";
        /// 这一步的结果。
        /// What the step ends with.
        optional result: Text, "环节结果" = "受理通知书";
        /// 只在什么情形下适用，按情形问题的回答写；不写就总是适用。
        /// In which situations it holds, by the answers to the guide's questions; always when left out.
        optional when: Option<When>, "适用回答";
        /// 之后怎么走；不写的接着下一个环节。
        /// Where it goes from here; without it, to the next step.
        optional next: Vec<Branch>, "去向";
    }
}

record! {
    /// Where a step leads in one case (去向).
    pub struct Branch: "kind.branch" = to {
        /// 什么情况下走这一支，如“材料不齐全”；只有一支的可以不写。
        /// In which case; not needed where there is only one way.
        optional when: Text, "情况" = "材料不齐全";
        /// 去哪个环节，写环节名称；到此为止的写“结束”。
        /// The name of the step it leads to; 结束 where the case ends.
        required to: Text, "去往" = "结束";
        /// 走这一支的人拿到什么，如“补正通知书”。
        /// What this way ends with or hands out, such as 补正通知书.
        optional result: Text, "这一支的结果" = "不予受理决定书";
    }
}

impl Branch {
    /// Whether the case ends here.
    pub fn is_end(&self) -> bool {
        END.contains(&self.to.trim())
    }
}

/// How editors write that a case ends.
const END: [&str; 2] = ["结束", "end"];

record! {
    /// A special procedure such as a hearing.
    pub struct SpecialProcedure: "kind.special_procedure" {
        /// 名称，如“专家评审”。
        /// Name, such as 专家评审.
        required name: Text, "程序名称" = "专家评审";
        /// 时限。
        /// Its limit.
        required limit: Option<Limit>, "程序时限" = "15个工作日";
        /// 是否计入办结时限。
        /// Whether it counts within the limit.
        required counted: Option<bool>, "计入时限" = "false";
        /// 在哪个环节里进行，写环节名称，流程图上就挂在那里。
        /// The name of the step during which it takes place; the flow chart shows it there.
        optional step: Text, "所在环节" = "审查";
        /// 说明。
        /// A note.
        optional note: Text, "说明" = "需要评审的提前告知申请人。";
    }
}

record! {
    /// Whether and what is charged.
    pub struct Fees: "kind.fees" {
        /// 是否收费。
        /// Whether anything is charged.
        required charged: Option<bool>, "是否收费" = "false";
        /// 收费项目；收费的必须写。
        /// What is charged; required when something is.
        optional lines: Vec<FeeLine>, "收费项目";
        /// 缴费方式等说明。
        /// How to pay, and other notes.
        optional note: Text, "收费说明" = "窗口扫码缴费";
    }
}

record! {
    /// One fee.
    pub struct FeeLine: "kind.fee_line" {
        /// 收费项目名称。
        /// Name of the charge.
        required name: Text, "项目名称" = "工本费";
        /// 金额，如“20”。
        /// The amount, such as 20.
        required amount: Text, "金额" = "20";
        /// 单位，如“元/证”。
        /// The unit, such as 元/证.
        required unit: Text, "单位" = "元/证";
        /// 收费依据。
        /// What the charge rests on.
        required basis: Text, "收费依据" = "青发改价〔2026〕1号";
        /// 减免规定。
        /// Reductions.
        optional reductions: Text, "减免" = "低保家庭免收";
        /// 只在什么情形下适用，按情形问题的回答写；不写就总是适用。
        /// In which situations it holds, by the answers to the guide's questions; always when left out.
        optional when: Option<When>, "适用回答";
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
        /// Address.
        required url: Text as Url, "网址" = "https://zwfw.example.gov.cn/apply";
        /// 办理深度。
        /// How far it goes.
        required depth: Option<OnlineDepth>, "办理深度" = "网上受理";
        /// 说明，如从哪里进入。
        /// A note, such as where to enter.
        optional note: Text, "说明" = "登录后搜索事项名称";
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
        /// Name of the result, such as 食品经营许可证.
        required name: Text, "结果名称" = "食品经营许可证";
        /// 材料目录里的材料：这个结果本身就是别的事项要的那份材料时写。
        /// The material of the catalogue that this result is, where other guides ask for it.
        optional material: Option<Ref<Material>>, "目录材料";
        /// 结果类型。
        /// Kind of result.
        required kind: Option<OutcomeKind>, "结果类型" = "证照";
        /// 结果样本，写 files/ 下的路径。
        /// A sample, a path under files/.
        optional sample: Text as File, "结果样本" = "files/samples/licence.svg";
        /// 有效期。
        /// How long it is valid.
        optional validity: Text, "有效期" = "5年";
    }
}

record! {
    /// 行政复议 and 行政诉讼.
    pub struct Remedy: "kind.remedy" {
        /// 向哪里申请行政复议，期限多久。
        /// Where to ask for an administrative review, and within what time.
        required review: Text, "行政复议" = "收到决定之日起60日内，向青禾市人民政府申请。";
        /// 向哪里提起行政诉讼，期限多久。
        /// Where to sue, and within what time.
        required lawsuit: Text, "行政诉讼" = "收到决定之日起6个月内，向青禾市人民法院起诉。";
    }
}

record! {
    /// A question with its answer.
    pub struct Question: "kind.question" {
        /// 问题。
        /// The question.
        required question: Text, "问题" = "外地户口能办吗？";
        /// 回答。
        /// The answer.
        required answer: Text, "回答" = "能，带居住证。";
        /// 只在什么情形下适用，按情形问题的回答写；不写就总是适用。
        /// In which situations it holds, by the answers to the guide's questions; always when left out.
        optional when: Option<When>, "适用回答";
    }
}

record! {
    /// An entry of the change log.
    pub struct Change: "kind.change" {
        /// 日期。
        /// Day.
        required date: Option<Day>, "日期";
        /// 改了什么。
        /// What was changed.
        required note: Text, "变更内容" = "不再要求提交照片";
    }
}
