//! `site.yaml`: whose portal this is, and what stands on every page.

use super::record::{Text, choice, record};

record! {
    /// The portal as a whole; exactly one per content folder.
    pub struct Site: "kind.site" {
        /// 门户名称，显示在每一页的页首。
        required name: Text, "门户名称";
        /// 一句话介绍，用于首页和搜索引擎。
        required description: Text, "门户简介";
        /// 关键词，用于网页的 Keywords 标记。
        wanted keywords: Vec<Text>, "关键词";
        /// 门户发布后的完整网址，以 / 结尾；二维码和站点地图用它。
        required base_url: Text as Url, "发布网址";
        /// 域名，用于 SiteDomain 标记。
        required domain: Text, "网站域名";
        /// 网站标识码（SiteIDCode）。
        required site_code: Text, "网站标识码";
        /// 主办单位，显示在页脚。
        required organizer: Text, "主办单位";
        /// 承办单位，显示在页脚。
        optional operator: Text, "承办单位";
        /// 单位地址，显示在页脚。
        required address: Text, "联系地址";
        /// 联系电话，显示在页脚。
        required phone: Text as Phone, "联系电话";
        /// ICP 备案号。
        required icp: Text, "ICP备案号";
        /// 公安机关备案号。
        required police_filing: Text, "公安备案号";
        /// 热线号码，默认 12345。
        optional hotline: Text as Phone, "服务热线";
        /// “我为政府网站找错”的网址。
        wanted report_url: Text as Url, "网站找错网址";
        /// 显示在每一页最上方的声明。
        optional banner: Text, "全站声明";
        /// 所在地的名称，如“青禾市”。
        required region: Text, "行政区域";
        /// 主题目录名，默认 default；主题放在内容文件夹旁边的 themes/ 里。
        optional theme: Text, "主题";
        /// 每个列表一页显示多少条，默认 20。
        optional page_size: Option<u32>, "每页条数";
        /// 本站对检查规则的调整。
        optional rules: Vec<RuleSetting>, "检查规则";
    }
}

choice! {
    /// What a finding of a rule means: it stops publishing, it is shown, or the rule is not asked.
    pub enum Level: "type.level" {
        /// 发现问题就不能发布。
        /// A finding stops publishing.
        Deny = "拒绝" | "deny",
        /// 提醒，不影响发布。
        /// A finding is shown and stops nothing.
        Warn = "警告" | "warn",
        /// 不检查这一条。
        /// The rule is not asked.
        Allow = "允许" | "allow",
    }
}

record! {
    /// A rule of `mingbai check` that this site treats differently.
    pub struct RuleSetting: "kind.rule_setting" {
        /// 规则的名称或代号，用 mingbai explain --list 查看。
        required rule: Text as Rule, "规则";
        /// 拒绝（发布不了）、警告或允许（不检查）。
        required level: Option<Level>, "级别";
        /// 为什么调整，写给接手的人看。
        required reason: Text, "理由";
    }
}
