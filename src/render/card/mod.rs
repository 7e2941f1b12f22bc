//! Cards → PDF: the only door to Typst, behind the feature `cards`.
//!
//! In: font files, the theme's `cards/*.typ`, and [`Order`](crate::pages::card::Order)s. Out: one PDF each: tagged,
//! PDF/UA-1 and PDF/A-2a, the same bytes every time; or a finding at the entry that cannot be printed.
//! Three things that Typst lets pass are errors here: content that does not fit its page, characters that no font has,
//! and warnings. Deliberately absent: reading font files (`source/fonts.rs`), the wording (the template), a clock.

#[cfg(feature = "cards")]
mod alone;
#[cfg(feature = "cards")]
mod document;
#[cfg(feature = "cards")]
mod fit;
#[cfg(feature = "cards")]
mod fonts;
#[cfg(feature = "cards")]
mod glyphs;
#[cfg(feature = "cards")]
mod pdf;
#[cfg(feature = "cards")]
mod printer;
pub mod qr;
#[cfg(feature = "cards")]
mod template;
#[cfg(feature = "cards")]
mod world;

#[cfg(not(feature = "cards"))]
mod without;
#[cfg(not(feature = "cards"))]
use without as printer;

pub use printer::Printer;

use std::collections::BTreeMap;

use super::Artifact;
use crate::diag::Diagnostic;

/// The theme's templates, by their path below `cards/`; one may import another by that path.
pub type Templates = BTreeMap<String, String>;

/// An order as it came out of the printer.
#[derive(Debug, Clone)]
pub struct Sheets {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Of the first page, in millimetres.
    pub width: u32,
    pub height: u32,
}

/// Takes finished cards, from several threads at once; a refusal (a full disk) is reported and ends the print run.
pub type Sink<'a> = dyn Fn(Artifact) -> Result<(), Box<Diagnostic>> + Sync + 'a;
