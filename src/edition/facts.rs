//! The facts of a card as they are hashed, recorded and compared: texts and numbers, in the card's order.

use serde::Serialize;

/// What the card says about the item. Identifiers in English are for the template to choose by.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardFacts {
    pub title: String,
    pub summary: String,
    pub department: String,
    pub suspended: bool,
    pub task_type: String,
    pub case_type: String,
    pub audience: Vec<String>,
    pub conditions: Vec<CardCondition>,
    pub materials: Vec<CardMaterial>,
    /// All steps; a format may list fewer.
    pub steps: Vec<CardStep>,
    pub promised_limit: String,
    pub statutory_limit: String,
    /// What differs in some situations, a sentence for each.
    pub variants: Vec<String>,
    /// `None` when the guide does not say whether there is a charge.
    pub fees: Option<CardFees>,
    pub visits: Option<u32>,
    pub results: Vec<String>,
    pub delivery: Vec<String>,
    pub windows: Vec<CardWindow>,
    pub channels: Vec<String>,
    pub online: Option<CardOnline>,
    pub consult_phone: String,
    pub complaint_phone: String,
    pub hotline: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardCondition {
    pub text: String,
    pub applies_to: String,
}

/// One line of the checklist.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardMaterial {
    pub name: String,
    pub originals: Option<u32>,
    pub copies: Option<u32>,
    /// `collected`, `shown` or empty.
    pub keep: String,
    /// `paper`, `electronic`, `either` or empty.
    pub medium: String,
    /// `required`, `optional`, `deferrable` or empty.
    pub necessity: String,
    pub defer_limit: String,
    pub applies_to: String,
    pub waived_by: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardStep {
    pub name: String,
    pub limit: String,
    /// What is done, or who does it where that is all that is known.
    pub text: String,
    pub applies_to: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardFees {
    pub charged: bool,
    pub lines: Vec<CardFee>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardFee {
    pub name: String,
    pub amount: String,
    pub unit: String,
    pub applies_to: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardWindow {
    pub number: String,
    pub name: String,
    pub floor: String,
    pub zone: String,
    pub hours: Vec<HoursRow>,
    pub hall: String,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct CardOnline {
    pub url: String,
    pub depth: String,
}

/// Opening hours on some days: "周一至周五", "09:00–12:00, 13:00–17:00".
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct HoursRow {
    pub days: String,
    pub times: String,
    /// "05-01 – 09-30" when it holds in one season only.
    pub season: String,
    pub note: String,
}
