//! Minutes of a day during which a place is open.

/// From one minute to before another; midnight at the end of the day is 1,440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub open: u16,
    pub close: u16,
}

pub const MIDNIGHT: u16 = 24 * 60;

impl Span {
    pub fn holds(self, minute: u16) -> bool {
        self.open <= minute && minute < self.close
    }
}

/// In order, and those that touch or overlap as one.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.open < span.close);
    spans.sort();
    let mut all: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match all.last_mut().filter(|last| span.open <= last.close) {
            Some(last) => last.close = last.close.max(span.close),
            None => all.push(span),
        }
    }
    all
}
