//! Floor plans: every way that is told can be walked, every label stays in its box, and every page shows what there is.

use crate::support::html;
use std::collections::BTreeSet;

use crate::support::site::try_build;
use crate::support::{cases, repository, site};
use mingbai::floor::{Bearing, Building, Cell, Heading, Place, Route, Stand, fit};
use mingbai::lang::Lang;
use mingbai::model::{Content, PlanKind};
use mingbai::pages::view::{Drawing, Rect, window_drawing};
use mingbai::pages::way::ways;
use mingbai::pipeline::{self, Options};
use mingbai::render::plan::{inline, standalone};
use mingbai::resolve::{Handle, Portal};
use proptest::prelude::*;

fn portal(content: &str) -> Portal {
    let options = Options { allow_incomplete: true, ..site::options(&repository(content), Lang::Zh) };
    pipeline::check(&options).portal
}

fn window(portal: &Portal, id: &str) -> usize {
    portal.content.windows.iter().position(|entry| entry.id == id).unwrap()
}

// ---- Words

#[track_caller]
fn steps(content: &str, lang: Lang, id: &str) -> Vec<String> {
    let portal = portal(content);
    ways(&portal, lang)[window(&portal, id)].clone().unwrap_or_else(|| panic!("no way to {id}")).steps
}

#[test]
fn ways_in_the_demo_hall_are_told_turn_by_turn() {
    let told = |id| steps("content", Lang::Zh, id).concat();
    assert_eq!(told("a01"), "从南门进门，直走约 6 米，正前方就是 A01 总服务台。");
    assert_eq!(
        told("a04"),
        "从南门进门，直走约 6 米，到总服务台前。左转，直走约 10 米，到左手边的卫生间旁。右转，直走约 9 米，经过右手边的等候区，左手边第 3 个窗口就是 A04 户籍与身份证。"
    );
    assert_eq!(
        told("b12"),
        "从南门进门，直走约 10 米，经过左手边的总服务台，乘右手边的无障碍电梯到二楼。出电梯，左转，往前走几步，左转，直走约 9 米，面向柜台，从左边数第 2 个窗口就是 B12 农业农村。"
    );
    assert_eq!(
        told("c09"),
        "从南门进门，直走约 10 米，经过左手边的总服务台，乘右手边的无障碍电梯到三楼。出电梯，右转，直走约 6 米，到 C04 窗口前。右转，直走约 7 米，左手边第 3 个窗口就是 C09 住房保障与物业。"
    );
}

#[test]
fn ways_are_told_in_english_too() {
    let told = steps("content", Lang::En, "c05").join(" ");
    assert_eq!(
        told,
        "Come in by 南门, walk about 10 m, past 总服务台 on your left, take 无障碍电梯 on your right to 三楼. Leave the lift, turn right, walk a few steps, turn right, walk about 9 m, C05 婚姻登记 is right in front of you."
    );
}

#[test]
fn who_cannot_climb_steps_is_told_another_way() {
    let portal = portal(PLANNED);
    let ways = ways(&portal, Lang::Zh);
    let way = |id| ways[window(&portal, id)].clone().unwrap();
    assert!(way("a01").is_step_free && way("a01").step_free.is_empty(), "nobody needs another way to the desk");
    assert!(!way("a02").is_step_free);
    assert_eq!(
        way("a02").step_free.concat(),
        "从南门进门，直走约 5 米。左转，直走约 5 米，到左手边的咨询台旁。右转，直走约 3 米。右转，直走约 4 米，左手边第 1 个窗口就是 A02 民政事务。"
    );
    assert!(!way("b01").is_step_free && way("b01").step_free.is_empty(), "there are only stairs");
    assert_eq!(
        way("b01").steps.concat(),
        "从南门进门，往前走几步，右转，直走约 3 米，走正前方的楼梯到二楼。出楼梯，直走约 6 米。右转，直走约 4 米，正前方就是 B01 村镇建设。"
    );
    assert!(ways[window(&portal, "c01")].is_none(), "its floor has no plan");
}

const PLANNED: &str = "tests/fixtures/planned";

// ---- Whoever follows a way arrives

