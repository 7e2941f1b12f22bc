//! A page → the page for a touch screen in the hall, which nobody can leave.
//!
//! In: finished HTML and the view it was made of. Out: HTML whose links all stay inside; what led outside is an address
//! to take along on a phone, as a QR code. The theme's `kiosk/` holds the frame around it and its style sheet.
//! Deliberately absent: what the browser and the machine have to forbid, which no page can.

mod walk;
mod ways;

pub use ways::is_picture;

use serde::Serialize;
use tera::{Context, Tera};

use super::engine;
use crate::diag::Diagnostic;
use crate::pages::{View, Viewed};
use crate::render::card::qr;

/// The theme's frame and style sheet, and the bundle that only kiosks load.
const FRAME: &str = "kiosk/frame.html";
pub const STYLE: &str = "kiosk/kiosk.css";
pub const SCRIPT: &str = "assets/kiosk.js";

/// What differs from hall to hall.
#[derive(Debug, Clone)]
pub struct Kiosk {
    /// The portal's address on the web.
    pub base: String,
    /// Seconds without a touch until the next visitor's start page.
    pub idle: u32,
}

/// What a visitor can take along.
#[derive(Serialize)]
struct Takeaway {
    title: String,
    address: String,
    /// A picture in SVG, or empty where the address is too long for one.
    code: String,
    from: String,
    is_file: bool,
    picture: String,
}

impl Kiosk {
    /// The page without a way out.
    ///
    /// # Errors
    /// A frame that asks for something that is not there.
    pub fn enclose(&self, tera: &Tera, viewed: &Viewed, html: &str) -> Result<String, Box<Diagnostic>> {
        let head = &viewed.head;
        let walked = walk::walk(html, &head.url, &self.base);
        let mut context = Context::new();
        context.insert("head", head);
        context.insert("root", &head.root);
        context.insert("idle", &self.idle);
        context.insert("desk", &desk(&viewed.view));
        context.insert("card", card(&viewed.view));
        context.insert("page_code", &qr::svg(&head.canonical).unwrap_or_default());
        context.insert("takeaways", &walked.taken.into_iter().map(takeaway).collect::<Vec<_>>());
        let frame = tera.render(FRAME, &context).map_err(|error| Box::new(engine::explain(&error, &head.url)))?;
        Ok(walked.before + &frame + &walked.after)
    }
}

fn takeaway(taken: walk::Taken) -> Takeaway {
    let code = qr::svg(&taken.address).unwrap_or_default();
    let walk::Taken { address, title, from, is_file, picture } = taken;
    Takeaway { title, address, code, from, is_file, picture }
}

/// The window that has the paper forms of what the page is about, or nothing.
fn desk(view: &View) -> String {
    match view {
        View::Guide(guide) => guide.windows.first().map(|window| window.number.clone()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// What is printed of the page instead of it: of a guide its card, or nothing.
fn card(view: &View) -> &str {
    match view {
        View::Guide(guide) => &guide.card_page,
        _ => "",
    }
}
