//! `site.yaml`: whose portal this is, and what stands on every page.

use super::record::{Text, choice, record};

record! {
    /// The portal as a whole; exactly one per content folder.
    pub struct Site: "kind.site" {
        /// 门户名称，显示在每一页的页首。
        /// Name of the portal, at the head of every page.
        required name: Text, "门户名称" = "青禾市政务服务中心";
        /// 一句话介绍，用于首页和搜索引擎。
        /// One sentence for the home page and search engines.
        required description: Text, "门户简介" = "青禾市政务服务中心的办事指南：带什么、去哪里、多久、多少钱。";
        /// 关键词，用于网页的 Keywords 标记。
        /// Keywords for the Keywords tag.
        wanted keywords: Vec<Text>, "关键词" = "办事指南";
        /// 门户发布后的完整网址，以 / 结尾；二维码和站点地图用它。
        /// Full address of the published portal, ending in /; for QR codes and the site map.
        required base_url: Text as Url, "发布网址" = "https://zwfw.example.gov.cn/";
        /// 域名，用于 SiteDomain 标记。
        /// Domain, for the SiteDomain tag.
        required domain: Text, "网站域名" = "zwfw.example.gov.cn";
        /// 网站标识码（SiteIDCode）。
        /// Identification code of the web site (SiteIDCode).
        required site_code: Text, "网站标识码" = "3700000001";
        /// 主办单位，显示在页脚。
        /// The body in charge, in the footer.
        required organizer: Text, "主办单位" = "青禾市人民政府办公室";
        /// 承办单位，显示在页脚。
        /// The body that runs it, in the footer.
        optional operator: Text, "承办单位" = "青禾市行政审批服务局";
        /// 单位地址，显示在页脚。
        /// Address, in the footer.
        required address: Text, "联系地址" = "青禾市府前大道66号";
        /// 联系电话，显示在页脚。
        /// Phone, in the footer.
        required phone: Text as Phone, "联系电话" = "0520-6821000";
        /// ICP 备案号。
        /// ICP filing number.
        required icp: Text, "ICP备案号" = "鲁ICP备00000000号";
        /// 公安机关备案号。
        /// Public-security filing number.
        required police_filing: Text, "公安备案号" = "鲁公网安备00000000000000号";
        /// 热线号码，默认 12345。
        /// Number of the hotline, 12345 when left out.
        optional hotline: Text as Phone, "服务热线" = "12345";
        /// “我为政府网站找错”的网址。
        /// Address of 我为政府网站找错.
        wanted report_url: Text as Url, "网站找错网址" = "https://zfwzzc.www.gov.cn/";
        /// 搜索服务的网址（与 Elasticsearch 的 _search 兼容），以 https:// 开头；不填就只在浏览器里搜索。
        /// Address of a search server (compatible with Elasticsearch's _search); when left out, the browser alone searches.
        optional search_endpoint: Text as Url, "搜索服务" = "https://search.example.gov.cn/api/v1/_elastic/qinghe/_search";
        /// 显示在每一页最上方的声明。
        /// A statement on top of every page.
        optional banner: Text, "全站声明" = "本站试运行，内容以窗口答复为准。";
        /// 所在地的名称，如“青禾市”。
        /// Name of the place, such as 青禾市.
        required region: Text, "行政区域" = "青禾市";
        /// 大厅所在地的时间与世界时相差多少，默认 +08:00（北京时间）；中国内地不用填。
        /// How far the hall's time is from UTC, +08:00 when left out.
        optional utc_offset: Text as Offset, "时差" = "+08:00";
        /// 主题目录名，默认 default；主题放在内容文件夹旁边的 themes/ 里。
        /// Folder of the theme, `default` when left out; themes lie in themes/ beside the content folder.
        optional theme: Text, "主题" = "default";
        /// 每个列表一页显示多少条，默认 20。
        /// Entries on a page of each list, 20 when left out.
        optional page_size: Option<u32>, "每页条数" = "20";
        /// 生成门户时备好哪些成批打印的文件，放进“打印中心”；不写为窗口明白卡和窗口立牌。
        /// Which print files a build makes ready for the print centre; cards and stands of each window when left out.
        optional print_jobs: Vec<ReadyJob>, "打印中心" = "窗口明白卡";
        /// 一个事项最多为几种情形各做一页和一张明白卡，默认 24；更多的只在事项页上按条件列出。
        /// For how many situations of a guide a page and a card are made, 24 when left out; more are listed by condition only.
        optional situation_pages: Option<u32>, "情形页数" = "24";
        /// 自助机多少秒没有人碰，就问一声“还在吗”，再清空、回到首页，默认 90；用于 build --kiosk。
        /// Seconds without a touch until a kiosk asks whether anybody is there and clears itself, 90 when left out; for build --kiosk.
        optional kiosk_idle_seconds: Option<u32>, "自助机等待秒数" = "90";
        /// 本站对检查规则的调整。
        /// Rules of the check that this site treats differently.
        optional rules: Vec<RuleSetting>, "检查规则";
    }
}

