//! How each field of a record fills a field of a guide.
//!
//! In: a [`Record`]. Out: the values in a [`Draft`], and a [`Note`] with a comment beside the field for every value that
//! fills none or not surely.

use super::bodies::{Body, bodies, with_role};
use super::condition::conditions;
use super::item::{Office, Paper};
use super::limit::{length, limit};
use super::material::{Asked, asked};
use super::names::split_names;
use super::note::{Note, Reason};
use super::phone::{Phones, phones};
use super::place::{Place, place};
use super::record::{FIELDS, Record, Role};
use super::situation::{Reading, Situation, reading};
use super::text::{one_line, tail};
use super::uscc;
use crate::exchange::write::{Draft, Yaml};
use crate::lang::Lang;
use crate::model::{Audience, Channel, TaskType};

/// The comment beside a field: the value as the portal has it, or why to look at what was written.
pub fn remark(field: &str, reason: Reason, value: &str) -> String {
    let key = if reason.keeps_text() { "import.written" } else { "import.look" };
    let text = Lang::Zh.text(key).replace("{reason}", Lang::Zh.text(reason.word()));
    text.replace("{field}", field).replace("{value}", value)
}

/// A record on its way into a guide.
pub struct Reader<'r> {
    pub record: &'r Record,
    pub notes: &'r mut Vec<Note>,
    pub draft: Draft,
}

