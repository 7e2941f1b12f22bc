//! For random guides the browser's script, the evaluator and plain counting say the same of every line, whatever is answered
//! and while answers are open.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use mingbai::lang::Lang;
use mingbai::model::Guide;
use mingbai::pages::situation::{Lines, ask};
use mingbai::situation::{Answer, Answers, Part, Situations};
use serde_json::{Value, json};

const GUIDES: u32 = 400;
const GREATEST: i64 = 6;

/// A condition as the generator made it; judged without the code under test.
enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    Options(usize, Vec<usize>),
    Range(usize, i64, i64),
}

enum Kind {
    One(usize),
    Several(usize),
    Number,
    Date,
}

struct Question {
    kind: Kind,
    show: Option<Tree>,
}

/// One answer: options by place, or a number.
#[derive(Clone, Debug, PartialEq)]
enum Given {
    Options(Vec<usize>),
    Value(i64),
}

struct Random(u32);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % below
    }

    fn question(&mut self, before: &[Question]) -> Question {
        let kind = match self.below(5) {
            0 => Kind::Several(2 + self.below(2)),
            1 => Kind::Number,
            2 => Kind::Date,
            _ => Kind::One(2 + self.below(3)),
        };
        let show = if before.is_empty() || self.below(2) == 0 { None } else { Some(self.tree(before, 2)) };
        Question { kind, show }
    }

    fn tree(&mut self, questions: &[Question], depth: usize) -> Tree {
        let parts = |random: &mut Self| (0..1 + random.below(3)).map(|_| random.tree(questions, depth - 1)).collect();
        match if depth == 0 { 9 } else { self.below(6) } {
            0 => Tree::All(parts(self)),
            1 => Tree::Any(parts(self)),
            2 => Tree::Not(Box::new(self.tree(questions, depth - 1))),
            _ => {
                let at = self.below(questions.len());
                match questions[at].kind {
                    Kind::One(n) | Kind::Several(n) => {
                        Tree::Options(at, (0..1 + self.below(n - 1)).map(|_| self.below(n)).collect())
                    }
                    Kind::Number | Kind::Date => {
                        let from = self.below(GREATEST as usize + 1) as i64;
                        Tree::Range(at, from, (from + self.below(4) as i64).min(GREATEST))
                    }
                }
            }
        }
    }
}

impl Question {
    fn yaml(&self, at: usize, all: &[Question]) -> String {
        let options = |n: usize| {
            let options: Vec<String> = (0..n).map(|o| format!("{{id: o{o}, label: 选项{o}}}")).collect();
            format!("options: [{}]", options.join(", "))
        };
        let kind = match self.kind {
            Kind::One(n) => options(n),
            Kind::Several(n) => format!("kind: 多选, {}", options(n)),
            Kind::Number => format!("name: 数, kind: 数字, max: {GREATEST}"),
            Kind::Date => format!("name: 日, kind: 日期, min: {}, max: {}", day(0), day(GREATEST)),
        };
        let show = self.show.as_ref().map(|tree| format!(", show_when: {}", tree.yaml(all))).unwrap_or_default();
        format!("  - {{id: q{at}, ask: 问{at}, {kind}{show}}}\n")
    }

    fn answers(&self) -> Vec<Given> {
        match self.kind {
            Kind::One(n) => (0..n).map(|o| Given::Options(vec![o])).collect(),
            Kind::Several(n) => {
                let set = |bits: usize| Given::Options((0..n).filter(|o| bits >> o & 1 == 1).collect());
                (0..1 << n).map(set).collect()
            }
            Kind::Number | Kind::Date => (0..=GREATEST).map(Given::Value).collect(),
        }
    }
}

fn day(number: i64) -> String {
    format!("2020-01-{:02}", number + 1)
}

/// 2020-01-01 as the browser and the evaluator count days.
const FIRST_DAY: i64 = 18_262;

impl Tree {
    fn yaml(&self, questions: &[Question]) -> String {
        let list = |parts: &[Tree]| parts.iter().map(|part| part.yaml(questions)).collect::<Vec<_>>().join(", ");
        match self {
            Tree::All(parts) => format!("{{all: [{}]}}", list(parts)),
            Tree::Any(parts) => format!("{{any: [{}]}}", list(parts)),
            Tree::Not(part) => format!("{{not: {}}}", part.yaml(questions)),
            Tree::Options(at, options) => {
                let options: Vec<String> = options.iter().map(|o| format!("o{o}")).collect();
                format!("{{q{at}: [{}]}}", options.join(", "))
            }
            Tree::Range(at, from, to) => match questions[*at].kind {
                Kind::Date => format!("{{q{at}: {}..{}}}", day(*from), day(*to)),
                _ => format!("{{q{at}: {from}以上{to}以下}}"),
            },
        }
    }

    /// With every question answered.
    fn holds(&self, questions: &[Question], given: &[Given]) -> bool {
        let is_asked = |at: usize| questions[at].show.as_ref().is_none_or(|show: &Tree| show.holds(questions, given));
        match self {
            Tree::All(parts) => parts.iter().all(|part| part.holds(questions, given)),
            Tree::Any(parts) => parts.iter().any(|part| part.holds(questions, given)),
            Tree::Not(part) => !part.holds(questions, given),
            Tree::Options(at, wanted) => {
                is_asked(*at)
                    && matches!(&given[*at], Given::Options(chosen) if chosen.iter().any(|o| wanted.contains(o)))
            }
            Tree::Range(at, from, to) => {
                is_asked(*at) && matches!(&given[*at], Given::Value(value) if (*from..=*to).contains(value))
            }
        }
    }
}

