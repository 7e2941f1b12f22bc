//! Plain texts: pages, notices, printable forms.

use serde::Serialize;

use super::{DatedLink, Link, Pagination, day};
use crate::model::{Entry, Form, Notice, Page, Written};
use crate::pages::{Context, url, words};

/// A page of text; `body` is Markdown.
#[derive(Debug, Clone, Serialize)]
pub struct TextPage {
    pub title: String,
    pub summary: String,
    pub body: String,
    pub updated: String,
}

/// A notice; `body` is Markdown.
#[derive(Debug, Clone, Serialize)]
pub struct NoticePage {
    pub title: String,
    pub kind: String,
    pub source: String,
    pub published: String,
    pub expires: String,
    pub body: String,
}

/// A page of the list of notices, newest first.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeList {
    pub notices: Vec<DatedLink>,
    pub pagination: Pagination,
}

/// A printable form; `body` is Markdown without its heading.
#[derive(Debug, Clone, Serialize)]
pub struct FormPage {
    pub title: String,
    pub body: String,
}

pub fn text_page(entry: &Entry<Written<Page>>) -> TextPage {
    TextPage {
        title: entry.value.head.title.value.clone(),
        summary: entry.value.head.summary.value.clone(),
        body: entry.value.body.text.clone(),
        updated: day(entry.value.head.updated),
    }
}

pub fn notice_page(cx: &Context<'_>, entry: &Entry<Written<Notice>>) -> NoticePage {
    let notice = &entry.value.head;
    NoticePage {
        title: notice.title.value.clone(),
        kind: notice.kind.map(|kind| words::choice(cx.lang, kind)).unwrap_or_default(),
        source: notice.source.value.clone(),
        published: day(notice.published),
        expires: day(notice.expires),
        body: entry.value.body.text.clone(),
    }
}

/// A notice in a list.
pub fn notice_link(entry: &Entry<Written<Notice>>) -> DatedLink {
    let notice = &entry.value.head;
    let link = Link::new(notice.title.value.clone(), url::entry("notices", &entry.id));
    DatedLink { link, date: day(notice.published) }
}

/// The first heading of a form is its title; a form without one is named after its file.
pub fn form_page(form: &Form) -> FormPage {
    let text = form.body.text.trim_start_matches('\u{feff}').trim_start();
    match text.strip_prefix("# ").and_then(|rest| rest.split_once('\n')) {
        Some((title, body)) => FormPage { title: title.trim().to_owned(), body: body.to_owned() },
        None => {
            let name = form.path.rsplit('/').next().unwrap_or_default();
            FormPage { title: name.trim_end_matches(".md").to_owned(), body: text.to_owned() }
        }
    }
}
