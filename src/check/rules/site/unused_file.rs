//! A file is published though nothing refers to it.

use std::collections::BTreeSet;

use crate::check::rules::prelude::*;
use pulldown_cmark::{Event, Tag};

pub const RULE: Rule = Rule {
    code: "S0206",
    name: "unused-file",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "files/ 里的文件没有任何地方用到，却会发布出去。",
        why: "旧表格留在网上，群众从搜索引擎下载来填，窗口不收。",
        source: "国办秘函〔2019〕19号（检查指标：信息不准确）",
    },
    en: Doc {
        what: "A file is published though nothing refers to it.",
        why: "Old forms stay on the web, are found by search engines, and the counter refuses them.",
        source: "国办秘函〔2019〕19号 (wrong information)",
    },
    bad: r#"=== files/forms/old.md
«»# 旧申请表
"#,
    good: r#"=== files/forms/new.md
# 申请表
=== files/map.png

=== materials/all.yaml
form:
  name: 申请表
  blank_form: files/forms/new.md
=== pages/a.md
---
title: 甲
---
![位置图](files/map.png)
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    if scope.lacks_guides() {
        return;
    }
    let used = used(scope);
    let attachments = scope.content.attachments.iter().map(|path| (path, None));
    let forms = scope.content.forms.iter().map(|form| (&form.path, Some(Span::start_of(form.body.file))));
    for (path, span) in attachments.chain(forms).filter(|(path, _)| !used.contains(path.as_str())) {
        found.push(RULE.at(span).arg("path", path).help("unused-file.help"));
    }
}

/// Files named by fields and linked from texts.
fn used(scope: &Scope<'_>) -> BTreeSet<String> {
    let content = scope.content;
    let catalogue = content.materials.iter().flat_map(|entry| [&entry.value.blank_form, &entry.value.sample]);
    let guides = scope.guides().flat_map(|guide| &guide.materials).flat_map(|used| [&used.blank_form, &used.sample]);
    let results = scope.guides().flat_map(|guide| &guide.results).map(|result| &result.sample);
    let mut used: BTreeSet<String> = catalogue.chain(guides).chain(results).map(|path| path.value.clone()).collect();
    let heads = content.guides.iter().map(|entry| &entry.value.body);
    let heads = heads.chain(content.pages.iter().map(|entry| &entry.value.body));
    let heads = heads.chain(content.notices.iter().map(|entry| &entry.value.body));
    for body in heads.chain(content.forms.iter().map(|form| &form.body)).filter(|body| body.text.contains("files/")) {
        for (event, _) in body.events() {
            if let Event::Start(Tag::Link { dest_url, .. }) | Event::Start(Tag::Image { dest_url, .. }) = event {
                let path = dest_url.split(['?', '#']).next().unwrap_or_default();
                used.insert(path.strip_suffix(".html").map_or(path.to_owned(), |stem| format!("{stem}.md")));
                used.insert(path.to_owned());
            }
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::RULE;

    #[test]
    fn the_place_of_an_attachment_is_its_path() {
        assert_eq!(
            crate::check::fixture::findings("=== files/old.pdf\n\n").iter().filter(|code| *code == RULE.name).count(),
            1
        );
    }
}
