//! Runs a reader where its panics and endless loops do no harm.
//!
//! A panic in a reader of somebody else's format says that the file is odd, not that this program is wrong: it is caught
//! and kept off the terminal. A reader that does not come back in time is left behind; its thread ends with the process.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Far above what the largest form takes in an unoptimised program.
const LONGEST: Duration = Duration::from_secs(15);

/// Deeply nested files need room; pages of it that are never touched cost nothing.
const STACK: usize = 128 * 1024 * 1024;

const NAME: &str = "attachment";

/// Why there is no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    Panicked,
    /// Took too long, or [`enough`] was said.
    Endless,
}

/// What `work` gives, if it comes to an end.
pub fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Stopped> {
    run_for(LONGEST, work)
}

fn run_for<T: Send + 'static>(longest: Duration, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Stopped> {
    quiet();
    let (sender, receiver) = channel();
    let job = move || {
        // Whoever waited may have gone.
        let _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
    };
    let started = std::thread::Builder::new().name(NAME.to_owned()).stack_size(STACK).spawn(job);
    started.map_err(|_| Stopped::Endless)?;
    match receiver.recv_timeout(longest) {
        Ok(Ok(result)) => Ok(result),
        Ok(Err(panic)) if !panic.is::<Enough>() => Err(Stopped::Panicked),
        _ => Err(Stopped::Endless),
    }
}

struct Enough;

/// Ends a reader that has had enough, without a message.
pub fn enough() -> ! {
    std::panic::resume_unwind(Box::new(Enough))
}

/// Panics in threads of this name are findings, not messages.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let is_ours = std::thread::current().name() == Some(NAME);
            if !is_ours {
                usual(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_panics_or_hangs_gives_nothing() {
        assert_eq!(run(|| 7), Ok(7));
        assert_eq!(run(|| -> u8 { panic!("on purpose") }), Err(Stopped::Panicked));
        assert_eq!(run(|| -> u8 { enough() }), Err(Stopped::Endless));
        let hangs = || loop {
            std::thread::sleep(Duration::from_millis(5));
        };
        assert_eq!(run_for::<u8>(Duration::from_millis(50), hangs), Err(Stopped::Endless));
    }
}
