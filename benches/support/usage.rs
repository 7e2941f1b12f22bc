//! What another program used: CPU seconds and its peak memory, as Linux counts them.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Seconds of CPU, hundredths at best, and MB.
pub struct Usage {
    pub cpu: f64,
    pub peak: f64,
}

/// Runs a program to its end. Its peak is read every few milliseconds: what comes in the last of them is not seen.
pub fn used(command: &mut Command) -> Usage {
    let mut child = command.stdout(Stdio::null()).spawn().expect("it starts");
    let read = |what: &str| fs::read_to_string(format!("/proc/{}/{what}", child.id())).unwrap_or_default();
    let mut peak = 0.0_f64;
    let cpu = loop {
        let stat = read("stat");
        let after: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        // Ended, and not waited for yet: its times are whole, its memory is gone.
        if after.first().is_none_or(|state| ["Z", "X"].contains(state)) {
            break after.iter().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0;
        }
        peak = peak.max(high_water(&read("status")));
        sleep(Duration::from_millis(5));
    };
    assert!(child.wait().expect("it ends").success(), "{command:?} failed");
    Usage { cpu, peak }
}

fn high_water(status: &str) -> f64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1e3
}
