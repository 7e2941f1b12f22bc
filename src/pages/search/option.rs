//! The situations of a guide that a query can name: 代办 means the option “别人代办”.
//!
//! In: a guide's questions. Out: the options with the words people use for them and the way to their situation. Both the
//! command line and the results page (`scripts/results/situation.js`) look for the longest word that stands in the query.

use crate::lang::fold;
use crate::model::{Guide, SituationOption};
use crate::situation::{Formula, Situations, Test};

/// An option of a question of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    pub label: String,
    /// What chooses it on the guide's page, `who=agent`; answers before it that make it asked at all stand first.
    pub fragment: String,
    /// In the form in which queries are compared, without blanks.
    pub words: Vec<String>,
}

/// Labels of many questions, which say nothing without the question.
const EMPTY: &[&str] =
    &["没有", "不是", "都没有", "都有", "需要", "不需要", "其他", "以上都不是", "不清楚", "可以", "不可以"];

/// Every option that a query can name, in the order of the guide.
pub fn choosable(guide: &Guide) -> Vec<Choosable> {
    let Some((situations, _)) = Situations::of(guide) else { return Vec::new() };
    let mut found = Vec::new();
    for (at, asked) in situations.questions.iter().enumerate() {
        let before = way(&situations, &situations.questions[at].show_when);
        for option in asked.options().iter().filter(|option| !option.id.is_empty()) {
            let mut answers = before.clone();
            answers.push(format!("{}={}", asked.id(), option.id.value));
            let words = words(option);
            if !words.is_empty() {
                found.push(Choosable { label: option.label.value.clone(), fragment: answers.join("&"), words });
            }
        }
    }
    found
}

fn words(option: &SituationOption) -> Vec<String> {
    let texts = std::iter::once(&option.label).chain(&option.aliases);
    let mut words: Vec<String> = texts.map(|text| plain(&text.value)).collect();
    words.retain(|word| word.chars().count() > 1 && !EMPTY.contains(&word.as_str()));
    words.dedup();
    words
}

fn plain(text: &str) -> String {
    let mut text = fold::normal(text);
    text.retain(|c| !c.is_whitespace());
    text
}

/// Answers after which a condition holds, where options alone decide; otherwise the question is found on the page.
fn way(situations: &Situations<'_>, when: &Formula) -> Vec<String> {
    match when {
        Formula::All(parts) => parts.iter().flat_map(|part| way(situations, part)).collect(),
        Formula::Any(parts) => parts.first().map(|part| way(situations, part)).unwrap_or_default(),
        Formula::Is { question, test: Test::Options(options) } => {
            let asked = &situations.questions[*question];
            let option = options.first().and_then(|at| asked.options().get(*at));
            let mut answers = way(situations, &asked.show_when);
            answers.extend(option.map(|option| format!("{}={}", asked.id(), option.id.value)));
            answers
        }
        Formula::Is { .. } | Formula::Not(_) | Formula::Const(_) => Vec::new(),
    }
}

/// The option that a query names: the one with the longest word in it, of equals the first.
pub fn named<'o>(options: &'o [Choosable], query: &str) -> Option<&'o Choosable> {
    let query = plain(query);
    let longest = |option: &Choosable| {
        let words = option.words.iter().filter(|word| query.contains(word.as_str()));
        words.map(|word| word.chars().count()).max()
    };
    let mut best: Option<(usize, &Choosable)> = None;
    for option in options {
        if let Some(length) = longest(option).filter(|length| best.is_none_or(|(most, _)| *length > most)) {
            best = Some((length, option));
        }
    }
    best.map(|(_, option)| option)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<Choosable> {
        let text = "title: 甲\nquestions:\n  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办, aliases: [代办, 帮我 办]}]}\n  - {id: kin, ask: 是亲属吗？, show_when: {who: agent}, options: [{id: kin, label: 子女代办}, {id: not, label: 不是}]}\n  - {id: age, ask: 几岁？, name: 年龄, kind: 数字, max: 150}\n";
        let (tree, _) = crate::source::read_texts(vec![("guides/a.yaml".into(), text.into())]);
        choosable(&crate::model::parse(&tree).0.guides[0].value.head)
    }

    #[test]
    fn an_option_is_named_by_its_label_or_what_people_say() {
        let options = options();
        let found = |query| named(&options, query).map(|option| option.fragment.as_str());
        assert_eq!(found("社保卡代办"), Some("who=agent"));
        assert_eq!(found("帮我办 社保卡"), Some("who=agent"));
        assert_eq!(found("本人来办社保卡"), Some("who=self"));
        assert_eq!(found("社保卡"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn the_longest_word_decides_and_the_way_to_it_is_whole() {
        let options = options();
        assert_eq!(named(&options, "子女代办社保卡").unwrap().fragment, "who=agent&kin=kin");
        assert!(options.iter().all(|option| option.label != "不是"), "says nothing without its question");
    }
}
