//! What a place says about its windows: their numbers, or the name of one.

/// Most windows that one place may name; a longer range is a slip or a whole hall.
const MOST: u32 = 30;

/// The windows without their place.
pub struct Desk {
    pub numbers: Vec<String>,
    pub name: Option<String>,
}

impl Desk {
    /// What stands in brackets: “1-3号窗口”, “综合窗”.
    pub fn read(text: &str) -> Option<Desk> {
        if let Some(numbers) = numbers(text).filter(|_| text.contains('窗')) {
            return Some(Desk { numbers, name: None });
        }
        is_window_name(text).then(|| Desk { numbers: Vec::new(), name: Some(text.to_owned()) })
    }
}

/// “2、3号窗口”, “1-4号窗口”, “1号窗口至5号窗口”, “B21-B23窗口”.
pub fn numbers(list: &str) -> Option<Vec<String>> {
    let parts: Option<Vec<Vec<String>>> = list.split('、').map(range).collect();
    let numbers = parts?.concat();
    (!numbers.is_empty() && numbers.len() <= MOST as usize).then_some(numbers)
}

fn range(part: &str) -> Option<Vec<String>> {
    let Some((from, to)) = part.split_once(['-', '至']) else {
        return window_number(part).map(|(letter, digits)| vec![format!("{letter}{digits}")]);
    };
    let ((letter, from), (same, to)) = (window_number(from)?, window_number(to)?);
    let has_zeros = from.starts_with('0') || to.starts_with('0');
    let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
    let is_range = letter == same && !has_zeros && from < to && to - from < MOST;
    is_range.then(|| (from..=to).map(|n| format!("{letter}{n}")).collect())
}

/// “B21号窗口” → "B" and "21".
fn window_number(text: &str) -> Option<(&str, &str)> {
    let bare = ["号窗口", "窗口", "号窗", "窗", "号"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letter = &bare[..bare.len() - digits.len()];
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (is_number && letter.len() <= 1).then_some((letter, digits))
}

/// A name such as “便民窗口”, not “所有窗口”, “大厅窗口” or a list.
pub fn is_window_name(name: &str) -> bool {
    let bare = name.strip_suffix("窗口").or(name.strip_suffix('窗')).unwrap_or_default();
    let is_general = ["所有", "全部", "各"].iter().any(|word| bare.contains(word));
    let length = bare.chars().count();
    (1..=20).contains(&length)
        && !is_general
        && !bare.contains(['窗', '厅', '，', '、'])
        && !bare.contains(|c: char| c.is_ascii_digit())
}
