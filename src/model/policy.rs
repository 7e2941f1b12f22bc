//! `policies/`: laws, regulations and documents that guides rest on.

use super::record::{Text, choice, record};
use super::value::Day;

choice! {
    /// Rank of a legal source.
    pub enum PolicyLevel: "type.policy_level" {
        /// 全国人大及其常委会制定。
        /// Made by the National People's Congress or its committee.
        Law = "法律" | "law",
        /// 国务院制定。
        /// Made by the State Council.
        AdministrativeRegulation = "行政法规" | "administrative-regulation",
        /// 省、设区的市的人大及其常委会制定。
        /// Made by the congress of a province or city.
        LocalRegulation = "地方性法规" | "local-regulation",
        /// 国务院部门制定，以部门令公布。
        /// Made by a ministry, published as its order.
        DepartmentalRule = "部门规章" | "departmental-rule",
        /// 省、设区的市的政府制定，以政府令公布。
        /// Made by the government of a province or city, published as its order.
        LocalRule = "地方政府规章" | "local-rule",
        /// 其他公开的文件，如通知、办法、意见。
        /// Other public documents, such as circulars.
        NormativeDocument = "规范性文件" | "normative-document",
    }
}

choice! {
    /// Whether a policy is in force.
    pub enum PolicyStatus: "type.policy_status" {
        /// 仍然有效，没有修改。
        /// In force, unchanged.
        InForce = "现行有效" | "in-force",
        /// 修改过，按现行版本引用。
        /// Amended; cited in its present version.
        Amended = "已修改" | "amended",
        /// 不再有效；要写废止日期。
        /// No longer in force; needs the day of repeal.
        Repealed = "已废止" | "repealed",
    }
}

record! {
    /// A law, regulation or document.
    pub struct Policy: "kind.policy" {
        /// 全称，不带书名号。
        /// Full title, without the title marks 《》.
        required title: Text, "文件名称" = "中华人民共和国民法典";
        /// 文号，如“国务院令第722号”。
        /// Number of the document, such as 国务院令第722号.
        wanted document_number: Text, "文号" = "主席令第四十五号";
        /// 制定机关。
        /// Who made it.
        required issuer: Text, "制定机关" = "全国人民代表大会";
        /// 效力级别。
        /// Rank.
        required level: Option<PolicyLevel>, "效力级别" = "法律";
        /// 公布日期。
        /// Day of promulgation.
        wanted issued: Option<Day>, "公布日期" = "2020-05-28";
        /// 施行日期（现行版本）。
        /// Day it came into force (the present version).
        required effective: Option<Day>, "施行日期" = "2021-01-01";
        /// 效力状态。
        /// Whether it is in force.
        required status: Option<PolicyStatus>, "效力状态" = "现行有效";
        /// 废止日期。
        /// Day of repeal.
        optional repealed: Option<Day>, "废止日期" = "2025-12-31";
        /// 官方原文网址。
        /// Address of the official text.
        optional url: Text as Url, "原文网址" = "https://flk.npc.gov.cn/";
        /// 与办事有关的要点，用自己的话写。
        /// What matters for the items, in plain words.
        wanted summary: Text, "内容要点" = "结婚、离婚、收养要依法登记。";
    }
}
