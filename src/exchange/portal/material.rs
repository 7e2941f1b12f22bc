//! The name of a material → its name in the catalogue, with counts and remarks parsed out where they are certain.
//!
//! In: “1.《读者登记表》（一式两份）；”. Out: the name 读者登记表, the key under which equal names meet, two originals. What may
//! tell two papers apart (“（适用于企业）”, “（电子件）”) stays in the name. “复印件” behind one of several papers
//! (“读者证或护照复印件”) stays too, because it does not say which of them.

use super::text::{narrow, number, wide_brackets};

/// A material as one record asks for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    pub name: String,
    /// Equal for names that differ only in quotes, brackets, blanks and letter case.
    pub key: String,
    pub originals: Option<u32>,
    pub copies: Option<u32>,
    /// “原件”, “复印件”, “加盖公章” without a count.
    pub note: String,
}

/// Reads a name; `None` when nothing is left of it.
pub fn asked(written: &str) -> Option<Asked> {
    let mut asked = Asked { name: even(written), ..Asked::default() };
    loop {
        let before = asked.name.len();
        asked.name = unframed(unnumbered(&asked.name)).to_owned();
        if let Some((name, terms)) = bracketed(&asked.name).or_else(|| suffixed(&asked.name)) {
            let name = name.to_owned();
            asked.take(&terms);
            asked.name = name;
        }
        if asked.name.len() == before {
            break;
        }
    }
    if !asked.name.contains('《') {
        // Inner quotes become outer ones when the outer ones are gone.
        asked.name = asked.name.replace('〈', "《").replace('〉', "》");
    }
    asked.key = asked.name.chars().filter(|c| !"《》〈〉“”\"'「」".contains(*c)).flat_map(char::to_lowercase).collect();
    (!asked.key.is_empty()).then_some(asked)
}

/// One width, no blanks between Chinese characters, no ruled lines.
fn even(written: &str) -> String {
    let text = wide_brackets(&narrow(written)).replace(['_', '\\'], "");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut even = String::with_capacity(text.len());
    for word in words {
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if is_latin(even.chars().last()) && is_latin(word.chars().next()) {
            even.push(' ');
        }
        even.push_str(word);
    }
    even
}

/// Without a number in front (“1.”, “（2）”, “三、”) or behind (“1.”), and without a stop behind.
fn unnumbered(name: &str) -> &str {
    let name = name.trim_end_matches(['；', ';', '。', '，', ',', '、', '：']);
    let tail = name.trim_end_matches(['.', '．']);
    let bare = tail.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = if tail.len() < name.len() && bare.len() < tail.len() { bare } else { name };
    let open = name.strip_prefix('（');
    let body = open.unwrap_or(name);
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let end = body.find(|c| !is_numeral(c)).unwrap_or(0);
    let rest = &body[end..];
    let sign = rest.chars().next().filter(|c| if open.is_some() { *c == '）' } else { ".．、）".contains(*c) });
    match sign.filter(|_| number(&body[..end]).is_some()).map(|sign| &rest[sign.len_utf8()..]) {
        // “1.5米卷尺” and “一、二级证书” begin with what they are about.
        Some(rest) if !rest.starts_with(is_numeral) => rest,
        _ => name,
    }
}

/// 《甲》 → 甲, when the quotes hold the whole name.
fn unframed(name: &str) -> &str {
    let inner = name.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    inner.filter(|inner| !inner.contains(['《', '》'])).unwrap_or(name)
}

/// A word of a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Term {
    Original,
    Copy,
    Each,
    Count(u32),
    Seal,
}

/// The words of a remark as it was written.
struct Terms {
    written: String,
    terms: Vec<Term>,
}

/// “甲（原件1份）” → 甲 and its remark.
fn bracketed(name: &str) -> Option<(&str, Terms)> {
    let (rest, inner) = name.strip_suffix('）')?.rsplit_once('（')?;
    let terms = terms(inner)?;
    (!rest.is_empty()).then(|| (rest, Terms { written: inner.to_owned(), terms }))
}

/// “甲复印件” → 甲 and its remark; only when the remark can mean nothing but the whole of 甲.
fn suffixed(name: &str) -> Option<(&str, Terms)> {
    let cuts = name.char_indices().skip(1).map(|(at, _)| name.split_at(at));
    let (rest, remark, terms) = cuts.filter_map(|(rest, remark)| Some((rest, remark, terms(remark)?))).next()?;
    let owned = rest.strip_suffix('的');
    let is_one = !rest.contains(['或', '及', '和', '与', '、', '/']) || owned.is_some();
    let is_bare = !rest.contains("原件") && !rest.contains("复印件") && !rest.ends_with('）');
    (is_one && is_bare).then(|| (owned.unwrap_or(rest), Terms { written: remark.to_owned(), terms }))
}

/// Reads a remark that holds nothing but known words.
fn terms(text: &str) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (term, after) = term(rest)?;
        terms.extend(term);
        rest = after;
        let after = rest.trim_start_matches(['、', '，', '及', '和', '与']);
        // A conjunction joins two words; it cannot end a remark.
        rest = if after.is_empty() { rest } else { after };
    }
    (!terms.is_empty()).then_some(terms)
}

