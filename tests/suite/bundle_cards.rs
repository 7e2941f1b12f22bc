//! Cards of bundles from content to paper, judged by independent tools, and as pages to print from the browser.

use std::path::Path;
use std::sync::LazyLock;

use crate::formats::assert_same;
use crate::support::paper::{Paper, tool};
use crate::support::repository;
use crate::support::site::{options, try_build};
use mingbai::diag::{Diagnostic, Severity};
use mingbai::lang::Lang;
use mingbai::pages::card::{BundleCard, Format};
use mingbai::pages::print::{Kind, ready};
use mingbai::pages::view::bundle_page;
use mingbai::pages::{Context, url};
use mingbai::pipeline::{Checked, Options, check};
use mingbai::render::card::Printer;
use mingbai::resolve::Handle;
use mingbai::source;

/// Two departments; a licence that one member hands out and two wait for; a question that decides about a paper.
const HALL: &[(&str, &str)] = &[
    ("site.yaml", "name: 青禾市政务服务中心\nbase_url: https://zwfw.qinghe.example/\nbanner: 本站为演示站点。\n"),
    (
        "halls/main.yaml",
        "name: 青禾市政务服务中心\naddress: 青禾市府前大道66号\nhours: [{days: 周一至周五, times: [\"09:00-12:00\"]}]\nfloors: [{id: 1F, name: 一楼}]\n",
    ),
    ("windows/all.yaml", "b03:\n  {number: B03, name: 开办企业, hall: main, floor: 1F}\n"),
    ("departments/all.yaml", "approval: {name: 审批局}\npolice: {name: 公安局}\n"),
    (
        "materials/all.yaml",
        "id-card: {name: 居民身份证}\nlicence: {name: 营业执照}\nletter: {name: 授权委托书}\nphoto: {name: 近期证件照}\n",
    ),
    (
        "guides/register.yaml",
        "title: 公司设立登记\nstatus: 在用\ndepartment: approval\npromised_limit: 3个工作日\nvisits: 1
materials:
  - {material: id-card, originals: 1, copies: 1, keep: 查验, medium: 纸质或电子, necessity: 必要, waived_by: 刷脸办理的免交}
  - {name: 公司章程, originals: 2, copies: 0, keep: 收取, medium: 纸质, necessity: 容缺后补, defer_limit: 2个工作日}
results: [{name: 营业执照, material: licence}]\n",
    ),
    (
        "guides/seal.yaml",
        "title: 公章刻制备案\nstatus: 在用\ndepartment: police\npromised_limit: 2个工作日\nvisits: 1
questions:
  - {id: who, ask: 谁来办, options: [{id: self, label: 自己办}, {id: agent, label: 别人代办}]}
materials:
  - {material: licence, originals: 0, copies: 1, medium: 纸质, necessity: 必要}
  - {material: id-card, originals: 1, copies: 2, keep: 收取, medium: 纸质, necessity: 必要}
  - {material: letter, originals: 1, copies: 0, keep: 收取, medium: 纸质, necessity: 必要, when: {who: agent}}
results: [{name: 备案回执}]\n",
    ),
    (
        "guides/tax.yaml",
        "title: 发票领用\nstatus: 在用\ndepartment: approval\npromised_limit: 1个工作日\nvisits: 0
materials:
  - {material: licence, originals: 1, copies: 0, keep: 查验, medium: 纸质, necessity: 必要}
  - {material: photo, medium: 电子, necessity: 非必要}
results: [{name: 发票}]\n",
    ),
    (
        "calendar.yaml",
        "years:\n  - {year: 2026, source: 国办发明电〔2025〕7号, holidays: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}]}\n",
    ),
    ("bundles/company.yaml", BUNDLE),
];

const BUNDLE: &str = "title: 开办企业一件事
summary: 执照、公章、发票一次办好。
audience: [企业法人]
department: approval
lead_window: b03
one_set: true
members:
  - guide: register
  - {guide: seal, after: register}
  - {guide: tax, after: register}
