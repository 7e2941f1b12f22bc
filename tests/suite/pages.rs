//! Every page of a built portal: sound HTML, no dead link, nothing from elsewhere, the same bytes each time.

use crate::support::html;
use crate::support::site;
use std::collections::BTreeMap;
use std::fs;

use crate::support::html::{dead_links, problems};
use crate::support::site::{Portal, build, build_incomplete};
use crate::support::{copy, files, mini, repository};
use mingbai::lang::Lang;

#[test]
fn the_small_hall_is_sound_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let portal = build(&mini(), lang);
        assert!(pages(&portal).count() > 35, "pages are missing");
        assert_sound(&portal);
    }
}

#[test]
fn a_hall_that_says_almost_nothing_is_sound_all_the_same() {
    let portal = build_incomplete(&repository("tests/fixtures/bare"), Lang::Zh);
    assert!(portal.contains_key("guides/title-only.html") && !portal.contains_key("guides/cancelled.html"));
    assert_sound(&portal);
}

#[test]
fn a_draft_is_checked_but_on_no_page() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    let guide = work.path().join("guides/care/elderly-card.yaml");
    let text = fs::read_to_string(&guide).unwrap();
    fs::write(&guide, text.replace("status: 在用", "status: 草稿").replace("visits: 1", "visits: 一")).unwrap();
    let (_, findings) = site::try_build(&site::options(work.path(), Lang::Zh));
    assert!(findings.iter().any(|finding| finding.contains("elderly-card.yaml")), "{findings:?}");
    fs::write(&guide, text.replace("status: 在用", "status: 草稿")).unwrap();
    let (portal, _) = site::try_build(&site::options(work.path(), Lang::Zh));
    assert!(portal.contains_key("index.html") && !portal.contains_key("guides/elderly-card.html"));
    for (path, text) in pages(&portal) {
        assert!(!text.contains("老年人优待证办理"), "{path} names the draft");
    }
    let preview = mingbai::pipeline::Options { drafts: true, ..site::options(work.path(), Lang::Zh) };
    let (portal, _) = site::try_build(&preview);
    let page = String::from_utf8(portal["guides/elderly-card.html"].clone()).unwrap();
    assert!(page.contains("草稿"), "a preview shows the draft and says that it is one");
}

#[test]
fn the_demo_hall_is_sound() {
    let portal = build(&repository("content"), Lang::Zh);
    assert!(pages(&portal).count() > 200, "pages are missing");
    assert_sound(&portal);
}

#[test]
fn markup_in_the_content_comes_out_as_text() {
    let work = tempfile::tempdir().unwrap();
    copy(&mini(), work.path());
    for path in files(work.path()).iter().filter(|path| path.ends_with(".yaml")) {
        let text = fs::read_to_string(work.path().join(path)).unwrap();
        let attacked = text.replace("白石县", "白石县<script src=x onload=\"a()\">alert(1)</script>\"'&");
        fs::write(work.path().join(path), attacked).unwrap();
    }
    let portal = build(work.path(), Lang::Zh);
    assert_sound(&portal);
    for (path, text) in pages(&portal) {
        let page = html::parse(&text);
        let scripts: Vec<&str> = page.named("script").filter_map(|script| script.get("src")).collect();
        let files: Vec<&str> =
            scripts.iter().map(|script| script.split_once("?v=").map_or("", |parts| parts.0)).collect();
        let names: Vec<&str> = files.iter().map(|file| file.trim_start_matches("../")).collect();
        let wanted: &[&str] = match path.as_str() {
            "search.html" => &["assets/portal.js", "assets/search.js", "assets/results.js"],
            "holdings.html" => &["assets/portal.js", "assets/holdings.js", "holdings/table.js"],
            _ if page.named("form").any(|form| form.get("role") == Some("search")) => {
                &["assets/portal.js", "assets/search.js"]
            }
            _ if page.elements.iter().any(|e| e.get("data-hours").or(e.get("data-limit")).is_some()) => {
                &["assets/portal.js", "assets/hours.js"]
            }
            _ => &["assets/portal.js"],
        };
        assert_eq!(names, wanted, "{path}");
        assert!(page.named("body").any(|body| body.text.contains("alert(1)")), "{path} shows the name of the hall");
    }
}

#[test]
fn one_style_sheet_and_few_scripts_that_fetch_nothing() {
    let portal = build(&mini(), Lang::Zh);
    let ending = |ending: &str| portal.keys().filter(|path| path.ends_with(ending)).cloned().collect::<Vec<_>>();
    assert_eq!(
        ending(".css"),
        ["assets/bundle-card.css", "assets/card.css", "assets/style.css"],
        "the sheets of printed cards are apart: their paper is A5 and A4"
    );
    assert_eq!(
        ending(".js")
            .into_iter()
            .filter(|path| !path.starts_with("search/") && *path != "holdings/table.js")
            .collect::<Vec<_>>(),
        ["bundle", "edition", "holdings", "hours", "portal", "recent", "remote", "results", "search", "situation"]
            .map(|name| format!("assets/{name}.js"))
    );
    let style = String::from_utf8(portal["assets/style.css"].clone()).unwrap();
    assert_eq!(fetched(&style), Vec::<&str>::new());
    assert!(style.matches('{').count() > 50 && style.matches('{').count() == style.matches('}').count());
}

#[test]
fn one_thread_and_two_make_the_same_bytes() {
    let first = in_threads(1);
    assert!(first.len() > 40);
    for run in 0..10 {
        assert_same(&first, &in_threads(1 + run % 2));
    }
}

