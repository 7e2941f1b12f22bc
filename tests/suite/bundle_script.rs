//! For random bundles the browser's script, the build and plain counting come to the same figures, whatever is answered; and
//! the script and the build also while answers are open.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use mingbai::bundle::{Chain, Figures, open_cases};
use mingbai::model::Content;
use mingbai::pages::situation::{ask_of, joint_data};
use mingbai::situation::{Answer, Answers};
use serde_json::{Value, json};

const BUNDLES: u32 = 100;
const GREATEST: usize = 4;

/// Of what a condition is made; only a whole one is left out.
#[derive(Clone)]
enum Tree {
    Always,
    Is(usize, Vec<usize>),
    From(usize, usize),
    Both(Box<Tree>, Box<Tree>),
    Not(Box<Tree>),
}

/// Questions 0 and 1 have three options each, question 2 is a number up to [`GREATEST`].
const QUESTIONS: &str = "questions:
  - {id: q0, ask: 问0, options: [{id: o0, label: 甲}, {id: o1, label: 乙}, {id: o2, label: 丙}]}
  - {id: q1, ask: 问1, options: [{id: o0, label: 甲}, {id: o1, label: 乙}, {id: o2, label: 丙}]}
  - {id: q2, ask: 问2, name: 数, kind: 数字, max: 4}
";

#[derive(Clone)]
struct Line {
    material: usize,
    when: Tree,
    originals: u32,
    copies: u32,
    is_shown: bool,
}

#[derive(Clone)]
struct Variant {
    when: Tree,
    days: u32,
    visits: u32,
}

#[derive(Clone)]
struct Member {
    active: Tree,
    after: Vec<usize>,
    is_apart: bool,
    department: usize,
    limit: Option<u32>,
    days: u32,
    visits: u32,
    variants: Vec<Variant>,
    lines: Vec<Line>,
    /// The material that it hands out.
    gives: Option<usize>,
}

struct Bundle {
    one_set: bool,
    members: Vec<Member>,
}

struct Random(u32);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % below
    }

    fn few(&mut self, below: usize) -> u32 {
        self.below(below) as u32
    }

    fn tree(&mut self, depth: usize) -> Tree {
        match self.below(if depth == 0 { 2 } else { 4 }) {
            0 => Tree::Is(self.below(2), (0..1 + self.below(2)).map(|_| self.below(3)).collect()),
            1 => Tree::From(2, 1 + self.below(GREATEST)),
            2 => Tree::Both(Box::new(self.tree(depth - 1)), Box::new(self.tree(depth - 1))),
            _ => Tree::Not(Box::new(self.tree(depth - 1))),
        }
    }

    fn sometimes(&mut self) -> Tree {
        if self.below(2) == 0 { Tree::Always } else { self.tree(2) }
    }

    fn member(&mut self, at: usize) -> Member {
        let line = |random: &mut Self| Line {
            material: random.below(5),
            when: random.sometimes(),
            originals: random.few(3),
            copies: random.few(3),
            is_shown: random.below(2) == 0,
        };
        let variant = |random: &mut Self| Variant { when: random.tree(1), days: random.few(20), visits: random.few(4) };
        Member {
            active: self.sometimes(),
            after: (0..at).filter(|_| self.below(3) == 0).collect(),
            is_apart: self.below(4) == 0,
            department: self.below(3),
            limit: (self.below(4) == 0).then(|| self.few(10)),
            days: self.few(20),
            visits: self.few(3),
            variants: (0..self.below(3)).map(|_| variant(self)).collect(),
            lines: (0..1 + self.below(4)).map(|_| line(self)).collect(),
            gives: (self.below(2) == 0).then(|| self.below(5)),
        }
    }

    fn bundle(&mut self) -> Bundle {
        let count = 2 + self.below(4);
        Bundle { one_set: self.below(2) == 0, members: (0..count).map(|at| self.member(at)).collect() }
    }
}

impl Tree {
    fn yaml(&self) -> String {
        match self {
            Tree::Always => unreachable!("only whole conditions are left out"),
            Tree::Is(question, options) => {
                let options: Vec<String> = options.iter().map(|option| format!("o{option}")).collect();
                format!("{{q{question}: [{}]}}", options.join(", "))
            }
            Tree::From(question, from) => format!("{{q{question}: {from}以上}}"),
            Tree::Both(one, other) => format!("{{all: [{}, {}]}}", one.yaml(), other.yaml()),
            Tree::Not(part) => format!("{{not: {}}}", part.yaml()),
        }
    }

