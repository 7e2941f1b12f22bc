//! What a rule is: its names, its level, why it exists, an example of each kind, and the function that looks.

use super::{Passage, Prose, Scope};
use crate::bundle::Chain;
use crate::diag::{Diagnostic, Severity, Span};
use crate::lang::Lang;
use crate::model::{Guide, Level};
use crate::situation::prove::Examined;
use crate::source::Opened;

/// One rule. The same constant runs it, explains it and tests its examples.
#[derive(Debug)]
pub struct Rule {
    /// A letter for the area and four digits: B bundle, C situations (the cases of a guide), G guide, M material, P process,
    /// W window and place, T text, S site, D personal data. Codes are never used twice.
    pub code: &'static str,
    /// Reads well after "allow"; findings carry it as their code, and it is the key of their sentence in `lang/`.
    pub name: &'static str,
    /// What a finding means unless the site says otherwise.
    pub level: Level,
    /// Whether the rule asks for something that was left out; such findings are warnings under `--allow-incomplete`.
    pub presence: bool,
    pub zh: Doc,
    pub en: Doc,
    /// Content the rule objects to, `«…»` around each place it points at. Begins with `=== path` when it is not a
    /// guide. Shown by `explain`, and tested.
    pub bad: &'static str,
    /// The same mended; the rule is silent about it.
    pub good: &'static str,
    pub check: Check,
}

/// What a rule is about, in one language.
#[derive(Debug)]
pub struct Doc {
    /// What the rule objects to, in one sentence.
    pub what: &'static str,
    /// Whom it hurts, and how.
    pub why: &'static str,
    /// The law, standard or document the rule rests on.
    pub source: &'static str,
}

/// Findings of one rule function.
pub type Found = Vec<Diagnostic>;

/// What a rule looks at: one guide, the situations of a guide that has some, one text, one text wherever it stands
/// (attachments included), one Markdown body, one attachment, all bundles with their members, or everything at once.
///
/// Only a rule of the last two kinds may compare guides, pages or notices with each other. The others may look up catalogues and
/// identifiers, phones, files and the day; while an editor types they are asked again only when one of these has changed.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    Guide(fn(&Scope<'_>, &Guide, &mut Found)),
    Situations(fn(&Scope<'_>, &Guide, &Examined<'_>, &mut Found)),
    Passage(fn(&Scope<'_>, &Passage<'_>, &mut Found)),
    Everywhere(fn(&Scope<'_>, &Passage<'_>, &mut Found)),
    Attachment(fn(&Scope<'_>, &Opened, &mut Found)),
    Prose(fn(&Scope<'_>, &Prose<'_>, &mut Found)),
    Bundles(fn(&Scope<'_>, &[Chain<'_>], &mut Found)),
    Content(fn(&Scope<'_>, &mut Found)),
}

impl Rule {
    /// A finding of this rule; its severity is set when the site's level is known.
    pub fn at(&self, span: impl Into<Option<Span>>) -> Diagnostic {
        match self.level {
            Level::Deny => Diagnostic::error(self.name, span),
            Level::Warn | Level::Allow => Diagnostic::warning(self.name, span),
        }
    }

    pub fn doc(&self, lang: Lang) -> &Doc {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl Level {
    /// How findings of this level are shown; `None` when the rule is not asked.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Deny => Some(Severity::Error),
            Level::Warn => Some(Severity::Warning),
            Level::Allow => None,
        }
    }
}
