//! A strict reader of the HTML that the theme writes, and what must hold of every page.
//!
//! Strict: every element but the void ones is closed where it belongs, every attribute is quoted. What a browser would
//! silently repair is a finding here.

use std::collections::{BTreeMap, BTreeSet};

/// One element with everything it says.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Its text and that of everything in it.
    pub text: String,
    /// Whether it is part of a picture, which may have a title of its own.
    pub is_drawn: bool,
    /// Whether it stands inside a label, whose words name it.
    pub is_labelled: bool,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A page in the order of its elements, and what is wrong with its grammar.
#[derive(Debug, Default)]
pub struct Page {
    pub elements: Vec<Element>,
    pub problems: Vec<String>,
}

const VOID: &[&str] = &["meta", "link", "input", "br", "hr", "img", "col", "source", "wbr"];

pub fn parse(html: &str) -> Page {
    let mut page = Page::default();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some((text, tag, after)) = next_tag(rest) else {
            page.say(&open, rest);
            break;
        };
        page.say(&open, text);
        rest = after;
        match tag.strip_prefix('/') {
            None if tag.starts_with('!') => {}
            None => page.open(tag, &mut open),
            Some(name) => page.close(name.trim(), &mut open),
        }
    }
    page.problems.extend(open.iter().map(|index| format!("<{}> is never closed", page.elements[*index].name)));
    page
}

/// Text, the inside of the tag after it, and what follows; quoted attributes may hold `>`.
fn next_tag(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('<')?;
    let mut quote = false;
    let end = rest.char_indices().find(|(_, c)| {
        quote ^= *c == '"';
        *c == '>' && !quote
    })?;
    Some((before, &rest[..end.0], &rest[end.0 + 1..]))
}

impl Page {
    fn say(&mut self, open: &[usize], text: &str) {
        let text = self.decoded(text);
        open.iter().for_each(|index| self.elements[*index].text.push_str(&text));
    }

    fn open(&mut self, tag: &str, open: &mut Vec<usize>) {
        let is_drawn = open.iter().any(|index| self.elements[*index].name == "svg");
        let is_labelled = open.iter().any(|index| self.elements[*index].name == "label");
        let is_closed = tag.ends_with('/') && is_drawn;
        let tag = tag.trim_end_matches('/').trim_end();
        let name = tag.split_whitespace().next().unwrap_or_default().to_owned();
        let attributes = self.attributes(tag[name.len()..].trim_start(), &name);
        let parent = open.last().map(|index| self.elements[*index].name.clone());
        if let Some(parent) = parent.filter(|parent| !may_hold(parent, &name)) {
            self.problems.push(format!("<{name}> in <{parent}>"));
        }
        if !VOID.contains(&name.as_str()) && !is_closed {
            open.push(self.elements.len());
        }
        self.elements.push(Element { name, attributes, text: String::new(), is_drawn, is_labelled });
    }

    fn close(&mut self, name: &str, open: &mut Vec<usize>) {
        match open.pop() {
            Some(index) if self.elements[index].name == name => {}
            Some(index) => {
                self.problems.push(format!("</{name}> closes <{}>", self.elements[index].name));
            }
            None => self.problems.push(format!("</{name}> closes nothing")),
        }
    }

    fn attributes(&mut self, mut rest: &str, element: &str) -> Vec<(String, String)> {
        let mut attributes: Vec<(String, String)> = Vec::new();
        while !rest.is_empty() {
            let name: String =
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':')).collect();
            rest = &rest[name.len()..];
            let value = match rest.strip_prefix("=\"").and_then(|value| value.split_once('"')) {
                Some((value, after)) => {
                    rest = after.trim_start();
                    self.decoded(value)
                }
                None if rest.is_empty() || rest.starts_with(char::is_whitespace) => {
                    rest = rest.trim_start();
                    String::new()
                }
                None => {
                    self.problems.push(format!("<{element}> has an attribute without quotes: {rest}"));
                    break;
                }
            };
            if attributes.iter().any(|(known, _)| *known == name) {
                self.problems.push(format!("<{element}> has {name} twice"));
            }
            attributes.push((name, value));
        }
        attributes
    }

    /// Character references become characters; an ampersand that begins none is a problem.
    fn decoded(&mut self, text: &str) -> String {
        let mut parts = text.split('&');
        let mut decoded = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            match part.split_once(';').and_then(|(name, after)| Some((character(name)?, after))) {
                Some((c, after)) => {
                    decoded.push(c);
                    decoded.push_str(after);
                }
                None => {
                    self.problems.push(format!("bare & before {:?}", part.chars().take(20).collect::<String>()));
                    decoded.push('&');
                    decoded.push_str(part);
                }
            }
        }
        decoded
    }

    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    pub fn ids(&self) -> Vec<&str> {
        self.elements.iter().filter_map(|element| element.get("id")).collect()
    }
}

