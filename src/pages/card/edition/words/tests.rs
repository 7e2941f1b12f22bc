use super::*;
use crate::edition::sample;
use crate::pages::card::{CardMaterial, CardOnline, CardWindow};

/// What is told in Chinese when `change` is made to the sample's facts.
fn told(change: impl Fn(&mut CardFacts)) -> Vec<String> {
    let mut new = sample::facts();
    change(&mut new);
    changes(&sample::facts(), &new, Lang::Zh)
}

fn material(name: &str) -> CardMaterial {
    CardMaterial { name: name.into(), ..CardMaterial::default() }
}

#[test]
fn a_card_that_did_not_change_tells_nothing() {
    assert!(told(|_| {}).is_empty());
    assert!(changes(&CardFacts::default(), &CardFacts::default(), Lang::En).is_empty());
}

#[test]
fn every_fact_changed_alone_is_told_in_both_languages() {
    for (place, facts) in sample::variants() {
        for (old, new) in [(&sample::facts(), &facts), (&facts, &sample::facts())] {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| changes(old, new, lang));
            assert!(!zh.is_empty(), "{place} is not told");
            assert_eq!(zh.len(), en.len(), "{place}");
            let is_whole = |line: &String| !line.contains(['{', '}']) && !line.contains("edition");
            assert!(zh.iter().chain(&en).all(is_whole), "{place}: {zh:?} {en:?}");
        }
    }
}

#[test]
fn materials_are_told_by_name() {
    assert_eq!(told(|f| drop(f.materials.remove(0))), ["材料少了 1 项：居民户口簿"]);
    assert_eq!(
        told(|f| f.materials.extend([material("房产证"), material("委托书")])),
        ["材料多了 2 项：房产证、委托书"]
    );
    assert_eq!(told(|f| f.materials.reverse()), ["材料的先后变了"]);
    assert_eq!(
        told(|f| {
            f.materials[0].copies = Some(1);
            f.materials[0].keep = "collected".into();
            f.materials[1].defer_limit = "5个工作日".into();
        }),
        ["材料“居民户口簿”：复印件 2 → 1 份；原件去向 查验 → 收取", "材料“近期证件照”：容缺补交期限 3 → 5 个工作日"]
    );
    assert_eq!(told(|f| f.materials[0].originals = None), ["材料“居民户口簿”：原件：不再写（原来是 1 份）"]);
}

#[test]
fn a_material_that_became_electronic_or_got_another_name_is_told_as_that() {
    let electronic = told(|f| {
        let material = &mut f.materials[1];
        (material.medium, material.keep) = ("electronic".into(), String::new());
        (material.originals, material.copies) = (None, None);
    });
    assert_eq!(electronic, ["材料“近期证件照”：原件 1 → 0 份；复印件 2 → 0 份；材料形式 纸质或电子 → 电子"]);
    assert_eq!(told(|f| f.materials[1].name = "证件照".into()), ["材料“近期证件照”改名为“证件照”"]);
}

#[test]
fn limits_fees_and_visits_are_told_with_their_units() {
    assert_eq!(told(|f| f.promised_limit = "3个工作日".into()), ["承诺时限 15 → 3 个工作日"]);
    assert_eq!(told(|f| f.promised_limit = "当场办结".into()), ["承诺时限 15个工作日 → 当场办结"]);
    assert_eq!(told(|f| f.statutory_limit = "2个月".into()), ["法定时限 60个自然日 → 2个月"]);
    assert_eq!(told(|f| f.visits = Some(0)), ["到场次数 1 → 0 次"]);
    let free = told(|f| f.fees = Some(CardFees { charged: false, lines: Vec::new() }));
    assert_eq!(free, ["改为不收费", "收费项目少了 1 项：工本费 20元/证"]);
    let cheaper = told(|f| f.fees.as_mut().unwrap().lines[0].amount = "10".into());
    assert_eq!(cheaper, ["收费项目“工本费”：标准 20元/证 → 10元/证"]);
}

#[test]
fn conditions_are_told_one_by_one() {
    let new = |text: &str| CardCondition { text: text.into(), applies_to: String::new() };
    assert_eq!(told(|f| f.conditions.push(new("年满16周岁"))), ["新增条件：年满16周岁"]);
    assert_eq!(told(|f| f.conditions.clear()), ["取消条件：有居民户口"]);
    assert_eq!(told(|f| f.conditions[0].text = "有本市户口".into()), ["条件改了：原来“有居民户口”，现在“有本市户口”"]);
}

#[test]
fn a_window_that_took_the_place_of_another_is_one_change() {
    assert_eq!(told(|f| f.windows[1].number = "A06".into()), ["窗口 A05 → A06"]);
    let moved = told(|f| (f.windows[1].number, f.windows[1].floor) = ("B06".into(), "二楼".into()));
    assert_eq!(moved, ["窗口 A05 → B06", "窗口 B06：楼层 一楼 → 二楼"]);
    assert_eq!(told(|f| drop(f.windows.pop())), ["窗口少了 1 项：A05"]);
    assert_eq!(told(|f| f.windows.reverse()), ["窗口的先后变了"]);
}

#[test]
fn hours_that_changed_at_all_windows_are_told_once() {
    let told = told(|f| f.windows.iter_mut().for_each(|window| window.hours[0].times = "09:00–17:00".into()));
    assert_eq!(told, ["窗口 A04、A05：时间改为“05-01 – 09-30 周一至周五 09:00–17:00（夏季）”"]);
}

#[test]
fn phones_steps_and_the_rest_are_told_plainly() {
    assert_eq!(told(|f| f.consult_phone = "0520-6821099".into()), ["咨询电话 0520-6821004 → 0520-6821099"]);
    assert_eq!(told(|f| f.suspended = false), ["恢复办理"]);
    assert_eq!(told(|f| f.steps[0].limit = "1个工作日".into()), ["步骤“受理”：期限 当场办结 → 1个工作日"]);
    assert_eq!(told(|f| drop(f.delivery.pop())), ["领取方式少了 1 项：邮寄送达"]);
    assert_eq!(told(|f| f.online = None), ["不再能网上办理"]);
}

#[test]
fn english_readers_get_english_words_around_chinese_names() {
    let mut new = sample::facts();
    new.promised_limit = "3个工作日".into();
    new.materials.remove(0);
    new.materials[0].necessity = "optional".into();
    let online = CardOnline { url: "https://a.example/".into(), depth: "全程网办".into() };
    new.online = Some(online);
    new.windows.push(CardWindow { number: "B01".into(), ..new.windows[0].clone() });
    let told = changes(&sample::facts(), &new, Lang::En);
    let expected = [
        "1 fewer under materials: 居民户口簿",
        "materials “近期证件照”: necessity deferrable → optional",
        "promised limit 15 → 3 working days",
        "1 more under windows: B01",
    ];
    assert_eq!(told[..4], expected);
}
