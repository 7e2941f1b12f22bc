//! A text holds invisible characters or symbols that cannot be shown.

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "T0106",
    name: "invisible-character",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "文字里混有看不见的字符或者无法显示的符号。",
        why: "从 Word、微信粘贴时带进来的，搜索搜不到，打印出方框。",
        source: "《国家通用语言文字法》第十一条；GB 18030-2022",
    },
    en: Doc {
        what: "A text holds invisible characters or symbols that cannot be shown.",
        why: "They come along when pasting; search misses the word and printers show boxes.",
        source: "GB 18030-2022; Law on the Standard Spoken and Written Chinese Language, art. 11",
    },
    bad: "conditions:\n  - 年满«\u{200b}»18周岁\n  - «\u{e004}»身体健康\n",
    good: r#"conditions:
  - 年满18周岁
  - 身体健康
"#,
    check: Check::Passage(check),
};

fn check(_: &Scope<'_>, passage: &Passage<'_>, found: &mut Found) {
    for (at, c) in passage.text.char_indices().filter(|(_, c)| is_invisible(*c)) {
        let code = format!("U+{:04X}", u32::from(c));
        let finding = RULE.at(passage.span(at..at + c.len_utf8())).arg("code", code);
        // Prose keeps every byte its author gave it; so does what may stand for a lost character.
        let is_field = matches!(passage.origin, Origin::Field { .. }) && has_no_width(c);
        let edit = is_field.then(|| passage.replaced_by(at..at + c.len_utf8(), "")).flatten();
        found.push(finding.mend_if(edit).help("invisible-character.help"));
    }
}

/// Zero-width and direction marks, private use (symbols of one font), the sign for a broken character, controls.
fn is_invisible(c: char) -> bool {
    let is_mark = matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}');
    let is_foreign = matches!(c, '\u{feff}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    is_mark || is_foreign || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Marks that neither show anything nor keep letters apart.
fn has_no_width(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::mended;

    #[test]
    fn marks_without_width_go_and_signs_that_stand_for_something_stay() {
        let text = "conditions:\n  - 年满\u{200b}18\u{feff}周岁\n  - \u{e004}身体健康\u{fffd}\n";
        assert_eq!(mended(&RULE, text), "conditions:\n  - 年满18周岁\n  - \u{e004}身体健康\u{fffd}\n");
    }
}