promised_limit: 6个工作日
limit_note: 送达的时间不算。
how: 到B03窗口说“开办企业一件事”。
delivery: [窗口领取, 邮寄送达]
consult_phone: 0520-6822003
complaint_phone: \"12345\"
updated: 2026-11-02
internal: 内部：不得外传的话。
";

static PRINTER: LazyLock<Printer> = LazyLock::new(|| {
    let fonts = source::fonts::load(&[]).expect("a Chinese font is needed: apt-get install fonts-noto-cjk");
    let templates = source::theme::card_templates(&source::theme::read(None).0);
    Printer::new(fonts.family, fonts.files, &templates).map_err(|_| "the theme's templates").unwrap().0
});

/// The hall with this bundle in a folder of its own.
fn hall(bundle: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in HALL {
        let to = folder.path().join("content").join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, if path.starts_with("bundles/") { bundle } else { text }).unwrap();
    }
    folder
}

fn settings(folder: &Path) -> Options {
    Options { cards: true, allow_incomplete: true, ..options(&folder.join("content"), Lang::Zh) }
}

fn card(bundle: &str) -> BundleCard {
    let folder = hall(bundle);
    let checked = check(&settings(folder.path()));
    Context::new(&checked.portal, Lang::En, None, true).bundle_cards()[0].clone()
}

fn print(bundle: &str, format: Format) -> Paper {
    let printed = PRINTER.print(&card(bundle).order_as(format));
    Paper::new(&printed.unwrap_or_else(|finding| panic!("{}", Lang::Zh.message(&finding))))
}

fn refusal(bundle: &str) -> Diagnostic {
    *PRINTER.print(&card(bundle).order()).expect_err("the card was printed")
}

fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "“{part}” is missing from: {text}");
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether the text of a paper has what every card of a bundle must say.
pub fn assert_says(text: &str, card: &BundleCard) {
    let facts = &card.facts;
    let figures = facts.figures.iter().flat_map(|figure| [&figure.before, &figure.after]);
    let window = facts.windows.iter().flat_map(|window| [&window.number, &window.address]);
    let texts = [&facts.title, &facts.consult_phone, &facts.promised_limit, &card.edition.hash, &card.banner];
    for part in texts.into_iter().chain(figures).chain(window) {
        assert!(text.contains(&squeezed(part)), "{}: “{part}” is missing from: {text}", card.id);
    }
}

#[test]
fn the_card_says_what_the_bundle_and_its_members_come_to() {
    let paper = print(BUNDLE, Format::A4);
    let (text, words) = (paper.text(), paper.words());
    assert_has(&text, &["开办企业一件事", "执照、公章、发票一次办好", "审批局牵头", "企业法人", "共用一套材料"]);
    // 3 + 2 + 1 days one after the other; 3 and then 2 beside 1. 2 + 3 + 2 lines with 3 + 2 + 1 originals and 1 + 3 copies;
    // together the licence is handed on and the 身份证 brought once: 身份证 (1, 2), 章程 (2), 委托书 (1), photo.
    assert_has(&text, &["分开办2个3次2次7种6份4份6个工作日", "一起办1个1次1次4种4份2份5个工作日"]);
    assert_has(&text, &["省下少1个少2次少1次少3种少2份少2份少1个工作日", "按最多的一种情形算：别人代办"]);
    assert_has(&text, &["第1步", "公司设立登记", "2项同时办", "公章刻制备案", "公安局", "发票领用", "备案回执"]);
    assert_has(&words, &["公司设立登记（3个工作日）→公章刻制备案（2个工作日），共5个工作日"]);
    assert_has(&text, &["居民身份证免交：刷脸办理的12—2收；1验", "公司章程容缺，2个工作日内补2——1收"]);
    assert_has(&text, &["授权委托书适用：别人代办1——2收", "近期证件照非必要——只收3"]);
    assert_has(&words, &["前面办出，不用再带营业执照（第1项办出，直接转给第2、3项）"]);
    assert_has(&text, &["B03", "开办企业窗口", "一楼", "青禾市府前大道66号", "周一至周五09:00–12:00", "0520-6822003"]);
    assert_has(
        &text,
        &["到B03窗口说“开办企业一件事”", "窗口领取、邮寄送达", "送达的时间不算", "版本2026-11-02", "本站为演示站点"],
    );
    assert!(!text.contains("内部"), "internal notes never leave the house");
}

