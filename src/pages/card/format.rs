//! The kinds of cards that a theme can print of a guide.

use serde::Serialize;

/// A kind of card; the theme's `cards/sheets/` has a template for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Half a sheet, one side: the card that lies at the counter and that the portal offers.
    #[default]
    A5,
}

impl Format {
    pub const ALL: [Format; 1] = [Format::A5];

    /// Name on the command line and of the template.
    pub fn id(self) -> &'static str {
        match self {
            Format::A5 => "a5",
        }
    }

    /// What it is called: Chinese, English.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Format::A5 => ("A5 桌面卡", "A5 desk card"),
        }
    }

    /// The format of this name.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}
