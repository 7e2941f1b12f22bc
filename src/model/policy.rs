//! `policies/`: laws, regulations and documents that guides rest on.

use super::record::{Text, choice, record};
use super::value::Day;

choice! {
    /// Rank of a legal source.
    pub enum PolicyLevel: "type.policy_level" {
        Law = "法律" | "law",
        AdministrativeRegulation = "行政法规" | "administrative-regulation",
        LocalRegulation = "地方性法规" | "local-regulation",
        DepartmentalRule = "部门规章" | "departmental-rule",
        LocalRule = "地方政府规章" | "local-rule",
        NormativeDocument = "规范性文件" | "normative-document",
    }
}

choice! {
    /// Whether a policy is in force.
    pub enum PolicyStatus: "type.policy_status" {
        InForce = "现行有效" | "in-force",
        Amended = "已修改" | "amended",
        Repealed = "已废止" | "repealed",
    }
}

record! {
    /// A law, regulation or document.
    pub struct Policy: "kind.policy" {
        /// 全称，不带书名号。
        required title: Text, "文件名称";
        /// 文号，如“国务院令第722号”。
        wanted document_number: Text, "文号";
        /// 制定机关。
        required issuer: Text, "制定机关";
        /// 效力级别。
        required level: Option<PolicyLevel>, "效力级别";
        /// 公布日期。
        wanted issued: Option<Day>, "公布日期";
        /// 施行日期（现行版本）。
        required effective: Option<Day>, "施行日期";
        /// 效力状态。
        required status: Option<PolicyStatus>, "效力状态";
        /// 废止日期。
        optional repealed: Option<Day>, "废止日期";
        /// 官方原文网址。
        optional url: Text, "原文网址";
        /// 与办事有关的要点，用自己的话写。
        wanted summary: Text, "内容要点";
    }
}
