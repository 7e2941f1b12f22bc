//! A finished page → the same page without a way out, and the addresses that a visitor can take along.
//!
//! In: HTML, where it lies. Out: HTML in which every link, form and frame stays inside the portal; everything else is
//! copied byte for byte. It judges what a template wrote, whoever wrote the template.

use std::collections::BTreeMap;
use std::fmt::Write;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::ways::{Way, is_picture, way};

/// Something to be taken along on a phone: where links led, once for each address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    pub address: String,
    /// What the first of the links said.
    pub title: String,
    /// The identifier of that link, for the way back.
    pub from: String,
    pub is_file: bool,
    /// A picture, by its address from the page: it can be shown here.
    pub picture: String,
}

/// The page, cut where its body ends, and what can be taken along.
#[derive(Debug, Default)]
pub struct Walked {
    pub before: String,
    pub after: String,
    pub taken: Vec<Taken>,
}

/// Walks the page at `page`; `base` is the site's address on the web.
pub fn walk(html: &str, page: &str, base: &str) -> Walked {
    let mut walk = Walk { html, page, base, done: 0, out: String::with_capacity(html.len()), ..Walk::default() };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => walk.start(&tag),
            Ok(Token::EndTag(tag)) if *tag.name == *b"a" => walk.leave(tag.span.start, tag.span.end),
            Ok(Token::EndTag(tag)) if *tag.name == *b"body" => walk.cut(tag.span.start),
            Ok(Token::String(text)) => walk.link_text.push_str(&String::from_utf8_lossy(&text)),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    walk.finish()
}

#[derive(Default)]
struct Walk<'a> {
    html: &'a str,
    page: &'a str,
    base: &'a str,
    /// How much of the page is copied.
    done: usize,
    out: String,
    before: Option<String>,
    /// What the open link was, and its text so far.
    open: Option<Open>,
    link_text: String,
    links: usize,
    taken: Vec<Taken>,
}

enum Open {
    Taken(usize),
    Said(String),
    Nowhere,
}

