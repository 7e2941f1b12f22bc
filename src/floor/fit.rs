//! How a label fits into its box: lines and the size of the letters, measured so that no font is wider.

/// Width and height of a cell in the units of the drawing.
pub const CELL: u16 = 10;
/// Lines and sizes of letters, the best first: large letters, but no word broken for the sake of one unit.
const FORMS: [(usize, u16); 12] = [
    (1, 12),
    (1, 11),
    (2, 12),
    (2, 11),
    (3, 12),
    (3, 11),
    (4, 12),
    (4, 11),
    (1, SMALLEST),
    (2, SMALLEST),
    (3, SMALLEST),
    (4, SMALLEST),
];
const SMALLEST: u16 = 10;
/// What stays free on both sides of a label, together.
const MARGIN: f32 = 3.0;
/// Height of a line for each unit of its size.
const LEADING: f32 = 1.2;

/// A label as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    pub size: u16,
    pub lines: Vec<String>,
}

/// Width of a text for each unit of its size: one for a Chinese character, and for others what wide fonts need.
pub fn width(text: &str) -> f32 {
    let wide = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | '·' | '-' => 0.4,
        'M' | 'W' | 'm' | 'w' => 0.95,
        'A'..='Z' => 0.74,
        c if c.is_ascii() => 0.62,
        _ => 1.0,
    };
    text.chars().map(wide).sum()
}

/// A label in a box of so many cells, in the largest letters that fit; none when none do.
pub fn fit(label: &str, columns: u16, rows: u16) -> Option<Fitted> {
    let (room, height) = (f32::from(columns * CELL) - MARGIN, f32::from(rows * CELL));
    let fitted = |at_blank| {
        FORMS.into_iter().find_map(|(count, size)| {
            let is_high = count as f32 * f32::from(size) * LEADING <= height;
            let lines = is_high.then(|| lines(label, count, room / f32::from(size), at_blank))??;
            Some(Fitted { size, lines })
        })
    };
    fitted(true).or_else(|| fitted(false))
}

/// The smallest letters in one line, for a label that fits nowhere and is in the report already.
pub fn squeezed(label: &str) -> Fitted {
    Fitted { size: SMALLEST, lines: vec![label.to_owned()] }
}

/// The label in at most `count` lines, none wider than `room`; `at_blank` breaks it at its last blank or not at all.
fn lines(label: &str, count: usize, room: f32, at_blank: bool) -> Option<Vec<String>> {
    if !at_blank || count == 1 {
        return filled(label, count, room);
    }
    let (start, end) = label.rsplit_once(' ')?;
    (1..count).find_map(|first| Some([filled(start, first, room)?, filled(end, count - first, room)?].concat()))
}

/// Lines of about the same width.
fn filled(label: &str, count: usize, room: f32) -> Option<Vec<String>> {
    let wanted = width(label) / count as f32;
    let mut lines = vec![String::new()];
    for piece in pieces(label) {
        let is_last = lines.len() >= count;
        let line = lines.last_mut()?;
        let full =
            width(line) + width(piece.trim_end()) > room || width(line) + width(piece) / 2.0 > wanted && !is_last;
        match !line.is_empty() && full {
            true => lines.push(piece.trim_start().to_owned()),
            false => line.push_str(piece),
        }
    }
    let lines: Vec<String> = lines.into_iter().map(|line| line.trim().to_owned()).collect();
    (lines.len() <= count && lines.iter().all(|line| width(line) <= room)).then_some(lines)
}

/// Where a line may break: between Chinese characters, never within a word or before a closing mark.
fn pieces(label: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in label.char_indices() {
        let joins = |before: char| before.is_ascii() && before != ' ' && c.is_ascii() && c != ' ';
        let is_closing = matches!(c, '、' | '，' | '）' | ')' | '”' | '·' | ' ');
        let is_opened = before.is_some_and(|before| matches!(before, '（' | '(' | '“'));
        if before.is_some_and(|before| !joins(before)) && !is_closing && !is_opened {
            pieces.push(&label[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&label[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(label: &str, columns: u16, rows: u16) -> Option<(u16, Vec<String>)> {
        fit(label, columns, rows).map(|fitted| (fitted.size, fitted.lines))
    }

    #[test]
    fn a_label_takes_the_largest_letters_that_fit() {
        assert_eq!(fitted("总服务台", 6, 2), Some((12, vec!["总服务台".into()])));
        assert_eq!(fitted("A04", 3, 2), Some((12, vec!["A04".into()])));
        assert_eq!(fitted("无障碍电梯", 4, 3), Some((12, vec!["无障碍".into(), "电梯".into()])));
        assert_eq!(fitted("楼梯", 2, 3), Some((12, vec!["楼".into(), "梯".into()])));
    }

    #[test]
    fn a_label_that_fits_nowhere_is_refused() {
        assert_eq!(fitted("社会保险综合服务大厅", 4, 2), None);
        assert_eq!(fitted("楼梯", 1, 1), None);
        assert_eq!(fitted("", 1, 2), Some((12, vec![String::new()])));
    }

    #[test]
    fn no_line_is_wider_than_its_box() {
        for label in ["总服务台", "A04", "Window 12", "无障碍卫生间", "残疾人服务（手语）", "WMWM WMWM"]
        {
            for (columns, rows) in (1..14).flat_map(|columns| (1..7).map(move |rows| (columns, rows))) {
                let Some(fitted) = fit(label, columns, rows) else { continue };
                let size = f32::from(fitted.size);
                assert!(fitted.lines.iter().all(|line| width(line) * size <= f32::from(columns * CELL)), "{fitted:?}");
                assert!(fitted.lines.len() as f32 * size <= f32::from(rows * CELL), "{fitted:?}");
                let joined = fitted.lines.concat().replace(' ', "");
                assert_eq!(joined, label.replace(' ', ""), "nothing of a label is lost");
            }
        }
    }
}
