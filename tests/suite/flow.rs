//! Flow charts: whatever is drawn can be read, and whatever a guide says is drawn.

use crate::support::site;
use crate::support::{cases, repository};
use mingbai::bundle::Chain;
use mingbai::floor::fit::width;
use mingbai::flow::{
    Block, Edge, Goal, Layout, Net, Rect, Sketch, Stop, Way, Words, column, layers, narrow, net_poster, poster, wide,
};
use mingbai::lang::Lang;
use mingbai::model::Guide;
use mingbai::pages::flow::{bundle_chart, chart_view, sentences, sketch as sketch_of, title};
use mingbai::pages::print::flow::{bundle_sheet, guide_sheet, letters};
use mingbai::pages::situation::Lines;
use mingbai::pipeline;
use mingbai::render::flow::inline;
use mingbai::resolve::Portal;
use proptest::prelude::*;

// ---- Random charts

const WORDS: [&str; 9] = [
    "材料齐全",
    "申请材料不齐全或者不符合法定形式，可以当场更正的",
    "不属于本机关职权范围",
    "现场核查不通过",
    "A4 paper, WWW-MMMM",
    "（其他）",
    "20个工作日内，最长不超过40个工作日",
    "补正",
    "https://zwgk.example.gov.cn/apply?item=370000112233",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        6 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        2 => "[一-龥A-Z0-9 ，。（）]{1,40}",
    ]
}

fn way(steps: usize) -> impl Strategy<Value = Way> {
    let goal = prop_oneof![4 => (0..steps).prop_map(Goal::Step), 1 => Just(Goal::End)];
    (words(), goal, words()).prop_map(|(label, goal, end)| Way { label, goal, end: format!("结束{end}") })
}

fn block(steps: usize) -> impl Strategy<Value = Block> {
    let texts = |most| prop::collection::vec(words(), 0..most);
    let ways = prop::collection::vec(way(steps), 0..4);
    (words(), texts(3), texts(2), ways).prop_map(|(heading, text, asides, ways)| Block { heading, text, asides, ways })
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let of = |steps: usize| (prop::collection::vec(block(steps), steps), prop::collection::vec(words(), 0..3));
    (1usize..12).prop_flat_map(of).prop_map(|(blocks, loose)| {
        let onward = |at: usize| if at + 1 < blocks.len() { Goal::Step(at + 1) } else { Goal::End };
        let add = |(at, block): (usize, &Block)| {
            let mut block = block.clone();
            // Most charts go on; some do not.
            if at % 5 != 4 {
                block.ways.push(Way { label: String::new(), goal: onward(at), end: "结束".into() });
            }
            block
        };
        let blocks = blocks.iter().enumerate().map(add).collect();
        Sketch { start: "开始".into(), blocks, loose, goes_on: false }
    })
}

/// Several procedures; each waits for some of those in front of it.
fn net() -> impl Strategy<Value = Net> {
    let stop = || (words(), prop::collection::vec(words(), 0..3), prop::collection::vec(0usize..14, 0..4));
    (words(), words(), prop::collection::vec(stop(), 0..14)).prop_map(|(start, end, stops)| {
        let stop = |(heading, text, after)| Stop { heading, text, after };
        Net { start, end, stops: stops.into_iter().map(stop).collect() }
    })
}

/// A sheet, lying, square or upright.
fn room() -> impl Strategy<Value = (i32, i32)> {
    prop::sample::select(&[(1099, 500), (700, 700), (751, 760), (300, 2000)][..])
}

// ---- What must hold

fn overlaps(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x && inner.right() <= outer.right() && outer.y <= inner.y && inner.bottom() <= outer.bottom()
}

/// Where a line of text is, for a font whose Chinese letters are square.
fn ink(words: &Words) -> Rect {
    let width = (width(&words.text) * words.size as f32).floor() as i32;
    let x = if words.is_centred { words.x - width / 2 } else { words.x };
    Rect { x, y: words.y - words.size * 7 / 8, width, height: words.size }
}

