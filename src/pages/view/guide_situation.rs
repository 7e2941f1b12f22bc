//! What a guide page says about situations: the links to their pages, the one it is for, materials by condition.

use serde::Serialize;

use super::guide_rows::MaterialRow;
use super::{Link, WindowItem};
use crate::model::Guide;
use crate::pages::situation::{Case, Cases, Lines, Mark, Ready};
use crate::pages::{Context, url};
use crate::resolve::GuideHandle;
use crate::situation::Part;

/// The situation that a page is for.
#[derive(Debug, Clone, Serialize)]
pub struct Here {
    pub label: String,
    /// The guide with all its situations.
    pub guide: String,
}

/// Materials that are needed in the same situations.
#[derive(Debug, Clone, Serialize)]
pub struct MaterialGroup {
    pub mark: Mark,
    pub rows: Vec<MaterialRow>,
}

pub fn here(cx: &Context<'_>, handle: GuideHandle, ready: &Ready) -> Here {
    Here { label: ready.label.clone(), guide: url::entry("guides", &cx.portal.guide(handle).id) }
}

/// The pages of a guide's situations.
pub fn situation_links(cx: &Context<'_>, handle: GuideHandle) -> Vec<Link> {
    let id = &cx.portal.guide(handle).id;
    let ready = cx.situations(handle).iter();
    ready.map(|ready| Link::new(&ready.label, url::situation(id, &ready.key))).collect()
}

/// How many materials are certain and how many open; originals and copies of those that are certain.
pub fn count(guide: &Guide, lines: &Lines<'_>) -> (usize, usize, u32, u32) {
    let all = guide.materials.iter().enumerate();
    let certain: Vec<_> = all.filter(|(at, _)| lines.is_certain(Part::Material(*at))).map(|(_, used)| used).collect();
    let originals = certain.iter().filter_map(|used| used.originals).sum();
    let copies = certain.iter().filter_map(|used| used.copies).sum();
    (certain.len(), guide.materials.len() - certain.len(), originals, copies)
}

/// Materials by their condition, those that all need first; the words stand over the group and no longer in its rows.
pub fn grouped(rows: &[MaterialRow]) -> Vec<MaterialGroup> {
    let mut groups: Vec<MaterialGroup> = vec![MaterialGroup { mark: Mark::default(), rows: Vec::new() }];
    for row in rows {
        let mut row = row.clone();
        let mark = Mark { words: std::mem::take(&mut row.mark.words), ..row.mark.clone() };
        match groups.iter_mut().find(|group| group.mark == mark) {
            Some(group) => group.rows.push(row),
            None => groups.push(MaterialGroup { mark, rows: vec![row] }),
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The first window of each case.
pub fn place_cases(cases: &Cases, windows: &[WindowItem]) -> Vec<Case> {
    let made = cases.places.iter().filter_map(|(at, mark)| {
        let window = windows.get(*at.first()?)?;
        let (value, note) = (window.number.clone(), window.floor.clone());
        Some(Case { value, note, when: mark.when.clone(), words: mark.words.clone() })
    });
    made.collect()
}
