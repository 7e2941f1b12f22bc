//! Where strings stand in names: `search/n/<hash of the key>.js`.
//!
//! A name is a row of units: Chinese characters and whole words. The key of a block is one unit, or two neighbours (words
//! parted by `!`); any longer string is found where its pairs follow each other. A block is `titles aliases`, for a single
//! character `titles aliases readings simplified`, and characters that no name has bring only the last two.
//!
//! Official words of three units or more, which the thesaurus leads to, are keys too, so that looking one up takes one file.
//!
//! One unit or an official word: for each document the gap to the one before × 6 + place × 2, plus 1 where it stands there more than once and the
//! count (less 2) follows. Place 0: it is a name, 1: starts one, 2: stands in one; the best of all.
//! Two units: the gap × 2, plus 1 where the count (less 2) follows; then for each the steps from the position before × 2,
//! plus 1 at the end of a name; in aliases × 4, plus 2 at the start of one. In titles the start is position 0.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::fold::{self, Class};
use super::super::names::{self, Names};
use super::super::pinyin::readings;
use super::super::thesaurus::Thesaurus;
use super::super::{pack, rare};
use super::NAMES;
use crate::render::Artifact;

/// Bytes a file should have.
const FILE_SIZE: usize = 1_400;

/// A place of a key in the names of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spot {
    doc: u32,
    /// In units from the first one of the document's names; a tab is one too.
    at: u32,
    starts: bool,
    ends: bool,
}

type Lists = [Vec<Spot>; NAMES];

/// The number of files and the files.
pub fn files(names: &Names, thesaurus: &Thesaurus) -> (usize, Vec<Artifact>) {
    let mut blocks = blocks(names);
    blocks.extend(official(names, thesaurus));
    blocks.sort_unstable();
    let texts = super::spread(blocks.iter().map(|(key, block)| (key.as_str(), block.as_str())), FILE_SIZE);
    let file = |(number, text): (usize, &String)| {
        let script = format!("mingbaiSearch(\"n\",{},{number});\n", pack::literal(text));
        Artifact { path: format!("search/n/{number}.js"), bytes: script.into_bytes() }
    };
    (texts.len(), texts.iter().enumerate().map(file).collect())
}

/// Keys with their blocks, in order.
fn blocks(names: &Names) -> Vec<(String, String)> {
    let mut found: HashMap<&str, Lists> = HashMap::new();
    for (field, lines) in names.lines().into_iter().enumerate() {
        for (doc, line) in lines.enumerate() {
            collect(doc as u32, line, field, &mut found);
        }
    }
    let mut blocks: Vec<(String, String)> =
        found.iter().map(|(key, lists)| (written(key), block(key, lists))).collect();
    blocks.extend(unused(names.used()).map(|(c, about)| (c.to_string(), format!("  {about}"))));
    blocks.sort_unstable();
    blocks
}

/// The blocks of official words.
fn official(names: &Names, thesaurus: &Thesaurus) -> Vec<(String, String)> {
    let texts: BTreeSet<&str> = thesaurus.entries().flat_map(|(_, meanings)| meanings).map(String::as_str).collect();
    let long = texts.into_iter().filter(|text| units(text).len() > 2);
    long.map(|text| (written(text), whole(&names.spots(text)))).collect()
}

/// A string that is looked up whole, from all its places.
fn whole(spots: &[names::Spot]) -> String {
    let lists = [0, 3].map(|first| {
        let side = spots.iter().filter(|spot| spot.place / 3 == first / 3);
        let spot = |spot: &names::Spot| Spot {
            doc: spot.doc as u32,
            at: 0,
            starts: spot.place - first < 2,
            ends: spot.place == first,
        };
        side.map(spot).collect::<Vec<_>>()
    });
    format!("{} {}", single(&lists[0]), single(&lists[1]))
}

/// Adds every unit and every pair of neighbours of a document's names.
fn collect<'a>(doc: u32, line: &'a str, field: usize, found: &mut HashMap<&'a str, Lists>) {
    let mut at = 0;
    for name in line.split('\t') {
        let units = units(name);
        let last = units.len().saturating_sub(1);
        for (number, (from, to)) in units.iter().enumerate() {
            let spot = Spot { doc, at: at + number as u32, starts: number == 0, ends: number == last };
            found.entry(&name[*from..*to]).or_default()[field].push(spot);
            if let Some((_, end)) = units.get(number + 1) {
                let spot = Spot { ends: number + 1 == last, ..spot };
                found.entry(&name[*from..*end]).or_default()[field].push(spot);
            }
        }
        at += units.len() as u32 + 1;
    }
}

