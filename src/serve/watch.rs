//! Tells when the content has changed: once for a burst of changes, and not for the traces of editors.
//!
//! Where the system cannot watch (too many folders for its limit), the folders are looked through every second instead.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, MetadataKind, ModifyKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::Result;
use crate::diag::Diagnostic;

/// A burst is over after so long without a change: editors write, rename and touch within a few milliseconds.
const QUIET: Duration = Duration::from_millis(150);
/// A burst that does not end is cut here.
const LONGEST_BURST: Duration = Duration::from_secs(1);
/// How often a watched folder that has gone is looked for, and how often folders are looked through without a watcher.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// No matter what, look up once in a while.
const FOREVER: Duration = Duration::from_secs(3600);

enum Message {
    Event(notify::Result<Event>),
    Stop,
}

/// The watched folders and what has happened in them.
pub struct Watch {
    watcher: Box<dyn Watcher + Send>,
    roots: Vec<PathBuf>,
    /// Roots that have been removed or renamed and are not back yet.
    lost: Vec<PathBuf>,
    ignore: Vec<PathBuf>,
    sender: Sender<Message>,
    messages: Receiver<Message>,
}

/// Ends [`Watch::wait_for_change`] from another thread.
pub struct Stopper(Sender<Message>);

impl Stopper {
    pub fn stop(&self) {
        // Nobody waits any more: nothing to stop.
        let _ = self.0.send(Message::Stop);
    }
}

impl Watch {
    /// Begins to watch `folders` with all that is in them, except what lies in `ignore`.
    ///
    /// # Errors
    /// `serve-watch-failed` when a folder is not there or cannot be watched.
    pub fn start(folders: &[PathBuf], ignore: &[PathBuf]) -> Result<Watch> {
        Watch::with(folders, ignore, false)
    }

    fn with(folders: &[PathBuf], ignore: &[PathBuf], by_polling: bool) -> Result<Watch> {
        let (sender, messages) = channel();
        // The same folder under the same name as the events will have.
        let roots = folders.iter().map(|folder| folder.canonicalize().map_err(|error| failed(folder, error.into())));
        let roots = roots.collect::<Result<Vec<PathBuf>>>()?;
        let watcher = watcher(&roots, &sender, by_polling)?;
        let ignore = ignore.iter().map(|path| resolved(path)).collect();
        Ok(Watch { watcher, roots, lost: Vec::new(), ignore, sender, messages })
    }

    pub fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    /// Waits for the end of the next burst of changes; `false` when told to stop.
    pub fn wait_for_change(&mut self) -> bool {
        let mut burst: Option<Burst> = None;
        loop {
            let patience = match &burst {
                Some(burst) if burst.is_over() => return true,
                Some(burst) => burst.rest(),
                None if self.lost.is_empty() => FOREVER,
                None => LOOK_AGAIN,
            };
            match self.messages.recv_timeout(patience) {
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                Ok(Message::Event(event)) if !self.counts(&event) => {}
                Err(RecvTimeoutError::Timeout) if !self.has_found_lost() => {}
                _ => burst = Some(Burst::longer(burst)),
            }
        }
    }

    /// Whether the event can have changed the content. An error may hide a change, so it counts.
    fn counts(&mut self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        if event.need_rescan() {
            return true;
        }
        if matters(event.kind) {
            self.lose(event);
        }
        matters(event.kind) && event.paths.iter().any(|path| !self.is_noise(path))
    }

    /// A watch hangs on the folder itself, not on its name, so a folder that is replaced must be watched anew.
    fn lose(&mut self, event: &Event) {
        for root in self.roots.iter().filter(|root| event.paths.contains(root)) {
            if !self.lost.contains(root)
                && matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
            {
                let _ = self.watcher.unwatch(root);
                self.lost.push(root.clone());
            }
        }
    }

    fn has_found_lost(&mut self) -> bool {
        let before = self.lost.len();
        self.lost.retain(|root| self.watcher.watch(root, RecursiveMode::Recursive).is_err());
        self.lost.len() < before
    }

