//! Cards from content to paper: printed by the library, then judged by independent tools (poppler, qpdf, zbar).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use crate::support::paper::{Paper, tool};
use mingbai::diag::{Diagnostic, Diagnostics, Renderer, Severity, SourceMap, plain};
use mingbai::lang::Lang;
use mingbai::pages::card::{CardView, Order, cards};
use mingbai::render::card::{Printer, Templates};
use mingbai::{model, pages, resolve, source};

/// A hall with one window that all guides below use.
const HALL: &[(&str, &str)] = &[
    (
        "site.yaml",
        "name: 青禾市政务服务中心\nbase_url: https://zwfw.qinghe.example/\nbanner: 本站为演示站点，所列事项均为虚构。\n",
    ),
    (
        "halls/main.yaml",
        "name: 青禾市政务服务中心\naddress: 青禾市府前大道66号\nhours:\n  - days: 周一至周五\n    \
         times: [\"09:00-12:00\", \"13:00-17:00\"]\nfloors:\n  - id: 1F\n    name: 一楼\n",
    ),
    (
        "windows/all.yaml",
        "a04:\n  number: A04\n  name: 户籍与身份证\n  hall: main\n  floor: 1F\n  phone: 0520-6821004\n\
         a05:\n  number: A05\n  name: 出入境证件\n  hall: main\n  floor: 1F\n  phone: 0520-6821005\n  hours:\n    \
         - days: 周一\n      times: [\"09:00-12:00\"]\n      from: 05-01\n      to: 09-30\n",
    ),
    ("departments/police.yaml", "name: 青禾市公安局\nphone: 0520-6829000\ncomplaint_phone: 0520-6829001\n"),
];

const TYPICAL: &str = "---
title: 居民身份证换领、补领
summary: 身份证到期、损坏的换新证，丢失的补新证。
task_type: 行政确认
status: 在用
audience: [自然人]
department: police
conditions:
  - 有居民户口，以前领过居民身份证。
  - text: 证件已经到期，或者离到期不到3个月。
    applies_to: 到期换领
materials:
  - name: 居民身份证
    originals: 1
    copies: 0
    keep: 收取
    medium: 纸质
    necessity: 必要
    waived_by: 丢失补领的免交
  - name: 居民户口簿
    originals: 1
    copies: 2
    keep: 查验
    medium: 纸质或电子
    necessity: 容缺后补
    defer_limit: 3个工作日
  - name: 近期证件照
    medium: 电子
    necessity: 非必要
    note: 现场免费拍。
steps:
  - name: 受理
    actor: 户籍窗口
    limit: 当场办结
    text: 核对身份，采集照片和指纹。
  - name: 制证
    actor: 制证中心
    limit: 12个工作日
case_type: 承诺件
statutory_limit: 60个自然日
promised_limit: 15个工作日
fees:
  charged: true
  lines:
    - name: 换领工本费
      amount: \"20\"
      unit: 元/证
    - name: 补领工本费
      amount: \"40\"
      unit: 元/证
windows: [a04, a05]
channels: [窗口办理, 网上办理]
online:
  url: https://zwfw.qinghe.example/id
  depth: 网上预审
visits: 1
results:
  - name: 居民身份证
delivery: [窗口领取, 邮寄送达]
consult_phone: 0520-6821004
complaint_phone: \"12345\"
updated: 2026-09-10
internal: 内部：不得外传的话。
---
";

/// What a poor import gives: a title and nothing else.
const BARE: &str = "---\ntitle: 某某事项\n---\n";

fn guide_with_title(title: &str) -> String {
    TYPICAL.replace("居民身份证换领、补领", title)
}

fn guide_with_materials(count: usize) -> String {
    let material = "  - name: 一份名称很长、说明也很长的证明材料\n    originals: 1\n    copies: 1\n    medium: 纸质\n    \
                    note: 这里写着一段相当长的说明文字，长到一行放不下，要换到第二行去。\n";
    TYPICAL.replace("materials:\n", &format!("materials:\n{}", material.repeat(count)))
}

struct Hall {
    sources: SourceMap,
    cards: Vec<CardView>,
}

impl Hall {
    fn orders(&self) -> impl Iterator<Item = Order> {
        self.cards.iter().map(CardView::order)
    }
}

/// Reads a content folder made of [`HALL`] and these guides, by identifier.
fn hall(guides: &[(&str, &str)]) -> Hall {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: String, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    HALL.iter().for_each(|(path, text)| write((*path).to_owned(), text));
    guides.iter().for_each(|(id, text)| write(format!("guides/{id}.md"), text));
    read_cards(folder.path())
}

