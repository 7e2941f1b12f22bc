//! A floor plan on paper: the picture that pages show is drawn by the printer too, with real text in the card's own font.

#![cfg(feature = "cards")]

#[path = "support/paper.rs"]
mod paper;
#[path = "support/site.rs"]
mod site;
mod support;

use std::collections::BTreeMap;

use mingbai::lang::Lang;
use mingbai::pages::card::Order;
use mingbai::pipeline::{self, Options};
use mingbai::render::card::{Printer, Templates};
use mingbai::render::plan::Pictures;
use mingbai::resolve::Handle;
use mingbai::source;
use paper::{Paper, tool};
use support::repository;

const SHEET: &str = r#"
#set document(title: "平面图")
#set page(width: 148mm, height: 105mm, margin: 6mm)
#set text(font: sys.inputs.font, lang: "zh", region: "cn")
#image(bytes(json("/pictures.json").at("plan")), format: "svg", width: 100%, alt: "三楼平面图")
"#;

#[test]
fn the_plan_of_a_window_is_drawn_on_paper_with_its_words() {
    let options = Options { allow_incomplete: true, ..site::options(&repository("content"), Lang::Zh) };
    let portal = pipeline::check(&options).portal;
    let at = portal.content.windows.iter().position(|entry| entry.id == "c09").unwrap();
    let svg = Pictures::new(&portal, Lang::Zh).svg(Handle::new(at)).unwrap();
    let fonts = source::fonts::load(&[]).expect("a Chinese font is needed: apt-get install fonts-noto-cjk");
    let templates = Templates::from([("cards.typ".to_owned(), SHEET.to_owned())]);
    let Ok((printer, _)) = Printer::new(fonts.family, fonts.files, &templates) else { panic!("the sheet is faulty") };
    let order =
        Order { pictures: BTreeMap::from([("plan".to_owned(), svg)]), ..Order::new("cards.typ", "a.pdf".into(), &0) };
    let pdf = printer.print(&order).unwrap_or_else(|finding| panic!("{}", Lang::Zh.message(&finding)));
    let paper = Paper::new(&pdf);
    let text = paper.text();
    for part in ["C09", "C01", "您要去这里", "无障碍", "联合评审室"] {
        assert!(text.contains(part), "“{part}” is missing from: {text}");
    }
    let fonts = tool("pdffonts", "poppler-utils", &[&paper.path("card.pdf")]);
    assert!(fonts.lines().skip(2).all(|line| line.contains(" yes yes yes ")), "{fonts}");
    if let Ok(folder) = std::env::var("MINGBAI_PLAN_OUT") {
        std::fs::write(std::path::Path::new(&folder).join("plan.pdf"), &pdf).unwrap();
    }
}
