//! Values in the reader's words: limits, choices, counts of papers.

use crate::lang::Lang;
use crate::model::{Choice, Limit, MaterialUse, Medium, Unit};

/// A word of a closed set: Chinese as written, or English with blanks.
pub fn choice(lang: Lang, word: impl Choice) -> String {
    match lang {
        Lang::Zh => word.zh().to_owned(),
        Lang::En => word.en().replace('-', " "),
    }
}

/// "5个工作日", "当场办结".
pub fn limit(lang: Lang, limit: Limit) -> String {
    let key = match limit.unit {
        _ if limit.is_on_the_spot() => "limit.on-the-spot",
        Unit::WorkingDay => "limit.working-days",
        Unit::CalendarDay => "limit.calendar-days",
        Unit::WorkingHour => "limit.hours",
        Unit::Month => "limit.months",
        Unit::Year => "limit.years",
    };
    lang.say(key, &[("n", &limit.count.to_string())])
}

/// "原件1份、复印件2份", "电子材料", or nothing when the counts are unknown.
pub fn copies(lang: Lang, material: &MaterialUse) -> String {
    let count = |key, n: Option<u32>| n.filter(|n| *n > 0).map(|n| lang.say(key, &[("n", &n.to_string())]));
    let parts = [count("copies.originals", material.originals), count("copies.copies", material.copies)];
    let counted: Vec<String> = parts.into_iter().flatten().collect();
    match material.medium {
        _ if !counted.is_empty() => counted.join(lang.text("copies.and")),
        Some(Medium::Electronic) => lang.text("copies.electronic").to_owned(),
        _ => String::new(),
    }
}

/// Title and description of a section's list.
pub fn section(lang: Lang, section: &str) -> (&'static str, &'static str) {
    match section {
        "guides" => (lang.text("section.guides"), lang.text("section.guides.note")),
        "bundles" => (lang.text("section.bundles"), lang.text("section.bundles.note")),
        "materials" => (lang.text("section.materials"), lang.text("section.materials.note")),
        "departments" => (lang.text("section.departments"), lang.text("section.departments.note")),
        "windows" => (lang.text("section.windows"), lang.text("section.windows.note")),
        "topics" => (lang.text("section.topics"), lang.text("section.topics.note")),
        "policies" => (lang.text("section.policies"), lang.text("section.policies.note")),
        "notices" => (lang.text("section.notices"), lang.text("section.notices.note")),
        "a-z" => (lang.text("section.a-z"), lang.text("section.a-z.note")),
        "sitemap" => (lang.text("section.sitemap"), lang.text("section.sitemap.note")),
        "print" => (lang.text("section.print"), lang.text("section.print.note")),
        "holdings" => (lang.text("section.holdings"), lang.text("section.holdings.note")),
        "search" => (lang.text("section.search"), lang.text("section.search.note")),
        _ => (lang.text("section.not-found"), lang.text("section.not-found.note")),
    }
}
