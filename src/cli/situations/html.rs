//! A decision table as one page for reviewers: no script, nothing loaded from elsewhere, fit for paper.

use std::fmt::Write as _;

use super::sheet::{Line, Sheet};
use crate::lang::Lang;

const STYLE: &str = "body{font:17px/1.6 system-ui,'Noto Sans CJK SC',sans-serif;color:#1a1a1a;background:#fff;margin:1.5rem auto;max-width:80rem;padding:0 1rem}
h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:1rem 0 .25rem}td:nth-child(2){min-width:15rem}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.5rem 0}
th,td{border:1px solid #767676;padding:.5rem .6rem;text-align:left;vertical-align:top;min-width:6rem}thead th{background:#e8eef7}
tbody th{background:#f6f6f6;font-weight:600;min-width:12rem}ul{margin:0;padding-left:1.1rem}.count{font-weight:400;color:#4a4a4a}
@media print{body{max-width:none;font-size:10pt;margin:0}thead{display:table-header-group}tr{break-inside:avoid}.wide{overflow:visible}}";

pub fn page(sheet: &Sheet, lang: Lang) -> String {
    let title = escaped(&lang.say("situations.page-title", &[("title", &sheet.title)]));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
        <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        if lang == Lang::Zh { "zh-CN" } else { "en" }
    );
    let _ = writeln!(page, "<h2>{}</h2>\n<ol>", lang.text("situations.questions"));
    for question in &sheet.questions {
        let _ = writeln!(page, "<li>{}</li>", escaped(question));
    }
    let _ =
        writeln!(page, "</ol>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\">\n<table>");
    let _ = writeln!(page, "<caption>{}</caption>\n<thead>\n<tr>", escaped(&sheet.said(lang)));
    let groups = sheet.rows.first().map(|line| line.outcome.groups.iter().map(|(key, _)| *key).collect::<Vec<_>>());
    let heads = ["situations.head-case", "situations.materials"].into_iter().chain(groups.unwrap_or_default());
    for head in heads {
        let _ = writeln!(page, "<th scope=\"col\">{}</th>", escaped(lang.text(head)));
    }
    page += "</tr>\n</thead>\n<tbody>\n";
    sheet.rows.iter().for_each(|line| page += &row(line, lang));
    page += "</tbody>\n</table>\n</div>\n";
    if !sheet.is_all {
        let _ = writeln!(page, "<p>{}</p>", escaped(lang.text("situations.see-more")));
    }
    page + "</main>\n</body>\n</html>\n"
}

fn row(line: &Line, lang: Lang) -> String {
    let count = lang.say("situations.answers", &[("n", &line.count)]);
    let cases = list(&line.cases);
    let mut row = format!("<tr>\n<th scope=\"row\">{cases}<span class=\"count\">{}</span></th>\n", escaped(&count));
    let materials: Vec<String> = line.outcome.materials.iter().map(|item| item.shown(lang)).collect();
    let materials = if materials.is_empty() { vec![lang.text("situations.nothing").to_owned()] } else { materials };
    for cell in std::iter::once(&materials).chain(line.outcome.groups.iter().map(|(_, lines)| lines)) {
        let _ = writeln!(row, "<td>{}</td>", list(cell));
    }
    row + "</tr>\n"
}

fn list(lines: &[String]) -> String {
    match lines {
        [] => "—".to_owned(),
        [line] => format!("<p style=\"margin:0\">{}</p>", escaped(line)),
        lines => {
            let items: String = lines.iter().map(|line| format!("<li>{}</li>", escaped(line))).collect();
            format!("<ul>{items}</ul>")
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
