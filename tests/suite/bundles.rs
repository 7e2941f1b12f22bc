//! The demo's five bundles against figures recomputed by hand, and what the portal makes of bundles.

use crate::support;
use mingbai::bundle::{Chain, Change, Figures, Scene};
use mingbai::lang::Lang;
use mingbai::pages::Context;
use mingbai::pages::search::{DocKind, docs};
use mingbai::pipeline::{Checked, Options, check};

fn demo() -> Checked {
    check(&Options { content: support::repository("content"), ..Options::default() })
}

/// Before and after of a bundle in the situation where it takes most.
fn heaviest(demo: &Checked, id: &str) -> Change {
    in_situation(demo, id, None)
}

/// Before and after at most in one situation, counted in the order of the answers.
fn in_situation(demo: &Checked, id: &str, place: Option<usize>) -> Change {
    let content = &demo.portal.content;
    let entry = content.bundles.iter().find(|entry| entry.id == id).expect("a bundle of the demo");
    let chain = Chain::of(content, &entry.value.head);
    let scenes = chain.scenes();
    assert!(scenes.all.iter().all(|scene: &Scene| scene.is_exact), "{id}: figures of real answers");
    scenes.all[place.unwrap_or(scenes.heaviest)].most.clone()
}

fn figures(departments: usize, applications: usize, visits: u32, papers: (usize, u32, u32), days: u32) -> Figures {
    let (materials, originals, copies) = papers;
    Figures { departments, applications, visits, materials, originals, copies, days }
}

/// 非营利性，党建工作承诺书后补，别人代办.
///
/// By itself: 办学许可 9 lines (11 originals, 3 copies), 法人登记 9 (12, 3), 公章 5 (5, 3): 23 lines, 28 originals, 9 copies;
/// 15 + 8 + 0 days; three visits; 审批局 and 公安局.
/// Together, one set: 身份证, 章程, 理事会名单, 资金证明 and 场所证明 once; 批复 (for 登记) and 登记证书 (for 公章) are handed on.
/// The 9 of 办学许可, 3 more of 登记 (申请表 2, 承诺书 2, 补正承诺 1), 3 more of 公章 (备案表, 委托书, 代办人身份证 with a copy): 15 lines,
/// 11 + 5 + 3 originals, 3 + 1 copies. 登记 takes 3 days in the chain: 15 + 3 + 0.
#[test]
fn training_school() {
    let change = in_situation(&demo(), "training-school-chain", Some(1));
    assert_eq!(change.before, figures(2, 3, 3, (23, 28, 9), 23));
    assert_eq!(change.after, figures(1, 1, 1, (15, 19, 4), 18));
}

/// 没有做过生育登记，妈妈有生育保险，父母没有登记结婚、都不是本市户籍，随父亲落户，别人代办.
///
/// By itself: 生育登记 5 lines (6 originals), 落户 7 (8, 1 copy), 医保 4 (4), 社保卡 6 (5; the photo is electronic), 津贴 6 (4, 3): 28 lines,
/// 27 originals, 4 copies; 8 days; one visit (落户); 卫健局, 公安局, 医保局, 人社局.
/// Together: 父母身份证 (2) and 代办人身份证, 委托书, 出生医学证明 once; the 户口簿 is looked at for 落户 and handed on to 医保 and 社保卡.
/// 16 lines: 5 + 4 new of 落户 (表, 出生证, 户口簿, 鉴定) + 1 of 医保 + 3 of 社保卡 (表, 照片, 监护人身份证) + 3 of 津贴 (表, 病历, 银行卡);
/// 6 + 4 + 1 + 2 + 1 originals; copies of 鉴定, 出生证, 病历, 银行卡.
#[test]
fn birth() {
    let change = heaviest(&demo(), "birth");
    assert_eq!(change.before, figures(4, 5, 1, (28, 27, 4), 8));
    assert_eq!(change.after, figures(1, 1, 1, (16, 14, 4), 8));
}

