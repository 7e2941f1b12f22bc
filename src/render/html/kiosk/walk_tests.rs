use super::*;

fn walked(html: &str) -> Walked {
    walk(html, "guides/a.html", "https://a.example/")
}

fn page(html: &str) -> String {
    let walked = walked(html);
    walked.before + &walked.after
}

#[test]
fn what_stays_inside_is_copied_byte_for_byte() {
    let html = "<!doctype html>\r\n<body class=x>甲 &amp; 乙 <a class='b'  href=\"../index.html\">首页</a>\
        <form action=\"../a-z.html\" method=get><input name=q><button type=submit>找</button></form><p>丙 < 丁</body>\n";
    assert_eq!(page(html), html);
}

#[test]
fn a_link_out_leads_to_a_note_with_its_address() {
    let walked =
        walked("<a class=\"button\" href=\"https://b.example/?x=1&amp;y=2\" rel=\"noopener\">网上<b>办理</b></a>");
    assert_eq!(
        walked.before,
        "<a class=\"button\" data-takeaway href=\"#takeaway-1\" id=\"way-1\">网上<b>办理</b></a>"
    );
    let taken = &walked.taken[0];
    assert_eq!((taken.address.as_str(), taken.title.as_str()), ("https://b.example/?x=1&y=2", "网上办理"));
    assert_eq!((taken.from.as_str(), taken.is_file), ("way-1", false));
}

#[test]
fn one_address_has_one_note() {
    let walked = walked("<a href=\"https://b.example/\">甲</a><a href=\"https://b.example/\">乙</a>");
    assert_eq!(walked.taken.len(), 1);
    assert_eq!(walked.taken[0].title, "甲");
    assert!(walked.before.contains("id=\"way-2\">乙"), "{}", walked.before);
}

#[test]
fn files_are_taken_along_and_pictures_shown() {
    let walked = walked("<a href=\"../files/a.pdf\" download>表</a><a href=\"../files/样.png\">样例</a>");
    assert!(walked.taken.iter().all(|taken| taken.is_file));
    assert_eq!(walked.taken[0].picture, "");
    assert_eq!(walked.taken[1].picture, "../files/样.png");
    assert!(!walked.before.contains("download") && !walked.before.contains(".pdf"), "{}", walked.before);
}

#[test]
fn a_number_becomes_text_and_is_written_where_the_link_did_not_say_it() {
    assert_eq!(
        page("<a class=\"phone\" href=\"tel:0520-6821001\">0520 6821001</a>"),
        "<span class=\"phone\">0520 6821001</span>"
    );
    assert_eq!(page("<a href=\"tel:12345\">打电话</a>"), "<span>打电话（12345）</span>");
    assert_eq!(page("<a href=\"mailto:a@b.example\">写信</a>"), "<span>写信（a@b.example）</span>");
}

#[test]
fn scripts_other_windows_and_frames_are_gone() {
    assert_eq!(page("<a href=\"javascript:x()\" onclick=\"y()\">甲</a>"), "<span>甲</span>");
    assert_eq!(page("<a href=\"b.html\" target=\"_blank\">甲</a>"), "<a href=\"b.html\">甲</a>");
    assert_eq!(page("<iframe src=\"https://b.example/\"></iframe>"), "</iframe>");
    assert_eq!(page("<meta http-equiv=Refresh content=\"0;url=https://b.example/\">"), "");
    assert_eq!(page("<map><area href=\"https://b.example/\"></map>").matches("b.example").count(), 0);
}

#[test]
fn a_form_that_would_send_elsewhere_does_not() {
    assert_eq!(
        page("<form action=\"https://b.example/\"><button formaction=\"//c.example/\">送</button></form>"),
        "<form><button>送</button></form>"
    );
}

#[test]
fn the_page_is_cut_where_its_body_ends() {
    let walked = walked("<html lang=\"zh\"><body>甲</body></html>");
    assert_eq!(walked.before, "<html data-kiosk lang=\"zh\"><body>甲");
    assert_eq!(walked.after, "</body></html>");
}

#[test]
fn links_in_drawings_are_judged_too() {
    assert_eq!(page("<svg><a xlink:href=\"b.html\"><path/></a></svg>"), "<svg><a href=\"b.html\"><path/></a></svg>");
    let walked = walked("<svg><a xlink:href=\"https://b.example/\">甲</a></svg>");
    assert_eq!(walked.taken[0].address, "https://b.example/");
    assert!(!walked.before.contains("b.example"), "{}", walked.before);
}