fn read_cards(folder: &Path) -> Hall {
    let (tree, _) = source::read(folder, "content");
    let (content, _) = model::parse(&tree);
    let (portal, _) = resolve::resolve(content);
    let cx = pages::Context::new(&portal, Lang::Zh, None, true);
    Hall { cards: cards(&cx).collect(), sources: tree.map }
}

fn card(guide: &str) -> CardView {
    hall(&[("a", guide)]).cards.remove(0)
}

/// A printer that has this template alone.
fn printer(template: &str) -> Result<(Printer, Diagnostics), Diagnostics> {
    with(&Templates::from([("cards.typ".to_owned(), template.to_owned())]))
}

fn with(templates: &Templates) -> Result<(Printer, Diagnostics), Diagnostics> {
    let fonts = source::fonts::load(&[]).expect("a Chinese font is needed: apt-get install fonts-noto-cjk");
    Printer::new(fonts.family, fonts.files, templates)
}

/// The default theme's.
fn templates() -> Templates {
    source::theme::card_templates(&source::theme::read(None).0)
}

static PRINTER: LazyLock<Printer> = LazyLock::new(|| with(&templates()).unwrap().0);

fn print(guide: &str) -> Vec<u8> {
    PRINTER.print(&card(guide).order()).unwrap_or_else(|finding| panic!("{}", Lang::Zh.message(&finding)))
}

fn refusal(guide: &str) -> Diagnostic {
    *PRINTER.print(&card(guide).order()).expect_err("the card was printed")
}

fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "“{part}” is missing from: {text}");
    }
}

#[test]
fn every_card_is_one_a5_page_for_readers_and_archives() {
    // An archive file must bear a date, and a bare import has none.
    for (guide, is_archive) in [(TYPICAL, true), (BARE, false)] {
        let paper = Paper::new(&print(guide));
        tool("qpdf", "qpdf", &["--check", &paper.path("card.pdf")]);
        let info = paper.info();
        assert_eq!((info["Pages"].as_str(), info["Page size"].as_str()), ("1", "419.528 x 595.276 pts"), "one A5 page");
        assert_eq!(info["Tagged"], "yes");
        let source = paper.source();
        assert_has(&source, &["<pdfuaid:part>1</pdfuaid:part>", "/Lang (zh-CN)"]);
        assert_eq!(source.contains("<pdfaid:part>2</pdfaid:part>"), is_archive);
        let fonts = tool("pdffonts", "poppler-utils", &[&paper.path("card.pdf")]);
        let embedded = fonts.lines().skip(2).map(|line| line.split_whitespace().rev().nth(4) == Some("yes"));
        assert_eq!(embedded.collect::<Vec<_>>(), [true, true], "regular and bold are embedded: {fonts}");
    }
}

#[test]
fn headings_tables_lists_and_the_code_are_tagged_as_such() {
    let source = Paper::new(&print(TYPICAL)).source();
    let count = |tag: &str| source.matches(&format!("/S /{tag}\n")).count();
    assert_eq!((count("H1"), count("H2")), (1, 4), "the title and four sections");
    assert_eq!((count("Table"), count("TH")), (2, 9), "key facts and materials with their column heads");
    assert_eq!((count("L"), count("LI")), (2, 4), "two conditions and two steps");
    assert_eq!(count("Figure"), 1, "the QR code");
}

#[test]
fn the_card_says_what_the_guide_says() {
    let paper = Paper::new(&print(TYPICAL));
    assert_has(&paper.info()["Title"], &["居民身份证换领、补领"]);
    assert_has(&paper.info()["CreationDate"], &["Sep 10", "2026"]);
    let text = paper.text();
    assert_has(&text, &["居民身份证换领、补领", "青禾市公安局", "自然人", "到期换领：证件已经到期"]);
    assert_has(&text, &["15个工作日", "法定60个自然日", "1次", "换领工本费20元/证；补领工本费40元/证"]);
    assert_has(&text, &["共3项", "免交：丢失补领的", "容缺，3个工作日内补", "非必要", "1收", "1验", "只收", "也可"]);
    assert_has(&text, &["受理", "核对身份，采集照片和指纹", "制证中心（12个工作日）"]);
    assert_has(&text, &["A04", "户籍与身份证窗口", "一楼", "青禾市府前大道66号", "周一至周五09:00–12:00，13:00–17:00"]);
    assert_has(&text, &["A05出入境证件窗口", "05-01–09-30周一", "网上办理（网上预审）"]);
    assert_has(&text, &["0520-6821004", "12345", "版本2026-09-10", &card(TYPICAL).edition.hash, "本站为演示站点"]);
    assert!(!text.contains("内部"), "internal notes never leave the house");
}