    /// `, when: …` where it depends on anything.
    fn when(&self) -> String {
        if matches!(self, Tree::Always) { String::new() } else { format!(", when: {}", self.yaml()) }
    }

    fn holds(&self, given: &[usize; 3]) -> bool {
        match self {
            Tree::Always => true,
            Tree::Is(question, options) => options.contains(&given[*question]),
            Tree::From(question, from) => given[*question] >= *from,
            Tree::Both(one, other) => one.holds(given) && other.holds(given),
            Tree::Not(part) => !part.holds(given),
        }
    }
}

impl Member {
    fn yaml(&self, at: usize) -> String {
        let mut yaml = format!("title: 事{at}\nstatus: 在用\ndepartment: d{}\n{QUESTIONS}", self.department);
        let _ = write!(yaml, "promised_limit: {}个工作日\nvisits: {}\nvariants:", self.days, self.visits);
        if self.variants.is_empty() {
            yaml += " []";
        }
        for Variant { when, days, visits } in &self.variants {
            let when = when.yaml();
            let _ = write!(yaml, "\n  - {{when: {when}, promised_limit: {days}个工作日, visits: {visits}}}");
        }
        yaml += "\nmaterials:\n";
        for Line { material, when, originals, copies, is_shown } in &self.lines {
            let keep = if *is_shown { "查验" } else { "收取" };
            let counts = format!("originals: {originals}, copies: {copies}, keep: {keep}");
            let _ = writeln!(yaml, "  - {{material: m{material}, {counts}{}}}", when.when());
        }
        if let Some(gives) = self.gives {
            let _ = writeln!(yaml, "results: [{{name: 证, material: m{gives}}}]");
        }
        yaml
    }

    fn days(&self, given: &[usize; 3]) -> u32 {
        self.variants.iter().find(|variant| variant.when.holds(given)).map_or(self.days, |variant| variant.days)
    }

    fn visits(&self, given: &[usize; 3]) -> u32 {
        self.variants.iter().find(|variant| variant.when.holds(given)).map_or(self.visits, |variant| variant.visits)
    }
}

impl Bundle {
    fn content(&self) -> Content {
        let mut yaml = format!("title: 甲\ndepartment: d9\none_set: {}\n{QUESTIONS}members:\n", self.one_set);
        for (at, member) in self.members.iter().enumerate() {
            let after: Vec<String> = member.after.iter().map(|first| format!("g{first}")).collect();
            let limit = member.limit.map(|days| format!(", limit: {days}个工作日")).unwrap_or_default();
            let apart = format!(", apart: {}", member.is_apart);
            let _ = writeln!(
                yaml,
                "  - {{guide: g{at}, after: [{}]{}{apart}{limit}}}",
                after.join(", "),
                member.active.when()
            );
        }
        let guides = self.members.iter().enumerate();
        let guides = guides.map(|(at, member)| (format!("guides/g{at}.yaml"), member.yaml(at)));
        let files = std::iter::once(("bundles/x.yaml".to_owned(), yaml)).chain(guides);
        let (tree, _) = mingbai::source::read_texts(files.collect());
        mingbai::model::parse(&tree).0
    }

    fn is_before(&self, first: usize, second: usize) -> bool {
        self.members[second].after.iter().any(|&next| next == first || self.is_before(first, next))
    }

