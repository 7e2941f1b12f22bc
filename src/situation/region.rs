//! The regions of a number or date: values that no condition of the guide tells apart.

use super::{Asked, Domain, Formula, Interval, Situations, Test, day_number};

impl Situations<'_> {
    /// Every condition of the guide: when its questions are asked and when its lines hold.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        self.questions.iter().map(|asked| &asked.show_when).chain(self.lines.values())
    }

    /// For each question its regions in order, between them all that can be answered; none for options.
    pub fn regions(&self) -> Vec<Vec<Interval>> {
        self.regions_of(self.lines.values())
    }

    /// The same where these conditions, instead of the guide's lines, stand beside those of the questions.
    pub fn regions_of<'f>(&self, lines: impl Iterator<Item = &'f Formula>) -> Vec<Vec<Interval>> {
        let mut tested: Vec<Vec<Interval>> = self.questions.iter().map(|_| Vec::new()).collect();
        let mut visit = |question: usize, test: &Test| {
            if let Test::Within(ranges) = test {
                tested[question].extend(ranges);
            }
        };
        self.questions.iter().for_each(|asked| asked.show_when.each_test(&mut visit));
        lines.for_each(|formula| formula.each_test(&mut visit));
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
