//! What can I do with what I have (我手上有这些材料，能办什么): which papers each guide needs, for a page that answers it.
//!
//! In: the portal. Out: [`Holdings`], papers and guides numbered so that a small table can say it all. A guide counts as
//! complete when nothing is lacking that everybody must bring; what is needed only in some situation, may follow later, may
//! be waived or is filled in on the spot is told and never counted as lacking. Deliberately absent: how the table travels
//! (`render/holdings.rs`) and the choosing itself, which happens in the browser and stays there.

mod need;
mod paper;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

pub use need::{Need, NeedKind};
pub use paper::Paper;

use super::Context;
use crate::resolve::GuideHandle;

/// Every paper that a guide asks for, and what each guide asks for.
#[derive(Debug, Default, Serialize)]
pub struct Holdings {
    /// Those that most guides need first.
    pub papers: Vec<Paper>,
    /// Frequent guides first, then those that need the same papers side by side, few papers before many.
    pub guides: Vec<Holding>,
    /// Situations, limits and reasons, each once.
    pub words: Vec<String>,
}

/// One guide with what it needs.
#[derive(Debug, Serialize)]
pub struct Holding {
    pub id: String,
    pub title: String,
    pub needs: Vec<Need>,
}

impl Holdings {
    /// Reads the published guides.
    pub fn of(cx: &Context<'_>) -> Self {
        let mut made = Making::default();
        let guides: Vec<Asking> = cx.published().iter().map(|guide| made.guide(cx, *guide)).collect();
        made.numbered(guides)
    }

    /// Eight digits that tell one table from another.
    pub fn mark(&self) -> String {
        let all = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&all).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A guide as long as papers have no lasting numbers.
struct Asking {
    frequent: u32,
    title_order: usize,
    holding: Holding,
}

/// Papers and words met so far.
#[derive(Default)]
struct Making {
    papers: Vec<Paper>,
    numbers: BTreeMap<String, usize>,
    words: Vec<String>,
    word_numbers: BTreeMap<String, usize>,
}

impl Making {
    fn guide(&mut self, cx: &Context<'_>, handle: GuideHandle) -> Asking {
        let entry = cx.portal.guide(handle);
        let mut needs: Vec<Need> = need::needs(cx, handle)
            .into_iter()
            .map(|told| Need { paper: self.paper(told.paper), kind: told.kind, words: self.word(told.words) })
            .collect();
        need::simplify(&mut needs);
        for need in &needs {
            self.papers[need.paper].uses += 1;
        }
        let title = entry.value.head.title.value.clone();
        let frequent = entry.value.head.frequent.unwrap_or(u32::MAX);
        Asking { frequent, title_order: 0, holding: Holding { id: entry.id.clone(), title, needs } }
    }

    fn paper(&mut self, paper: Paper) -> usize {
        let next = self.papers.len();
        let number = *self.numbers.entry(paper.key.clone()).or_insert(next);
        if number == next {
            self.papers.push(paper);
        }
        number
    }

    /// The number of a text from 1; 0 for none.
    fn word(&mut self, text: String) -> usize {
        if text.is_empty() {
            return 0;
        }
        let next = self.words.len() + 1;
        let number = *self.word_numbers.entry(text.clone()).or_insert(next);
        if number == next {
            self.words.push(text);
        }
        number
    }

