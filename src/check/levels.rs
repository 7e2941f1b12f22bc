//! The level of each rule on this site: its default, unless `site.yaml` says otherwise and why.

use std::collections::BTreeMap;

use super::rules::ALL;
use super::{CheckOptions, Rule, rules};
use crate::diag::{Diagnostic, Diagnostics, Severity, nearest};
use crate::lang;
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

/// "No such rule", naming the nearest name or code. What is found in every content, rules or not, is no rule either.
pub fn unknown(name: &Text) -> Diagnostic {
    let finding = Diagnostic::error("unknown-rule", name.span).arg("rule", &name.value);
    if lang::is_finding(name) {
        return finding.help("unknown-rule.help-fixed");
    }
    match nearest(name, ALL.iter().flat_map(|rule| [rule.name, rule.code])) {
        Some(near) => finding.arg("near", near).help("unknown-rule.help-near"),
        None => finding.help("unknown-rule.help"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::fixture::findings;

    const GUIDE: &str = "=== guides/a.yaml\ntitle: 甲\npromised_limit: 9日\nstatutory_limit: 5日\n";

    /// What a site with these settings finds about them and about the limits of the guide.
    fn found(rules: &str) -> Vec<String> {
        let all = findings(&format!("=== site.yaml\nrules:\n{rules}{GUIDE}")).into_iter();
        all.filter(|code| code.contains("rule") || code.contains("promised-over")).collect()
    }

    fn setting(rule: &str) -> String {
        format!("  - {{rule: {rule}, level: 允许, reason: 省里另有规定}}\n")
    }

    #[test]
    fn a_rule_is_set_by_its_name_or_by_its_code() {
        assert_eq!(found(&setting("promised-over-statutory")), Vec::<String>::new());
        assert_eq!(found(&setting("P0101")), Vec::<String>::new());
    }

    #[test]
    fn a_rule_set_by_its_name_and_again_by_its_code_is_set_twice() {
        assert_eq!(found(&(setting("promised-over-statutory") + &setting("P0101"))), ["rule-set-twice"]);
    }

    #[test]
    fn names_and_codes_that_are_no_rule_are_errors_and_change_nothing() {
        for slip in ["P9999", "p0101", "promised-over-statutry", "missing-field", "所有规则"] {
            assert_eq!(found(&setting(slip)), ["unknown-rule", "promised-over-statutory"], "{slip}");
        }
    }
}
