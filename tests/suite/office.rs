//! `check --format html`: the page for the whole office, made by the program itself on broken copies of the small hall.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::html::{Element, Page, parse};
use crate::support::{copy, mini};
use tempfile::TempDir;

const ELDERLY: &str = "guides/care/elderly-card.yaml";
const ROAD: &str = "guides/roads/road-occupation.md";

/// A copy of the small hall in `content/` of a folder, changed by `(path, from, to)`; a new file has an empty `from`.
fn hall(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&mini(), &folder.path().join("content"));
    for (path, from, to) in changes {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = if from.is_empty() { String::new() } else { fs::read_to_string(&path).unwrap() };
        assert!(text.contains(from), "{} holds no {from:?}", path.display());
        fs::write(path, if from.is_empty() { (*to).to_owned() } else { text.replacen(from, to, 1) }).unwrap();
    }
    folder
}

fn report(folder: &Path, args: &[&str]) -> String {
    let day: &[&str] = if args.contains(&"--as-of") { &[] } else { &["--as-of", "2026-11-01"] };
    let args = [&["check", "--format", "html"], day, args].concat();
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai")).args(args).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn page(changes: &[(&str, &str, &str)]) -> Page {
    parse(&report(hall(changes).path(), &[]))
}

fn texts<'a>(page: &'a Page, name: &'a str) -> Vec<&'a str> {
    page.named(name).map(|element| element.text.trim()).collect()
}

/// The rows of the table with this caption, each as its cells' texts.
fn table(page: &Page, caption: &str) -> Vec<Vec<String>> {
    let start = page.elements.iter().position(|e| e.name == "caption" && e.text.trim().starts_with(caption));
    let start = start.unwrap_or_else(|| panic!("no table {caption:?} among {:?}", texts(page, "caption")));
    let inside = page.elements[start + 1..].iter().take_while(|element| element.name != "caption");
    let mut rows: Vec<Vec<String>> = Vec::new();
    for element in inside {
        match element.name.as_str() {
            "tr" => rows.push(Vec::new()),
            "th" | "td" => rows.last_mut().unwrap().push(element.text.trim().to_owned()),
            _ => {}
        }
    }
    rows
}

fn row(page: &Page, caption: &str, first: &str) -> Vec<String> {
    let rows = table(page, caption);
    let found = rows.iter().find(|row| row.first().is_some_and(|cell| cell.starts_with(first))).cloned();
    found.unwrap_or_else(|| panic!("no row {first:?} in {rows:#?}"))
}

/// The sign of an element in the matrix for a guide.
fn cell(page: &Page, department: &str, guide: &str, element: &str) -> String {
    let caption = format!("每份指南的要素 · {department}");
    let rows = table(page, &caption);
    let column =
        rows[1].iter().position(|name| name == element).unwrap_or_else(|| panic!("no {element}: {:?}", rows[1]));
    row(page, &caption, guide)[column + 1].clone()
}

const CIVIL: &str = "白石县民政局";
const WORKS: &str = "白石县城市管理局";

/// Something of everything that a page can show.
fn everything() -> TempDir {
    hall(&[
        (ELDERLY, "title: 老年人优待证办理", "title: 老年人优待证<script>alert(1)</script>\"'&办理"),
        (ELDERLY, "owner: 养老服务岗负责人", "owner: <b>养老</b>服务岗"),
        (ELDERLY, "summary: 年满", "summery: 年满"),
        (ELDERLY, "last_reviewed: 2026-08-10", "last_reviewed: 2024-08-10"),
        (ROAD, "owner: 城管业务岗负责人\n", ""),
        (ROAD, "department: works", "department: wroks"),
        ("windows/all.yaml", "  name: 养老服务\n", ""),
        ("topics/more.yaml", "", "housing:\n  name: 住房<i>保障\n  kind: 主题\n  description: 甲\n"),
        ("files/forms/old & new.md", "", "# 旧表\n\n没有人用。\n"),
        ("policies/more.yaml", "", "broken: [\n"),
        ("stray.yaml", "", "x: 1\n"),
    ])
}

#[test]
fn what_editors_write_stays_text_wherever_it_is_shown() {
    let text = report(everything().path(), &[]);
    for trap in ["<script", "<b>养老", "<i>保障"] {
        assert!(!text.contains(trap), "{trap} became markup");
    }
    let page = parse(&text);
    let title = "老年人优待证<script>alert(1)</script>\"'&办理";
    assert!(page.named("th").filter(|th| th.text.contains(title)).count() >= 3, "findings, matrix and overdue reviews");
    assert!(texts(&page, "caption").iter().any(|caption| caption.starts_with("<b>养老</b>服务岗")));
}

