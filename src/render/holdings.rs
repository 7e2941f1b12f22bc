//! The table of papers and guides as classic scripts, since pages opened from disk may load nothing else.
//!
//! `holdings/table.js` says which papers each guide needs, in a few bytes each; the names of guides stand in it too, or,
//! where they are many, in `holdings/names-N.js`, each read when one of its guides is shown. Guides that show up together
//! lie together, so few are. Deliberately absent: anything about the visitor.

use serde::Serialize;

use super::Artifact;
use super::search::pack::{self, line};
use crate::pages::holdings::{Holding, Holdings, Paper};

/// What `table.js` hands over; texts are joined by line breaks.
#[derive(Serialize)]
struct Table {
    /// Key, name, group, flags (1 has a page, 2 has an electronic licence), aliases: parted by tabs.
    papers: String,
    words: String,
    /// For each guide the number of its needs; for each need eight times the paper's number and the code of the kind,
    /// and the number of its words where the kind has words.
    needs: String,
    guides: usize,
    /// Guides in each file of names; 0 when `names` holds all.
    chunk: usize,
    names: String,
}

/// Bytes of names that travel with the table.
const MOST_NAMES: usize = 48_000;
/// Guides in a file of names.
const CHUNK: usize = 256;

/// The files under `holdings/`.
pub fn files(holdings: &Holdings) -> Vec<Artifact> {
    let names = names(&holdings.guides);
    let is_small = names.len() <= MOST_NAMES;
    let table = Table {
        papers: joined(&holdings.papers, paper),
        words: joined(&holdings.words, |words| line(words)),
        needs: needs(&holdings.guides),
        guides: holdings.guides.len(),
        chunk: if is_small { 0 } else { CHUNK },
        names: if is_small { names } else { String::new() },
    };
    let mut files = vec![script("holdings/table.js".to_owned(), "table", &table)];
    if !is_small {
        let chunks = holdings.guides.chunks(CHUNK).enumerate();
        files.extend(
            chunks.map(|(n, guides)| script(format!("holdings/names-{n}.js"), &n.to_string(), &self::names(guides))),
        );
    }
    files
}

fn script(path: String, name: &str, value: &impl Serialize) -> Artifact {
    let text = format!("mingbaiHoldings(\"{name}\",{});\n", pack::literal(value));
    Artifact { path, bytes: text.into_bytes() }
}

fn joined<T>(list: &[T], text: impl Fn(&T) -> String) -> String {
    list.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn paper(paper: &Paper) -> String {
    let flags = u8::from(paper.has_page()) + 2 * u8::from(paper.has_e_licence);
    let aliases = paper.aliases.iter().map(|alias| line(alias)).collect::<Vec<_>>().join(" ");
    format!("{}\t{}\t{}\t{flags}\t{aliases}", line(&paper.key), line(&paper.name), paper.group)
}

fn names(guides: &[Holding]) -> String {
    joined(guides, |guide| format!("{}\t{}", guide.id, line(&guide.title)))
}

fn needs(guides: &[Holding]) -> String {
    let mut out = String::new();
    for guide in guides {
        pack::number(&mut out, guide.needs.len() as u64);
        for need in &guide.needs {
            pack::number(&mut out, need.paper as u64 * 8 + need.kind as u64);
            if need.kind.has_words() {
                pack::number(&mut out, need.words as u64);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::holdings::{Need, NeedKind};

    fn holdings(guides: usize) -> Holdings {
        let paper = |key: &str, name: &str| Paper {
            key: key.to_owned(),
            name: name.to_owned(),
            aliases: vec!["证".to_owned()],
            group: 0,
            has_e_licence: false,
            uses: 1,
        };
        let need = |paper, kind, words| Need { paper, kind, words };
        let guide = |n: usize| Holding {
            id: format!("guide-{n}"),
            title: format!("办理某个事项的第{n}种"),
            needs: vec![need(0, NeedKind::Must, 0), need(1, NeedKind::OnlyWhen, 1)],
        };
        Holdings {
            papers: vec![paper("id-card", "身份证"), paper("=合同", "合同")],
            guides: (0..guides).map(guide).collect(),
            words: vec!["别人代办".to_owned()],
        }
    }

    #[test]
    fn a_small_table_is_one_file_that_says_all() {
        let files = files(&holdings(1));
        let text = String::from_utf8(files[0].bytes.clone()).unwrap();
        let needs = pack::numbers([2, 0, 9, 1]);
        assert_eq!(files.len(), 1);
        assert_eq!(
            text,
            format!(
                "mingbaiHoldings(\"table\",{{\"papers\":\"id-card\\t身份证\\t0\\t1\\t证\\n=合同\\t合同\\t0\\t0\\t证\",\"words\":\"别人代办\",\"needs\":\"{needs}\",\"guides\":1,\"chunk\":0,\"names\":\"guide-0\\t办理某个事项的第0种\"}});\n"
            )
        );
    }

    #[test]
    fn the_names_of_many_guides_are_files_of_their_own() {
        let files = files(&holdings(2_000));
        assert_eq!(files.len(), 1 + 2_000_usize.div_ceil(CHUNK));
        assert!(files[0].bytes.len() < 2_000 * 5, "{} bytes for 2,000 guides of two needs", files[0].bytes.len());
        assert!(files.iter().skip(1).all(|file| file.path.starts_with("holdings/names-") && file.bytes.len() < 16_000));
    }
}
