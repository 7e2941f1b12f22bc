//! The page “我手上有这些材料，能办什么？”: papers to pick, in groups.

use serde::Serialize;

use crate::model::MaterialKind;
use crate::pages::holdings::{Holdings, Paper};
use crate::pages::{Context, url, words};

/// What the page shows before anything is picked, which is all of it without JavaScript.
#[derive(Debug, Clone, Serialize)]
pub struct HoldingsPage {
    pub groups: Vec<PaperGroup>,
    /// Papers that a guide asks for; more than are listed where the catalogue is long.
    pub paper_count: usize,
    pub guide_count: usize,
    pub is_shortened: bool,
    /// Tells this build's table from another's.
    pub mark: String,
}

/// Papers of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct PaperGroup {
    pub title: String,
    pub papers: Vec<PaperItem>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PaperItem {
    pub key: String,
    pub name: String,
    /// Address of the catalogue page, or empty.
    pub href: String,
    pub uses: usize,
}

/// Papers listed on the page; the filter finds all others.
const LISTED: usize = 240;
/// Papers of the first group.
const COMMON: usize = 12;

/// Makes the page.
pub fn holdings_page(cx: &Context<'_>) -> HoldingsPage {
    let holdings = Holdings::of(cx);
    let listed = &holdings.papers[..holdings.papers.len().min(LISTED)];
    let (common, others) = listed.split_at(listed.len().min(COMMON));
    let group = |title: &str, papers: Vec<&Paper>| PaperGroup {
        title: title.to_owned(),
        papers: papers.into_iter().map(item).collect(),
    };
    let mut groups = vec![group(cx.lang.text("holdings.common"), common.iter().collect())];
    for (place, kind) in MaterialKind::ALL.iter().enumerate() {
        let of_kind = others.iter().filter(|paper| paper.group == place).collect();
        groups.push(group(&words::choice(cx.lang, *kind), of_kind));
    }
    groups.retain(|group| !group.papers.is_empty());
    HoldingsPage {
        groups,
        paper_count: holdings.papers.len(),
        guide_count: holdings.guides.len(),
        is_shortened: holdings.papers.len() > LISTED,
        mark: holdings.mark(),
    }
}

fn item(paper: &Paper) -> PaperItem {
    let href = if paper.has_page() { url::entry("materials", &paper.key) } else { String::new() };
    PaperItem { key: paper.key.clone(), name: paper.name.clone(), href, uses: paper.uses }
}
