//! Findings → words: terminal snippets with carets, or one plain line each.
//!
//! The location line always reads `path:line:column`, so that editors and terminals can jump to it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use super::{Arg, Diagnostic, Diagnostics, Severity, SourceFile, SourceMap, Span};
use crate::lang::Lang;

/// Longest source line, in bytes, that is still shown as a snippet.
const LONGEST_SHOWN_LINE: usize = 2_000;
/// Longest piece of a file, in bytes, that a finding and what is related to it may span.
const LONGEST_SHOWN: usize = 10_000;

/// Renders findings for a terminal.
pub struct Renderer<'a> {
    pub sources: &'a SourceMap,
    pub lang: Lang,
    pub color: bool,
}

impl Renderer<'_> {
    /// All findings, in order, each as a block of lines.
    pub fn all(&self, diagnostics: &Diagnostics) -> String {
        diagnostics.iter().map(|d| self.one(d) + "\n\n").collect()
    }

    /// One finding as a block of lines without a final newline.
    pub fn one(&self, diagnostic: &Diagnostic) -> String {
        self.block(diagnostic, None)
    }

    /// [`Renderer::one`] with one more remark below its help.
    pub fn with_note(&self, diagnostic: &Diagnostic, note: &str) -> String {
        self.block(diagnostic, Some(note))
    }

    fn block(&self, diagnostic: &Diagnostic, note: Option<&str>) -> String {
        let title = self.lang.message(diagnostic);
        let helps: Vec<String> = diagnostic.help.iter().map(|key| self.lang.fill(key, &diagnostic.args)).collect();
        let name = self.lang.text(match diagnostic.severity {
            Severity::Error => "severity.error",
            Severity::Warning => "severity.warning",
        });
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.with_name(name).primary_title(title.as_str()).id(diagnostic.code));
        if let Some(span) = diagnostic.span {
            let path = self.sources.shown_path(span.file);
            // A file that was not read has no line to show.
            group = match self.sources.file(span.file).text.is_empty() {
                true => group.element(Origin::path(path)),
                false => group.element(self.snippet(span, path, diagnostic)),
            };
        }
        for help in &helps {
            group = group.element(Level::HELP.with_name(self.lang.text("severity.help")).message(help.as_str()));
        }
        if let Some(note) = note {
            group = group.element(Level::NOTE.with_name(self.lang.text("severity.note")).message(note));
        }
        let renderer =
            if self.color { annotate_snippets::Renderer::styled() } else { annotate_snippets::Renderer::plain() };
        renderer.decor_style(DecorStyle::Ascii).render(&[group])
    }

    fn snippet(
        &self,
        span: Span,
        path: String,
        diagnostic: &Diagnostic,
    ) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let window = Window::around(self.sources.file(span.file), diagnostic, span);
        let mut snippet = Snippet::source(window.text)
            .line_start(window.first_line)
            .path(path)
            .annotation(AnnotationKind::Primary.span(window.range(span)));
        for (other, key) in &diagnostic.related {
            if other.file == span.file && window.holds(*other) {
                let label = self.lang.fill(key, &diagnostic.args);
                snippet = snippet.annotation(AnnotationKind::Context.span(window.range(*other)).label(label));
            }
        }
        snippet
    }
}

/// The lines of a finding and of the places related to it. Where these lie far apart only its own line, and of a line
/// that is a megabyte long only the piece around it.
struct Window<'a> {
    text: &'a str,
    start: usize,
    first_line: usize,
}

impl<'a> Window<'a> {
    fn around(file: &'a SourceFile, diagnostic: &Diagnostic, span: Span) -> Self {
        let related = diagnostic.related.iter().map(|(other, _)| *other).filter(|other| other.file == span.file);
        let lines = related.chain([span]).map(|place| file.line(floor_boundary(&file.text, place.start as usize)));
        let (first, last) =
            lines.fold((usize::MAX, 0), |(first, last), (_, start, end)| (first.min(start), last.max(end)));
        if last - first <= LONGEST_SHOWN {
            return Window::of(file, first, last);
        }
        let at = floor_boundary(&file.text, span.start as usize);
        let (_, start, end) = file.line(at);
        if end - start <= LONGEST_SHOWN_LINE {
            return Window::of(file, start, end);
        }
        Window::of(file, at.saturating_sub(60).max(start), (at + 120).min(end))
    }

