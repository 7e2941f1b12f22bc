//! Lists that run over several pages.

use serde::Serialize;

use super::Link;

/// Where a page stands among the pages of its list.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Pagination {
    pub current: usize,
    pub last: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Every page, or the ends and the neighbourhood where there are many; an empty address stands for a gap.
    pub pages: Vec<Link>,
}

/// Pages further away than this from the current one are left out, except the first and the last.
const NEIGHBOURS: usize = 2;

impl Pagination {
    /// `address` makes the address of a page from its number, counted from 1.
    pub fn new(current: usize, last: usize, address: impl Fn(usize) -> String) -> Self {
        let mut pages: Vec<Link> = Vec::new();
        for number in 1..=last {
            let near = number.abs_diff(current) <= NEIGHBOURS || number == 1 || number == last;
            if near {
                pages.push(Link::new(number.to_string(), address(number)));
            } else if pages.last().is_some_and(|page| !page.href.is_empty()) {
                pages.push(Link::new("…", ""));
            }
        }
        Pagination {
            current,
            last,
            previous: (current > 1).then(|| address(current - 1)),
            next: (current < last).then(|| address(current + 1)),
            pages,
        }
    }
}

/// The items of page `number` (from 1) when `size` fit on a page.
pub fn page_of<T>(items: &[T], number: usize, size: usize) -> &[T] {
    let start = ((number - 1) * size).min(items.len());
    &items[start..(start + size).min(items.len())]
}

/// How many pages a list of `count` items takes; an empty list still has one.
pub fn page_count(count: usize, size: usize) -> usize {
    count.div_ceil(size).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_has_one_page_and_nothing_on_it() {
        assert_eq!(page_count(0, 20), 1);
        assert!(page_of::<u8>(&[], 1, 20).is_empty());
    }

    #[test]
    fn every_item_is_on_exactly_one_page() {
        let items: Vec<usize> = (0..45).collect();
        let all: Vec<usize> = (1..=page_count(45, 20)).flat_map(|n| page_of(&items, n, 20).to_vec()).collect();
        assert_eq!(all, items);
    }

    #[test]
    fn far_pages_become_one_gap_on_each_side() {
        let pages = Pagination::new(10, 20, |n| n.to_string()).pages;
        let titles: Vec<&str> = pages.iter().map(|page| page.title.as_str()).collect();
        assert_eq!(titles, ["1", "…", "8", "9", "10", "11", "12", "…", "20"]);
    }
}