    fn is_noise(&self, path: &Path) -> bool {
        let is_ignored = self.ignore.iter().any(|ignored| path.starts_with(ignored));
        let inner = self.roots.iter().find_map(|root| path.strip_prefix(root).ok()).unwrap_or(path);
        is_ignored || inner.components().any(|part| is_trace(part.as_os_str()))
    }
}

/// Changes that belong together.
struct Burst {
    first: Instant,
    last: Instant,
}

impl Burst {
    fn longer(burst: Option<Burst>) -> Burst {
        let now = Instant::now();
        Burst { first: burst.map_or(now, |burst| burst.first), last: now }
    }

    fn end(&self) -> Instant {
        (self.last + QUIET).min(self.first + LONGEST_BURST)
    }

    fn is_over(&self) -> bool {
        Instant::now() >= self.end()
    }

    fn rest(&self) -> Duration {
        self.end().saturating_duration_since(Instant::now())
    }
}

fn watcher(roots: &[PathBuf], sender: &Sender<Message>, by_polling: bool) -> Result<Box<dyn Watcher + Send>> {
    let sent = sender.clone();
    let handler = move |event| {
        let _ = sent.send(Message::Event(event));
    };
    let config = Config::default().with_poll_interval(LOOK_AGAIN);
    let made: notify::Result<Box<dyn Watcher + Send>> = match by_polling {
        true => PollWatcher::new(handler, config).map(|watcher| Box::new(watcher) as _),
        false => RecommendedWatcher::new(handler, config).map(|watcher| Box::new(watcher) as _),
    };
    let mut made = match made {
        Err(_) if !by_polling => return watcher(roots, sender, true),
        made => made.map_err(|error| failed(Path::new(""), error))?,
    };
    for root in roots {
        match made.watch(root, RecursiveMode::Recursive) {
            Err(_) if !by_polling => return watcher(roots, sender, true),
            result => result.map_err(|error| failed(root, error))?,
        }
    }
    Ok(made)
}

/// Reading is not a change (a build reads everything), and neither are rights and owners.
fn matters(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Modify(ModifyKind::Metadata(what)) => {
            !matches!(what, MetadataKind::AccessTime | MetadataKind::Permissions | MetadataKind::Ownership)
        }
        _ => true,
    }
}

/// What editors, office programs and downloads leave for a moment; the content reader passes over the same names or
/// they vanish under it.
fn is_trace(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let starts = [".", "~$", "#"];
    let ends = ["~", ".tmp", ".TMP", ".swp", ".bak", ".part", ".crdownload"];
    starts.iter().any(|start| name.starts_with(start))
        || ends.iter().any(|end| name.ends_with(end))
        // What vim writes to see whether it may write.
        || name == "4913"
        || matches!(&*name, "Thumbs.db" | "desktop.ini")
}

/// The path without links as far as it exists: an output folder may still be missing.
fn resolved(path: &Path) -> PathBuf {
    match (path.canonicalize(), path.parent(), path.file_name()) {
        (Ok(path), ..) => path,
        (Err(_), Some(parent), Some(name)) if parent != Path::new("") => resolved(parent).join(name),
        (Err(_), ..) => std::env::current_dir().unwrap_or_default().join(path),
    }
}

