//! Reads Rust source far enough to tell code, comments and strings apart.

use std::fs;

use super::{files, repository};

/// One file: its code without comments, strings and tests, and its strings.
pub struct Source {
    /// From `src/`, with `/`.
    pub path: String,
    pub code: String,
    pub strings: Vec<Text>,
    pub lines: usize,
}

pub struct Text {
    pub line: usize,
    pub text: String,
    /// The code on the lines before it, back to the last semicolon: `x.help(`.
    pub before: String,
    /// `name.ends_with(".html")` and the like.
    pub is_ending_test: bool,
}

/// Where the tests of a file begin: a module in braces; `mod tests;` only names another file.
fn tests_at(text: &str) -> usize {
    let mut begun = text.match_indices("#[cfg(test)]\nmod ");
    let found = begun.find(|(at, _)| text[*at..].lines().nth(1).is_some_and(|line| line.contains('{')));
    found.map_or(text.len(), |(at, _)| at)
}

/// Every file under `src/` but the crate's root and the binary's.
pub fn sources() -> Vec<Source> {
    let paths = files(&repository("src")).into_iter().filter(|path| path.ends_with(".rs"));
    let read = |path: String| Source::new(&path, &fs::read_to_string(repository("src").join(&path)).unwrap());
    paths.filter(|path| !matches!(path.as_str(), "lib.rs" | "main.rs")).map(read).collect()
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let body = &text[..tests_at(text)];
        let (code, strings) = scan(body);
        Source { path: path.to_owned(), code, strings, lines: text.lines().count() }
    }

    /// The folder or file directly under `src/`.
    pub fn stage(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Line and stage of every path that begins at the crate's root, or climbs there by `super`.
    pub fn imports(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            let names = first_names(&self.code[at + "crate::".len()..]);
            found.extend(names.into_iter().map(|name| (self.line(at), name)));
        }
        for (at, _) in self.code.match_indices("super::").filter(|(at, _)| !self.code[..*at].ends_with("super::")) {
            let rest = self.code[at..].trim_start_matches("super::");
            let climbed = (self.code.len() - at - rest.len()) / "super::".len();
            if climbed == self.depth() {
                found.extend(first_names(rest).into_iter().map(|name| (self.line(at), name)));
            }
        }
        found
    }

    /// How many `super` lead from this module to the crate's root.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("mod.rs") { parts - 1 } else { parts }
    }

    fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }

    pub fn lines_with(&self, words: &[&str], what: &str) -> Vec<String> {
        let lines = self.code.lines().enumerate();
        let hits = lines.filter_map(|(i, line)| Some((i + 1, words.iter().find(|word| line.contains(**word))?)));
        hits.map(|(line, word)| format!("src/{}:{line}: {what} ({word})", self.path)).collect()
    }
}

/// The first name of a path, or of each path in `{…}`.
fn first_names(path: &str) -> Vec<String> {
    let name = |path: &str| path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = vec![String::new()];
    let mut depth = 0;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ => {}
        }
        if let Some(last) = names.last_mut().filter(|_| c != ',' || depth > 0) {
            last.push(c);
        }
    }
    names.iter().map(|path| name(path)).filter(|name| !name.is_empty()).collect()
}

/// Takes comments and the contents of strings out of a text; line breaks stay.
fn scan(text: &str) -> (String, Vec<Text>) {
    let mut code = String::new();
    let mut strings = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if c == '"' {
            let len = string_length(rest, "\"");
            strings.push(literal(&code, &rest[1..len - 1]));
            code.push_str("\"\"");
            len
        } else if let Some(hashes) = raw_string(rest, &code) {
            let len = 1 + hashes + string_length(&rest[1 + hashes..], &format!("\"{}", "#".repeat(hashes)));
            strings.push(literal(&code, rest[2 + hashes..].split('"').next().unwrap_or_default()));
            code.push_str("\"\"");
            len
        } else if let Some(len) = character_length(rest) {
            code.push_str("' '");
            len
        } else {
            code.push(c);
            c.len_utf8()
        };
        let is_copied = taken == c.len_utf8() && code.ends_with(c);
        if !is_copied {
            code.extend(rest[..taken].matches('\n'));
        }
        rest = &rest[taken..];
    }
    (code, strings)
}

fn literal(code: &str, text: &str) -> Text {
    let is_ending_test = ["ends_with(", "strip_suffix(", "trim_end_matches("].iter().any(|call| code.ends_with(call));
    let before = code.rsplit([';', '{', '}']).next().unwrap_or_default().to_owned();
    Text { line: code.matches('\n').count() + 1, text: text.to_owned(), before, is_ending_test }
}

/// Length of a string literal with both quotes; a raw one (`"##`) knows no escapes.
fn string_length(text: &str, end: &str) -> usize {
    let mut at = 1;
    while at < text.len() {
        if end == "\"" && text[at..].starts_with('\\') {
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
        } else if text[at..].starts_with(end) {
            return at + end.len();
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// Number of `#` of a raw string that begins here.
fn raw_string(text: &str, code: &str) -> Option<usize> {
    let rest = text.strip_prefix('r').filter(|_| !code.ends_with(|c: char| c.is_alphanumeric() || c == '_'))?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    rest[hashes..].starts_with('"').then_some(hashes)
}

/// Length of a character literal; a lifetime has no closing quote.
fn character_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('\'')?;
    let first = rest.chars().next()?;
    // The character after a backslash may itself be a quote.
    let len = if first == '\\' { 2 + rest.get(2..)?.find('\'')? } else { first.len_utf8() };
    rest[len..].starts_with('\'').then_some(len + 2)
}
