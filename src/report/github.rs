//! `--format github`: one workflow command a finding, which a workflow run shows beside the line it is about.
//!
//! A command ends with its line, and its properties with `:` or `,`: these signs are escaped as the runner reads them.

use super::Report;
use super::finding::{Finding, Place};

pub fn github(report: &Report<'_>) -> String {
    report.findings().map(|finding| command(&finding) + "\n").collect()
}

fn command(finding: &Finding<'_>) -> String {
    let mut properties: Vec<String> = finding.place.iter().flat_map(place).collect();
    let name = finding.diagnostic.code;
    let title = finding.code().map_or_else(|| name.to_owned(), |code| format!("{code} {name}"));
    properties.push(format!("title={}", property(&title)));
    let lines: Vec<&str> = [&finding.message].into_iter().chain(&finding.helps).map(String::as_str).collect();
    format!("::{} {}::{}", finding.severity(), properties.join(","), data(&lines.join("\n")))
}

/// Columns are only understood where a place stays within one line.
fn place(place: &Place) -> Vec<String> {
    let mut properties = vec![format!("file={}", property(&place.path))];
    if let Some(range) = place.range {
        let (start, end) = (range.start, range.end);
        properties.push(format!("line={}", start.line));
        if start.line == end.line {
            properties.push(format!("col={}", start.column));
            properties.push(format!("endColumn={}", end.column));
        }
        properties.push(format!("endLine={}", end.line));
    }
    properties
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_end_a_command_or_a_property_are_escaped() {
        assert_eq!(data("100%\r\n::error::甲,乙"), "100%25%0D%0A::error::甲,乙");
        assert_eq!(property("a,b:c%0A\n"), "a%2Cb%3Ac%250A%0A");
    }
}
