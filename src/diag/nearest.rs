//! "Did you mean": the candidate that a slip of the keyboard could have come from.

/// The candidate most like `name`, if any is alike enough to be meant: the same but for capital letters, one the beginning
/// of the other, or few letters apart. Equally like ones: the first in their order.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let scored = candidates.filter_map(|candidate| Some((distance(&name, &candidate.to_lowercase())?, candidate)));
    scored.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// Letters apart, when that is few for words of this length.
fn distance(name: &str, candidate: &str) -> Option<usize> {
    let (short, long) = (name.chars().count().min(candidate.chars().count()), name.len().max(candidate.len()));
    let letters = name.chars().count().max(candidate.chars().count());
    let is_beginning = short >= 2 && (candidate.starts_with(name) || name.starts_with(candidate));
    // Words of very different length are not worth the comparison.
    if !is_beginning && letters - short > letters / 3 + 1 || long > LONGEST {
        return None;
    }
    let apart = strsim::osa_distance(name, candidate);
    (is_beginning || apart <= (letters / 3).max(1) && apart < letters).then_some(apart)
}

/// In bytes; whatever is longer is no identifier.
const LONGEST: usize = 400;

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_keyboard_are_recognised() {
        let fields = ["title", "floor", "phone", "order", "name"];
        for (slip, meant) in [("titel", "title"), ("flor", "floor"), ("Phone", "phone"), ("namee", "name")] {
            assert_eq!(nearest(slip, fields.into_iter()), Some(meant), "{slip}");
        }
        assert_eq!(nearest("行政许科", ["行政确认", "行政许可"].into_iter()), Some("行政许可"));
        assert_eq!(nearest("通知", ["结果公示", "通知公告"].into_iter()), Some("通知公告"));
    }

    #[test]
    fn a_different_word_is_not_taken_for_a_slip() {
        assert_eq!(nearest("colour", ["floor", "phone"].into_iter()), None);
        assert_eq!(nearest("zoo", ["care", "event-building"].into_iter()), None);
        assert_eq!(nearest("", ["a"].into_iter()), None);
    }

    #[test]
    fn capital_letters_count_for_nothing() {
        assert_eq!(nearest("B01", ["a01", "b01"].into_iter()), Some("b01"));
    }
}
