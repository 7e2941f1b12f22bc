//! What the rules about situations share: flaws are found once for each guide (`situation/prove/`), each rule words its kind.

use crate::check::{Found, Rule, Scope};
use crate::diag::Span;
use crate::lang::Lang;
use crate::situation::prove::{Examined, FlawKind};
use crate::situation::{Formula, Interval, Test, answered, told};

/// The arguments of a sentence.
pub type Args = Vec<(&'static str, String)>;

/// A finding for each flaw that `args` knows, with answers that show it as `{witness}`. Labels are the guide's own, so what
/// is quoted of it is put together as the guide is written, in Chinese.
pub fn report(
    rule: &Rule,
    help: &'static str,
    examined: &Examined<'_>,
    found: &mut Found,
    args: impl Fn(&FlawKind) -> Option<Args>,
) {
    for flaw in &examined.flaws {
        let Some(args) = args(&flaw.kind) else { continue };
        let mut finding = rule.at(flaw.span).help(help);
        for (name, value) in args {
            finding = finding.arg(name, value);
        }
        if let Some(witness) = &flaw.witness {
            let words = answered(Lang::Zh, &examined.situations, &witness.answers, &witness.telling);
            finding = finding.arg("witness", words);
        }
        if let Some(other) = flaw.other {
            finding = finding.related(other, "and-here");
        }
        found.push(finding);
    }
}

/// Identifiers to choose from.
pub fn listed(known: &[String]) -> String {
    match known {
        [] => Lang::Zh.text("situation.no-known").to_owned(),
        known => known.join("、"),
    }
}

pub fn name_of(examined: &Examined<'_>, question: usize) -> String {
    examined.situations.questions[question].name().to_owned()
}

pub fn label_of(examined: &Examined<'_>, question: usize, option: usize) -> String {
    let option = examined.situations.questions[question].options().get(option);
    option.map(|option| option.label.value.clone()).unwrap_or_default()
}

/// 年龄16岁以上、不满19岁.
pub fn range_of(examined: &Examined<'_>, question: usize, range: Interval) -> String {
    told(Lang::Zh, &examined.situations, &Formula::Is { question, test: Test::Within(vec![range]) })
}

/// As the editor wrote it.
pub fn written(scope: &Scope<'_>, span: Span) -> String {
    scope.written(span).to_owned()
}

/// 1个工作日 + 3个工作日.
pub fn sum_of(scope: &Scope<'_>, spans: &[Span]) -> String {
    spans.iter().map(|span| scope.written(*span)).collect::<Vec<_>>().join(" + ")
}
