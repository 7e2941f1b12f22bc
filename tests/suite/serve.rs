//! The preview over a real socket: what a browser gets, and what it must not get.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use mingbai::lang::Lang;
use mingbai::serve::{Built, Options, Preview};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(10);

struct Answer {
    status: u16,
    /// Names in small letters.
    headers: BTreeMap<String, String>,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Sends the bytes and reads the answer to its end.
fn send(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE * 3)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer to {request:?}: {text:?}"));
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    Answer { status, headers: headers.collect(), body: body.to_owned() }
}

fn request(address: SocketAddr, method: &str, path: &str) -> Answer {
    send(address, &format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"))
}

fn get(address: SocketAddr, path: &str) -> Answer {
    request(address, "GET", path)
}

/// Asks until the answer is as wanted; the time that took.
fn until(address: SocketAddr, path: &str, wanted: impl Fn(&Answer) -> bool) -> Duration {
    let began = Instant::now();
    loop {
        let answer = get(address, path);
        if wanted(&answer) {
            return began.elapsed();
        }
        assert!(began.elapsed() < PATIENCE, "still {} {}", answer.status, answer.body);
        std::thread::sleep(Duration::from_millis(2));
    }
}

const RULES: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; \
                     style-src 'self'; img-src 'self' data:\">";

/// A build in small: each file of the folder is a file of the site; a page that says `broken` fails the build.
fn build(folder: &Path) -> Built {
    let mut built = Built { ok: true, ..Built::default() };
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let Some(entry) = entry.ok().filter(|entry| entry.file_type().is_file()) else { continue };
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        if text == "broken" {
            built.ok = false;
            built.report_html = Some(format!("<p>{path}:1:1 &lt;坏了&gt;</p>"));
        }
        let page = format!("<!doctype html><html><head>{RULES}</head><body><h1>{text}</h1></body></html>");
        built.site.insert(path.clone(), if path.ends_with(".html") { page.into() } else { text.into() });
    }
    built
}

/// Runs a preview of a folder with a few pages while `test` asks it things.
fn preview(test: impl FnOnce(SocketAddr, &Path, &AtomicUsize)) {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir_all(content.join("guides")).unwrap();
    fs::create_dir_all(content.join("files")).unwrap();
    for (path, text) in [
        ("index.html", "first"),
        ("guides/index.html", "all guides"),
        ("guides/a.html", "guide a"),
        ("files/申请表 1.txt", "form"),
        ("site.css", "h1 {}"),
        ("404.html", "no such page"),
    ] {
        fs::write(content.join(path), text).unwrap();
    }
    let preview = Preview::bind(&options(vec![content.clone()])).unwrap();
    let address = preview.address();
    let builds = AtomicUsize::new(0);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    std::thread::scope(|scope| {
        let (content, builds) = (&content, &builds);
        let counted = move || {
            builds.fetch_add(1, Ordering::SeqCst);
            build(content)
        };
        let server = scope.spawn(move || preview.run_until(counted, async move { drop(stopped.await) }));
        // Dropped when the test panics too, so that the failure is seen and not waited for.
        let stop = stop;
        test(address, content, builds);
        drop(stop);
        server.join().unwrap().unwrap();
    });
}

fn options(watch: Vec<PathBuf>) -> Options {
    Options { host: "127.0.0.1".into(), port: 0, watch, ignore: Vec::new(), lang: Lang::Zh }
}

#[test]
fn pages_come_with_their_type_and_the_reload_script() {
    preview(|address, _, _| {
        let home = get(address, "/");
        assert_eq!((home.status, home.header("content-type")), (200, "text/html; charset=utf-8"));
        assert!(home.body.contains("<h1>first</h1>") && home.body.contains("/__mingbai/reload.js"));
        assert!(!home.body.contains("mingbai-overlay"), "an overlay without findings");
        assert_eq!(home.header("cache-control"), "no-store");
        assert_eq!(home.header("cross-origin-resource-policy"), "same-origin");
        let style = get(address, "/site.css");
        assert_eq!((style.header("content-type"), style.body.as_str()), ("text/css; charset=utf-8", "h1 {}"));
        assert!(get(address, "/guides/").body.contains("all guides"));
        let script = get(address, "/__mingbai/reload.js");
        assert_eq!((script.status, script.header("content-type")), (200, "text/javascript; charset=utf-8"));
        let style = get(address, "/__mingbai/overlay.css");
        assert_eq!((style.status, style.header("content-type")), (200, "text/css; charset=utf-8"));
    });
}

