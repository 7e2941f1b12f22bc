//! What a value that cannot be read must have been meant to be, where only one thing can be meant.
//!
//! In: a text as an editor wrote it. Out: the form the model reads, or nothing: a guess is worse than a question. A
//! word of a closed set is certain when it is a variant that everybody uses for it, or one slip of the keyboard away from
//! it and from no other; between Chinese words only what sounds alike is a slip (征收 and 征用 are different things), and
//! only in words so long that the other letters tell which one is meant.

use pinyin::ToPinyin;

use super::variants::VARIANTS;
use super::{Cells, Limit, TimeRange, Weekdays};
use crate::diag::Span;

/// Full-width letters, digits and signs as their half-width forms, and all blanks as one.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    }
}

fn narrowed(text: &str) -> String {
    text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect()
}

/// The word of a closed set that `text` is a form of; `words` are pairs of the Chinese word and the English one.
pub fn choice(kind: &str, text: &str, words: &[(&'static str, &'static str)]) -> Option<&'static str> {
    let all = || words.iter().flat_map(|(zh, en)| [*zh, *en]);
    let plain = text.chars().map(narrow).collect::<String>().trim().to_lowercase().replace(['_', ' '], "-");
    let same = all().find(|word| *word == plain);
    let table = VARIANTS.iter().filter(|(of, ..)| *of == kind);
    let variant = table.flat_map(|(_, word, forms)| forms.iter().map(move |form| (*form, *word)));
    let variant = variant.into_iter().find(|(form, _)| *form == plain).map(|(_, word)| word);
    same.or(variant).or_else(|| only(all().filter(|word| is_slip(&plain, word))))
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether `text` is `word` with one slip that cannot be another word's meaning.
fn is_slip(text: &str, word: &str) -> bool {
    let (text_letters, letters): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
    if strsim::osa_distance(text, word) != 1 {
        return false;
    }
    if word.is_ascii() {
        return letters.len() >= 5;
    }
    let apart = letters.iter().zip(&text_letters).position(|(one, other)| one != other).unwrap_or(usize::MAX);
    match text_letters.len().cmp(&letters.len()) {
        std::cmp::Ordering::Equal if has_swapped(&text_letters, &letters, apart) => letters.len() >= 3,
        // Short words are told apart by one letter: 急办件 is no 即办件, 主体 no 主题.
        std::cmp::Ordering::Equal => letters.len() >= 4 && sounds_alike(text_letters[apart], letters[apart]),
        // One letter is missing: any but the one that turns the meaning round.
        std::cmp::Ordering::Less => {
            let missing = letters.get(apart.min(letters.len() - 1));
            letters.len() >= 4 && missing.is_some_and(|letter| !"非不未无没免已".contains(*letter))
        }
        // One letter too many: only one that is written twice.
        std::cmp::Ordering::Greater => text_letters.windows(2).any(|pair| {
            pair[0] == pair[1] && text.replacen(&format!("{0}{0}", pair[0]), &pair[0].to_string(), 1) == word
        }),
    }
}

fn has_swapped(text: &[char], word: &[char], at: usize) -> bool {
    at + 1 < word.len() && text[at] == word[at + 1] && text[at + 1] == word[at]
}

fn sounds_alike(one: char, other: char) -> bool {
    matches!((one.to_pinyin(), other.to_pinyin()), (Some(one), Some(other)) if one.plain() == other.plain())
}

/// Whole numbers in full-width digits.
pub fn count(text: &str) -> Option<String> {
    let plain = narrowed(text);
    (plain != text && plain.parse::<u32>().is_ok()).then_some(plain)
}

/// `Yes`, `TRUE` and the like.
pub fn truth(text: &str) -> Option<&'static str> {
    match narrowed(text).to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "是的" => Some("true"),
        "false" | "no" | "n" | "off" | "不是" => Some("false"),
        _ => None,
    }
}

