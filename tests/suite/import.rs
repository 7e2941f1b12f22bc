//! `mingbai import` from a file to a folder that our own loader reads: invented items of an invented portal.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use mingbai::diag::Diagnostics;
use mingbai::resolve::Portal;
use proptest::collection::vec;
use proptest::prelude::*;

const LIBRARY: &str = r#""DEPT_NAME":" 青禾市图书馆","ORGCODE":"MB0000018""#;
const MUSEUM: &str = r#""DEPT_NAME":"青禾市博物馆","ORGCODE":"MB0000026""#;

/// Good items, one a line.
fn items() -> Vec<String> {
    vec![
        format!(
            r#"{{"TASK_NAME":"读者证办理(首次申领)","matter_name":"读者证办理","subTaskName":"首次申领",{LIBRARY},
            "TASK_CODE":"12379900MB0000018N3370000001001","CATAID":"370000001001","CATANAME":"读者服务",
            "TASK_TYPE_TEXT":"公共服务","service_object_name":["自然人"],"theme_category":["文化体育","入学"],
            "matter_daily":"办借书证，办图书证","matter_short":"无","matter_level":"市级","AREA_CODE_TEXT":"青禾市",
            "handle_time":"5(工作日)","handle_time_limit":"1(工作日)","visit_number":"1",
            "accept_standard":"符合下列条件： 1.年满六周岁； 2.持有效证件。",
            "material_intro":["1.《读者登记表》（一式两份）；","居民户口簿原件","居民户口簿复印件2份"],
            "handle_location":"办理地点：青禾市书院路5号青禾市图书馆一楼1-2号窗口",
            "ONLINECHECK":"1","online_book":"是","URL":"https://lib.qinghe.example/card","bear_paltform":"青禾读书",
            "courier_service":"是","consult_phone":"（0520）6821001；0520-6821002","complain_phone":"12345"}}"#
        ),
        format!(
            r#"{{"TASK_NAME":"读者证补办",{LIBRARY},"TASK_CODE":"12379900MB0000018N3370000001002",
            "TASK_TYPE_TEXT":"公共服务","service_object_name":["自然人"],"theme_category":["文化体育"],
            "accept_standard":"证件遗失的，应当符合下列条件：","material_intro":["读者登记表","居民 户口簿"],
            "handle_location":"办理地点：青禾市书院路5号青禾市图书馆一楼2号窗口","ONLINECHECK":"0","visit_number":"0"}}"#
        ),
        format!(
            r#"{{"TASK_NAME":"馆藏文物复制许可",{MUSEUM},"TASK_CODE":"11379900MB0000026L3370000002001",
            "TASK_TYPE_TEXT":"行政许可","service_object_name":["企业法人","事业法人"],"theme_category":["文化体育"],
            "co_department":"青禾市图书馆（受理）、省级文物（决定与公开）","accept_standard":"无",
            "material_intro":["文物复制申请表"],"handle_location":"办理地点：青禾市城隍路3号东院201房",
            "handle_time":"20(工作日)","handle_time_limit":"10(工作日)","consult_phone":"咨询电话：0520-6822001，周一闭馆",
            "TASK_TAG":"试点","courier_service":"否"}}"#
        ),
        r#"{"TASK_NAME":"义务讲解员登记","handle_location":"无线下办理窗口","ONLINECHECK":"1","material_intro":"无"}"#
            .to_owned(),
    ]
}

/// The good items among lines that must be refused.
fn mixed() -> Vec<u8> {
    let good: Vec<String> = items().into_iter().map(|item| item.replace('\n', " ")).collect();
    let twice = r#"{"TASK_NAME":"读者证换发","TASK_CODE":"12379900MB0000018N3370000001002"}"#;
    let mut bytes = Vec::new();
    let lines: [&[u8]; 10] = [
        good[0].as_bytes(),
        b"{\"TASK_NAME\": \"\xb6\xc1\xd5\xdf\"}",
        good[1].as_bytes(),
        b"{\"TASK_NAME\": \"half",
        b"",
        good[2].as_bytes(),
        twice.as_bytes(),
        br#"{"TASK_NAME":"  ","DEPT_NAME":"a"}"#,
        b"[1, 2]",
        good[3].as_bytes(),
    ];
    lines.iter().for_each(|line| bytes.extend([*line, b"\n"].concat()));
    bytes.extend(format!("{{\"TASK_NAME\":\"{}\"}}\n", "长".repeat(400_000)).bytes());
    bytes
}