    /// Before and after counted plainly, everything being answered; and of each material what is brought.
    fn count(&self, given: &[usize; 3]) -> (Figures, Figures, BTreeMap<usize, (u32, u32)>) {
        let is_part = |at: &usize| self.members[*at].active.holds(given);
        let active: Vec<usize> = (0..self.members.len()).filter(is_part).collect();
        let mut before = Figures { applications: active.len(), ..Figures::default() };
        let mut after = Figures { applications: active.len().min(1), ..Figures::default() };
        let (mut departments, mut apart) = (BTreeSet::new(), BTreeSet::from([9]));
        let mut at_lead = 0;
        let mut wanted: BTreeMap<usize, BTreeMap<usize, [u32; 3]>> = BTreeMap::new();
        for &at in &active {
            let member = &self.members[at];
            let visits = member.visits(given);
            departments.insert(member.department);
            before.visits += visits;
            before.days += member.days(given);
            if member.is_apart {
                after.visits += visits;
                if visits > 0 {
                    apart.insert(member.department);
                }
            } else {
                at_lead = at_lead.max(visits);
            }
            for line in member.lines.iter().filter(|line| line.when.holds(given)) {
                before.materials += 1;
                before.originals += line.originals;
                before.copies += line.copies;
                let gives =
                    |&giver: &usize| self.members[giver].gives == Some(line.material) && self.is_before(giver, at);
                if !active.iter().any(gives) {
                    let own = wanted.entry(line.material).or_default().entry(at).or_default();
                    own[usize::from(line.is_shown)] += line.originals;
                    own[2] += line.copies;
                }
            }
        }
        before.departments = departments.len();
        after.departments = if active.is_empty() { 0 } else { apart.len() };
        after.visits += at_lead;
        after.days = (0..self.members.len()).map(|at| self.until(at, given)).max().unwrap_or(0);
        let brought: BTreeMap<usize, (u32, u32)> =
            wanted.iter().map(|(material, by)| (*material, self.joint(by))).collect();
        after.materials = brought.len();
        after.originals = brought.values().map(|(originals, _)| originals).sum();
        after.copies = brought.values().map(|(_, copies)| copies).sum();
        (before, after, brought)
    }

    fn joint(&self, by: &BTreeMap<usize, [u32; 3]>) -> (u32, u32) {
        let of = |at: usize| by.values().map(move |own| own[at]);
        let joint = |at: usize| if self.one_set { of(at).max().unwrap_or(0) } else { of(at).sum() };
        (joint(0).max(of(1).max().unwrap_or(0)), joint(2))
    }

    /// Days until a member is done, by trying all ways.
    fn until(&self, at: usize, given: &[usize; 3]) -> u32 {
        let member = &self.members[at];
        let first = member.after.iter().map(|first| self.until(*first, given)).max().unwrap_or(0);
        let own = member.days(given);
        first + if member.active.holds(given) { member.limit.map_or(own, |limit| limit.min(own)) } else { 0 }
    }
}

fn figures(value: &Value) -> Figures {
    let of = |key: &str| value[key].as_u64().unwrap_or_else(|| panic!("{key} in {value}"));
    let small = |key: &str| u32::try_from(of(key)).unwrap();
    Figures {
        departments: of("departments") as usize,
        applications: of("applications") as usize,
        visits: small("visits"),
        materials: of("materials") as usize,
        originals: small("originals"),
        copies: small("copies"),
        days: small("days"),
    }
}

/// The answers for the build and for the script; those in `open` are missing.
fn both(given: &[usize; 3], open: usize) -> (Answers, Value) {
    let (mut answers, mut script) = (Answers::default(), json!({}));
    for (at, value) in given.iter().enumerate().filter(|(at, _)| open >> at & 1 == 0) {
        let (answer, written) = match at {
            2 => (Answer::Value(*value as i64), json!(value)),
            _ => (Answers::option(*value), json!([format!("o{value}")])),
        };
        answers.set(at, Some(answer));
        script[format!("q{at}")] = written;
    }
    (answers, script)
}

fn every() -> Vec<[usize; 3]> {
    let pairs = (0..3).flat_map(|a| (0..3).map(move |b| (a, b)));
    pairs.flat_map(|(a, b)| (0..=GREATEST).map(move |c| [a, b, c])).collect()
}

