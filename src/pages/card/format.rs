//! The kinds of cards that a theme can print of a guide.

use serde::Serialize;

use crate::lang::Lang;

/// A kind of card; the theme's `cards/sheets/` has a template for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A whole sheet, one side, with every step: for the wall or a folder.
    A4,
    /// Half a sheet, one side: the card that lies at the counter and that the portal offers.
    #[default]
    A5,
    /// A quarter, front and back: for the pocket.
    A6,
    /// A sheet folded once: four panels of A5.
    Leaflet,
    /// Large print on as many sheets as it takes.
    Large,
    /// The checklist that the window fills in and hands over (一次性告知单), with a stub that stays.
    Checklist,
}

impl Format {
    pub const ALL: [Format; 6] =
        [Format::A4, Format::A5, Format::A6, Format::Leaflet, Format::Large, Format::Checklist];

    /// Name on the command line, of the template and of the folder it is published in.
    pub fn id(self) -> &'static str {
        match self {
            Format::A4 => "a4",
            Format::A5 => "a5",
            Format::A6 => "a6",
            Format::Leaflet => "leaflet",
            Format::Large => "large",
            Format::Checklist => "checklist",
        }
    }

    /// Key of its name in the message catalogues.
    pub fn word(self) -> &'static str {
        match self {
            Format::A4 => "card-format.a4",
            Format::A5 => "card-format.a5",
            Format::A6 => "card-format.a6",
            Format::Leaflet => "card-format.leaflet",
            Format::Large => "card-format.large",
            Format::Checklist => "card-format.checklist",
        }
    }

    /// What it is called: Chinese, English.
    pub fn names(self) -> (&'static str, &'static str) {
        (Lang::Zh.text(self.word()), Lang::En.text(self.word()))
    }

    /// The format of this name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// Where the card of a guide is published in this format; the desk card is the guide's card as such.
    pub fn path(self, guide: &str) -> String {
        match self {
            Format::A5 => crate::pages::url::card(guide),
            other => crate::pages::url::card_as(other.id(), guide),
        }
    }

    /// Where the card of one situation of a guide is published in this format.
    pub fn situation_path(self, guide: &str, key: &str) -> String {
        match self {
            Format::A5 => crate::pages::url::situation_card(guide, key),
            other => crate::pages::url::situation_card_as(other.id(), guide, key),
        }
    }

    /// Most steps that it lists (brief: "up to six steps" on a card); the others list all.
    pub fn most_steps(self) -> usize {
        match self {
            Format::A5 => MOST_STEPS,
            _ => usize::MAX,
        }
    }
}

/// Most steps on the card at the counter.
pub const MOST_STEPS: usize = 6;
