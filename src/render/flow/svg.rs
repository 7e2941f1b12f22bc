//! A layout as SVG text.

use std::fmt::Write;

use crate::flow::{Edge, Frame, Kind, Layout, Rect, Words};

/// Letters that are as wide as a Chinese character at most, in any of these.
const FONTS: &str =
    "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif";
/// Length and half the width of the head of an arrow.
const HEAD: (i32, i32) = (9, 5);

/// The picture on a page, of this class; its title and description are read out instead of it.
pub fn inline(layout: &Layout, class: &str, title: &str, note: &str) -> String {
    let (width, height) = (layout.width, layout.height);
    let mut out = format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{title}</title><desc>{}</desc>",
        escaped(note),
        title = escaped(title),
    );
    out.push_str("<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\">");
    layout.frames.iter().for_each(|frame| out.push_str(&outline(frame)));
    out.push_str(&lines(layout));
    out.push_str("</g><g fill=\"currentColor\">");
    layout.edges.iter().filter(|edge| edge.has_head).for_each(|edge| out.push_str(&head(edge)));
    let _ = write!(out, "</g><g fill=\"currentColor\" font-family=\"{FONTS}\" font-size=\"16\">");
    let boxed = layout.frames.iter().flat_map(|frame| &frame.lines);
    let beside = layout.labels.iter().flat_map(|label| &label.lines);
    boxed.chain(beside).for_each(|words| out.push_str(&text(words)));
    out + "</g></svg>"
}

fn outline(frame: &Frame) -> String {
    let Rect { x, y, width, height } = frame.place;
    let kind = match frame.kind {
        Kind::Start | Kind::End => format!(" rx=\"{}\"", (height / 2).min(20)),
        Kind::Step => " rx=\"3\"".to_owned(),
        Kind::Aside => " stroke-dasharray=\"5 3\"".to_owned(),
    };
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{kind}></rect>")
}

/// All lines as two paths: those of the case, and those of what only hangs on.
fn lines(layout: &Layout) -> String {
    let path =
        |has_head: bool| -> String { layout.edges.iter().filter(|edge| edge.has_head == has_head).map(line).collect() };
    let (ways, hangers) = (path(true), path(false));
    let hangers = match hangers.is_empty() {
        true => hangers,
        false => format!("<path d=\"{hangers}\" stroke-dasharray=\"5 3\"></path>"),
    };
    match ways.is_empty() {
        true => hangers,
        false => format!("<path d=\"{ways}\"></path>{hangers}"),
    }
}

fn line(edge: &Edge) -> String {
    let mut path = String::new();
    for (index, (x, y)) in edge.points.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| edge.points[before]);
        let _ = match before {
            None => write!(path, "M{x} {y}"),
            Some((u, _)) if u == *x => write!(path, "V{y}"),
            Some(_) => write!(path, "H{x}"),
        };
    }
    path
}

fn head(edge: &Edge) -> String {
    let [.., (u, v), (x, y)] = edge.points.as_slice() else { return String::new() };
    let (long, half) = HEAD;
    let corners = match ((x - u).signum(), (y - v).signum()) {
        (1, _) => format!("l-{long} -{half}v{}z", 2 * half),
        (-1, _) => format!("l{long} -{half}v{}z", 2 * half),
        (_, 1) => format!("l-{half} -{long}h{}z", 2 * half),
        _ => format!("l-{half} {long}h{}z", 2 * half),
    };
    format!("<path d=\"M{x} {y}{corners}\"></path>")
}

fn text(words: &Words) -> String {
    let size = if words.size == 16 { String::new() } else { format!(" font-size=\"{}\"", words.size) };
    let weight = if words.is_bold { " font-weight=\"700\"" } else { "" };
    let anchor = if words.is_centred { " text-anchor=\"middle\"" } else { "" };
    let (x, y) = (words.x, words.y);
    format!("<text x=\"{x}\" y=\"{y}\"{size}{weight}{anchor}>{}</text>", escaped(&words.text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
