//! Page → bytes: HTML, the search index, cards. Nothing here touches the file system.

pub mod card;
pub mod flow;
pub mod holdings;
pub mod html;
pub mod ics;
pub mod plan;
pub mod search;
pub mod sitemap;

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Relative to the output folder, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
}
