//! Titles in the order of their pinyin.

use ::pinyin::ToPinyin;

/// First letter (A–Z, or `#`) of each title, in pinyin order; equal ones keep their order.
pub fn sort<'a, T>(titles: impl Iterator<Item = (T, &'a str)>) -> Vec<(String, T)> {
    let mut keyed: Vec<(String, T)> = titles.map(|(item, title)| (key(title), item)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(key, item)| (first_letter(&key), item)).collect()
}

/// Syllables with blanks between them; what is not Chinese stays as it is, in lower case.
fn key(title: &str) -> String {
    let mut key = String::with_capacity(title.len() * 2);
    for c in title.chars().filter(|c| c.is_alphanumeric()) {
        match c.to_pinyin() {
            Some(syllable) => {
                key.push_str(syllable.plain());
                key.push(' ');
            }
            None => key.extend(c.to_lowercase()),
        }
    }
    key
}

fn first_letter(key: &str) -> String {
    match key.bytes().next() {
        Some(letter @ b'a'..=b'z') => char::from(letter.to_ascii_uppercase()).to_string(),
        _ => "#".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_under_the_letter_people_say() {
        let sorted = sort(["社保卡", "“居民”身份证", "4S店备案", "a类许可"].into_iter().map(|t| (t, t)));
        let shown: Vec<(&str, &str)> = sorted.iter().map(|(letter, title)| (letter.as_str(), *title)).collect();
        assert_eq!(shown, [("#", "4S店备案"), ("A", "a类许可"), ("J", "“居民”身份证"), ("S", "社保卡")]);
    }
}
