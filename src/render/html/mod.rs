//! Views → HTML pages, with the theme's templates; and the theme's style sheet and script.
//!
//! In: the theme's files and a [`Viewed`] page. Out: bytes, or a finding that names template, line and column.

mod engine;
pub mod kiosk;
mod markdown;
pub mod scripts;

use std::collections::BTreeMap;

use tera::{Context, Tera};

use self::kiosk::Kiosk;
use super::{Artifact, search};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::pages::Viewed;
use crate::pages::view::SiteView;

const STYLE: &str = "assets/style.css";

/// The theme, ready to render.
pub struct Html {
    tera: Tera,
    assets: Vec<Artifact>,
    /// The bundle that only kiosks load.
    kiosk_script: Option<Artifact>,
    kiosk: Option<Kiosk>,
}

impl Html {
    /// Compiles the templates of a theme.
    ///
    /// # Errors
    /// The first template or script that does not compile, or a language file that is missing or broken.
    pub fn new(files: &BTreeMap<String, Vec<u8>>, lang: Lang, site: &SiteView) -> Result<Self, Box<Diagnostic>> {
        let mut tera = engine::new(files)?;
        let texts = engine::texts(files, lang)?;
        let mut html = Html { tera: Tera::default(), assets: assets(files)?, kiosk_script: None, kiosk: None };
        html.kiosk_script = html.take(kiosk::SCRIPT);
        tera.global_context().insert("t", &texts);
        tera.global_context().insert("site", site);
        tera.global_context().insert("lang", if lang == Lang::Zh { "zh-CN" } else { "en" });
        tera.global_context().insert("mark", "");
        tera.global_context().insert("search_query", &search::page_query());
        html.tera = tera;
        Ok(html)
    }

    /// Makes every page from now on one for a touch screen in the hall.
    pub fn for_kiosk(&mut self, files: &BTreeMap<String, Vec<u8>>, kiosk: Kiosk) {
        let style = self.assets.iter_mut().find(|asset| asset.path == STYLE);
        if let (Some(style), Some(own)) = (style, files.get(kiosk::STYLE)) {
            style.bytes.push(b'\n');
            style.bytes.extend(own);
        }
        self.assets.extend(self.kiosk_script.take());
        self.kiosk = Some(kiosk);
    }

    /// Names the build in every page that is made from now on.
    pub fn mark(&mut self, mark: &str) {
        self.tera.global_context().insert("mark", mark);
    }

    /// The bundles of scripts.
    pub fn scripts(&self) -> impl Iterator<Item = &Artifact> {
        self.assets.iter().filter(|asset| asset.path.ends_with(".js"))
    }

    /// Takes an asset that is not published by itself.
    pub fn take(&mut self, path: &str) -> Option<Artifact> {
        let place = self.assets.iter().position(|asset| asset.path == path)?;
        Some(self.assets.remove(place))
    }

    /// One page as bytes.
    ///
    /// # Errors
    /// A template that asks for something that is not there.
    pub fn page(&self, viewed: &Viewed) -> Result<Artifact, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("head", &viewed.head);
        context.insert("root", &viewed.head.root);
        context.insert("view", &viewed.view);
        let name = format!("pages/{}", viewed.template);
        let text =
            self.tera.render(&name, &context).map_err(|error| Box::new(engine::explain(&error, &viewed.head.url)))?;
        let text = match &self.kiosk {
            Some(kiosk) => kiosk.enclose(&self.tera, viewed, &text)?,
            None => text,
        };
        Ok(Artifact { path: viewed.head.url.clone(), bytes: text.into_bytes() })
    }

    /// Style sheet, script and pictures.
    pub fn assets(&self) -> &[Artifact] {
        &self.assets
    }

    /// The names of the components, for the test that renders their examples.
    pub fn engine(&self) -> &Tera {
        &self.tera
    }
}

/// One style sheet from the base and every component, the bundles of scripts, everything else as it is.
fn assets(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Artifact>, Box<Diagnostic>> {
    let is_style = |path: &str| path == "base.css" || (path.starts_with("components/") && path.ends_with(".css"));
    let styles: Vec<&[u8]> =
        files.iter().filter(|(path, _)| is_style(path)).map(|(_, bytes)| bytes.as_slice()).collect();
    let mut all = vec![Artifact { path: STYLE.into(), bytes: styles.join(&b'\n') }];
    all.extend(scripts::bundles(files)?);
    let others = files.iter().filter(|(path, _)| path.starts_with("assets/"));
    all.extend(others.map(|(path, bytes)| Artifact { path: path.clone(), bytes: bytes.clone() }));
    Ok(all)
}
