//! Unified social credit codes (GB 32100): an item's code begins with its department's.

const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// The department's code within an item's code, when it holds the organisation code and its check sign is right.
pub fn of_task<'a>(task: &'a str, organisation: &str) -> Option<&'a str> {
    let code = task.get(..18)?;
    (code.get(8..17)? == organisation && is_valid(code)).then_some(code)
}

fn is_valid(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.bytes().map(|b| SIGNS.iter().position(|sign| *sign == b)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    (31 - sum % 31) % 31 == values[17]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_needs_the_organisation_and_the_check_sign() {
        // 91350100M000100Y43 is the example of the standard's text.
        assert_eq!(of_task("91350100M000100Y43200", "M000100Y4"), Some("91350100M000100Y43"));
        assert_eq!(of_task("91350100M000100Y44200", "M000100Y4"), None);
        assert_eq!(of_task("91350100M000100Y43200", "M000100Y5"), None);
        assert_eq!(of_task("字字字字字字字字", "M000100Y4"), None);
        assert_eq!(of_task("", ""), None);
    }
}
