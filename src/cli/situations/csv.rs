//! A decision table for a spreadsheet: one row for each outcome, cells with several lines.

use super::sheet::{Line, Sheet};
use crate::lang::Lang;

/// Tells spreadsheets that the text is UTF-8.
const MARK: char = '\u{feff}';

const HEADS: [&str; 5] = [
    "situations.head-case",
    "situations.head-count",
    "situations.materials",
    "situations.head-originals",
    "situations.head-copies",
];

pub fn text(sheet: &Sheet, lang: Lang) -> String {
    let groups = sheet.rows.first().map(|line| line.outcome.groups.iter().map(|(key, _)| *key).collect::<Vec<_>>());
    let heads: Vec<&str> = HEADS.iter().copied().chain(groups.unwrap_or_default()).collect();
    let mut text = String::from(MARK);
    text += &row(heads.iter().map(|key| lang.text(key).to_owned()));
    for line in &sheet.rows {
        text += &row(cells(line, lang).into_iter());
    }
    text
}

fn cells(line: &Line, lang: Lang) -> Vec<String> {
    let outcome = &line.outcome;
    let materials: Vec<String> = outcome.materials.iter().map(|item| item.shown(lang)).collect();
    let mut cells = vec![line.cases.join("\n"), line.count.clone(), materials.join("\n")];
    cells.extend([outcome.originals().to_string(), outcome.copies().to_string()]);
    cells.extend(outcome.groups.iter().map(|(_, lines)| lines.join("\n")));
    cells
}

fn row(cells: impl Iterator<Item = String>) -> String {
    cells.map(|cell| quoted(&cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// What makes a formula of a cell; spreadsheets take the wide signs for the narrow ones.
const OF_FORMULAS: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// A cell in quotes; one that a spreadsheet would take for a formula is marked as text.
fn quoted(cell: &str) -> String {
    let mark = if cell.starts_with(OF_FORMULAS) { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_doubled_and_formulas_are_text() {
        assert_eq!(quoted("甲\"乙"), "\"甲\"\"乙\"");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1"] {
            assert_eq!(quoted(formula), format!("\"'{formula}\""));
        }
        assert_eq!(row(["a".to_owned(), "b\nc".to_owned()].into_iter()), "\"a\",\"b\nc\"\r\n");
    }
}
