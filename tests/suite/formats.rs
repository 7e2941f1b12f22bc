//! The same guide in every format: sound paper, the same facts, no type below the format's floor, nothing cut off; and the
//! card's page in the portal, which says what the PDF says.

use crate::support;
use crate::support::html;
use crate::support::site;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use crate::support::paper::{Paper, tool};
use crate::support::{copy, mini, repository};
use mingbai::diag::Diagnostic;
use mingbai::lang::Lang;
use mingbai::pages::card::{CardView, Format, cards};
use mingbai::pages::{self};
use mingbai::pipeline::Options;
use mingbai::render::card::Printer;
use mingbai::{model, resolve, source};

/// A permit with eight steps, as an office would write it.
const GUIDE: &str = "---
title: 小餐饮登记证核发
summary: 开小吃店先办这个证。
task_type: 行政许可
department: market
audience: [自然人, 企业法人]
conditions:
  - 有固定的经营场所。
  - text: 从业人员持有有效的健康证明。
    applies_to: 直接接触食品的
materials:
  - name: 登记申请书
    originals: 1
    copies: 0
    keep: 收取
    medium: 纸质
    necessity: 必要
  - name: 健康证明
    originals: 1
    copies: 2
    keep: 查验
    medium: 纸质或电子
    necessity: 容缺后补
    defer_limit: 3个工作日
    note: 每名从业人员一份。
steps:
  - name: 受理
    limit: 当场办结
    text: 核对材料。
  - name: 第二步
  - name: 第三步
  - name: 第四步
  - name: 第五步
  - name: 第六步
  - name: 第七步
  - name: 送达
    text: 领证。
case_type: 承诺件
statutory_limit: 20个工作日
promised_limit: 5个工作日
fees:
  charged: false
windows: [b03]
channels: [窗口办理]
visits: 1
results:
  - name: 小餐饮登记证
delivery: [窗口领取]
consult_phone: 0520-6822003
updated: 2026-09-10
---
";

/// What every format says of it.
const FACTS: &[&str] = &[
    "小餐饮登记证核发",
    "青禾市政务服务中心",
    "登记申请书",
    "健康证明",
    "每名从业人员一份",
    "容缺，3个工作日内补",
    "1收",
    "1验",
    "5个工作日",
    "B03",
    "食品药品许可窗口",
    "二楼",
    "09:00–12:00，13:00–17:00",
    "0520-6822003",
    "12345",
    "版本2026-09-10",
    "扫码看最新内容",
    "本站为演示站点",
];

/// Smallest type of a format in points, its page in points, and how many pages the guide above takes.
const PAPER: [(Format, f64, &str, &str); 6] = [
    (Format::A4, 9.5, "595.276 x 841.89", "1"),
    (Format::A5, 9.0, "419.528 x 595.276", "1"),
    (Format::A6, 8.0, "297.638 x 419.528", "2"),
    (Format::Leaflet, 9.5, "841.89 x 595.276", "2"),
    (Format::Large, 18.0, "595.276 x 841.89", "2"),
    (Format::Checklist, 10.0, "595.276 x 841.89", "1"),
];

fn card(guide: &str) -> CardView {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("site.yaml", "name: 青禾市政务服务中心\nbase_url: https://zwfw.qinghe.example/\nbanner: 本站为演示站点。\n"),
        (
            "halls/main.yaml",
            "name: 青禾市政务服务中心\naddress: 府前大道66号\nhours:\n  - days: 周一至周五\n    times: [\"09:00-12:00\", \"13:00-17:00\"]\nfloors:\n  - id: 2F\n    name: 二楼\n",
        ),
        ("windows/all.yaml", "b03:\n  number: B03\n  name: 食品药品许可\n  hall: main\n  floor: 2F\n"),
        ("departments/market.yaml", "name: 青禾市市场监督管理局\n"),
        ("guides/a.md", guide),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let (portal, _) = resolve::resolve(model::parse(&source::read(folder.path(), "content").0).0);
    let cx = pages::Context::new(&portal, Lang::Zh, None, true);
    cards(&cx).next().unwrap()
}

