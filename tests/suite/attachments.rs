//! Attachments as the whole program sees them: found, named, allowed with a reason, and never in the way of a search.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use crate::support::{copy, mini};
use snapbox::cmd::Command;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const FORM: &str = "files/forms/visit-form.docx";

/// The small hall with this file under the name of a form that a material gives out.
fn hall(bytes: &[u8], remark: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    copy(&mini(), &content);
    fs::write(content.join(FORM), bytes).unwrap();
    let path = content.join("materials/more.yaml");
    fs::write(path, format!("visit-form:\n  name: 上门服务申请表\n  kind: 申请表\n  blank_form: {FORM}{remark}\n"))
        .unwrap();
    folder
}

fn docx(text: &str, author: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!("<w:p><w:t>上门服务申请表</w:t></w:p><w:p><w:t>{text}</w:t></w:p>");
    let core = format!("<c><dc:creator>{author}</dc:creator></c>");
    let parts =
        [("[Content_Types].xml", "<Types/>"), ("word/document.xml", document.as_str()), ("docProps/core.xml", &core)];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn run(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai")).args(args).current_dir(folder).output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

/// The findings of a check that are about attachments, each as code, message and file.
fn check(folder: &Path) -> Vec<String> {
    let (output, _) = run(folder, &["check", "--content", "content"]);
    let lines: Vec<&str> = output.lines().collect();
    let about = lines.windows(2).filter(|pair| pair[1].contains(FORM) && pair[1].contains("-->"));
    about.map(|pair| format!("{} {}", pair[0], pair[1].trim())).collect()
}

#[test]
fn a_number_in_an_attachment_stops_publishing_and_names_file_and_place() {
    let folder = hall(&docx("身份证号１１０１０５19491231002X", "王建国"), "");
    assert_eq!(
        check(folder.path()),
        [
            "错误[id-number]: 公民身份号码 1101**********002X（第 2 段） --> content/files/forms/visit-form.docx",
            "警告[document-author]: 附件里留着人名“王建国”（文档属性：作者） --> content/files/forms/visit-form.docx",
        ]
    );
    let (output, code) = run(folder.path(), &["build", "--content", "content", "--out", "out", "--no-cards"]);
    assert_eq!((code, folder.path().join("out").exists()), (Some(1), false), "{output}");
}

#[test]
fn an_office_phone_in_a_form_is_no_private_number() {
    let declared = fs::read_to_string(mini().join("windows/all.yaml")).unwrap();
    let folder = hall(&docx("咨询13912345678", "窗口"), "");
    assert_eq!(check(folder.path()).len(), 1);
    let line = declared.lines().find(|line| line.contains("phone:")).unwrap();
    let changed = declared.replacen(line, &format!("{}phone: 13912345678", &line[..line.find("phone:").unwrap()]), 1);
    fs::write(folder.path().join("content/windows/all.yaml"), changed).unwrap();
    assert_eq!(check(folder.path()), Vec::<String>::new());
}

#[test]
fn a_finding_about_an_attachment_is_allowed_where_the_attachment_is_named() {
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    let found = check(hall(&old, "").path());
    assert!(matches!(found.as_slice(), [one] if one.starts_with("警告[attachment-unchecked]")), "{found:?}");
    let folder = hall(&old, " # mingbai:allow attachment-unchecked 上级统一的老表格，已经看过");
    assert_eq!(check(folder.path()), Vec::<String>::new());
    let (output, _) = run(folder.path(), &["check", "--content", "content"]);
    assert!(!output.contains("unused-allow"), "{output}");
    let without_reason = check(hall(&old, " # mingbai:allow attachment-unchecked").path());
    assert_eq!(without_reason, found);
}

#[test]
fn a_clean_form_is_not_spoken_of() {
    assert_eq!(
        check(hall(&docx("姓名：＿＿＿＿　电话：＿＿＿＿", "白石县行政审批服务局"), "").path()),
        Vec::<String>::new()
    );
}

#[test]
fn a_search_does_not_open_attachments() {
    let folder = hall(&docx("13912345678", "王建国"), "");
    let (output, code) = run(folder.path(), &["search", "优待证", "--content", "content"]);
    assert!(!output.contains("private-mobile"), "{output}");
    assert_eq!(code, Some(0), "{output}");
}
