//! The level of each rule on this site: its default, unless `site.yaml` says otherwise and why.

use std::collections::BTreeMap;

use super::rules::ALL;
use super::{CheckOptions, Rule, rules};
use crate::diag::{Diagnostic, Diagnostics, Severity, nearest};
use crate::model::{Level, RuleSetting, Site, Text};

/// The levels a site has set, by the rule's name.
#[derive(Debug)]
pub struct Levels {
    set: BTreeMap<&'static str, Level>,
    allow_incomplete: bool,
}

impl Levels {
    /// Reads the site's settings; a rule that does not exist or is set twice is a finding.
    pub fn of(site: &Site, options: &CheckOptions) -> (Self, Diagnostics) {
        let mut levels = Levels { set: BTreeMap::new(), allow_incomplete: options.allow_incomplete };
        let mut diags = Diagnostics::new();
        for setting in &site.rules {
            levels.set(setting, &mut diags);
        }
        (levels, diags)
    }

    fn set(&mut self, setting: &RuleSetting, diags: &mut Diagnostics) {
        let Some(level) = setting.level.filter(|_| !setting.rule.is_empty()) else { return };
        match rules::find(&setting.rule) {
            None => diags.push(unknown(&setting.rule)),
            Some(rule) if self.set.insert(rule.name, level).is_some() => {
                let finding = Diagnostic::error("rule-set-twice", setting.rule.span);
                diags.push(finding.arg("rule", rule.name).help("rule-set-twice.help"));
            }
            Some(_) => {}
        }
    }

    /// The level of a rule here.
    pub fn level(&self, rule: &Rule) -> Level {
        self.set.get(rule.name).copied().unwrap_or(rule.level)
    }

    /// How findings of a rule are shown; `None` when it is not asked.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.level(rule).severity() {
            Some(Severity::Error) if rule.presence && self.allow_incomplete => Some(Severity::Warning),
            other => other,
        }
    }
}

/// "No such rule", naming the nearest.
pub fn unknown(name: &Text) -> Diagnostic {
    let finding = Diagnostic::error("unknown-rule", name.span).arg("rule", &name.value);
    match nearest(name, ALL.iter().map(|rule| rule.name)) {
        Some(near) => finding.arg("near", near).help("unknown-rule.help-near"),
        None => finding.help("unknown-rule.help"),
    }
}
