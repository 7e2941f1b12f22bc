//! The preview: a web server on this computer only that builds again whenever the content changes.
//!
//! In: a way to build the site into memory, and the folders to watch. Out: pages on `http://127.0.0.1:PORT/`, and a
//! browser that loads them again by itself. Nothing is written to the disk. When a build fails, the last good site stays
//! and every page carries the findings on top.
//!
//! How a browser learns of a new build: pages forbid all connections (`connect-src` is not granted), and the preview must
//! not loosen that, or it would show a page that the portal's rules break. So the pages stay as they are, and the
//! question "is there a newer build?" is a script: `/__mingbai/events?since=V` is held until there is one (at most
//! 25 seconds) and then answers with one line that tells `reload.js`. `script-src 'self'` allows that.
//!
//! Only this computer: the server listens on a loopback address only, refuses a `Host` that is not one (a web page
//! elsewhere may point its own name at 127.0.0.1), and tells browsers not to let other sites embed anything.
//!
//! Deliberately absent: what a build is, publishing, and any printing.

mod address;
mod files;
mod http;
mod overlay;
mod state;
mod watch;

use std::collections::BTreeMap;
use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;

use crate::diag::Diagnostic;
use crate::lang::Lang;
use state::State;
use watch::Watch;

/// Boxed, because a [`Diagnostic`] is large and success is the rule.
pub type Result<T> = std::result::Result<T, Box<Diagnostic>>;

/// What to show, where, and what to watch.
#[derive(Debug, Clone)]
pub struct Options {
    /// `127.0.0.1`, `::1` or `localhost`.
    pub host: String,
    /// 0 for any free port.
    pub port: u16,
    /// Folders whose changes make a new build; they must be there.
    pub watch: Vec<PathBuf>,
    /// Files and folders whose changes do not count: the output folder.
    pub ignore: Vec<PathBuf>,
    /// Language of the preview's own words.
    pub lang: Lang,
}

/// One build, in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Built {
    /// Path relative to the site's root, with `/` → bytes.
    pub site: BTreeMap<String, Vec<u8>>,
    /// The findings as HTML that is already escaped; `None` when there are none.
    pub report_html: Option<String>,
    /// Whether the site may be shown; if not, the last good one stays.
    pub ok: bool,
}

/// A preview that has its port and watches its folders, but does not answer yet.
pub struct Preview {
    listener: TcpListener,
    address: SocketAddr,
    watch: Watch,
    lang: Lang,
}

impl Preview {
    /// Takes the port and begins to watch.
    ///
    /// # Errors
    /// `serve-host-not-local`, `serve-port-taken` (naming a free port nearby), `serve-failed`, `serve-watch-failed`.
    pub fn bind(options: &Options) -> Result<Preview> {
        let listener = address::listen(&options.host, options.port)?;
        let address = listener.local_addr().map_err(|error| address::failed(&error))?;
        let watch = Watch::start(&options.watch, &options.ignore)?;
        Ok(Preview { listener, address, watch, lang: options.lang })
    }

    /// Address of the home page, such as `http://127.0.0.1:4000/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Builds, answers, and builds again on changes until Ctrl-C; a second Ctrl-C does not wait for a running build.
    ///
    /// # Errors
    /// `serve-failed` when the server cannot be started.
    pub fn run(self, build: impl Fn() -> Built + Send + Sync) -> Result<()> {
        self.run_until(build, http::interrupted())
    }

    /// [`Preview::run`] until `stop` is over.
    pub fn run_until(
        self,
        build: impl Fn() -> Built + Send + Sync,
        stop: impl Future<Output = ()> + Send,
    ) -> Result<()> {
        let Preview { listener, mut watch, lang, .. } = self;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| address::failed(&error))?;
        let (state, shown) = State::new();
        let stopper = watch.stopper();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                state.show(&build);
                while watch.wait_for_change() {
                    state.show(&build);
                }
            });
            let result = runtime.block_on(http::serve(listener, http::App { shown, lang }, stop));
            stopper.stop();
            result.map_err(|error| address::failed(&error))
        })
    }
}