static PRINTER: LazyLock<Printer> = LazyLock::new(|| {
    let fonts = source::fonts::load(&[]).expect("a Chinese font is needed: apt-get install fonts-noto-cjk");
    let templates = source::theme::card_templates(&source::theme::read(None).0);
    Printer::new(fonts.family, fonts.files, &templates).unwrap().0
});

/// The guide above in every format, printed once for all tests.
static PRINTS: LazyLock<BTreeMap<Format, Paper>> =
    LazyLock::new(|| Format::ALL.into_iter().map(|format| (format, print(GUIDE, format))).collect());

fn print(guide: &str, format: Format) -> Paper {
    let printed = PRINTER.print(&card(guide).order_as(format));
    Paper::new(&printed.unwrap_or_else(|finding| panic!("{format:?}: {}", Lang::Zh.message(&finding))))
}

fn refusal(guide: &str, format: Format) -> Diagnostic {
    let printed = PRINTER.print(&card(guide).order_as(format)).map(|_| format);
    *printed.expect_err("the card was printed")
}

/// The text in the order in which it was set, cell by cell, without blanks.
fn text(paper: &Paper) -> String {
    let text = tool("pdftotext", "poppler-utils", &["-raw", &paper.path("card.pdf"), "-"]);
    text.split_whitespace().collect()
}

/// The text of one page, line by line.
fn lines(paper: &Paper, page: usize) -> Vec<String> {
    let page = page.to_string();
    let text = tool("pdftotext", "poppler-utils", &["-layout", "-f", &page, "-l", &page, &paper.path("card.pdf"), "-"]);
    text.lines().map(|line| line.split_whitespace().collect::<String>()).filter(|line| !line.is_empty()).collect()
}

fn pages(paper: &Paper) -> usize {
    paper.info()["Pages"].parse().unwrap()
}

#[test]
fn every_format_is_sound_paper_for_readers_and_archives() {
    for (format, _, size, count) in PAPER {
        let paper = &PRINTS[&format];
        tool("qpdf", "qpdf", &["--check", &paper.path("card.pdf")]);
        let info = paper.info();
        assert_eq!(
            (info["Page size"].trim_end_matches(" (A4)"), info["Pages"].as_str()),
            (&*format!("{size} pts"), count),
            "{format:?}"
        );
        assert_eq!(info["Tagged"], "yes", "{format:?}");
        let source = paper.source();
        for mark in ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "/Lang (zh-CN)"] {
            assert!(source.contains(mark), "{format:?}: {mark}");
        }
        let fonts = tool("pdffonts", "poppler-utils", &[&paper.path("card.pdf")]);
        for font in fonts.lines().skip(2) {
            // …: emb sub uni object generation
            let marks: Vec<&str> = font.split_whitespace().rev().skip(2).take(3).collect();
            assert_eq!(marks, ["yes", "yes", "yes"], "{format:?}: embedded and a subset: {font}");
        }
    }
}

#[test]
fn headings_table_heads_and_lists_are_tagged_in_every_format() {
    for (format, paper) in PRINTS.iter() {
        let source = paper.source();
        let count = |tag: &str| source.matches(&format!("/S /{tag}\n")).count();
        assert_eq!(count("H1"), 1, "{format:?}: the title");
        assert!(count("H2") >= 3, "{format:?}: {} sections", count("H2"));
        assert!(count("TH") >= 5 && count("Table") >= 1, "{format:?}: materials under their heads");
        assert!(count("LI") >= 2 && count("Figure") == 1, "{format:?}: lists and the code");
    }
}

#[test]
fn every_format_says_the_facts_and_its_code_leads_to_the_guide() {
    let hash = card(GUIDE).edition.hash;
    for (format, paper) in PRINTS.iter() {
        let text = text(paper);
        for fact in FACTS.iter().copied().chain([hash.as_str()]) {
            assert!(text.contains(fact), "{format:?}: “{fact}” is missing from: {text}");
        }
        assert_eq!(paper.qr(), format!("https://zwfw.qinghe.example/guides/a.html#card-{hash}"), "{format:?}");
    }
}

