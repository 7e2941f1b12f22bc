//! The regions of a number or date: values that no condition of the guide tells apart.

use super::{Asked, Domain, Formula, Interval, Situations, Test, day_number};

impl Situations<'_> {
    /// Every condition of the guide: when its questions are asked and when its lines hold.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.questions.iter().map(|asked| &asked.show_when).chain(self.lines.values())
    }

    /// For each question its regions in order, between them all that can be answered; none for options.
    pub fn regions(&self) -> Vec<Vec<Interval>> {
        let mut tested: Vec<Vec<Interval>> = self.questions.iter().map(|_| Vec::new()).collect();
        for formula in self.formulas() {
            formula.each_test(&mut |question, test| {
                if let Test::Within(ranges) = test {
                    tested[question].extend(ranges);
                }
            });
        }
        let asked = self.questions.iter().zip(tested);
        asked.map(|(asked, tested)| asked.domain.range().map(|all| all.cut(tested)).unwrap_or_default()).collect()
    }
}

/// The value that stands for a region: the one beside its threshold, as a clerk would try it.
pub fn representative(asked: &Asked<'_>, region: Interval) -> i64 {
    let all = asked.domain.range().unwrap_or(region);
    match (region.min == all.min, region.max == all.max) {
        (true, true) => usual(&asked.domain, region),
        (true, false) => region.max,
        _ => region.min,
    }
}

/// A value of a range that nothing divides: no one is born in 1900.
fn usual(domain: &Domain, range: Interval) -> i64 {
    let usual = match domain {
        Domain::Date(_) => day_number(jiff::civil::date(2000, 1, 1)),
        _ => 1,
    };
    if range.contains(usual) { usual } else { range.min }
}
