//! What changed in the list of materials.

use super::{Teller, list};
use crate::model::{Keep, Medium, Necessity};
use crate::pages::card::CardMaterial;

impl Teller {
    pub fn materials(&mut self, old: &[CardMaterial], new: &[CardMaterial]) {
        let part = "edition-part.materials";
        let known = list::matched(old, new, |material| material.name.clone());
        self.came_and_went(part, &known, |material| material.name.clone());
        for (old, new) in &known.pairs {
            let told = self.material(old, new);
            self.within(part, &new.name, told);
        }
        self.order(part, &known);
    }

    fn material(&self, old: &CardMaterial, new: &CardMaterial) -> Option<String> {
        let papers = |part, old, new| self.count_pair(part, "edition.papers", old, new);
        let text = |part, old: &str, new: &str| self.pair(part, old, new);
        let (keep, medium, necessity) = (
            |text: &str| self.word(Keep::ALL, text),
            |text: &str| self.word(Medium::ALL, text),
            |text: &str| self.word(Necessity::ALL, text),
        );
        let told = [
            papers("edition-part.originals", old.originals, new.originals),
            papers("edition-part.copies", old.copies, new.copies),
            text("edition-part.keep", &keep(&old.keep), &keep(&new.keep)),
            text("edition-part.medium", &medium(&old.medium), &medium(&new.medium)),
            text("edition-part.necessity", &necessity(&old.necessity), &necessity(&new.necessity)),
            self.limit_pair("edition-part.defer", &old.defer_limit, &new.defer_limit),
            text("edition-part.applies", &old.applies_to, &new.applies_to),
            text("edition-part.waived", &old.waived_by, &new.waived_by),
            text("edition-part.note", &old.note, &new.note),
        ];
        self.joined(told.into_iter())
    }
}