#[test]
fn no_type_is_smaller_than_the_floor_of_its_format() {
    let much =
        guide_with_materials(3).replace("note: 每名从业人员一份。", "note: 每名从业人员一份，写清姓名、岗位和有效期。");
    for (format, floor, ..) in PAPER {
        for paper in [&PRINTS[&format], &print(&much, format)] {
            let source = paper.source();
            let sizes = source.split(" Tf").filter_map(|before| before.rsplit(' ').next()?.parse::<f64>().ok());
            let least = sizes.fold(f64::MAX, f64::min);
            assert!((floor..100.0).contains(&least), "{format:?}: type of {least} pt, the floor is {floor}");
        }
    }
}

#[test]
fn the_sheets_list_every_step_and_the_desk_card_says_that_it_does_not() {
    let text = |format: Format| PRINTS[&format].text();
    for format in [Format::A4, Format::A6, Format::Leaflet, Format::Large] {
        assert!(text(format).contains("第七步") && text(format).contains("领证"), "{format:?}");
    }
    assert!(text(Format::A5).contains("共8步，这里列前6步") && !text(Format::A5).contains("第七步"));
}

#[test]
fn the_leaflet_folds_to_cover_inside_and_back() {
    let paper = &PRINTS[&Format::Leaflet];
    let half = |page: &str, x: &str| {
        let area = ["-f", page, "-l", page, "-x", x, "-y", "0", "-W", "421", "-H", "595"];
        let path = paper.path("card.pdf");
        let text = tool("pdftotext", "poppler-utils", &[&area[..], &[&path, "-"]].concat());
        text.split_whitespace().collect::<String>()
    };
    let (back, cover) = (half("1", "0"), half("1", "421"));
    assert!(cover.contains("小餐饮登记证核发") && cover.contains("承诺时限") && !cover.contains("到哪里办"), "{cover}");
    assert!(back.contains("B03") && !back.contains("承诺时限"), "{back}");
    let (left, right) = (half("2", "0"), half("2", "421"));
    assert!(left.contains("谁可以办") && left.contains("登记申请书") && right.contains("送达"), "{left} | {right}");
}

#[test]
fn large_print_numbers_its_pages_names_what_goes_on_and_leaves_no_page_almost_empty() {
    for count in [0, 4, 9, 14, 38] {
        let paper = print(&guide_with_materials(count), Format::Large);
        let total = pages(&paper);
        let all: Vec<Vec<String>> = (1..=total).map(|page| lines(&paper, page)).collect();
        for (i, page) in all.iter().enumerate() {
            assert!(page.len() >= 6, "page {} of {total} holds {page:?}", i + 1);
            assert!(page.last().unwrap().ends_with(&format!("第{}页，共{total}页", i + 1)), "{page:?}");
            assert_eq!(page[0].ends_with("小餐饮登记证核发（续）"), i > 0, "{page:?}");
        }
        let whole: String = all.concat().concat();
        assert_eq!(whole.matches("一份名称很长的证明材料").count(), count, "every material is there once");
        if count == 38 {
            assert!(whole.contains("带什么材料（续）") && total > 5, "{total} pages");
        }
    }
}

