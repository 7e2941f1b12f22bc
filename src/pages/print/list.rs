//! The list of what was printed: which file is what, how much paper it takes, and what to do with the sheets.

use serde::Serialize;

use super::{Cut, PrintJob, Scope};
use crate::diag::Arg;
use crate::lang::Lang;
use crate::pages::Context;

/// The paper of a file, as it came out of the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    pub pages: usize,
    /// Millimetres.
    pub width: u32,
    pub height: u32,
    pub bytes: usize,
}

impl Paper {
    /// `A4`, or `200×300` for what has no name.
    pub fn name(&self) -> String {
        const SIZES: [(&str, u32, u32); 5] =
            [("A2", 420, 594), ("A3", 297, 420), ("A4", 210, 297), ("A5", 148, 210), ("A6", 105, 148)];
        let (short, long) = (self.width.min(self.height), self.width.max(self.height));
        let known = SIZES.iter().find(|(_, w, h)| w.abs_diff(short) <= 1 && h.abs_diff(long) <= 1);
        known.map_or_else(|| format!("{short}×{long}"), |(name, ..)| (*name).to_owned())
    }

    pub fn is_wide(&self) -> bool {
        self.width > self.height
    }
}

/// A job that was printed.
#[derive(Debug, Clone)]
pub struct Printed {
    pub job: PrintJob,
    /// Where it is published, from the portal's root.
    pub path: String,
    pub paper: Paper,
}

impl Printed {
    /// Name of its file.
    pub fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Sheets of paper it takes.
    pub fn sheets(&self) -> usize {
        if self.is_duplex() { self.paper.pages.div_ceil(2) } else { self.paper.pages }
    }

    pub fn is_duplex(&self) -> bool {
        self.job.design.is_duplex() && self.paper.pages > 1
    }

    /// "5 张明白卡，A5 桌面卡".
    pub fn what(&self, lang: Lang) -> String {
        let design = &self.job.design;
        let n = ("n", Arg::Text(self.job.items().to_string()));
        let format = (
            "format",
            Arg::Text({
                let (zh, en) = design.format.names();
                lang.pick(zh, en).to_owned()
            }),
        );
        let nup = ("nup", Arg::Text(design.nup.number().to_string()));
        use super::Kind::*;
        match (design.kind, design.cut()) {
            (Card, Cut::Apart) => lang.fill("print-what.cards-nup", &[n, format, nup]),
            (Card, _) => lang.fill("print-what.cards", &[n, format]),
            (Labels, _) => lang.fill("print-what.labels", &[n]),
            (Stand, _) if self.job.items() == 1 => lang.text("print-what.stand").to_owned(),
            (Stand, _) => lang.fill("print-what.stands", &[n]),
            (Booklet, Cut::Stitch) => lang.fill("print-what.booklet-fold", &[n]),
            (Booklet, _) => lang.fill("print-what.booklet", &[n]),
            (Bundle, _) => lang.fill("print-what.bundles", &[n, format]),
            (Flow, _) => lang.fill("print-what.flow", &[n]),
            (Directory, _) => lang.text("print-what.directory").to_owned(),
        }
    }

    /// How to print it and what to do then: "单面，印后沿角线裁开".
    pub fn how(&self, lang: Lang) -> String {
        let sides = match (self.is_duplex(), self.paper.is_wide()) {
            (false, _) => "print-how.single",
            (true, false) => "print-how.long-edge",
            (true, true) => "print-how.short-edge",
        };
        let after = match self.job.design.cut() {
            Cut::Whole => return lang.text(sides).to_owned(),
            Cut::Apart => "print-how.cut",
            Cut::Stitch => "print-how.stitch",
        };
        format!("{}{}{}", lang.text(sides), lang.pick("，", ", "), lang.text(after))
    }

    /// "3 页，用 A4 纸 3 张".
    pub fn size(&self, lang: Lang) -> String {
        let text = |n: usize| Arg::Text(n.to_string());
        let args = [
            ("pages", text(self.paper.pages)),
            ("sheets", text(self.sheets())),
            ("paper", Arg::Text(self.paper.name())),
        ];
        lang.fill("print-size", &args)
    }
}

/// The list in plain words, for whoever stands at the printer.
pub fn as_text(cx: &Context<'_>, printed: &[Printed]) -> String {
    let lang = cx.lang;
    let sheets: usize = printed.iter().map(Printed::sheets).sum();
    let totals = [("files", printed.len()), ("sheets", sheets)].map(|(name, n)| (name, Arg::Text(n.to_string())));
    let mut lines = vec![
        format!("{}　{}", lang.text("print-list.title"), cx.portal.content.site.name.value),
        lang.fill("print-list.totals", &totals),
    ];
    for (number, one) in printed.iter().enumerate() {
        lines.push(String::new());
        lines.push(format!("{}. {}", number + 1, one.file()));
        let rows = [
            ("print-list.scope", one.job.title(cx, lang)),
            ("print-list.what", one.what(lang)),
            ("print-list.size", one.size(lang)),
            ("print-list.how", one.how(lang)),
        ];
        lines.extend(rows.into_iter().map(|(key, said)| format!("   {}{said}", lang.text(key))));
    }
    lines.join("\n") + "\n"
}

/// One entry of `jobs.json`.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    file: &'a str,
    scope: String,
    kind: &'static str,
    what: String,
    how: String,
    items: usize,
    pages: usize,
    sheets: usize,
    paper: String,
    landscape: bool,
    duplex: bool,
    bytes: usize,
    guides: Vec<&'a str>,
    bundles: Vec<&'a str>,
    windows: Vec<&'a str>,
}

/// The same list for programs.
pub fn as_json(cx: &Context<'_>, printed: &[Printed]) -> String {
    let entries: Vec<Entry<'_>> = printed.iter().map(|one| entry(cx, one)).collect();
    // Texts and numbers always become JSON.
    serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n"
}

fn entry<'a>(cx: &'a Context<'_>, one: &'a Printed) -> Entry<'a> {
    let job = &one.job;
    let windows = match job.scope {
        Scope::Window(window) => vec![window],
        _ => job.windows.clone(),
    };
    Entry {
        file: one.file(),
        scope: job.title(cx, cx.lang),
        kind: job.design.kind.id(),
        what: one.what(cx.lang),
        how: one.how(cx.lang),
        items: job.items(),
        pages: one.paper.pages,
        sheets: one.sheets(),
        paper: one.paper.name(),
        landscape: one.paper.is_wide(),
        duplex: one.is_duplex(),
        bytes: one.paper.bytes,
        guides: job.guides.iter().map(|guide| cx.portal.guide(*guide).id.as_str()).collect(),
        bundles: job.bundles.iter().map(|bundle| cx.portal.bundle(*bundle).id.as_str()).collect(),
        windows: windows.into_iter().map(|window| cx.portal.window(window).id.as_str()).collect(),
    }
}