/// The segments of a line as boxes without width; the ends of the line are left out, since they touch a box.
fn segments(edge: &Edge) -> Vec<Rect> {
    let of = |pair: &[(i32, i32)]| {
        let ((x, y), (u, v)) = (pair[0], pair[1]);
        Rect { x: x.min(u), y: y.min(v), width: (x - u).abs(), height: (y - v).abs() }
    };
    edge.points.windows(2).map(of).collect()
}

/// Whether a line without width runs through the inside of a box.
fn runs_through(segment: Rect, place: Rect) -> bool {
    segment.x < place.right()
        && place.x < segment.right().max(segment.x + 1)
        && segment.y < place.bottom()
        && place.y < segment.bottom().max(segment.y + 1)
        && (segment.width > 0 || segment.x > place.x)
        && (segment.height > 0 || segment.y > place.y)
}

fn faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    let sheet = Rect { x: 0, y: 0, width: layout.width, height: layout.height };
    for (index, frame) in layout.frames.iter().enumerate() {
        let mut check = |is_right: bool, what: &str| (!is_right).then(|| faults.push(format!("{what}: {frame:?}")));
        check(holds(sheet, frame.place), "a box leaves the sheet");
        check(frame.lines.iter().all(|line| holds(frame.place, ink(line))), "a text leaves its box");
        let others = &layout.frames[index + 1..];
        check(others.iter().all(|other| !overlaps(frame.place, other.place)), "two boxes overlap");
        check(layout.labels.iter().all(|label| !overlaps(frame.place, label.place)), "a label lies on a box");
    }
    for (index, label) in layout.labels.iter().enumerate() {
        let mut check = |is_right: bool, what: &str| (!is_right).then(|| faults.push(format!("{what}: {label:?}")));
        check(holds(sheet, label.place), "a label leaves the sheet");
        check(label.lines.iter().all(|line| holds(label.place, ink(line))), "a text leaves its label");
        check(layout.labels[index + 1..].iter().all(|other| !overlaps(label.place, other.place)), "two labels overlap");
    }
    for edge in &layout.edges {
        for segment in segments(edge) {
            let mut check = |is_right: bool, what: &str| (!is_right).then(|| faults.push(format!("{what}: {edge:?}")));
            check(segment.width == 0 || segment.height == 0, "a line runs askew");
            check(holds(sheet, segment), "a line leaves the sheet");
            check(!layout.frames.iter().any(|frame| runs_through(segment, frame.place)), "a line crosses a box");
            check(!layout.labels.iter().any(|label| runs_through(segment, label.place)), "a line crosses a label");
        }
    }
    faults
}

/// Everything that is written, without the breaks between lines.
fn written(layout: &Layout) -> String {
    let frames = layout.frames.iter().flat_map(|frame| &frame.lines);
    let lines = frames.chain(layout.labels.iter().flat_map(|label| &label.lines));
    lines.map(|line| line.text.as_str()).collect::<String>().replace(' ', "")
}