impl Walk<'_> {
    /// Copies up to `to` and goes on from `from`.
    fn copy(&mut self, to: usize, from: usize) {
        self.out.push_str(self.html.get(self.done..to).unwrap_or_default());
        self.done = from;
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let mut attributes = attributes(tag);
        match name.as_str() {
            "html" => {
                attributes.insert("data-kiosk".into(), String::new());
                self.write(tag, &name, &attributes);
            }
            "a" | "area" => self.link(tag, &name, attributes),
            "form" | "button" | "input" => self.control(tag, &name, attributes),
            "iframe" | "object" | "embed" | "frame" | "base" => self.copy(tag.span.start, tag.span.end),
            "meta" if attributes.get("http-equiv").is_some_and(|of| of.eq_ignore_ascii_case("refresh")) => {
                self.copy(tag.span.start, tag.span.end);
            }
            _ => {}
        }
    }

    fn link(&mut self, tag: &StartTag<usize>, name: &str, mut attributes: Attributes) {
        // Drawings may write their links the old way.
        let is_plain = ["xlink:href"].iter().chain(LEAVING).all(|name| !attributes.contains_key(*name));
        if let Some(old) = attributes.remove("xlink:href") {
            attributes.entry("href".into()).or_insert(old);
        }
        let Some(href) = attributes.get("href").cloned() else { return };
        LEAVING.iter().for_each(|name| drop(attributes.remove(*name)));
        self.link_text.clear();
        match way(self.page, self.base, &href) {
            Way::Inside if is_plain => {}
            Way::Inside => self.write(tag, name, &attributes),
            Way::Web(address) => self.take(tag, name, attributes, Taken { address, ..Taken::default() }),
            Way::File(address) => {
                let picture = if is_picture(&href) { href } else { String::new() };
                self.take(tag, name, attributes, Taken { address, is_file: true, picture, ..Taken::default() });
            }
            Way::Said(text) => self.say(tag, attributes, Open::Said(text)),
            Way::Nowhere => self.say(tag, attributes, Open::Nowhere),
        }
    }

    /// The link leads to a note on the same page that holds the address.
    fn take(&mut self, tag: &StartTag<usize>, name: &str, mut attributes: Attributes, taken: Taken) {
        self.links += 1;
        let own = format!("way-{}", self.links);
        let from = attributes.entry("id".into()).or_insert(own).clone();
        let known = self.taken.iter().position(|other| other.address == taken.address);
        let at = known.unwrap_or_else(|| {
            self.taken.push(Taken { from, ..taken });
            self.taken.len() - 1
        });
        attributes.remove("rel");
        attributes.insert("href".into(), format!("#takeaway-{}", at + 1));
        attributes.insert("data-takeaway".into(), String::new());
        self.write(tag, name, &attributes);
        self.open = Some(Open::Taken(at));
    }

    /// The link becomes text.
    fn say(&mut self, tag: &StartTag<usize>, mut attributes: Attributes, open: Open) {
        attributes.retain(|name, _| name == "class" || name == "id");
        self.write(tag, "span", &attributes);
        self.open = Some(open);
    }

    /// A form that would send what was typed elsewhere leads to the page itself instead.
    fn control(&mut self, tag: &StartTag<usize>, name: &str, mut attributes: Attributes) {
        let leads_out = |value: &String| way(self.page, self.base, value) != Way::Inside;
        let strange: Vec<&str> =
            ["action", "formaction"].into_iter().filter(|name| attributes.get(*name).is_some_and(leads_out)).collect();
        let opens = ["target", "formtarget"].into_iter().filter(|name| attributes.contains_key(*name));
        let unwanted: Vec<&str> = strange.into_iter().chain(opens).collect();
        if unwanted.is_empty() {
            return;
        }
        unwanted.iter().for_each(|name| drop(attributes.remove(*name)));
        self.write(tag, name, &attributes);
    }

    fn leave(&mut self, start: usize, end: usize) {
        let text = self.link_text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.open.take() {
            None => {}
            Some(Open::Taken(at)) => {
                let title = &mut self.taken[at].title;
                *title = if title.is_empty() { text } else { std::mem::take(title) };
            }
            Some(open) => {
                self.copy(start, end);
                if let Open::Said(said) = open
                    && !tells(&text, &said)
                {
                    self.out.push_str(&format!("（{}）", escape(&said)));
                }
                self.out.push_str("</span>");
            }
        }
    }

    fn cut(&mut self, at: usize) {
        if self.before.is_none() {
            self.copy(at, at);
            self.before = Some(std::mem::take(&mut self.out));
        }
    }

    fn write(&mut self, tag: &StartTag<usize>, name: &str, attributes: &Attributes) {
        self.copy(tag.span.start, tag.span.end);
        self.out.push_str(&format!("<{name}"));
        for (name, value) in attributes {
            // Writing to a String cannot fail.
            let _ = match value.is_empty() {
                true => write!(self.out, " {name}"),
                false => write!(self.out, " {name}=\"{}\"", escape(value)),
            };
        }
        self.out.push('>');
    }

    /// A page without the end of a body ends where it ends.
    fn finish(mut self) -> Walked {
        self.copy(self.html.len(), self.html.len());
        match self.before {
            Some(before) => Walked { before, after: self.out, taken: self.taken },
            None => Walked { before: self.out, after: String::new(), taken: self.taken },
        }
    }
}

type Attributes = BTreeMap<String, String>;

/// Attributes by which a link opens or saves something elsewhere, or tells somebody.
const LEAVING: &[&str] = &["target", "ping", "download"];

fn attributes(tag: &StartTag<usize>) -> Attributes {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect()
}

/// Whether a text says the number or mailbox: the digits of a number count, however they are grouped.
fn tells(text: &str, said: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match said.contains('@') {
        true => text.contains(said),
        false => !digits(said).is_empty() && digits(text).contains(&digits(said)),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
#[path = "walk_tests.rs"]
mod tests;