fn failed(path: &Path, error: notify::Error) -> Box<Diagnostic> {
    let finding = Diagnostic::error("serve-watch-failed", None).arg("path", path.display().to_string());
    let detail = match error.kind {
        notify::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    };
    finding.arg("detail", detail).help("serve-watch-failed.help").into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Waits at most `limit` for a change.
    fn changed_within(watch: &mut Watch, limit: Duration) -> bool {
        let stopper = watch.stopper();
        let (done, ended) = channel::<()>();
        let guard = std::thread::spawn(move || {
            let _ = ended.recv_timeout(limit);
            stopper.stop();
        });
        let changed = watch.wait_for_change();
        let _ = done.send(());
        guard.join().unwrap();
        // The guard's own message must not end the next wait.
        while !matches!(watch.messages.recv_timeout(Duration::from_secs(1)), Ok(Message::Stop) | Err(_)) {}
        changed
    }

    const SOON: Duration = Duration::from_secs(5);
    const NEVER: Duration = Duration::from_millis(600);

    fn folder() -> (tempfile::TempDir, PathBuf) {
        // The name of a temporary folder begins with a dot here, as it may for any folder above the content.
        let folder = tempfile::Builder::new().prefix(".tmp").tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("guides")).unwrap();
        fs::write(content.join("guides/a.yaml"), "a").unwrap();
        (folder, content)
    }

    #[test]
    fn saving_counts_however_an_editor_does_it() {
        let (_folder, content) = folder();
        let mut watch = Watch::start(std::slice::from_ref(&content), &[]).unwrap();
        fs::write(content.join("guides/a.yaml"), "b").unwrap();
        assert!(changed_within(&mut watch, SOON), "written in place");
        fs::write(content.join("guides/.a.yaml.tmp"), "c").unwrap();
        fs::rename(content.join("guides/.a.yaml.tmp"), content.join("guides/a.yaml")).unwrap();
        assert!(changed_within(&mut watch, SOON), "written beside and renamed");
        fs::remove_file(content.join("guides/a.yaml")).unwrap();
        assert!(changed_within(&mut watch, SOON), "removed");
        fs::create_dir_all(content.join("new/folder")).unwrap();
        assert!(changed_within(&mut watch, SOON), "a new folder");
        fs::write(content.join("new/folder/x.yaml"), "x").unwrap();
        assert!(changed_within(&mut watch, SOON), "a file in the new folder");
    }

    #[test]
    fn reading_traces_of_editors_and_the_output_do_not_count() {
        let (_folder, content) = folder();
        let output = content.join("public");
        let mut watch = Watch::start(std::slice::from_ref(&content), std::slice::from_ref(&output)).unwrap();
        fs::create_dir(&output).unwrap();
        fs::write(output.join("index.html"), "page").unwrap();
        fs::read(content.join("guides/a.yaml")).unwrap();
        for name in [".git", ".a.yaml.swp", "a.yaml~", "~$表.docx", "#a.yaml#", "4913", "a.tmp", "Thumbs.db"] {
            fs::write(content.join("guides").join(name), "trace").unwrap();
        }
        assert!(!changed_within(&mut watch, NEVER));
    }

    #[test]
    fn a_burst_is_one_change() {
        let (_folder, content) = folder();
        let mut watch = Watch::start(std::slice::from_ref(&content), &[]).unwrap();
        for i in 0..50 {
            fs::write(content.join(format!("guides/{i}.yaml")), "x").unwrap();
        }
        assert!(changed_within(&mut watch, SOON));
        assert!(!changed_within(&mut watch, NEVER), "the same burst was reported twice");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_is_replaced_as_a_whole_is_still_watched() {
        let (folder, content) = folder();
        let mut watch = Watch::start(std::slice::from_ref(&content), &[]).unwrap();
        fs::rename(&content, folder.path().join("aside")).unwrap();
        assert!(changed_within(&mut watch, SOON), "gone");
        fs::create_dir(&content).unwrap();
        assert!(changed_within(&mut watch, SOON), "back");
        fs::write(content.join("site.yaml"), "x").unwrap();
        assert!(changed_within(&mut watch, SOON), "changed after it came back");
        fs::write(folder.path().join("aside/x.yaml"), "x").unwrap();
        assert!(!changed_within(&mut watch, NEVER), "the folder that was moved away is still watched");
    }

    #[test]
    fn looking_through_the_folders_does_as_well() {
        let (_folder, content) = folder();
        let mut watch = Watch::with(std::slice::from_ref(&content), &[], true).unwrap();
        fs::write(content.join("guides/b.yaml"), "b").unwrap();
        assert!(changed_within(&mut watch, SOON));
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let (_folder, content) = folder();
        let error = Watch::start(&[content.join("none")], &[]).map(|_| ()).unwrap_err();
        assert_eq!(error.code, "serve-watch-failed");
        assert!(crate::lang::Lang::Zh.message(&error).contains("none"));
    }

    #[test]
    fn stopping_ends_the_wait() {
        let (_folder, content) = folder();
        let mut watch = Watch::start(&[content], &[]).unwrap();
        watch.stopper().stop();
        assert!(!watch.wait_for_change());
    }
}
