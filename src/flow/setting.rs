//! Text set in lines: where it breaks, how wide and how high it comes out.

use super::layout::Words;
use crate::floor::fit::width;

/// Height of running text and of headings.
pub const TEXT: i32 = 16;
pub const HEADING: i32 = 17;

/// Lines under one another.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    lines: Vec<(String, i32, bool)>,
}

impl Setting {
    /// Running text, no line wider than `room`.
    pub fn text(text: &str, room: i32) -> Self {
        Setting::default().with(text, TEXT, false, room)
    }

    pub fn with(mut self, text: &str, size: i32, is_bold: bool, room: i32) -> Self {
        self.lines.extend(wrapped(text, f32_of(room) / f32_of(size)).into_iter().map(|line| (line, size, is_bold)));
        self
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn height(&self) -> i32 {
        self.lines.iter().map(|(_, size, _)| leading(*size)).sum()
    }

    pub fn width(&self) -> i32 {
        self.lines.iter().map(|(line, size, _)| drawn_width(line, *size)).max().unwrap_or_default()
    }

    /// The lines from `y` down, beginning at `x` or with their middles there.
    pub fn at(self, x: i32, y: i32, is_centred: bool) -> Vec<Words> {
        let mut top = y;
        let line = |(text, size, is_bold): (String, i32, bool)| {
            // The baseline lies about a third of the letters' size below their middle.
            let baseline = top + (leading(size) + size * 3 / 4) / 2;
            top += leading(size);
            Words { x, y: baseline, size, is_bold, is_centred, text }
        };
        self.lines.into_iter().map(line).collect()
    }
}

fn leading(size: i32) -> i32 {
    size * 7 / 5
}

/// Width of a line, rounded up.
pub fn drawn_width(line: &str, size: i32) -> i32 {
    (width(line) * f32_of(size)).ceil() as i32
}

/// Texts are short and sizes small: nothing is lost.
fn f32_of(number: i32) -> f32 {
    f32::from(i16::try_from(number).unwrap_or(i16::MAX))
}

/// Lines no wider than `room`, as few as it takes; of these, broken after a comma, and then of about the same width.
fn wrapped(text: &str, room: f32) -> Vec<String> {
    let pieces = pieces(text, room);
    let least = filled(&pieces, room, false);
    let narrower = (0..12).map(|part| room * (1.0 - part as f32 * 0.05)).take_while(|room| *room > 4.0);
    let fillings = narrower.flat_map(|room| [true, false].map(|pausing| filled(&pieces, room, pausing)));
    let is_good = |lines: &Vec<String>| lines.len() <= least.len() && lines.iter().all(|line| width(line) <= room);
    let pauses = |lines: &[String]| lines.iter().rev().skip(1).filter(|line| line.ends_with(PAUSES)).count();
    fillings.filter(is_good).max_by_key(|lines| pauses(lines)).unwrap_or(least)
}

/// Marks after which a line breaks well.
const PAUSES: [char; 4] = ['，', '、', '：', '；'];

/// Full lines; where `pausing`, a line ends at its last comma instead, if that leaves it half full.
fn filled(pieces: &[String], room: f32, pausing: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut().filter(|line| width(line) + width(piece.trim_end()) <= room) {
            Some(line) => line.push_str(piece),
            None => {
                let rest = lines.last_mut().filter(|_| pausing).and_then(|line| after_pause(line, room / 2.0));
                lines.push((rest.unwrap_or_default() + piece).trim_start().to_owned());
            }
        }
    }
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Takes from a line what stands after its last comma, if at least so much is left.
fn after_pause(line: &mut String, least: f32) -> Option<String> {
    let (at, mark) = line.char_indices().rfind(|(_, c)| PAUSES.contains(c))?;
    let end = at + mark.len_utf8();
    (end < line.len() && width(&line[..end]) >= least).then(|| line.split_off(end))
}

/// What stays together: words, numbers, and marks with what they close or open; nothing wider than `room`.
fn pieces(text: &str, room: f32) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
        let piece = pieces.last().map_or("", String::as_str);
        let joins = before.is_some_and(|before| is_joined(before, c)) || is_quantity(piece, c);
        match pieces.last_mut().filter(|piece| joins && width(piece) + width(c.encode_utf8(&mut [0; 4])) <= room) {
            Some(piece) => piece.push(c),
            None => pieces.push(c.to_string()),
        }
        before = Some(c);
    }
    pieces
}

fn is_joined(before: char, c: char) -> bool {
    let is_word = |c: char| c.is_ascii() && c != ' ';
    is_word(before) && is_word(c)
        || matches!(c, '、' | '，' | '。' | '；' | '：' | '！' | '？' | '）' | ')' | '”' | '》' | '」' | '·' | ' ')
        || matches!(before, '（' | '(' | '“' | '《' | '「')
}

/// What stays with the number before it.
const UNITS: [&str; 7] = ["个工作日", "个自然日", "个工作小时", "个月", "日", "年", "元"];

/// Whether the letter goes on with a number and its unit.
fn is_quantity(piece: &str, c: char) -> bool {
    let number = piece.trim_start_matches(|c: char| !c.is_ascii_digit());
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < number.len()
        && UNITS.iter().any(|known| known.strip_prefix(unit).is_some_and(|rest| rest.starts_with(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_characters_and_come_out_even() {
        assert_eq!(
            wrapped("登记收到申请的日期，答复期限从这一天起算。", 17.0),
            ["登记收到申请的日期，", "答复期限从这一天起算。"]
        );
        assert_eq!(wrapped("材料齐全、符合法定形式的", 8.0), ["材料齐全、", "符合法定形式的"]);
        assert_eq!(wrapped("不予受理决定书", 6.0), ["不予受理", "决定书"]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_and_no_number_is_torn_from_its_unit() {
        assert_eq!(wrapped("材料齐全，受理", 4.0), ["材料齐", "全，受理"]);
        assert_eq!(wrapped("期限为20个工作日", 6.0), ["期限为", "20个工作日"]);
        assert_eq!(wrapped("现场核查（3个工作日，计入时限）", 12.0), ["现场核查（3个工作日，", "计入时限）"]);
    }

    #[test]
    fn what_no_line_holds_is_broken_anywhere_and_nothing_is_lost() {
        let address = "https://zwgk.example.gov.cn/apply";
        let lines = wrapped(address, 8.0);
        assert!(lines.iter().all(|line| width(line) <= 8.0), "{lines:?}");
        assert_eq!(lines.concat(), address);
    }
}
