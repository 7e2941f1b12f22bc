//! `handle_location` → hall, floor and windows, when they can be read from it.
//!
//! In: “办理地点：某路5号政务服务中心二楼1-3号窗口”. Out: the hall's name and address, the floor, one window for each number or the
//! name of one (“二楼便民窗口”). Several places in one text, rooms, “所有窗口” and everything else that is not exactly of
//! this form stay text.

use super::desk::{Desk, is_window_name, numbers};
use super::text::{narrow, number, wide_brackets};

/// Where an item is handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Nothing is said.
    Unknown,
    /// The portal says that there is no window for it.
    Nowhere,
    Windows(Counter),
    Text(String),
}

/// Windows of one hall on one floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// The hall's name, or its address where it has none.
    pub hall: String,
    pub address: String,
    /// As written: 二楼, 首层.
    pub floor: Option<String>,
    /// The number of the floor.
    pub storey: Option<u32>,
    /// Numbers of the windows; empty when `name` says which.
    pub numbers: Vec<String>,
    pub name: Option<String>,
    /// The whole text, when it says more than this.
    pub more: Option<String>,
}

/// Reads a place.
pub fn place(written: Option<&str>) -> Place {
    let Some(written) = written else { return Place::Unknown };
    let text =
        ["办理地点：", "办理地点:"].iter().find_map(|label| written.strip_prefix(label)).unwrap_or(written).trim();
    match text {
        "" => Place::Unknown,
        "无线下办理窗口" => Place::Nowhere,
        text => counter(text).map_or_else(|| Place::Text(text.to_owned()), Place::Windows),
    }
}

fn counter(text: &str) -> Option<Counter> {
    let even: String = wide_brackets(&narrow(text)).chars().filter(|c| !c.is_whitespace()).collect();
    let even = even.trim_end_matches('。');
    if even.contains(['；', ';', '/']) {
        return None;
    }
    let Some((before, inner)) = even.strip_suffix('）').and_then(|rest| rest.rsplit_once('（')) else {
        return plain_counter(even);
    };
    let inside = Desk::read(inner).filter(|_| !before.contains('窗')).and_then(|desk| Counter::at(before, desk));
    inside.or_else(|| {
        // The brackets say something else, such as hours: read what stands before them and keep the text too.
        plain_counter(before).map(|counter| Counter { more: Some(text.to_owned()), ..counter })
    })
}

fn plain_counter(text: &str) -> Option<Counter> {
    if text.contains(['（', '）']) {
        return None;
    }
    let is_list = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || "、-至号窗口".contains(c);
    let start = text.char_indices().rev().take_while(|(_, c)| is_list(*c)).last().map(|(at, _)| at)?;
    let (before, tail) = text.split_at(start);
    // “便民受理窗口31-34号”: the name of the windows stands before their numbers.
    let list = tail.strip_prefix("窗口").or(tail.strip_prefix('、')).unwrap_or(tail);
    match numbers(list) {
        Some(numbers) if tail.starts_with("窗口") => {
            let (before, name) = split_name(&text[..start + "窗口".len()])?;
            Counter::at(before, Desk { numbers, name: Some(name.to_owned()) })
        }
        Some(numbers) => Counter::at(before, Desk { numbers, name: None }),
        None => {
            let (before, name) = split_name(text)?;
            Counter::at(before, Desk { numbers: Vec::new(), name: Some(name.to_owned()) })
        }
    }
}

/// “某路1号一楼便民窗口” → “某路1号一楼” and “便民窗口”: a window's name is what stands between the floor and its end.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let (_, _, end) = *floors(text).last()?;
    let (before, name) = text.split_at(end);
    is_window_name(name).then_some((before, name))
}

/// Storey, start and end of every floor named in a text: 二楼, 10层, 首层. “10号楼” is a building.
fn floors(text: &str) -> Vec<(u32, usize, usize)> {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '楼' | '层'));
    ends.filter_map(|(at, c)| {
        let head = &text[..at];
        let start = match head.strip_suffix('首') {
            Some(rest) => rest.len(),
            None => head.trim_end_matches(numeral).len(),
        };
        let storey = if head.ends_with('首') { 1 } else { number(&head[start..])? };
        Some((storey, start, at + c.len_utf8()))
    })
    .collect()
}

