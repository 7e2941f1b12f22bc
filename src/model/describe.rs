//! The shape of a whole document: what stands at the top of each kind of file.

use super::shape::RecordShape;
use super::{
    Bundle, Calendar, Department, Guide, Hall, Material, Notice, Page, Policy, PrintLog, Record, Site, Synonyms, Topic,
    Window,
};
use crate::source::Kind;

/// A record that has files of its own.
pub trait Filed: Record {
    const OF: Kind;
}

/// What a file of one kind holds.
#[derive(Debug, Clone, Copy)]
pub struct DocumentShape {
    pub kind: Kind,
    pub record: RecordShape,
    /// Whether one file may hold many entries, each under its identifier.
    pub is_catalogue: bool,
}

macro_rules! filed {
    ($($record:ident),* $(,)?) => {
        $( impl Filed for $record {
            const OF: Kind = Kind::$record;
        } )*

        /// The fields of a kind of file; `None` for files that have none (forms, attachments).
        pub fn describe(kind: Kind) -> Option<DocumentShape> {
            match kind {
                $( Kind::$record => Some(DocumentShape::of::<$record>()), )*
                Kind::Form | Kind::Attachment => None,
            }
        }
    };
}

filed!(
    Site, Calendar, Synonyms, PrintLog, Department, Hall, Window, Material, Topic, Policy, Guide, Bundle, Page, Notice
);

impl DocumentShape {
    fn of<T: Filed>() -> Self {
        let kind = T::OF;
        let is_catalogue = kind.takes_yaml() && !kind.takes_markdown() && !kind.folder().is_empty();
        DocumentShape { kind, record: RecordShape::of::<T>(), is_catalogue }
    }
}
