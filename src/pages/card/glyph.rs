//! Where a character that no face can show stands in the content.
//!
//! In: what the printer found (characters) and the order it found them in. Out: findings at the characters themselves, one
//! for each text that holds some, so that an editor need not look for them. Only texts that are printed count: a character
//! in an answer that is on no card hurts nobody.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Order;
use crate::diag::{Diagnostic, SourceMap, Span};
use crate::model::{Hall, Record, Text, Window};
use crate::resolve::{BundleHandle, BundleLinks, GuideHandle, Handle, Portal};

/// The entries that a printed thing takes its words from.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    pub guides: Vec<GuideHandle>,
    /// With their members and lead windows.
    pub bundles: Vec<BundleHandle>,
    pub windows: Vec<Handle<Window>>,
    pub halls: Vec<Handle<Hall>>,
}

/// How the characters of a finding are listed in it: “㐂（U+3402）”.
pub fn listed(missing: impl IntoIterator<Item = char>) -> String {
    let shown = missing.into_iter().map(|c| format!("{c}（U+{:04X}）", u32::from(c)));
    shown.collect::<Vec<_>>().join(" ")
}

/// The finding `card-missing-glyph` at each text where one of its characters stands for the first time, with the number of
/// places; a character that stands in no text of the content (but in the template) stays where the finding was.
pub fn located(
    portal: &Portal,
    sources: &SourceMap,
    origins: &Origins,
    order: &Order,
    found: Diagnostic,
) -> Vec<Diagnostic> {
    let mut missing: BTreeSet<char> = found.arg_text("characters").map(|all| characters(&all)).unwrap_or_default();
    let texts = printed(texts(portal, origins), order, &missing);
    let mut findings = Vec::new();
    for text in &texts {
        let here: BTreeSet<char> = missing.iter().copied().filter(|c| text.contains(*c)).collect();
        if here.is_empty() {
            continue;
        }
        missing.retain(|c| !here.contains(c));
        let places = texts.iter().filter(|text| text.contains(|c| here.contains(&c))).count();
        findings.push(at_text(sources, text, &here, places, &found));
    }
    if !missing.is_empty() {
        findings.push(renamed(found, &missing));
    }
    findings
}

/// The characters that [`listed`] wrote.
fn characters(listed: &str) -> BTreeSet<char> {
    listed.split(' ').filter_map(|one| one.chars().next()).collect()
}

fn at_text(sources: &SourceMap, text: &Text, here: &BTreeSet<char>, places: usize, found: &Diagnostic) -> Diagnostic {
    let finding = Diagnostic { span: Some(first_of(sources, text.span, here)), ..renamed(found.clone(), here) };
    match places {
        1 => finding,
        _ => finding.arg("count", places.to_string()).help("card-missing-glyph.places"),
    }
}

fn renamed(mut finding: Diagnostic, characters: &BTreeSet<char>) -> Diagnostic {
    finding.args.retain(|(name, _)| *name != "characters");
    finding.arg("characters", listed(characters.iter().copied()))
}

/// The first of these characters as it is written; the whole text where it is written by an escape.
fn first_of(sources: &SourceMap, span: Span, characters: &BTreeSet<char>) -> Span {
    let written = sources.file(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let first = written.char_indices().find(|(_, c)| characters.contains(c));
    first.map_or(span, |(at, c)| {
        let start = span.start as usize + at;
        Span::new(span.file, start, start + c.len_utf8())
    })
}

/// Those of the texts that hold a missing character and are part of something in the order; where the order words a text
/// anew, those that hold the character.
fn printed<'a>(texts: Vec<&'a Text>, order: &Order, missing: &BTreeSet<char>) -> Vec<&'a Text> {
    let mut said = Vec::new();
    strings(&serde_json::from_str(&order.data).unwrap_or_default(), &mut said);
    said.retain(|text: &String| text.contains(|c| missing.contains(&c)));
    let holding = texts.into_iter().filter(|text| text.contains(|c| missing.contains(&c)));
    let (exact, loose): (Vec<_>, Vec<_>) = holding.partition(|text| said.iter().any(|said| said.contains(&text.value)));
    let is_exact = |c: &char| exact.iter().any(|text| text.contains(*c));
    let others: BTreeSet<char> = missing.iter().copied().filter(|c| !is_exact(c)).collect();
    let loose = loose.into_iter().filter(|text| text.contains(|c| others.contains(&c))).collect::<Vec<_>>();
    exact.into_iter().chain(loose).collect()
}

fn strings(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, into)),
        _ => {}
    }
}

