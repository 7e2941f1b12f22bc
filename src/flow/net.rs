//! Procedures that wait for one another, in words, ready to be laid out: the members of a bundle.

/// What a chart of several procedures says.
#[derive(Debug, Clone, Default)]
pub struct Net {
    pub start: String,
    pub end: String,
    /// Each behind those it waits for.
    pub stops: Vec<Stop>,
}

/// One procedure.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    pub heading: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// Places of the procedures it waits for; what does not stand in front of it is no such place.
    pub after: Vec<usize>,
}

/// Lines that run together: everything in `from` must be done before anything in `to` begins. Places are those of the
/// boxes: 0 is the beginning, then the procedures, then the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bus {
    pub from: Vec<usize>,
    pub to: Vec<usize>,
}

impl Net {
    /// The place of the end.
    pub fn last(&self) -> usize {
        self.stops.len() + 1
    }

    /// All lines, those with the same beginnings as one. A wait that follows from others is no line of its own.
    pub fn buses(&self) -> Vec<Bus> {
        let mut buses: Vec<Bus> = Vec::new();
        let mut add = |from: Vec<usize>, to: usize| match buses.iter_mut().find(|bus| bus.from == from) {
            Some(bus) => bus.to.push(to),
            None => buses.push(Bus { from, to: vec![to] }),
        };
        let before = self.before();
        for (at, before) in before.iter().enumerate() {
            let from: Vec<usize> = before.iter().map(|first| first + 1).collect();
            add(if from.is_empty() { vec![0] } else { from }, at + 1);
        }
        let is_last = |at: &usize| before.iter().all(|before| !before.contains(at));
        let last: Vec<usize> = (0..self.stops.len()).filter(is_last).map(|at| at + 1).collect();
        add(if last.is_empty() { vec![0] } else { last }, self.last());
        buses
    }

    /// In which row each box stands when those that wait for nobody in between stand side by side.
    pub fn rows(&self) -> Vec<usize> {
        let mut rows = vec![0; self.stops.len() + 2];
        for (at, before) in self.before().iter().enumerate() {
            rows[at + 1] = 1 + before.iter().map(|first| rows[first + 1]).max().unwrap_or(0);
        }
        rows[self.stops.len() + 1] = 1 + rows.iter().max().copied().unwrap_or(0);
        rows
    }

    /// For each procedure those it waits for, without those that one of them waits for.
    fn before(&self) -> Vec<Vec<usize>> {
        let mut behind: Vec<Vec<bool>> = Vec::new();
        let mut all = Vec::new();
        for (at, stop) in self.stops.iter().enumerate() {
            let mut before: Vec<usize> = stop.after.iter().copied().filter(|first| *first < at).collect();
            before.sort_unstable();
            before.dedup();
            let mut own = vec![false; at];
            for &first in &before {
                own.iter_mut().zip(&behind[first]).for_each(|(own, theirs)| *own |= *theirs);
            }
            before.retain(|first| !own[*first]);
            before.iter().for_each(|first| own[*first] = true);
            behind.push(own);
            all.push(before);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(after: &[&[usize]]) -> Net {
        let stop = |after: &&[usize]| Stop { after: after.to_vec(), ..Stop::default() };
        Net { stops: after.iter().map(stop).collect(), ..Net::default() }
    }

    fn bus(from: &[usize], to: &[usize]) -> Bus {
        Bus { from: from.to_vec(), to: to.to_vec() }
    }

    #[test]
    fn what_waits_for_the_same_shares_a_line() {
        let shop = net(&[&[], &[], &[1], &[0, 1], &[0, 1]]);
        let expected = [bus(&[0], &[1, 2]), bus(&[2], &[3]), bus(&[1, 2], &[4, 5]), bus(&[3, 4, 5], &[6])];
        assert_eq!(shop.buses(), expected);
        assert_eq!(shop.rows(), [0, 1, 1, 2, 2, 2, 3]);
    }

    #[test]
    fn a_wait_that_follows_from_another_is_no_line() {
        assert_eq!(net(&[&[], &[0], &[0, 1]]).buses()[2], bus(&[2], &[3]));
    }

    #[test]
    fn waits_for_itself_or_for_what_comes_later_are_left_out() {
        assert_eq!(net(&[&[0, 1, 9], &[]]).buses(), [bus(&[0], &[1, 2]), bus(&[1, 2], &[3])]);
        assert_eq!(net(&[]).buses(), [bus(&[0], &[1])]);
    }
}