fn character(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(name.strip_prefix('#')?, 10),
        },
    }
}

/// The few rules of the content model that templates break most easily.
fn may_hold(parent: &str, child: &str) -> bool {
    const PHRASING: &[&str] = &[
        "a", "span", "em", "strong", "code", "br", "img", "time", "button", "input", "label", "del", "sup", "sub",
        "wbr",
    ];
    match parent {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "span" | "time" | "button" | "label" | "summary" => {
            (PHRASING.contains(&child) || (parent, child) == ("summary", "h3"))
                && !(matches!(parent, "button" | "label") && matches!(child, "a" | "button"))
        }
        "a" => !matches!(child, "a" | "button" | "input" | "form" | "ul" | "table" | "p"),
        "ul" | "ol" => child == "li",
        "dl" => matches!(child, "dt" | "dd" | "div"),
        "tr" => matches!(child, "td" | "th"),
        "table" => matches!(child, "thead" | "tbody" | "tfoot" | "caption"),
        "thead" | "tbody" | "tfoot" => child == "tr",
        "script" | "style" | "title" => false,
        _ => {
            !matches!((parent, child), (_, "li" | "td" | "th" | "tr" | "dt" | "dd") if !matches!(parent, "div" | "dl"))
        }
    }
}

// ---- What must hold of one page

/// Everything wrong with a page, apart from its links.
pub fn problems(html: &str) -> Vec<String> {
    let page = parse(html);
    let mut found: Vec<String> = page.problems.clone();
    const RULES: &[fn(&Page, &mut Vec<String>)] = &[
        head,
        headings,
        identifiers,
        images_and_controls,
        nothing_inline,
        nothing_external,
        nothing_empty,
        nothing_left_over,
    ];
    RULES.iter().for_each(|rule| rule(&page, &mut found));
    found
}

fn head(page: &Page, found: &mut Vec<String>) {
    let empty = page.named("meta").filter(|meta| meta.get("content").is_some_and(|content| content.trim().is_empty()));
    found.extend(empty.map(|meta| format!("empty meta {:?}", meta.get("name").unwrap_or_default())));
    if page.named("title").filter(|title| !title.is_drawn && !title.text.trim().is_empty()).count() != 1 {
        found.push("not exactly one title with words".into());
    }
    if page.named("html").all(|html| html.get("lang").is_none_or(str::is_empty)) {
        found.push("the page does not say its language".into());
    }
    if !page.elements.iter().any(|meta| meta.get("http-equiv") == Some("Content-Security-Policy")) {
        found.push("no content security policy".into());
    }
}

fn headings(page: &Page, found: &mut Vec<String>) {
    let level = |element: &Element| element.name.strip_prefix('h')?.parse::<u32>().ok().filter(|level| *level <= 6);
    let levels: Vec<(u32, &str)> = page.elements.iter().filter_map(|e| Some((level(e)?, e.text.trim()))).collect();
    if levels.iter().filter(|(level, _)| *level == 1).count() != 1 {
        found.push("not exactly one h1".into());
    }
    let mut last = 0;
    for (level, text) in levels {
        if level > last + 1 {
            found.push(format!("heading {text:?} jumps from level {last} to {level}"));
        }
        if text.is_empty() {
            found.push(format!("an empty h{level}"));
        }
        last = level;
    }
    if page.named("main").count() != 1 {
        found.push("not exactly one main".into());
    }
}

fn identifiers(page: &Page, found: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    found.extend(page.ids().into_iter().filter(|id| !seen.insert(*id)).map(|id| format!("id {id:?} stands twice")));
    for element in &page.elements {
        for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
            let lost = element.get(name).into_iter().flat_map(str::split_whitespace).filter(|id| !seen.contains(id));
            found.extend(lost.map(|id| format!("{name} names {id:?}, which is not on the page")));
        }
    }
}

fn images_and_controls(page: &Page, found: &mut Vec<String>) {
    let labels: BTreeSet<&str> = page.named("label").filter_map(|label| label.get("for")).collect();
    for element in &page.elements {
        let is_named = element.get("aria-label").is_some_and(|label| !label.trim().is_empty());
        let has_words = is_named || element.get("aria-labelledby").is_some() || !element.text.trim().is_empty();
        match element.name.as_str() {
            "img" if element.get("alt").is_none() => found.push("an img without alt".into()),
            "input" | "select" | "textarea"
                if !is_named && !element.is_labelled && !element.get("id").is_some_and(|id| labels.contains(id)) =>
            {
                found.push(format!("an {} without label", element.name));
            }
            "button" | "a" | "label" | "summary" | "th" if !has_words => {
                found.push(format!("<{}> without words: {:?}", element.name, element.attributes));
            }
            _ => {}
        }
    }
}

