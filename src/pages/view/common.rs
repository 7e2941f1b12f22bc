//! What every page carries: addresses, breadcrumb, meta tags, the site.

use serde::Serialize;

use crate::model::Site;
use crate::pages::url;

/// A titled address.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Link {
    pub title: String,
    pub href: String,
}

impl Link {
    pub fn new(title: impl Into<String>, href: impl Into<String>) -> Self {
        Link { title: title.into(), href: href.into() }
    }
}

/// A meta tag; the names are those of the government site rules, in exact case.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Meta {
    pub name: &'static str,
    pub content: String,
}

/// The head and frame of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Address from the root.
    pub url: String,
    /// The way back to the root.
    pub root: String,
    /// The address on the web; empty when the site does not say where it is published.
    pub canonical: String,
    pub title: String,
    pub description: String,
    /// From the home page down to the parent; the page itself is not in it.
    pub breadcrumb: Vec<Link>,
    pub meta: Vec<Meta>,
    /// Where the header's navigation stands: `home`, `guides`, `departments`, `halls`, `policies`, `notices`, or empty.
    pub section: &'static str,
}

/// What stands in the header and footer of every page.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub name: String,
    pub description: String,
    pub organizer: String,
    pub operator: String,
    pub address: String,
    pub phone: String,
    pub site_code: String,
    pub icp: String,
    pub police_filing: String,
    pub hotline: String,
    pub report_url: String,
    pub banner: String,
    pub region: String,
    pub pages: Vec<Link>,
    /// Whether printable cards are part of this portal.
    pub has_cards: bool,
    /// Address and origin of a search server, or empty.
    pub search_endpoint: String,
    pub search_origin: String,
}

/// Kinds of pages that the government site rules tell apart.
pub enum MetaKind<'a> {
    Plain,
    /// A column (list): its name, description and keywords.
    Column {
        name: &'a str,
        description: &'a str,
    },
    /// An article: its title, date and source.
    Article {
        title: &'a str,
        published: String,
        source: &'a str,
    },
}

/// The meta tags of a page after the government site rules (国办发〔2017〕47号 and its technical annex); a tag without
/// content is left out, never empty.
pub fn meta_tags(site: &Site, kind: MetaKind<'_>) -> Vec<Meta> {
    let mut tags = vec![
        ("SiteName", site.name.value.clone()),
        ("SiteDomain", site.domain.value.clone()),
        ("SiteIDCode", site.site_code.value.clone()),
    ];
    match kind {
        MetaKind::Plain => {}
        MetaKind::Column { name, description } => tags.extend([
            ("ColumnName", name.to_owned()),
            ("ColumnDescription", description.to_owned()),
            ("ColumnKeywords", name.to_owned()),
            ("ColumnType", "办事服务".to_owned()),
        ]),
        MetaKind::Article { title, published, source } => tags.extend([
            ("ArticleTitle", title.to_owned()),
            ("PubDate", published),
            ("ContentSource", source.to_owned()),
        ]),
    }
    let filled = tags.into_iter().filter(|(_, content)| !content.is_empty());
    filled.map(|(name, content)| Meta { name, content }).collect()
}

/// Makes the head of a page at `page`.
pub fn head(site: &Site, page: String, title: &str, description: &str, kind: MetaKind<'_>) -> Head {
    let description = if description.is_empty() { site.description.value.as_str() } else { description };
    Head {
        root: url::root(&page),
        canonical: if site.base_url.is_empty() { String::new() } else { url::absolute(&site.base_url, &page) },
        url: page,
        title: title.to_owned(),
        description: description.to_owned(),
        breadcrumb: Vec::new(),
        meta: meta_tags(site, kind),
        section: "",
    }
}
