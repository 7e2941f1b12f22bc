//! The portal for a touch screen in the hall: no link leaves it, and a portal for the web knows nothing of it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::support::html::{Element, Page, dead_links, parse, problems};
use crate::support::site::{Portal, options, try_build};
use crate::support::{copy, mini, repository};
use mingbai::lang::Lang;
use mingbai::pipeline::Options;

const SCRIPT_LIMIT: usize = 4096;

fn kiosk(content: &Path, lang: Lang) -> Portal {
    let (portal, findings) = try_build(&Options { kiosk: true, ..options(content, lang) });
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    portal
}

/// The small hall with a guide that links everywhere.
fn leaky() -> (tempfile::TempDir, PathBuf) {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&mini(), &content);
    fs::create_dir_all(content.join("files/forms")).unwrap();
    fs::write(content.join("files/forms/计划.csv"), "时间,地点\n").unwrap();
    let about = fs::read_to_string(content.join("pages/about.md")).unwrap();
    let more = "\n[省厅网站](https://other.example/a?b=1&c=2)，[写信给我们](mailto:hall@other.example)，\
        [打电话](tel:0520-5550100)，[开放计划](files/forms/计划.csv)，[许可证的样子](files/samples/licence.svg)。\n";
    fs::write(content.join("pages/about.md"), about + more).unwrap();
    (work, content)
}

fn pages(portal: &Portal) -> impl Iterator<Item = (&String, String)> {
    let pages = portal.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).unwrap()))
}

/// Everything on a page that leads anywhere, with its address.
fn ways(page: &Page) -> impl Iterator<Item = (&Element, &str)> {
    const NAMES: [&str; 6] = ["href", "action", "formaction", "ping", "data", "srcdoc"];
    let is_fetched = |element: &Element| element.name == "link";
    let leads = page.elements.iter().filter(move |element| !is_fetched(element));
    leads.flat_map(|element| NAMES.iter().filter_map(move |name| Some((element, element.get(name)?))))
}

fn outside(portal: &Portal) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in pages(portal) {
        let page = parse(&text);
        for (element, address) in ways(&page) {
            let file = address.split(['?', '#']).next().unwrap_or_default();
            let is_inside = !address.contains(':') && !address.starts_with(['/', '\\']);
            if !is_inside || !(file.is_empty() || file.ends_with(".html")) {
                found.push(format!("{path}: <{}> leads to {address}", element.name));
            }
        }
        let opens = page.elements.iter().filter(|e| ["target", "download"].iter().any(|name| e.get(name).is_some()));
        found.extend(opens.map(|element| format!("{path}: <{}> opens something", element.name)));
    }
    found
}

#[test]
fn no_link_of_any_page_leads_out_and_none_leads_nowhere() {
    let (_work, leaky) = leaky();
    for content in [repository("content"), mini(), leaky] {
        let portal = kiosk(&content, Lang::Zh);
        assert!(pages(&portal).count() > 35, "pages are missing");
        assert_eq!(outside(&portal), Vec::<String>::new());
        assert_eq!(dead_links(&portal), Vec::<String>::new());
    }
}

#[test]
fn the_walk_sees_the_ways_out_of_a_portal_for_the_web() {
    let (_work, content) = leaky();
    let (portal, _) = try_build(&options(&content, Lang::Zh));
    let found = outside(&portal);
    for way in ["https://other.example", "mailto:", "tel:", ".csv", "licence.svg"] {
        assert!(found.iter().any(|found| found.contains(way)), "{way}: {found:?}");
    }
}

#[test]
fn every_page_is_sound_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        for (path, text) in pages(&kiosk(&mini(), lang)) {
            assert_eq!(problems(&text), Vec::<String>::new(), "{path}");
            assert!(text.contains("<html data-kiosk lang="), "{path}");
        }
    }
}

#[test]
fn what_led_outside_can_be_taken_along() {
    let (_work, content) = leaky();
    let portal = kiosk(&content, Lang::Zh);
    let text = String::from_utf8(portal["pages/about.html"].clone()).unwrap();
    let page = parse(&text);
    let notes: Vec<&Element> = page.elements.iter().filter(|e| e.get("class") == Some("takeaway")).collect();
    let note = |title: &str| notes.iter().find(|note| note.text.contains(title)).unwrap_or_else(|| panic!("{title}"));
    assert!(note("省厅网站").text.contains("https://other.example/a?b=1&c=2"));
    assert!(note("开放计划").text.contains("https://zw.baishi.example/hall/files/forms/%E8%AE%A1%E5%88%92.csv"));
    assert!(note("开放计划").text.contains("请到总服务台领取"));
    assert!(text.contains("写信给我们（hall@other.example）") && text.contains("打电话（0520-5550100）"));
    assert!(page.named("img").any(|img| img.get("src") == Some("../files/samples/licence.svg")), "shown on the page");
    assert!(!portal.contains_key("files/forms/计划.csv") && portal.contains_key("files/samples/licence.svg"));
    let guide = String::from_utf8(portal["guides/road-occupation.html"].clone()).unwrap();
    assert!(guide.contains("窗口领取"), "a guide names its window");
}

#[test]
fn a_kiosk_asks_no_search_server() {
    let (_work, content) = leaky();
    let site = fs::read_to_string(content.join("site.yaml")).unwrap();
    fs::write(content.join("site.yaml"), site + "search_endpoint: https://search.example/_search\n").unwrap();
    let portal = kiosk(&content, Lang::Zh);
    for (path, text) in pages(&portal) {
        assert!(!text.contains("search.example") && !text.contains("connect-src"), "{path}");
    }
}

#[test]
fn a_portal_for_the_web_knows_nothing_of_kiosks() {
    let (portal, _) = try_build(&options(&mini(), Lang::Zh));
    for (path, bytes) in portal.iter().filter(|(path, _)| !path.starts_with("search/")) {
        let text = String::from_utf8_lossy(bytes);
        let names = ["data-kiosk", "kiosk.js", "kiosk-bar", "takeaway"];
        assert!(names.iter().all(|name| !text.contains(name)), "{path}");
        assert!(!path.contains("kiosk"), "{path}");
    }
}

#[test]
fn built_twice_it_is_the_same_and_its_script_is_small() {
    let portal = kiosk(&mini(), Lang::Zh);
    assert!(portal == kiosk(&mini(), Lang::Zh), "the same input gave other bytes");
    let mut small = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    small.write_all(&portal["assets/kiosk.js"]).unwrap();
    let size = small.finish().unwrap().len();
    assert!(size <= SCRIPT_LIMIT, "{size} bytes");
}

#[test]
fn the_wait_stands_on_every_page() {
    let (_work, content) = leaky();
    let site = fs::read_to_string(content.join("site.yaml")).unwrap();
    assert!(pages(&kiosk(&content, Lang::Zh)).all(|(_, text)| text.contains("data-idle=\"90\"")));
    fs::write(content.join("site.yaml"), site + "kiosk_idle_seconds: 45\n").unwrap();
    assert!(pages(&kiosk(&content, Lang::Zh)).all(|(_, text)| text.contains("data-idle=\"45\"")));
}
