//! Facts → the text whose hash names the edition.
//!
//! The canonical form is JSON without blanks, the members of each object sorted by name, and those left out that say
//! nothing: `null`, `false`, empty texts and empty lists. So a field that is added to the code, or moved within a record,
//! leaves every hash as it was until a guide fills it. Numbers are always said (0 copies are not "nobody knows"): a new
//! number must be an `Option`. Lists keep their order: the first window is where people are sent to.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::pages::card::{BundleFacts, CardFacts};

/// First 8 hexadecimal digits of the SHA-256 of the canonical form.
pub fn hash(facts: &CardFacts) -> String {
    digest(&canonical(facts))
}

/// The hash of the card of a bundle.
pub fn bundle_hash(facts: &BundleFacts) -> String {
    digest(&canonical(facts))
}

/// The hash of a card for one situation: cards of two situations are two, even where they say the same.
pub fn situation_hash(facts: &CardFacts, key: &str) -> String {
    digest(&format!("{}{key}", canonical(facts)))
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

fn canonical(facts: &impl Serialize) -> String {
    let mut out = String::new();
    // A struct of texts and numbers always becomes JSON.
    push(&mut out, &serde_json::to_value(facts).unwrap_or_default());
    out
}

fn push(out: &mut String, value: &Value) {
    match value {
        Value::Object(members) => {
            let mut said: Vec<_> = members.iter().filter(|(_, value)| says_something(value)).collect();
            said.sort_by_key(|(name, _)| *name);
            let member = |out: &mut String, (name, value): &(&String, &Value)| {
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                push(out, value);
            };
            joined(out, ['{', '}'], &said, member);
        }
        Value::Array(items) => joined(out, ['[', ']'], items, push),
        plain => out.push_str(&plain.to_string()),
    }
}

fn joined<T>(out: &mut String, [open, close]: [char; 2], items: &[T], one: impl Fn(&mut String, &T)) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        one(out, item);
    }
    out.push(close);
}

/// Whether a member of an object says more than its absence would. An object does: “free of charge” is one without members.
pub fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::Object(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::card::edition::sample;
    use crate::pages::card::{CardFees, CardMaterial};

    #[test]
    fn the_hash_of_these_facts_stays_the_same_whatever_becomes_of_the_code() {
        let mut facts = sample::facts();
        // What came later says nothing on the cards of before.
        facts.variants.clear();
        facts.steps[0].applies_to.clear();
        facts.fees.iter_mut().for_each(|fees| fees.lines[0].applies_to.clear());
        assert_eq!(hash(&facts), "4df0f301");
        assert_eq!(hash(&CardFacts::default()), "44136fa3");
    }

    #[test]
    fn what_says_nothing_is_left_out_and_names_are_sorted() {
        assert_eq!(canonical(&CardFacts::default()), "{}");
        let facts = CardFacts {
            title: "甲".into(),
            fees: Some(CardFees { charged: false, lines: Vec::new() }),
            materials: vec![CardMaterial { name: "乙".into(), originals: Some(0), ..CardMaterial::default() }],
            ..CardFacts::default()
        };
        let expected = r#"{"fees":{},"materials":[{"name":"乙","originals":0}],"title":"甲"}"#;
        assert_eq!(canonical(&facts), expected);
    }

    #[test]
    fn cards_of_two_situations_are_two_editions() {
        let facts = sample::facts();
        assert_ne!(situation_hash(&facts, "agent"), situation_hash(&facts, "self"));
        assert_ne!(situation_hash(&facts, "agent"), hash(&facts));
    }

    #[test]
    fn free_of_charge_is_not_the_same_as_nobody_knows() {
        let free = Some(CardFees { charged: false, lines: Vec::new() });
        assert_ne!(hash(&CardFacts { fees: free, ..CardFacts::default() }), hash(&CardFacts::default()));
    }

    #[test]
    fn every_fact_changed_alone_changes_the_hash() {
        let whole = hash(&sample::facts());
        for (place, facts) in sample::variants() {
            assert_ne!(hash(&facts), whole, "{place}");
        }
    }
}
