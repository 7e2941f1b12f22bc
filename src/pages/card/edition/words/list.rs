//! Two lists compared by the names of their items.

use super::Teller;

/// What became of the items of a list.
pub struct Matched<'a, T> {
    /// Of one name in both lists.
    pub pairs: Vec<(&'a T, &'a T)>,
    pub gone: Vec<&'a T>,
    pub added: Vec<&'a T>,
    /// Those of both lists stand in another order.
    is_moved: bool,
}

/// Matches items by name; of several of one name, the first with the first.
pub fn matched<'a, T>(old: &'a [T], new: &'a [T], name: impl Fn(&T) -> String) -> Matched<'a, T> {
    let mut taken = vec![false; new.len()];
    let (mut pairs, mut gone, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for item in old {
        match (0..new.len()).find(|at| !taken[*at] && name(&new[*at]) == name(item)) {
            Some(at) => {
                taken[at] = true;
                places.push(at);
                pairs.push((item, &new[at]));
            }
            None => gone.push(item),
        }
    }
    let added = new.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(item, _)| item).collect();
    Matched { pairs, gone, added, is_moved: !places.is_sorted() }
}

impl Teller {
    /// A list of plain names.
    pub fn names(&mut self, part: &'static str, old: &[String], new: &[String]) {
        let known = matched(old, new, String::clone);
        self.came_and_went(part, &known, |name| name.clone());
        self.order(part, &known);
    }

    /// "材料少了 1 项：户口簿复印件".
    pub fn came_and_went<T>(&mut self, part: &'static str, known: &Matched<'_, T>, name: impl Fn(&T) -> String) {
        for (key, items) in [("edition.fewer", &known.gone), ("edition.more", &known.added)] {
            if items.is_empty() {
                continue;
            }
            let nameless = self.lang.text("edition.nameless");
            let shown = |item: &&T| Some(name(item)).filter(|name| !name.is_empty()).unwrap_or(nameless.to_owned());
            let names: Vec<String> = items.iter().map(shown).collect();
            let names = names.join(self.lang.text("edition.comma"));
            self.say(key, &[("part", self.lang.text(part)), ("n", &items.len().to_string()), ("names", &names)]);
        }
    }

    /// What is told of one item: "材料“户口簿”：原件 1 → 2 份".
    pub fn within(&mut self, part: &'static str, name: &str, told: Option<String>) {
        if let Some(told) = told {
            self.say("edition.within", &[("part", self.lang.text(part)), ("name", name), ("changes", &told)]);
        }
    }

    /// That items of both lists changed places.
    pub fn order<T>(&mut self, part: &'static str, known: &Matched<'_, T>) {
        if known.is_moved {
            self.say("edition.order", &[("part", self.lang.text(part))]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_name_are_matched_one_by_one() {
        let (old, new) = (["甲", "甲", "乙"], ["乙", "甲", "丙"]);
        let known = matched(&old, &new, |name| (*name).to_owned());
        assert_eq!(
            (known.pairs, known.gone, known.added),
            (vec![(&"甲", &"甲"), (&"乙", &"乙")], vec![&"甲"], vec![&"丙"])
        );
        assert!(known.is_moved);
    }

    #[test]
    fn a_list_that_only_grew_or_shrank_has_kept_its_order() {
        let known = matched(&["甲", "乙", "丙"], &["甲", "丙", "丁"], |name| (*name).to_owned());
        assert!(!known.is_moved);
    }
}
