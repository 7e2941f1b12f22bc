//! The matrix: a row for each guide, a column for each element.

use super::element::{ALL, Item, State};
use super::situation;
use super::view::{GroupHead, MatrixRow};
use crate::lang::Lang;
use crate::resolve::{GuideHandle, Portal};

/// The guide's row.
pub fn row(lang: Lang, portal: &Portal, handle: GuideHandle) -> MatrixRow {
    let entry = portal.guide(handle);
    let guide = &entry.value.head;
    let links = &portal.guide_links(handle).materials;
    let entries: Vec<_> = links.iter().map(|link| link.map(|handle| &*portal.material(handle).value)).collect();
    let situations = situation::sum(lang, guide, &entries);
    let item = Item { guide, materials: guide.materials.iter().zip(entries).collect() };
    let states: Vec<State> = ALL.iter().map(|element| element.state(&item)).collect();
    let missing = states.iter().filter(|state| **state == State::Missing).count();
    MatrixRow { title: title(portal, handle), cells: states.into_iter().map(letter).collect(), missing, situations }
}

/// The guide's title, or its identifier where none is written.
pub fn title(portal: &Portal, handle: GuideHandle) -> String {
    let entry = portal.guide(handle);
    let title = &entry.value.head.title.value;
    if title.is_empty() { entry.id.clone() } else { title.clone() }
}

fn letter(state: State) -> char {
    match state {
        State::Filled => 'f',
        State::Missing => 'm',
        State::NotApplicable => 'n',
    }
}

/// The upper line of the head.
pub fn groups(lang: Lang) -> Vec<GroupHead> {
    let chunks = ALL.chunk_by(|one, next| one.group == next.group);
    chunks.map(|chunk| GroupHead { name: lang.text(chunk[0].group), columns: chunk.len() }).collect()
}

/// The lower line of the head.
pub fn elements(lang: Lang) -> Vec<&'static str> {
    ALL.iter().map(|element| lang.text(element.name)).collect()
}

/// How many of these guides lack each element.
pub fn gaps<'a>(rows: impl Iterator<Item = &'a MatrixRow>) -> Vec<usize> {
    let mut gaps = vec![0; ALL.len()];
    for row in rows {
        gaps.iter_mut().zip(&row.cells).for_each(|(gap, cell)| *gap += usize::from(*cell == 'm'));
    }
    gaps
}

/// How many of a hundred elements that apply are there, rounded down: 100 means that nothing is missing.
pub fn percent<'a>(rows: impl Iterator<Item = &'a MatrixRow>) -> Option<usize> {
    let cells = rows.flat_map(|row| &row.cells);
    let (filled, all) = cells.fold((0, 0), |(filled, all), cell| match cell {
        'f' => (filled + 1, all + 1),
        'm' => (filled, all + 1),
        _ => (filled, all),
    });
    (filled * 100_usize).checked_div(all)
}