/// Limits in full-width digits, and those with 内.
pub fn limit(text: &str) -> Option<String> {
    let plain = narrowed(text);
    let plain = plain.trim_end_matches("以内").trim_end_matches('内');
    Limit::parse(plain, Span::default()).map(|_| plain.to_owned())
}

/// `９：００—１２：００`, `9时至12时30分`.
pub fn times(text: &str) -> Option<String> {
    let plain =
        narrowed(text).replace(['点', '时'], ":").replace(['–', '—', '至', '到', '~', '～'], "-").replace('分', "");
    let (open, close) = plain.split_once('-')?;
    let close = close.trim_start_matches('-');
    let clock = |text: &str| -> Option<String> {
        let (hours, minutes) = text.split_once([':', '.'])?;
        let minutes = if minutes.is_empty() { "00" } else { minutes };
        (minutes.len() == 2).then(|| format!("{hours:0>2}:{minutes}"))
    };
    let meant = format!("{}-{}", clock(open)?, clock(close)?);
    TimeRange::parse(&meant, Span::default())?.ok()?;
    Some(meant)
}

/// `周一～周五`, `每周一至周五`.
pub fn weekdays(text: &str) -> Option<String> {
    let plain = narrowed(text).replace(['–', '—', '~', '～', '-'], "至").replace("礼拜", "周");
    Weekdays::parse(plain.trim_start_matches('每'), Span::default()).map(Weekdays::shown)
}

/// `b3：f5`, `B3-F5`, `B3到F5`.
pub fn cells(text: &str) -> Option<String> {
    let plain = narrowed(text).to_ascii_uppercase().replace(['–', '—', '~', '～', '-', '至', '到'], ":");
    Cells::parse(&plain, Span::default()).filter(|_| plain != text).map(Cells::shown)
}