    fn of(file: &'a SourceFile, start: usize, end: usize) -> Self {
        let (start, end) = (floor_boundary(&file.text, start), floor_boundary(&file.text, end));
        let shown = file.text[start..end].trim_start_matches('\u{feff}');
        Window { text: shown.trim_end_matches('\r'), start: end - shown.len(), first_line: file.line(start).0 }
    }

    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let place = |byte: u32| floor_boundary(self.text, (byte as usize).saturating_sub(self.start));
        let (start, end) = (place(span.start), place(span.end));
        // A block that runs over several lines is pointed at by its first line only.
        let end = self.text[start..end].find(['\n', '\r']).map_or(end, |i| start + i);
        start..end
    }

    fn holds(&self, span: Span) -> bool {
        (self.start..=self.start + self.text.len()).contains(&(span.start as usize))
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// One finding on one line: `path:line:column: error[code]: message`, without the help.
pub fn plain(sources: &SourceMap, lang: Lang, diagnostic: &Diagnostic) -> String {
    let place = diagnostic.span.map(|span| {
        let (line, column) = sources.line_col(span.file, span.start);
        format!("{}:{line}:{column}: ", sources.shown_path(span.file))
    });
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!("{}{severity}[{}]: {}", place.unwrap_or_default(), diagnostic.code, lang.message(diagnostic))
}

impl Arg {
    /// The argument as it stands in a sentence of `lang`.
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Arg::Text(text) => shorten(text),
            Arg::Choices(text) => text.clone(),
            Arg::Word(key) => lang.text(key).to_owned(),
            Arg::Doc(zh, en) => match lang {
                Lang::Zh => (*zh).to_owned(),
                Lang::En => (*en).to_owned(),
            },
            Arg::Phrase(key, value) => lang.fill(key, &[("value", (**value).clone())]),
            Arg::Field { name, zh } => match lang {
                Lang::Zh => format!("“{zh}”({name})"),
                Lang::En => format!("`{name}` ({zh})"),
            },
        }
    }
}

/// Quoted values stay short and on one line, whatever a file holds.
fn shorten(text: &str) -> String {
    const MOST: usize = 80;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    match text.chars().nth(MOST) {
        Some(_) => line + "…",
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line and the marks below it, as a terminal shows them, for the first `needle` of a one-line file.
    fn shown(line: &str, needle: &str) -> Vec<String> {
        let mut sources = SourceMap::default();
        let file = sources.add("a.yaml".into(), format!("前: 一行\n{line}\r\n后: 一行\n"));
        let start = sources.file(file).text.find(needle).unwrap();
        let span = Span::new(file, start, start + needle.len());
        let finding = Diagnostic::error("blank-field", span);
        let text = Renderer { sources: &sources, lang: Lang::Zh, color: false }.one(&finding);
        text.lines()
            .filter(|line| line.starts_with("2 | ") || line.starts_with("  | "))
            .map(|l| l[4..].into())
            .collect()
    }

    #[test]
    fn carets_stand_below_full_width_text_and_behind_it() {
        assert_eq!(shown("title: 捡到失物登记", "失物"), ["title: 捡到失物登记", "           ^^^^"]);
        assert_eq!(shown("名称：ＡＢ，甲 kind: x", "x"), ["名称：ＡＢ，甲 kind: x", "                     ^"]);
        assert_eq!(shown("　　全角空格 a", "a"), ["　　全角空格 a", "             ^"]);
    }

    #[test]
    fn carets_stand_below_text_behind_tabs() {
        assert_eq!(shown("\tname: 甲", "甲"), ["    name: 甲", "          ^^"]);
        assert_eq!(shown("甲:\t乙\t丙", "丙"), ["甲:    乙    丙", "             ^^"]);
    }

    #[test]
    fn carets_stand_below_emoji_and_behind_them() {
        assert_eq!(shown("name: 👍好", "👍"), ["name: 👍好", "      ^^"]);
        assert_eq!(shown("name: 👍好", "好"), ["name: 👍好", "        ^^"]);
    }

    #[test]
    fn signs_without_a_width_of_their_own_move_no_caret() {
        assert_eq!(shown("name: e\u{301}e\u{301}甲", "甲"), ["name: e\u{301}e\u{301}甲", "        ^^"]);
        assert_eq!(shown("n: e\u{301}t", "e\u{301}"), ["n: e\u{301}t", "   ^"]);
        // Joiners and direction marks are not sent to the terminal, where each would do as it likes.
        assert_eq!(shown("n: 👩\u{200d}👧甲", "甲"), ["n: 👩👧甲", "       ^^"]);
    }

    #[test]
    fn an_empty_place_has_one_caret_even_behind_the_last_sign() {
        let mut sources = SourceMap::default();
        let file = sources.add("a.yaml".into(), "名称: 甲".into());
        let finding = Diagnostic::error("blank-field", Span::new(file, 11, 11));
        let text = Renderer { sources: &sources, lang: Lang::Zh, color: false }.one(&finding);
        assert!(text.ends_with("1 | 名称: 甲\n  |         ^"), "{text}");
    }
}
