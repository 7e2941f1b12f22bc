//! The check of all files on a thread beside, broken off as soon as something changes again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::analysis::{Checker, Outcome, Snapshot};

/// Gives work to the thread.
pub struct Background {
    jobs: Sender<Job>,
    /// Number of the present state; a job with another number is not worth going on with.
    state: Arc<AtomicU64>,
}

struct Job {
    number: u64,
    snapshot: Snapshot,
    /// Whether nothing that was known holds any more.
    is_new: bool,
}

impl Background {
    /// Starts the thread; `done` takes the number of a state and what was found in it.
    pub fn start(done: impl Fn(u64, Outcome) + Send + 'static) -> Self {
        let (jobs, waiting) = channel();
        let state = Arc::new(AtomicU64::new(0));
        let present = Arc::clone(&state);
        thread::spawn(move || work(&waiting, &present, done));
        Background { jobs, state }
    }

    /// Something has changed: whatever is being checked is out of date.
    pub fn changed(&self) {
        self.state.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether a state is still the present one.
    pub fn is_present(&self, number: u64) -> bool {
        self.state.load(Ordering::Relaxed) == number
    }

    /// Checks a snapshot of the present state; `is_new` when it is not of the workspace that was checked before.
    pub fn check(&self, snapshot: Snapshot, is_new: bool) {
        let number = self.state.load(Ordering::Relaxed);
        // A thread that has ended checks nothing more; the findings about single files go on.
        let _ = self.jobs.send(Job { number, snapshot, is_new });
    }
}

fn work(waiting: &Receiver<Job>, present: &AtomicU64, done: impl Fn(u64, Outcome)) {
    let mut checker = Checker::default();
    for Job { number, snapshot, is_new } in waiting {
        if is_new {
            checker = Checker::default();
        }
        let is_cancelled = || present.load(Ordering::Relaxed) != number;
        match catch_unwind(AssertUnwindSafe(|| checker.check(&snapshot, &is_cancelled))) {
            Ok(Some(outcome)) => done(number, outcome),
            Ok(None) => {}
            // What it knew may be half true.
            Err(_) => checker = Checker::default(),
        }
    }
}
