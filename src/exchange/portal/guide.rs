//! One item → the file of its guide, with its links, its gaps and a comment in the place of each.

use super::catalogue::{Catalogues, desk_keys, hall_key, item_key};
use super::item::{Item, Paper};
use super::place::Place;
use super::tree::{File, missing, zh};
use crate::exchange::write::{Draft, Yaml, comment};
use crate::lang::Lang;
use crate::model::{Channel, Guide, MaterialUse, Online, Record, TaskType};

/// A guide: YAML, or Markdown where the place of handling is only known as text.
pub fn guide(item: &Item, all: &Catalogues) -> (File, Vec<&'static str>) {
    let mut draft = item.draft.clone();
    link(&mut draft, item, all);
    let gaps = gaps(&draft, item);
    remark_nested(&mut draft, &gaps);
    draft.set("source_gaps", Yaml::Words(gaps.clone()));
    let mut text = String::new();
    comment(&mut text, zh("import.head-guide"), 0);
    text.push_str(&draft.yaml::<Guide>(&gaps, 0));
    let folder = item.office.as_ref().map(|office| format!("/{}", all.ids.offices[&office.key])).unwrap_or_default();
    let path = format!("guides{folder}/{}", all.ids.guides[&item_key(item)]);
    let file = match place_text(&item.place) {
        Some(place) => {
            let body = format!("## {}\n\n{}\n", zh("import.place"), escaped(place));
            File { path: path + ".md", text: format!("---\n{text}---\n\n{body}") }
        }
        None => File { path: path + ".yaml", text },
    };
    (file, gaps)
}

fn place_text(place: &Place) -> Option<&str> {
    match place {
        Place::Text(text) => Some(text),
        Place::Windows(counter) => counter.more.as_deref(),
        Place::Unknown | Place::Nowhere => None,
    }
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Sets the fields that name other entries.
fn link(draft: &mut Draft, item: &Item, all: &Catalogues) {
    if let Some(office) = &item.office {
        draft.text("department", &all.ids.offices[&office.key]);
    }
    let joint = item.bodies.iter().filter_map(|body| all.office_named(&body.name));
    draft.set("joint_bodies", Yaml::texts(joint.map(|key| &all.ids.offices[key])));
    draft.set("topics", Yaml::texts(item.topics.iter().map(|name| &all.ids.topics[name])));
    draft.set("materials", Yaml::List(item.papers.iter().map(|paper| material(paper, all)).collect()));
    if let Place::Windows(counter) = &item.place {
        let keys = desk_keys(counter);
        debug_assert!(all.halls.contains_key(&hall_key(counter)));
        draft.set("windows", Yaml::texts(keys.iter().map(|(key, _)| &all.ids.desks[key])));
    }
}

fn material(paper: &Paper, all: &Catalogues) -> Yaml {
    let count = |name, count: Option<u32>| count.map(|count| (name, Yaml::text(count.to_string())));
    let note = Some(("note", Yaml::text(&paper.asked.note))).filter(|_| !paper.asked.note.is_empty());
    let id = ("material", Yaml::text(&all.ids.papers[&paper.asked.key]));
    let when = paper.only.map(|situation| ("when", situation.when()));
    let counts = [count("originals", paper.asked.originals), count("copies", paper.asked.copies), note, when];
    Yaml::Map([id].into_iter().chain(counts.into_iter().flatten()).collect())
}

/// Fields of the guide, and of the records in it, that the source does not give.
fn gaps(draft: &Draft, item: &Item) -> Vec<&'static str> {
    let mut gaps = missing::<Guide>(draft);
    if item.is_cut {
        gaps.push("conditions");
    }
    let is = |field: &str, word: &str| draft.text_of(field) == Some(word);
    let conditional = [
        ("quota", is("task_type", TaskType::Licence.zh())),
        ("remedy", draft.has("task_type") && !is("task_type", TaskType::PublicService.zh())),
        ("windows", draft.lists("channels", Channel::Window.zh())),
        ("visit_reason", draft.has("visits") && !is("visits", "0")),
        ("online", draft.lists("channels", Channel::Online.zh())),
    ];
    gaps.extend(conditional.into_iter().filter(|(field, holds)| *holds && !draft.has(field)).map(|(field, _)| field));
    let place = |name: &&str| Guide::FIELDS.iter().position(|field| field.name == *name);
    gaps.sort_by_key(place);
    if draft.has("materials") {
        let uncounted = item.papers.iter().any(|paper| paper.asked.originals.is_none() && paper.asked.copies.is_none());
        gaps.extend(uncounted.then_some("materials.originals"));
        gaps.extend(["materials.medium", "materials.necessity", "materials.source"]);
    }
    gaps.extend(draft.has("online").then_some("online.depth"));
    gaps
}

/// The comment above a list whose entries lack fields.
fn remark_nested(draft: &mut Draft, gaps: &[&'static str]) {
    for (list, fields) in [("materials", MaterialUse::FIELDS), ("online", Online::FIELDS)] {
        let lacking =
            fields.iter().filter(|field| gaps.iter().any(|gap| gap.split_once('.') == Some((list, field.name))));
        let words: Vec<String> = lacking.map(|field| format!("{}（{}）", field.zh, field.name)).collect();
        if !words.is_empty() {
            draft.remark(list, Lang::Zh.text("import.gap-nested").replace("{all}", &words.join("、")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::Record as Line;
    use super::super::{catalogue, item};
    use super::*;

    fn guide_of(json: &str) -> File {
        let record = Line::read(1, json.as_bytes()).unwrap();
        let items = [item::item(&record, item::title(&record).unwrap(), &mut Vec::new())];
        guide(&items[0], &catalogue::collect(&items)).0
    }

    #[test]
    fn gaps_are_listed_and_marked() {
        let file =
            guide_of(r#"{"TASK_NAME":"甲","TASK_TYPE_TEXT":"行政许可","material_intro":["乙"],"visit_number":"1"}"#);
        assert!(file.path.starts_with("guides/jia-") && file.path.ends_with(".yaml"), "{}", file.path);
        for line in [
            "# 来源未提供：办理流程（steps）\n",
            "# 来源未提供：数量限制（quota）\n",
            "# 来源未提供：到场原因（visit_reason）\n",
            "# 来源未提供：原件份数（originals）、材料形式（medium）、必要性（necessity）、来源渠道（source）\nmaterials:\n",
        ] {
            assert!(file.text.contains(line), "{line}{}", file.text);
        }
        assert!(!file.text.contains("windows"), "no way is known, so no window is missed");
        assert!(file.text.contains("remedy, "), "{}", file.text);
    }

    #[test]
    fn a_place_that_is_no_window_becomes_body_text() {
        let file = guide_of(r#"{"TASK_NAME":"甲","handle_location":"办理地点：一路5号[东]612房"}"#);
        assert!(file.path.ends_with(".md"));
        assert!(file.text.ends_with("---\n\n## 办理地点\n\n一路5号\\[东\\]612房\n"), "{}", file.text);
        assert!(file.text.contains("来源未提供：办理窗口（windows）"));
    }
}
