//! Letters with their places on a page → lines of text.
//!
//! A PDF says where each letter stands, not which word it belongs to. Letters that follow each other on one baseline make a
//! line; a gap is a blank, a wide gap the next column.

use kurbo::{Affine, Point, Vec2};

use super::Limits;

/// Gaps in units of the letter's size.
const BLANK: f64 = 0.2;
/// Boxes for the digits of a number lie closer than this, columns farther apart.
const COLUMN: f64 = 3.0;
/// A letter that stands so far above or below is on another line.
const OTHER_LINE: f64 = 0.4;
/// One that begins so far before the end of the last was not written after it.
const BACKWARDS: f64 = -0.6;

/// Where a letter stands: its origin, the direction of writing as long as its size, and where the next one would stand.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    origin: Point,
    size: Vec2,
    end: Point,
}

impl Mark {
    /// `transform` places a letter of 1000 units; `width` is its width in these.
    pub fn new(transform: Affine, width: Option<f64>) -> Self {
        const UNITS: f64 = 1000.0;
        const USUAL: f64 = 500.0;
        let origin = transform * Point::ORIGIN;
        let size = (transform * Point::new(UNITS, 0.0)) - origin;
        Mark { origin, size, end: origin + size * (width.unwrap_or(USUAL) / UNITS) }
    }
}

/// The lines of one page.
#[derive(Debug, Default)]
pub struct Lines {
    done: Vec<String>,
    line: String,
    last: Option<Mark>,
}

enum Gap {
    None,
    Blank,
    Line,
}

impl Lines {
    pub fn add(&mut self, text: &str, mark: Mark) {
        match self.gap(mark) {
            Gap::None => {}
            Gap::Blank => self.line.push(' '),
            Gap::Line => self.end(),
        }
        // A bold letter is a letter drawn twice.
        let is_again = self.last.is_some_and(|last| (last.origin - mark.origin).hypot() < 0.05 * mark.size.hypot());
        if !(is_again && self.line.ends_with(text)) {
            self.line.push_str(text);
        }
        self.last = Some(mark);
        if self.line.len() > Limits::PARAGRAPH {
            self.end();
        }
    }

    pub fn take(mut self) -> Vec<String> {
        self.end();
        self.done
    }

    fn end(&mut self) {
        if !self.line.trim().is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
        self.line.clear();
    }

    fn gap(&self, mark: Mark) -> Gap {
        let Some(last) = self.last else { return Gap::None };
        let length = last.size.hypot2();
        if !length.is_normal() {
            return Gap::Line;
        }
        let way = mark.origin - last.end;
        let (along, across) = (way.dot(last.size) / length, way.cross(last.size) / length);
        let is_again = (last.origin - mark.origin).hypot2() < 0.0025 * length;
        match () {
            () if is_again => Gap::None,
            () if across.abs() > OTHER_LINE || !(BACKWARDS..COLUMN).contains(&along) => Gap::Line,
            () if along > BLANK => Gap::Blank,
            () => Gap::None,
        }
    }
}
