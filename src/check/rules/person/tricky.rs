//! Numbers that look alike, and what the guard makes of each. A false alarm or a miss that was found is a line here.

use crate::check::fixture::findings;

const ID: &str = "id-number";
const MOBILE: &str = "private-mobile";
const CARD: &str = "bank-card";
const PLATE: &str = "plate-number";
const NOTHING: &str = "";

const TABLE: &[(&str, &str)] = &[
    // ID numbers, however they are written.
    ("身份证号11010519491231002X", ID),
    ("身份证号：11010519491231002x", ID),
    ("１１０１０５１９４９１２３１００２Ｘ", ID),
    ("110105 19491231 002X", ID),
    ("110105-19491231-002X", ID),
    ("1101 0519 4912 3100 2X", ID),
    ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", ID),
    ("(11010519491231002X)", ID),
    ("ID11010519491231002X", ID),
    ("11010519491231002X,440524188001010014", ID),
    ("身份证号码110105491231002", ID),
    ("编号110105491231002", NOTHING),
    ("110105194912310021", NOTHING),
    ("110105194902310022", NOTHING),
    ("990105194912310020", NOTHING),
    ("1101**********002X", NOTHING),
    ("实施编码11010519491231002X2440101", NOTHING),
    ("A11010519491231002X", NOTHING),
    // Mobiles.
    ("手机13912345678", MOBILE),
    ("电话：139-1234-5678", MOBILE),
    ("139 1234 5678", MOBILE),
    ("１３９１２３４５６７８", MOBILE),
    ("+86 13912345678", MOBILE),
    ("+8613912345678", MOBILE),
    ("008613912345678", MOBILE),
    ("86-13912345678", MOBILE),
    ("013912345678", MOBILE),
    ("Tel13912345678", MOBILE),
    ("1.13912345678", MOBILE),
    ("139—1234—5678", MOBILE),
    ("13912345678、0520-6821001", MOBILE),
    ("1 3 9 1 2 3 4 5 6 7 8", MOBILE),
    ("139·1234·5678", MOBILE),
    ("照片_13912345678_2.jpg", MOBILE),
    ("(139)12345678", MOBILE),
    ("（139）1234-5678", MOBILE),
    ("13912 345678", MOBILE),
    ("139.1234.5678", MOBILE),
    ("13912345678-2", MOBILE),
    ("zhangsan13912345678", MOBILE),
    ("zhangsan13912345678@a.example", MOBILE),
    ("编号(139)12345678", NOTHING),
    ("（139）12345678号", NOTHING),
    ("[1](139)123456789", NOTHING),
    ("13912 345678元", NOTHING),
    ("13912-345678", NOTHING),
    ("2026 13912 345678", NOTHING),
    ("1.139.1234.5678", NOTHING),
    ("139.1234.56781", NOTHING),
    ("139.12345678", NOTHING),
    ("v139.1234.5678.1", NOTHING),
    ("事项编码：13912345678-2", NOTHING),
    ("13912345678-2026", NOTHING),
    ("13912345678-2-1", NOTHING),
    ("order13912345678", NOTHING),
    ("bianhao13912345678", NOTHING),
    ("139****5678", NOTHING),
    ("0520-6821001", NOTHING),
    ("0520－68210013", NOTHING),
    ("(0520)6821001转8013", NOTHING),
    ("010-13912345678", NOTHING),
    ("12345", NOTHING),
    ("400-123-4567", NOTHING),
    ("12912345678", NOTHING),
    ("8613912345678", NOTHING),
    ("mmexport1391234567890.jpg", NOTHING),
    ("wx_camera_1391234567890.jpg", NOTHING),
    ("IMG_20261001_101112.jpg", NOTHING),
    ("Screenshot_2026-10-01-13-45-12-345.png", NOTHING),
    ("订单号2026139123456789", NOTHING),
    ("承诺件编号20261391234567801", NOTHING),
    ("11440000006940116U2440102001", NOTHING),
    ("11440000MB2D00000139123456780", NOTHING),
    ("基本编码000139001000", NOTHING),
    ("国办发〔2019〕51号", NOTHING),
    ("（2026）鲁0983民初13912号", NOTHING),
    ("2026-10-01至2026-12-31", NOTHING),
    ("20261001 20261231", NOTHING),
    ("邮政编码271600", NOTHING),
    ("北纬36.1391234567，东经117.0139123456", NOTHING),
    ("36.13912345678", NOTHING),
    ("金额13912345678.50元", NOTHING),
    ("ISBN 978-7-139-12345-6", NOTHING),
    ("https://a.example/13912345678", NOTHING),
    ("91370983MA3C13912X", NOTHING),
    ("12370983MB28013912", NOTHING),
    ("GB/T 33190-2016、GB 11643-1999", NOTHING),
    ("1 2 3 4 5 6 7 8 9 10 11 12", NOTHING),
    ("1 3 5 7 9 11 13 15 17 19", NOTHING),
    // Bank cards.
    ("卡号6222021234567890128", CARD),
    ("6222 0212 3456 7890 128", CARD),
    ("6222-0212-3456-7890-128", CARD),
    ("4111 1111 1111 1111", CARD),
    ("6222021234567890129", NOTHING),
    ("开户名称：青禾市财政局 账号：1605010209200012345", NOTHING),
    ("缴款码37098326000000012345", NOTHING),
    ("批准文号6222021234567890128A", NOTHING),
    // Plates.
    ("鲁J·12345", PLATE),
    ("鲁J12345", PLATE),
    ("鲁Ｊ１２３４５", PLATE),
    ("京AD12345", PLATE),
    ("鲁A12345D", PLATE),
    ("鲁J1234警", PLATE),
    ("鲁J·****5", NOTHING),
    ("鲁ICP备05070218号", NOTHING),
    ("鲁公网安备 37098302000123号", NOTHING),
    ("京B2-20090059", NOTHING),
    ("鲁卫消证字（2026）第0001号", NOTHING),
    ("经营许可证号鲁A0012345678", NOTHING),
];