fn said(sketch: &Sketch) -> Vec<String> {
    let blocks = sketch.blocks.iter().flat_map(|block| {
        let ways = block.ways.iter().map(|way| &way.label);
        std::iter::once(&block.heading).chain(&block.text).chain(&block.asides).chain(ways)
    });
    blocks.chain(&sketch.loose).map(|text| text.replace(' ', "")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(120), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_crosses_a_box_no_text_leaves_its_box_and_no_labels_overlap(sketch in sketch(), room in room()) {
        for layout in [narrow(&sketch), wide(&sketch), poster(&sketch, room, 1100)] {
            let faults = faults(&layout);
            prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }

    #[test]
    fn a_chart_for_a_phone_is_never_wider_than_one(sketch in sketch()) {
        prop_assert!(narrow(&sketch).width <= 342);
    }

    #[test]
    fn every_way_is_a_line_and_every_text_is_written(sketch in sketch(), room in room()) {
        let ways: usize = sketch.blocks.iter().map(|block| block.ways.len()).sum();
        for layout in [narrow(&sketch), wide(&sketch), poster(&sketch, room, 1100)] {
            prop_assert_eq!(layout.edges.iter().filter(|edge| edge.has_head).count(), ways + 1);
            let written = written(&layout);
            for text in said(&sketch) {
                prop_assert!(written.contains(&text), "{} is lost", text);
            }
        }
    }

    #[test]
    fn charts_of_several_procedures_have_no_such_fault_either(net in net(), room in room(), width in 120i32..360) {
        for layout in [column(&net, 288), layers(&net, width), net_poster(&net, room, 1100)] {
            let faults = faults(&layout);
            prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
            let written = written(&layout);
            for text in net.stops.iter().flat_map(|stop| stop.text.iter().chain([&stop.heading])) {
                prop_assert!(written.contains(&text.replace(' ', "")), "{} is lost", text);
            }
        }
    }

    #[test]
    fn every_wait_is_a_line_from_box_to_box(net in net(), width in 120i32..360) {
        for layout in [column(&net, 288), layers(&net, width)] {
            // Drawn from top to bottom, row by row, boxes come in the order of the rows; each is found by its place.
            for (at, frame) in layout.frames.iter().enumerate() {
                let place = frame.place;
                let arrives = |edge: &&Edge| edge.points.last().is_some_and(|point| touches(place, *point));
                let leaves = |edge: &&Edge| edge.points.first().is_some_and(|point| touches(place, *point));
                prop_assert_eq!(at == 0, layout.edges.iter().find(arrives).is_none(), "{:?}", place);
                prop_assert_eq!(at + 1 == layout.frames.len(), layout.edges.iter().find(leaves).is_none(), "{:?}", place);
            }
        }
    }
}

/// Whether a point lies on the outline of a box.
fn touches(place: Rect, (x, y): (i32, i32)) -> bool {
    let (across, down) = ((place.x..=place.right()).contains(&x), (place.y..=place.bottom()).contains(&y));
    (across && (y == place.y || y == place.bottom())) || (down && (x == place.x || x == place.right()))
}

#[test]
fn the_judge_of_layouts_sees_each_fault() {
    let words = |x, text: &str| Words { x, y: 30, size: 16, is_bold: false, is_centred: false, text: text.into() };
    let good = {
        let way = Way { label: "不齐全".into(), goal: Goal::Step(0), end: String::new() };
        let block = Block { heading: "1 受理".into(), ways: vec![way], ..Block::default() };
        narrow(&Sketch { blocks: vec![block], ..Sketch::default() })
    };
    assert_eq!(faults(&good), Vec::<String>::new());
    let spoilt = |spoil: &dyn Fn(&mut Layout)| {
        let mut layout = good.clone();
        spoil(&mut layout);
        faults(&layout).first().map(|fault| fault.split(':').next().unwrap_or_default().to_owned())
    };
    let place = good.frames[0].place;
    assert_eq!(spoilt(&|layout| layout.width = 40).as_deref(), Some("a box leaves the sheet"));
    assert_eq!(spoilt(&|l| l.frames[0].lines = vec![words(250, "太长的字")]).as_deref(), Some("a text leaves its box"));
    assert_eq!(spoilt(&|l| l.frames.push(l.frames[0].clone())).as_deref(), Some("two boxes overlap"));
    assert_eq!(spoilt(&|l| l.labels[0].place.y = place.y).as_deref(), Some("a label lies on a box"));
    assert_eq!(spoilt(&|l| l.labels.push(l.labels[0].clone())).as_deref(), Some("two labels overlap"));
    let through = |l: &mut Layout| l.edges[0].points = vec![(place.x - 1, place.y + 9), (place.right(), place.y + 9)];
    assert_eq!(spoilt(&through).as_deref(), Some("a line crosses a box"));
    let over = |l: &mut Layout| {
        let label = l.labels[0].place;
        l.edges[0].points = vec![(label.x - 5, label.y + 9), (label.right(), label.y + 9)];
    };
    assert_eq!(spoilt(&over).as_deref(), Some("a line crosses a label"));
}

// ---- The demo

fn demo() -> Portal {
    pipeline::check(&site::options(&repository("content"), Lang::Zh)).portal
}

#[track_caller]
fn guide<'a>(portal: &'a Portal, id: &str) -> &'a Guide {
    let entry = portal.content.guides.iter().find(|entry| entry.id == id);
    &entry.unwrap_or_else(|| panic!("no guide {id}")).value.head
}

