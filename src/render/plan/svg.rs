//! A drawing as SVG text.

use std::fmt::Write;

use crate::floor::fit::CELL;
use crate::pages::view::{Drawing, DrawnLabel, DrawnShape, Marker, Rect};

/// Around the floor, for the arrows at the doors.
const MARGIN: u16 = 12;
/// Letters that are as wide as a Chinese character at most, in any of these.
const FONTS: &str =
    "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif";
const INK: &str = "#1d2733";
const TARGET: &str = "#0b4f8a";

/// The picture on a page; its width grows with the letters of the page.
pub fn inline(drawing: &Drawing) -> String {
    let (width, height) = size(drawing);
    // At the size of text on a phone, a unit of the drawing is about a pixel.
    let em = (f32::from(width) / 18.5 * 10.0).round() / 10.0;
    let title = escaped(&drawing.title);
    format!(
        "<svg class=\"plan-svg\" viewBox=\"0 0 {width} {height}\" width=\"{em}em\" role=\"img\" aria-label=\"{title}\">{}</svg>",
        content(drawing)
    )
}

/// The picture as a file.
pub fn standalone(drawing: &Drawing) -> String {
    let (width, height) = size(drawing);
    let title = escaped(&drawing.title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><title>{title}</title>{}</svg>\n",
        content(drawing)
    )
}

fn size(drawing: &Drawing) -> (u16, u16) {
    (drawing.columns * CELL + 2 * MARGIN, drawing.rows * CELL + 2 * MARGIN)
}

fn content(drawing: &Drawing) -> String {
    let mut out = String::new();
    let floor = Rect { x: 0, y: 0, width: drawing.columns, height: drawing.rows };
    let _ = write!(out, "<g font-family=\"{FONTS}\" text-anchor=\"middle\" fill=\"{INK}\">");
    out.push_str(&rect(floor, "fill=\"#fff\""));
    let of = |kind: &'static str| drawing.shapes.iter().filter(move |shape| shape.kind == kind);
    of("accessible-path").for_each(|path| out.push_str(&ramp(path)));
    drawing.shapes.iter().for_each(|shape| out.push_str(&self::shape(shape)));
    out.push_str(&rect(floor, "fill=\"none\" stroke=\"#1d2733\" stroke-width=\"2.5\""));
    of("entrance").for_each(|shape| out.push_str(&(door(shape) + &arrow(shape))));
    if drawing.way.len() > 1 {
        out.push_str(&way(&drawing.way));
    }
    drawing.labels.iter().for_each(|label| out.push_str(&self::label(label, has_lines(drawing, label.place))));
    drawing.marker.iter().for_each(|marker| out.push_str(&self::marker(marker)));
    out + "</g>"
}

/// Where a cell begins.
fn at(cell: u16) -> u16 {
    MARGIN + cell * CELL
}

fn rect(place: Rect, paint: &str) -> String {
    let (width, height) = (place.width * CELL, place.height * CELL);
    format!("<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\" {paint}></rect>", at(place.x), at(place.y))
}

/// A kind shows by its shade and its outline; all shades leave black letters readable.
fn shape(shape: &DrawnShape) -> String {
    let line = "stroke=\"#56616e\" stroke-width=\"1\"";
    let paint = match shape.kind.as_str() {
        "wall" => "fill=\"#1d2733\"".to_owned(),
        "counter" => "fill=\"#fff\" stroke=\"#1d2733\" stroke-width=\"1.5\"".to_owned(),
        "desk" => "fill=\"#fff\" stroke=\"#1d2733\" stroke-width=\"2\"".to_owned(),
        "self-service" => format!("fill=\"#fff\" {line} stroke-dasharray=\"5 2\""),
        "waiting" => "fill=\"#f4f6f9\" stroke=\"#8a94a0\" stroke-width=\".7\" stroke-dasharray=\"1.5 2\"".to_owned(),
        "entrance" | "accessible-path" => return String::new(),
        "steps" | "stairs" | "escalator" => return treads(shape.place, line),
        "lift" => return cabin(shape.place, line),
        _ => format!("fill=\"#e4e8ee\" {line}"),
    };
    rect(shape.place, &paint)
}

