//! Places, moments and limits in words, and the browser's script run in node.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::civil::Date;
use mingbai::calendar::{Due, Moment, Next, Place, Reason, State, Years};
use mingbai::model::{Content, Hours, Limit};
use mingbai::pages::view::{Clock, Schedule, limit_mark};
use mingbai::render::html::scripts;
use mingbai::source::theme;

/// The content of a folder, whatever is found in it.
pub fn content(folder: &Path) -> Content {
    let (tree, _) = mingbai::source::read(folder, "content");
    mingbai::model::parse(&tree).0
}

/// The hours of a hall or window of `content`, and its closures.
pub fn place(content: &Content, id: &str) -> (Vec<Hours>, Place) {
    let window = content.windows.iter().find(|entry| entry.id == id).map(|entry| &entry.value.hours);
    let hall = content.halls.iter().find(|entry| entry.id == id).map(|entry| &entry.value.hours);
    let hours = window.or(hall).unwrap_or_else(|| panic!("no place is called {id}"));
    let closures = content.calendar.closures.iter();
    let own = closures.filter(|closure| closure.windows.is_empty() || closure.windows.iter().any(|w| w.id == id));
    (hours.clone(), Place::new(hours, own))
}

/// `2026-11-26 09:30`
pub fn moment(text: &str) -> Moment {
    let (date, time) = text.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let minute = hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap();
    Moment { date: date.parse().unwrap(), minute }
}

pub fn point(moment: Moment) -> String {
    format!("{} {:02}:{:02}", moment.date, moment.minute / 60, moment.minute % 60)
}

pub fn state(state: State<'_>) -> String {
    match state {
        State::Unannounced(year) => format!("unannounced {year}"),
        State::Open(None) => "open always".to_owned(),
        State::Open(Some(until)) => format!("open until {}", point(until)),
        State::Closed(reason, next) => {
            let why = match reason {
                Some(Reason::Closure(why) | Reason::Holiday(why)) => format!(" {why}"),
                Some(Reason::DayOff) | None => String::new(),
            };
            let next = match next {
                Next::At(moment) => format!("next {}", point(moment)),
                Next::Unannounced(year) => format!("next unannounced {year}"),
                Next::Never => "never".to_owned(),
            };
            format!("closed{why}, {next}")
        }
    }
}

pub fn due(due: Option<Due>) -> String {
    match due {
        None => "none".to_owned(),
        Some(Due::On(date)) => date.to_string(),
        Some(Due::Unannounced(year)) => format!("unannounced {year}"),
    }
}

/// Everything the script is asked at once.
#[derive(serde::Serialize)]
pub struct Questions {
    pub clock: Clock,
    pub places: Vec<Schedule>,
    pub moments: Vec<(usize, String, u16)>,
    pub limits: Vec<(String, String)>,
}

impl Questions {
    pub fn new(years: &Years) -> Self {
        Questions { clock: Clock::new(years, 480), places: Vec::new(), moments: Vec::new(), limits: Vec::new() }
    }

    pub fn ask(&mut self, place: usize, moment: Moment) {
        self.moments.push((place, moment.date.to_string(), moment.minute));
    }

    pub fn count(&mut self, day: Date, limit: Limit) {
        self.limits.push((day.to_string(), limit_mark(Some(limit))));
    }
}

#[derive(serde::Deserialize)]
pub struct Answers {
    pub states: Vec<String>,
    pub dues: Vec<String>,
    /// Bytes of the script once compressed.
    pub gzip: usize,
}

/// The script's answers; a missing node is one clear line.
pub fn ask_node(questions: &Questions) -> Answers {
    let folder = tempfile::tempdir().unwrap();
    let (files, _) = theme::read(None);
    let script = scripts::bundles(&files).unwrap().into_iter().find(|file| file.path == "assets/hours.js").unwrap();
    let path = folder.path().join("hours.js");
    std::fs::write(&path, script.bytes).unwrap();
    let mut node = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hours/tell.js"))
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("this test runs the hours script in `node`, which did not start: {error}"));
    node.stdin.take().unwrap().write_all(&serde_json::to_vec(questions).unwrap()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the script failed in node; see above");
    serde_json::from_slice(&output.stdout).unwrap()
}