impl Site {
    /// Minutes by which the hall's time is ahead of UTC: Beijing time where none is written or it cannot be read.
    pub fn minutes_ahead(&self) -> i32 {
        offset_minutes(&self.utc_offset).unwrap_or(8 * 60)
    }

    /// Seconds that a kiosk waits for a touch.
    pub fn kiosk_idle(&self) -> u32 {
        self.kiosk_idle_seconds.unwrap_or(90)
    }
}

/// `+08:00` → 480.
pub fn offset_minutes(text: &str) -> Option<i32> {
    let (sign, clock) = text.split_at_checked(1)?;
    let (hours, minutes) = clock.split_once(':').filter(|_| clock.len() == 5)?;
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let total = hours * 60 + minutes;
    let is_sound = clock.split(':').all(is_number) && minutes < 60 && total <= 14 * 60;
    match sign {
        "+" if is_sound => Some(total),
        "-" if is_sound => Some(-total),
        _ => None,
    }
}

choice! {
    /// Files that a build makes ready for the print centre; `mingbai cards` prints any other.
    pub enum ReadyJob: "type.ready_job" {
        /// 每个窗口一份：全部明白卡，两张 A5 拼一张 A4。
        /// For each window all its cards, two A5 on a sheet of A4.
        WindowCards = "窗口明白卡" | "window-cards",
        /// 每个窗口一份：这个窗口办什么，每件事一个二维码。
        /// For each window a stand: what it does, with a QR code for each guide.
        WindowStands = "窗口立牌" | "window-stands",
        /// 每个窗口一份：二维码标签，一张 A4 三十个。
        /// For each window QR labels, thirty to a sheet of A4.
        WindowLabels = "窗口二维码标签" | "window-labels",
        /// 每层楼一本：封面、目录、一页一张明白卡，对折装订。
        /// For each floor a booklet: cover, contents, a card a page, to be folded.
        FloorBooklets = "楼层手册" | "floor-booklets",
        /// 每个大厅一张：楼层与窗口总览，A3。
        /// For each hall a directory of floors and windows, A3.
        Directory = "大厅总览" | "directory",
        /// 有分支的事项，每项一张流程图海报，A3。
        /// For each guide whose procedure branches its flow chart, A3.
        FlowCharts = "流程图海报" | "flow-charts",
        /// 一份也不备，生成得快。
        /// None, which is quicker.
        Nothing = "不备" | "none",
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
        /// Name or code of the rule; see mingbai explain --list.
        required rule: Text as Rule, "规则" = "alias-shared";
        /// 拒绝（发布不了）、警告或允许（不检查）。
        /// Deny (stops publishing), warn, or allow (not asked).
        required level: Option<Level>, "级别" = "警告";
        /// 为什么调整，写给接手的人看。
        /// Why, for whoever comes next.
        required reason: Text, "理由" = "两件事群众的叫法确实一样。";
    }
}