impl Reader<'_> {
    pub fn text(&self, field: &str) -> Option<String> {
        self.record.text(field).map(|text| one_line(&text))
    }

    /// Notes a value and leaves it as a comment at `ours`.
    fn note(&mut self, field: &str, ours: &'static str, reason: Reason, value: impl Into<String>) {
        let value = value.into();
        self.draft.remark(ours, remark(field, reason, &value));
        self.notes.push(Note { line: self.record.line, field: field.to_owned(), reason, value });
    }

    /// Everyday names; the portal's keyword lists are lists of names.
    pub fn names(&mut self, title: &str) {
        let mut names: Vec<String> = Vec::new();
        let whole = self.text("matter_name").filter(|name| !title.contains(name.as_str()));
        let lists = ["matter_daily", "matter_short"].map(|field| self.text(field).map(|text| split_names(&text)));
        for name in whole.into_iter().chain(lists.into_iter().flatten().flatten()) {
            if name != title && !names.contains(&name) {
                names.push(name);
            }
        }
        self.draft.set("aliases", Yaml::texts(names));
    }

    pub fn codes(&mut self) {
        for (field, ours) in [("CATAID", "catalog_code"), ("TASK_CODE", "task_code"), ("matter_level", "level")] {
            if let Some(code) = self.text(field) {
                self.draft.text(ours, code);
            }
        }
    }

    pub fn kinds(&mut self) {
        let field = if self.record.gives("TASK_TYPE_TEXT") { "TASK_TYPE_TEXT" } else { "matter_type" };
        if let Some(written) = self.text(field) {
            match TaskType::ALL.iter().find(|kind| kind.zh() == written) {
                Some(kind) => self.draft.text("task_type", kind.zh()),
                None => self.note(field, "task_type", Reason::UnknownWord, written),
            }
        }
        let mut audience: Vec<&str> = Vec::new();
        for written in self.record.list("service_object_name") {
            match Audience::ALL.iter().find(|who| who.zh() == written) {
                Some(who) if !audience.contains(&who.zh()) => audience.push(who.zh()),
                Some(_) => {}
                None => self.note("service_object_name", "audience", Reason::UnknownWord, written),
            }
        }
        self.draft.set("audience", Yaml::texts(audience));
    }

    pub fn office(&mut self) -> Option<Office> {
        let name = self.text("DEPT_NAME")?;
        let code = self.text("ORGCODE");
        let task = self.text("TASK_CODE").unwrap_or_default();
        let uscc = code.as_deref().and_then(|code| uscc::of_task(&task, code)).map(str::to_owned);
        if code.is_some() && uscc.is_none() && !task.is_empty() {
            self.note("TASK_CODE", "department", Reason::CreditCode, task);
        }
        Some(Office { key: code.unwrap_or_else(|| name.clone()), name, uscc })
    }

    pub fn bodies(&mut self) -> Vec<Body> {
        let bodies = self.text("co_department").map(|text| bodies(&text)).unwrap_or_default();
        self.draft.text("accepting_body", with_role(&bodies, "受理"));
        self.draft.text("deciding_body", with_role(&bodies, "决定"));
        bodies
    }

    pub fn conditions(&mut self) -> bool {
        let Some(written) = self.text("accept_standard") else { return false };
        let found = conditions(&written);
        if found.is_cut {
            self.note("accept_standard", "conditions", Reason::BreaksOff, tail(&written));
        }
        if found.is_unclear {
            self.note("accept_standard", "conditions", Reason::UnclearNumbers, "");
        }
        self.draft.set("conditions", Yaml::texts(found.items));
        found.is_cut
    }

    pub fn papers(&mut self) -> Vec<Paper> {
        let mut papers: Vec<Paper> = Vec::new();
        for written in self.record.list("material_intro") {
            match asked(written) {
                Some(asked) => {
                    let (asked, only) = self.situation(asked, written);
                    match papers.iter().any(|paper| paper.asked == asked && paper.only == only) {
                        true => self.note("material_intro", "materials", Reason::AskedTwice, written),
                        false => papers.push(Paper { written: one_line(written), asked, only }),
                    }
                }
                None => self.note("material_intro", "materials", Reason::UnknownWord, written),
            }
        }
        let all = Situation::ALL.into_iter().filter(|one| papers.iter().any(|paper| paper.only == Some(*one)));
        self.draft.set("questions", Yaml::List(all.map(Situation::asked).collect()));
        papers
    }

    /// In which situation a material is needed, as far as its name says so in known words.
    fn situation(&mut self, asked: Asked, written: &str) -> (Asked, Option<Situation>) {
        match reading(&asked) {
            Reading::Always => (asked, None),
            Reading::Unread => {
                self.note("material_intro", "materials", Reason::SituationUnread, written);
                (asked, None)
            }
            Reading::Only(situation, name) => {
                self.note("material_intro", "materials", Reason::SituationRead, written);
                let asked = if name == asked.name { asked } else { asked.called(&name) };
                (asked, Some(situation))
            }
        }
    }

    pub fn limits(&mut self) {
        let [statutory, promised] =
            [("handle_time", "statutory_limit"), ("handle_time_limit", "promised_limit")].map(|(field, ours)| {
                let written = self.text(field)?;
                let found = limit(&written);
                match &found {
                    Some(text) => self.draft.text(ours, text),
                    None => self.note(field, ours, Reason::NotALimit, written),
                }
                found
            });
        let lengths = statutory.as_deref().and_then(length).zip(promised.as_deref().and_then(length));
        if lengths.is_some_and(|(statutory, promised)| promised > statutory) {
            self.note("handle_time_limit", "promised_limit", Reason::PromiseLonger, promised.unwrap_or_default());
        }
    }

    pub fn place(&mut self) -> Place {
        let place = place(self.text("handle_location").as_deref());
        match &place {
            Place::Text(text) => self.note("handle_location", "windows", Reason::RoomOrHallOnly, text),
            Place::Windows(counter) => {
                if let Some(text) = &counter.more {
                    self.note("handle_location", "windows", Reason::MoreThanWindows, text);
                }
            }
            Place::Unknown | Place::Nowhere => {}
        }
        place
    }

    pub fn channels(&mut self, place: &Place) {
        let is_online = self.flag("ONLINECHECK").or_else(|| self.flag("online_book"));
        if self.flag("online_book").is_some_and(|flag| Some(flag) != is_online) {
            self.note("online_book", "channels", Reason::ChannelsDisagree, self.record.shown("online_book"));
        }
        let has_place = matches!(place, Place::Windows(_) | Place::Text(_));
        let ways = [(has_place, Channel::Window), (is_online == Some(true), Channel::Online)];
        let ways = ways.into_iter().filter(|(given, _)| *given).map(|(_, way)| way.zh());
        self.draft.set("channels", Yaml::texts(ways));
        self.online(is_online == Some(true));
    }

    fn online(&mut self, is_online: bool) {
        let url = self.address("URL", "online");
        let platform = self.text("bear_paltform");
        if let Some(url) = &url {
            self.draft.text("source_url", url);
        }
        match (url.filter(|_| is_online), platform) {
            (Some(url), platform) => {
                let note = platform.map(|name| ("note", Yaml::text(name)));
                self.draft.set("online", Yaml::Map([("url", Yaml::text(url))].into_iter().chain(note).collect()));
            }
            (None, Some(platform)) => self.note("bear_paltform", "online", Reason::NotOnline, platform),
            (None, None) => {}
        }
    }

    pub fn ways(&mut self) {
        if let Some(address) = self.address("online_book_addr", "booking") {
            self.draft.text("booking", address);
        }
        if let Some(written) = self.text("visit_number") {
            match written.parse::<u32>() {
                Ok(visits) => self.draft.text("visits", visits.to_string()),
                Err(_) => self.note("visit_number", "visits", Reason::NotANumber, written),
            }
        }
        match self.text("courier_service").as_deref() {
            Some("是" | "支持") => self.draft.text("post", Lang::Zh.text("import.post-yes")),
            Some("否" | "不支持") => self.draft.text("post", Lang::Zh.text("import.post-no")),
            Some(other) => self.note("courier_service", "post", Reason::UnknownWord, other),
            None => {}
        }
    }

    pub fn phones(&mut self, field: &'static str, ours: &'static str) {
        let Some(written) = self.text(field) else { return };
        match phones(&written) {
            Phones::Clean(numbers) => self.draft.text(ours, numbers),
            Phones::AsWritten(numbers) => {
                self.draft.text(ours, numbers);
                self.note(field, ours, Reason::AsWritten, written);
            }
            Phones::FromText(numbers) => {
                self.draft.text(ours, numbers);
                self.note(field, ours, Reason::TakenFromText, written);
            }
            Phones::Private => self.note(field, ours, Reason::PrivateMobile, ""),
            Phones::None => self.note(field, ours, Reason::NotAPhone, written),
        }
    }

    /// Values that no field takes: repeated ones that differ after all, and those our model has no place for.
    pub fn leftovers(&mut self) {
        let end = "source_gaps";
        let record = self.record;
        for field in FIELDS {
            let written = self.text(field.name);
            match (field.role, written) {
                (Role::NoPlace, Some(written)) => self.note(field.name, end, Reason::NoPlace, written),
                (Role::Repeats(other) | Role::Beyond(other), Some(written))
                    if !self.text(other).unwrap_or_default().contains(&written) =>
                {
                    let is_beyond = matches!(field.role, Role::Beyond(_));
                    let reason = if is_beyond { Reason::NoPlace } else { Reason::Differs };
                    self.note(field.name, end, reason, written);
                }
                _ => {}
            }
        }
        for name in record.misshapen() {
            self.note(name, end, Reason::WrongShape, record.shown(name));
        }
        for name in record.unknown().filter(|name| record.gives(name)) {
            self.note(name, end, Reason::UnknownField, record.shown(name));
        }
    }

    /// “1”, “是” and “0”, “否”.
    fn flag(&self, field: &str) -> Option<bool> {
        match self.record.text(field)?.as_ref() {
            "1" | "是" | "true" => Some(true),
            "0" | "否" | "false" => Some(false),
            _ => None,
        }
    }

    /// An address of the web.
    fn address(&mut self, field: &'static str, ours: &'static str) -> Option<String> {
        let written = self.text(field)?;
        let is_web = written.starts_with("https://") || written.starts_with("http://");
        if is_web && !written.contains(|c: char| c.is_whitespace() || "<>\"".contains(c)) {
            return Some(written);
        }
        self.note(field, ours, Reason::NotAnAddress, written);
        None
    }
}