#[test]
fn the_card_is_one_a4_page_for_readers_and_archives_and_its_code_leads_to_the_bundle() {
    let paper = print(BUNDLE, Format::A4);
    tool("qpdf", "qpdf", &["--check", &paper.path("card.pdf")]);
    let info = paper.info();
    assert_eq!((info["Pages"].as_str(), info["Page size"].as_str()), ("1", "595.276 x 841.89 pts (A4)"));
    assert_eq!(info["Tagged"], "yes");
    assert_has(&info["Title"], &["开办企业一件事"]);
    let source = paper.source();
    assert_has(&source, &["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "/Lang (zh-CN)"]);
    let count = |tag: &str| source.matches(&format!("/S /{tag}\n")).count();
    assert_eq!((count("H1"), count("H2"), count("Table"), count("Figure")), (1, 4, 4, 1));
    let fonts = tool("pdffonts", "poppler-utils", &[&paper.path("card.pdf")]);
    let embedded = fonts.lines().skip(2).map(|line| line.split_whitespace().rev().nth(4) == Some("yes"));
    assert_eq!(embedded.collect::<Vec<_>>(), [true, true], "regular and bold are embedded: {fonts}");
    assert_eq!(
        paper.qr(),
        format!("https://zwfw.qinghe.example/bundles/company.html#card-{}", card(BUNDLE).edition.hash)
    );
}

#[test]
fn large_print_says_the_same_on_as_many_pages_as_it_takes() {
    let paper = print(BUNDLE, Format::Large);
    assert!(paper.info()["Pages"].parse::<usize>().unwrap() > 1);
    assert_says(&paper.text(), &card(BUNDLE));
    assert_has(&paper.words(), &["前面办出，不用再带营业执照", "分开办", "一起办", "授权委托书"]);
}

#[test]
fn too_much_content_is_an_error_at_the_bundle_and_names_what_to_shorten() {
    let how = refusal(&BUNDLE.replace("how: ", &format!("how: {}", "先到一楼取号，再到窗口。".repeat(200))));
    assert_eq!((how.code, how.severity), ("card-overflow", Severity::Error));
    assert!(how.span.is_some() && Lang::Zh.message(&how).contains("“开办企业一件事”"));
    assert_has(&Lang::Zh.fill(how.help[0], &how.args), &["先精简一句话说明、申请办法和时限说明"]);
    let title = refusal(&BUNDLE.replace("title: ", &format!("title: {}", "很长的名称".repeat(120))));
    assert_has(&Lang::Zh.fill(title.help[0], &title.args), &["先精简事项名称"]);
}

#[test]
fn a_missing_glyph_is_named_where_it_stands_in_the_bundle() {
    let folder = hall(&BUNDLE.replace("送达的时间", "送达🗺的时间"));
    let found = try_build(&settings(folder.path())).1;
    let of_glyph: Vec<&String> = found.iter().filter(|line| line.contains("card-missing-glyph")).collect();
    assert_eq!(of_glyph.len(), 1, "{found:#?}");
    assert!(of_glyph[0].contains("bundles/company.yaml:12:15:") && of_glyph[0].contains("🗺"), "{of_glyph:?}");
}

#[test]
fn the_portal_offers_the_card_and_its_page_says_exactly_what_the_paper_says() {
    let folder = hall(BUNDLE);
    let (portal, found) = try_build(&settings(folder.path()));
    let page = |path: &str| String::from_utf8(portal[path].clone()).unwrap_or_else(|_| panic!("{path} in {found:?}"));
    let card = &portal["cards/bundles/company.pdf"];
    assert_same("company", &Paper::new(card), &portal["cards/bundles/company.html"]);
    let bundle = page("bundles/company.html");
    assert_has(&bundle, &["href=\"../cards/bundles/company.pdf\"", "href=\"../cards/bundles/company.html\""]);
    let edition = self::card(BUNDLE).edition.hash;
    assert_has(&bundle, &[&format!("id=\"card-{edition}\""), "id=\"card-other\"", "assets/edition.js"]);
    assert!(page("cards/bundles/company.html").contains("href=\"../../bundles/company.html\""));
    let centre = page("print/index.html");
    assert_has(&centre, &["window-b03-bundle-a4.pdf", "一件事明白卡"]);
    assert!(portal.contains_key("print/window-b03-bundle-a4.pdf"));
}

fn demo() -> Checked {
    check(&Options { content: repository("content"), ..Options::default() })
}

#[test]
fn before_and_after_on_the_cards_of_the_demo_are_those_of_the_pages() {
    let demo = demo();
    let cx = Context::new(&demo.portal, Lang::Zh, demo.as_of, true);
    assert_eq!(cx.bundle_cards().len(), 5);
    for (place, card) in cx.bundle_cards().iter().enumerate() {
        let page = bundle_page(&cx, Handle::new(place));
        let facts = &card.facts;
        let of_card: Vec<_> = facts.figures.iter().map(|f| [&f.name, &f.before, &f.after, &f.saved]).collect();
        let of_page: Vec<_> = page.figures.iter().map(|f| [f.what, &f.before, &f.after, &f.saved]).collect();
        assert_eq!(format!("{of_card:?}"), format!("{of_page:?}"), "{}", card.id);
        assert_eq!((&facts.situation, &facts.promised_limit), (&page.situation, &page.promised_limit));
        assert_eq!((&card.visits, &card.brought), (&facts.figures[2].after, &facts.figures[3].after));
        let papers: usize = page.groups.iter().map(|group| group.papers.len()).sum();
        assert_eq!(facts.materials.len(), papers, "{}", card.id);
        let numbers: Vec<_> = facts.rounds.iter().flat_map(|round| &round.members).map(|m| m.number).collect();
        assert_eq!(numbers, (1..=page.member_count as u32).map(Some).collect::<Vec<_>>(), "{}", card.id);
        assert!(facts.materials.iter().all(|m| !m.collected.is_empty() || !m.shown.is_empty() || !m.others.is_empty()));
    }
}

#[test]
fn the_lead_windows_of_the_demo_have_the_cards_of_their_bundles_ready() {
    let demo = demo();
    let cx = Context::new(&demo.portal, Lang::Zh, demo.as_of, true);
    let jobs: Vec<_> = ready(&cx).into_iter().filter(|job| job.design.kind == Kind::Bundle).collect();
    let mut bundles: Vec<&str> =
        jobs.iter().flat_map(|job| &job.bundles).map(|bundle| cx.portal.bundle(*bundle).id.as_str()).collect();
    bundles.sort();
    assert_eq!(bundles, ["birth", "company-closing", "restaurant", "retirement", "training-school-chain"]);
    let led = |job: &mingbai::pages::print::PrintJob| {
        let window = job.scope.windows(&cx)[0];
        job.bundles.iter().all(|bundle| cx.portal.bundle_links(*bundle).lead_window == Some(window))
    };
    assert!(jobs.iter().all(led) && jobs.iter().all(|job| job.name(&cx).ends_with("-bundle-a4")));
}

#[test]
fn the_edition_changes_exactly_when_the_card_says_something_else() {
    let hash = |bundle: &str| card(bundle).edition.hash;
    let same =
        [BUNDLE.replace("不得外传的话", "换了一句话"), BUNDLE.replace("updated: 2026-11-02", "updated: 2026-11-03")];
    let other = [
        BUNDLE.replace("one_set: true", "one_set: false"),
        BUNDLE.replace("6个工作日", "7个工作日"),
        BUNDLE.replace("{guide: tax, after: register}", "{guide: tax, after: [register, seal]}"),
        BUNDLE.replace("0520-6822003", "0520-6822004"),
    ];
    assert!(same.iter().all(|bundle| hash(bundle) == hash(BUNDLE)), "what is not on the card changed its edition");
    assert!(other.iter().all(|bundle| hash(bundle) != hash(BUNDLE)), "a change on the card kept the old edition");
    assert_eq!(url::bundle_card("company"), "cards/bundles/company.pdf");
}