/// 公司，300平方米以上，告知承诺，别人代办.
///
/// By itself: 公司 9 lines (9 originals, 4 copies), 公章 5 (5, 3), 食品 9 (8, 3), 消防 7 (6, 2), 发票 3 (3, 0): 33 lines, 31 originals, 12 copies;
/// 1 + 0 + 5 + 8 + 0 days; one visit (公章); 审批局, 公安局, 消防, 税务局.
/// Together: 营业执照 is handed on to four members; 法定代表人身份证, 委托书, 代办人身份证, 平面图 once: 9 + 1 + 5 + 3 + 1 lines and as many
/// originals, 4 copies of 公司 and one of 代办人身份证. 食品, 消防, 公章, 发票 side by side behind 公司: 1 + 8 days.
#[test]
fn restaurant() {
    let change = heaviest(&demo(), "restaurant");
    assert_eq!(change.before, figures(4, 5, 1, (33, 31, 12), 14));
    assert_eq!(change.after, figures(1, 1, 1, (19, 19, 5), 9));
}

/// 交过公积金，60周岁以上，弹性退休，有视同缴费年限，单位申报，别人代办，外地户籍.
///
/// By itself: 养老金 7 lines (7 originals), 公积金 6 (5, 1 copy), 优待证 5 (5): 18 lines, 17 originals, 1 copy; 15 days; one visit (养老金).
/// Together: 身份证 and 代办人身份证 once (4 lines less), 核定表 is handed on (1 less, and its copy): 13 lines and originals.
#[test]
fn retirement() {
    let change = heaviest(&demo(), "retirement");
    assert_eq!(change.before, figures(3, 3, 1, (18, 17, 1), 15));
    assert_eq!(change.after, figures(1, 1, 1, (13, 13, 0), 15));
}

/// 普通注销，别人代办.
///
/// By itself: 清税 4 lines (3 originals, 1 copy), 注销 7 (7): 11 lines, 10 originals, 1 copy; 5 + 1 days; no visit.
/// Together: 营业执照, 股东会决议, 代办人身份证 once, 清税证明 is handed on: 7 lines and originals, and the copy of the decision.
#[test]
fn company_closing() {
    let change = heaviest(&demo(), "company-closing");
    assert_eq!(change.before, figures(2, 2, 0, (11, 10, 1), 6));
    assert_eq!(change.after, figures(1, 1, 0, (7, 7, 1), 6));
}

#[test]
fn bundles_are_found_by_their_names_and_guides_lead_to_them() {
    let demo = demo();
    let cx = Context::new(&demo.portal, Lang::Zh, demo.as_of, false);
    let docs = docs(&cx);
    let bundles: Vec<_> = docs.iter().filter(|doc| doc.kind == DocKind::Bundle).collect();
    assert_eq!(bundles.len(), 5);
    let birth = bundles.iter().find(|doc| doc.id == "birth").expect("the bundle of a birth");
    assert!(birth.aliases.iter().any(|alias| alias == "新生儿一件事") && birth.url == "bundles/birth.html");
    let guide = demo.portal.guides().find(|guide| demo.portal.guide(*guide).id == "seal-filing").expect("a guide");
    let links: Vec<String> = mingbai::pages::view::bundles_of(&cx, guide).into_iter().map(|link| link.href).collect();
    assert_eq!(links, ["bundles/restaurant.html", "bundles/training-school-chain.html"]);
}

#[test]
fn a_portal_without_bundles_has_no_list_of_them() {
    let mut demo = demo();
    demo.portal.content.bundles.clear();
    demo.portal.links.bundles.clear();
    demo.portal.links.guide_bundles.iter_mut().for_each(Vec::clear);
    let cx = Context::new(&demo.portal, Lang::Zh, demo.as_of, false);
    let plan = mingbai::pages::plan(&cx);
    assert!(plan.pages.iter().all(|(address, _)| !address.starts_with("bundles/")));
    let map = mingbai::pages::view::site_map_page(&cx);
    assert!(map.sections.iter().all(|section| section.key != "nav_bundles"));
}
