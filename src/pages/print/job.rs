//! One file to print.

use std::collections::BTreeSet;

use super::{Design, Kind, Scope, booklet, directory, flow, labels, stand};
use crate::diag::{Diagnostic, Diagnostics};
use crate::lang::Lang;
use crate::model::Window;
use crate::pages::card::{BundleCard, CardView, Order, bundle_order, card, situation_cards_of};
use crate::pages::{Context, url};
use crate::resolve::{BundleHandle, GuideHandle, Handle};

/// What one file holds; its order is made when the printer asks for it.
#[derive(Debug, Clone)]
pub struct PrintJob {
    pub scope: Scope,
    pub design: Design,
    /// The guides of this part, in the order of the paper.
    pub guides: Vec<GuideHandle>,
    /// The bundles of this part.
    pub bundles: Vec<BundleHandle>,
    /// The windows of a job of stands.
    pub windows: Vec<Handle<Window>>,
    /// Cards of its guides, those of situations included where they are wanted.
    pub count: usize,
    /// Which of how many, where the scope needs several files.
    pub part: (usize, usize),
}

/// The jobs for these scopes, each in its design. A scope that has nothing of the kind is a warning, said once for all formats;
/// when nothing at all would be printed, an error.
pub fn jobs(cx: &Context<'_>, wanted: &[(Scope, Design)]) -> (Vec<PrintJob>, Diagnostics) {
    let mut findings = Diagnostics::new();
    let mut all = Vec::new();
    let mut told = BTreeSet::new();
    for (scope, design) in wanted {
        let jobs = scope_jobs(cx, scope, *design);
        let word = design.kind.word();
        if jobs.is_empty() && !design.implied && scope.names(design.kind) && told.insert((scope.slug(cx), word)) {
            let finding = Diagnostic::warning("print-nothing", None).arg("scope", scope.title(cx, cx.lang));
            findings.push(finding.word("kind", word).help("print-nothing.help"));
        }
        all.extend(jobs);
    }
    if all.is_empty() && !findings.has_errors() {
        findings.push(Diagnostic::error("print-no-job", None).help("print-no-job.help"));
    }
    (all, findings)
}

/// The jobs of one scope; none when it has nothing of the kind.
pub fn scope_jobs(cx: &Context<'_>, scope: &Scope, design: Design) -> Vec<PrintJob> {
    let job = |scope: Scope, guides: Vec<GuideHandle>, windows, part| PrintJob {
        count: count(cx, &scope, design, &guides),
        scope,
        design,
        guides,
        bundles: Vec::new(),
        windows,
        part,
    };
    match design.kind {
        Kind::Directory => {
            scope.halls(cx).into_iter().map(|hall| job(Scope::Hall(hall), Vec::new(), Vec::new(), (1, 1))).collect()
        }
        Kind::Stand => {
            let parts = stand::parts(cx, &scope.windows(cx));
            let total = parts.len();
            let parts = parts.into_iter().enumerate();
            parts.map(|(i, windows)| job(scope.clone(), stand::guides(cx, &windows), windows, (i + 1, total))).collect()
        }
        Kind::Flow => {
            let guides: Vec<_> = scope.guides(cx).into_iter().filter(|guide| flow::has_chart(cx, *guide)).collect();
            let bundles = scope.bundles(cx);
            let (guides, bundles) = (evenly(&guides, design.most()), evenly(&bundles, design.most()));
            let total = guides.len() + bundles.len();
            let guides = guides.into_iter().map(|guides| (guides, Vec::new()));
            let parts = guides.chain(bundles.into_iter().map(|bundles| (Vec::new(), bundles))).zip(1..);
            let part = |((guides, bundles), part)| PrintJob {
                bundles,
                ..job(scope.clone(), guides, Vec::new(), (part, total))
            };
            parts.map(part).collect()
        }
        Kind::Bundle => {
            let parts = evenly(&scope.bundles(cx), design.most());
            let total = parts.len();
            let job = |part| job(scope.clone(), Vec::new(), Vec::new(), (part, total));
            parts.into_iter().zip(1..).map(|(bundles, part)| PrintJob { bundles, ..job(part) }).collect()
        }
        Kind::Card | Kind::Labels | Kind::Booklet => {
            let guides = scope.guides(cx);
            let parts = evenly(&guides, design.most());
            let total = parts.len();
            let parts = parts.into_iter().enumerate();
            parts.map(|(i, guides)| job(scope.clone(), guides, Vec::new(), (i + 1, total))).collect()
        }
    }
}

/// How many cards these guides have in a scope.
fn count(cx: &Context<'_>, scope: &Scope, design: Design, guides: &[GuideHandle]) -> usize {
    let of_guide = |guide: &GuideHandle| match scope.keys(*guide) {
        Some(keys) => keys.len(),
        None if design.situations => 1 + cx.situations(*guide).len(),
        None => 1,
    };
    guides.iter().map(of_guide).sum()
}