#[test]
fn the_rules_of_a_page_are_not_loosened() {
    preview(|address, _, _| {
        let page = get(address, "/").body;
        assert!(page.contains(RULES), "{page}");
        let added = page.replace(RULES, "");
        assert!(!added.contains("<style") && !added.contains("<script>") && !added.contains("style="), "{added}");
        let script = get(address, "/__mingbai/reload.js").body;
        for forbidden in ["fetch(", "EventSource", "XMLHttpRequest", "WebSocket", "eval"] {
            assert!(!script.contains(forbidden), "{forbidden} needs more than script-src 'self'");
        }
    });
}

#[test]
fn folders_missing_pages_and_odd_methods() {
    preview(|address, _, _| {
        let folder = get(address, "/guides?page=1");
        assert_eq!((folder.status, folder.header("location")), (307, "/guides/?page=1"));
        let missing = get(address, "/none.html");
        assert_eq!((missing.status, missing.header("content-type")), (404, "text/html; charset=utf-8"));
        assert!(missing.body.contains("no such page") && missing.body.contains("/__mingbai/reload.js"));
        let post = request(address, "POST", "/");
        assert_eq!((post.status, post.header("allow")), (405, "GET, HEAD"));
    });
}

#[test]
fn head_is_get_without_the_body() {
    preview(|address, _, _| {
        let (head, get) = (request(address, "HEAD", "/"), get(address, "/"));
        assert_eq!((head.status, head.body.as_str()), (200, ""));
        assert_eq!(head.header("content-length"), get.body.len().to_string());
        assert_eq!(head.header("content-type"), get.header("content-type"));
    });
}

#[test]
fn escaped_chinese_names_are_found() {
    preview(|address, _, _| {
        let form = get(address, "/files/%E7%94%B3%E8%AF%B7%E8%A1%A8%201.txt");
        assert_eq!((form.status, form.body.as_str()), (200, "form"));
        assert_eq!(form.header("content-type"), "text/plain; charset=utf-8");
    });
}

#[test]
fn nothing_outside_the_site_can_be_reached() {
    preview(|address, content, _| {
        fs::write(content.parent().unwrap().join("secret.txt"), "secret").unwrap();
        for path in [
            "/../secret.txt",
            "/guides/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "//secret.txt",
        ] {
            let answer = get(address, path);
            assert_eq!(answer.status, 400, "{path}");
            assert!(!answer.body.contains("secret"));
        }
        let absolute = content.parent().unwrap().join("secret.txt");
        assert_eq!(get(address, absolute.to_str().unwrap()).status, 404);
    });
}