#[test]
fn every_chart_of_the_demo_is_drawn_without_a_fault() {
    let portal = demo();
    for entry in &portal.content.guides {
        for is_full in [false, true] {
            for lang in [Lang::Zh, Lang::En] {
                let sketch = sketch_of(&Lines::of(lang, &entry.value.head), &entry.value.head, is_full);
                assert_eq!(faults(&narrow(&sketch)), Vec::<String>::new(), "{}", entry.id);
                assert_eq!(faults(&wide(&sketch)), Vec::<String>::new(), "{}", entry.id);
                assert_eq!(faults(&poster(&sketch, (751, 760), 1100)), Vec::<String>::new(), "{}", entry.id);
            }
        }
    }
    for entry in &portal.content.bundles {
        let chain = Chain::of(&portal.content, &entry.value.head);
        for lang in [Lang::Zh, Lang::En] {
            let view = bundle_chart(lang, &chain, "B03 食品药品许可").unwrap();
            assert_eq!(faults(&view.narrow), Vec::<String>::new(), "{}", entry.id);
            assert_eq!(view.wide.iter().flat_map(faults).collect::<Vec<_>>(), Vec::<String>::new(), "{}", entry.id);
        }
    }
    let branching =
        portal.content.guides.iter().filter(|entry| entry.value.head.steps.iter().any(|step| step.next.len() > 1));
    assert!(branching.count() >= 4, "the demo shows charts with branches");
}

#[test]
fn posters_of_the_demo_can_be_read_from_the_other_side_of_a_corridor() {
    let portal = demo();
    let guides = portal.content.guides.iter().map(|entry| (&entry.id, guide_sheet(&entry.value.head)));
    let bundles = portal.content.bundles.iter();
    let bundles =
        bundles.map(|entry| (&entry.id, bundle_sheet(&Chain::of(&portal.content, &entry.value.head), "B03 窗口")));
    let mut small = Vec::new();
    for (id, (is_lying, layout)) in guides.chain(bundles) {
        let letters = letters(is_lying, &layout);
        println!(
            "{id}: {}.{} pt{} {}x{}",
            letters / 10,
            letters % 10,
            if is_lying { ", lying" } else { "" },
            layout.width,
            layout.height
        );
        small.extend((letters < 160).then(|| format!("{id}: letters of {letters} tenths of a point")));
        assert_eq!(faults(&layout), Vec::<String>::new(), "{id}");
    }
    assert_eq!(small, Vec::<String>::new());
}

#[test]
fn the_chart_of_an_information_request_is_drawn_as_before() {
    let portal = demo();
    let guide = guide(&portal, "government-information");
    let view = chart_view(&Lines::of(Lang::Zh, guide), guide).unwrap();
    let svg = inline(&view.narrow, "flow-svg", &view.title, &view.note);
    snapbox::assert_data_eq!(svg, snapbox::file!["../flow/government-information.svg"]);
    assert_eq!(title(Lang::Zh, &guide.title), "政府信息公开申请办理流程图");
}