/// Walks a route as it is told; the cell and heading at its end.
fn walked(building: &Building<'_>, route: &Route<'_>, step_free: bool) -> Stand {
    let mut stand = route.walks[0].start;
    let (floor, entrance) = route.entrance;
    let (_, door) = building.shape(floor, entrance).unwrap();
    assert!(stand.floor == floor && door.contains(stand.cell.x, stand.cell.y), "the way begins in the door");
    for walk in &route.walks {
        assert_eq!(walk.start.floor, stand.floor);
        stand = walk.start;
        let grid = building.grid(stand.floor).unwrap();
        for leg in &walk.legs {
            stand.heading = stand.heading.turned(leg.turn);
            for _ in 0..leg.cells {
                stand.cell = grid.next(stand.cell, stand.heading).expect("on the floor");
                assert!(grid.is_free(stand.cell, step_free), "{:?} is not free", stand.cell);
            }
            assert_eq!(stand, leg.end);
        }
        if let Place::Shaft { shape, to, .. } = walk.to {
            let before = grid.next(stand.cell, stand.heading.turned(walk.side)).unwrap();
            assert_eq!(grid.taken_by(before), Some(shape), "one stands before its door");
            stand.floor = to;
        }
    }
    stand
}

fn arrives(building: &Building<'_>, route: &Route<'_>, step_free: bool) -> bool {
    let end = walked(building, route, step_free);
    let last = route.walks.last().unwrap();
    let look = end.heading.turned(last.side);
    let there = building.grid(end.floor).unwrap().next(end.cell, look);
    there.is_some_and(|cell| route.spot.cells.contains(cell.x, cell.y))
}

#[test]
fn every_window_of_the_demo_hall_is_reached_without_steps() {
    let portal = portal("content");
    let building = Building::new(&portal.content.halls[0].value);
    for step_free in [false, true] {
        let search = building.search(step_free);
        for entry in &portal.content.windows {
            let route = search.route(&entry.id).unwrap_or_else(|| panic!("no way to {}", entry.id));
            assert!(arrives(&building, &route, step_free), "{} is elsewhere", entry.id);
            assert!(!step_free || route.is_step_free);
        }
    }
}

/// A shape of a random plan: kind, left, top, width, height, front.
type Random = (usize, u16, u16, u16, u16, usize);

const KINDS: [&str; 7] = ["墙", "房间", "柜台", "柜台", "台阶", "无障碍通道", "等候区"];
const FRONTS: [&str; 5] = ["", ", front: 上", ", front: 右", ", front: 下", ", front: 左"];
const WIDTH: u16 = 14;
const HEIGHT: u16 = 11;

fn yaml(shapes: &[Random]) -> String {
    let mut text = "main:\n  floors:\n    - id: 1F\n      plan:\n        area: A1:N11\n        shapes:\n".to_owned();
    text.push_str("          - {kind: 入口, cells: F11:G11}\n");
    let column = |x: u16| char::from(b'A' + x as u8);
    for (index, (kind, x, y, width, height, front)) in shapes.iter().enumerate() {
        let (right, bottom) = ((x + width).min(WIDTH - 1), (y + height).min(HEIGHT - 2));
        let windows = match KINDS[*kind] {
            "柜台" => format!(", windows: [w{index}a, w{index}b]{}", FRONTS[*front]),
            _ => String::new(),
        };
        let cells = format!("{}{}:{}{}", column(*x), y + 1, column(right), bottom + 1);
        text.push_str(&format!("          - {{kind: {}, cells: {cells}{windows}}}\n", KINDS[*kind]));
    }
    text
}

fn content(text: &str) -> Content {
    let (tree, _) = mingbai::source::read_texts(vec![("halls/all.yaml".to_owned(), text.to_owned())]);
    mingbai::model::parse(&tree).0
}

