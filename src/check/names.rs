//! Whether a few Chinese characters are a person's name.

/// The hundred most frequent surnames, without those that mostly begin other words.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢\
                        姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤";

/// Last characters of posts, offices and places, which names do not have.
const NOT_LAST: &str = "人员科处室股办岗组所局站台部窗口长方厅司区厂院校会社馆库端机队心级师工务某业";

/// A frequent surname and one or two characters more.
pub fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    let has_surname = letters.next().is_some_and(is_surname);
    let given: Vec<char> = letters.collect();
    let is_given = |c: &char| super::shapes::is_han(*c) && !NOT_LAST.contains(*c);
    has_surname && (1..=2).contains(&given.len()) && given.iter().all(is_given)
}

/// Whether the author of a document is a person: programs write offices, posts and nicknames there too.
pub fn is_author_name(text: &str) -> bool {
    const DOUBLE: &[&str] = &["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒"];
    let given = DOUBLE.iter().find_map(|surname| text.strip_prefix(surname));
    let is_given = |c: char| super::shapes::is_han(c) && !NOT_LAST.contains(c);
    match given {
        Some(given) => (1..=2).contains(&given.chars().count()) && given.chars().all(is_given),
        None => is_name(text),
    }
}

pub fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_told_from_posts_and_masked_names() {
        assert!(["王建国", "李芳", "孙晓明"].iter().all(|name| is_name(name)));
        let others = ["李某某", "张某", "金融科", "高新区", "任务", "方案组", "申请人", "户政审核岗", "王", "石化厂"];
        assert!(!others.iter().any(|text| is_name(text)));
    }
}