/// Byte ranges of the units of a name in normal form.
fn units(name: &str) -> Vec<(usize, usize)> {
    let mut units = Vec::with_capacity(name.len() / 3 + 1);
    for run in fold::runs(name) {
        let start = run.text.as_ptr() as usize - name.as_ptr() as usize;
        match run.class {
            Class::Sign => units.extend(run.text.char_indices().map(|(at, c)| (start + at, start + at + c.len_utf8()))),
            _ => units.push((start, start + run.text.len())),
        }
    }
    units
}

fn written(key: &str) -> String {
    key.replace(' ', "!")
}

fn block(key: &str, lists: &Lists) -> String {
    match units(key)[..] {
        [_] => {
            let sign = key.chars().next().filter(|c| fold::class(*c) == Class::Sign);
            let sounds = sign.map(|c| format!(" {}", sounds(c))).unwrap_or_default();
            format!("{} {}{sounds}", single(&lists[0]), single(&lists[1]))
        }
        _ => format!("{} {}", pairs(&lists[0], 2), pairs(&lists[1], 4)),
    }
}

fn sounds(c: char) -> String {
    readings(c).collect::<Vec<_>>().join(",")
}

/// Characters that no name has, with how they are read and what they are simplified to, as far as that is known.
fn unused(used: &BTreeSet<char>) -> impl Iterator<Item = (char, String)> {
    let common = ('\u{4e00}'..='\u{9fff}').filter(|c| rare::is_common(*c));
    let mut known: BTreeMap<char, String> = common.map(|c| (c, sounds(c))).collect();
    for (traditional, simple) in rare::pairs().filter(|(_, simple)| used.contains(simple)) {
        let about = known.entry(traditional).or_default();
        about.extend([' ', simple]);
    }
    known.into_iter().filter(|(c, _)| !used.contains(c))
}

fn single(spots: &[Spot]) -> String {
    let mut out = String::new();
    let mut next = 0;
    for here in spots.chunk_by(|a, b| a.doc == b.doc) {
        let place = |spot: &Spot| match (spot.starts, spot.ends) {
            (true, true) => 0,
            (true, false) => 1,
            _ => 2,
        };
        let best: u64 = here.iter().map(place).min().unwrap_or(2);
        let gap = u64::from(here[0].doc - next);
        next = here[0].doc + 1;
        count(&mut out, gap * 3 + best, here.len());
    }
    out
}

fn pairs(spots: &[Spot], factor: u64) -> String {
    let mut out = String::new();
    let mut next = 0;
    for here in spots.chunk_by(|a, b| a.doc == b.doc) {
        let gap = u64::from(here[0].doc - next);
        next = here[0].doc + 1;
        count(&mut out, gap, here.len());
        let mut before = 0;
        for spot in here {
            let starts = if factor == 4 && spot.starts { 2 } else { 0 };
            pack::number(&mut out, u64::from(spot.at - before) * factor + starts + u64::from(spot.ends));
            before = spot.at;
        }
    }
    out
}

/// A number, doubled, with what says how often.
fn count(out: &mut String, value: u64, times: usize) {
    pack::number(out, value * 2 + u64::from(times > 1));
    if times > 1 {
        pack::number(out, times as u64 - 2);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::guide;
    use super::*;

    fn block_of(key: &str) -> String {
        let names = Names::new(&[
            guide("社保卡", &["卡", "办卡"]),
            guide("身份证", &[]),
            guide("Business licence 办卡办卡", &["卡片"]),
        ]);
        let found = blocks(&names).into_iter().find(|(known, _)| known == key);
        found.unwrap_or_else(|| panic!("no block of {key}")).1
    }

    fn numbers(values: &[u64]) -> String {
        pack::numbers(values.iter().copied())
    }

    #[test]
    fn a_unit_has_documents_counts_and_its_best_place() {
        let titles = numbers(&[2 * 2, 6 + 2 * 2 + 1, 0]);
        let aliases = numbers(&[1, 0, 6 + 2]);
        assert_eq!(block_of("卡"), format!("{titles} {aliases} ka"));
    }

    #[test]
    fn a_pair_has_positions_and_says_where_names_start_and_end() {
        let titles = numbers(&[2 * 2 + 1, 0, 2 * 2, 2 * 2 + 1]);
        let aliases = numbers(&[0, 2 * 4 + 3]);
        assert_eq!(block_of("办卡"), format!("{titles} {aliases}"));
        assert_eq!(block_of("business!licence"), format!("{} ", numbers(&[2 * 2, 0])));
        assert_eq!(block_of("licence办"), format!("{} ", numbers(&[2 * 2, 2])));
    }

    #[test]
    fn characters_that_no_name_has_bring_what_is_known_of_them() {
        assert_eq!(block_of("架"), "  jia");
        assert_eq!(block_of("證"), "   证");
        assert_eq!(block_of("调"), "  diao,tiao");
    }
}