/// Cells that can be reached, found by pouring water through the door.
fn flooded(content: &Content, step_free: bool) -> BTreeSet<(u16, u16)> {
    let shapes = &content.halls[0].value.floors[0].plan.as_ref().unwrap().shapes;
    let has = |kind: fn(PlanKind) -> bool, x, y| {
        shapes.iter().any(|shape| shape.kind.is_some_and(kind) && shape.cells.is_some_and(|cells| cells.contains(x, y)))
    };
    let is_free = |x: u16, y: u16| {
        let has_steps = has(|kind| kind == PlanKind::Steps, x, y) && !has(|kind| kind == PlanKind::Path, x, y);
        !(has(|kind| !kind.is_walkable(), x, y) || step_free && has_steps)
    };
    let mut wet: BTreeSet<(u16, u16)> = [(6, 11), (7, 11)].into_iter().filter(|(x, y)| is_free(*x, *y)).collect();
    loop {
        let around = |(x, y): &(u16, u16)| [(x - 1, *y), (x + 1, *y), (*x, y - 1), (*x, y + 1)];
        let inside = |(x, y): &(u16, u16)| (1..=WIDTH).contains(x) && (1..=HEIGHT).contains(y);
        let next: Vec<_> = wet.iter().flat_map(around).filter(inside).filter(|(x, y)| is_free(*x, *y)).collect();
        let before = wet.len();
        wet.extend(next);
        if wet.len() == before {
            return wet;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_window_has_a_way_exactly_when_water_would_reach_its_front(
        shapes in prop::collection::vec((0..KINDS.len(), 0..WIDTH, 0..HEIGHT - 1, 0..6u16, 0..4u16, 0..FRONTS.len()), 1..9)
    ) {
        let content = content(&yaml(&shapes));
        let building = Building::new(&content.halls[0].value);
        for step_free in [false, true] {
            let wet = flooded(&content, step_free);
            let search = building.search(step_free);
            for spot in building.spots(0) {
                let shape = building.shape(0, spot.shape).unwrap().0;
                let fronts = building.grid(0).unwrap().fronts(shape, spot.cells, step_free);
                let is_wet = fronts.iter().any(|(cell, _)| wet.contains(&(cell.x, cell.y)));
                let route = search.route(spot.window);
                prop_assert_eq!(route.is_some(), is_wet, "{}", spot.window);
                prop_assert!(route.is_none_or(|route| arrives(&building, &route, step_free)), "{}", spot.window);
            }
        }
    }
}

#[test]
fn a_plan_that_makes_no_sense_is_walked_as_far_as_it_goes() {
    for shapes in [
        "",
        "          - {kind: 入口, cells: ZZ900:ZZ999}\n",
        "          - {kind: 入口}\n          - {cells: B2}\n",
        "          - {kind: 电梯, cells: A1:N11}\n          - {kind: 入口, cells: F11}\n",
        "          - {kind: 柜台, cells: A1, windows: [a, b, c, d, e]}\n          - {kind: 入口, cells: B2, front: 上}\n",
    ] {
        let text = format!("main:\n  floors:\n    - plan:\n        area: A1:N11\n        shapes:\n{shapes}");
        let content = content(&text);
        let building = Building::new(&content.halls[0].value);
        let search = building.search(false);
        let spots: Vec<_> = building.spots(0).collect();
        assert!(
            spots.iter().all(|spot| search.route(spot.window).is_none_or(|route| arrives(&building, &route, false)))
        );
    }
}

#[test]
fn somebody_who_turns_left_looks_left() {
    assert_eq!(Heading::Up.turned(Bearing::Left), Heading::Left);
    assert_eq!(Heading::Down.bearing(Heading::Right), Bearing::Left);
    let cell = Cell { x: 2, y: 2 };
    assert_eq!(Stand { floor: 0, cell, heading: Heading::Left.back() }.heading, Heading::Right);
}

// ---- Pictures

/// The plan of every window's floor, in both languages.
fn drawings(content: &str) -> Vec<Drawing> {
    let portal = portal(content);
    let in_lang = |lang| {
        let ways = ways(&portal, lang);
        let of = |at: usize| window_drawing(&portal, lang, Handle::new(at), ways[at].as_ref());
        (0..portal.content.windows.len()).filter_map(of).collect::<Vec<_>>()
    };
    [Lang::Zh, Lang::En].into_iter().flat_map(in_lang).collect()
}

fn overlap(one: Rect, other: Rect) -> bool {
    let apart =
        |at: u16, length: u16, other: u16, other_length: u16| at + length <= other || other + other_length <= at;
    !apart(one.x, one.width, other.x, other.width) && !apart(one.y, one.height, other.y, other.height)
}

#[test]
fn no_letter_leaves_its_box_and_no_box_lies_on_another() {
    let all: Vec<Drawing> = ["content", PLANNED].into_iter().flat_map(drawings).collect();
    assert!(all.len() > 70, "the plans have gone");
    for drawing in &all {
        for (index, label) in drawing.labels.iter().enumerate() {
            let (size, place) = (f32::from(label.size), label.place);
            for line in &label.lines {
                let width = fit::width(line) * size;
                assert!(width <= f32::from(place.width * fit::CELL), "{}: “{line}” is too wide", drawing.title);
            }
            assert!(label.lines.len() as f32 * size * 1.2 <= f32::from(place.height * fit::CELL), "{:?}", label.lines);
            assert!(drawing.labels[..index].iter().all(|other| !overlap(other.place, place)), "{:?}", label.lines);
        }
        let marker = drawing.marker.as_ref().unwrap_or_else(|| panic!("{} marks no window", drawing.title));
        assert!(drawing.labels.iter().all(|label| !overlap(label.place, marker.place)), "{}", drawing.title);
        assert!(fit::width(&marker.text) * 12.0 <= f32::from(marker.place.width * fit::CELL), "{}", marker.text);
    }
}

#[test]
fn a_picture_is_small_and_holds_real_text_and_nothing_that_paper_cannot_draw() {
    for drawing in drawings("content") {
        let file = standalone(&drawing);
        assert!(file.len() <= 12_000, "{}: {} bytes", drawing.title, file.len());
        assert!(file.contains("font-weight=\"700\">") && file.contains("</text>"));
        for absent in ["<style", "style=", "class=", "var(", "foreignObject", "href", "url(", " id=", "<script"] {
            assert!(!file.contains(absent), "{}: {absent}", drawing.title);
        }
        assert_eq!(inline(&drawing).matches('<').count(), inline(&drawing).matches('>').count());
    }
}

#[test]
fn a_window_is_marked_by_shape_and_words_and_not_by_colour_alone() {
    let portal = portal(PLANNED);
    let ways = ways(&portal, Lang::Zh);
    let svg = |id: &str| {
        let at = window(&portal, id);
        window_drawing(&portal, Lang::Zh, Handle::new(at), ways[at].as_ref()).map(|drawing| standalone(&drawing))
    };
    assert_eq!(svg("c01"), None, "its floor has no plan");
    let svg = svg("a02").unwrap();
    assert!(svg.contains("您要去这里") && svg.contains("stroke-width=\"3\""));
    assert!(svg.contains("<title>一楼平面图，标出了 A02 窗口</title>"));
    snapbox::assert_data_eq!(svg, snapbox::file!["../plans/a02.svg"]);
}

// ---- Pages

#[test]
fn pages_show_the_plan_and_the_way_where_there_are_any() {
    let options = Options { allow_incomplete: true, ..site::options(&repository(PLANNED), Lang::Zh) };
    let (portal, found) = try_build(&options);
    assert!(!found.iter().any(|finding| finding.contains("plan-")), "{found:?}");
    let page = |path: &str| String::from_utf8(portal[path].clone()).unwrap();
    let (desk, second, top) = (page("windows/a01.html"), page("windows/b01.html"), page("windows/c01.html"));
    assert!(desk.contains("<svg") && desk.contains("不用取号") && desk.contains("先来这里"));
    assert_eq!(second.matches("<svg").count(), 2, "the way leads over two floors");
    assert!(second.contains("先预约") && second.contains("没有不走台阶的路"));
    assert!(!top.contains("<svg") && !top.contains("怎么走") && top.contains("没有低位柜台"));
    let hall = page("halls/main.html");
    assert_eq!(hall.matches("<svg").count(), 2, "two of three floors are drawn");
    assert!(hall.find("先认识这几个窗口") < hall.find("<svg"), "whom to ask comes first");
    assert!(page("guides/permit.html").contains("怎么走：从南门进门"));
    assert_eq!(portal.keys().filter(|path| path.ends_with("f.svg")).count(), 2);
    let is_ours = |path: &str| ["windows/", "halls/", "guides/"].iter().any(|folder| path.starts_with(folder));
    let pages = portal.iter().filter(|(path, _)| path.ends_with(".html") && is_ours(path));
    for (path, bytes) in pages {
        assert_eq!(html::problems(&String::from_utf8_lossy(bytes)), Vec::<String>::new(), "{path}");
    }
    assert_eq!(html::dead_links(&portal), Vec::<String>::new());
}
