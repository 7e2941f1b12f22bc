//! A floor plan on paper: the picture that pages show is drawn by the printer too, with real text in the card's own font.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use crate::support::paper::{Paper, tool};
use crate::support::{copy, repository, site};
use mingbai::lang::Lang;
use mingbai::pages::card::Order;
use mingbai::pages::print::{Design, Kind, Nup, Wanted};
use mingbai::pages::view::window_drawing;
use mingbai::pipeline::print::{Request, run};
use mingbai::pipeline::{self, Options};
use mingbai::render::card::{Printer, Templates};
use mingbai::render::plan::standalone;
use mingbai::resolve::Handle;
use mingbai::source;

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
    let svg = standalone(&window_drawing(&portal, Lang::Zh, Handle::new(at), None).unwrap());
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

/// The one file that this job makes of a content folder.
fn printed(content: &Path, kind: Kind, format: &str, windows: &[String]) -> Paper {
    let options = Options { allow_incomplete: true, ..site::options(content, Lang::Zh) };
    let checked = pipeline::check(&options);
    let wanted = Wanted { windows, ..Wanted::default() };
    let designs = vec![Design::choose(kind, format, Nup::One, false).unwrap()];
    let files = Mutex::new(Vec::new());
    let (_, found) = run(&checked, &options, &Request { wanted, designs }, &|file| {
        files.lock().unwrap().push(file);
        Ok(())
    });
    assert!(!found.has_errors(), "{:?}", found.iter().map(|f| Lang::Zh.message(f)).collect::<Vec<_>>());
    let files = files.into_inner().unwrap();
    Paper::new(&files.iter().find(|file| file.path.ends_with(".pdf")).unwrap().bytes)
}

/// Whether some picture says this to those who cannot see it; PDF writes such texts in UTF-16.
fn is_said(paper: &Paper, text: &str) -> bool {
    let written: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    paper.source().lines().any(|line| line.contains("/Alt") && line.to_lowercase().contains(&written))
}

#[test]
fn a_stand_shows_its_floor_with_its_own_window_marked() {
    let paper = printed(&repository("content"), Kind::Stand, "", &["a04".to_owned()]);
    assert_eq!(paper.info()["Pages"], "1", "the plan takes no sheet of its own");
    let text = paper.text();
    for part in ["您在这里", "一楼平面图", "自助服务区", "A13", "南门"] {
        assert!(text.contains(part), "“{part}” is missing from: {text}");
    }
    assert!(!text.contains("您要去这里"), "who reads it is there: {text}");
    assert!(is_said(&paper, "一楼平面图，标出了 A04 窗口"));
}

#[test]
fn the_directory_shows_the_plan_of_every_floor_beside_its_windows() {
    let paper = printed(&repository("content"), Kind::Directory, "a3", &[]);
    assert_eq!(paper.info()["Pages"], "1");
    let text = paper.text();
    for part in ["家庭辅导室", "现场勘验与评审室", "母婴室", "不动产登记一窗", "自助服务区"]
    {
        assert!(text.contains(part), "“{part}” is missing from: {text}");
    }
    for floor in ["一楼平面图", "二楼平面图", "三楼平面图"] {
        assert!(is_said(&paper, floor), "{floor}");
    }
}

#[test]
fn plans_that_find_no_room_beside_the_windows_get_a_sheet_of_their_own() {
    let work = tempfile::tempdir().unwrap();
    let content = work.path().join("content");
    copy(&repository("content"), &content);
    for file in ["floor-1.yaml", "floor-2.yaml"] {
        let path = content.join("windows").join(file);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("  name: ", "  name: 名称非常长的、管着许多事情的综合性")).unwrap();
    }
    let paper = printed(&content, Kind::Directory, "a3", &[]);
    assert_eq!(paper.info()["Pages"], "2");
    let (list, plans) = (paper.page_text(1), paper.page_text(2));
    assert!(list.contains("统一出件") && !list.contains("家庭辅导室"), "{list}");
    assert!(plans.contains("平面图") && plans.contains("家庭辅导室") && plans.contains("南门"), "{plans}");
}
