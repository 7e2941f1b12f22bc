//! An identifier that may be used, made of one that may not or of a title.

use ::pinyin::ToPinyin;

use crate::model::{LONGEST_ID, bad_id};

/// Longest suggestion; an address should fit on a card.
const LONG: usize = 40;

/// The syllables and words of a text with hyphens between them; `None` when nothing of it can be spoken.
pub fn identifier(text: &str) -> Option<String> {
    let mut id = String::new();
    for part in parts(text) {
        if !id.is_empty() && id.len() + part.len() >= LONG {
            break;
        }
        let hyphen = if id.is_empty() { "" } else { "-" };
        id.push_str(&format!("{hyphen}{part}"));
    }
    id.truncate(LONGEST_ID);
    match bad_id(&id) {
        None => Some(id),
        // "index" and "guides-p2" belong to the portal.
        Some(_) => Some(format!("{id}-x")).filter(|id| bad_id(id).is_none()),
    }
}

/// One that is not taken yet.
pub fn free(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    (2..).map(|number| format!("{id}-{number}")).find(|id| !is_taken(id)).unwrap_or_default()
}

fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for c in text.chars() {
        match (c.to_pinyin(), parts.last_mut()) {
            (Some(syllable), _) => parts.extend([syllable.plain().replace('ü', "v"), String::new()]),
            (None, Some(word)) if c.is_ascii_alphanumeric() => word.push(c.to_ascii_lowercase()),
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_become_syllables_and_names_small_words() {
        let made = |text| identifier(text).unwrap_or_default();
        assert_eq!(made("食品经营许可"), "shi-pin-jing-ying-xu-ke");
        assert_eq!(made("Food_Licence 2"), "food-licence-2");
        assert_eq!(made("A12号窗口"), "a12-hao-chuang-kou");
        assert_eq!(made("女儿户口"), "nv-er-hu-kou");
        assert_eq!(made("index"), "index-x");
        assert_eq!(identifier("？！"), None);
        assert!(made(&"很长的标题".repeat(20)).len() <= LONG);
    }

    #[test]
    fn a_taken_one_gets_a_number() {
        assert_eq!(free("a", |id| id == "a-2"), "a-3");
    }

    proptest! {
        #[test]
        fn whatever_is_suggested_is_allowed(text in any::<String>()) {
            if let Some(id) = identifier(&text) {
                prop_assert_eq!(bad_id(&id), None, "{}", id);
            }
        }
    }
}
