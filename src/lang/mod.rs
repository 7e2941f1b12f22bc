//! Everything a command says, in Chinese and English: `zh.json` and `en.json`, one text a line.
//!
//! In: a key and the arguments of a message. Out: the sentence. The portal's own words live in the theme
//! (`themes/default/lang/`), because a site may reword them. A test holds the two files against each other
//! and against the keys the code uses. [`fold`] is how names and queries are compared.

pub mod fold;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::diag::{Arg, Diagnostic};

/// The reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

type Texts = BTreeMap<String, String>;

static ZH: LazyLock<Texts> = LazyLock::new(|| read(include_str!("zh.json")));
static EN: LazyLock<Texts> = LazyLock::new(|| read(include_str!("en.json")));

fn read(json: &str) -> Texts {
    serde_json::from_str(json).expect("the language files are valid JSON; a test reads them")
}

/// Whether a code has a sentence: keys without a dot word findings, the others everything else.
pub fn is_finding(code: &str) -> bool {
    !code.contains('.') && ZH.contains_key(code)
}

impl Lang {
    /// `zh` or `en`: the name of the theme's language file too.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    fn texts(self) -> &'static Texts {
        match self {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// The one of two texts that this reader reads.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The text of a key, or the key itself where none is written.
    pub fn text(self, key: &'static str) -> &'static str {
        self.texts().get(key).map_or(key, String::as_str)
    }

    /// The text of a key with each `{name}` replaced by its argument.
    pub fn fill(self, key: &'static str, args: &[(&'static str, Arg)]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(key);
        // One pass: what an editor wrote may itself look like a place for an argument.
        while let Some((before, name, after)) = next_place(rest) {
            filled.push_str(before);
            match args.iter().rev().find(|(known, _)| *known == name) {
                Some((_, arg)) => filled.push_str(&arg.shown(self)),
                None => filled.push_str(&rest[before.len()..rest.len() - after.len()]),
            }
            rest = after;
        }
        filled + rest
    }

    /// The sentence of a diagnostic, without its help.
    pub fn message(self, diagnostic: &Diagnostic) -> String {
        self.fill(diagnostic.code, &diagnostic.args)
    }

    /// [`Lang::fill`] with plain texts, for the commands' own messages.
    pub fn say(self, key: &'static str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, Arg::Text((*value).to_owned()))).collect();
        self.fill(key, &args)
    }
}

/// What stands before the first `{name}` of a text, the name, and what stands after it.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_what_an_editor_wrote_are_not_filled() {
        let args = [("value", Arg::Text("{kind}".into())), ("kind", Arg::Word("type.date"))];
        assert_eq!(Lang::Zh.fill("unknown-choice", &args), "“{kind}”不是规定的日期");
    }

    #[test]
    fn a_place_without_argument_stays_to_be_seen() {
        assert_eq!(Lang::Zh.fill("cli.bad-date", &[]), Lang::Zh.text("cli.bad-date"));
    }
}