    /// Gives papers their lasting numbers and guides their order.
    fn numbered(self, mut guides: Vec<Asking>) -> Holdings {
        let mut order: Vec<usize> = (0..self.papers.len()).collect();
        order.sort_by_key(|at| (Reverse(self.papers[*at].uses), *at));
        let mut numbers = vec![0; order.len()];
        order.iter().enumerate().for_each(|(number, at)| numbers[*at] = number);
        let mut papers: Vec<Option<Paper>> = self.papers.into_iter().map(Some).collect();
        let papers = order.iter().filter_map(|at| papers[*at].take()).collect();
        for (at, asking) in guides.iter_mut().enumerate() {
            asking.title_order = at;
            asking.holding.needs.iter_mut().for_each(|need| need.paper = numbers[need.paper]);
            asking.holding.needs.sort_by_key(|need| (need.kind, need.paper));
        }
        guides.sort_by_cached_key(|asking| (asking.frequent, musts(&asking.holding), asking.title_order));
        Holdings { papers, guides: guides.into_iter().map(|asking| asking.holding).collect(), words: self.words }
    }
}

/// How many papers everybody must bring, and which: guides that are near each other here show up together.
fn musts(holding: &Holding) -> (usize, Vec<usize>) {
    let musts = holding.needs.iter().filter(|need| need.kind == NeedKind::Must);
    let papers: Vec<usize> = musts.map(|need| need.paper).collect();
    (papers.len(), papers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::resolve::{Portal, resolve};

    const GUIDE: &str = "
status: 在用
questions:
  - {id: who, ask: 谁来办？, options: [{id: self, label: 本人来}, {id: agent, label: 别人代办}]}
";

    fn portal(guides: &[(&str, &str)]) -> Portal {
        let mut files = vec![
            ("site.yaml".to_owned(), "name: 青禾市政务服务大厅".to_owned()),
            (
                "materials/all.yaml".to_owned(),
                "id-card: {name: 居民身份证, kind: 身份证件, e_licence: 电子身份证}\nform: {name: 申请表, kind: 申请表, blank_form: files/a.md}\nletter: {name: 委托书, kind: 承诺声明, blank_form: files/b.md}\n".to_owned(),
            ),
        ];
        for (id, materials) in guides {
            files.push((format!("guides/{id}.yaml"), format!("title: 办{id}{GUIDE}materials:\n{materials}")));
        }
        let (tree, _) = crate::source::read_texts(files);
        resolve(crate::model::parse(&tree).0).0
    }

    fn told(portal: &Portal) -> Vec<String> {
        let holdings = Holdings::of(&Context::new(portal, Lang::Zh, None, false));
        let need = |need: &Need| {
            let words = need.words.checked_sub(1).map(|at| format!("（{}）", holdings.words[at])).unwrap_or_default();
            format!("{}:{:?}{words}", holdings.papers[need.paper].name, need.kind)
        };
        let guides = holdings.guides.iter();
        guides
            .map(|guide| format!("{} {}", guide.id, guide.needs.iter().map(need).collect::<Vec<_>>().join(" ")))
            .collect()
    }

    #[test]
    fn a_need_says_how_much_and_when() {
        let portal = portal(&[(
            "a",
            "  - {material: id-card, necessity: 必要}
  - {material: form, necessity: 必要}
  - {material: letter, necessity: 必要, when: {who: agent}}
  - {name: 合同, necessity: 必要, applies_to: 租房的}
  - {name: 体检表, necessity: 容缺后补, defer_limit: 5个工作日}
  - {name: 结婚证, necessity: 必要, waived_by: 能联网核对的}
  - {name: 无房证明, necessity: 必要, commitment: true}
  - {name: 照片, necessity: 非必要}
",
        )]);
        assert_eq!(
            told(&portal),
            [
                "a 居民身份证:Must 委托书:OnlyWhen（别人代办） 合同:OnlyWhen（租房的） 体检表:Later（5个工作日） 结婚证:Waived（能联网核对的） 无房证明:Commitment 申请表:FillIn 照片:Optional"
            ]
        );
    }

    #[test]
    fn a_paper_asked_for_twice_is_lacking_once() {
        let portal = portal(&[(
            "a",
            "  - {material: id-card, necessity: 必要}
  - {material: id-card, necessity: 必要, when: {who: agent}}
  - {name: 合同, necessity: 必要, applies_to: 租房的}
  - {name: 合同, necessity: 必要, applies_to: 借用的}
",
        )]);
        assert_eq!(told(&portal), ["a 居民身份证:Must 合同:OnlyWhen（租房的） 合同:OnlyWhen（借用的）"]);
    }

    #[test]
    fn guides_with_few_and_the_same_papers_stand_together_and_frequent_ones_first() {
        let id = "  - {material: id-card, necessity: 必要}\n";
        let two = format!("{id}  - {{name: 合同, necessity: 必要}}\n");
        let last = format!("{two}frequent: 1\n");
        let portal = portal(&[("a", &two), ("b", id), ("c", &two), ("d", id), ("e", &last)]);
        let order: Vec<String> = told(&portal).iter().map(|guide| guide[..1].to_owned()).collect();
        assert_eq!(order, ["e", "b", "d", "a", "c"]);
        let holdings = Holdings::of(&Context::new(&portal, Lang::Zh, None, false));
        let uses: Vec<_> = holdings.papers.iter().map(|paper| (paper.name.as_str(), paper.uses)).collect();
        assert_eq!(uses, [("居民身份证", 5), ("合同", 3)]);
    }

    #[test]
    fn a_changed_table_has_another_mark() {
        let mark =
            |materials: &str| Holdings::of(&Context::new(&portal(&[("a", materials)]), Lang::Zh, None, false)).mark();
        let must = "  - {material: id-card, necessity: 必要}\n";
        assert_eq!(mark(must), mark(must));
        assert_ne!(mark(must), mark("  - {material: id-card, necessity: 非必要}\n"));
    }
}
