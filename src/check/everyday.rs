//! The names by which search finds what a portal has, for the rules about everyday words.
//!
//! In: the content. Out: what is called by a word, and the name that comes closest to one. Names and words are compared in
//! the form in which search compares them. Deliberately absent: ranking, texts, and the built-in everyday words.

use std::collections::BTreeSet;

use super::Scope;
use crate::diag::nearest;
use crate::lang::fold;
use crate::model::{Entry, Notice, Text};
use crate::source::Kind;

/// Kinds whose entries can be searched.
const KINDS: &[Kind] = &[
    Kind::Guide,
    Kind::Bundle,
    Kind::Window,
    Kind::Material,
    Kind::Department,
    Kind::Policy,
    Kind::Topic,
    Kind::Hall,
    Kind::Notice,
];

/// The names of everything that the portal shows.
#[derive(Debug, Default)]
pub struct Names {
    things: Vec<Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    /// As the editor wrote it.
    written: String,
    /// In the form in which names are compared.
    normal: String,
}

impl Names {
    /// `None` where the site has no everyday words of its own, and while something could not be read: whatever seems to be
    /// nowhere may be there.
    pub fn asked_for(scope: &Scope<'_>) -> Option<Self> {
        let content = scope.content;
        let lacks_some = KINDS.iter().any(|kind| content.unread.lacks_some(*kind));
        (!content.synonyms.entries.is_empty() && !lacks_some).then(|| Names::of(scope))
    }

    fn of(scope: &Scope<'_>) -> Self {
        let content = scope.content;
        let mut names = Names::default();
        for guide in scope.guides().filter(|guide| guide.is_shown()) {
            names.add(&guide.title, &guide.aliases);
        }
        for bundle in content.bundles.iter().map(|entry| &entry.value.head) {
            names.add(&bundle.title, &bundle.aliases);
        }
        content.materials.iter().for_each(|entry| names.add(&entry.value.name, &entry.value.aliases));
        for department in content.departments.iter().map(|entry| &entry.value) {
            names.add(&department.name, std::slice::from_ref(&department.short_name));
        }
        for window in content.windows.iter().map(|entry| &entry.value) {
            names.add(&format!("{} {}", window.number.value, window.name.value), &[]);
        }
        names.titles(&content.policies, |policy| &policy.title);
        names.titles(&content.topics, |topic| &topic.name);
        names.titles(&content.halls, |hall| &hall.name);
        let is_over = |notice: &Notice| notice.expires.is_some_and(|end| scope.as_of.is_some_and(|day| end.date < day));
        let notices = content.notices.iter().map(|entry| &entry.value.head).filter(|notice| !is_over(notice));
        notices.for_each(|notice| names.add(&notice.title, &[]));
        names
    }

    fn titles<T>(&mut self, entries: &[Entry<T>], title: fn(&T) -> &Text) {
        entries.iter().for_each(|entry| self.add(title(&entry.value), &[]));
    }

    fn add(&mut self, title: &str, aliases: &[Text]) {
        let written = std::iter::once(title).chain(aliases.iter().map(|alias| alias.value.as_str()));
        let names = written.map(|name| Name { written: name.to_owned(), normal: fold::normal(name) });
        self.things.push(names.filter(|name| !name.normal.is_empty()).collect());
    }

    /// The things with a word in one of their names; a word of letters stands there whole.
    pub fn called(&self, word: &str) -> BTreeSet<usize> {
        let word = fold::normal(word);
        let has = |names: &[Name]| names.iter().any(|name| stands_in(&word, &name.normal));
        (0..self.things.len()).filter(|thing| has(&self.things[*thing])).collect()
    }

    /// Whether one name of this thing has a word in it.
    pub fn is_called(&self, thing: usize, word: &str) -> bool {
        let word = fold::normal(word);
        self.things[thing].iter().any(|name| stands_in(&word, &name.normal))
    }

    /// The name that a word is a slip of, or else the one that has most of its pairs of characters, and half of them at least.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        let all = || self.things.iter().flatten();
        if let Some(near) = nearest(word, all().map(|name| name.written.as_str())) {
            return Some(near);
        }
        let wanted = pairs(&fold::normal(word));
        let shared = |name: &Name| wanted.iter().filter(|pair| name.normal.contains(pair.as_str())).count();
        let scored = all().map(|name| (shared(name), std::cmp::Reverse(name.normal.len()), &name.written));
        let (count, _, name) = scored.max()?;
        (count > 0 && count * 2 >= wanted.len()).then_some(name)
    }
}

fn pairs(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// Whether a word stands in a name without cutting one of its own; both in compared form.
fn stands_in(word: &str, name: &str) -> bool {
    let cuts = |at: usize| {
        let (before, after) = (&name[..at], &name[at + word.len()..]);
        (fold::ends_with_letter(before) && fold::starts_with_letter(word))
            || (fold::ends_with_letter(word) && fold::starts_with_letter(after))
    };
    !word.is_empty() && name.match_indices(word).any(|(at, _)| !cuts(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        let alias = Text { value: "社保卡".into(), ..Text::default() };
        names.add("社会保障卡申领", &[alias]);
        names.add("不动产权证书、登记证明补发", &[]);
        names.add("ＥＴＣ办理", &[]);
        names
    }

    #[test]
    fn words_are_found_as_search_finds_them() {
        let called = |word| names().called(word).into_iter().collect::<Vec<_>>();
        assert_eq!(called("社保卡"), [0]);
        assert_eq!(called("证书登记"), [1], "punctuation does not part Chinese");
        assert_eq!(called("etc"), [2]);
        assert_eq!(called("tc"), [0; 0], "not inside a word");
        assert_eq!(called("！"), [0; 0]);
    }

    #[test]
    fn the_nearest_name_is_a_slip_or_shares_most() {
        assert_eq!(names().nearest("社会保障卡申请"), Some("社会保障卡申领"));
        assert_eq!(names().nearest("房屋登记证明"), Some("不动产权证书、登记证明补发"));
        assert_eq!(names().nearest("殡葬"), None);
        assert_eq!(names().nearest(""), None);
    }
}