#[test]
fn what_the_source_lacks_is_shown_as_missing() {
    let text = Paper::new(&print(BARE)).text();
    assert_has(&text, &["某某事项", "暂缺", "法定暂缺", "日期暂缺", "12345"]);
    let nameless = Paper::new(&print("---\nsummary: 只有一句话\n---\n")).text();
    assert_has(&nameless, &["（事项名称暂缺）a"]);
}

#[test]
fn a_suspended_item_says_so_and_long_procedures_show_six_steps() {
    let step = "  - name: 一步\n    limit: 1个工作日\n    text: 做事。\n";
    let guide =
        TYPICAL.replace("status: 在用", "status: 暂停").replace("steps:\n", &format!("steps:\n{}", step.repeat(6)));
    assert_has(&Paper::new(&print(&guide)).text(), &["暂停办理", "共8步，这里列前6步"]);
}

#[test]
fn the_code_leads_to_the_guide_and_says_which_edition_it_stands_on() {
    let edition = card(TYPICAL).edition.hash;
    assert_eq!(Paper::new(&print(TYPICAL)).qr(), format!("https://zwfw.qinghe.example/guides/a.html#card-{edition}"));
}

#[test]
fn without_an_address_there_is_no_code() {
    let mut card = card(TYPICAL);
    card.url.clear();
    let paper = Paper::new(&PRINTER.print(&card.order()).unwrap());
    assert_has(&paper.text(), &["二维码暂缺"]);
}

#[test]
fn too_much_content_is_an_error_at_the_guide_and_names_what_to_shorten() {
    let finding = refusal(&guide_with_materials(14));
    assert_eq!((finding.code, finding.severity), ("card-overflow", Severity::Error));
    assert_has(&Lang::Zh.message(&finding), &["“居民身份证换领、补领”", "放不下"]);
    assert_has(&Lang::Zh.fill(finding.help[0], &finding.args), &["先精简申请材料"]);
    let title = refusal(&guide_with_title(&"很长的名称".repeat(60)));
    assert_has(&Lang::Zh.fill(title.help[0], &title.args), &["先精简事项名称（现有 300 字）"]);
}

#[test]
fn overflow_points_at_the_file() {
    let hall = hall(&[("a", TYPICAL), ("b", &guide_with_materials(14))]);
    let findings = PRINTER.print_all(hall.orders(), &|_| Ok(()));
    let shown: Vec<_> = findings.iter().map(|finding| plain(&hall.sources, Lang::Zh, finding)).collect();
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].starts_with("content/guides/b.md:1:1: error[card-overflow]"), "{shown:?}");
}

#[test]
fn characters_without_a_glyph_are_named() {
    let finding = refusal(&guide_with_title("换领身份证🙂ئۇيغۇر"));
    assert_eq!((finding.code, finding.severity), ("card-missing-glyph", Severity::Error));
    assert_has(&Lang::Zh.message(&finding), &["🙂（U+1F642）", "غ（U+063A）"]);
}

#[test]
fn a_fault_of_the_template_is_named_by_line_and_reported_once() {
    let (printer, _) = printer("#set document(title: \"x\")\n#json(\"/data.json\").cards.at(0).facts.nothing").unwrap();
    let hall = hall(&[("a", TYPICAL), ("b", TYPICAL)]);
    let findings = printer.print_all(hall.orders(), &|_| Ok(()));
    let shown: Vec<_> = findings.iter().map(|finding| Lang::Zh.message(finding)).collect();
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert_has(&shown[0], &["cards/cards.typ:2:", "居民身份证换领、补领"]);
}

#[test]
fn what_typst_only_warns_of_is_an_error() {
    let (printer, _) = printer("#set document(title: \"x\")\n#set text(font: \"No Such Face\")\n甲").unwrap();
    let finding = printer.print(&card(TYPICAL).order()).unwrap_err();
    assert_eq!(finding.code, "card-template");
    assert_has(&Lang::Zh.message(&finding), &["cards/cards.typ:2:", "unknown font family"]);
}

#[test]
fn syntax_faults_are_found_before_the_first_card() {
    let findings = printer("#let = 1").err().expect("the template was accepted");
    assert!(findings.iter().all(|finding| finding.code == "card-template"), "{findings:?}");
}

#[test]
fn fonts_without_chinese_are_refused() {
    let findings = Printer::new(None, vec![b"no font".to_vec()], &templates()).err().expect("no face holds Chinese");
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["no-card-font"]);
}

#[test]
fn a_face_without_bold_still_prints_with_a_warning() {
    let mut fonts = source::fonts::load(&[]).unwrap();
    fonts.files.truncate(1);
    let (printer, findings) = Printer::new(fonts.family, fonts.files, &templates()).unwrap();
    let found: Vec<_> = findings.iter().map(|finding| (finding.code, finding.severity)).collect();
    assert_eq!(found, [("card-font-no-bold", Severity::Warning)]);
    assert!(printer.print(&card(TYPICAL).order()).is_ok());
}

