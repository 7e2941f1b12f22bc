//! An address → its QR code as a vector picture.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// Blank modules around the code, as ISO/IEC 18004 asks.
const QUIET_ZONE: usize = 4;

/// An SVG of one path: a run of dark modules is one rectangle. Level M bears a thumb print or a fold.
///
/// `None` when the address is too long for any QR code (2,331 bytes).
pub fn svg(address: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let side = code.width() + 2 * QUIET_ZONE;
    let path = path(&code);
    Some(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>"##
    ))
}

/// The same for a page: an element with this name for readers, every tag closed.
pub fn inline(address: &str, name: &str) -> Option<String> {
    let label = name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let svg = svg(address)?.replace("/>", "></path>");
    Some(svg.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{label}\" "), 1))
}

fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET_ZONE, y + QUIET_ZONE, run.len(), run.len());
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_pattern_stands_inside_the_quiet_zone() {
        let svg = svg("https://a.example/").unwrap();
        assert!(svg.contains(r#"viewBox="0 0 33 33""#), "25 modules and twice 4 blank ones: {svg}");
        assert!(svg.contains(r#"d="M4 4h7v1h-7z"#), "the first run is the top edge of a finder pattern: {svg}");
    }

    #[test]
    fn the_name_of_an_inline_code_is_text_and_its_tags_are_closed() {
        let svg = inline("https://a.example/", "<\"码\">").unwrap();
        assert!(svg.contains(r#"role="img" aria-label="&lt;&quot;码&quot;>""#) && !svg.contains("/>"), "{svg}");
    }

    #[test]
    fn an_endless_address_has_no_code() {
        assert_eq!(svg(&"x".repeat(3_000)), None);
    }
}
