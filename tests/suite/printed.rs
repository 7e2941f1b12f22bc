//! Every card of the demo hall as the program prints it, and portals some of whose guides no card can hold.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::paper::{Paper, tool};
use crate::support::site::{options, try_build};
use crate::support::{copy, files, repository};
use mingbai::lang::Lang;
use mingbai::model::Entry;
use mingbai::pages::{Context, card};
use mingbai::pipeline::{self, Options};
use rayon::prelude::*;

#[test]
fn every_card_of_the_demo_is_sound_paper_that_leads_to_its_page() {
    let folder = tempfile::tempdir().unwrap();
    print_all(&repository("content"), folder.path());
    let checked = pipeline::check(&options(&repository("content"), Lang::Zh));
    let cx = Context::new(&checked.portal, Lang::Zh, None, true);
    let site = &checked.portal.content.site;
    assert!(cx.published().len() >= 40, "the demo has gone");
    let printed = files(&folder.path().join("cards")).iter().filter(|path| path.ends_with(".pdf")).count();
    assert_eq!(printed, cx.published().len() + cx.bundle_cards().len(), "one card for each guide and each bundle");
    cx.published().par_iter().for_each(|guide| {
        let Entry { id, value, .. } = checked.portal.guide(*guide);
        let paper = Paper::new(&fs::read(folder.path().join(format!("cards/{id}.pdf"))).unwrap());
        tool("qpdf", "qpdf", &["--check", &paper.path("card.pdf")]);
        assert_eq!(paper.info()["Pages"], "1", "{id}");
        let text = paper.text();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        for part in [&value.head.title, &value.head.consult_phone, &site.banner] {
            assert!(text.contains(&squeezed(part)), "{id}: “{}” is missing from: {text}", part.value);
        }
        let edition = card::card(&checked.portal, *guide).edition.hash;
        assert_eq!(paper.qr(), format!("{}/guides/{id}.html#card-{edition}", site.base_url.trim_end_matches('/')));
    });
    assert_eq!(cx.bundle_cards().len(), 5, "the five bundles of the demo");
    cx.bundle_cards().par_iter().for_each(|card| {
        let paper = Paper::new(&fs::read(folder.path().join(format!("cards/bundles/{}.pdf", card.id))).unwrap());
        tool("qpdf", "qpdf", &["--check", &paper.path("card.pdf")]);
        assert_eq!(paper.info()["Pages"], "1", "{}", card.id);
        crate::bundle_cards::assert_says(&paper.text(), card);
        let base = site.base_url.trim_end_matches('/');
        assert_eq!(paper.qr(), format!("{base}/bundles/{}.html#card-{}", card.id, card.edition.hash));
    });
}

#[test]
fn a_guide_too_long_for_its_card_stops_a_build_but_not_an_incomplete_one() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/fixtures/mini"), folder.path());
    let guide = folder.path().join("guides/care/long.yaml");
    let material =
        "- name: 一份名称很长、说明也很长的证明材料\n  note: 一段相当长的说明文字，长到一行放不下，要换到第二行去。\n";
    fs::write(guide, format!("title: 材料很多的事项\nmaterials:\n{}", material.repeat(30))).unwrap();

    let incomplete = Options { allow_incomplete: true, cards: true, ..options(folder.path(), Lang::Zh) };
    let (portal, findings) = try_build(&incomplete);
    assert!(findings.iter().any(|finding| finding.contains("guides/care/long.yaml:1:1: warning[card-overflow]")));
    assert!(findings.iter().all(|finding| finding.contains("warning[")), "{findings:#?}");
    let offers_card = |id: &str| {
        let page = String::from_utf8(portal[&format!("guides/{id}.html")].clone()).unwrap();
        assert_eq!(page.contains(&format!("cards/{id}.pdf")), portal.contains_key(&format!("cards/{id}.pdf")), "{id}");
        portal.contains_key(&format!("cards/{id}.pdf"))
    };
    let others: Vec<&String> =
        portal.keys().filter(|path| path.starts_with("cards/") && path.ends_with(".pdf")).collect();
    assert!(!others.is_empty() && !offers_card("long"), "{others:?}");
    for card in others {
        assert!(offers_card(card.trim_start_matches("cards/").trim_end_matches(".pdf")));
    }
}

fn print_all(content: &Path, out: &Path) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mingbai"));
    let printed =
        program.args(["cards", "--content"]).arg(content).arg("--out").arg(out.join("cards")).output().unwrap();
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
}
