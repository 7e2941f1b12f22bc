//! `bundles/`: several guides done in one go (一件事、一链办理).
//!
//! In: a file of `bundles/`. Out: its members with their order and conditions, as written. Deliberately absent: what follows
//! from the members, which is computed and never typed (`bundle/`): merged materials, the longest path, before and after.

use super::department::Department;
use super::guide::{Audience, Delivery, Guide};
use super::guide_parts::Question;
use super::hall::Window;
use super::material::Topic;
use super::record::{Text, record};
use super::situation::SituationQuestion;
use super::value::{Day, Limit, Ref};
use super::when::When;

record! {
    /// Several guides done in one go (一件事).
    pub struct Bundle: "kind.bundle" {
        /// 名称，一般叫“……一件事”或“……一链办理”。
        /// Its title, mostly ending in 一件事 or 一链办理.
        required title: Text, "名称" = "开办餐饮店一件事";
        /// 群众平时的叫法，搜索时用得上。
        /// What people call it; search finds them.
        wanted aliases: Vec<Text>, "常用叫法" = "开饭店";
        /// 一句话说明一次能办成什么。
        /// One sentence: what is done in one go.
        wanted summary: Text, "一句话说明" = "一次申请，办好营业执照和食品经营许可。";
        /// 服务对象，谁能来办。
        /// Who may apply.
        required audience: Vec<Audience>, "服务对象" = "自然人";
        /// 主题与人生事件，与事项的栏目相同。
        /// The topics and life events it belongs to, as those of guides.
        required topics: Vec<Ref<Topic>>, "所属栏目";
        /// 牵头部门。
        /// The department in the lead.
        required department: Option<Ref<Department>>, "牵头部门";
        /// 牵头窗口，材料只交到这一个窗口。
        /// The one window that takes all papers.
        required lead_window: Option<Ref<Window>>, "牵头窗口";
        /// 情形问题：成员事项里没有、这件事要多问的；成员事项的问题自动合并，不用再写。
        /// Questions that no member asks; those of the members are joined by themselves.
        optional questions: Vec<SituationQuestion>, "情形问题";
        /// 成员事项，至少两个。
        /// The guides it consists of, at least two.
        required members: Vec<Member>, "成员事项";
        /// 各部门是否共用一套材料；共用的，每种材料只交最多的那一份数。
        /// Whether all departments share one set of papers; then of each paper only the largest number is brought.
        optional one_set: Option<bool>, "共用一套材料" = "true";
        /// 对外承诺的总时限，不能短于各环节最长的一路。
        /// The limit promised for all of it, not below the longest path through the members.
        required promised_limit: Option<Limit>, "承诺总时限" = "10个工作日";
        /// 时限说明。
        /// What to know about the limit.
        optional limit_note: Text, "时限说明" = "现场核查的时间包括在内。";
        /// 送达方式，结果怎样到申请人手里。
        /// How the results reach the applicant.
        required delivery: Vec<Delivery>, "送达方式" = "窗口领取";
        /// 怎样申请，如从哪里进入、怎样预约。
        /// How to apply: where to enter, how to book.
        optional how: Text, "申请办法" = "在牵头窗口说“开饭店一件事”，填一张表。";
        /// 咨询电话。
        /// Phone for questions.
        required consult_phone: Text as Phone, "咨询电话" = "0520-6821001";
        /// 监督投诉电话。
        /// Phone for complaints.
        required complaint_phone: Text as Phone, "投诉电话" = "12345";
        /// 常见问题。
        /// Questions that are often asked.
        optional faq: Vec<Question>, "常见问题";
        /// 由哪个岗位维护（写岗位，不写人名）。
        /// The post that keeps it (a post, not a person).
        wanted owner: Text, "维护岗位" = "一件事专窗业务主管";
        /// 首次发布日期。
        /// Day of first publication.
        required published: Option<Day>, "发布日期";
        /// 最近更新日期。
        /// Day of the latest change.
        required updated: Option<Day>, "更新日期";
        /// 内部说明，只给工作人员看，永远不会出现在门户上。
        /// Notes for the staff; never published.
        optional internal: Text, "内部说明" = "收件后当天分发到各部门。";
    }
}

record! {
    /// A guide that is part of a bundle (成员事项).
    pub struct Member: "kind.member" = guide {
        /// 事项，写事项文件的标识。
        /// The guide.
        required guide: Option<Ref<Guide>>, "事项";
        /// 排在哪些成员后面，写它们的事项标识；不写就一开始就办。
        /// The members it waits for, by their guides; it starts at once when left out.
        optional after: Vec<Ref<Guide>>, "在谁之后";
        /// 只在什么情形下办；不写就总要办。
        /// In which situations it is done; always when left out.
        optional when: Option<When>, "适用情形";
        /// 在这件事里已经定了的回答，如 {who: self}，不再问。
        /// Answers that are settled in this bundle and not asked.
        optional answers: Option<When>, "已定回答";
        /// 联办时限：一起办时这一项多久，比单独办短时写；不写就按它自己的承诺时限。
        /// How long it takes as part of the bundle, where that is shorter; its own promised limit when left out.
        optional limit: Option<Limit>, "联办时限" = "3个工作日";
        /// 要另外到它自己的窗口去一次，如现场采集指纹。
        /// Whether it needs a visit of its own at its own window, such as for fingerprints.
        optional apart: Option<bool>, "单独到场" = "false";
        /// 说明。
        /// A note.
        optional note: Text, "说明" = "领到执照后自动转过来，不用再申请。";
    }
}
