//! Keyword fields → everyday names.
//!
//! In: “办借书证，借书证（图书，期刊）”. Out: two names. Blanks and “、” join the words of one name and separate nothing.

/// “甲，乙,丙” → three names; commas inside brackets or quotes separate nothing, but quotes around the whole list
/// are taken off.
pub fn split_names(written: &str) -> Vec<String> {
    let inner = written.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    let list = inner.filter(|inner| !inner.contains(['“', '”'])).unwrap_or(written);
    let mut depth = 0_i32;
    let outside = |c: char| {
        depth += i32::from("（([“《".contains(c)) - i32::from("）)]”》".contains(c));
        depth == 0 && "，,；;".contains(c)
    };
    list.split(outside).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_separate_names_unless_they_stand_inside() {
        assert_eq!(split_names("办借书证，借书证（图书，期刊）,"), ["办借书证", "借书证（图书，期刊）"]);
        assert_eq!(split_names("“借书证，遗失”"), ["借书证", "遗失"]);
        assert_eq!(split_names("图书、期刊 借阅"), ["图书、期刊 借阅"]);
        assert_eq!(split_names("，"), Vec::<String>::new());
    }
}
