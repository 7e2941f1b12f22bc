//! Findings that say the same about the same place, such as the eighteen missing fields of one guide, told as one.

use std::collections::BTreeMap;

use crate::diag::{Arg, Diagnostic, Diagnostics, Severity, Span};
use crate::lang::Lang;

/// Findings of one rule at one place; the first stands for all.
pub struct Group<'a> {
    pub first: &'a Diagnostic,
    pub others: Vec<&'a Diagnostic>,
}

/// The findings in their order, each group where its first finding stood.
pub fn groups(found: &Diagnostics) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: BTreeMap<(Span, &str, Severity), usize> = BTreeMap::new();
    for finding in found.iter() {
        let key = finding.span.map(|span| (span, finding.code, finding.severity));
        match key.and_then(|key| known.get(&key).copied()).and_then(|index| groups.get_mut(index)) {
            Some(group) => group.others.push(finding),
            None => {
                known.extend(key.map(|key| (key, groups.len())));
                groups.push(Group { first: finding, others: Vec::new() });
            }
        }
    }
    groups
}

impl Group<'_> {
    /// Number of findings.
    pub fn len(&self) -> usize {
        1 + self.others.len()
    }

    /// What the other findings are about: their fields, or their whole sentences.
    pub fn others(&self, lang: Lang) -> Vec<String> {
        self.others.iter().map(|finding| subject(finding, lang)).collect()
    }
}

/// The field a finding is about, or its sentence.
pub fn subject(finding: &Diagnostic, lang: Lang) -> String {
    let field = finding.args.iter().find(|(name, arg)| *name == "field" && matches!(arg, Arg::Field { .. }));
    field.map_or_else(|| lang.message(finding), |(_, arg)| arg.shown(lang))
}
