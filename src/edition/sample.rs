//! For tests: facts that leave nothing empty, and all ways to change one of them.

use serde_json::Value;

use super::*;

/// A card that says everything a card can say. Without `..Default`: who adds a field is led here.
pub fn facts() -> CardFacts {
    let text = |text: &str| text.to_owned();
    CardFacts {
        title: text("居民身份证换领、补领"),
        summary: text("身份证到期、损坏的换新证。"),
        department: text("青禾市公安局"),
        suspended: true,
        task_type: text("行政确认"),
        case_type: text("承诺件"),
        audience: vec![text("自然人")],
        conditions: vec![CardCondition { text: text("有居民户口"), applies_to: text("到期换领") }],
        materials: vec![material(), CardMaterial { name: text("近期证件照"), ..material() }],
        steps: vec![CardStep {
            name: text("受理"),
            limit: text("当场办结"),
            text: text("核对身份"),
            applies_to: text("换领"),
        }],
        promised_limit: text("15个工作日"),
        statutory_limit: text("60个自然日"),
        variants: vec![text("别人代办：到A06窗口")],
        fees: Some(CardFees {
            charged: true,
            lines: vec![CardFee {
                name: text("工本费"),
                amount: text("20"),
                unit: text("元/证"),
                applies_to: text("补领"),
            }],
        }),
        visits: Some(1),
        results: vec![text("居民身份证")],
        delivery: vec![text("窗口领取"), text("邮寄送达")],
        windows: vec![window("A04"), window("A05")],
        channels: vec![text("窗口办理"), text("网上办理")],
        online: Some(CardOnline { url: text("https://zwfw.qinghe.example/id"), depth: text("网上预审") }),
        consult_phone: text("0520-6821004"),
        complaint_phone: text("0520-6829001"),
        hotline: text("12345"),
    }
}

fn material() -> CardMaterial {
    let text = |text: &str| text.to_owned();
    CardMaterial {
        name: text("居民户口簿"),
        originals: Some(1),
        copies: Some(2),
        keep: text("shown"),
        medium: text("either"),
        necessity: text("deferrable"),
        defer_limit: text("3个工作日"),
        applies_to: text("补领"),
        waived_by: text("电子证照"),
        note: text("本人页"),
    }
}

fn window(number: &str) -> CardWindow {
    let text = |text: &str| text.to_owned();
    let hours = HoursRow {
        days: text("周一至周五"),
        times: text("09:00–12:00"),
        season: text("05-01 – 09-30"),
        note: text("夏季"),
    };
    CardWindow {
        number: text(number),
        name: text("户籍与身份证"),
        floor: text("一楼"),
        zone: text("公安专区"),
        hours: vec![hours],
        hall: text("政务服务中心"),
        address: text("府前大道66号"),
    }
}

/// [`facts`] with one text, number, choice or list changed, and where that was.
pub fn variants() -> Vec<(String, CardFacts)> {
    let whole = serde_json::to_value(facts()).unwrap();
    let mut places = Vec::new();
    collect(&whole, String::new(), &mut places);
    let mut variants = Vec::new();
    for place in places {
        for other in others(whole.pointer(&place).unwrap()) {
            let mut changed = whole.clone();
            *changed.pointer_mut(&place).unwrap() = other.clone();
            if let Ok(facts) = serde_json::from_value(changed) {
                variants.push((format!("{place} = {other}"), facts));
            }
        }
    }
    assert!(variants.len() > 100, "the variants have gone: {}", variants.len());
    variants
}

fn collect(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| collect(value, format!("{at}/{name}"), places));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| collect(value, format!("{at}/{n}"), places));
        }
        _ => {}
    }
    if !at.is_empty() {
        places.push(at);
    }
}

/// Other values that may stand in the place of this one; those that do not fit the type are passed over by the caller.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => vec![Value::from(""), Value::from(format!("{text}改"))],
        Value::Number(number) => vec![Value::Null, Value::from(number.as_u64().unwrap_or_default() + 1)],
        Value::Bool(known) => vec![Value::from(!known)],
        Value::Array(items) => {
            let mut fewer = items.clone();
            fewer.pop();
            let turned: Vec<Value> = items.iter().rev().cloned().collect();
            let mut more = items.clone();
            more.extend(items.first().cloned());
            let mut others = vec![Value::from(Vec::<Value>::new()), Value::from(fewer), Value::from(more)];
            others.extend((turned != *items).then(|| Value::from(turned)));
            others.dedup();
            others
        }
        Value::Object(_) => vec![Value::Null],
        Value::Null => panic!("the sample leaves something empty"),
    }
}
