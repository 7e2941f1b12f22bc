//! Content folders of any size, with titles that repeat or that all differ, and the documents that their portals have.

use std::path::Path;

use mingbai::pages::Context;
use mingbai::pipeline::{self, Options};
use mingbai::render::search::Doc;
use mingbai::source::Opener;

use super::corpus::{multiply, multiply_as};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/content");

/// How much the titles of a portal have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The demo's titles and aliases again and again, as where every town offers the same services.
    Repeated,
    /// Titles put together of places, trades, documents and steps: hardly two alike.
    Diverse,
}

impl Kind {
    pub const ALL: [Kind; 2] = [Kind::Repeated, Kind::Diverse];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Repeated => "repeated",
            Kind::Diverse => "diverse",
        }
    }
}

/// Writes a content folder with so many guides.
pub fn write(kind: Kind, to: &Path, size: usize) {
    match kind {
        Kind::Repeated => multiply(Path::new(DEMO), to, size),
        Kind::Diverse => multiply_as(Path::new(DEMO), to, size, renamed),
    }
}

/// Everything that can be searched in the portal of a content folder.
pub fn docs(content: &Path) -> Vec<Doc> {
    let options = Options { content: content.to_owned(), opener: Opener::idle(), ..Options::default() };
    let checked = pipeline::check(&options);
    assert!(!checked.diagnostics.has_errors(), "the folder is in order");
    mingbai::pages::search::docs(&Context::new(&checked.portal, options.lang, checked.as_of, false))
}

fn renamed(text: &str, number: usize) -> String {
    let name = Name::new(number);
    let mut out = String::with_capacity(text.len() + 300);
    let mut in_aliases = false;
    for line in text.lines().filter(|line| !line.starts_with("frequent:")) {
        in_aliases &= line.starts_with(' ');
        if line.starts_with("title: ") {
            out.push_str(&format!("title: {}\naliases:\n", name.title()));
            name.aliases().iter().for_each(|alias| out.push_str(&format!("  - {alias}\n")));
        } else if line.starts_with("aliases:") {
            in_aliases = true;
        } else if !in_aliases {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// What a title is put together of.
struct Name {
    place: &'static str,
    trade: &'static str,
    paper: &'static str,
    step: &'static str,
    number: usize,
}

impl Name {
    fn new(number: usize) -> Self {
        // Steps that share no factor with the lengths reach every combination before one comes again.
        let pick = |list: &'static str, step: usize| {
            let words: Vec<&str> = list.split_whitespace().collect();
            words[(number * step + number / words.len()) % words.len()]
        };
        Name { place: pick(PLACES, 7), trade: pick(TRADES, 11), paper: pick(PAPERS, 5), step: pick(STEPS, 3), number }
    }

    fn title(&self) -> String {
        let Name { place, trade, paper, step, number } = self;
        match number % 3 {
            0 => format!("{place}{trade}{paper}{step}"),
            1 => format!("{trade}{paper}（{place}）{step}"),
            _ => format!("{place}范围内从事{trade}的{paper}{step}"),
        }
    }

    fn aliases(&self) -> Vec<String> {
        let Name { place, trade, paper, step, number } = self;
        let all =
            [format!("办{trade}证"), format!("{trade}{step}"), format!("{place}{trade}"), format!("{paper}怎么{step}")];
        all.into_iter().cycle().skip(number % 4).take(2 + number % 3).collect()
    }
}

const PLACES: &str = "青禾镇 柳林街道 河口乡 东平开发区 石桥镇 北关街道 南湖新区 双龙镇 白马乡 清水河镇 凤凰街道 长宁镇 金沙工业园 \
    太平镇 望江街道 榆树乡 龙泉镇 永兴街道 梅岭镇 云台乡 高新技术产业园 临港新城 三河镇 大石桥街道 玉泉镇 红旗街道 天马镇 松山乡 \
    月亮湾度假区 古城街道 黄土岭镇";
const TRADES: &str = "道路旅客运输 餐饮服务 小型游乐场所 宠物诊疗 中药材种植 水产养殖 烟花爆竹零售 危险化学品储存 民办幼儿园 职业技能培训 \
    人力资源服务 劳务派遣 测绘 印刷复制 出版物零售 网络文化经营 娱乐场所 旅行社分支机构 医疗美容 口腔诊所 药品零售 二类医疗器械 \
    消毒产品生产 饮用水供水 公共浴室 理发美容 游泳场馆 房地产经纪 物业服务 建筑劳务分包 燃气经营 瓶装液化气配送 城市生活垃圾清运 \
    建筑垃圾消纳 排水设施 户外广告设置 临时占用道路 砍伐城市树木 取水 河道采砂 水土保持方案 林木采伐 木材运输 野生动物驯养 种子生产 \
    农药经营 兽药经营 动物防疫条件 生鲜乳收购 生猪屠宰 渔业捕捞 拖拉机驾驶培训 粮食收购 食盐批发 烟草零售 典当 拍卖 融资担保 \
    二手车交易 报废机动车回收 成品油零售 加油站扩建 充电桩建设 快递末端网点 货运站场 机动车维修 巡游出租汽车 网络预约出租汽车 \
    校车使用 大件运输 爆破作业 保安培训 旅馆业 公章刻制 娱乐演出 体育赛事 高危险性体育项目 宗教活动场所 社会团体 民办非企业单位 \
    殡葬设施 养老机构 残疾人辅助器具 慈善募捐 文物修缮 地震安全评价 气象探测环境 防雷装置 人防工程 消防设施检测";
const PAPERS: &str = "许可 经营许可证 资质 备案 登记 审批 行政确认 安全评估 设计审查 竣工验收 从业资格 场所核准 专项补贴 年度检验 登记证书 \
    卫生许可 环境影响报告 规划条件 用地预审";
const STEPS: &str = "首次申请 变更 延续 补发 注销 换发 遗失补办 法定代表人变更 地址变更 名称变更 增项 停业 恢复";