#[test]
fn each_number_is_what_it_is() {
    let found = |text: &str| -> Vec<String> {
        let all = findings(&format!("=== pages/a.md\n---\ntitle: 甲\n---\n内容{text}，完。\n")).into_iter();
        all.filter(|code| [ID, MOBILE, CARD, PLATE].contains(&code.as_str())).collect()
    };
    let wrong: Vec<String> = TABLE
        .iter()
        .map(|(text, expected)| (text, *expected, found(text).join(" ")))
        .filter(|(_, expected, found)| found != expected)
        .map(|(text, expected, found)| format!("{text}: {found:?} instead of {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The same numbers in each place where a text may stand.
#[test]
fn numbers_are_found_wherever_they_would_be_published() {
    for (number, code) in
        [("11010519491231002X", ID), ("13912345678", MOBILE), ("6222021234567890128", CARD), ("鲁J12345", PLATE)]
    {
        for text in [
            format!("title: 甲\nsummary: 乙{number}\n"),
            format!("title: 甲\nsummary: >-\n  乙\n  {number}\n"),
            format!("title: 甲\nmaterials:\n- name: 表\n  checked: \"看{number}\"\n"),
            format!("=== guides/a.md\n---\ntitle: 甲\n---\n| 甲 | {number} |\n|---|---|\n"),
            format!("=== notices/a.md\n---\ntitle: 关于{number}\n---\n"),
            format!("=== files/forms/a.md\n# 表\n\n{number}\n"),
            format!("=== files/samples/a_{number}_1.jpg\n"),
            format!("=== files/samples/a.xlsx\nSheet1!B4：{number}\n"),
            format!("=== files/samples/a.docx\n作者：{number}\n"),
        ] {
            let found = findings(&text);
            assert_eq!(found.iter().filter(|found| *found == code).count(), 1, "{code} in {text}: {found:?}");
        }
    }
}
