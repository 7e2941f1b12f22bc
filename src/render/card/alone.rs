//! Many things to do → each done by one thread from its start to its end.
//!
//! Where threads are shared, the writer of a PDF that waits for a part of it takes up other work meanwhile; that is the
//! next card, which waits in its turn, until all cards of a chunk lie half finished in memory. So each thread here is a pool
//! of its own.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// As many threads as the program has, each by itself.
pub struct Alone {
    pools: Vec<ThreadPool>,
}

impl Alone {
    /// Starts the threads; where the system refuses one, fewer do the work.
    pub fn new() -> Self {
        let single = |_| ThreadPoolBuilder::new().num_threads(1).build().ok();
        Alone { pools: (0..rayon::current_num_threads()).filter_map(single).collect() }
    }

    /// How many items are worked on at the same time.
    pub fn threads(&self) -> usize {
        self.pools.len().max(1)
    }

    /// What `work` gives for each item, in their order.
    pub fn each<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        if self.pools.is_empty() {
            return items.par_iter().map(&work).collect();
        }
        let next = AtomicUsize::new(0);
        let take = || {
            let index = next.fetch_add(1, Ordering::Relaxed);
            Some((index, work(items.get(index)?)))
        };
        let share = |pool: &ThreadPool| pool.install(|| std::iter::from_fn(&take).collect::<Vec<_>>());
        let mut done: Vec<(usize, R)> = self.pools.par_iter().flat_map_iter(share).collect();
        done.sort_by_key(|(index, _)| *index);
        done.into_iter().map(|(_, result)| result).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_the_items_is_in_their_order() {
        let items: Vec<usize> = (0..100).collect();
        assert_eq!(Alone::new().each(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_thread_that_waits_takes_up_no_other_item() {
        let busy = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        let alone = Alone::new();
        alone.each(&[(); 50], |()| {
            most.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            while let Some(rayon::Yield::Executed) = rayon::yield_now() {}
            busy.fetch_sub(1, Ordering::SeqCst);
        });
        assert!(
            most.into_inner() <= alone.pools.len(),
            "an item was begun while another was waiting on the same thread"
        );
    }
}