/// Parts of at most `most`, as many as it takes and about as long as one another; an even number in each but the last.
fn evenly<T: Copy>(all: &[T], most: usize) -> Vec<Vec<T>> {
    let parts = all.len().div_ceil(most).max(1);
    let size = all.len().div_ceil(parts).next_multiple_of(4).min(most).max(1);
    all.chunks(size).map(<[T]>::to_vec).collect()
}

impl PrintJob {
    /// Name of its file, without ending.
    pub fn name(&self, cx: &Context<'_>) -> String {
        let name = match (&self.scope, self.design.kind) {
            (Scope::Hall(hall), Kind::Directory) => format!("{}-{}", self.design.slug(), cx.portal.hall(*hall).id),
            (scope, _) => format!("{}-{}", scope.slug(cx), self.design.slug()),
        };
        match self.part {
            (_, 1) => name,
            (part, _) => format!("{name}-{part}"),
        }
    }

    /// For whom, and which part: "一楼 2/3".
    pub fn title(&self, cx: &Context<'_>, lang: Lang) -> String {
        let title = self.scope.title(cx, lang);
        match self.part {
            (_, 1) => title,
            (part, parts) => format!("{title} {part}/{parts}"),
        }
    }

    /// How many cards, labels or stands it holds.
    pub fn items(&self) -> usize {
        match self.design.kind {
            Kind::Directory => 1,
            Kind::Stand => self.windows.len(),
            _ => self.count + self.bundles.len(),
        }
    }

    /// The cards of its guides, each with those of its situations where they are wanted.
    pub fn cards<'a>(&'a self, cx: &'a Context<'_>) -> impl Iterator<Item = CardView> + 'a {
        self.guides.iter().flat_map(|guide| {
            let keys = self.scope.keys(*guide);
            let with_situations = keys.map_or(self.design.situations, |keys| keys.iter().any(|key| !key.is_empty()));
            let of_situations = if with_situations { situation_cards_of(cx, *guide) } else { Vec::new() };
            let all = std::iter::once(card(cx.portal, *guide)).chain(of_situations);
            all.filter(move |card| keys.is_none_or(|keys| keys.contains(&card.key)))
        })
    }

    /// The cards of its bundles.
    pub fn bundle_cards<'a>(&'a self, cx: &'a Context<'_>) -> impl Iterator<Item = &'a BundleCard> + 'a {
        self.bundles.iter().filter_map(|bundle| cx.bundle_cards().get(bundle.index()))
    }

    /// Without these guides and bundles (`bundles/ID`); `None` when nothing would be left.
    pub fn without(mut self, cx: &Context<'_>, ids: &[String]) -> Option<Self> {
        self.guides.retain(|guide| !ids.contains(&cx.portal.guide(*guide).id));
        self.bundles.retain(|bundle| !ids.contains(&url::entry_key("bundles", &cx.portal.bundle(*bundle).id)));
        self.count = count(cx, &self.scope, self.design, &self.guides);
        let has_own = !self.bundles.is_empty() || matches!(self.design.kind, Kind::Stand | Kind::Directory);
        let is_left = !self.guides.is_empty() || has_own;
        is_left.then_some(self)
    }

    /// What goes to the printer.
    pub fn order(&self, cx: &Context<'_>) -> Order {
        let path = url::print_job(&self.name(cx));
        // What is printed is Chinese, whatever language the portal speaks.
        let title = self.title(cx, Lang::Zh);
        let cards: Vec<CardView> = self.cards(cx).collect();
        let refs: Vec<&CardView> = cards.iter().collect();
        match self.design.kind {
            Kind::Card => {
                let title = format!("{title}　办事明白卡");
                Order::imposed(self.design.format, self.design.nup.number(), path, &title, &refs)
            }
            Kind::Bundle => {
                let cards: Vec<&BundleCard> = self.bundle_cards(cx).collect();
                bundle_order(self.design.format, path, &format!("{title}　一件事明白卡"), &cards)
            }
            Kind::Labels => labels::order(cx, path, &title, &refs),
            Kind::Stand => stand::order(cx, path, &title, &self.windows, &refs),
            Kind::Booklet => booklet::order(cx, self, path, &title, &refs),
            Kind::Flow => flow::order(cx, self, path, &title, &refs),
            Kind::Directory => match self.scope {
                Scope::Hall(hall) => directory::order(cx, path, hall, self.design.poster),
                _ => Order::default(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::evenly;

    #[test]
    fn a_long_list_is_split_into_parts_of_about_one_length() {
        let lengths = |count: usize| -> Vec<usize> {
            let parts = evenly(&(0..count).collect::<Vec<_>>(), 60);
            assert_eq!(parts.concat(), (0..count).collect::<Vec<_>>(), "nothing is lost");
            parts.iter().map(Vec::len).collect()
        };
        assert_eq!(lengths(0), Vec::<usize>::new());
        assert_eq!(lengths(5), [5]);
        assert_eq!(lengths(60), [60]);
        assert_eq!(lengths(61), [32, 29]);
        assert_eq!(lengths(125), [44, 44, 37]);
    }
}