#[test]
fn the_checklist_leaves_room_for_hand_and_says_what_the_law_says() {
    let text = PRINTS[&Format::Checklist].text();
    for part in [
        "一次性告知单",
        "已交",
        "需补",
        "申请人",
        "联系电话",
        "还要补正的内容",
        "告知人（签字）",
        "申请人（签收）",
        "存根",
        "自受理之日起5个工作日内办结",
        "第三十二条",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let service =
        GUIDE.replace("行政许可", "公共服务").replace("promised_limit: 5个工作日", "promised_limit: 当场办结");
    let text = print(&service, Format::Checklist).text();
    assert!(!text.contains("第三十二条"), "that article is about permits: {text}");
    assert!(text.contains("当即受理，当场办结。"), "{text}");
}

/// More materials before its own two.
fn guide_with_materials(count: usize) -> String {
    let material = "  - name: 一份名称很长的证明材料\n    originals: 1\n    copies: 1\n    medium: 纸质\n    note: 写着一段说明文字。\n";
    GUIDE.replace("materials:\n", &format!("materials:\n{}", material.repeat(count)))
}

#[test]
fn forty_materials_are_an_error_that_names_the_format_or_go_on_overleaf() {
    let guide = guide_with_materials(38);
    for format in [Format::A4, Format::A5, Format::A6] {
        let finding = refusal(&guide, format);
        assert_eq!(finding.code, "card-overflow", "{format:?}");
        let message = Lang::Zh.message(&finding);
        assert!(message.contains(&format!("在{}上放不下", format.names().0)), "{message}");
        assert!(Lang::Zh.fill(finding.help[0], &finding.args).contains("先精简申请材料"), "{format:?}");
    }
    let leaflet = print(&guide, Format::Leaflet);
    assert_eq!(leaflet.text().matches("一份名称很长的证明材料").count(), 38, "both inner panels hold them");
    let more = guide_with_materials(60);
    let longer = refusal(&more, Format::Leaflet);
    assert!(Lang::Zh.message(&longer).contains("在折页上放不下"));
    let paper = print(&more, Format::Checklist);
    assert_eq!(paper.text().matches("一份名称很长的证明材料").count(), 60);
    let total = pages(&paper);
    assert!(total > 1 && (1..=total).all(|page| lines(&paper, page).len() >= 6), "{total} pages");
    assert!(paper.text().contains("带什么材料（续）"));
}

#[test]
fn a_title_of_110_characters_is_whole_or_an_error_that_names_it() {
    let title = "关于".to_owned() + &"小餐饮登记证核发变更延续".repeat(9);
    assert_eq!(title.chars().count(), 110);
    for format in Format::ALL {
        match PRINTER.print(&card(&GUIDE.replace("小餐饮登记证核发", &title)).order_as(format)) {
            Ok(bytes) => assert!(text(&Paper::new(&bytes)).contains(&title), "{format:?} cuts the title"),
            Err(finding) => {
                assert_eq!(finding.code, "card-overflow", "{format:?}");
                assert!(Lang::Zh.fill(finding.help[0], &finding.args).contains("先精简事项名称"), "{format:?}");
            }
        }
    }
}

#[test]
fn a_character_without_a_glyph_is_named_in_every_format() {
    for format in Format::ALL {
        let finding = refusal(&GUIDE.replace("健康证明", "健康证明🙂"), format);
        assert_eq!(finding.code, "card-missing-glyph", "{format:?}");
        assert!(Lang::Zh.message(&finding).contains("🙂（U+1F642）"), "{format:?}");
    }
}

#[test]
fn a_window_name_of_eight_lines_is_whole_or_an_error_that_names_it() {
    let name = "食品药品医疗器械化妆品特种设备许可备案登记".repeat(10);
    for format in Format::ALL {
        let mut card = card(GUIDE);
        card.facts.windows[0].name = name.clone();
        match PRINTER.print(&card.order_as(format)) {
            Ok(bytes) => assert!(Paper::new(&bytes).text().matches("特种设备许可备案登记").count() >= 8, "{format:?}"),
            Err(finding) => {
                assert_eq!(finding.code, "card-overflow", "{format:?}");
                assert!(Lang::Zh.fill(finding.help[0], &finding.args).contains("窗口"), "{format:?}: {finding:?}");
            }
        }
    }
}

#[test]
fn one_word_too_tall_for_a_page_of_its_own_is_an_error_even_where_pages_are_free() {
    let guide = GUIDE.replace("每名从业人员一份。", &"很长的说明文字".repeat(500));
    for format in [Format::Large, Format::Checklist] {
        let finding = refusal(&guide, format);
        assert_eq!(finding.code, "card-overflow", "{format:?}");
        assert!(Lang::Zh.fill(finding.help[0], &finding.args).contains("先精简申请材料"), "{format:?}");
    }
}

#[test]
fn the_program_prints_the_formats_that_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let run = |format: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        program.args(["cards", "--content"]).arg(mini()).args(["--format", format]);
        program.arg("--out").arg(folder.path().join("cards")).output().unwrap()
    };
    let done = run("a5,large,checklist");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let printed = support::files(&folder.path().join("cards"));
    let printed: Vec<&String> = printed.iter().filter(|path| path.ends_with("elderly-card.pdf")).collect();
    assert_eq!(printed, ["checklist/elderly-card.pdf", "elderly-card.pdf", "large/elderly-card.pdf"]);
    let refused = run("a7");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("leaflet"), "it says what there is");
}

