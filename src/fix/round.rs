//! One round over a file: as many mends at once as do not touch each other and stand before the judge.

use std::collections::BTreeMap;

use super::judge::{self, Why};
use super::look::Look;
use crate::diag::{Edit, apply};

/// The edits of one finding: all of them or none.
#[derive(Debug, Clone)]
pub struct Mend {
    /// The line it begins in, from 1.
    pub line: usize,
    pub edits: Vec<Edit>,
    /// It may change nothing that the file says.
    pub is_tidying: bool,
}

/// The file after the round, the mends that were dropped, and how many were made. Of two mends for the same bytes the
/// first is made; the other is found again in the next round if there is still something to mend.
pub fn run(look: Look, mends: Vec<Mend>, site: Option<&str>) -> (Look, Vec<(Mend, Why)>, usize) {
    let mut trial = Trial { before: &look, site, made: Vec::new(), after: None, dropped: Vec::new() };
    trial.admit(&apart(mends));
    let Trial { made, after, dropped, .. } = trial;
    match after {
        Some(after) => (after, dropped, made.len()),
        None => (look, dropped, 0),
    }
}

/// The mends without those that want bytes of an earlier one.
fn apart(mends: Vec<Mend>) -> Vec<Mend> {
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut kept = mends;
    kept.retain(|mend| {
        let is_free = !mend.edits.iter().any(|edit| is_taken(&taken, edit));
        if is_free {
            taken.extend(mend.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        is_free
    });
    kept
}

/// Whether one of the taken spans, which are apart, holds a byte or the place of the edit.
fn is_taken(taken: &BTreeMap<u32, u32>, edit: &Edit) -> bool {
    let end = edit.span.end.max(edit.span.start + 1);
    let last = taken.range(..end).next_back();
    last.is_some_and(|(start, end)| *end > edit.span.start || *start == edit.span.start)
}

struct Trial<'a> {
    before: &'a Look,
    site: Option<&'a str>,
    made: Vec<Mend>,
    after: Option<Look>,
    dropped: Vec<(Mend, Why)>,
}

impl Trial<'_> {
    /// Makes the mends; where they do not stand together, each half by itself, down to the ones that are to blame.
    fn admit(&mut self, mends: &[Mend]) {
        if mends.is_empty() {
            return;
        }
        match (self.attempt(mends), mends) {
            (Ok(after), _) => {
                self.after = Some(after);
                self.made.extend_from_slice(mends);
            }
            (Err(why), [mend]) => self.dropped.push((mend.clone(), why)),
            (Err(_), _) => {
                let (first, second) = mends.split_at(mends.len() / 2);
                self.admit(first);
                self.admit(second);
            }
        }
    }

    fn attempt(&self, mends: &[Mend]) -> Result<Look, Why> {
        let all = || self.made.iter().chain(mends);
        let mut edits: Vec<Edit> = all().flat_map(|mend| mend.edits.iter().cloned()).collect();
        edits.sort();
        let text = apply(&self.before.text, &edits).ok_or(Why::Changed)?;
        let after = Look::at(&self.before.path, text, self.site).ok_or(Why::Changed)?;
        let may_change: &[Edit] = if all().any(|mend| mend.is_tidying) { &[] } else { &edits };
        judge::judge(self.before, &after, &edits, may_change)?;
        Ok(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};

    fn mend(places: &[(usize, usize)]) -> Mend {
        let edits = places.iter().map(|(start, end)| Edit::new(Span::new(FileId(0), *start, *end), "x")).collect();
        Mend { line: 1, edits, is_tidying: false }
    }

    #[test]
    fn of_two_mends_for_the_same_bytes_the_first_is_made() {
        let mends = [&[(0, 2), (9, 12)][..], &[(2, 2)], &[(1, 3)], &[(2, 2)], &[(3, 9)], &[(11, 11)], &[(12, 13)]];
        let kept = apart(mends.into_iter().map(mend).collect());
        let starts: Vec<u32> = kept.iter().map(|mend| mend.edits[0].span.start).collect();
        assert_eq!(starts, [0, 2, 3, 12]);
    }
}
