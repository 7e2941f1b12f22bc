//! Chinese names → identifiers: pinyin that a person can read aloud, and a short hash that keeps two apart.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyin;
use sha2::{Digest, Sha256};

/// Longest pinyin part, in bytes.
const LONGEST: usize = 44;
/// Hexadecimal digits of the hash, unless two entries clash.
const HASH: usize = 6;

/// An identifier for each key. It depends on the name and the key alone, so the same entry of another export keeps
/// its identifier; only where two clash does the later key get a longer hash.
pub fn identifiers<'a>(named: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeMap<&'a str, String> {
    let sorted: BTreeMap<&str, &str> = named.into_iter().collect();
    let mut taken = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for (key, name) in sorted {
        let hash = hash(key);
        let mut candidates = (HASH..=hash.len()).map(|length| join(&syllables(name), &hash[..length]));
        let id = candidates.find(|id| !taken.contains(id)).unwrap_or(hash);
        taken.insert(id.clone());
        ids.insert(key, id);
    }
    ids
}

fn join(name: &str, hash: &str) -> String {
    if name.is_empty() { hash.to_owned() } else { format!("{name}-{hash}") }
}

fn hash(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Pinyin with hyphens between the syllables, cut between two of them.
pub fn syllables(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut was_ascii = false;
    for c in name.chars() {
        match c.to_pinyin() {
            Some(syllable) => words.push(syllable.plain().replace('ü', "v")),
            None if c.is_ascii_alphanumeric() && was_ascii => {
                words.last_mut().into_iter().for_each(|word| word.push(c.to_ascii_lowercase()))
            }
            None if c.is_ascii_alphanumeric() => words.push(c.to_ascii_lowercase().to_string()),
            None => {}
        }
        was_ascii = c.is_ascii_alphanumeric();
    }
    let mut slug = String::new();
    for word in words.iter().map(|word| &word[..word.len().min(LONGEST)]) {
        if slug.len() + word.len() + 1 > LONGEST {
            break;
        }
        slug = if slug.is_empty() { word.to_owned() } else { slug + "-" + word };
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_readable_ascii() {
        assert_eq!(syllables("律师（A类）执业 2级"), "lv-shi-a-lei-zhi-ye-2-ji");
        assert_eq!(syllables("《》"), "");
        let long = syllables(&"长".repeat(40));
        assert!(long.len() <= LONGEST && !long.ends_with('-'), "{long}");
        assert!(syllables(&"x".repeat(200)).len() <= LONGEST);
    }

    #[test]
    fn equal_names_are_kept_apart_and_the_order_of_input_does_not_matter() {
        let forward = identifiers([("k1", "读者证"), ("k2", "读者证"), ("k3", "")]);
        let backward = identifiers([("k3", ""), ("k2", "读者证"), ("k1", "读者证")]);
        assert_eq!(forward, backward);
        assert_ne!(forward["k1"], forward["k2"]);
        assert!(forward["k1"].starts_with("du-zhe-zheng-"));
        assert_eq!(forward["k1"], identifiers([("k1", "读者证")])["k1"], "stable without its neighbours");
    }
}
