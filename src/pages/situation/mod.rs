//! Situations (情形) on pages and cards: which lines stand under which condition, what one situation leaves of a guide, and
//! what is asked.
//!
//! In: a guide with questions. Out: conditions in words and in the browser's form, the guide as it is for given answers, the
//! questions for a form. Deliberately absent: what an answer means (`crate::situation`), and where pages lie (`url`).

mod ask;
mod cases;
mod joint;
mod lines;
mod ready;
mod settle;

pub use ask::{Ask, AskOption, AskQuestion, ask, ask_of};
pub use cases::{Case, Cases, cases};
pub use joint::{Joint, JointWords, bundle_ready, joint, joint_data};
pub use lines::{Lines, Mark};
pub use ready::{Ready, ready, ready_in, ready_of};
pub use settle::settled;

#[cfg(test)]
mod tests {
    //! A guide in which everything differs from case to case, as its page, its situations and its cards tell it.

    use super::*;
    use crate::lang::Lang;
    use crate::pages::card::{card, situation_cards_of};
    use crate::pages::view::{GuidePage, guide_page, situation_page};
    use crate::pages::{Context, url};
    use crate::resolve::{Portal, resolve};

    const GUIDE: &str = "---
title: 补证
updated: 2026-01-01
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
  - {id: area, ask: 店面多大？, name: 面积, kind: 数字, unit: 平方米}
conditions: [{text: 有委托, when: {who: agent}}, 有执照]
materials:
  - {name: 身份证, originals: 1, copies: 2}
  - {name: 委托书, originals: 1, copies: 1, when: {who: agent}}
  - {name: 图纸, originals: 3, copies: 0, when: {area: 100以上}, applies_to: 大店}
steps: [{name: 受理}, {name: 核对委托, when: {who: agent}}]
fees: {charged: true, lines: [{name: 工本费, amount: 20, unit: 元, when: {who: agent}}]}
promised_limit: 5个工作日
visits: 1
windows: [a01]
variants:
  - {when: {area: 100以上}, windows: [a02, a01], promised_limit: 9个工作日, note: 要看现场。}
  - {when: {who: agent}, windows: [a03], promised_limit: 7个工作日, visits: 2}
---
";

    fn portal(guide: &str, site: &str) -> Portal {
        let window = |number: &str| (format!("windows/{number}.yaml"), format!("number: {number}\nname: 窗{number}\n"));
        let files =
            [("guides/a.md".to_owned(), guide.to_owned()), ("site.yaml".to_owned(), format!("name: 站\n{site}"))];
        let windows = ["a01", "a02", "a03"].map(window);
        let (tree, _) = crate::source::read_texts(files.into_iter().chain(windows).collect());
        resolve(crate::model::parse(&tree).0).0
    }

    fn whole(portal: &Portal) -> GuidePage {
        let cx = Context::new(portal, Lang::Zh, None, true);
        guide_page(&cx, portal.guides().next().unwrap())
    }

    /// The page of the situation with this key.
    fn of(portal: &Portal, key: &str) -> GuidePage {
        let cx = Context::new(portal, Lang::Zh, None, true);
        let guide = portal.guides().next().unwrap();
        let ready = ready_in(&cx, Lang::Zh, guide);
        let keys: Vec<&str> = ready.iter().map(|ready| ready.key.as_str()).collect();
        let at = keys.iter().position(|known| *known == key).unwrap_or_else(|| panic!("{keys:?}"));
        situation_page(&cx, guide, &ready[at])
    }

    fn told(cases: &[Case]) -> Vec<(&str, &str)> {
        cases.iter().map(|case| (case.value.as_str(), case.words.as_str())).collect()
    }

    #[test]
    fn the_guides_page_states_every_case_with_its_condition() {
        let portal = portal(GUIDE, "");
        let page = whole(&portal);
        let large = "面积100平方米以上";
        let expected = [("9个工作日", large), ("7个工作日", "别人代办"), ("5个工作日", "其他情形")];
        assert_eq!(told(&page.cases.promised), expected);
        assert_eq!(told(&page.cases.visits), [("2次", "别人代办"), ("1次", "其他情形")]);
        assert_eq!(told(&page.cases.fees), [("20 元", "别人代办"), ("不收费", "其他情形")]);
        assert_eq!(told(&page.cases.notes), [("要看现场。", large)]);
        let windows: Vec<(&str, &str)> = page
            .windows
            .iter()
            .zip(&page.cases.windows)
            .map(|(w, mark)| (w.number.as_str(), mark.words.as_str()))
            .collect();
        let expected = [("a01", "面积100平方米以上，或者其他情形"), ("a02", large), ("a03", "别人代办")];
        assert_eq!(windows, expected);
        assert_eq!(told(&page.place_cases), [("a02", large), ("a03", "别人代办"), ("a01", "其他情形")]);
        assert_eq!((page.certain_total, page.open_total, page.original_total, page.copy_total), (1, 2, 1, 2));
        assert_eq!(page.materials[1].mark.words, "别人代办");
        assert_eq!((page.materials[2].applies_to.as_str(), page.materials[2].mark.words.as_str()), ("大店", ""));
        assert_eq!(page.situations.len(), 4);
        assert_eq!(page.situations[0].href, "guides/a/self-under-100.html");
    }

