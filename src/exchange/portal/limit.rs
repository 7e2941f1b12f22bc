//! "20(工作日)" → "20个工作日".

use super::text::narrow;
use crate::diag::Span;
use crate::model::Limit;

/// The limit as our content writes it. A count of 0 says neither "on the spot" nor "unknown" and is not read.
pub fn limit(written: &str) -> Option<String> {
    let plain: String = narrow(written).chars().filter(|c| !"()（） ".contains(*c)).collect();
    let digits = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let text = match &plain[digits..] {
        "工作日" | "自然日" | "月" => format!("{}个{}", &plain[..digits], &plain[digits..]),
        _ => plain,
    };
    let is_zero = text.starts_with(|c: char| c.is_ascii_digit()) && length(&text) == Some(0);
    (length(&text).is_some() && !is_zero).then_some(text)
}

/// Length in hours, to compare two limits.
pub fn length(limit: &str) -> Option<u64> {
    Limit::parse(limit, Span::default()).map(Limit::hours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portals_limits_become_ours() {
        let read = ["20(工作日)", "90(自然日)", "３（月）", "1年", "当场办结"].map(limit);
        let expected = ["20个工作日", "90个自然日", "3个月", "1年", "当场办结"];
        assert_eq!(read, expected.map(|text| Some(text.to_owned())));
    }

    #[test]
    fn what_is_no_limit_is_not_read() {
        assert_eq!(["0(工作日)", "(工作日)", "尽快", "20", "1-2(工作日)"].map(limit), [None, None, None, None, None]);
    }
}
