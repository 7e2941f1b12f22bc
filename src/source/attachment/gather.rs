//! Collects what readers find, within bounds, and drops what no rule could ask about.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Excerpt, Facet, Limits, Obstacle, Place};

/// Fewest digits of a text that is kept; a number plate has three, and a letter for each missing one.
const FEWEST_DIGITS: usize = 3;

/// The findings of one file while it is being read.
#[derive(Debug, Default)]
pub struct Gather {
    pub excerpts: Vec<Excerpt>,
    pub obstacles: Vec<(Obstacle, Place)>,
    /// Bytes of text seen, kept or not.
    pub seen: usize,
    kept: usize,
    /// The file inside the attachment that is being read.
    pub inside: String,
    pub budget: Budget,
}

/// How many bytes may still be unpacked, for a file and all that lies in it.
#[derive(Debug, Clone)]
pub struct Budget(Arc<AtomicU64>);

impl Default for Budget {
    fn default() -> Self {
        Budget(Arc::new(AtomicU64::new(Limits::UNPACKED)))
    }
}

impl Budget {
    /// Takes so many bytes; false when there are no more.
    pub fn take(&self, bytes: u64) -> bool {
        let left = self.0.load(Ordering::Relaxed).saturating_sub(bytes);
        self.0.store(left, Ordering::Relaxed);
        left > 0
    }

    pub fn is_spent(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

impl Gather {
    /// A text; false when there is no room for more.
    pub fn text(&mut self, place: Place, text: &str) -> bool {
        let text = text.trim();
        self.seen = self.seen.saturating_add(text.len());
        if text.chars().filter(|c| is_digit(*c)).take(FEWEST_DIGITS).count() == FEWEST_DIGITS {
            self.keep(place, Facet::Text, text);
        }
        self.kept <= Limits::TEXT
    }

    /// A property: kept once for each place and value.
    pub fn property(&mut self, place: Place, facet: Facet, text: &str) {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if !text.is_empty() {
            self.keep(place, facet, text);
        }
    }

    pub fn obstacle(&mut self, obstacle: Obstacle, place: Place) {
        let entry = (obstacle, Place { inside: self.inside.clone(), ..place });
        if !self.obstacles.contains(&entry) {
            self.obstacles.push(entry);
        }
    }

    /// The file as a whole, or the embedded one, could not be read.
    pub fn refuse(&mut self, obstacle: Obstacle) {
        self.obstacle(obstacle, Place::default());
    }

    fn keep(&mut self, place: Place, facet: Facet, text: &str) {
        if self.kept > Limits::TEXT {
            return;
        }
        let excerpt = Excerpt { place: Place { inside: self.inside.clone(), ..place }, facet, text: text.to_owned() };
        // What a file shows twice it often stores twice in a row.
        if self.excerpts.last() == Some(&excerpt) || (facet != Facet::Text && self.excerpts.contains(&excerpt)) {
            return;
        }
        self.kept += text.len() + 64;
        if self.kept > Limits::TEXT {
            self.refuse(Obstacle::TooLarge);
            return;
        }
        self.excerpts.push(excerpt);
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}