/// A gap in the outer wall.
fn door(shape: &DrawnShape) -> String {
    let place = shape.place;
    let (left, top, width, height) = (at(place.x), at(place.y), place.width * CELL, place.height * CELL);
    let (x, y, along) = match shape.inwards.as_str() {
        "up" => (left, top + height, format!("h{width}")),
        "down" => (left, top, format!("h{width}")),
        "right" => (left, top, format!("v{height}")),
        "left" => (left + width, top, format!("v{height}")),
        _ => return String::new(),
    };
    format!("<path d=\"M{x} {y}{along}\" stroke=\"#fff\" stroke-width=\"4\"></path>")
}

/// A black arrow outside of the door, pointing in.
fn arrow(shape: &DrawnShape) -> String {
    let place = shape.place;
    let (left, top) = (at(place.x), at(place.y));
    let (width, height) = (place.width * CELL, place.height * CELL);
    let (x, y) = (left + width / 2, top + height / 2);
    let path = match shape.inwards.as_str() {
        "up" => format!("M{} {}h12l-6 -9z", x - 6, top + height + 11),
        "down" => format!("M{} {}h12l-6 9z", x - 6, top - 11),
        "right" => format!("M{} {}v12l9 -6z", left - 11, y - 6),
        "left" => format!("M{} {}v12l-9 -6z", left + width + 11, y - 6),
        _ => return String::new(),
    };
    format!("<path d=\"{path}\"></path>")
}

/// Lines across, as stairs are drawn.
fn treads(place: Rect, line: &str) -> String {
    let (left, top, width, height) = (at(place.x), at(place.y), place.width * CELL, place.height * CELL);
    let mut path = String::new();
    let step = usize::from(CELL / 2);
    match width >= height {
        true => (left..left + width).step_by(step).skip(1).for_each(|x| _ = write!(path, "M{x} {top}v{height}")),
        false => (top..top + height).step_by(step).skip(1).for_each(|y| _ = write!(path, "M{left} {y}h{width}")),
    }
    let lines = format!("<path d=\"{path}\" stroke=\"#aab2bd\" stroke-width=\".8\"></path>");
    rect(place, &format!("fill=\"#fff\" {line}")) + &lines
}

/// A lift: a cabin with crossed diagonals, as on every building plan.
fn cabin(place: Rect, line: &str) -> String {
    let (left, top, width, height) = (at(place.x), at(place.y), place.width * CELL, place.height * CELL);
    let cross = format!("M{left} {top}l{width} {height}M{left} {}l{width} -{height}", top + height);
    rect(place, &format!("fill=\"#fff\" {line}"))
        + &format!("<path d=\"{cross}\" stroke=\"#c3cad3\" stroke-width=\".8\"></path>")
}

/// An accessible path: a row of dots along its middle.
fn ramp(shape: &DrawnShape) -> String {
    let place = shape.place;
    let (left, top, width, height) = (at(place.x), at(place.y), place.width * CELL, place.height * CELL);
    let line = match place.width >= place.height {
        true => format!("M{} {}h{}", left + 2, top + height / 2, width - 4),
        false => format!("M{} {}v{}", left + width / 2, top + 2, height - 4),
    };
    format!(
        "<path d=\"{line}\" fill=\"none\" stroke=\"#8a94a0\" stroke-width=\"3\" stroke-dasharray=\".1 6\" stroke-linecap=\"round\"></path>"
    )
}

/// The way: a dashed line from cell to cell, a ring where it begins, an arrow head where it ends.
fn way(corners: &[(u16, u16)]) -> String {
    let middle = |(x, y): (u16, u16)| (at(x) + CELL / 2, at(y) + CELL / 2);
    let points: Vec<(u16, u16)> = corners.iter().map(|corner| middle(*corner)).collect();
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let (x, y) = points[0];
    let (end, before) = (points[points.len() - 1], points[points.len() - 2]);
    format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"5\"></polyline>\
         <polyline points=\"{}\" fill=\"none\" stroke=\"{TARGET}\" stroke-width=\"2.2\" stroke-dasharray=\"5 3\"></polyline>\
         <circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\" fill=\"#fff\" stroke=\"{TARGET}\" stroke-width=\"2\"></circle>{}",
        line.join(" "),
        line.join(" "),
        head(end, before)
    )
}

