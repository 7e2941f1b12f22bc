//! `departments/`: the bodies that guides belong to.

use super::record::{Text, record};

record! {
    /// A department (实施主体).
    pub struct Department: "kind.department" {
        /// 部门全称。
        required name: Text, "部门名称";
        /// 简称，用在列表和卡片上。
        wanted short_name: Text, "部门简称";
        /// 部门管什么，一两句话。
        required duty: Text, "部门职责";
        /// 咨询电话。
        required phone: Text as Phone, "咨询电话";
        /// 监督投诉电话。
        required complaint_phone: Text as Phone, "投诉电话";
        /// 办公地址。
        required address: Text, "办公地址";
        /// 统一社会信用代码，18 位。
        optional uscc: Text, "统一社会信用代码";
        /// 部门网站。
        optional website: Text as Url, "部门网站";
        /// 列表中的次序，小的在前。
        optional order: Option<u32>, "排序";
    }
}