fn in_threads(threads: usize) -> Portal {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| build(&mini(), Lang::Zh))
}

fn assert_same(first: &Portal, other: &Portal) {
    assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let different: Vec<&String> = first.keys().filter(|path| first[*path] != other[*path]).collect();
    assert!(different.is_empty(), "{different:?}");
}

fn pages(portal: &Portal) -> impl Iterator<Item = (&String, String)> {
    let pages = portal.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).unwrap()))
}

fn assert_sound(portal: &Portal) {
    let mut found: Vec<String> = Vec::new();
    for (path, page) in pages(portal) {
        found.extend(problems(&page).into_iter().map(|problem| format!("{path}: {problem}")));
    }
    found.extend(dead_links(portal).into_iter().map(|link| format!("dead link in {link}")));
    found.truncate(40);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// What a style sheet loads.
fn fetched(style: &str) -> Vec<&str> {
    ["@import", "url(http", "url(\"http", "url('http", "url(//", "@font-face"]
        .into_iter()
        .filter(|w| style.contains(w))
        .collect()
}

// ---- The rules can fail

/// A sound page with one thing changed.
fn page(from: &str, to: &str) -> Vec<String> {
    const SOUND: &str = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta http-equiv=\"Content-Security-Policy\" \
        content=\"default-src 'none'\"><title>甲</title><link rel=\"stylesheet\" href=\"assets/style.css\"></head>\
        <body><main><h1 id=\"top\">甲</h1><h2>乙</h2><h3>丙</h3><p>文字 &amp; <a href=\"b.html#top\">去</a></p>\
        <ul><li>一</li></ul><label for=\"q\">搜</label><input id=\"q\" type=\"search\"><img src=\"a.png\" alt=\"\">\
        </main></body></html>";
    assert!(problems(SOUND).is_empty(), "{:?}", problems(SOUND));
    assert!(SOUND.contains(from), "{from}");
    problems(&SOUND.replacen(from, to, 1))
}

#[test]
fn every_fault_of_a_page_is_caught() {
    let faults = [
        ("</h2>", "", "</main> closes <h2>"),
        ("<li>一</li>", "一<p>二</p>", "<p> in <ul>"),
        ("<p>文字", "<p><ul></ul>文字", "<ul> in <p>"),
        ("id=\"q\"", "id=q", "without quotes"),
        ("&amp;", "&", "bare &"),
        ("<h2>乙</h2>", "", "jumps from level 1 to 3"),
        ("<h2>乙</h2>", "<h1>乙</h1>", "not exactly one h1"),
        ("<h2>乙</h2>", "<h2> </h2>", "an empty h2"),
        ("id=\"q\"", "id=\"top\"", "id \"top\" stands twice"),
        ("for=\"q\"", "for=\"p\"", "for names \"p\""),
        ("<label for=\"q\">搜</label>", "", "without label"),
        (" alt=\"\"", "", "an img without alt"),
        (">去</a>", "></a>", "<a> without words"),
        ("<p>", "<p style=\"color:red\">", "<p> has style"),
        ("<p>", "<p onclick=\"a()\">", "<p> has onclick"),
        ("<ul>", "<script>a()</script><ul>", "an inline script"),
        ("assets/style.css", "https://cdn.example/a.css", "fetches https://cdn.example/a.css"),
        ("a.png", "//cdn.example/a.png", "fetches //cdn.example/a.png"),
        ("b.html#top", "javascript:a()", "leads to javascript:a()"),
        ("b.html#top", "/b.html", "leads to /b.html"),
        ("b.html#top", "tel:12345转3", "nobody can dial"),
        ("default-src 'none'", "", "empty meta"),
        ("b.html#top", "", "<a> has an empty href"),
        ("<p>", "<nav></nav><p>", "a nav without a name"),
        ("<ul><li>一</li></ul>", "<li>一</li>", "<li> in <main>"),
        ("<li>一</li>", "<li></li>", "an empty <li>"),
        ("文字", "<span class=\"tag tag-good\"></span>", "an empty <span>"),
        ("<title>甲</title>", "<title></title>", "title"),
        (" lang=\"zh-CN\"", "", "language"),
        ("文字", "{{ view.title }}", "left in the text"),
        ("文字", "内部：先问科长", "left in the text"),
    ];
    for (from, to, expected) in faults {
        let found = page(from, to);
        assert!(found.iter().any(|problem| problem.contains(expected)), "{from} → {to}: {found:?}");
    }
}

#[test]
fn every_kind_of_dead_link_is_caught() {
    let portal = |link: &str| -> BTreeMap<String, Vec<u8>> {
        let page = format!("<a href=\"{link}\">去</a><p id=\"甲\"></p>");
        [("a/b.html", page), ("c.html", "<p id=\"x\"></p>".to_owned())].map(|(k, v)| (k.into(), v.into_bytes())).into()
    };
    for alive in ["../c.html", "../c.html#x", "#甲", "b.html?q=1", "https://a.example/", "", "../a/%62.html"] {
        assert_eq!(dead_links(&portal(alive)), Vec::<String>::new(), "{alive}");
    }
    for dead in ["c.html", "../c.html#y", "#乙", "../../c.html", "../c", "../a/"] {
        assert_eq!(dead_links(&portal(dead)).len(), 1, "{dead}");
    }
}

#[test]
fn a_style_sheet_that_fetches_is_caught() {
    assert_eq!(fetched("@import 'a.css'; b { background: url(http://a.example/a.png) }"), ["@import", "url(http"]);
}
