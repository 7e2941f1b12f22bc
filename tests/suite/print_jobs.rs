//! Print jobs from content to paper: everything that is printed in batches, judged by independent tools.

use crate::support::html;
use std::collections::BTreeMap;
use std::path::Path;

use crate::support::hall::Hall;
use crate::support::paper::{Paper, tool};
use crate::support::site::{Portal, options, try_build};
use crate::support::{copy, repository};
use mingbai::diag::{Diagnostic, plain};
use mingbai::lang::Lang;
use mingbai::pages::Context;
use mingbai::pages::print::{Design, Kind, Nup, Scope, Wanted, jobs};
use mingbai::pipeline::{self, print::Request};
use serde_json::Value;
use std::sync::Mutex;

/// What a run printed: files by name, and findings in one line each.
struct Run {
    files: Portal,
    findings: Vec<String>,
}

impl Run {
    fn paper(&self, name: &str) -> Paper {
        let names: Vec<&String> = self.files.keys().collect();
        Paper::new(self.files.get(name).unwrap_or_else(|| panic!("no {name} among {names:?}: {:?}", self.findings)))
    }

    fn list(&self) -> Vec<Value> {
        serde_json::from_slice(&self.files["jobs.json"]).unwrap()
    }
}

fn design(kind: Kind) -> Design {
    Design { kind, ..Design::default() }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn run(content: &Path, wanted: Wanted<'_>, design: Design) -> Run {
    let options = options(content, Lang::Zh);
    let checked = pipeline::check(&options);
    let files = Mutex::new(Portal::new());
    let request = Request { wanted, designs: vec![design] };
    let (_, found) = pipeline::print::run(&checked, &options, &request, &|file| {
        let name = file.path.rsplit('/').next().unwrap().to_owned();
        files.lock().unwrap().insert(name, file.bytes);
        Ok(())
    });
    let said = |finding: &Diagnostic| {
        let help = finding.help.iter().map(|key| Lang::Zh.fill(key, &finding.args));
        [plain(&checked.sources, Lang::Zh, finding)].into_iter().chain(help).collect::<Vec<_>>().join("\n")
    };
    let findings = found.iter().map(said).collect();
    Run { files: files.into_inner().unwrap(), findings }
}

fn window(content: &Path, name: &str, design: Design) -> Run {
    run(content, Wanted { windows: &names(&[name]), ..Wanted::default() }, design)
}

/// Identifiers and titles of a window's guides in the demo.
fn guides_of(window: &str) -> BTreeMap<String, String> {
    let checked = pipeline::check(&options(&repository("content"), Lang::Zh));
    let portal = &checked.portal;
    let index = portal.content.windows.iter().position(|entry| entry.id == window).unwrap();
    let guides = portal.links.window_guides[index].iter().map(|guide| portal.guide(*guide));
    guides.map(|guide| (guide.id.clone(), guide.value.head.title.value.clone())).collect()
}

fn addresses(ids: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> =
        ids.into_iter().map(|id| format!("https://zwfw.qinghe.example/guides/{id}.html")).collect();
    all.sort();
    all
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What every file must be, whatever it shows.
fn assert_sound(paper: &Paper) {
    tool("qpdf", "qpdf", &["--check", &paper.path("card.pdf")]);
    assert_eq!(paper.info()["Tagged"], "yes");
    let source = paper.source();
    assert!(source.contains("<pdfuaid:part>1</pdfuaid:part>") && source.contains("/Lang (zh-CN)"));
    assert!(source.contains("/S /H1\n"), "there is a heading");
    let fonts = tool("pdffonts", "poppler-utils", &[&paper.path("card.pdf")]);
    let embedded = fonts.lines().skip(2).map(|line| line.split_whitespace().rev().nth(4) == Some("yes"));
    assert!(embedded.clone().count() > 0 && embedded.into_iter().all(|is| is), "{fonts}");
}

/// Where the codes of cards lead, each to the notice about its edition.
fn guides_on(paper: &Paper) -> Vec<String> {
    let parts = paper.codes().into_iter().map(|code| code.split_once("#card-").map(|(page, _)| page.to_owned()));
    parts.map(|page| page.expect("a card's code names its edition")).collect()
}

#[test]
fn a_job_for_a_window_holds_exactly_its_cards() {
    let expected = guides_of("a04");
    assert!(expected.len() >= 3 && expected.len() % 2 == 1, "an odd number shows that the last place stays empty");
    let run = window(&repository("content"), "A04", Design { nup: Nup::Two, ..design(Kind::Card) });
    assert!(run.findings.is_empty(), "{:?}", run.findings);
    let paper = run.paper("window-a04-card-a5-2up.pdf");
    assert_sound(&paper);
    assert_eq!(paper.info()["Page size"], "841.89 x 595.276 pts (A4)");
    assert_eq!(paper.info()["Pages"], expected.len().div_ceil(2).to_string());
    assert_eq!(guides_on(&paper), addresses(expected.keys().cloned()));
    let text = paper.text();
    for title in expected.values() {
        assert!(text.contains(&squeezed(title)), "{title}");
    }
    let job = &run.list()[0];
    assert_eq!((job["items"].as_u64(), job["paper"].as_str()), (Some(expected.len() as u64), Some("A4")));
    assert_eq!(job["guides"].as_array().unwrap().len(), expected.len());
    let list = String::from_utf8(run.files["jobs.txt"].clone()).unwrap();
    assert!(list.contains("window-a04-card-a5-2up.pdf") && list.contains("2 张拼一面"), "{list}");
    assert!(list.contains("3 页，用 A4 纸 3 张") && list.contains("单面打印，印后沿角线裁开"), "{list}");
}

#[test]
fn four_cards_keep_their_size_on_the_next_paper_but_one() {
    let run = window(&repository("content"), "a04", Design { nup: Nup::Four, ..design(Kind::Card) });
    let paper = run.paper("window-a04-card-a5-4up.pdf");
    assert_sound(&paper);
    assert_eq!((paper.info()["Pages"].as_str(), run.list()[0]["paper"].as_str()), ("2", Some("A3")));
    assert_eq!(guides_on(&paper), addresses(guides_of("a04").into_keys()));
}

#[test]
fn a_job_for_a_floor_holds_the_guides_of_its_windows_once() {
    let content = repository("content");
    let floor = names(&["1f"]);
    let run = run(&content, Wanted { floors: &floor, ..Wanted::default() }, design(Kind::Labels));
    let checked = pipeline::check(&options(&content, Lang::Zh));
    let portal = &checked.portal;
    let windows = portal.content.windows.iter().zip(&portal.links.window_guides);
    let here = windows.filter(|(window, _)| window.value.floor.value == "1F").flat_map(|(_, guides)| guides);
    let mut expected: Vec<String> = here.map(|guide| portal.guide(*guide).id.clone()).collect();
    expected.sort();
    expected.dedup();
    let paper = run.paper("floor-1f-labels.pdf");
    assert_sound(&paper);
    assert_eq!(paper.codes(), addresses(expected));
}

#[test]
fn every_code_of_a_sheet_of_thirty_labels_is_right_and_no_title_is_cut() {
    let long = "关于".to_owned() + &"为外地来青投资兴办劳动密集型小微企业的创业者".repeat(5);
    let titles: Vec<String> =
        (0..31).map(|n| if n == 7 { long.clone() } else { format!("第{n}号常办事项的名称") }).collect();
    assert!(long.chars().count() >= 110);
    let hall = Hall::with(&titles);
    let run = window(hall.path(), "a01", design(Kind::Labels));
    let paper = run.paper("window-a01-labels.pdf");
    assert_sound(&paper);
    assert_eq!(paper.info()["Pages"], "2", "thirty and one");
    assert_eq!(paper.codes(), hall.addresses());
    let addresses = hall.addresses();
    for row in 0..10 {
        let (top, height) = (11.0 + 27.4 * row as f64, 27.4);
        let mut codes = paper.codes_between(1, top, top + height);
        codes.sort();
        assert_eq!(codes, addresses[row * 3..row * 3 + 3], "row {row}: each code stands with its title");
    }
    let text = paper.plain_text();
    for title in &titles {
        assert!(text.contains(title.as_str()), "{title} in {text}");
    }
}

/// A job of one guide is called like the guide: its name ran into the cutting marks below the head of the sheet.
#[test]
fn a_name_of_110_characters_at_the_head_of_a_sheet_of_labels_keeps_clear_of_the_marks() {
    let long = "关于".to_owned() + &"为外地来青投资兴办劳动密集型小微企业的创业者".repeat(5);
    let hall = Hall::with(&[long]);
    let guide = names(&["guide-000"]);
    let run = run(hall.path(), Wanted { guides: &guide, ..Wanted::default() }, design(Kind::Labels));
    let paper = run.paper("guides-guide-000-labels.pdf");
    let between = |top: &str, height: &str| {
        let (path, part) = (paper.path("card.pdf"), ["-r", "72", "-x", "0", "-W", "595", "-y", top, "-H", height]);
        tool("pdftotext", "poppler-utils", &[&part[..], &[&path, "-"]].concat())
    };
    assert!(between("0", "21").contains("关于为外地") && between("0", "21").contains('…'));
    assert_eq!(between("22", "9").trim(), "", "between the head and the first label");
}

#[test]
fn the_stand_of_the_busiest_window_runs_over_to_a_second_sheet_and_loses_nothing() {
    for (count, pages) in [(1, "1"), (14, "1"), (45, "3")] {
        let titles: Vec<String> = (0..count).map(|n| format!("第{n}号名称相当长而且要换行的常办事项登记")).collect();
        let hall = Hall::with(&titles);
        let run = window(hall.path(), "a01", design(Kind::Stand));
        let paper = run.paper("window-a01-stand.pdf");
        assert_sound(&paper);
        assert_eq!(paper.info()["Pages"], pages, "{count} guides");
        assert_eq!(paper.codes(), hall.addresses());
        let text = paper.plain_text();
        for title in &titles {
            assert!(text.contains(title.as_str()), "{title} in {text}");
        }
        for fact in ["A01", "青禾综合", "0520-6821004", "综合受理岗", "周一至周五"] {
            assert!(text.contains(fact), "{fact} in {text}");
        }
    }
}

#[test]
fn a_booklet_says_on_which_page_each_card_is() {
    let run = window(&repository("content"), "a04", design(Kind::Booklet));
    let paper = run.paper("window-a04-booklet.pdf");
    assert_sound(&paper);
    assert_eq!((paper.info()["Pages"].as_str(), &*paper.info()["Page size"]), ("8", "419.528 x 595.276 pts"));
    let contents = paper.page_text(2);
    for title in guides_of("a04").values() {
        let (_, after) = contents.split_once(&squeezed(title)).unwrap_or_else(|| panic!("{title} in {contents}"));
        let number: usize = after.chars().take_while(char::is_ascii_digit).collect::<String>()[..1].parse().unwrap();
        assert!(paper.page_text(number).contains(&squeezed(title)), "{title} is on page {number}");
    }
    let job = &run.list()[0];
    assert_eq!((job["sheets"].as_u64(), job["duplex"].as_bool()), (Some(4), Some(true)));
}

#[test]
fn the_last_lines_of_a_long_list_of_contents_do_not_lie_on_one_another() {
    let title = |n: usize| format!("第{n}号事项：{}", "名称长到在目录里要占好几行的".repeat(6));
    let hall = Hall::with(&(0..22).map(title).collect::<Vec<_>>());
    let paper = window(hall.path(), "a01", design(Kind::Booklet)).paper("window-a01-booklet.pdf");
    let mut numbers = Vec::new();
    let mut tops: Vec<f64> = Vec::new();
    for page in [2, 3, 4] {
        let lines = paper.numbers_right_of(page, 340.0);
        assert!(lines.len() >= 6, "the pages share the lines evenly: {lines:?}");
        assert!(
            lines.windows(2).all(|pair| pair[1].1 - pair[0].1 > 20.0),
            "several lines each, page {page}: {lines:?}"
        );
        tops.extend(lines.iter().map(|line| line.1));
        numbers.extend(lines.into_iter().map(|line| line.0));
    }
    assert!(tops.iter().all(|top| *top < 595.0 - 34.0), "nothing stands in the margin: {tops:?}");
    assert_eq!(numbers, (5..27).collect::<Vec<usize>>(), "cover, three pages of contents, then the cards");
}

#[test]
fn folded_sheets_read_in_the_order_of_the_booklet() {
    let content = repository("content");
    let plain = window(&content, "a04", design(Kind::Booklet)).paper("window-a04-booklet.pdf");
    let run = window(&content, "a04", Design { stitch: true, ..design(Kind::Booklet) });
    let folded = run.paper("window-a04-booklet-fold.pdf");
    assert_sound(&folded);
    assert_eq!(folded.info()["Pages"], "4", "two sheets, both sides");
    // Outside of the outer sheet: last and first page; its back: second and last but one; and so inwards.
    for (side, (left, right)) in [(1, (8, 1)), (2, (2, 7)), (3, (6, 3)), (4, (4, 5))] {
        assert_eq!(folded.half_text(side, 0), plain.page_text(left), "left half of side {side}");
        assert_eq!(folded.half_text(side, 421), plain.page_text(right), "right half of side {side}");
    }
    assert!(String::from_utf8(run.files["jobs.txt"].clone()).unwrap().contains("双面打印，沿短边翻转，印后整叠对折"));
}

#[test]
fn the_directory_names_every_window_of_the_hall() {
    let content = repository("content");
    let checked = pipeline::check(&options(&content, Lang::Zh));
    for (format, size) in [("a3", "841.89 x 1190.55 pts (A3)"), ("a2", "1190.55 x 1683.78 pts (A2)")] {
        let design = Design::choose(Kind::Directory, format, Nup::One, false).unwrap();
        let run = run(&content, Wanted::default(), design);
        let paper = run.paper(&format!("directory-{format}-main.pdf"));
        assert_sound(&paper);
        assert_eq!((paper.info()["Pages"].as_str(), &*paper.info()["Page size"]), ("1", size));
        let text = paper.words();
        for window in &checked.portal.content.windows {
            assert!(text.contains(&window.value.number.value), "{}", window.id);
            assert!(text.contains(&squeezed(&window.value.name)), "{}", window.id);
        }
    }
}

#[test]
fn a_window_that_names_no_floor_is_on_the_directory_all_the_same() {
    let hall = Hall::with(&names(&["甲事项"]));
    hall.without_floor();
    let run = run(hall.path(), Wanted::default(), design(Kind::Directory));
    let text = run.paper("directory-a3-main.pdf").text();
    for shown in ["其他窗口", "A01", "青禾综合", "甲事项"] {
        assert!(text.contains(shown), "{shown} in {text}");
    }
}

#[test]
fn names_that_there_are_not_are_said_with_what_there_is() {
    let content = repository("content");
    let said = |wanted: Wanted<'_>| {
        let run = run(&content, wanted, design(Kind::Card));
        assert!(run.files.is_empty(), "nothing is printed");
        run.findings.join("\n")
    };
    let [window, nothing, number, floor, department, guide] =
        [&["a44"], &["zzzzzzz"], &["12"], &["9F"], &["polize"], &["id-card-firs"]].map(|name| names(name));
    let near = said(Wanted { windows: &window, ..Wanted::default() });
    assert!(near.contains("print-unknown-window") && near.contains("是不是“a04”"), "{near}");
    let all = said(Wanted { windows: &nothing, ..Wanted::default() });
    assert!(all.contains("print-unknown-window") && all.contains("a01、a02"), "{all}");
    let several = said(Wanted { windows: &number, ..Wanted::default() });
    assert!(several.contains("print-ambiguous-window") && several.contains("a12"), "{several}");
    assert!(said(Wanted { floors: &floor, ..Wanted::default() }).contains("print-unknown-floor"));
    assert!(said(Wanted { departments: &department, ..Wanted::default() }).contains("police"));
    assert!(said(Wanted { guides: &guide, ..Wanted::default() }).contains("card-unknown-guide"));
}

#[test]
fn a_window_without_guides_is_said_and_makes_no_empty_file() {
    let run_alone = window(&repository("content"), "a03", design(Kind::Card));
    assert!(run_alone.files.is_empty());
    let said = run_alone.findings.join("\n");
    assert!(said.contains("warning[print-nothing]") && said.contains("error[print-no-job]"), "{said}");
    let stand = window(&repository("content"), "a03", design(Kind::Stand));
    assert!(stand.paper("window-a03-stand.pdf").text().contains("办不成事"), "its stand says what it is for");
}

#[test]
fn long_jobs_are_split_and_no_guide_is_lost() {
    let titles: Vec<String> = (0..125).map(|n| format!("第{n}号事项")).collect();
    let hall = Hall::with(&titles);
    let checked = pipeline::check(&options(hall.path(), Lang::Zh));
    let cx = Context::new(&checked.portal, Lang::Zh, None, true);
    let (parts, _) = jobs(&cx, &[(Scope::All, design(Kind::Card))]);
    let files: Vec<String> = parts.iter().map(|job| job.name(&cx)).collect();
    assert_eq!(files, ["all-card-a5-1", "all-card-a5-2", "all-card-a5-3"]);
    assert!(parts.iter().all(|job| job.items() <= 60));
    let mut guides: Vec<_> = parts.iter().flat_map(|job| job.guides.clone()).collect();
    guides.sort();
    guides.dedup();
    assert_eq!(guides.len(), 125);
    assert_eq!(parts[1].title(&cx, Lang::Zh), "全部事项 2/3");
    let stale =
        Scope::of_cards(&cx, "stale", &["guide-003", "guide-100"].map(|id| (id.to_owned(), String::new())).into());
    let (parts, _) = jobs(&cx, &[(stale, design(Kind::Card))]);
    assert_eq!((parts.len(), parts[0].name(&cx), parts[0].items()), (1, "stale-card-a5".to_owned(), 2));
}

#[test]
fn a_card_that_does_not_fit_is_named_and_incomplete_content_is_printed_without_it() {
    let hall = Hall::with(&names(&["甲事项", "乙事项"]));
    hall.add_overlong("c-long");
    let wanted = names(&["a01"]);
    let strict = window(hall.path(), "a01", Design { nup: Nup::Two, ..design(Kind::Card) });
    assert!(strict.findings[0].contains("c-long.yaml:1:1: error[card-overflow]"), "{:?}", strict.findings);
    assert!(strict.files.is_empty());

    let options = pipeline::Options { allow_incomplete: true, ..options(hall.path(), Lang::Zh) };
    let checked = pipeline::check(&options);
    let request = Request {
        wanted: Wanted { windows: &wanted, ..Wanted::default() },
        designs: vec![Design { nup: Nup::Two, ..design(Kind::Card) }],
    };
    let (printed, found) = pipeline::print::run(&checked, &options, &request, &|_| Ok(()));
    assert_eq!((printed.len(), printed[0].job.items()), (1, 2), "the other two are printed");
    assert!(!found.has_errors() && found.iter().any(|finding| finding.code == "card-overflow"));
}

#[test]
fn the_print_centre_offers_every_file_that_the_site_asks_for() {
    let (portal, findings) = portal_with("[窗口明白卡, 窗口立牌, 窗口二维码标签, 楼层手册, 大厅总览]");
    assert!(findings.is_empty(), "{findings:?}");
    let files: Vec<&String> =
        portal.keys().filter(|path| path.starts_with("print/") && path.ends_with(".pdf")).collect();
    let has = |name: &str| files.iter().any(|path| path.ends_with(name));
    for name in ["window-a02-card-a5-2up.pdf", "window-a01-stand.pdf", "window-b01-labels.pdf"] {
        assert!(has(name), "{name} in {files:?}");
    }
    assert!(has("floor-2f-booklet-fold.pdf") && has("directory-a3-main.pdf"));
    assert!(!has("window-a01-card-a5-2up.pdf"), "a window without guides has no cards");
    let page = text(&portal, "print/index.html");
    for file in &files {
        let name = file.trim_start_matches("print/");
        assert!(page.contains(&format!("href=\"../{file}\"")), "{name} is offered");
        let size = format!("（PDF，{} KB）", portal[*file].len().div_ceil(1024));
        assert!(page.contains(&size), "{name}: {size}");
    }
    assert_eq!(page.matches(".pdf\"").count(), files.len(), "and nothing else");
    assert!(text(&portal, "windows/b01.html").contains("print/window-b01-card-a5-2up.pdf"));
    for path in ["index.html", "sitemap.html"] {
        assert!(text(&portal, path).contains("print/index.html"), "{path} leads there");
    }
    assert_eq!(html::problems(&page), Vec::<String>::new());
    assert_eq!(html::dead_links(&portal), Vec::<String>::new());
}

#[test]
fn a_site_that_wants_no_files_ready_has_no_print_centre() {
    let (portal, findings) = portal_with("[不备]");
    assert!(findings.is_empty(), "{findings:?}");
    assert!(portal.keys().any(|path| path.starts_with("cards/")), "single cards are still there");
    assert!(portal.keys().all(|path| !path.starts_with("print/")));
    assert!(!text(&portal, "sitemap.html").contains("print/"));
}

fn portal_with(print_jobs: &str) -> (Portal, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/fixtures/mini"), folder.path());
    let site = folder.path().join("site.yaml");
    let text = std::fs::read_to_string(&site).unwrap();
    std::fs::write(&site, format!("{}\nprint_jobs: {print_jobs}\n", text.trim_end())).unwrap();
    try_build(&pipeline::Options { cards: true, ..options(folder.path(), Lang::Zh) })
}

fn text(portal: &Portal, path: &str) -> String {
    String::from_utf8(portal[path].clone()).unwrap()
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let once = || window(&repository("content"), "a11", design(Kind::Stand)).files;
    assert_eq!(once(), once());
}

#[test]
fn a_poster_of_a_flow_chart_holds_every_box_and_every_label() {
    let guides = names(&["government-information"]);
    let wanted = Wanted { guides: &guides, ..Wanted::default() };
    let run = run(&repository("content"), wanted, design(Kind::Flow));
    assert!(run.findings.is_empty(), "{:?}", run.findings);
    let paper = run.paper("guides-government-information-flow-a3.pdf");
    assert_sound(&paper);
    // It lies on its side: upright, its letters would be smaller than 16 points.
    assert_eq!(paper.info()["Page size"], "1190.55 x 841.89 pts (A3)");
    assert_eq!(paper.info()["Pages"], "1");
    assert_eq!(paper.codes(), addresses(guides.clone()));
    let portal = pipeline::check(&options(&repository("content"), Lang::Zh)).portal;
    let entry = portal.content.guides.iter().find(|entry| entry.id == guides[0]).unwrap();
    let layout = mingbai::pages::print::flow::guide_sheet(&entry.value.head).1;
    let text = paper.plain_text();
    let lines = layout.frames.iter().map(|frame| &frame.lines).chain(layout.labels.iter().map(|label| &label.lines));
    let mut count = 0;
    for line in lines.flatten() {
        count += 1;
        assert!(text.contains(&squeezed(&line.text)), "{} is not on the poster", line.text);
    }
    assert!(count > 30, "only {count} lines");
    assert!(text.contains("《中华人民共和国政府信息公开条例》第二十九条、第三十条、第三十一条、第三十三条"));
}

#[test]
fn a_poster_of_a_flow_chart_comes_in_three_sizes() {
    let guides = names(&["id-card-first", "food-business-licence"]);
    for (format, size) in [("a2", "1190.55 x 1683.78"), ("a4", "595.276 x 841.89")] {
        let wanted = Wanted { guides: &guides, ..Wanted::default() };
        let run = run(&repository("content"), wanted, Design::choose(Kind::Flow, format, Nup::One, false).unwrap());
        assert!(run.findings.is_empty(), "{:?}", run.findings);
        let paper = run.paper(&format!("guides-flow-{format}.pdf"));
        assert!(paper.info()["Page size"].starts_with(size), "{:?}", paper.info());
        assert_eq!(paper.info()["Pages"], "2");
    }
}

#[test]
fn a_flow_chart_too_long_for_its_sheet_is_refused() {
    let hall = Hall::with(&["步骤不多的事项".to_owned()]);
    let step = |n: usize| format!("  - name: 第{n}个环节\n    actor: 窗口\n    limit: 当场办结\n");
    let steps: String = (1..80).map(step).collect();
    std::fs::write(hall.path().join("guides/long.yaml"), format!("title: 步骤很多的事项\nsteps:\n{steps}")).unwrap();
    let guides = names(&["long"]);
    let options = options(hall.path(), Lang::Zh);
    let checked = pipeline::check(&options);
    let request =
        Request { wanted: Wanted { guides: &guides, ..Wanted::default() }, designs: vec![design(Kind::Flow)] };
    let (printed, found) = pipeline::print::run(&checked, &options, &request, &|_| Ok(()));
    assert!(printed.is_empty());
    let codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["card-overflow"]);
}
