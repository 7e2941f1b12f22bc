//! How large a card is set: as large as fits, whatever was guessed first.

use std::sync::LazyLock;

use mingbai::diag::Diagnostic;
use mingbai::pages::card::{Format, Order};
use mingbai::render::card::{Printer, Templates};
use mingbai::source;

const BASE: &str = include_str!("../../themes/default/cards/base.typ");

/// Items in a list, more or less of them, on a page of their own; "measured" tries one size after the other, as plainly as
/// can be. The list comes last, because one at the end of a page that is too small is cut off and takes no more than is left.
const LIST: &str = r##"
#import "base.typ": *
#let job = json("/data.json")
#set document(title: "字号", date: datetime(year: 2026, month: 9, day: 1))
#set page(width: 100mm, height: 100mm, margin: 0pt)
#let sizes = ((size: 14pt, tall: 1.44, step: 1.1), (size: 12pt, tall: 1.2, step: 1.1), (size: 10pt, tall: 1, step: 1))
#let body(option) = {
  set text(size: option.size)
  heading(level: 1)[字号]
  v(1fr)
  list(..range(job.lines).map(n => [第 #n 条]))
  v(2fr)
}
#let measured = layout(area => {
  let largest = sizes.find(option => measure(width: area.width, body(option)).height <= area.height)
  block(height: area.height, body(largest))
})
#styled(block(width: 100mm, height: 100mm, if job.guess == "measured" { measured } else {
  fitted(sizes, body, springs: 3, guess: if job.guess != none { _ => job.guess })
}))
"##;

/// A first page that a page break ends once the end of the document has been seen, beside something that is measured.
const ASKING: &str = r##"
#set document(title: "两页", date: datetime(year: 2026, month: 9, day: 1))
#set text(font: sys.inputs.font, lang: "zh", region: "cn")
= 两页
#context [宽 #measure[= 标题].width.pt()]
#context if query(<end>).len() > 0 { pagebreak() }
#context assert(counter(page).final().first() < 3)
完 #metadata(none) <end>
"##;

static LISTS: LazyLock<Printer> = LazyLock::new(|| printer(LIST));

fn printer(template: &str) -> Printer {
    let fonts = source::fonts::load(&[]).expect("a Chinese face");
    let templates = Templates::from([("base.typ".into(), BASE.into()), ("cards.typ".into(), template.into())]);
    Printer::new(fonts.family, fonts.files, &templates).expect("sound templates").0
}

fn order(data: String) -> Order {
    let date = "2026-09-01".to_owned();
    Order {
        template: "cards.typ",
        path: "cards/a.pdf".into(),
        date,
        format: Some(Format::A5),
        data,
        ..Order::default()
    }
}

/// `guess`: "measured", or how tall the smallest size is taken to be, in letters.
fn list(lines: usize, guess: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    LISTS.print(&order(format!(r#"{{"lines": {lines}, "guess": {guess}}}"#)))
}

#[test]
fn the_largest_size_that_fits_is_taken_whatever_was_guessed() {
    for lines in [1, 8, 12, 13, 14, 15, 16, 17, 18, 19] {
        let Ok(measured) = list(lines, "\"measured\"") else { panic!("{lines} lines fit in no size") };
        for guess in ["null", "1", "20", "26", "90"] {
            assert!(list(lines, guess).unwrap() == measured, "{lines} lines, guessed {guess}");
        }
    }
}

#[test]
fn what_fits_in_no_size_is_an_overflow_whatever_was_guessed() {
    for guess in ["null", "1", "26", "90"] {
        let finding = list(40, guess).expect_err("40 lines do not fit");
        assert_eq!(finding.code, "card-overflow", "guessed {guess}");
        assert_eq!(finding.arg_text("lines"), list(40, "null").unwrap_err().arg_text("lines"), "guessed {guess}");
    }
}

#[test]
fn what_a_template_asks_about_its_pages_is_answered_beside_what_it_measures() {
    assert_eq!(printer(ASKING).sheets(&order("{}".into())).unwrap().pages, 2);
}
