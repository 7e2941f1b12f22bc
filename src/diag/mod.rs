//! Diagnostics: what is wrong, where it stands, how to mend it. Used by every stage.
//!
//! A stage never formats a sentence: it names a `code`, the place and the arguments, and the sentence
//! is looked up in `lang/` when somebody reads it. That keeps a good error cheaper to write than a bad one:
//!
//! ```ignore
//! diags.push(Diagnostic::error("unknown-field", key.span).arg("name", &key.name).help("unknown-field.help-near"));
//! ```
//!
//! Deliberately absent: printing (`render.rs`), exit codes (`cli/`), and any knowledge of the rules.

mod edit;
mod list;
mod nearest;
mod render;
mod span;

pub use edit::{Edit, apply};
pub use list::Diagnostics;
pub use nearest::nearest;
pub use render::{Renderer, plain};
pub use span::{FileId, SourceFile, SourceMap, Span};

/// How bad a finding is. Errors stop publishing; warnings do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// A value inside a message: literal text, or a key of `lang/` that is worded in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Arg {
    Text(String),
    /// All that may be written in a place; never shortened.
    Choices(String),
    Word(&'static str),
    /// A key of `lang/` whose `{value}` is another argument: “第 3 页”.
    Phrase(&'static str, Box<Arg>),
    /// A field: its identifier and its Chinese name, shown as “承诺时限”(promised_limit).
    Field {
        name: &'static str,
        zh: &'static str,
    },
    /// A sentence of the model, in Chinese and in English.
    Doc(&'static str, &'static str),
}

/// One finding about the content, the theme or the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: &'static str,
    /// Where it stands; `None` when there is no file to point at (an empty folder, a full disk).
    pub span: Option<Span>,
    pub args: Vec<(&'static str, Arg)>,
    /// Keys of `lang/` with the ways to mend it; they share `args`.
    pub help: Vec<&'static str>,
    /// Other places that matter, each with a `lang/` key saying why.
    pub related: Vec<(Span, &'static str)>,
    /// What mends it for certain, all of it together; empty where an editor must decide.
    pub fix: Vec<Edit>,
}

impl Diagnostic {
    pub fn error(code: &'static str, span: impl Into<Option<Span>>) -> Self {
        Self::new(Severity::Error, code, span.into())
    }

    pub fn warning(code: &'static str, span: impl Into<Option<Span>>) -> Self {
        Self::new(Severity::Warning, code, span.into())
    }

    fn new(severity: Severity, code: &'static str, span: Option<Span>) -> Self {
        Diagnostic { severity, code, span, args: Vec::new(), help: Vec::new(), related: Vec::new(), fix: Vec::new() }
    }

    /// Sets an argument to literal text.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(value.into())));
        self
    }

    /// Sets `all` to everything that may be written here.
    pub fn all<T: AsRef<str>>(mut self, choices: impl IntoIterator<Item = T>) -> Self {
        let choices: Vec<T> = choices.into_iter().collect();
        let joined = choices.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("、");
        self.args.push(("all", Arg::Choices(joined)));
        self
    }

    /// Sets an argument to a word that has its own translation.
    pub fn word(mut self, name: &'static str, key: &'static str) -> Self {
        self.args.push((name, Arg::Word(key)));
        self
    }

    /// Sets the argument `field`.
    pub fn field(mut self, field: impl Into<Arg>) -> Self {
        self.args.push(("field", field.into()));
        self
    }

    /// The text of an argument, if it has one of this name.
    pub fn arg_text(&self, name: &str) -> Option<String> {
        let value = self.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        value.and_then(|value| if let Arg::Text(text) = value { Some(text.clone()) } else { None })
    }

    pub fn help(mut self, key: &'static str) -> Self {
        self.help.push(key);
        self
    }

    pub fn related(mut self, span: Span, key: &'static str) -> Self {
        self.related.push((span, key));
        self
    }

    /// Adds a replacement that is part of the one certain mend.
    pub fn mend(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Edit::new(span, text));
        self
    }

    /// [`Diagnostic::mend`] where a mend is known.
    pub fn mend_if(self, edit: Option<Edit>) -> Self {
        match edit {
            Some(edit) => self.mend(edit.span, edit.text),
            None => self,
        }
    }
}
