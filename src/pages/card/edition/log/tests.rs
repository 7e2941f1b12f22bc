use super::*;
use crate::edition::{hash, sample};
use crate::pages::card::edition::Edition;

fn card(id: &str, title: &str) -> CardView {
    let facts = crate::pages::card::CardFacts { title: title.into(), ..sample::facts() };
    let edition = Edition { date: "2026-09-10".into(), hash: hash(&facts) };
    CardView { id: id.into(), edition, facts, ..CardView::default() }
}

fn printed(card: &CardView, day: &str, window: &str, copies: u32) -> Printed {
    Printed {
        date: day.parse().unwrap(),
        window: window.into(),
        place: String::new(),
        guide: card.id.clone(),
        situation: card.situation.clone(),
        situation_key: card.key.clone(),
        edition: card.edition.hash.clone(),
        format: "a5".into(),
        copies: Some(copies),
        note: String::new(),
    }
}

fn read(text: &str) -> PrintLog {
    written::read(text).0
}

fn add(text: Option<&str>, prints: &[Printed], cards: &[CardView]) -> Result<String, Unfit> {
    record(text, &text.map(read).unwrap_or_default(), prints, cards)
}

#[test]
fn a_new_log_says_what_it_is_and_reads_back() {
    let (a, b) = (card("a", "甲"), card("b", "乙"));
    let text = add(None, &[printed(&b, "2026-11-26", "a12", 3), printed(&a, "2026-11-26", "a12", 3)], &[b, a]).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("# 明白卡印制记录") && lines[2] == "prints:", "{text}");
    assert!(lines[3].starts_with("  - {date: 2026-11-26, window: a12, guide: a, edition: "), "{text}");
    let log = read(&text);
    assert_eq!((log.prints.len(), log.editions.len()), (2, 2));
    assert_eq!(log.editions[1].title.value, "乙");
}

#[test]
fn recorded_twice_is_recorded_once_and_another_number_of_copies_replaces_the_first() {
    let a = card("a", "甲");
    let once = add(None, &[printed(&a, "2026-11-26", "a12", 3)], std::slice::from_ref(&a)).unwrap();
    assert_eq!(add(Some(&once), &[printed(&a, "2026-11-26", "a12", 3)], std::slice::from_ref(&a)).unwrap(), once);
    let more = add(Some(&once), &[printed(&a, "2026-11-26", "a12", 5)], std::slice::from_ref(&a)).unwrap();
    assert_eq!(more, once.replace("copies: 3", "copies: 5"));
}

#[test]
fn everything_that_was_there_stays_as_it_was_written() {
    let text = "\u{feff}# 我们的记录\n---\nprints: # 按天\n# 玻璃上的\n- date: 2026-11-02\n  window: a04 # 一楼\n  guide: z\n  \
                # 里面的话\n  edition: '00000000'\n  copies: 2\n  note: 贴在玻璃上\n- {date: 2026-11-01, guide: z, edition: \
                '00000000'}\n# 两段之间\neditions:\n    # 旧的\n    - guide: z\n      hash: '00000000'\n      title: 'z'\n# 完\n";
    let a = card("a", "甲");
    let made = add(Some(text), &[printed(&a, "2026-11-26", "", 1)], std::slice::from_ref(&a)).unwrap();
    for line in text.lines() {
        assert!(made.lines().any(|known| known == line), "“{line}” is gone:\n{made}");
    }
    assert!(made.starts_with("\u{feff}# 我们的记录\n---\nprints: # 按天\n- {date: 2026-11-01"), "sorted:\n{made}");
    assert!(made.ends_with("# 完\n") && made.contains("\n# 两段之间\neditions:\n    - guide: a\n"), "{made}");
    let log = read(&made);
    assert_eq!((log.prints.len(), log.editions.len()), (3, 2), "{made}");
    assert_eq!(log.prints[1].note.value, "贴在玻璃上");
    // A number that changes keeps the remark and the note.
    let z = Printed {
        guide: "z".into(),
        edition: "00000000".into(),
        format: String::new(),
        ..printed(&a, "2026-11-02", "a04", 9)
    };
    let changed = add(Some(&made), &[z], &[]).unwrap();
    assert!(
        changed.contains("# 玻璃上的\n- {date: 2026-11-02") && changed.contains("copies: 9, note: 贴在玻璃上}"),
        "{changed}"
    );
}

#[test]
fn lines_end_as_the_file_ends_them() {
    let a = card("a", "甲");
    let text =
        add(Some("# 记录\r\nprints: []\r\n"), &[printed(&a, "2026-11-26", "", 1)], std::slice::from_ref(&a)).unwrap();
    assert!(text.starts_with("# 记录\r\nprints:\r\n  - {date"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(read(&text).prints.len(), 1);
}

#[test]
fn a_file_in_another_form_is_left_alone() {
    let a = card("a", "甲");
    for text in [
        "prints: [{date: 2026-11-01, guide: z, edition: '00000000'}]\n",
        "prints:\n  - date: 2026-11-01\n    guide: z\n    edition: '00000000'\nprints:\n",
        "{prints: []}\n",
        "prints:\n  - date: 2026-11-01\n    guide: z\n    edition: '00000000'\nother: 1\n",
    ] {
        assert_eq!(
            add(Some(text), &[printed(&a, "2026-11-26", "", 1)], std::slice::from_ref(&a)),
            Err(Unfit),
            "{text}"
        );
    }
}