#[test]
fn the_page_is_well_formed_closed_in_itself_and_has_no_script() {
    for lang in ["zh", "en"] {
        let page = parse(&report(everything().path(), &["--lang", lang]));
        assert_eq!(page.problems, Vec::<String>::new());
        for element in &page.elements {
            assert!(!matches!(element.name.as_str(), "script" | "link" | "img" | "iframe"), "{element:?}");
            let forbidden = |name: &str| matches!(name, "style" | "src") || name.starts_with("on");
            assert!(!element.attributes.iter().any(|(name, _)| forbidden(name)), "{:?}", element.attributes);
        }
        let policy = page.named("meta").find(|meta| meta.get("http-equiv") == Some("Content-Security-Policy")).unwrap();
        assert!(policy.get("content").unwrap().starts_with("default-src 'none'; style-src 'unsafe-inline'"));
        let style = page.named("style").next().unwrap();
        assert!(!["url(", "@import", "&gt;", "&#"].iter().any(|odd| style.text.contains(odd)), "{}", style.text);
    }
}

#[test]
fn tables_have_captions_heads_have_scopes_and_links_lead_somewhere() {
    let page = parse(&report(everything().path(), &[]));
    assert_eq!(page.named("table").count(), page.named("caption").count());
    assert!(page.named("th").all(|th| th.get("scope").is_some()));
    let regions = page.elements.iter().filter(|element| element.get("role") == Some("region"));
    assert!(regions.clone().count() > 5 && regions.clone().all(|region| region.get("aria-label").is_some()));
    let ids: BTreeSet<&str> = page.elements.iter().filter_map(|element| element.get("id")).collect();
    assert_eq!(ids.len(), page.elements.iter().filter(|element| element.get("id").is_some()).count());
    let links: Vec<&str> = page.named("a").map(|a| a.get("href").unwrap()).collect();
    assert!(links.len() > 8 && links.iter().all(|link| ids.contains(link.strip_prefix('#').unwrap())), "{links:?}");
}

#[test]
fn the_page_says_that_it_is_internal_and_wants_no_search_engine() {
    for (lang, word) in [("zh", "内部资料，不要公开"), ("en", "Internal – do not publish")] {
        let page = parse(&report(hall(&[]).path(), &["--lang", lang]));
        assert!(page.named("header").next().unwrap().text.trim().starts_with(word));
        let robots = page.named("meta").find(|meta| meta.get("name") == Some("robots")).unwrap();
        assert_eq!(robots.get("content"), Some("noindex,nofollow"));
    }
}

#[test]
fn findings_stand_with_the_department_and_the_post_that_answer_for_them() {
    let page = parse(&report(everything().path(), &[]));
    let civil = row(&page, "每个部门的指南数", CIVIL);
    // The unknown field and the two slips about its review of the guide, and the nameless window of the department.
    assert_eq!(civil, [CIVIL, "1", "2", "2", "94%", "1"]);
    assert_eq!(row(&page, "每个部门的指南数", "没有写明部门")[1..4], ["1", "1", "1"]);
    assert!(table(&page, "<b>养老</b>服务岗").concat().iter().any(|cell| cell.contains("“summery”")));
    assert!(table(&page, "没有写维护岗位").concat().iter().any(|cell| cell.contains("wroks")));
    let window = table(&page, "窗口").concat();
    assert!(window.iter().any(|cell| cell.contains("“窗口名称”(name)")), "{window:?}");
    for kind in ["栏目", "政策文件", "附件"] {
        assert!(!table(&page, kind).is_empty(), "{kind}");
    }
}