impl Counter {
    /// The hall and floor of a text that ends where the windows begin.
    fn at(text: &str, desk: Desk) -> Option<Counter> {
        let floors = floors(text);
        let (outside, inside) = match floors.as_slice() {
            [] => (text, ""),
            [(_, start, end)] => (&text[..*start], text[*end..].trim_start_matches('，')),
            _ => return None,
        };
        let (address, building) = split_address(outside)?;
        let is_hall = ["大厅", "中心", "大堂"].iter().any(|word| inside.ends_with(word));
        if !(inside.is_empty() || is_hall) || outside.contains(['窗', '室', '房']) || text.contains(['（', '）']) {
            return None;
        }
        let name = format!("{}{inside}", building.trim_matches('，'));
        Some(Counter {
            hall: if name.is_empty() { address.to_owned() } else { name },
            address: address.to_owned(),
            floor: floors.first().map(|(_, start, end)| text[*start..*end].to_owned()),
            storey: floors.first().map(|(storey, _, _)| *storey),
            numbers: desk.numbers,
            name: desk.name,
            more: None,
        })
    }
}

/// “某路7号某局2号楼” → “某路7号” and “某局2号楼”: an address ends with its last number that is not a building's.
fn split_address(text: &str) -> Option<(&str, &str)> {
    let mut ends = text.match_indices('号').filter(|(at, _)| {
        let after = &text[at + '号'.len_utf8()..];
        text[..*at].ends_with(|c: char| c.is_ascii_digit()) && !after.starts_with(['楼', '、', '-'])
    });
    let (at, _) = ends.next_back()?;
    let mut end = at + '号'.len_utf8();
    if let Some(rest) = text[end..].strip_prefix('之') {
        end = text.len()
            - rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)).len();
    }
    Some(text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(written: &str) -> Option<(String, String, Option<u32>, String)> {
        match place(Some(written)) {
            Place::Windows(counter) => {
                let desk = [counter.numbers.join(","), counter.name.unwrap_or_default()];
                let desk = desk.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
                Some((counter.address, counter.hall, counter.storey, desk))
            }
            _ => None,
        }
    }

    fn found(
        address: &str,
        hall: &str,
        storey: Option<u32>,
        desk: &str,
    ) -> Option<(String, String, Option<u32>, String)> {
        Some((address.into(), hall.into(), storey, desk.into()))
    }

    #[test]
    fn numbers_of_windows_are_read() {
        assert_eq!(
            windows("办理地点：青禾市一路5号文化中心2、3号窗口"),
            found("青禾市一路5号", "文化中心", None, "2,3")
        );
        assert_eq!(
            windows("青禾市一路5号文化中心二楼服务大厅1-3号窗口。"),
            found("青禾市一路5号", "文化中心服务大厅", Some(2), "1,2,3")
        );
        assert_eq!(windows("一路5号文化中心03号窗口"), found("一路5号", "文化中心", None, "03"));
        assert_eq!(windows("一路5号（1号窗口至3号窗口）"), found("一路5号", "一路5号", None, "1,2,3"));
        assert_eq!(windows("一路5号甲局2 号楼首层（1-2号窗口）"), found("一路5号", "甲局2号楼", Some(1), "1,2"));
        assert_eq!(windows("一路5号3楼服务大厅B21-B23窗口"), found("一路5号", "服务大厅", Some(3), "B21,B22,B23"));
        assert_eq!(
            windows("一路5号3楼便民受理窗口31-32号"),
            found("一路5号", "一路5号", Some(3), "31,32 便民受理窗口")
        );
    }

    #[test]
    fn named_windows_are_read() {
        assert_eq!(windows("一路5号一楼便民窗口"), found("一路5号", "一路5号", Some(1), "便民窗口"));
        assert_eq!(windows("一路5号（综合窗）"), found("一路5号", "一路5号", None, "综合窗"));
    }

    #[test]
    fn hours_in_brackets_are_kept_as_text_too() {
        let Place::Windows(counter) = place(Some("一路5号文化中心1、2号窗口（周一为1号窗）")) else {
            panic!("windows")
        };
        assert_eq!(counter.more.as_deref(), Some("一路5号文化中心1、2号窗口（周一为1号窗）"));
    }

    #[test]
    fn what_is_not_clearly_a_window_stays_text() {
        for text in [
            "一路5号612房",
            "一路5号甲局512室1号窗口",
            "一路5号首层阅览区所有窗口",
            "一路5号1楼借还窗口全部窗口",
            "一路5号3楼32窗口、4楼41窗口",
            "一路5号1号窗口；二路6号2号窗口",
            "一路5号5楼51-52号窗口（综合），53号窗口（登记）",
            "一路5号2楼办事大厅窗口",
            "各镇服务窗口所在地",
            "一路5号1-400号窗口",
            "一路5号6-2号窗口",
        ] {
            assert_eq!(place(Some(text)), Place::Text(text.to_owned()));
        }
        assert_eq!(place(Some("无线下办理窗口")), Place::Nowhere);
        assert_eq!(place(None), Place::Unknown);
    }
}
