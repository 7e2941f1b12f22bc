//! The report in words: Markdown that also reads well on a terminal.

use std::collections::BTreeMap;

use super::note::{Note, Reason};
use super::record::{FIELDS, PortalField, Role};
use super::report::Report;
use crate::lang::Lang;
use crate::model::{Guide, Record as _};

/// Examples shown of each kind of remark.
const EXAMPLES: usize = 3;
/// Heads of the table of fields.
const COLUMNS: [&str; 6] = [
    "import.column-field",
    "import.column-role",
    "import.column-given",
    "import.column-missing",
    "import.column-lost",
    "import.column-doubtful",
];
/// Longest example, in characters.
const LONGEST: usize = 60;

impl Report {
    /// The whole report, ending with a line break.
    pub fn markdown(&self, lang: Lang, source: &str) -> String {
        let mut out = format!("# {}\n\n", lang.text("import.title"));
        for part in [
            self.sums(lang, source),
            self.fields(lang),
            self.remarks(lang),
            self.gaps(lang),
            self.merged(lang),
            self.titles(lang),
        ] {
            out.push_str(&part);
        }
        out
    }

    fn sums(&self, lang: Lang, source: &str) -> String {
        let n = |count: usize| count.to_string();
        let made = &self.made;
        let lines: [(&'static str, Vec<(&'static str, String)>); 5] = [
            ("import.sum-source", vec![("source", source.to_owned())]),
            (
                "import.sum-lines",
                vec![
                    ("lines", n(self.lines)),
                    ("blank", n(self.blank)),
                    ("imported", n(self.imported)),
                    ("refused", n(self.refused)),
                ],
            ),
            (
                "import.sum-made",
                vec![
                    ("guides", n(self.imported)),
                    ("departments", n(made.departments)),
                    ("topics", n(made.topics)),
                    ("materials", n(made.materials)),
                    ("halls", n(made.halls)),
                    ("windows", n(made.windows)),
                ],
            ),
            ("import.sum-placed", vec![("placed", n(made.placed))]),
            (
                "import.sum-papers",
                vec![
                    ("named", n(self.papers.named)),
                    ("spellings", n(self.papers.spellings)),
                    ("entries", n(made.materials)),
                    ("merged", n(self.papers.merged.len())),
                    ("parsed", n(self.papers.parsed)),
                ],
            ),
        ];
        let lines = lines.map(|(key, args)| {
            let args: Vec<(&'static str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            format!("- {}\n", lang.say(key, &args))
        });
        lines.concat() + "\n"
    }

    /// A table: what each field of the portal became.
    fn fields(&self, lang: Lang) -> String {
        let heads = COLUMNS.map(|key| lang.text(key));
        let mut out = heading(lang, "import.fields");
        out.push_str(&format!("| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len())));
        for (field, given) in FIELDS.iter().zip(&self.given) {
            let (lost, doubtful) = self.lines_noted(field.name);
            let missing = self.imported - given;
            let role = role(lang, field);
            out.push_str(&format!("| {} | {role} | {given} | {missing} | {lost} | {doubtful} |\n", field.name));
        }
        out + "\n"
    }

    /// In how many records a value of the field was lost, and in how many it is doubtful.
    fn lines_noted(&self, field: &str) -> (usize, usize) {
        let count = |is_lost: bool| {
            let lines = self.notes.iter().filter(|note| note.field == field && note.reason.is_lost() == is_lost);
            lines.map(|note| note.line).collect::<std::collections::BTreeSet<_>>().len()
        };
        (count(true), count(false))
    }

    fn remarks(&self, lang: Lang) -> String {
        let mut groups: BTreeMap<(Reason, &str), Vec<&Note>> = BTreeMap::new();
        self.notes.iter().for_each(|note| groups.entry((note.reason, &note.field)).or_default().push(note));
        let part = |is_lost: bool, key| {
            let own = groups.iter().filter(|((reason, _), _)| reason.is_lost() == is_lost);
            let lines: String = own.map(|((reason, field), notes)| group(lang, *reason, field, notes)).collect();
            if lines.is_empty() { lines } else { heading(lang, key) + &lines + "\n" }
        };
        part(true, "import.lost") + &part(false, "import.doubtful")
    }

    fn gaps(&self, lang: Lang) -> String {
        let named = |gap: &str| Guide::FIELDS.iter().find(|field| field.name == gap).map_or("", |field| field.zh);
        let mut gaps: Vec<(&str, usize)> = self.gaps.iter().map(|(gap, count)| (*gap, *count)).collect();
        gaps.sort_by_key(|(gap, count)| (std::cmp::Reverse(*count), *gap));
        let lines: String =
            gaps.iter().map(|(gap, count)| format!("- {gap} {}: {count}\n", named(gap)).replace(" :", ":")).collect();
        if lines.is_empty() { lines } else { heading(lang, "import.gaps") + &lines + "\n" }
    }

    fn merged(&self, lang: Lang) -> String {
        let lines: String =
            self.papers.merged.iter().map(|(name, written)| format!("- {name} ← {}\n", written.join(" | "))).collect();
        if lines.is_empty() { lines } else { heading(lang, "import.merged") + &lines + "\n" }
    }

    fn titles(&self, lang: Lang) -> String {
        let shown = |lines: &[usize]| lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        let lines: String = self
            .repeated_titles
            .iter()
            .map(|(title, lines)| format!("- {title}: {}\n", lang.say("import.on-lines", &[("lines", &shown(lines))])))
            .collect();
        if lines.is_empty() { lines } else { heading(lang, "import.repeated-titles") + &lines + "\n" }
    }
}

fn heading(lang: Lang, key: &'static str) -> String {
    format!("## {}\n\n", lang.text(key))
}

fn role(lang: Lang, field: &PortalField) -> String {
    match field.role {
        Role::Fills(ours) => ours.to_owned(),
        Role::Repeats(other) => lang.say("import.role-repeats", &[("other", other)]),
        Role::CodeOf(other) => lang.say("import.role-code", &[("other", other)]),
        Role::Beyond(_) | Role::NoPlace => lang.text("import.role-none").to_owned(),
    }
}

fn group(lang: Lang, reason: Reason, field: &str, notes: &[&Note]) -> String {
    let mut examples: Vec<String> = Vec::new();
    let mut shown: Vec<&str> = Vec::new();
    for note in notes.iter().filter(|note| !note.value.is_empty()) {
        if examples.len() < EXAMPLES && !shown.contains(&note.value.as_str()) {
            shown.push(&note.value);
            examples.push(format!("“{}”({})", shorten(&note.value), note.line));
        }
    }
    let first = notes.first().map_or(0, |note| note.line).to_string();
    let examples = match examples.is_empty() {
        true => lang.say("import.first-line", &[("line", &first)]),
        false => examples.join(", "),
    };
    format!("- {field} × {}: {} — {examples}\n", notes.len(), lang.text(reason.word()))
}

fn shorten(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() { line + "…" } else { line }
}