#[test]
fn the_sums_on_top_are_those_of_the_check() {
    let folder = everything();
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai"))
        .args(["check", "--format", "json", "--as-of", "2026-11-01"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let page = parse(&report(folder.path(), &[]));
    let tiles: Vec<(&str, &str)> = texts(&page, "dt").into_iter().zip(texts(&page, "dd")).collect();
    let sum = |key: &str| json["sum"][key].to_string();
    assert!(tiles.contains(&("错误", &sum("errors"))) && tiles.contains(&("警告", &sum("warnings"))), "{tiles:?}");
    let column = |number: usize| -> usize {
        let rows = table(&page, "每个部门的指南数");
        rows[1..].iter().filter(|row| row.len() == 6).map(|row| row[number].parse::<usize>().unwrap()).sum()
    };
    assert_eq!((column(2).to_string(), column(3).to_string()), (sum("errors"), sum("warnings")));
    let rules = table(&page, "查出的每种问题");
    let counted: usize = rows_of_numbers(&rules);
    assert_eq!(counted as u64, json["sum"]["errors"].as_u64().unwrap() + json["sum"]["warnings"].as_u64().unwrap());
}

/// The sum of the last cells of the rows that have four.
fn rows_of_numbers(rows: &[Vec<String>]) -> usize {
    rows[1..].iter().filter(|row| row.len() == 4).filter_map(|row| row[3].parse::<usize>().ok()).sum()
}

#[test]
fn the_matrix_tells_what_is_there_from_what_is_missing_and_what_is_not_needed() {
    let page = page(&[
        (ELDERLY, "summary: 年满", "#summary: 年满"),
        (ELDERLY, "consult_phone:", "#consult_phone:"),
        (ELDERLY, "originals: 1\n    copies: 0\n    keep: 收取", "originals: 1\n    keep: 收取"),
    ]);
    let cell = |element| cell(&page, CIVIL, "老年人优待证办理", element);
    for (element, sign) in
        [("事项名称", "✓"), ("一句话说明", "✗"), ("咨询电话", "✗"), ("数量限制", "–"), ("复议和诉讼", "–")]
    {
        assert_eq!(cell(element), sign, "{element}");
    }
    assert_eq!((cell("原件复印件份数").as_str(), cell("材料形式").as_str()), ("✗", "✓"));
    let row = row(&page, &format!("每份指南的要素 · {CIVIL}"), "老年人优待证办理");
    assert_eq!(row.last().unwrap().parse::<usize>().unwrap(), row.iter().filter(|cell| *cell == "✗").count());
    let rows = table(&page, &format!("每份指南的要素 · {CIVIL}"));
    assert!(rows[2..].iter().take(2).all(|row| row.len() == rows[1].len() + 2), "a cell for each element");
}

#[test]
fn a_guide_that_is_cancelled_lacks_nothing() {
    let page = page(&[(ELDERLY, "status: 在用", "status: 取消"), (ELDERLY, "consult_phone:", "#consult_phone:")]);
    assert_eq!(cell(&page, CIVIL, "老年人优待证办理", "咨询电话"), "–");
}

#[test]
fn overdue_reviews_are_counted_in_days_on_the_day_of_the_report() {
    let changes = [(ELDERLY, "last_reviewed: 2026-08-10", "last_reviewed: 2025-10-30")];
    let found = page(&changes);
    let late = row(&found, "过了复核周期", "老年人优待证办理");
    assert_eq!(late[1..], [CIVIL, "养老服务岗负责人", "2025-10-30", "2026-10-30", "2"]);
    let folder = hall(&changes);
    let before = parse(&report(folder.path(), &["--as-of", "2026-10-30"]));
    assert!(texts(&before, "p").contains(&"没有逾期未复核的指南。"));
}

#[test]
fn a_report_without_any_day_does_not_claim_that_nothing_is_overdue() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/guides")).unwrap();
    fs::write(folder.path().join("content/guides/a.yaml"), "title: 甲\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai"))
        .args(["check", "--format", "html"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let page = parse(&String::from_utf8(output.stdout).unwrap());
    let tiles: Vec<(&str, &str)> = texts(&page, "dt").into_iter().zip(texts(&page, "dd")).collect();
    assert!(tiles.contains(&("逾期未复核", "–")), "{tiles:?}");
    assert!(texts(&page, "p").iter().any(|text| text.starts_with("内容里没有日期")));
    assert!(texts(&page, "p").iter().any(|text| text.starts_with("另有 1 份指南没有写复核日期")));
}

#[test]
fn unused_files_are_listed_unless_a_guide_could_not_be_read() {
    let unused = [("files/forms/old.md", "", "# 旧表\n\n没有人用。\n")];
    let found = page(&unused);
    assert_eq!(row(&found, "没有指南、页面用到", "content/files/forms/old.md").len(), 2);
    let broken = page(&[unused[0], (ROAD, "title:", "title：[")]);
    assert!(texts(&broken, "p").iter().any(|text| text.starts_with("有指南读不出来")), "{:?}", texts(&broken, "p"));
}

#[test]
fn a_clean_hall_has_a_report_too_and_the_same_one_every_time() {
    let folder = hall(&[]);
    let first = report(folder.path(), &[]);
    assert_eq!(first, report(folder.path(), &[]));
    let page = parse(&first);
    assert!(texts(&page, "p").contains(&"没有错误，没有警告，可以发布。"));
    assert_eq!(texts(&page, "p").iter().filter(|text| **text == "没有查出问题。").count(), 2);
    assert!(row(&page, &format!("每份指南的要素 · {WORKS}"), "临时占用").len() > 40);
}

#[test]
fn an_english_report_has_no_chinese_but_what_the_content_says() {
    let page = parse(&report(hall(&[]).path(), &["--lang", "en"]));
    assert_eq!(page.named("html").next().and_then(|html: &Element| html.get("lang")), Some("en"));
    let own = texts(&page, "h2").into_iter().chain(texts(&page, "dt")).chain(texts(&page, "nav"));
    for text in own.chain(page.named("th").filter(|th| th.get("scope") != Some("row")).map(|th| th.text.as_str())) {
        assert!(text.is_ascii() || text.contains('–'), "{text}");
    }
}

#[test]
fn a_long_report_opens_closed() {
    let guide = fs::read_to_string(mini().join(ELDERLY)).unwrap();
    let folder = hall(&[]);
    for number in 0..70 {
        let path = folder.path().join(format!("content/guides/care/more-{number}.yaml"));
        fs::write(path, guide.replace("summary:", "#summary:").replace("frequent:", "#frequent:")).unwrap();
    }
    let page = parse(&report(folder.path(), &[]));
    assert!(page.named("details").count() >= 3);
    assert!(page.named("details").all(|details| details.get("open").is_none()));
}
