//! What a laid-out chart is made of. Units are pixels on a phone: running text is 16 high.

use serde::{Deserialize, Serialize};

/// A chart, ready to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    pub width: i32,
    pub height: i32,
    pub frames: Vec<Frame>,
    pub edges: Vec<Edge>,
    pub labels: Vec<Label>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", from = "String")]
pub enum Kind {
    Start,
    /// Whatever a template makes up is drawn like one.
    Step,
    End,
    /// A special procedure.
    Aside,
}

impl From<String> for Kind {
    fn from(word: String) -> Self {
        match word.as_str() {
            "start" => Kind::Start,
            "end" => Kind::End,
            "aside" => Kind::Aside,
            _ => Kind::Step,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rect {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// A box with what is written in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    pub kind: Kind,
    pub place: Rect,
    pub lines: Vec<Words>,
}

/// A line from box to box, its corners in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    pub points: Vec<(i32, i32)>,
    /// A way that a case goes; what only hangs on is dashed and has no head.
    pub has_head: bool,
}

/// What is written beside a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    pub place: Rect,
    pub lines: Vec<Words>,
}

/// One line of text; `x` is its left end or, where it is centred, its middle, and `y` its baseline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub x: i32,
    pub y: i32,
    pub size: i32,
    pub is_bold: bool,
    pub is_centred: bool,
    pub text: String,
}

impl Rect {
    pub fn right(self) -> i32 {
        self.x + self.width
    }

    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    pub fn middle(self) -> (i32, i32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}
