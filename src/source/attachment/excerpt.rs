//! What was found in an attachment, and where.

use crate::diag::FileId;

/// One attachment after it was looked into.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    pub path: String,
    pub file: FileId,
    pub excerpts: Vec<Excerpt>,
    /// What could not be read, and why; the rest was.
    pub obstacles: Vec<(Obstacle, Place)>,
}

/// A text or a property of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub place: Place,
    pub facet: Facet,
    pub text: String,
}

/// What an excerpt says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// Something a reader of the file sees, or a program shows of it.
    Text,
    /// Who wrote, changed, owns or annotated it.
    Person,
    /// Where a picture was taken: latitude and longitude.
    Position,
    /// The number of the camera or lens that took it.
    Serial,
}

/// A place in an attachment: a key of `lang/` with `{value}` filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The name of the file inside the attachment, for embedded ones; mostly empty.
    pub inside: String,
    /// Empty for the file as a whole.
    pub key: &'static str,
    pub value: String,
}

/// Why nobody could look into an attachment, or into a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Asks for a password.
    Encrypted,
    /// The format of an old office program, or an encrypted new one.
    Legacy,
    /// Pages that are pictures.
    Scan,
    /// Letters that the file does not say the meaning of.
    Unmapped,
    /// ZIP, RAR and the like.
    Archive,
    /// Beyond the limits, or not done in time.
    TooLarge,
    /// Not what its first bytes say, or the reader broke down.
    Damaged,
    Empty,
    Unknown,
    /// The operating system would not let us.
    Unreadable,
}

impl Place {
    pub fn new(key: &'static str, value: impl Into<String>) -> Self {
        Place { inside: String::new(), key, value: value.into() }
    }
}

impl Obstacle {
    /// The key of `lang/` that says why.
    pub fn word(self) -> &'static str {
        match self {
            Obstacle::Encrypted => "obstacle.encrypted",
            Obstacle::Legacy => "obstacle.legacy",
            Obstacle::Scan => "obstacle.scan",
            Obstacle::Unmapped => "obstacle.unmapped",
            Obstacle::Archive => "obstacle.archive",
            Obstacle::TooLarge => "obstacle.too-large",
            Obstacle::Damaged => "obstacle.damaged",
            Obstacle::Empty => "obstacle.empty",
            Obstacle::Unknown => "obstacle.unknown",
            Obstacle::Unreadable => "obstacle.unreadable",
        }
    }
}
