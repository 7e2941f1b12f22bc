//! What letters spell and what sounds alike: `search/s/<hash of the key>.js`.
//!
//! Letters: the key is the initials of the first one, two or three characters; its block has every string of names that
//! starts so, with how often: single characters, pairs, and all that follows to the end of the name. Strings are sorted; a
//! capital letter says how many characters are those of the string before (A: none), a blank and a number how often it
//! stands there when that is not once. Sounds: the key is two syllables, `jia-zhao`, its block the pairs read so, each with
//! its number unless that is 1. Each file also has the readings of its characters.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use super::super::fold::{self, Class};
use super::super::names::Names;
use super::super::pinyin::{MAX_LETTERS, is_typed, readings};
use super::super::thesaurus::Thesaurus;
use super::super::{export, pack, rare};
use crate::render::Artifact;

/// Bytes a file should have, without the readings.
const FILE_SIZE: usize = 1_800;
/// Characters of a string by whose initials it is found.
const DEPTH: usize = 3;
/// Most characters shared with the string before: A is none, Z all these.
const MOST_SHARED: usize = 25;

/// Strings by how often they stand in names.
type Counts<'a> = BTreeMap<&'a str, usize>;
/// Text of each key's block.
type Blocks = BTreeMap<String, String>;

/// The number of files and the files.
pub fn files(names: &Names) -> (usize, Vec<Artifact>) {
    let mut blocks = Blocks::new();
    spelled(names, &mut blocks);
    alike(names, &mut blocks);
    let texts = super::spread(blocks.iter().map(|(key, block)| (key.as_str(), block.as_str())), FILE_SIZE);
    (texts.len(), texts.iter().enumerate().map(|(number, text)| file(number, text)).collect())
}

/// `search/rare.js`: the readings of the characters of everyday words, for letters that spell no name.
pub fn of_everyday_words(names: &Names, thesaurus: &Thesaurus) -> Artifact {
    let is_read = |c: &char| names.used().contains(c) || rare::is_common(*c);
    let chars: BTreeSet<char> = thesaurus.entries().flat_map(|(say, _)| say.chars()).filter(is_read).collect();
    let script = format!("mingbaiSearch(\"rare\",{});\n", pack::literal(&export::syllables(chars.into_iter())));
    Artifact { path: "search/rare.js".into(), bytes: script.into_bytes() }
}

/// Every syllable of the characters in names that letters can spell.
pub fn syllables(names: &Names) -> String {
    let all: BTreeSet<&str> = names.used().iter().filter(|c| is_typed(**c)).flat_map(|c| readings(*c)).collect();
    all.into_iter().collect::<Vec<_>>().join(" ")
}

fn file(number: usize, text: &str) -> Artifact {
    let chars: BTreeSet<char> = text.chars().filter(|c| fold::class(*c) == Class::Sign).collect();
    let sounds = export::syllables(chars.into_iter());
    let script = format!("mingbaiSearch(\"s\",{},{},{number});\n", pack::literal(&text), pack::literal(&sounds));
    Artifact { path: format!("search/s/{number}.js"), bytes: script.into_bytes() }
}

// ---- Letters

fn spelled(names: &Names, blocks: &mut Blocks) {
    let initials = initials(names);
    let mut whole: HashMap<&str, usize> = HashMap::new();
    for name in names.lines().into_iter().flatten().flat_map(|line| line.split('\t')) {
        for text in continuations(name, &initials) {
            *whole.entry(text).or_default() += 1;
        }
    }
    let mut short: [Counts<'_>; DEPTH] = Default::default();
    for (text, count) in whole {
        for (length, counts) in (1..).zip(&mut short) {
            let Some(start) = (if length < DEPTH { start(text, length) } else { has(text, DEPTH) }) else { break };
            *counts.entry(start).or_default() += count;
        }
    }
    for (length, counts) in (1..).zip(&short) {
        write(counts, length, &initials, blocks);
    }
}

/// Initials of the characters in names; none for those that cannot be typed by sound.
fn initials(names: &Names) -> HashMap<char, Vec<char>> {
    let of = |c: char| -> Vec<char> {
        match fold::class(c) {
            Class::Letter => vec![c],
            Class::Sign if is_typed(c) => {
                let all: BTreeSet<char> = readings(c).filter_map(|syllable| syllable.chars().next()).collect();
                all.into_iter().collect()
            }
            _ => Vec::new(),
        }
    };
    names.used().iter().map(|c| (*c, of(*c))).filter(|(_, initials)| !initials.is_empty()).collect()
}

/// From each character that can be spelled, but not from inside a word, to the end of what can.
fn continuations<'a>(name: &'a str, initials: &HashMap<char, Vec<char>>) -> Vec<&'a str> {
    let mut found = Vec::with_capacity(name.len() / 3);
    let mut end = 0;
    for (at, c) in name.char_indices().filter(|(_, c)| initials.contains_key(c)) {
        if at >= end {
            end = name[at..].find(|c| !initials.contains_key(&c)).map_or(name.len(), |length| at + length);
        }
        let is_inside = fold::class(c) == Class::Letter && fold::ends_with_letter(&name[..at]);
        if !is_inside {
            found.push(upto(&name[at..end]));
        }
    }
    found
}