#[test]
fn a_name_that_somebody_pointed_at_this_computer_is_refused() {
    preview(|address, _, _| {
        let port = address.port();
        let asked_as =
            |host: &str| send(address, &format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).status;
        assert_eq!(asked_as(&format!("evil.example:{port}")), 403);
        assert_eq!(asked_as("127.0.0.1.evil.example"), 403);
        assert_eq!(asked_as(""), 403);
        assert_eq!(asked_as(&format!("localhost:{port}")), 200);
        let whole = format!("GET http://evil.example/ HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        assert_eq!(send(address, &whole).status, 403, "the address in the first line names another computer");
        let unnamed = send(address, "GET / HTTP/1.0\r\n\r\n");
        assert_eq!(unnamed.status, 403, "a request that names no computer");
        let events =
            send(address, "GET /__mingbai/events?since= HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assert_eq!(events.status, 403);
    });
}

#[test]
fn a_saved_change_is_shown_soon() {
    preview(|address, content, builds| {
        until(address, "/", |answer| answer.body.contains("first"));
        let mut times = Vec::new();
        for round in 0..10 {
            let text = format!("round {round}.");
            fs::write(content.join("index.html"), &text).unwrap();
            times.push(until(address, "/", |answer| answer.body.contains(&text)).as_millis());
        }
        times.sort();
        println!("from save to new page: median {} ms, longest {} ms", times[5], times[9]);
        assert!(times[5] < 1_000, "{times:?}");
        let builds = builds.load(Ordering::SeqCst);
        assert!((11..=13).contains(&builds), "10 saves made {builds} builds");
    });
}

/// The version that the page tells its script.
fn version(page: &str) -> String {
    page.split_once("data-version=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

#[test]
fn the_question_for_a_newer_build_is_held_until_there_is_one() {
    preview(|address, content, _| {
        let known = version(&get(address, "/").body);
        let question = format!("/__mingbai/events?since={known}");
        let began = Instant::now();
        let answer = std::thread::scope(|scope| {
            let asked = scope.spawn(|| get(address, &question));
            std::thread::sleep(Duration::from_millis(400));
            assert!(!asked.is_finished(), "answered although nothing is new");
            fs::write(content.join("index.html"), "second").unwrap();
            asked.join().unwrap()
        });
        println!("from save to the browser's signal: {} ms", began.elapsed().as_millis() - 400);
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        let page = get(address, "/").body;
        assert!(page.contains("second") && version(&page) != known);
        assert!(answer.body.contains(&format!("detail: \"{}\"", version(&page))), "{}", answer.body);
        let earlier = get(address, "/__mingbai/events?since=1-1");
        assert_eq!(earlier.body, answer.body, "a page of an earlier preview must hear at once");
    });
}

#[test]
fn a_failing_build_keeps_the_old_page_under_its_findings() {
    preview(|address, content, _| {
        let known = version(&get(address, "/").body);
        fs::write(content.join("guides/a.html"), "broken").unwrap();
        until(address, "/", |answer| answer.body.contains("mingbai-overlay"));
        for (path, old) in [("/", "<h1>first</h1>"), ("/guides/a.html", "<h1>guide a</h1>"), ("/none", "no such page")]
        {
            let page = get(address, path).body;
            assert!(page.contains(old), "{path} is no longer the last good page: {page}");
            assert!(page.contains("guides/a.html:1:1 &lt;坏了&gt;") && page.contains("<details open>"), "{page}");
            assert!(page.contains(Lang::Zh.text("serve.overlay.failed")), "{page}");
            assert_ne!(version(&page), known, "an open page must load again to show the findings");
        }
        assert_eq!(get(address, "/site.css").body, "h1 {}", "only pages carry findings");
        fs::write(content.join("guides/a.html"), "mended").unwrap();
        until(address, "/guides/a.html", |answer| answer.body.contains("mended"));
        assert!(!get(address, "/").body.contains("mingbai-overlay"));
    });
}

#[test]
fn without_any_site_the_findings_are_still_shown() {
    let folder = tempfile::tempdir().unwrap();
    let preview = Preview::bind(&options(vec![folder.path().to_owned()])).unwrap();
    let address = preview.address();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let build = || Built { report_html: Some("<p>nothing there</p>".into()), ..Built::default() };
    std::thread::scope(|scope| {
        let server = scope.spawn(|| preview.run_until(build, async move { drop(stopped.await) }));
        let stop = stop;
        let page = get(address, "/");
        assert_eq!(page.status, 404);
        assert!(
            page.body.contains("<p>nothing there</p>") && page.body.contains("/__mingbai/reload.js"),
            "{}",
            page.body
        );
        assert!(page.body.contains(Lang::Zh.text("serve.overlay.failed-first")), "{}", page.body);
        drop(stop);
        server.join().unwrap().unwrap();
    });
}

#[test]
fn a_port_that_is_taken_is_refused_with_a_free_one() {
    let folder = tempfile::tempdir().unwrap();
    let first = Preview::bind(&options(vec![folder.path().to_owned()])).unwrap();
    let port = first.address().port();
    let second = Preview::bind(&Options { port, ..options(vec![folder.path().to_owned()]) });
    let finding = second.map(|_| ()).unwrap_err();
    assert_eq!(finding.code, "serve-port-taken");
    assert!(Lang::Zh.message(&finding).contains(&port.to_string()));
    let outside = Preview::bind(&Options { host: "0.0.0.0".into(), ..options(vec![folder.path().to_owned()]) });
    assert_eq!(outside.map(|_| ()).unwrap_err().code, "serve-host-not-local");
}

const FOLDER: &str = "MINGBAI_TEST_FOLDER";

#[test]
#[ignore = "the process that the next test interrupts"]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = PathBuf::from(folder);
    let preview = Preview::bind(&options(vec![folder.clone()])).unwrap();
    println!("\n@{}", preview.address());
    preview.run(|| build(&folder)).unwrap();
    println!("\n@ended");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_preview_in_good_order_although_a_browser_waits() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "first").unwrap();
    let mut process = Command::new(std::env::current_exe().unwrap())
        .args(["serve::child", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map_while(|line| line.ok());
    let address = lines.find_map(|line| line.strip_prefix('@').map(str::to_owned)).expect("the preview's address");
    let address: SocketAddr = address.parse().unwrap();
    let known = version(&get(address, "/").body);
    let browser = std::thread::spawn(move || get(address, &format!("/__mingbai/events?since={known}")).status);
    std::thread::sleep(Duration::from_millis(200));
    let began = Instant::now();
    assert!(Command::new("kill").args(["-INT", &process.id().to_string()]).status().unwrap().success());
    assert!(process.wait().unwrap().success(), "Ctrl-C is no failure");
    assert!(began.elapsed() < Duration::from_secs(5), "stopping took {:?}", began.elapsed());
    assert!(lines.any(|line| line == "@ended"));
    assert_eq!(browser.join().unwrap(), 200, "the waiting browser was cut off");
}