fn nothing_inline(page: &Page, found: &mut Vec<String>) {
    for element in &page.elements {
        let is_inline = |name: &str| name == "style" || name.starts_with("on");
        let inline = element.attributes.iter().filter(|(name, _)| is_inline(name));
        found.extend(inline.map(|(name, _)| format!("<{}> has {name}", element.name)));
        // Data for search engines is never run.
        let is_data = element.get("type") == Some("application/ld+json");
        if element.name == "style" || element.name == "script" && element.get("src").is_none() && !is_data {
            found.push(format!("an inline {}", element.name));
        }
    }
}

/// What the browser would fetch by itself comes from this portal; a link for the reader may lead anywhere by http.
fn nothing_external(page: &Page, found: &mut Vec<String>) {
    for element in &page.elements {
        let is_fetched = !matches!(element.name.as_str(), "a") && element.get("rel") != Some("canonical");
        for name in ["src", "href", "srcset", "action", "data", "poster"] {
            let Some(address) = element.get(name) else { continue };
            let scheme = address.split(['/', '?', '#']).next().and_then(|head| head.split_once(':')).map(|(s, _)| s);
            let is_external = scheme.is_some() || address.starts_with('/');
            if is_fetched && is_external {
                found.push(format!("<{}> fetches {address}", element.name));
            }
            if !is_fetched && (address.starts_with('/') || scheme.is_some_and(|s| !KNOWN.contains(&s))) {
                found.push(format!("<a> leads to {address}"));
            }
            if scheme == Some("tel")
                && !address[4..].chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ','))
            {
                found.push(format!("nobody can dial {address}"));
            }
        }
    }
}

const KNOWN: &[&str] = &["http", "https", "tel", "mailto"];

/// An attribute that must say something, and landmarks that are told apart by name.
fn nothing_empty(page: &Page, found: &mut Vec<String>) {
    for element in &page.elements {
        let filled = ["href", "src", "datetime", "id", "for", "aria-label", "action", "name", "placeholder"];
        let empty = filled.iter().filter(|name| element.get(name).is_some_and(|value| value.trim().is_empty()));
        found.extend(empty.map(|name| format!("<{}> has an empty {name}", element.name)));
        let must_speak = matches!(element.name.as_str(), "li" | "dt" | "dd" | "ul" | "ol")
            || element.get("class").is_some_and(|class| class.split_whitespace().any(|name| name == "tag"));
        if must_speak && element.text.trim().is_empty() {
            found.push(format!("an empty <{}>", element.name));
        }
        if element.name == "nav" && element.get("aria-label").or(element.get("aria-labelledby")).is_none() {
            found.push("a nav without a name".into());
        }
    }
}

/// Traces of templates and of what only staff may read.
fn nothing_left_over(page: &Page, found: &mut Vec<String>) {
    let Some(body) = page.named("body").next() else { return found.push("no body".into()) };
    for trace in ["{{", "}}", "{%", "{n}", "undefined", "NaN", "[object", "内部："] {
        if body.text.contains(trace) {
            found.push(format!("{trace:?} is left in the text"));
        }
    }
}

// ---- What must hold of all pages together

/// Links that lead nowhere in a portal: `page: link`. Links out of the portal are not followed.
pub fn dead_links(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), parse(&String::from_utf8_lossy(bytes))))
        .collect();
    let mut dead = BTreeSet::new();
    for (path, page) in &pages {
        for link in page.elements.iter().flat_map(addresses) {
            if !leads_somewhere(path, link, files, &pages) {
                dead.insert(format!("{path}: {link}"));
            }
        }
    }
    dead.into_iter().collect()
}

fn addresses(element: &Element) -> impl Iterator<Item = &str> {
    let is_web = |address: &str| address.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
    ["href", "src", "action"].into_iter().filter_map(|name| element.get(name)).filter(move |address| !is_web(address))
}

fn leads_somewhere(from: &str, link: &str, files: &BTreeMap<String, Vec<u8>>, pages: &BTreeMap<&str, Page>) -> bool {
    let (link, fragment) = link.split_once('#').map_or((link, None), |(link, fragment)| (link, Some(fragment)));
    let link = link.split('?').next().unwrap_or_default();
    let Some(target) = joined(from, &percent_decoded(link)) else { return false };
    match (files.contains_key(&target), fragment) {
        (false, _) => false,
        (true, None) => true,
        (true, Some(id)) => pages.get(target.as_str()).is_some_and(|page| page.ids().contains(&id)),
    }
}

/// The path that a relative address means; `None` above the root.
fn joined(from: &str, link: &str) -> Option<String> {
    if link.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let coded = (*first == b'%').then(|| after.get(..2)).flatten().and_then(|hex| std::str::from_utf8(hex).ok());
        match coded.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