#[test]
fn branches_are_told_in_words_too() {
    let portal = demo();
    let told = sentences(Lang::Zh, guide(&portal, "government-information"));
    assert_eq!(told[0], Vec::<String>::new(), "a step that only goes on needs no words");
    assert_eq!(
        told[2],
        [
            "内容明确：进入第 4 步“检索拟办”。",
            "内容不明确：补正告知书，退回第 1 步“提出申请”。",
            "不由本机关负责公开：告知书，写明该找哪个机关，办理结束。",
        ]
    );
    let told = sentences(Lang::En, guide(&portal, "government-information"));
    assert_eq!(told[2][1], "内容不明确: 补正告知书, back to step 1, 提出申请.");
    let again = sentences(Lang::Zh, guide(&portal, "training-school"));
    assert_eq!(again[1][1], "现场不符合，可以整改：整改清单，重新进行这一步。");
}

#[test]
fn what_is_called_handling_does_not_say_it_twice() {
    assert_eq!(title(Lang::Zh, "民办职业培训学校一链办理"), "民办职业培训学校一链办理流程图");
    assert_eq!(title(Lang::Zh, "发票领用"), "发票领用办理流程图");
}

#[test]
fn a_step_of_some_cases_says_so_and_is_drawn_in_these_only() {
    let files = site::build(&repository("content"), Lang::Zh);
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let whole = page("guides/social-card-replace.html");
    let [before, cases] = [0, 1].map(|at| whole.split("<figure data-flow-case").nth(at).unwrap());
    assert!(before.contains("<figure data-flow-open>") && before.contains(">仅卡丢了</text>"), "while it is open");
    assert_eq!(whole.matches("<figure data-flow-case=").count(), 2, "one chart with the step, one without");
    assert!(
        cases.contains("&quot;lost&quot;") && cases.contains(">1 挂失</text>") && !cases.contains(">仅卡丢了</text>")
    );
    assert!(page("guides/social-card-replace/lost-self.html").contains(">1 挂失</text>"));
    let worn = page("guides/social-card-replace/worn-self.html");
    assert!(worn.contains(">1 受理</text>") && !worn.contains("挂失</text>"), "the chart of another case");
    assert!(!page("guides/passport.html").contains("data-flow-case"), "its steps are the same in all cases");
}

#[test]
fn the_page_of_a_bundle_draws_its_members_in_their_order() {
    let files = site::build(&repository("content"), Lang::Zh);
    let page = std::str::from_utf8(&files["bundles/restaurant.html"]).unwrap();
    assert_eq!(page.matches("<title>开办餐饮店一件事办理流程图</title>").count(), 2, "for a phone and for a desk");
    assert!(page.contains(">仅店面面积300平方米以上</text>"));
    assert!(page.find("<svg class=\"flow-svg").unwrap() < page.find("<ol class=\"rounds\">").unwrap(), "words below");
    let chain = std::str::from_utf8(&files["bundles/company-closing.html"]).unwrap();
    assert_eq!(chain.matches("class=\"flow-svg").count(), 1, "one after the other looks the same everywhere");
}

#[test]
fn the_page_holds_the_chart_and_its_words_without_a_script() {
    let files = site::build(&repository("content"), Lang::Zh);
    let page = std::str::from_utf8(&files["guides/government-information.html"]).unwrap();
    assert_eq!(page.matches("role=\"img\"><title>政府信息公开申请办理流程图</title><desc>").count(), 2);
    assert!(!page.contains(" style="), "the policy of the page allows no style in attributes");
    let words = page.find("退回第 1 步“提出申请”。").expect("the branches stand in the list of steps");
    assert!(page.find("<svg class=\"flow-svg").unwrap() < words, "the words stand below the chart");
    let straight = std::str::from_utf8(&files["guides/social-card.html"]).unwrap();
    assert_eq!(straight.matches("class=\"flow-svg").count(), 1, "a chart without branches is drawn once");
}
