//! Two guides in use have the same title.

use std::collections::HashMap;

use crate::check::rules::prelude::*;

pub const RULE: Rule = Rule {
    code: "G0103",
    name: "title-shared",
    level: Level::Warn,
    presence: false,
    zh: Doc {
        what: "两份在用的指南名称相同。",
        why: "列表里两行一样，群众不知道点哪个。",
        source: "GB/T 39554.2-2020 要素要求",
    },
    en: Doc {
        what: "Two guides in use have the same title.",
        why: "Two lines of a list look alike; nobody knows which to choose.",
        source: "GB/T 39554.2-2020 (elements of service items)",
    },
    bad: r#"=== guides/a.yaml
title: 公司变更登记
=== guides/b.yaml
title: «公司变更登记»
"#,
    good: r#"=== guides/a.yaml
title: 公司变更登记（住所）
=== guides/b.yaml
title: 公司变更登记（法定代表人）
=== guides/c.yaml
title: 公司变更登记（住所）
status: 取消
"#,
    check: Check::Content(check),
};

fn check(scope: &Scope<'_>, found: &mut Found) {
    let mut first: HashMap<&str, &Text> = HashMap::new();
    for guide in scope.guides().filter(|guide| guide.is_shown() && !guide.title.is_empty()) {
        let earlier = *first.entry(&guide.title).or_insert(&guide.title);
        if earlier.span != guide.title.span {
            let finding = RULE.at(guide.title.span).arg("title", &guide.title.value);
            found.push(finding.arg("place", scope.line(earlier.span)).help("title-shared.help"));
        }
    }
}