/// The build's word on one set of answers, in the script's form.
fn built(chain: &Chain<'_>, answers: &Answers) -> Value {
    let scene = chain.scene(answers);
    let cases = open_cases(chain, answers).expect("few cases");
    let pair = |count: mingbai::bundle::Count| json!([count.originals, count.copies]);
    let brought = |paper| {
        let all: Vec<_> = cases.iter().filter_map(|answers| chain.count(paper, answers)).collect();
        let of = |most: bool| {
            let pick = |values: Vec<u32>| if most { values.into_iter().max() } else { values.into_iter().min() };
            json!([pick(all.iter().map(|c| c.originals).collect()), pick(all.iter().map(|c| c.copies).collect())])
        };
        if all.is_empty() { Value::Null } else { json!({ "least": of(false), "most": of(true) }) }
    };
    let papers = || chain.papers.iter();
    json!({
        "path": scene.most.path,
        "counts": papers().map(|p| chain.count(p, &scene.fullest_answers).map(pair)).collect::<Vec<_>>(),
        "rounds": chain.order.rounds(|at| chain.holds(chain.logic.active(at), answers)),
        "brought": papers().map(brought).collect::<Vec<_>>(),
        "isExact": scene.is_exact,
        "left": cases.len(),
    })
}

#[test]
fn the_script_the_build_and_plain_counting_come_to_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let (files, _) = mingbai::source::theme::read(None);
    let scripts = mingbai::render::html::scripts::bundles(&files).unwrap();
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/situation/bundle.js");
    let mut node = Command::new("node");
    node.arg(reader);
    for name in ["situation", "bundle"] {
        let script = scripts.iter().find(|script| script.path == format!("assets/{name}.js")).unwrap();
        let path = folder.path().join(format!("{name}.js"));
        std::fs::write(&path, &script.bytes).unwrap();
        node.arg(path);
    }
    let mut node = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("`node` runs the browser's script");
    let mut said = BufReader::new(node.stdout.take().unwrap()).lines();
    let mut input = node.stdin.take().unwrap();
    let (mut given_on, mut left_out, mut open_cases) = (0, 0, 0);
    for seed in 0..BUNDLES {
        let mut random = Random(seed.wrapping_mul(7_919) + 1);
        let bundle = random.bundle();
        let content = bundle.content();
        let chain = Chain::of(&content, &content.bundles[0].value.head);
        assert_eq!((chain.members.len(), chain.logic.slips.len()), (bundle.members.len(), 0), "seed {seed}");
        let questions: Value = serde_json::from_str(&ask_of(&chain.logic.situations).unwrap().data).unwrap();
        let sets: Vec<([usize; 3], usize)> =
            every().into_iter().map(|given| (given, random.below(8) * random.below(2))).collect();
        let cases: Vec<(Answers, Value)> = sets.iter().map(|(given, open)| both(given, *open)).collect();
        let asked: Vec<&Value> = cases.iter().map(|(_, script)| script).collect();
        writeln!(input, "{}", json!({ "questions": questions, "chain": joint_data(&chain), "cases": asked })).unwrap();
        let told: Vec<Value> = serde_json::from_str(&said.next().expect("node goes on").unwrap()).unwrap();
        for (((given, open), (answers, script)), told) in sets.iter().zip(&cases).zip(&told) {
            let scene = chain.scene(answers);
            let place = || format!("seed {seed}, {script}");
            assert_eq!(figures(&told["before"]), scene.most.before, "{}", place());
            assert_eq!(figures(&told["after"]), scene.most.after, "{}", place());
            let built = built(&chain, answers);
            for key in ["path", "counts", "rounds", "brought", "isExact", "left"] {
                assert_eq!(told[key], built[key], "{key}, {}", place());
            }
            if *open != 0 {
                open_cases += usize::from(told["left"].as_u64() > Some(1));
                continue;
            }
            let (before, after, brought) = bundle.count(given);
            assert_eq!((scene.most.before, scene.most.after), (before, after), "{}", place());
            let counted: Vec<(u32, u32)> = brought.into_values().collect();
            let shown = told["counts"].as_array().unwrap().iter().filter(|count| !count.is_null());
            let mut shown: Vec<(u32, u32)> =
                shown.map(|c| (c[0].as_u64().unwrap() as u32, c[1].as_u64().unwrap() as u32)).collect();
            let mut counted = counted;
            shown.sort_unstable();
            counted.sort_unstable();
            assert_eq!(shown, counted, "{}", place());
            left_out += usize::from(before.applications < bundle.members.len());
            given_on += usize::from(after.materials < before.materials);
        }
    }
    drop(input);
    assert!(node.wait().unwrap().success());
    let seen = [given_on, left_out, open_cases];
    assert!(seen.iter().all(|count| *count > 700), "too few that hand on, leave out, are open: {seen:?}");
}
