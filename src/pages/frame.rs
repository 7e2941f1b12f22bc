//! The header and footer of every page.

use super::view::{Link, SiteView};
use super::{Context, url};

/// Makes what the frame of every page shows.
pub fn site_view(cx: &Context<'_>) -> SiteView {
    let site = &cx.portal.content.site;
    let text = |text: &crate::model::Text| text.value.clone();
    SiteView {
        name: text(&site.name),
        description: text(&site.description),
        organizer: text(&site.organizer),
        operator: text(&site.operator),
        address: text(&site.address),
        phone: text(&site.phone),
        site_code: text(&site.site_code),
        icp: text(&site.icp),
        police_filing: text(&site.police_filing),
        hotline: if site.hotline.is_empty() { "12345".to_owned() } else { text(&site.hotline) },
        report_url: text(&site.report_url),
        banner: text(&site.banner),
        region: text(&site.region),
        pages: footer_pages(cx),
        has_cards: cx.has_cards,
        search_endpoint: text(&site.search_endpoint),
        search_origin: origin(&site.search_endpoint),
    }
}

/// Scheme, host and port of an address: all that a page's policy may name.
fn origin(address: &str) -> String {
    let address = ::url::Url::parse(address).ok().filter(::url::Url::has_host);
    address.map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

/// The plain pages, in their order, and the print centre.
fn footer_pages(cx: &Context<'_>) -> Vec<Link> {
    let mut pages: Vec<_> = cx.portal.content.pages.iter().collect();
    pages.sort_by_key(|entry| entry.value.head.order.unwrap_or(u32::MAX));
    let print = (!cx.print_jobs.is_empty()).then(|| Link::new(cx.lang.text("section.print"), url::PRINT_CENTRE));
    let pages = pages.into_iter().map(|e| Link::new(e.value.head.title.value.clone(), url::entry("pages", &e.id)));
    pages.chain(print).collect()
}
