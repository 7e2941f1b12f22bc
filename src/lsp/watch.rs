//! Changes that others make to files: told by the client where it can, else by the operating system.

use std::path::{Path, PathBuf};

use lsp_server::{Request, RequestId};
use lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Pattern, Registration, RegistrationParams,
};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Asks the client to tell of every change below the content folder.
pub fn content(folder: &Path) -> Request {
    registration("content", vec![pattern(&folder.join("**"))])
}

/// Asks the client to tell of the file that makes one of its folders, or one in it, a content folder.
pub fn sites(roots: &[PathBuf]) -> Request {
    let sites = roots.iter().flat_map(|root| [root.join("site.yaml"), root.join("content/site.yaml")]);
    registration("sites", sites.map(|site| pattern(&site)).collect())
}

fn pattern(path: &Path) -> FileSystemWatcher {
    let pattern = path.display().to_string().replace('\\', "/");
    FileSystemWatcher { glob_pattern: GlobPattern::Pattern(Pattern::from(pattern)), kind: None }
}

fn registration(name: &str, watchers: Vec<FileSystemWatcher>) -> Request {
    let options = serde_json::to_value(DidChangeWatchedFilesRegistrationOptions { watchers }).ok();
    let registration = Registration {
        id: name.to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: options,
    };
    let params = RegistrationParams { registrations: vec![registration] };
    Request::new(RequestId::from(format!("watch-{name}")), "client/registerCapability".to_owned(), params)
}

/// Watches the folder itself, for clients that cannot. `None` where the system cannot either: files are then read when
/// they are opened or closed.
pub fn watch(folder: &Path, changed: impl Fn(Vec<PathBuf>) + Send + 'static) -> Option<RecommendedWatcher> {
    let take = move |event: notify::Result<Event>| match event {
        Ok(event) if !event.kind.is_access() => changed(event.paths),
        _ => {}
    };
    let mut watcher = notify::recommended_watcher(take).ok()?;
    watcher.watch(folder, RecursiveMode::Recursive).ok()?;
    Some(watcher)
}
