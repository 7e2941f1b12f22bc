//! The merged list of papers on a bundle's card: what is brought, who keeps it, and what need not be brought.

use std::collections::BTreeSet;

use super::facts::{BundleGiven, BundleMaterial};
use crate::bundle::{Paper, PaperKey, Use};
use crate::lang::Lang;
use crate::model::{Keep, Medium, Necessity, Text};
use crate::pages::card::facts::{en, first};
use crate::pages::view::bundle_seen::Seen;
use crate::pages::words;
use crate::situation::Formula;

/// Everything that may have to be brought; `numbers` are those of the members on the card.
pub fn materials(seen: &Seen<'_, '_>, numbers: &[u32]) -> Vec<BundleMaterial> {
    seen.chain.papers.iter().filter_map(|paper| material(seen, numbers, paper)).collect()
}

fn material(seen: &Seen<'_, '_>, numbers: &[u32], paper: &Paper<'_>) -> Option<BundleMaterial> {
    let brought: Vec<&Use<'_>> = paper.uses.iter().filter(|line| seen.may(&line.together)).collect();
    let first = brought.first()?;
    let count = seen.brought(paper)?.most;
    let when = Formula::Any(brought.iter().map(|line| line.together.clone()).collect());
    // What says no number, as an electronic paper, has none here either.
    let is_counted = |number: fn(&Use<'_>) -> Option<u32>| brought.iter().any(|line| number(line).is_some());
    let is_required = brought.iter().any(|line| line.used.necessity.is_none_or(|need| need == Necessity::Required));
    let needs = if is_required { Some(Necessity::Required) } else { first.used.necessity };
    let keeping = |keep: Option<Keep>| members(numbers, brought.iter().filter(|line| kept(line) == keep).copied());
    let defer = first.used.defer_limit.filter(|_| needs == Some(Necessity::Deferrable));
    Some(BundleMaterial {
        name: name(seen, first),
        originals: is_counted(|line| line.used.originals).then_some(count.originals),
        copies: is_counted(|line| line.used.copies).then_some(count.copies),
        medium: en(medium(&brought)),
        necessity: en(needs),
        defer_limit: defer.map(|limit| words::limit(Lang::Zh, limit)).unwrap_or_default(),
        applies_to: applies_to(seen.mark(&when).words, &brought),
        waived_by: each_once(brought.iter().map(|line| &line.used.waived_by)),
        collected: keeping(Some(Keep::Collected)),
        shown: keeping(Some(Keep::Shown)),
        others: keeping(None),
    })
}

/// What becomes of the originals, where there are any.
fn kept(line: &Use<'_>) -> Option<Keep> {
    line.used.keep.filter(|_| line.used.originals.unwrap_or(0) > 0)
}

/// On paper where one member wants paper; electronic only where all do.
fn medium(brought: &[&Use<'_>]) -> Option<Medium> {
    let has = |medium: Option<Medium>| brought.iter().any(|line| line.used.medium == medium);
    match () {
        () if has(None) => None,
        () if has(Some(Medium::Paper)) => Some(Medium::Paper),
        () if has(Some(Medium::Either)) => Some(Medium::Either),
        () => Some(Medium::Electronic),
    }
}

/// In which situations it is brought: by the answers, else as the lines say it where every one of them says something.
fn applies_to(when: String, brought: &[&Use<'_>]) -> String {
    let is_worded = |line: &&Use<'_>| line.used.when.is_none() && !line.used.applies_to.is_empty();
    let said = match brought.iter().all(is_worded) {
        true => each_once(brought.iter().map(|line| &line.used.applies_to)),
        false => Vec::new(),
    };
    let clauses = [when, said.join("、")];
    clauses.into_iter().filter(|clause| !clause.is_empty()).collect::<Vec<_>>().join("，")
}

fn each_once<'t>(texts: impl Iterator<Item = &'t Text>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !all.contains(&text.value) {
            all.push(text.value.clone());
        }
    }
    all
}

/// The numbers of the lines' members, each once.
fn members<'u, 'a: 'u>(numbers: &[u32], lines: impl Iterator<Item = &'u Use<'a>>) -> Vec<u32> {
    lines.map(|line| numbers[line.member]).collect::<BTreeSet<u32>>().into_iter().collect()
}

fn name(seen: &Seen<'_, '_>, line: &Use<'_>) -> String {
    let catalogue = seen.entry(line).map(|entry| &seen.cx.portal.material(entry).value.name);
    first(&[Some(&line.used.name), catalogue])
}

/// Papers that a member in front hands out wherever it takes part, one entry for each paper.
pub fn given(seen: &Seen<'_, '_>, numbers: &[u32]) -> Vec<BundleGiven> {
    let catalogued = seen.chain.papers.iter().filter(|paper| matches!(paper.key, PaperKey::Catalogue(_)));
    let entry = |paper: &Paper<'_>| {
        let lines: Vec<&Use<'_>> = paper.uses.iter().filter(|line| !line.givers.is_empty()).collect();
        let from: BTreeSet<u32> = lines.iter().flat_map(|line| &line.givers).map(|giver| numbers[*giver]).collect();
        Some(BundleGiven {
            name: name(seen, lines.first()?),
            from: from.into_iter().collect(),
            to: members(numbers, lines.into_iter()),
        })
    };
    catalogued.filter_map(entry).collect()
}
