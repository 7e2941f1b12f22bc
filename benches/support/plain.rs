//! The same content without situations.

/// A guide's text without its questions and all that depends on them, for comparison; lines that held in some situation hold
/// always.
pub fn without_situations(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut skipped: Option<usize> = None;
    let mut is_head = text.starts_with("---");
    for (number, line) in text.lines().enumerate() {
        is_head &= number == 0 || line != "---";
        let depth = line.len() - line.trim_start().len();
        let is_inside = skipped.is_some_and(|outer| line.trim().is_empty() || depth > outer);
        let bare = line.trim_start();
        let in_list = skipped == Some(depth) && bare.starts_with("- ") && depth == 0;
        if is_head && (is_inside || in_list) {
            continue;
        }
        let begins = (depth == 0 && (bare.starts_with("questions:") || bare.starts_with("variants:")))
            || bare.starts_with("when:");
        skipped = (is_head && begins).then_some(depth);
        if skipped.is_none() {
            kept.push_str(&without_inline(line));
            kept.push('\n');
        }
    }
    kept
}

/// `{name: 甲, when: {who: agent}}` → `{name: 甲}`.
fn without_inline(line: &str) -> String {
    let Some(start) = line.find(", when: {") else { return line.to_owned() };
    let mut depth = 0;
    let end = line[start..].char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        (c == '}' && depth == 0).then_some(start + at + 1)
    });
    end.map_or_else(|| line.to_owned(), |end| format!("{}{}", &line[..start], &line[end..]))
}
