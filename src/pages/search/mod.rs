//! What can be searched: one document per guide, bundle, material, window, department, policy, topic, hall and notice.
//!
//! In: the portal. Out: [`Doc`]s, whose order decides between equals. Deliberately absent: how a query is answered.

mod bundle;
mod guide;
mod option;
mod others;

pub use option::{Choosable, named};

use super::Context;
use crate::model::Text;

/// Kinds of documents; guides come first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocKind {
    Guide,
    Window,
    Material,
    Department,
    Policy,
    Topic,
    Hall,
    Notice,
    Bundle,
}

impl DocKind {
    /// Every kind, in the order of their codes.
    pub const ALL: [DocKind; 9] = [
        DocKind::Guide,
        DocKind::Window,
        DocKind::Material,
        DocKind::Department,
        DocKind::Policy,
        DocKind::Topic,
        DocKind::Hall,
        DocKind::Notice,
        DocKind::Bundle,
    ];

    /// For programs.
    pub fn name(self) -> &'static str {
        match self {
            DocKind::Guide => "guide",
            DocKind::Window => "window",
            DocKind::Material => "material",
            DocKind::Department => "department",
            DocKind::Policy => "policy",
            DocKind::Topic => "topic",
            DocKind::Hall => "hall",
            DocKind::Notice => "notice",
            DocKind::Bundle => "bundle",
        }
    }
}

/// A searchable document.
#[derive(Debug, Clone)]
pub struct Doc {
    pub id: String,
    /// From the portal's root.
    pub url: String,
    pub kind: DocKind,
    pub title: String,
    pub aliases: Vec<String>,
    pub department: String,
    /// Short facts shown with a result: limit, window, number of materials.
    pub facts: Vec<String>,
    pub summary: String,
    pub materials: Vec<String>,
    /// Everything else worth finding, item codes and phone numbers too.
    pub body: String,
    /// Rank among the most requested guides, from 1.
    pub frequent: Option<u32>,
    pub facets: Facets,
    /// Situations that a query can name; only guides have any.
    pub options: Vec<Choosable>,
}

impl Doc {
    /// A document with a name and an address, to be filled in.
    pub fn named(kind: DocKind, id: &str, url: String, title: &str) -> Self {
        Doc {
            id: id.to_owned(),
            url,
            kind,
            title: title.to_owned(),
            aliases: Vec::new(),
            department: String::new(),
            facts: Vec::new(),
            summary: String::new(),
            materials: Vec::new(),
            body: String::new(),
            frequent: None,
            facets: Facets::default(),
            options: Vec::new(),
        }
    }
}

/// By what results can be narrowed down; only guides have any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Private persons may apply.
    pub person: bool,
    /// Companies and other bodies may apply.
    pub organisation: bool,
    /// Titles of topics and life events.
    pub topics: Vec<String>,
    /// It can be applied for on the web.
    pub online: bool,
    /// Nothing is charged.
    pub free: bool,
    /// The one charge, as "20 元/证"; empty when there are several or none is known.
    pub fee: String,
}

/// What people say, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    pub say: Vec<String>,
    pub mean: Vec<String>,
}

/// The site's own everyday words.
pub fn synonyms(cx: &Context<'_>) -> Vec<Synonym> {
    let entries = cx.portal.content.synonyms.entries.iter();
    entries.map(|entry| Synonym { say: texts(&entry.say), mean: texts(&entry.mean) }).collect()
}

/// Every document, guides first, in the order of their identifiers.
pub fn docs(cx: &Context<'_>) -> Vec<Doc> {
    let content = &cx.portal.content;
    let mut docs: Vec<Doc> = cx.published().iter().map(|guide| guide::doc(cx, *guide)).collect();
    docs.extend((0..content.windows.len()).map(|index| others::window(cx, index)));
    docs.extend(content.materials.iter().map(|entry| others::material(cx, entry)));
    docs.extend(content.departments.iter().map(others::department));
    docs.extend(content.policies.iter().map(others::policy));
    docs.extend(content.topics.iter().map(others::topic));
    docs.extend(content.halls.iter().map(others::hall));
    docs.extend(cx.notices().map(others::notice));
    docs.extend((0..content.bundles.len()).map(|index| bundle::doc(cx, index)));
    docs
}

fn texts(list: &[Text]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}

/// The texts that say something, a line each.
fn joined(mut parts: Vec<&str>) -> String {
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// A phone number as written and without its hyphen, as people type it.
fn phone(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits == number || digits.is_empty() { number.to_owned() } else { format!("{number} {digits}") }
}
