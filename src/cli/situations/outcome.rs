//! What a guide comes to for given answers, in words.

use crate::lang::Lang;
use crate::model::{Content, Entry, Guide, Limit, MaterialUse, Ref, Variant};
use crate::pages::words;
use crate::situation::{Answers, Part, Situations};

/// What holds in one situation, each group under the key of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub groups: Vec<(&'static str, Vec<String>)>,
    pub materials: Vec<Item>,
    /// Whether all of it follows from the answers; otherwise something is still open.
    pub is_decided: bool,
}

/// A material with its counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    pub name: String,
    pub counts: String,
    pub originals: u32,
    pub copies: u32,
}

pub const MATERIALS: &str = "situations.materials";

impl Outcome {
    pub fn of(content: &Content, guide: &Guide, situations: &Situations<'_>, answers: &Answers, lang: Lang) -> Self {
        let looked = Looked { content, guide, situations, answers, lang };
        let materials = looked.list(&guide.materials, Part::Material, |material| looked.item(material));
        let conditions = looked.list(&guide.conditions, Part::Condition, |line| line.text.value.clone());
        let steps = looked.list(&guide.steps, Part::Step, |step| step.name.value.clone());
        let groups = vec![
            ("situations.conditions", conditions),
            ("situations.steps", steps),
            ("situations.fees", looked.fees()),
            ("situations.windows", looked.windows()),
            ("situations.limits", looked.limits()),
            ("situations.visits", looked.visits()),
        ];
        let is_decided = situations.lines.values().all(|line| situations.holds(line, answers).is_some());
        Outcome { groups, materials, is_decided }
    }

    /// Every line with the name of its group, to be compared.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let line =
            |key: &'static str, line: &str| lang.say("situations.line", &[("group", lang.text(key)), ("line", line)]);
        let groups = self.groups.iter().flat_map(|(key, lines)| lines.iter().map(|text| line(key, text)));
        let materials = self.materials.iter().map(|item| line(MATERIALS, &item.shown(lang)));
        materials.chain(groups).collect()
    }

    pub fn originals(&self) -> u32 {
        self.materials.iter().map(|item| item.originals).sum()
    }

    pub fn copies(&self) -> u32 {
        self.materials.iter().map(|item| item.copies).sum()
    }
}

impl Item {
    pub fn shown(&self, lang: Lang) -> String {
        match self.counts.is_empty() {
            true => self.name.clone(),
            false => lang.say("situations.counted", &[("name", &self.name), ("counts", &self.counts)]),
        }
    }
}

struct Looked<'a> {
    content: &'a Content,
    guide: &'a Guide,
    situations: &'a Situations<'a>,
    answers: &'a Answers,
    lang: Lang,
}

impl Looked<'_> {
    fn holds(&self, part: Part) -> bool {
        self.situations.holds(self.situations.when(part), self.answers) == Some(true)
    }

    fn list<T, R>(&self, lines: &[T], part: fn(usize) -> Part, shown: impl Fn(&T) -> R) -> Vec<R> {
        lines.iter().enumerate().filter(|(at, _)| self.holds(part(*at))).map(|(_, line)| shown(line)).collect()
    }

    fn item(&self, material: &MaterialUse) -> Item {
        let name = match &material.material {
            Some(reference) => name_of(&self.content.materials, reference, |entry| entry.name.value.clone()),
            None => material.name.value.clone(),
        };
        let (originals, copies) = (material.originals.unwrap_or(0), material.copies.unwrap_or(0));
        let counts = words::copies(self.lang, material);
        let name = match material.applies_to.is_empty() {
            true => name,
            false => self.lang.say("situations.applies", &[("name", &name), ("to", &material.applies_to)]),
        };
        Item { name, counts, originals, copies }
    }

    fn fees(&self) -> Vec<String> {
        let Some(fees) = &self.guide.fees else { return Vec::new() };
        let line =
            |line: &crate::model::FeeLine| format!("{} {}{}", line.name.value, line.amount.value, line.unit.value);
        let lines = self.list(&fees.lines, Part::Fee, line);
        match lines.is_empty() {
            true => vec![self.lang.text("situations.free").to_owned()],
            false => lines,
        }
    }

    /// What the first variant that holds says, of those that say anything.
    fn variant<R>(&self, says: impl Fn(&Variant) -> Option<R>) -> Option<R> {
        let variants = self.guide.variants.iter().enumerate();
        variants.filter(|(at, _)| self.holds(Part::Variant(*at))).find_map(|(_, variant)| says(variant))
    }

    fn windows(&self) -> Vec<String> {
        let own = |windows: &[Ref<_>]| -> Vec<String> {
            let named = windows.iter().map(|window| {
                name_of(&self.content.windows, window, |window| {
                    format!("{} {}", window.number.value, window.name.value)
                })
            });
            named.collect()
        };
        let of_variant = self.variant(|variant| (!variant.windows.is_empty()).then(|| own(&variant.windows)));
        of_variant.unwrap_or_else(|| own(&self.guide.windows))
    }

    fn limits(&self) -> Vec<String> {
        let promised = self.variant(|variant| variant.promised_limit).or(self.guide.promised_limit);
        let statutory = self.variant(|variant| variant.statutory_limit).or(self.guide.statutory_limit);
        let said = |key, limit: Option<Limit>| {
            limit.map(|limit| self.lang.say(key, &[("limit", &words::limit(self.lang, limit))]))
        };
        [said("situations.promised", promised), said("situations.statutory", statutory)].into_iter().flatten().collect()
    }

    fn visits(&self) -> Vec<String> {
        let visits = self.variant(|variant| variant.visits).or(self.guide.visits);
        visits.map(|visits| self.lang.say("situations.times", &[("n", &visits.to_string())])).into_iter().collect()
    }
}

/// The name of what an identifier stands for; the identifier itself where nothing does.
fn name_of<T>(entries: &[Entry<T>], reference: &Ref<T>, name: impl Fn(&T) -> String) -> String {
    let entry = entries.iter().find(|entry| entry.id == reference.id);
    entry.map_or_else(|| reference.id.clone(), |entry| name(&entry.value))
}
