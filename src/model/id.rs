//! Identifiers become file names and addresses: lower-case ASCII letters, digits and hyphens.

/// Most characters of an identifier.
pub const LONGEST_ID: usize = 80;

/// Why a text cannot be an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadId {
    /// Other characters, a hyphen at an end, nothing at all, or too many.
    Form,
    /// An address that the portal needs itself: `index` is the list of a section, `…-p2` the second page of a list.
    Reserved,
}

impl BadId {
    /// Key of the help in `lang/`.
    pub fn help(self) -> &'static str {
        match self {
            BadId::Form => "bad-id.help",
            BadId::Reserved => "bad-id.help-reserved",
        }
    }
}

/// What is wrong with an identifier.
pub fn bad_id(id: &str) -> Option<BadId> {
    let letters = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    match letters && !id.is_empty() && id.len() <= LONGEST_ID && !id.starts_with('-') && !id.ends_with('-') {
        false => Some(BadId::Form),
        true => is_reserved(id).then_some(BadId::Reserved),
    }
}

fn is_reserved(id: &str) -> bool {
    let is_page = |(_, number): (&str, &str)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    id == "index" || id.rsplit_once("-p").is_some_and(is_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_small_letters_digits_and_hyphens() {
        for good in ["a01", "id-card", "1", "step-parent", "a--b"] {
            assert_eq!(bad_id(good), None, "{good}");
        }
        for bad in ["", "Id", "身份证", "-a", "a-", "a_b", "a b", &"a".repeat(81)] {
            assert_eq!(bad_id(bad), Some(BadId::Form), "{bad}");
        }
        assert_eq!([bad_id("index"), bad_id("guides-p2")], [Some(BadId::Reserved); 2]);
    }
}
