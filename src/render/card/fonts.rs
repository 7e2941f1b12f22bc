//! Font files → the faces that Typst may use.

use typst::foundations::Bytes;
use typst::text::{Font, FontWeight, StandardAxes};

/// Characters that a face for cards must have.
const PROBE: &str = "明白卡办事窗口";
/// From this weight on a face counts as bold.
const BOLD: u16 = 600;

/// The faces of the cards; `family` is the one that the template sets everything in.
pub struct Faces {
    pub family: String,
    pub fonts: Vec<Font>,
}

/// Picks the named family, or the first that holds Chinese; `None` when none does.
///
/// Of a system's collection only that family is kept. Of the theme's own files (no family named) all are kept, so
/// that a site can add a face for rare characters.
pub fn choose(family: Option<&str>, files: Vec<Vec<u8>>) -> Option<Faces> {
    let mut fonts: Vec<Font> = files.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    let named = fonts.iter().find(|font| family == Some(font.info().family.as_str()) && holds_chinese(font));
    let chosen = named.or_else(|| fonts.iter().find(|font| holds_chinese(font)))?.info().family.clone();
    if family.is_some() {
        fonts.retain(|font| font.info().family == chosen);
    }
    Some(Faces { family: chosen, fonts })
}

fn holds_chinese(font: &Font) -> bool {
    PROBE.chars().all(|c| font.info().coverage.contains(u32::from(c)))
}

impl Faces {
    /// Whether headings can be set bold: Typst never thickens a face by itself.
    pub fn has_bold(&self) -> bool {
        let own = self.fonts.iter().filter(|font| font.info().family == self.family);
        own.map(Font::info).any(|info| {
            let heaviest = StandardAxes::parse(&info.axes).wght.map(|axis| axis.max.0);
            info.variant.weight >= FontWeight::from_number(BOLD) || heaviest.is_some_and(|max| max >= f32::from(BOLD))
        })
    }
}
