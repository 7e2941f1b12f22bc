//! Typed views: exactly what each template receives, in the reader's words and with addresses from the root.

mod bundle;
pub(in crate::pages) mod bundle_lists;
pub(in crate::pages) mod bundle_rows;
pub(in crate::pages) mod bundle_seen;
mod catalogue;
mod clock;
mod common;
mod desk;
mod floor;
mod guide;
mod guide_rows;
mod guide_situation;
mod holdings;
mod home;
mod item;
mod list;
mod place;
mod print;
mod search;
mod structured;
mod text;

pub use bundle::*;
pub use bundle_lists::{GivenRow, MemberRow, PaperGroup, PaperRow, RoundRow, UserRow};
pub use bundle_rows::{FigureRow, ReasonRow, SceneRow};
pub use catalogue::*;
pub use clock::*;
pub use common::*;
pub use desk::*;
pub use floor::*;
pub use guide::*;
pub use guide_rows::{
    BasisRow, ChangeRow, ConditionRow, FeeRow, FeesView, MaterialRow, OnlineView, ProcedureRow, QuestionRow, ResultRow,
    StepRow, only_fee, tally,
};
pub use guide_situation::{Here, MaterialGroup};
pub use holdings::*;
pub use home::*;
pub use item::*;
pub use list::*;
pub use place::*;
pub use print::*;
pub use search::*;
pub use structured::*;
pub use text::*;
