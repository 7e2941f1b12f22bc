//! What changed in the list of materials.

use super::{Teller, list};
use crate::model::{Keep, Medium, Necessity};
use crate::pages::card::CardMaterial;

impl Teller {
    pub fn materials(&mut self, old: &[CardMaterial], new: &[CardMaterial]) {
        let part = "edition-part.materials";
        let mut known = list::matched(old, new, |material| material.name.clone());
        if let ([gone], [added]) = (&known.gone[..], &known.added[..])
            && **gone == (CardMaterial { name: gone.name.clone(), ..(*added).clone() })
        {
            // The same in all but its name.
            self.say("edition.renamed", &[("from", &gone.name), ("to", &added.name)]);
            (known.gone, known.added) = (Vec::new(), Vec::new());
        }
        self.came_and_went(part, &known, |material| material.name.clone());
        for (old, new) in &known.pairs {
            let told = self.material(old, new);
            self.within(part, &new.name, told);
        }
        self.order(part, &known);
    }

    fn material(&self, old: &CardMaterial, new: &CardMaterial) -> Option<String> {
        let (medium, necessity) =
            (|text: &str| self.word(Medium::ALL, text), |text: &str| self.word(Necessity::ALL, text));
        let told = [
            self.papers("edition-part.originals", (old, old.originals), (new, new.originals)),
            self.papers("edition-part.copies", (old, old.copies), (new, new.copies)),
            // No originals, and what becomes of them goes without saying.
            if needs(new, new.originals) == needs(old, old.originals) { self.keep(old, new) } else { None },
            self.pair("edition-part.medium", &medium(&old.medium), &medium(&new.medium)),
            self.pair("edition-part.necessity", &necessity(&old.necessity), &necessity(&new.necessity)),
            self.limit_pair("edition-part.defer", &old.defer_limit, &new.defer_limit),
            self.pair("edition-part.applies", &old.applies_to, &new.applies_to),
            self.pair("edition-part.waived", &old.waived_by, &new.waived_by),
            self.pair("edition-part.note", &old.note, &new.note),
        ];
        self.joined(told.into_iter()).or_else(|| self.joined(self.trifles(old, new).into_iter()))
    }

    /// What is told only where nothing else is: whether “none” is written, and what becomes of originals.
    fn trifles(&self, old: &CardMaterial, new: &CardMaterial) -> [Option<String>; 3] {
        let papers = |part, old, new| self.count_pair(part, "edition.papers", old, new);
        [
            papers("edition-part.originals", old.originals, new.originals),
            papers("edition-part.copies", old.copies, new.copies),
            self.keep(old, new),
        ]
    }

    /// Of an electronic one, no number is none.
    fn papers(
        &self,
        part: &'static str,
        (old, before): (&CardMaterial, Option<u32>),
        (new, now): (&CardMaterial, Option<u32>),
    ) -> Option<String> {
        self.count_pair(part, "edition.papers", needed(old, before), needed(new, now))
    }

    fn keep(&self, old: &CardMaterial, new: &CardMaterial) -> Option<String> {
        self.pair("edition-part.keep", &self.word(Keep::ALL, &old.keep), &self.word(Keep::ALL, &new.keep))
    }
}

fn needed(material: &CardMaterial, count: Option<u32>) -> Option<u32> {
    count.or_else(|| (material.medium == "electronic").then_some(0))
}

fn needs(material: &CardMaterial, count: Option<u32>) -> bool {
    needed(material, count).unwrap_or(0) > 0
}
