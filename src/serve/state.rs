//! What is shown right now: the last good site and the findings of the last build.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::watch::{Receiver, Sender, channel};

use super::Built;

/// The newest state; requests look at it and wait for it to change.
#[derive(Debug)]
pub struct State(Sender<Shown>);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Counts the states that differ; 0 before the first build is done.
    pub number: u64,
    pub site: Arc<BTreeMap<String, Vec<u8>>>,
    pub report: Option<Arc<str>>,
    pub outcome: Outcome,
    /// Whether `site` comes from a build that succeeded.
    pub good: bool,
}

/// How the last build ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outcome {
    #[default]
    Ok,
    Failed,
    /// A defect of this program.
    Panicked,
}

impl State {
    pub fn new() -> (State, Receiver<Shown>) {
        let (sender, receiver) = channel(Shown::default());
        (State(sender), receiver)
    }

    /// Builds and shows what came out; a build that changes nothing wakes nobody.
    pub fn show(&self, build: &impl Fn() -> Built) {
        // A panic must not end the preview: the next change of the content may avoid it.
        let built = catch_unwind(AssertUnwindSafe(build));
        self.0.send_if_modified(|shown| {
            let next = shown.after(built.ok());
            let is_news = next != *shown || shown.number == 0;
            if is_news {
                *shown = Shown { number: shown.number + 1, ..next };
            }
            is_news
        });
    }
}

impl Shown {
    /// The name of this state, different from those of an earlier preview that an open page may still remember.
    pub fn version(&self) -> String {
        format!("{}-{}", std::process::id(), self.number)
    }

    /// The state after a build, `None` being one that panicked, with the number left as it is.
    fn after(&self, built: Option<Built>) -> Shown {
        let Some(built) = built else {
            return Shown { report: None, outcome: Outcome::Panicked, ..self.clone() };
        };
        let report = built.report_html.map(Arc::from);
        // The remains of a failed build are better than nothing, but not better than a good site.
        let take = built.ok || (!self.good && !built.site.is_empty());
        let site = if take { Arc::new(built.site) } else { self.site.clone() };
        let outcome = if built.ok { Outcome::Ok } else { Outcome::Failed };
        Shown { number: self.number, site, report, outcome, good: self.good || built.ok }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(text: &str, ok: bool) -> Built {
        let site = BTreeMap::from([("index.html".to_owned(), text.as_bytes().to_vec())]);
        Built { site, report_html: (!ok).then(|| "finding".to_owned()), ok }
    }

    /// Shows the builds one after the other and returns what stands at the end.
    fn shown_after(builds: &[fn() -> Built]) -> Shown {
        let (state, shown) = State::new();
        builds.iter().for_each(|build| state.show(build));
        shown.borrow().clone()
    }

    fn page(shown: &Shown) -> &str {
        std::str::from_utf8(&shown.site["index.html"]).unwrap()
    }

    #[test]
    fn a_failed_build_keeps_the_last_good_site_and_its_findings_go_with_the_next_good_one() {
        let failed = shown_after(&[|| built("good", true), || built("bad", false)]);
        assert_eq!(
            (page(&failed), failed.outcome, failed.report.as_deref()),
            ("good", Outcome::Failed, Some("finding"))
        );
        let mended = shown_after(&[|| built("good", true), || built("bad", false), || built("mended", true)]);
        assert_eq!(
            (page(&mended), mended.outcome, mended.report.as_deref(), mended.number),
            ("mended", Outcome::Ok, None, 3)
        );
    }

    #[test]
    fn without_a_good_site_the_remains_of_a_failed_one_are_shown() {
        assert_eq!(page(&shown_after(&[|| built("first", false), || built("second", false)])), "second");
    }

    #[test]
    fn a_build_that_changes_nothing_is_no_news_but_the_first_always_is() {
        assert_eq!(shown_after(&[|| built("a", true), || built("a", true)]).number, 1);
        assert_eq!(shown_after(&[|| Built { ok: true, ..Built::default() }]).number, 1);
    }

    #[test]
    fn a_build_that_panics_leaves_the_site_up() {
        let shown = shown_after(&[|| built("good", true), || panic!("on purpose")]);
        assert_eq!((page(&shown), shown.outcome, shown.number), ("good", Outcome::Panicked, 2));
    }
}