/// The texts of these entries and of all that they take from, entry by entry, each in the order of its file.
fn texts<'a>(portal: &'a Portal, origins: &Origins) -> Vec<&'a Text> {
    let mut all = Vec::new();
    let links = |guide: &GuideHandle| portal.guide_links(*guide);
    let bundles = || origins.bundles.iter().map(|bundle| portal.bundle_links(*bundle));
    let led = |links: &BundleLinks| links.members.iter().flatten().copied().collect::<Vec<_>>();
    let guides: BTreeSet<GuideHandle> = origins.guides.iter().copied().chain(bundles().flat_map(led)).collect();
    origins.bundles.iter().for_each(|bundle| add(&mut all, &portal.bundle(*bundle).value.head));
    guides.iter().for_each(|guide| add(&mut all, &portal.guide(*guide).value.head));
    let materials: BTreeSet<_> = guides.iter().flat_map(|guide| &links(guide).materials).flatten().collect();
    materials.into_iter().for_each(|material| add(&mut all, &*portal.material(*material).value));
    let windows = guides.iter().flat_map(|guide| &links(guide).windows).chain(&origins.windows);
    let windows = windows.chain(bundles().filter_map(|links| links.lead_window.as_ref()));
    let windows: BTreeSet<_> = windows.copied().collect();
    windows.iter().for_each(|window| add(&mut all, &*portal.window(*window).value));
    let halls = windows.iter().filter_map(|window| portal.links.windows[window.index()].hall);
    let halls: BTreeSet<_> = halls.chain(origins.halls.iter().copied()).collect();
    halls.iter().for_each(|hall| add(&mut all, &*portal.hall(*hall).value));
    let departments = guides.iter().filter_map(|guide| links(guide).department);
    let departments: BTreeSet<_> = departments.chain(bundles().filter_map(|links| links.department)).collect();
    departments.iter().for_each(|department| add(&mut all, &*portal.department(*department).value));
    add(&mut all, &portal.content.site);
    all
}

fn add<'a>(all: &mut Vec<&'a Text>, record: &'a impl Record) {
    let from = all.len();
    record.each_text(&mut |found| all.push(found.text));
    all[from..].sort_by_key(|text| (text.span.file, text.span.start));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::plain;
    use crate::lang::Lang;
    use crate::pages::card::card;

    const GUIDE: &str = "---\ntitle: 办理㐂证\nsummary: 先办㐂证，再办𠮷证\nmaterials:\n  - material: form\n    originals: 1\nwindows: [a1]\nfaq:\n  - question: 什么是𡃁？\n    answer: 不上卡片。\n---\n";
    const MATERIALS: &str = "form:\n  name: 登记䶮表\n";

    fn shown(texts: &[(&str, &str)], missing: &str) -> Vec<String> {
        let texts = texts.iter().map(|(path, text)| ((*path).into(), (*text).into()));
        let (tree, _) = crate::source::read_texts(texts.collect());
        let (content, _) = crate::model::parse(&tree);
        let (portal, _) = crate::resolve::resolve(content);
        let guide = portal.guides().next().unwrap();
        let card = card(&portal, guide);
        let found = Diagnostic::error("card-missing-glyph", card.span).arg("title", "甲");
        let found = found.arg("characters", listed(missing.chars())).help("card-missing-glyph.help");
        let origins = Origins { guides: vec![guide], ..Origins::default() };
        let findings = located(&portal, &tree.map, &origins, &card.order(), found);
        let help = |finding: &Diagnostic| -> String {
            finding.help.iter().map(|key| Lang::Zh.fill(key, &finding.args)).collect()
        };
        findings.iter().map(|finding| plain(&tree.map, Lang::Zh, finding) + &help(finding)).collect()
    }

    #[test]
    fn a_missing_glyph_is_named_with_the_line_and_column_where_it_stands() {
        let found = shown(&[("guides/a.md", GUIDE), ("materials/all.yaml", MATERIALS)], "㐂䶮𠮷");
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].starts_with("guides/a.md:2:10: error[card-missing-glyph]"), "{}", found[0]);
        assert!(found[0].contains("㐂（U+3402）") && found[0].contains("2 处"), "{}", found[0]);
        assert!(found[1].starts_with("guides/a.md:3:17: "), "{}", found[1]);
        assert!(found[1].contains("𠮷（U+20BB7）") && !found[1].contains('㐂'), "{}", found[1]);
        assert!(found[2].starts_with("materials/all.yaml:2:11: "), "{}", found[2]);
    }

    #[test]
    fn a_character_of_a_text_that_is_not_printed_is_not_pointed_at() {
        let texts = [("guides/a.md", GUIDE.replace("title: 办理㐂证", "aliases: [㐂㐂]\ntitle: 办理㐂证"))];
        let found = shown(&texts.each_ref().map(|(path, text)| (*path, text.as_str())), "㐂");
        assert!(found[0].starts_with("guides/a.md:3:10: "), "{found:#?}");
    }

    #[test]
    fn a_character_of_the_template_stays_at_the_guide() {
        let found = shown(&[("guides/a.md", GUIDE)], "✂");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("guides/a.md:1:1: "), "{found:#?}");
    }

    #[test]
    fn a_window_its_hall_and_the_site_are_looked_through_too() {
        let window = "number: A1\nname: 综合窗\nhall: main\nfloor: 1F\n";
        let hall = "name: 大厅\naddress: 㐂街1号\nfloors:\n  - id: 1F\n    name: 一楼\n";
        let texts = [
            ("guides/a.md", "---\ntitle: 甲\nwindows: [a1]\n---\n"),
            ("windows/a1.yaml", window),
            ("halls/main.yaml", hall),
            ("site.yaml", "name: 䶮县\n"),
        ];
        let found = shown(&texts, "㐂䶮");
        assert!(found[0].starts_with("halls/main.yaml:2:10: "), "{found:#?}");
        assert!(found[1].starts_with("site.yaml:1:7: "), "{found:#?}");
    }
}