fn head((x, y): (u16, u16), (u, v): (u16, u16)) -> String {
    let path = match (x.cmp(&u), y.cmp(&v)) {
        (std::cmp::Ordering::Greater, _) => "l-4 -4v8z",
        (std::cmp::Ordering::Less, _) => "l4 -4v8z",
        (_, std::cmp::Ordering::Greater) => "l-4 -4h8z",
        _ => "l-4 4h8z",
    };
    let (x, y) = match path {
        "l-4 -4v8z" => (x + 3, y),
        "l4 -4v8z" => (x - 3, y),
        "l-4 -4h8z" => (x, y + 3),
        _ => (x, y - 3),
    };
    format!("<path d=\"M{x} {y}{path}\" fill=\"{TARGET}\"></path>")
}

/// Where lines end and labels begin, all the same: the outline of a window, and the text in the middle of its box.
fn label(label: &DrawnLabel, has_halo: bool) -> String {
    let place = label.place;
    let mut out = match (label.is_target, label.is_window) {
        (true, _) => rect(place, &format!("fill=\"{TARGET}\" stroke=\"{INK}\" stroke-width=\"3\"")),
        (false, true) => rect(place, &format!("fill=\"#fff\" stroke=\"{INK}\" stroke-width=\"1\"")),
        (false, false) => String::new(),
    };
    let fill = if label.is_target { "#fff" } else { INK };
    let halo = match has_halo {
        true => " stroke=\"#fff\" stroke-width=\"2.5\" paint-order=\"stroke\" stroke-linejoin=\"round\"",
        false => "",
    };
    let weight = if label.is_window { " font-weight=\"700\"" } else { "" };
    let x = f32::from(at(place.x)) + f32::from(place.width * CELL) / 2.0;
    let leading = f32::from(label.size) * 1.2;
    let middle = f32::from(at(place.y)) + f32::from(place.height * CELL) / 2.0;
    // The baseline lies about a third of the letters' size below their middle.
    let first = middle - leading * (label.lines.len() as f32 - 1.0) / 2.0 + f32::from(label.size) * 0.36;
    for (index, line) in label.lines.iter().enumerate() {
        let (y, line) = (first + leading * index as f32, escaped(line));
        let size = label.size;
        let _ = write!(
            out,
            "<text x=\"{x}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{fill}\"{weight}{halo}>{line}</text>"
        );
    }
    out
}

/// Whether lines run behind a label.
fn has_lines(drawing: &Drawing, place: Rect) -> bool {
    let is_lined = |kind: &str| matches!(kind, "steps" | "stairs" | "escalator" | "lift" | "entrance");
    drawing.shapes.iter().any(|shape| shape.place == place && is_lined(&shape.kind))
}

/// A speech bubble that says which window it is.
fn marker(marker: &Marker) -> String {
    let (place, target) = (marker.place, marker.target);
    let middle = |rect: Rect| (at(rect.x) + rect.width * CELL / 2, at(rect.y) + rect.height * CELL / 2);
    let ((x, y), (left, top)) = (middle(place), (at(target.x), at(target.y)));
    let (u, v) = (x.clamp(left, left + target.width * CELL), y.clamp(top, top + target.height * CELL));
    let bubble = rect(place, &format!("rx=\"5\" fill=\"#fff\" stroke=\"{INK}\" stroke-width=\"1.5\""));
    let line = format!("<path d=\"M{x} {y}L{u} {v}\" stroke=\"{INK}\" stroke-width=\"1.5\"></path>");
    let again = rect(target, &format!("fill=\"none\" stroke=\"{INK}\" stroke-width=\"3\""));
    if place == target {
        return again;
    }
    let text = escaped(&marker.text);
    format!("{line}{bubble}<text x=\"{x}\" y=\"{}\" font-size=\"12\" font-weight=\"700\">{text}</text>", y + 4)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
