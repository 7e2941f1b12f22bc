//! Requests in, answers out of memory.

use std::future::Future;
use std::net::TcpListener;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use tokio::sync::watch::{Receiver, channel};

use super::files::{Found, content_type, find};
use super::overlay::{self, EVENTS, SCRIPT, SCRIPT_TEXT, STYLE, STYLE_TEXT};
use super::state::Shown;
use super::{address, files};
use crate::lang::Lang;

/// How long "is there a newer build?" is held; below the minute after which browsers and proxies lose patience.
pub const LONGEST_WAIT: Duration = Duration::from_secs(25);

/// How long running answers may take after the preview is told to stop.
const GRACE: Duration = Duration::from_secs(1);

/// What requests are answered from.
#[derive(Clone)]
pub struct App {
    pub shown: Receiver<Shown>,
    pub lang: Lang,
}

#[derive(Clone)]
struct Running {
    app: App,
    stopping: Receiver<bool>,
}

/// Answers until `stop` is over, then lets running answers end, within [`GRACE`].
pub async fn serve(listener: TcpListener, app: App, stop: impl Future<Output = ()> + Send) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let (halt, stopping) = channel(false);
    let mut halted = stopping.clone();
    let router = Router::new().fallback(answer).with_state(Running { app, stopping });
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        let _ = halted.wait_for(|stopping| *stopping).await;
    });
    let stop = async {
        stop.await;
        halt.send_replace(true);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        result = server => result,
        () = stop => Ok(()),
    }
}

/// Over at the first Ctrl-C. A second one ends the process at once, because a build cannot be interrupted.
pub async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler the system ends the process itself.
        return std::future::pending().await;
    }
    tokio::spawn(async {
        let _ = tokio::signal::ctrl_c().await;
        std::process::exit(130);
    });
}

async fn answer(State(mut running): State<Running>, request: Request) -> Response {
    if !is_for_us(&request) {
        return plain(StatusCode::FORBIDDEN, running.app.lang.text("serve.wrong-host"));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let refused = plain(StatusCode::METHOD_NOT_ALLOWED, running.app.lang.text("serve.wrong-method"));
        return with(refused, header::ALLOW, "GET, HEAD");
    }
    match request.uri().path() {
        SCRIPT => typed(StatusCode::OK, files::content_type(SCRIPT), SCRIPT_TEXT),
        STYLE => typed(StatusCode::OK, files::content_type(STYLE), STYLE_TEXT),
        EVENTS => events(&mut running, request.uri().query().unwrap_or_default()).await,
        _ => page(&mut running, request.uri()).await,
    }
}

/// Both the header and an address with a host in it must name this computer.
fn is_for_us(request: &Request) -> bool {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    named.is_some_and(address::is_local_host) && request.uri().host().is_none_or(address::is_local_host)
}

/// Waits for a state other than the one asked about and names it in a script.
async fn events(running: &mut Running, query: &str) -> Response {
    let since = query.strip_prefix("since=").unwrap_or_default();
    let is_news = |shown: &Shown| shown.number > 0 && shown.version() != since;
    tokio::select! {
        _ = running.app.shown.wait_for(is_news) => {}
        _ = running.stopping.wait_for(|stopping| *stopping) => {}
        () = tokio::time::sleep(LONGEST_WAIT) => {}
    }
    let version = running.app.shown.borrow().version();
    let script = format!("document.dispatchEvent(new CustomEvent(\"mingbai-build\", {{ detail: \"{version}\" }}));\n");
    typed(StatusCode::OK, content_type(SCRIPT), script)
}

/// A file of the site; the first one waits for the first build.
async fn page(running: &mut Running, uri: &Uri) -> Response {
    let first = running.app.shown.wait_for(|shown| shown.number > 0);
    let shown = tokio::select! {
        shown = first => shown.map(|shown| shown.clone()).unwrap_or_default(),
        _ = running.stopping.wait_for(|stopping| *stopping) => Shown::default(),
    };
    let lang = running.app.lang;
    match find(&shown.site, uri.path()) {
        Found::File { path, bytes } => file(StatusCode::OK, &path, bytes, &shown, lang),
        Found::Folder => with(plain(StatusCode::TEMPORARY_REDIRECT, ""), header::LOCATION, &with_slash(uri)),
        Found::Bad => plain(StatusCode::BAD_REQUEST, lang.text("serve.bad-address")),
        Found::Missing => missing(&shown, lang),
    }
}

fn missing(shown: &Shown, lang: Lang) -> Response {
    let path = crate::pages::url::NOT_FOUND;
    match shown.site.get(path) {
        Some(bytes) => file(StatusCode::NOT_FOUND, path, bytes, shown, lang),
        None => {
            let key = if shown.site.is_empty() { "serve.nothing-yet" } else { "serve.not-found" };
            typed(StatusCode::NOT_FOUND, content_type(path), overlay::own_page(key, shown, lang))
        }
    }
}

fn file(status: StatusCode, path: &str, bytes: &[u8], shown: &Shown, lang: Lang) -> Response {
    match content_type(path) {
        kind if kind.starts_with("text/html") => typed(status, kind, overlay::added_to(bytes, shown, lang)),
        kind => typed(status, kind, bytes.to_vec()),
    }
}

fn with_slash(uri: &Uri) -> String {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{query}", uri.path())
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    typed(status, "text/plain; charset=utf-8", text)
}

/// An answer that no cache keeps and no other site may embed.
fn typed(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let fixed = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Adds a header; a value that no header can carry is left out.
fn with(mut response: Response, name: header::HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}