    #[test]
    fn the_page_of_a_situation_has_exactly_its_lines_and_no_conditions() {
        let portal = portal(GUIDE, "");
        let page = of(&portal, "agent-under-100");
        let names: Vec<&str> = page.materials.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["身份证", "委托书"]);
        assert!(page.materials.iter().all(|row| row.mark == Mark::default() && row.tally.is_empty()));
        assert_eq!((page.promised_limit.as_str(), page.visits, page.windows.len()), ("7个工作日", Some(2), 1));
        assert_eq!((page.windows[0].number.as_str(), page.conditions.len(), page.steps.len()), ("a03", 2, 2));
        assert_eq!((page.original_total, page.copy_total, page.open_total), (2, 3, 0));
        assert!(page.ask.is_none() && page.cases.promised.is_empty() && page.fees.unwrap().charged);
        assert_eq!(page.card, url::situation_card("a", "agent-under-100"));
    }

    #[test]
    fn the_first_variant_that_fits_decides_and_fees_of_others_are_none() {
        let portal = portal(GUIDE, "");
        let both = of(&portal, "agent-from-100");
        assert_eq!(
            (both.promised_limit.as_str(), both.visits, both.limit_note.as_str()),
            ("9个工作日", Some(2), "要看现场。")
        );
        let windows: Vec<&str> = both.windows.iter().map(|window| window.number.as_str()).collect();
        assert_eq!(windows, ["a02", "a01"]);
        let own = of(&portal, "self-under-100");
        assert_eq!((own.promised_limit.as_str(), own.visits, own.limit_note.as_str()), ("5个工作日", Some(1), ""));
        assert!(!own.fees.unwrap().charged, "what only others pay is no charge");
    }

    #[test]
    fn too_many_situations_are_grouped_by_condition_instead() {
        let portal = portal(GUIDE, "situation_pages: 3\n");
        let page = whole(&portal);
        assert!(page.situations.is_empty());
        let groups: Vec<(&str, usize)> =
            page.material_groups.iter().map(|group| (group.mark.words.as_str(), group.rows.len())).collect();
        assert_eq!(groups, [("", 1), ("别人代办", 1), ("", 1)]);
        assert!(page.material_groups.iter().flat_map(|group| &group.rows).all(|row| row.mark.words.is_empty()));
    }

    #[test]
    fn cards_say_what_differs_and_each_situation_has_its_own() {
        let portal = portal(GUIDE, "base_url: https://a.example/x/\n");
        let cx = Context::new(&portal, Lang::En, None, true);
        let guide = portal.guides().next().unwrap();
        let general = card(&portal, guide);
        let expected = [
            "面积100平方米以上：到a02、a01窗口；承诺时限9个工作日；要看现场。",
            "别人代办：到a03窗口；承诺时限7个工作日；到场2次",
        ];
        assert_eq!(general.facts.variants, expected);
        assert_eq!(general.facts.steps[1].applies_to, "别人代办");
        assert_eq!(general.facts.fees.unwrap().lines[0].applies_to, "别人代办");
        let cards = situation_cards_of(&cx, guide);
        let agent = &cards[2];
        assert_eq!(
            (agent.situation.as_str(), agent.facts.windows[0].number.as_str()),
            ("别人代办，面积不满100平方米", "a03")
        );
        assert!(agent.facts.variants.is_empty() && agent.facts.materials.iter().all(|row| row.applies_to.is_empty()));
        let address = format!("https://a.example/x/guides/a/agent-under-100.html#card-{}", agent.edition.hash);
        assert_eq!(
            (agent.url.as_str(), agent.order().path.as_str()),
            (address.as_str(), "cards/a/agent-under-100.pdf")
        );
    }

    #[test]
    fn a_guide_that_asks_nothing_carries_nothing_of_situations() {
        let portal = portal("---\ntitle: 甲\nwindows: [a01]\nmaterials: [{name: 乙, originals: 1}]\n---\n", "");
        let page = whole(&portal);
        assert!(page.ask.is_none() && page.situations.is_empty() && page.material_groups.is_empty());
        assert!(page.materials[0].tally.is_empty() && page.cases.windows == [Mark::default()]);
    }
}