/// All complete sets of answers, thinned out where there are very many.
fn complete(questions: &[Question], random: &mut Random) -> Vec<Vec<Given>> {
    let mut all: Vec<Vec<Given>> = vec![Vec::new()];
    for question in questions {
        let answers = question.answers();
        all = all
            .iter()
            .flat_map(|given| answers.iter().map(|a| [&given[..], std::slice::from_ref(a)].concat()))
            .collect();
        while all.len() > 120 {
            all.swap_remove(random.below(all.len()));
        }
    }
    all
}

fn guide(yaml: &str) -> Guide {
    let (tree, _) = mingbai::source::read_texts(vec![("guides/a.yaml".into(), yaml.to_owned())]);
    mingbai::model::parse(&tree).0.guides[0].value.head.clone()
}

/// The answers for the evaluator and for the script; those at `open` are missing.
fn both(questions: &[Question], given: &[Given], open: usize) -> (Answers, Value) {
    let (mut answers, mut script) = (Answers::default(), json!({}));
    for (at, answer) in given.iter().enumerate().filter(|(at, _)| open >> at & 1 == 0) {
        let shift = if matches!(questions[at].kind, Kind::Date) { FIRST_DAY } else { 0 };
        match answer {
            Given::Options(chosen) => {
                answers.set(at, Some(Answer::Options(chosen.iter().copied().collect())));
                script[format!("q{at}")] = chosen.iter().map(|o| json!(format!("o{o}"))).collect();
            }
            Given::Value(value) => {
                answers.set(at, Some(Answer::Value(value + shift)));
                script[format!("q{at}")] = json!(value + shift);
            }
        }
    }
    (answers, script)
}

#[test]
fn the_script_the_evaluator_and_plain_counting_agree_on_every_line() {
    let folder = tempfile::tempdir().unwrap();
    let (files, _) = mingbai::source::theme::read(None);
    let scripts = mingbai::render::html::scripts::bundles(&files).unwrap();
    let script = scripts.into_iter().find(|script| script.path == "assets/situation.js").unwrap();
    let path = folder.path().join("situation.js");
    std::fs::write(&path, &script.bytes).unwrap();
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/situation/answers.js");
    let node = Command::new("node").arg(reader).arg(&path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut node = node.expect("this test runs the browser's script in `node`");
    let mut said = BufReader::new(node.stdout.take().unwrap()).lines();
    let mut input = node.stdin.take().unwrap();
    let mut counts = [0_usize; 3];
    for seed in 0..GUIDES {
        let mut random = Random(seed.wrapping_mul(7_919) + 1);
        let mut questions: Vec<Question> = Vec::new();
        for _ in 0..1 + random.below(4) {
            let next = random.question(&questions);
            questions.push(next);
        }
        let trees: Vec<Tree> = (0..1 + random.below(6)).map(|_| random.tree(&questions, 3)).collect();
        let mut yaml = String::from("title: 甲\nquestions:\n");
        questions.iter().enumerate().for_each(|(at, question)| yaml += &question.yaml(at, &questions));
        yaml += "materials:\n";
        trees.iter().for_each(|tree| yaml += &format!("  - {{name: 材料, when: {}}}\n", tree.yaml(&questions)));
        let guide = guide(&yaml);
        let (known, slips) = Situations::of(&guide).unwrap();
        assert_eq!(slips, [], "{yaml}");
        let formula = |at| known.when(Part::Material(at));
        let data: Value = serde_json::from_str(&ask(&Lines::of(Lang::Zh, &guide)).unwrap().data).unwrap();
        let formulas: Vec<Value> = (0..trees.len()).map(|at| formula(at).compact(&known)).collect();
        let all = complete(&questions, &mut random);
        let open: Vec<usize> = all.iter().map(|_| if random.below(3) == 0 { random.below(16) } else { 0 }).collect();
        let cases: Vec<(Answers, Value)> =
            all.iter().zip(&open).map(|(given, open)| both(&questions, given, *open)).collect();
        let asked: Vec<&Value> = cases.iter().map(|(_, script)| script).collect();
        writeln!(input, "{}", json!({ "questions": data, "formulas": formulas, "cases": asked })).unwrap();
        let line = said.next().expect("node goes on").unwrap();
        let told: Vec<Value> = serde_json::from_str(&line).unwrap();
        assert_eq!(told.len(), cases.len());
        for ((((answers, script), told), given), open) in cases.iter().zip(&told).zip(&all).zip(&open) {
            for (at, tree) in trees.iter().enumerate() {
                let held = known.holds(formula(at), answers);
                assert_eq!(json!(held), told["holds"][at], "line {at} with {script}\n{yaml}");
                let counted = tree.holds(&questions, given);
                match held {
                    Some(held) => assert_eq!(held, counted, "line {at} with {script}\n{yaml}"),
                    None => assert_ne!(*open, 0, "all is answered, and line {at} is open: {script}\n{yaml}"),
                }
                counts[held.map_or(2, usize::from)] += 1;
            }
            assert_eq!(told["kept"], told["back"], "the address lost an answer of {script}\n{yaml}");
        }
    }
    drop(input);
    assert!(node.wait().unwrap().success());
    assert!(counts.iter().all(|count| *count > 5_000), "too few that do not hold, hold, are open: {counts:?}");
}