struct Trial {
    folder: tempfile::TempDir,
}

impl Trial {
    fn new(input: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("items.jsonl"), input).unwrap();
        Trial { folder }
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mingbai"));
        command.current_dir(self.folder.path()).args(args).output().unwrap()
    }

    fn import(&self) -> Output {
        self.run(&["import", "items.jsonl", "--out", "made"])
    }

    /// All files of a folder by their relative paths.
    fn files(&self, name: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        collect(&self.folder.path().join(name), "", &mut found);
        found
    }

    /// The one guide with this title.
    fn guide(&self, title: &str) -> (String, String) {
        let line = format!("title: {title}\n");
        let mut guides = self.files("made").into_iter().filter(|(_, text)| text.contains(&line));
        guides.next().unwrap_or_else(|| panic!("no guide {title}"))
    }

    /// The folder as our own loader understands it.
    fn load(&self) -> (Portal, Diagnostics) {
        let (tree, mut diags) = mingbai::source::read(&self.folder.path().join("made"), "made");
        let (content, found) = mingbai::model::parse(&tree);
        diags.extend(found);
        let (portal, found) = mingbai::resolve::resolve(content);
        diags.extend(found);
        (portal, diags)
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type().unwrap().is_dir() {
            true => collect(&entry.path(), &format!("{name}/"), found),
            false => drop(found.insert(name, fs::read_to_string(entry.path()).unwrap())),
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn lines(items: &[String]) -> Vec<u8> {
    items.iter().map(|item| item.replace('\n', " ") + "\n").collect::<String>().into_bytes()
}

#[test]
fn bad_lines_are_named_and_the_others_imported() {
    let trial = Trial::new(&mixed());
    let output = trial.import();
    let (report, errors) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{errors}");
    let wanted = [
        ("import-not-utf8", 2),
        ("import-not-json", 4),
        ("import-duplicate-code", 7),
        ("import-no-name", 8),
        ("import-not-an-object", 9),
        ("import-too-long", 11),
    ];
    let found: Vec<&str> = errors.lines().filter(|line| line.starts_with("错误")).collect();
    assert_eq!(found.len(), wanted.len(), "{errors}");
    for ((code, line), found) in wanted.iter().zip(found) {
        assert!(found.contains(code) && found.contains(&format!("items.jsonl:{line}: ")), "{code}: {found}");
    }
    assert!(errors.contains("12379900MB0000018N3370000001002 与第 3 行相同"), "{errors}");
    assert!(report.contains("读入 11 行，其中空行 1；导入 4 个事项，拒收 6 行"), "{report}");
    assert_eq!(trial.files("made").keys().filter(|path| path.starts_with("guides/")).count(), 4);
}

#[test]
fn the_folder_is_whole_content_that_only_lacks_what_the_source_lacks() {
    let trial = Trial::new(&lines(&items()));
    assert_eq!(trial.import().status.code(), Some(0));
    let (portal, diags) = trial.load();
    let codes: std::collections::BTreeSet<&str> = diags.iter().map(|finding| finding.code).collect();
    assert!(codes.iter().all(|code| matches!(*code, "missing-field" | "wanted-field")), "{codes:?}");
    assert!(diags.has_errors(), "missing fields are errors unless they are allowed");
    let content = &portal.content;
    let counts = [content.guides.len(), content.departments.len(), content.topics.len(), content.materials.len()];
    assert_eq!(counts, [4, 2, 2, 3]);
    assert_eq!([content.halls.len(), content.windows.len()], [1, 2]);
    let shared = portal.links.window_guides.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(shared.iter().max(), Some(&2), "both items use window 2");
}

#[test]
fn incomplete_content_passes_the_check_only_when_allowed() {
    let trial = Trial::new(&lines(&items()));
    trial.import();
    let strict = trial.run(&["check", "--content", "made"]);
    let allowed = trial.run(&["check", "--content", "made", "--allow-incomplete"]);
    assert_eq!((strict.status.code(), allowed.status.code()), (Some(1), Some(0)));
    assert!(text(&allowed.stderr).contains("共 0 个错误"), "{}", text(&allowed.stderr));
    assert!(text(&allowed.stderr).contains("警告[missing-field]"));

    // Everything but a missing field stays an error.
    let (path, guide) = trial.guide("读者证补办");
    fs::write(trial.folder.path().join("made").join(path), guide + "department: nowhere\nstatus: 不详\n").unwrap();
    assert_eq!(trial.run(&["check", "--content", "made", "--allow-incomplete"]).status.code(), Some(1));
}

#[test]
fn a_record_becomes_a_guide() {
    let trial = Trial::new(&lines(&items()));
    trial.import();
    let (path, guide) = trial.guide("读者证办理(首次申领)");
    assert!(path.starts_with("guides/qing-he-shi-tu-shu-guan-") && path.ends_with(".yaml"), "{path}");
    for part in [
        "aliases:\n  - 办借书证\n  - 办图书证\n",
        "catalog_code: 370000001001\ntask_code: 12379900MB0000018N3370000001001\ntask_type: 公共服务\n",
        "conditions:\n  - \"符合下列条件：\"\n  - 年满六周岁\n  - 持有效证件。\n",
        "    originals: 2\n",
        "    note: 原件\n",
        "    copies: 2\n",
        "statutory_limit: 5个工作日\npromised_limit: 1个工作日\n",
        "channels:\n  - 窗口办理\n  - 网上办理\n",
        "visits: 1\n",
        "post: 支持物流快递\n",
        "consult_phone: 0520-6821001、0520-6821002\n",
        "# 来源未提供：办理流程（steps）\n",
        "# 来源原文 CATANAME：读者服务\n",
        "source_gaps: [summary, status, legal_basis, steps, case_type, fees, visit_reason, results, delivery, ",
    ] {
        assert!(guide.contains(part), "{part}\n{guide}");
    }
    assert!(!guide.contains("quota") && !guide.contains("remedy"), "{guide}");
}

#[test]
fn what_cannot_be_mapped_is_kept_and_reported() {
    let trial = Trial::new(&lines(&items()));
    let report = text(&trial.import().stdout);
    let (path, guide) = trial.guide("馆藏文物复制许可");
    assert!(path.ends_with(".md") && guide.ends_with("\n## 办理地点\n\n青禾市城隍路3号东院201房\n"), "{guide}");
    for part in [
        "accepting_body: 青禾市图书馆\ndeciding_body: 省级文物\n",
        "joint_bodies:\n  - qing-he-shi-tu-shu-guan-",
        "# 来源原文 co_department：青禾市图书馆（受理）、省级文物（决定与公开）\n",
        "# 来源原文 TASK_TAG：试点\n",
        "# 来源未提供：数量限制（quota）\n",
        "# 来源未提供：办理窗口（windows）\n",
    ] {
        assert!(guide.contains(part), "{part}\n{guide}");
    }
    for part in ["- TASK_TAG × 1: ", "“试点”(3)", "- accept_standard × 1: ", "- 居民户口簿 ← "] {
        assert!(report.contains(part), "{part}\n{report}");
    }
    let cut = trial.guide("读者证补办").1;
    assert!(cut.contains("# 需核对 accept_standard：") && cut.contains("legal_basis, conditions, steps"), "{cut}");
}

#[test]
fn the_same_items_in_any_order_give_the_same_folder() {
    let mut items = items();
    let first = Trial::new(&lines(&items));
    first.import();
    items.reverse();
    let second = Trial::new(&lines(&items));
    second.import();
    assert_eq!(first.files("made"), second.files("made"));
    let third = Trial::new(&lines(&items[3..]));
    third.import();
    assert_eq!(
        first.guide("读者证办理(首次申领)"),
        third.guide("读者证办理(首次申领)"),
        "identifiers do not depend on neighbours"
    );
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let trial = Trial::new(&lines(&items()));
    assert_eq!(trial.import().status.code(), Some(0));
    let before = trial.files("made");
    let again = trial.import();
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("错误[import-out-used]"), "{}", text(&again.stderr));
    assert_eq!(trial.files("made"), before);

    let into_file = trial.run(&["import", "items.jsonl", "--out", "items.jsonl"]);
    assert!(text(&into_file.stderr).contains("import-out-not-a-folder"));
    let beside = fs::read_dir(trial.folder.path()).unwrap().count();
    assert_eq!(beside, 2, "no staging folder is left");
}

#[test]
fn the_report_goes_where_it_is_asked_for() {
    let trial = Trial::new(&lines(&items()));
    let inside = trial.run(&["import", "items.jsonl", "--out", "made", "--report", "made/report.md"]);
    assert_eq!(inside.status.code(), Some(2));
    let args = ["import", "items.jsonl", "--out", "made", "--report", "report.md", "--lang", "en"];
    let output = trial.run(&args);
    let report = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(fs::read_to_string(trial.folder.path().join("report.md")).unwrap(), report);
    assert!(report.starts_with("# Import report\n") && report.contains("4 items imported"), "{report}");
    assert!(!report.contains("import."), "every text is written: {report}");
    assert!(trial.guide("读者证补办").1.contains("# 来源未提供："), "the content does not depend on the language");
    let again = trial.run(&["import", "items.jsonl", "--out", "other", "--report", "report.md"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(!trial.folder.path().join("other").exists());
}

#[test]
fn an_input_without_items_writes_nothing() {
    for (input, code) in
        [(&b""[..], "import-nothing"), (b"\n\n", "import-nothing"), (b"PK\x03\x04\xff", "import-not-utf8")]
    {
        let trial = Trial::new(input);
        let output = trial.import();
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains(code), "{}", text(&output.stderr));
        assert!(!trial.folder.path().join("made").exists());
    }
    let trial = Trial::new(b"");
    let missing = trial.run(&["import", "none.jsonl", "--out", "made"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("import-unreadable"));
}

#[test]
#[cfg(unix)]
fn what_may_never_end_is_not_read() {
    let trial = Trial::new(b"");
    for (file, why) in [("/dev/zero", "那不是普通文件"), (".", "那是一个文件夹")] {
        let output = trial.run(&["import", file, "--out", "made"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(&format!("读不出 {file}：{why}")), "{}", text(&output.stderr));
    }
}

/// Texts full of everything the mappings look for.
const SIGNS: &str = "[ \t0-9０-９A-Z一二三十两年：:；;，,、。.()（）《》〈〉“”\"'#\\-—|>&*!%@`{}\\[\\]\\\\号楼层首室窗口大厅中心至份各原复印件一式盖章公第项电话转路司法审核受理无]{0,24}";

const FIELDS: &[&str] = &[
    "TASK_NAME",
    "matter_daily",
    "TASK_CODE",
    "ORGCODE",
    "DEPT_NAME",
    "co_department",
    "accept_standard",
    "handle_time",
    "handle_time_limit",
    "handle_location",
    "URL",
    "visit_number",
    "consult_phone",
    "complain_phone",
    "AREA_CODE_TEXT",
    "CATANAME",
];

fn any_item() -> impl Strategy<Value = String> {
    let texts = vec![prop_oneof![SIGNS, "\\PC{0,12}"]; FIELDS.len()];
    let lists = vec![vec(SIGNS, 0..5); 3];
    (texts, lists).prop_map(|(texts, lists)| {
        let mut fields = serde_json::Map::new();
        fields.extend(FIELDS.iter().zip(texts).map(|(name, text)| ((*name).to_owned(), text.into())));
        let names = ["material_intro", "theme_category", "service_object_name"];
        fields.extend(names.iter().zip(lists).map(|(name, list)| ((*name).to_owned(), list.into())));
        fields.insert("ONLINECHECK".to_owned(), "1".into());
        serde_json::Value::Object(fields).to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the texts hold, the loader reads what was written and finds nothing but gaps.
    #[test]
    fn any_text_becomes_content_that_our_loader_reads(items in vec(any_item(), 1..4)) {
        let input = items.join("\n");
        let imported = mingbai::exchange::portal::import(&mut input.as_bytes(), "any").unwrap();
        let trial = Trial::new(b"");
        for file in &imported.files {
            let path = trial.folder.path().join("made").join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &file.text).unwrap();
        }
        prop_assert_eq!(imported.report.imported + imported.report.refused, items.len());
        if !imported.files.is_empty() {
            let (portal, diags) = trial.load();
            let strange = diags.iter().find(|finding| !matches!(finding.code, "missing-field" | "wanted-field"));
            prop_assert!(strange.is_none(), "{:?}", strange);
            prop_assert_eq!(portal.content.guides.len(), imported.report.imported);
        }
    }
}
