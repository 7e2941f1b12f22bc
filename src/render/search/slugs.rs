//! The last part of an address, which is often the title in pinyin, told by the title.
//!
//! `7-a03fb2` stands for the readings of the title's first seven characters or words, joined by hyphens, and `-a03fb2`; the
//! number is one symbol of [`pack`]. Where identifiers are pinyin this saves a third of `t1.js`.

use super::fold::{self, Class};
use super::pack;
use super::pinyin::readings;

/// Most readings that one symbol can count.
const MOST: usize = 44;

/// A slug as `names.js` reads it, given the title.
pub fn told(slug: &str, title: &str) -> String {
    let mut best = (0, 0);
    let mut spelled = String::new();
    for (number, reading) in title_readings(title).into_iter().take(MOST).enumerate() {
        if number > 0 {
            spelled.push('-');
        }
        spelled.push_str(&reading);
        if !slug.starts_with(&spelled) {
            break;
        }
        best = (number + 1, spelled.len());
    }
    let mut out = String::new();
    pack::number(&mut out, best.0 as u64);
    out + &slug[best.1..]
}

/// The usual reading of each character, and each word as it is.
fn title_readings(title: &str) -> Vec<String> {
    let read = |c: char| readings(c).next().map_or_else(|| c.to_string(), str::to_owned);
    let normal = fold::normal(title);
    let of_run = |run: fold::Run<'_>| match run.class {
        Class::Letter => vec![run.text.to_owned()],
        _ => run.text.chars().map(read).collect(),
    };
    fold::runs(&normal).flat_map(of_run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(count: u64) -> String {
        pack::numbers([count])
    }

    #[test]
    fn pinyin_of_the_title_is_only_counted() {
        assert_eq!(told("an-jian-cha-xun-77165e", "案件查询"), symbol(4) + "-77165e");
        assert_eq!(told("a-lei-tai-zhan", "A类台站"), symbol(4));
        assert_eq!(told("an-jian", "案件（查询）"), symbol(2));
        assert_eq!(told("xing-zheng-xu-ke", "行政许可"), symbol(4), "the usual reading");
    }

    #[test]
    fn other_slugs_stand_as_they_are() {
        assert_eq!(told("id-card", "居民身份证"), symbol(0) + "id-card");
        assert_eq!(told("", ""), symbol(0));
        assert_eq!(told("anjian", "案件"), symbol(1) + "jian");
    }
}