/// No more than letters can spell, but whole words.
fn upto(text: &str) -> &str {
    start(text, MAX_LETTERS).unwrap_or(text)
}

/// The first characters of a text and the rest of the word that they end in; `None` when it has fewer.
fn start(text: &str, length: usize) -> Option<&str> {
    let (at, last) = text.char_indices().nth(length - 1)?;
    let rest = &text[at..];
    let end = match fold::class(last) {
        Class::Letter => rest.find(|c| fold::class(c) != Class::Letter).unwrap_or(rest.len()),
        _ => last.len_utf8(),
    };
    Some(&text[..at + end])
}

/// The text, when it has so many characters.
fn has(text: &str, length: usize) -> Option<&str> {
    text.chars().nth(length - 1).map(|_| text)
}

/// Adds each string to the blocks of all its initials.
fn write(counts: &Counts<'_>, length: usize, initials: &HashMap<char, Vec<char>>, blocks: &mut Blocks) {
    let mut before: HashMap<String, &str> = HashMap::new();
    for (text, count) in counts {
        for key in keys(text, length, initials) {
            let shared = before.get(&key).map_or(0, |before| shared(before, text));
            let rest: String = text.chars().skip(shared).collect();
            if !blocks.contains_key(&key) {
                blocks.insert(key.clone(), String::new());
            }
            let Some(block) = blocks.get_mut(&key) else { continue };
            let _ = write!(block, "{}{rest}", char::from(b'A' + shared as u8));
            if *count > 1 {
                let _ = write!(block, " {count}");
            }
            before.insert(key, text);
        }
    }
}

fn shared(before: &str, text: &str) -> usize {
    before.chars().zip(text.chars()).take_while(|(a, b)| a == b).count().min(MOST_SHARED)
}

/// Every way to write the initials of the first characters.
fn keys(text: &str, length: usize, initials: &HashMap<char, Vec<char>>) -> Vec<String> {
    text.chars().take(length).fold(vec![String::new()], |keys, c| {
        let initials = initials.get(&c).map(Vec::as_slice).unwrap_or_default();
        keys.iter().flat_map(|key| initials.iter().map(move |initial| format!("{key}{initial}"))).collect()
    })
}

// ---- Sounds

fn alike(names: &Names, blocks: &mut Blocks) {
    let mut pairs: HashMap<(char, char), usize> = HashMap::new();
    for line in names.lines().into_iter().flatten() {
        for (a, b) in line.chars().zip(line.chars().skip(1)) {
            *pairs.entry((a, b)).or_default() += 1;
        }
    }
    let sorted: BTreeMap<(char, char), usize> = pairs.into_iter().collect();
    for ((a, b), count) in sorted {
        for (first, second) in readings(a).flat_map(|first| readings(b).map(move |second| (first, second))) {
            let block = blocks.entry(format!("{first}-{second}")).or_default();
            block.extend([a, b]);
            if count > 1 {
                let _ = write!(block, "{count}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::guide;
    use super::*;

    fn block(key: &str) -> Option<String> {
        let docs = [
            guide("社保卡", &["办社保卡", "会计"]),
            guide("身份证", &["身份证", "身份证丢了"]),
            guide("收费站ETC办理", &[]),
        ];
        let names = Names::new(&docs);
        let mut blocks = Blocks::new();
        spelled(&names, &mut blocks);
        alike(&names, &mut blocks);
        blocks.remove(key)
    }

    #[test]
    fn strings_stand_under_their_initials_with_how_often() {
        assert_eq!(block("sfz").as_deref(), Some("A收费站etc办理A身份证 2D丢了"));
        assert_eq!(block("sf").as_deref(), Some("A收费A身份 3"));
        assert_eq!(block("s").as_deref(), Some("A收A社 2A身 3"));
        assert_eq!(block("zet").as_deref(), Some("A站etc办理"));
        assert_eq!(block("ze").as_deref(), Some("A站etc"), "words stay whole");
        assert_eq!(block("tcb"), None, "not from inside a word");
    }

    #[test]
    fn second_readings_are_keys_too() {
        assert_eq!(block("hj"), block("kj"));
        assert_eq!(block("kuai-ji").as_deref(), Some("会计"));
        assert_eq!(block("shen-fen").as_deref(), Some("身份3"));
    }
}
