//! Text → terms, for tantivy and for counting.
//!
//! Chinese gives every character (in names) and every pair of neighbours; words stay whole. No dictionary: one would shatter
//! misspelt and colloquial words, and the browser would have to carry it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::fold::{self, Class};

/// The tokenizer of a field.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// Single characters too, as in names; long texts have only pairs.
    pub singles: bool,
}

impl Terms {
    /// The terms of a text, in order.
    pub fn of(self, text: &str) -> Vec<String> {
        let text = fold::normal(text);
        self.spans(&text).into_iter().map(|(from, to)| text[from..to].to_owned()).collect()
    }

    /// Byte ranges of the terms in a text that is already in normal form.
    fn spans(self, text: &str) -> Vec<(usize, usize)> {
        let mut spans = Vec::with_capacity(text.len() / 2);
        for run in fold::runs(text) {
            let start = run.text.as_ptr() as usize - text.as_ptr() as usize;
            match run.class {
                Class::Sign => self.signs(run.text, start, &mut spans),
                _ => spans.push((start, start + run.text.len())),
            }
        }
        spans
    }

    fn signs(self, run: &str, start: usize, spans: &mut Vec<(usize, usize)>) {
        let mut before = None;
        for (at, c) in run.char_indices() {
            let (from, to) = (start + at, start + at + c.len_utf8());
            if self.singles {
                spans.push((from, to));
            }
            spans.extend(before.map(|previous| (previous, to)));
            before = Some(from);
        }
    }
}

impl Tokenizer for Terms {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let text = fold::normal(text);
        Stream { spans: self.spans(&text), text, next: 0, token: Token::default() }
    }
}

/// Terms of one text; their offsets are those of the normal form, which nothing reads.
pub struct Stream {
    text: String,
    spans: Vec<(usize, usize)>,
    next: usize,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(&(from, to)) = self.spans.get(self.next) else { return false };
        self.token.text.clear();
        self.token.text.push_str(&self.text[from..to]);
        (self.token.offset_from, self.token.offset_to, self.token.position) = (from, to, self.next);
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_characters_and_pairs() {
        assert_eq!(Terms { singles: true }.of("社保卡 A4"), ["社", "保", "社保", "卡", "保卡", "a4"]);
    }

    #[test]
    fn long_texts_give_pairs_and_words() {
        assert_eq!(Terms { singles: false }.of("办ＥＴＣ，带身份证"), ["etc", "带身", "身份", "份证"]);
    }

    #[test]
    fn tantivy_sees_the_same_terms() {
        let mut terms = Terms { singles: true };
        let mut seen = Vec::new();
        terms.token_stream("身份证（丢失）").process(&mut |token| seen.push(token.text.clone()));
        assert_eq!(seen, terms.of("身份证（丢失）"));
    }
}
