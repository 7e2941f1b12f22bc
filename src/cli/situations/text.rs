//! A decision table for the terminal; columns line up under Chinese text.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::outcome::MATERIALS;
use super::sheet::{Line, Sheet};
use crate::lang::Lang;

pub fn text(sheet: &Sheet, lang: Lang) -> String {
    let mut text = format!("{}\n{}\n\n", sheet.title, sheet.said(lang));
    for (number, question) in sheet.questions.iter().enumerate() {
        let _ = writeln!(text, "{}. {question}", number + 1);
    }
    for (number, line) in sheet.rows.iter().enumerate() {
        text.push('\n');
        text += &row(line, number + 1, lang);
    }
    if !sheet.is_all {
        let _ = writeln!(text, "\n{}", lang.text("situations.see-more"));
    }
    text
}

fn row(line: &Line, number: usize, lang: Lang) -> String {
    let number = number.to_string();
    let mut text = lang.say("situations.row", &[("number", &number), ("count", &line.count)]) + "\n";
    for case in &line.cases {
        let _ = writeln!(text, "  ● {case}");
    }
    let outcome = &line.outcome;
    let mut rows = Vec::new();
    let materials = outcome.materials.iter().map(|item| [item.name.clone(), item.counts.clone()]).collect::<Vec<_>>();
    let total = lang.say("situations.kinds", &[("n", &materials.len().to_string())]);
    let heads = std::iter::once(format!("{} {total}", lang.text(MATERIALS))).chain(std::iter::repeat(String::new()));
    rows.extend(heads.zip(materials).map(|(head, [name, counts])| [head, name, counts]));
    if outcome.materials.is_empty() {
        rows.push([lang.text(MATERIALS).to_owned(), lang.text("situations.nothing").to_owned(), String::new()]);
    }
    for (key, lines) in outcome.groups.iter().filter(|(_, lines)| !lines.is_empty()) {
        let is_list = *key == "situations.conditions";
        let shown = if is_list { lines.clone() } else { vec![lines.join(lang.text("situation.then"))] };
        let heads = std::iter::once(lang.text(key).to_owned()).chain(std::iter::repeat(String::new()));
        rows.extend(heads.zip(shown).map(|(head, line)| [head, line, String::new()]));
    }
    text + &indented(&rows)
}

/// The first column as wide as its widest cell; the second only where a third stands behind it.
fn indented(rows: &[[String; 3]]) -> String {
    let first = rows.iter().map(|[head, ..]| head.width()).max().unwrap_or(0);
    let second = rows.iter().filter(|[_, _, last]| !last.is_empty()).map(|[_, middle, _]| middle.width()).max();
    let line = |[head, middle, last]: &[String; 3]| {
        let line = format!("    {}  {}  {last}", padded(head, first), padded(middle, second.unwrap_or(0)));
        line.trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// Rows with their columns under each other.
pub fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let widths: Vec<usize> = (0..N).map(|at| rows.iter().map(|row| row[at].width()).max().unwrap_or(0)).collect();
    let line = |row: &[String; N]| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width)).collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_chinese_text() {
        let rows = [["甲乙".to_owned(), "x".to_owned()], ["abc".to_owned(), "y".to_owned()]];
        assert_eq!(aligned(&rows), "甲乙  x\nabc   y\n");
    }
}