#[test]
fn a_refusing_sink_ends_the_run() {
    let asked = AtomicUsize::new(0);
    let full = |_| {
        asked.fetch_add(1, Ordering::Relaxed);
        Err(Box::new(Diagnostic::error("disk-full", None)))
    };
    let card = card(TYPICAL);
    let findings = PRINTER.print_all((0..60).map(|_| card.order()), &full);
    assert_eq!(findings.errors(), 1, "the same refusal is reported once");
    assert_eq!(asked.into_inner(), 25, "nothing is printed after the chunk in which the disk was full");
}

#[test]
fn the_edition_changes_exactly_when_the_card_says_something_else() {
    let hash = |guide: &str| card(guide).edition.hash;
    let same = [
        TYPICAL.replace("不得外传的话", "换了一句话"),
        TYPICAL.replace("updated: 2026-09-10", "updated: 2026-09-11\nfaq:\n  - question: 问\n    answer: 答"),
        TYPICAL.replace("updated:", "legal_basis:\n  - note: 《居民身份证法》第十一条，错字改过了\nupdated:"),
    ];
    let other = [
        TYPICAL.replace("12个工作日", "11个工作日"),
        TYPICAL.replace("copies: 2", "copies: 1"),
        TYPICAL.replace("windows: [a04, a05]", "windows: [a05, a04]"),
    ];
    assert_eq!(hash(TYPICAL).len(), 8);
    assert!(same.iter().all(|guide| hash(guide) == hash(TYPICAL)), "what is not on the card changed its edition");
    assert!(other.iter().all(|guide| hash(guide) != hash(TYPICAL)), "a change on the card kept the old edition");
}

#[test]
fn phones_of_the_department_stand_in_for_missing_ones() {
    let card = card("---\ntitle: 某某事项\ndepartment: police\n---\n");
    let facts = card.facts;
    assert_eq!((facts.consult_phone.as_str(), facts.complaint_phone.as_str()), ("0520-6829000", "0520-6829001"));
    assert_eq!((facts.hotline.as_str(), card.edition.date.as_str()), ("12345", ""));
}

/// Prints everything on so many threads.
fn print_on(threads: usize, cards: Vec<CardView>) -> BTreeMap<String, Vec<u8>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let printed = Mutex::new(BTreeMap::new());
    let findings = pool.install(|| {
        PRINTER.print_all(cards.iter().map(CardView::order), &|artifact| {
            printed.lock().unwrap().insert(artifact.path, artifact.bytes);
            Ok(())
        })
    });
    assert!(findings.is_empty(), "{findings:?}");
    printed.into_inner().unwrap()
}

#[test]
fn one_and_two_threads_print_the_same_bytes() {
    let guides: Vec<(String, String)> =
        (0..6).map(|n| (format!("g{n}"), guide_with_title(&format!("第{n}号事项")))).collect();
    let guides: Vec<(&str, &str)> = guides.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let cards = hall(&guides).cards;
    let one = print_on(1, cards.clone());
    assert_eq!(one.keys().next().map(String::as_str), Some("cards/g0.pdf"));
    assert!(one == print_on(2, cards), "the number of threads changed a card");
}

/// Prints the cards of a whole content folder, for looking at them:
/// `MINGBAI_CARDS_CONTENT=content MINGBAI_CARDS_OUT=/tmp/out cargo test --test suite cards:: -- --ignored --nocapture`;
/// `MINGBAI_CARDS_ONLY=id,id` picks some.
#[test]
#[ignore = "prints a folder named by the environment"]
fn print_a_folder() {
    let variable = |name: &str| std::env::var(name).ok();
    let content = variable("MINGBAI_CARDS_CONTENT").expect("MINGBAI_CARDS_CONTENT names a content folder");
    let out = PathBuf::from(variable("MINGBAI_CARDS_OUT").expect("MINGBAI_CARDS_OUT names a folder to print into"));
    let only = variable("MINGBAI_CARDS_ONLY").filter(|only| !only.is_empty());
    let Hall { sources, mut cards } = read_cards(Path::new(&content));
    cards.retain(|card| only.as_deref().is_none_or(|only| only.split(',').any(|id| id == card.id)));
    let (count, start) = (cards.len(), std::time::Instant::now());
    let findings = PRINTER.print_all(cards.iter().map(CardView::order), &|artifact| {
        let path = out.join(artifact.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, artifact.bytes).unwrap();
        Ok(())
    });
    print!("{}", Renderer { sources: &sources, lang: Lang::Zh, color: false }.all(&findings));
    println!("{count} cards, {} ms each", start.elapsed().as_millis() / count.max(1) as u128);
    assert!(count > 0, "no guide was found in {content}");
}