/// Characters and how often each stands there; blanks and the page's own bullets do not count.
fn characters(text: &str) -> BTreeMap<char, usize> {
    let mut counted = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && *c != '•') {
        *counted.entry(c).or_default() += 1;
    }
    counted
}

#[test]
fn the_page_of_a_card_says_exactly_what_its_pdf_says() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    let demo = ["people/id-card-replace", "licences/food-business-licence"];
    let options = |content| Options { cards: true, allow_incomplete: true, ..site::options(content, Lang::Zh) };
    let (portal, _) = site::try_build(&options(work.path()));
    let pdfs: Vec<&String> =
        portal.keys().filter(|path| path.starts_with("cards/") && path.ends_with(".pdf")).collect();
    assert!(pdfs.len() >= 2, "{pdfs:?}");
    for path in pdfs {
        assert_same(path, &Paper::new(&portal[path]), &portal[&path.replace(".pdf", ".html")]);
    }
    let (portal, _) = site::try_build(&site::options(&repository("content"), Lang::Zh));
    let checked = mingbai::pipeline::check(&site::options(&repository("content"), Lang::Zh));
    let cx = pages::Context::new(&checked.portal, Lang::Zh, None, true);
    for card in cards(&cx).filter(|card| demo.iter().any(|path| path.ends_with(&card.id))) {
        let paper = Paper::new(&PRINTER.print(&card.order()).unwrap());
        assert_same(&card.id, &paper, &portal[&format!("cards/{}.html", card.id)]);
    }
}

const FEES_BELOW: &str = "标准见下";

pub fn assert_same(name: &str, paper: &Paper, page: &[u8]) {
    let page = html::parse(std::str::from_utf8(page).unwrap());
    let article = page.named("article").next().expect("the card is an article");
    let text = paper.text();
    let (mut printed, said) = (characters(&text), characters(&article.text));
    // Fees that depend on the situation stand in their place on the page, and below the facts on paper.
    if text.contains(FEES_BELOW) && !article.text.contains(FEES_BELOW) {
        let pointers = characters("收费标准见下收费标准：：；");
        pointers.iter().for_each(|(c, n)| *printed.entry(*c).or_default() -= n);
    }
    assert!(said.len() > 40, "{name} says too little: {}", article.text);
    let count = |all: &BTreeMap<char, usize>, c: &char| all.get(c).copied().unwrap_or(0);
    let only_page: Vec<_> = said.iter().filter(|(c, n)| **n > count(&printed, c)).collect();
    assert!(only_page.is_empty(), "{name}: only the page says {only_page:?}");
    // The numbers of the steps are text on paper and marks of the list on the page.
    let only_paper = printed.iter().map(|(c, n)| (*c, n - count(&said, c))).filter(|(_, n)| *n > 0);
    let numbers = ('1'..='6').map(|number| (number, 1)).zip(only_paper.clone()).all(|(number, more)| number == more);
    assert!(
        numbers && only_paper.clone().count() <= 6,
        "{name}: only the paper says {:?}",
        only_paper.collect::<Vec<_>>()
    );
}
