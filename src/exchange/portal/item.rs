//! One record → one item: the values of a guide, and the names of the catalogue entries it needs.
//!
//! In: a [`Record`]. Out: an [`Item`] and a [`Note`] for each value that fills no field or not surely; such a value also
//! stands in the guide as a comment, so that nothing the portal said is lost. Deliberately absent: identifiers, which
//! need all records (`catalogue.rs`).

use super::bodies::Body;
use super::material::Asked;
use super::note::Note;
use super::place::Place;
use super::reader::Reader;
use super::record::Record;
use super::situation::Situation;
use super::text::one_line;
use crate::exchange::write::Draft;

/// A department as its records name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The organisation code, or the name where it is missing.
    pub key: String,
    pub name: String,
    pub uscc: Option<String>,
}

/// A material with the words of the portal.
#[derive(Debug, Clone)]
pub struct Paper {
    pub written: String,
    pub asked: Asked,
    /// In which situation alone it is needed.
    pub only: Option<Situation>,
}

/// What one record says.
#[derive(Debug, Clone)]
pub struct Item {
    pub line: usize,
    pub title: String,
    pub code: Option<String>,
    pub office: Option<Office>,
    pub bodies: Vec<Body>,
    /// The bodies as the record writes them.
    pub bodies_written: String,
    pub topics: Vec<String>,
    pub papers: Vec<Paper>,
    pub place: Place,
    /// The region of the department.
    pub region: Option<String>,
    /// The conditions break off in the source.
    pub is_cut: bool,
    pub draft: Draft,
}

/// The name of a record's item.
pub fn title(record: &Record) -> Option<String> {
    let name = record.text("TASK_NAME").or_else(|| record.text("matter_name"))?;
    Some(one_line(&name)).filter(|name| !name.is_empty())
}

/// Reads a record whose title is known.
pub fn item(record: &Record, title: String, notes: &mut Vec<Note>) -> Item {
    let mut reader = Reader { record, notes, draft: Draft::default() };
    reader.draft.text("title", title.clone());
    reader.names(&title);
    reader.codes();
    reader.kinds();
    let office = reader.office();
    let bodies = reader.bodies();
    let is_cut = reader.conditions();
    let papers = reader.papers();
    reader.limits();
    let place = reader.place();
    reader.channels(&place);
    reader.ways();
    reader.phones("consult_phone", "consult_phone");
    reader.phones("complain_phone", "complaint_phone");
    reader.leftovers();
    Item {
        line: record.line,
        title,
        code: reader.text("TASK_CODE"),
        office,
        bodies,
        bodies_written: reader.text("co_department").unwrap_or_default(),
        topics: record.list("theme_category").into_iter().map(one_line).collect(),
        papers,
        place,
        region: reader.text("AREA_CODE_TEXT"),
        is_cut,
        draft: reader.draft,
    }
}

#[cfg(test)]
mod tests {
    use super::super::note::Reason;
    use super::*;

    fn read(json: &str) -> (String, Vec<Reason>) {
        let record = Record::read(1, json.as_bytes()).unwrap();
        let mut notes = Vec::new();
        let item = item(&record, title(&record).unwrap(), &mut notes);
        (item.draft.yaml::<crate::model::Guide>(&[], 0), notes.iter().map(|note| note.reason).collect())
    }

    fn yaml(fields: &str) -> String {
        read(&format!(r#"{{"TASK_NAME":"读者证办理",{fields}}}"#)).0
    }

    fn reasons(fields: &str) -> Vec<Reason> {
        read(&format!(r#"{{"TASK_NAME":"读者证办理",{fields}}}"#)).1
    }

    #[test]
    fn keyword_lists_become_names() {
        let found = yaml(r#""matter_daily":"办读者证，借书证（图书，期刊）","matter_short":"读者证办理""#);
        assert_eq!(found, "title: 读者证办理\naliases:\n  - 办读者证\n  - 借书证（图书，期刊）\n");
        assert_eq!(yaml(r#""matter_daily":"无","matter_short":"""#), "title: 读者证办理\n");
    }

    #[test]
    fn the_longer_limit_is_the_statutory_one() {
        let found = yaml(r#""handle_time":"20(工作日)","handle_time_limit":"5(工作日)""#);
        assert!(found.contains("statutory_limit: 20个工作日\npromised_limit: 5个工作日\n"), "{found}");
        assert_eq!(reasons(r#""handle_time":"1(工作日)","handle_time_limit":"9(工作日)""#), [Reason::PromiseLonger]);
        assert_eq!(reasons(r#""handle_time":"另行通知""#), [Reason::NotALimit]);
    }

    #[test]
    fn unknown_words_are_noted_and_kept_as_comments() {
        let (found, reasons) =
            read(r#"{"TASK_NAME":"甲","TASK_TYPE_TEXT":"便民服务","service_object_name":["自然人","游客"]}"#);
        assert_eq!(reasons, [Reason::UnknownWord, Reason::UnknownWord]);
        assert!(
            found.contains(
                "# 来源原文 TASK_TYPE_TEXT：便民服务\n# 来源原文 service_object_name：游客\naudience:\n  - 自然人\n"
            ),
            "{found}"
        );
    }

    #[test]
    fn the_online_way_needs_an_address() {
        let online = r#""ONLINECHECK":"1","URL":"https://a.example/x","bear_paltform":"某平台""#;
        let found = yaml(online);
        assert!(
            found.contains("channels:\n  - 网上办理\nonline:\n  url: \"https://a.example/x\"\n  note: 某平台\n"),
            "{found}"
        );
        assert_eq!(reasons(r#""ONLINECHECK":"0","bear_paltform":"某平台""#), [Reason::NotOnline]);
        assert_eq!(reasons(r#""ONLINECHECK":"1","URL":"javascript:alert(1)""#), [Reason::NotAnAddress]);
        assert_eq!(reasons(r#""ONLINECHECK":"1","online_book":"否""#), [Reason::ChannelsDisagree]);
    }

    #[test]
    fn a_mobile_is_noted_but_never_repeated() {
        let (found, reasons) = read(r#"{"TASK_NAME":"甲","consult_phone":"13900000000"}"#);
        assert_eq!(reasons, [Reason::PrivateMobile]);
        assert!(found.contains("consult_phone：是手机号码") && !found.contains("139"), "{found}");
    }

    #[test]
    fn a_situation_in_the_name_of_a_material_becomes_a_question() {
        let (found, reasons) = read(
            r#"{"TASK_NAME":"甲","material_intro":["授权委托书（委托代理的提供）","代理人有效证件","登记表（适用于企业）"]}"#,
        );
        assert_eq!(reasons, [Reason::SituationRead, Reason::SituationRead, Reason::SituationUnread]);
        assert!(found.contains("questions:\n  - id: who\n    ask: 委托别人来办吗？\n"), "{found}");
        assert_eq!(found.matches("ask:").count(), 1, "asked once: {found}");
    }

    #[test]
    fn repeated_fields_count_only_when_they_differ() {
        assert_eq!(reasons(r#""matter_level":"市级","district":"市级""#), []);
        assert_eq!(reasons(r#""matter_level":"市级","district":"县级","TASK_TAG":"热","new":1,"URL":{}"#).len(), 4);
    }
}