fn term(text: &str) -> Option<(Option<Term>, &str)> {
    const WORDS: &[(&str, Option<Term>)] = &[
        ("原件", Some(Term::Original)),
        ("复印件", Some(Term::Copy)),
        ("各", Some(Term::Each)),
        ("加盖公章", Some(Term::Seal)),
        ("加盖单位公章", Some(Term::Seal)),
        ("加盖企业公章", Some(Term::Seal)),
        ("盖公章", Some(Term::Seal)),
        ("盖章", Some(Term::Seal)),
    ];
    let word = WORDS.iter().find_map(|(word, term)| Some((*term, text.strip_prefix(word)?)));
    word.or_else(|| {
        let (count, after) = text.strip_prefix("一式").unwrap_or(text).split_once('份')?;
        Some((Some(Term::Count(number(count)?)), after))
    })
}

impl Asked {
    /// The same under a shorter name, whose own remarks are read too.
    pub fn called(self, name: &str) -> Self {
        let Some(mut bare) = asked(name) else { return self };
        bare.originals = bare.originals.or(self.originals);
        bare.copies = bare.copies.or(self.copies);
        if bare.note.is_empty() {
            bare.note = self.note;
        }
        bare
    }

    /// Counts that are stated become counts; everything else stays readable as a note.
    fn take(&mut self, remark: &Terms) {
        let (mut originals, mut copies) = (None, None);
        let mut open: Vec<Term> = Vec::new();
        for term in &remark.terms {
            match term {
                Term::Count(count) => {
                    let of_copies = open.contains(&Term::Copy);
                    let of_originals = open.contains(&Term::Original) || !of_copies;
                    copies = if of_copies { Some(*count) } else { copies };
                    originals = if of_originals { Some(*count) } else { originals };
                    open.clear();
                }
                Term::Each => {}
                other => open.push(*other),
            }
        }
        let is_whole = open.is_empty() && self.originals.is_none() && self.copies.is_none();
        if is_whole && !is_shared_count(&remark.terms) {
            (self.originals, self.copies) = (originals, copies);
        } else {
            self.note = [remark.written.as_str(), self.note.as_str()]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join("，");
        }
    }
}

/// “原件及复印件2份” without “各” does not say two of which.
fn is_shared_count(terms: &[Term]) -> bool {
    terms
        .windows(3)
        .any(|three| matches!(three, [Term::Original | Term::Copy, Term::Original | Term::Copy, Term::Count(_)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> (String, Option<u32>, Option<u32>, String) {
        let asked = asked(written).unwrap();
        (asked.name, asked.originals, asked.copies, asked.note)
    }

    fn plain(written: &str) -> String {
        let (name, originals, copies, note) = read(written);
        assert_eq!((originals, copies, note.as_str()), (None, None, ""), "{written}");
        name
    }

    #[test]
    fn names_get_one_form() {
        assert_eq!(plain("1.《读者 登记表》；"), "读者登记表");
        assert_eq!(plain("（2）读者登记表(成人)。"), "读者登记表（成人）");
        assert_eq!(plain("读者登记表1."), "读者登记表");
        assert_eq!(plain("\\读者证___注销____申请表"), "读者证注销申请表");
        assert_eq!(plain("Ａ类 读者证"), "A类读者证");
        assert_eq!(plain("《甲证》和《乙证》"), "《甲证》和《乙证》");
        assert_eq!(plain("《换领〈读者证〉申请表》"), "换领《读者证》申请表");
        assert_eq!(plain("2寸照片"), "2寸照片");
        assert_eq!(plain("1.5米卷尺"), "1.5米卷尺");
        assert_eq!(plain("一、二级馆员证书"), "一、二级馆员证书");
    }

    #[test]
    fn quotes_do_not_keep_equal_names_apart() {
        let key = |written| asked(written).unwrap().key;
        assert_eq!(key("《读者证》申请表"), key("读者证申请表"));
        assert_ne!(key("登记表（适用于企业）"), key("登记表（适用于个人）"));
    }

    #[test]
    fn stated_counts_become_counts() {
        assert_eq!(read("读者登记表（一式两份）"), ("读者登记表".into(), Some(2), None, String::new()));
        assert_eq!(read("读者证原件及复印件各一份"), ("读者证".into(), Some(1), Some(1), String::new()));
        assert_eq!(read("读者证（原件1份，复印件2份）"), ("读者证".into(), Some(1), Some(2), String::new()));
        assert_eq!(read("读者证复印件3份"), ("读者证".into(), None, Some(3), String::new()));
    }

    #[test]
    fn remarks_without_a_count_become_notes() {
        assert_eq!(read("读者证原件"), ("读者证".into(), None, None, "原件".into()));
        assert_eq!(read("馆藏说明（加盖企业公章）"), ("馆藏说明".into(), None, None, "加盖企业公章".into()));
        assert_eq!(read("读者证及押金单的原件和复印件"), ("读者证及押金单".into(), None, None, "原件和复印件".into()));
        assert_eq!(read("读者证原件及复印件2份"), ("读者证".into(), None, None, "原件及复印件2份".into()));
        assert_eq!(read("登记表复印件（加盖公章）"), ("登记表".into(), None, None, "复印件，加盖公章".into()));
    }

    #[test]
    fn what_is_not_certain_stays_in_the_name() {
        for name in ["读者证或护照复印件", "读者证复印件或押金单", "代办人证件原件或读者证原件", "登记表（电子件）"]
        {
            assert_eq!(plain(name), name);
        }
        assert_eq!(asked("；"), None);
        assert_eq!(plain("复印件"), "复印件");
    }
}
