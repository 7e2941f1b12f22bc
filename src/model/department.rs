//! `departments/`: the bodies that guides belong to.

use super::record::{Text, record};

record! {
    /// A department (实施主体).
    pub struct Department: "kind.department" {
        /// 部门全称。
        /// Full name of the department.
        required name: Text, "部门名称" = "青禾市民政局";
        /// 简称，用在列表和卡片上。
        /// Short name for lists and cards.
        wanted short_name: Text, "部门简称" = "民政局";
        /// 部门管什么，一两句话。
        /// What the department is in charge of, in a sentence or two.
        required duty: Text, "部门职责" = "负责婚姻登记、社会救助和养老服务。";
        /// 咨询电话。
        /// Phone for questions.
        required phone: Text as Phone, "咨询电话" = "0520-6821001";
        /// 监督投诉电话。
        /// Phone for complaints.
        required complaint_phone: Text as Phone, "投诉电话" = "0520-6821002";
        /// 办公地址。
        /// Address of the office.
        required address: Text, "办公地址" = "府前大道66号";
        /// 统一社会信用代码，18 位。
        /// Unified social credit code, 18 characters.
        optional uscc: Text, "统一社会信用代码" = "91350100M000100Y43";
        /// 部门网站。
        /// The department's own web site.
        optional website: Text as Url, "部门网站" = "https://mz.example.gov.cn/";
        /// 列表中的次序，小的在前。
        /// Place in lists, small ones first.
        optional order: Option<u32>, "排序" = "10";
    }
}
