//! The old text against the new one, as a unified diff: what `patch` reads, and what a person looks at before saying yes.

use similar::{ChangeTag, TextDiff};

/// Lines of context around each change.
const AROUND: usize = 2;

/// The diff of one file, headed by its path. In colour it is made for a terminal: removed blanks at the ends of lines can be
/// seen, and no control character of the file reaches the terminal.
pub fn unified(path: &str, before: &str, after: &str, color: bool) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    unified.context_radius(AROUND);
    if !color {
        return unified.header(path, path).to_string();
    }
    let mut shown = format!("\x1b[1m--- {path}\n+++ {path}\x1b[0m\n");
    for hunk in unified.iter_hunks() {
        shown.push_str(&format!("\x1b[36m{}\x1b[0m\n", hunk.header()));
        for change in hunk.iter_changes() {
            shown.push_str(&line(change.tag(), change.value()));
        }
    }
    shown
}

fn line(tag: ChangeTag, text: &str) -> String {
    let text: String = text.trim_end_matches(['\n', '\r']).chars().map(visible).collect();
    let kept = text.trim_end();
    let blanks = &text[kept.len()..];
    match tag {
        ChangeTag::Equal => format!(" {text}\n"),
        ChangeTag::Insert => format!("\x1b[32m+{text}\x1b[0m\n"),
        ChangeTag::Delete if blanks.is_empty() => format!("\x1b[31m-{text}\x1b[0m\n"),
        ChangeTag::Delete => format!("\x1b[31m-{kept}\x1b[41m{blanks}\x1b[0m\n"),
    }
}

/// Tabs and invisible characters as something that can be seen.
fn visible(c: char) -> char {
    match c {
        '\t' => '→',
        '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' => '·',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_is_what_patch_reads() {
        let shown = unified("a.yaml", "a：1\r\nb: 2", "a: 1\r\nb: 2", false);
        assert_eq!(
            shown,
            "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n-a：1\r\n+a: 1\r\n b: 2\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn no_control_character_of_a_file_reaches_the_terminal() {
        let shown = unified("a.yaml", "a: \x1b[2J\u{202e}\t1\n", "a: 1  \n", true);
        assert!(shown.contains("-a: \u{fffd}[2J·→1"), "{shown:?}");
    }
}
