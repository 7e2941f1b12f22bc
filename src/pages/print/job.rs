//! One file to print.

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
    /// The bundles of a job of their cards.
    pub bundles: Vec<BundleHandle>,
    /// The windows of a job of stands.
    pub windows: Vec<Handle<Window>>,
    /// Cards of situations besides those of whole guides.
    pub situations: usize,
    /// Which of how many, where the scope needs several files.
    pub part: (usize, usize),
}

/// The jobs for these scopes in one design. A scope that has nothing of the kind is a warning.
pub fn jobs(cx: &Context<'_>, scopes: &[Scope], design: Design) -> (Vec<PrintJob>, Diagnostics) {
    let mut findings = Diagnostics::new();
    let mut all = Vec::new();
    for scope in scopes {
        let jobs = scope_jobs(cx, scope, design);
        if jobs.is_empty() && !design.implied && scope.names(design.kind) {
            let finding = Diagnostic::warning("print-nothing", None).arg("scope", scope.title(cx, cx.lang));
            findings.push(finding.word("kind", design.kind.word()).help("print-nothing.help"));
        }
        all.extend(jobs);
    }
    (all, findings)
}

/// The jobs of one scope; none when it has nothing of the kind.
pub fn scope_jobs(cx: &Context<'_>, scope: &Scope, design: Design) -> Vec<PrintJob> {
    let situations = |guides: &[GuideHandle]| match design.situations {
        true => guides.iter().map(|guide| cx.situations(*guide).len()).sum(),
        false => 0,
    };
    let job = |scope: Scope, guides: Vec<GuideHandle>, windows, part| PrintJob {
        scope,
        design,
        situations: situations(&guides),
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
        Kind::Bundle => {
            let parts = evenly(&scope.bundles(cx), design.most());
            let total = parts.len();
            let job = |part| job(scope.clone(), Vec::new(), Vec::new(), (part, total));
            parts.into_iter().zip(1..).map(|(bundles, part)| PrintJob { bundles, ..job(part) }).collect()
        }
        Kind::Card | Kind::Labels | Kind::Booklet | Kind::Flow => {
            let mut guides = scope.guides(cx);
            guides.retain(|guide| design.kind != Kind::Flow || flow::has_chart(cx, *guide));
            let parts = evenly(&guides, design.most());
            let total = parts.len();
            let parts = parts.into_iter().enumerate();
            parts.map(|(i, guides)| job(scope.clone(), guides, Vec::new(), (i + 1, total))).collect()
        }
    }
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
            Kind::Bundle => self.bundles.len(),
            _ => self.guides.len() + self.situations,
        }
    }

    /// The cards of its guides, each with those of its situations where they are wanted.
    pub fn cards<'a>(&'a self, cx: &'a Context<'_>) -> impl Iterator<Item = CardView> + 'a {
        self.guides.iter().flat_map(|guide| {
            let of_situations = if self.design.situations { situation_cards_of(cx, *guide) } else { Vec::new() };
            std::iter::once(card(cx.portal, *guide)).chain(of_situations)
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
        let is_left = !self.guides.is_empty()
            || !self.bundles.is_empty()
            || matches!(self.design.kind, Kind::Stand | Kind::Directory);
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
