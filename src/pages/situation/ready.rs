//! The situations of a guide that have a page and a card of their own: each with its key in addresses and its name.

use std::collections::BTreeSet;

use super::Lines;
use crate::lang::Lang;
use crate::model::Guide;
use crate::pages::Context;
use crate::resolve::GuideHandle;
use crate::situation::{Answer, Answers, Asked, Domain, Formula, Interval, Situations, Test, day_of, paths, told};

/// One situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// `agent-under-16`.
    pub key: String,
    /// “别人代办，年龄不满16岁”.
    pub label: String,
    /// One set of answers that stands for it.
    pub answers: Answers,
}

/// Longest key: names of files have their limit.
const LONGEST: usize = 100;

/// The situations of a guide of the portal; none when it asks nothing or there are too many for pages.
pub fn ready_in(cx: &Context<'_>, lang: Lang, handle: GuideHandle) -> Vec<Ready> {
    let guide = &cx.portal.guide(handle).value.head;
    if guide.questions.is_empty() { Vec::new() } else { ready(lang, guide, cx.situation_pages()) }
}

/// The situations of a guide, if they are no more than `limit`.
pub fn ready(lang: Lang, guide: &Guide, limit: usize) -> Vec<Ready> {
    let lines = Lines::of(lang, guide);
    let Some(known) = lines.situations.filter(|known| !known.questions.is_empty()) else { return Vec::new() };
    let found = paths(&known, limit).unwrap_or_default();
    ready_of(lang, &known, &known.regions(), found)
}

/// Sets of answers with their keys and names.
pub fn ready_of(
    lang: Lang,
    known: &Situations<'_>,
    regions: &[Vec<Interval>],
    found: impl IntoIterator<Item = Answers>,
) -> Vec<Ready> {
    let mut taken = BTreeSet::new();
    let found = found.into_iter().map(|answers| {
        let parts = known.questions.iter().enumerate();
        let parts = parts.filter_map(|(at, asked)| part(lang, known, asked, (at, &regions[at]), answers.of(at)?));
        let (keys, labels): (Vec<String>, Vec<String>) = parts.unzip();
        Ready { key: unused(&keys.join("-"), &mut taken), label: labels.join(lang.text("situation.comma")), answers }
    });
    found.collect()
}

/// A key that no other situation of the guide has.
fn unused(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let wanted: String = wanted.chars().take(LONGEST).collect();
    let wanted = if wanted.is_empty() { "all".to_owned() } else { wanted };
    let mut key = wanted.clone();
    for number in 2.. {
        if taken.insert(key.clone()) {
            break;
        }
        key = format!("{wanted}-{number}");
    }
    key
}

/// What one answer adds to the key and to the name; nothing where all answers come to the same.
fn part(
    lang: Lang,
    known: &Situations<'_>,
    asked: &Asked<'_>,
    (at, regions): (usize, &[Interval]),
    answer: &Answer,
) -> Option<(String, String)> {
    match answer {
        Answer::Options(chosen) => {
            let options: Vec<_> = chosen.iter().filter_map(|at| asked.options().get(*at)).collect();
            if options.is_empty() {
                let label = lang.say("situation.none", &[("name", asked.name())]);
                return Some((format!("no-{}", asked.id()), label));
            }
            let ids: Vec<&str> = options.iter().map(|option| option.id.value.as_str()).collect();
            let labels: Vec<&str> = options.iter().map(|option| option.label.value.as_str()).collect();
            Some((ids.join("-"), labels.join(lang.text("situation.with"))))
        }
        Answer::Value(value) => {
            let region = regions.iter().find(|region| region.contains(*value)).filter(|_| regions.len() > 1)?;
            let test = Test::Within(vec![*region]);
            Some((range_key(asked, *region), told(lang, known, &Formula::Is { question: at, test })))
        }
    }
}

/// `under-16`, `from-16-under-60`, `from-60`.
fn range_key(asked: &Asked<'_>, region: Interval) -> String {
    let all = asked.domain.range().unwrap_or(Interval::ALL);
    let shown = |value: i64| match asked.domain {
        Domain::Date(_) => day_of(value).map(|date| date.to_string()).unwrap_or_default(),
        _ => value.to_string(),
    };
    let from = (region.min > all.min).then(|| format!("from-{}", shown(region.min)));
    let under = (region.max < all.max).then(|| format!("under-{}", shown(region.max + 1)));
    from.into_iter().chain(under).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = "title: 甲
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: age, ask: 申请人几岁？, name: 年龄, kind: 数字, unit: 岁, max: 150}
  - id: papers
    ask: 还缺什么？
    kind: 多选
    options: [{id: photo, label: 没有照片}, {id: book, label: 没有户口簿}]
    show_when: {who: self, age: 60以上}
materials:
  - {name: 身份证}
  - {name: 委托书, when: {who: agent}}
  - {name: 监护人身份证, when: {age: 不满16}}
";

    fn read(yaml: &str) -> Guide {
        let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), yaml.to_owned())]);
        crate::model::parse(&tree).0.guides[0].value.head.clone()
    }

    #[test]
    fn situations_are_called_by_what_was_chosen_and_by_ranges_not_by_their_example() {
        let known = ready(Lang::Zh, &read(GUIDE), 24);
        let keys: Vec<&str> = known.iter().map(|ready| ready.key.as_str()).collect();
        let expected = ["self-under-16", "self-from-16-under-60", "self-from-60-no-papers", "self-from-60-photo"];
        assert_eq!(keys[..4], expected);
        assert_eq!(keys[6..], ["agent-under-16", "agent-from-16-under-60", "agent-from-60"]);
        assert_eq!(known[0].label, "本人来，年龄不满16岁");
        assert_eq!(known[2].label, "本人来，年龄60岁以上，还缺什么：都没有");
        assert_eq!(known[5].label, "本人来，年龄60岁以上，没有照片和没有户口簿");
    }

    #[test]
    fn too_many_situations_and_guides_that_ask_nothing_have_no_pages() {
        assert_eq!(ready(Lang::Zh, &read(GUIDE), 8), []);
        assert_eq!(ready(Lang::Zh, &read("title: 甲\nmaterials: [{name: 乙}]"), 24), []);
    }

    #[test]
    fn two_situations_never_share_a_key() {
        let yaml = "title: 甲
questions:
  - {id: a, ask: 甲？, options: [{id: x, label: 一}, {id: x-y, label: 二}]}
  - {id: b, ask: 乙？, options: [{id: z, label: 三}, {id: y-z, label: 四}]}
";
        let keys: Vec<String> = ready(Lang::Zh, &read(yaml), 24).into_iter().map(|ready| ready.key).collect();
        assert_eq!(keys, ["x-z", "x-y-z", "x-y-z-2", "x-y-y-z"]);
    }
}