/// Year, month and day of `2026.3.1`, `2026年3月1日`, `20260301`, also in full-width digits.
pub fn numbers(text: &str) -> Option<(i16, i8, i8)> {
    let text = text.chars().map(narrow).collect::<String>();
    let text = text.trim();
    let is_compact = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = match is_compact {
        true => vec![&text[..4], &text[4..6], &text[6..]],
        false => text.trim_end_matches(['日', '号']).split(['-', '.', '/', '年', '月']).map(str::trim).collect(),
    };
    match parts.as_slice() {
        parts if parts.iter().any(|part| !part.bytes().all(|b| b.is_ascii_digit())) => None,
        [year, month, day] => Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Audience, CaseType, GuideStatus, Keep, MaterialSource, Necessity, TaskType, WindowType};

    fn of<T: crate::model::Choice + 'static>(kind: &str, all: &[T], text: &str) -> Option<&'static str> {
        choice(kind, text, &all.iter().map(|word| (word.zh(), word.en())).collect::<Vec<_>>())
    }

    #[test]
    fn variants_that_everybody_uses_are_certain() {
        assert_eq!(of("type.audience", Audience::ALL, "个人"), Some("自然人"));
        assert_eq!(of("type.window_type", WindowType::ALL, "办不成事反映窗口"), Some("办不成事窗口"));
        assert_eq!(of("type.necessity", Necessity::ALL, " 必须"), Some("必要"));
        assert_eq!(of("type.audience", Audience::ALL, "Natural_Person"), Some("natural-person"));
        assert_eq!(of("type.task_type", TaskType::ALL, "license"), Some("licence"));
    }

    #[test]
    fn one_slip_of_the_keyboard_is_certain() {
        for slip in ["行政许科", "行政许", "行政可许", "行政许可可"] {
            assert_eq!(of("type.task_type", TaskType::ALL, slip), Some("行政许可"), "{slip}");
        }
        assert_eq!(of("type.guide_status", GuideStatus::ALL, "actve"), Some("active"));
        assert_eq!(of("type.keep", Keep::ALL, "查验"), Some("查验"));
    }

    #[test]
    fn another_word_is_never_taken_for_a_slip() {
        for other in ["行政征用", "行政裁定", "非行政许可", "行政处罚", "行政"] {
            assert_eq!(of("type.task_type", TaskType::ALL, other), None, "{other}");
        }
        for other in ["停用", "禁用", "用", "inactive"] {
            assert_eq!(of("type.guide_status", GuideStatus::ALL, other), None, "{other}");
        }
        for other in ["企业", "法人企业", "业法人", "其他法人"] {
            assert_eq!(of("type.audience", Audience::ALL, other), None, "{other}");
        }
        assert_eq!(of("type.material_source", MaterialSource::ALL, "申请"), None);
    }

    #[test]
    fn a_short_word_that_only_sounds_alike_is_another_word() {
        assert_eq!(of("type.case_type", CaseType::ALL, "急办件"), None);
        assert_eq!(choice("type.topic_kind", "主体", &[("主题", "topic"), ("人生事件", "life-event")]), None);
        assert_eq!(choice("type.result_kind", "证昭", &[("证照", "licence"), ("批文", "approval")]), None);
    }

    #[test]
    fn every_variant_leads_to_a_word_and_to_one_only() {
        use crate::model as m;
        fn check<T: crate::model::Choice + 'static>(kind: &str, all: &[T], seen: &mut usize) {
            for (_, word, forms) in VARIANTS.iter().filter(|(of, ..)| *of == kind) {
                *seen += 1;
                assert!(all.iter().any(|choice| choice.zh() == *word || choice.en() == *word), "{kind}: {word}");
                for form in *forms {
                    assert_eq!(of(kind, all, form), Some(*word), "{kind}: {form}");
                    assert!(!all.iter().any(|choice| choice.zh() == *form), "{kind}: {form} is a word itself");
                }
            }
        }
        let mut seen = 0;
        check("type.task_type", m::TaskType::ALL, &mut seen);
        check("type.guide_status", m::GuideStatus::ALL, &mut seen);
        check("type.audience", m::Audience::ALL, &mut seen);
        check("type.case_type", m::CaseType::ALL, &mut seen);
        check("type.channel", m::Channel::ALL, &mut seen);
        check("type.delivery", m::Delivery::ALL, &mut seen);
        check("type.keep", m::Keep::ALL, &mut seen);
        check("type.medium", m::Medium::ALL, &mut seen);
        check("type.necessity", m::Necessity::ALL, &mut seen);
        check("type.material_source", m::MaterialSource::ALL, &mut seen);
        check("type.online_depth", m::OnlineDepth::ALL, &mut seen);
        check("type.policy_level", m::PolicyLevel::ALL, &mut seen);
        check("type.policy_status", m::PolicyStatus::ALL, &mut seen);
        check("type.window_type", m::WindowType::ALL, &mut seen);
        check("type.notice_kind", m::NoticeKind::ALL, &mut seen);
        check("type.level", m::Level::ALL, &mut seen);
        check("type.ready_job", m::ReadyJob::ALL, &mut seen);
        assert_eq!(seen, VARIANTS.len(), "a kind nobody has");
    }

    #[test]
    fn forms_of_times_days_and_limits_are_read() {
        assert_eq!(times("９：００－１２：００").as_deref(), Some("09:00-12:00"));
        assert_eq!(times("9时至12时30分").as_deref(), Some("09:00-12:30"));
        assert_eq!(times("8.30--12.00").as_deref(), Some("08:30-12:00"));
        assert_eq!((times("下午2:00-5:00"), times("12:00-9:00"), times("9:0-12:00")), (None, None, None));
        assert_eq!(weekdays("周一～周五").as_deref(), Some("周一至周五"));
        assert_eq!(cells("ｂ3：Ｆ5").as_deref(), Some("B3:F5"));
        assert_eq!((cells("B3-F5").as_deref(), cells("3行B列")), (Some("B3:F5"), None));
        assert_eq!(weekdays("工作日"), None);
        assert_eq!(limit("２０个工作日内").as_deref(), Some("20个工作日"));
        assert_eq!((limit("尽快"), limit("20-30天")), (None, None));
        assert_eq!((count("２").as_deref(), count("2"), count("二")), (Some("2"), None, None));
    }
}
