//! Scripts in Node.js, and the npm packages that they need.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

type Failure = Box<dyn Error>;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Installs a folder's npm packages unless they are there as its lock file has them.
pub fn install(folder: &str) -> Result<(), Failure> {
    let folder = Path::new(ROOT).join(folder);
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|known| known.modified());
    if changed("node_modules/.package-lock.json")
        .is_ok_and(|done| changed("package-lock.json").is_ok_and(|l| l <= done))
    {
        return Ok(());
    }
    let status = Command::new("npm").arg("ci").current_dir(&folder).stdout(Stdio::null()).status();
    match status.map_err(|error| format!("npm does not run: {error}"))?.success() {
        true => Ok(()),
        false => Err(format!("npm ci fails in {}", folder.display()).into()),
    }
}

/// Runs a script of `benches/` with a task on its standard input; what it wrote as JSON.
pub fn run(script: &str, task: &Value) -> Result<Value, Failure> {
    let path = Path::new(ROOT).join("benches").join(script);
    let started = Command::new("node").arg(path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut node = started.map_err(|error| format!("node does not run: {error}"))?;
    let input = node.stdin.take().ok_or("node takes no input")?;
    // When node ends before it has read everything, its own message says why.
    let sent = { input }.write_all(task.to_string().as_bytes());
    let output = node.wait_with_output()?;
    match output.status.success() {
        true => Ok(sent.map(|()| serde_json::from_slice(&output.stdout))??),
        false => Err(format!("benches/{script} failed; see above").into()),
    }
}
