//! The template engine: loading, filters, texts, and errors that name template, line and column.

use std::collections::BTreeMap;

use serde::Deserialize;
use tera::{ErrorKind, Kwargs, State, Tera, Value};

use super::markdown;
use crate::diag::Diagnostic;
use crate::flow::Layout;
use crate::lang::Lang;
use crate::pages::view::Drawing;
use crate::render::{flow, plan};

/// Compiles every `*.html` of the theme.
pub fn new(files: &BTreeMap<String, Vec<u8>>) -> Result<Tera, Box<Diagnostic>> {
    let mut tera = Tera::new();
    tera.register_filter("markdown", to_html);
    tera.register_filter("fill", fill);
    tera.register_filter("urlencode", urlencode);
    tera.register_filter("dial", dial);
    tera.register_filter("qr", qr);
    tera.register_filter("clause", clause);
    tera.register_filter("floor_plan", floor_plan);
    tera.register_filter("flow_chart", flow_chart);
    let mut templates = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).map_err(|_| Box::new(not_text(path)))?;
        templates.push((path.as_str(), text));
    }
    tera.add_raw_templates(templates).map_err(|error| Box::new(explain(&error, "")))?;
    Ok(tera)
}

/// The theme's words in one language, by key.
pub fn texts(files: &BTreeMap<String, Vec<u8>>, lang: Lang) -> Result<BTreeMap<String, String>, Box<Diagnostic>> {
    let path = format!("lang/{}.json", lang.code());
    let bytes = files.get(&path).map(Vec::as_slice).unwrap_or_default();
    serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("{path}:{}:{}", error.line(), error.column());
        Box::new(Diagnostic::error("theme-language", None).arg("place", place).arg("detail", error.to_string()))
    })
}

/// A file of the theme that is not UTF-8.
pub fn not_text(path: &str) -> Diagnostic {
    Diagnostic::error("theme-not-text", None).arg("path", path)
}

/// A template error as a finding; `page` is the page that was being made, if any.
pub fn explain(error: &tera::Error, page: &str) -> Diagnostic {
    let place = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            (format!("{}:{}:{}", report.filename(), span.start_line, span.start_col + 1), report.message().to_owned())
        }
        other => (String::new(), other.to_string()),
    };
    let finding = Diagnostic::error("theme-template", None).arg("place", place.0).arg("detail", place.1);
    match page {
        "" => finding.help("theme-template.help"),
        page => finding.arg("page", page).help("theme-template.help-page"),
    }
}

/// `{{ text | markdown(root=root) }}`
fn to_html(text: &str, kwargs: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let root: &str = kwargs.must_get("root")?;
    Ok(Value::safe_string(&markdown::to_html(text, root)))
}

/// `{{ plan.drawing | floor_plan }}`: the picture.
fn floor_plan(drawing: &Value, _: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let drawing = Drawing::deserialize(drawing).map_err(|error| tera::Error::message(error.to_string()))?;
    Ok(Value::safe_string(&plan::inline(&drawing)))
}

/// `{{ chart.narrow | flow_chart(class="…", title=chart.title, note=chart.note) }}`: the picture.
fn flow_chart(layout: &Value, kwargs: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let layout = Layout::deserialize(layout).map_err(|error| tera::Error::message(error.to_string()))?;
    let text = |name| kwargs.must_get::<&str>(name);
    Ok(Value::safe_string(&flow::inline(&layout, text("class")?, text("title")?, text("note")?)))
}

/// `{{ t.count_guides | fill(n=12) }}`: puts the argument in the place of `{n}`.
fn fill(text: &str, kwargs: Kwargs, _: &State) -> tera::TeraResult<String> {
    let n: Value = kwargs.must_get::<Value>("n")?;
    Ok(text.replace("{n}", &n.to_string()))
}

/// `{{ number | dial }}`: the number as a telephone takes it, or nothing where a text is not one number.
fn dial(text: &str, _: Kwargs, _: &State) -> tera::TeraResult<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (number, extension) =
        text.split_once('转').map_or((text.as_str(), ""), |(number, extension)| (number, extension));
    let is_number = |part: &str| part.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+'));
    let is_short = number.chars().filter(char::is_ascii_digit).count() < 3;
    if is_short || !is_number(number) || !is_number(extension) {
        return Ok(String::new());
    }
    // A comma is the pause before an extension.
    Ok(if extension.is_empty() { number.to_owned() } else { format!("{number},{extension}") })
}

/// `{{ address | qr(name="…") }}`: the address as a QR code, or nothing where it is too long for one.
fn qr(address: &str, kwargs: Kwargs, _: &State) -> tera::TeraResult<Value> {
    let name: &str = kwargs.must_get("name")?;
    Ok(Value::safe_string(&crate::render::card::qr::inline(address, name).unwrap_or_default()))
}

/// `{{ sentence | clause }}`: without its full stop, to stand among others; `drop` is a last word that the label says.
fn clause(text: &str, kwargs: Kwargs, _: &State) -> tera::TeraResult<String> {
    let text = text.trim_end_matches('。');
    let dropped: Option<&str> = kwargs.get("drop")?;
    Ok(dropped.and_then(|word| text.strip_suffix(word)).unwrap_or(text).to_owned())
}

/// Percent-encodes everything but unreserved characters (RFC 3986, section 2.3) and `/`.
fn urlencode(text: &str, _: Kwargs, _: &State) -> tera::TeraResult<String> {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte))
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    Ok(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(template: &str) -> String {
        let files = BTreeMap::from([("a.html".to_owned(), template.as_bytes().to_vec())]);
        let tera = new(&files).unwrap_or_else(|finding| panic!("{finding:?}"));
        tera.render("a.html", &tera::Context::new()).unwrap()
    }

    #[test]
    fn a_text_that_is_no_number_is_not_dialled() {
        assert_eq!(rendered(r#"{{ "0520-6821001" | dial }}"#), "0520-6821001");
        assert_eq!(rendered(r#"{{ "0520-6821001 转 8" | dial }}"#), "0520-6821001,8");
        for text in ["", "无", "12345、12333", "请到窗口咨询", "(0520)6821001 8:30-17:00"] {
            assert_eq!(rendered(&format!("{{{{ \"{text}\" | dial }}}}")), "", "{text}");
        }
    }
}
