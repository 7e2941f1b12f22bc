//! The findings by department, post and file, and the guides of each department.

use std::collections::BTreeMap;

use super::super::Report;
use super::super::group::{Group, groups};
use super::matrix::{self, title};
use super::owner::{Owners, Section, Subject};
use super::review::is_overdue;
use super::view::{FindingRow, PostView, SectionView, SubjectView};
use crate::diag::{FileId, Severity};

/// Posts in the order of their names; files in the order of the report.
type Posts<'a> = BTreeMap<String, Vec<(Option<FileId>, String, Vec<Group<'a>>)>>;

/// Every department that has guides or findings, and what belongs to none.
pub fn sections(report: &Report<'_>) -> Vec<SectionView> {
    let mut found = found(report);
    for handle in report.portal.guides() {
        found.entry(section_of(report, handle)).or_default();
    }
    let mut sections: Vec<(Section, Posts<'_>)> = found.into_iter().collect();
    sections.sort_by_key(|(section, _)| order(report, *section));
    sections.into_iter().enumerate().map(|(number, (section, posts))| view(report, number, section, posts)).collect()
}

fn section_of(report: &Report<'_>, handle: crate::resolve::GuideHandle) -> Section {
    report.portal.guide_links(handle).department.map_or(Section::NoDepartment, Section::Department)
}

fn found<'a>(report: &Report<'a>) -> BTreeMap<Section, Posts<'a>> {
    let owners = Owners::new(report.portal, report.sources);
    let mut sections: BTreeMap<Section, Posts<'a>> = BTreeMap::new();
    for group in groups(report.found) {
        let subject = owners.subject(group.first.span);
        let (post, name) = names(report, subject);
        let files = sections.entry(owners.section(subject)).or_default().entry(post).or_default();
        let file = group.first.span.map(|span| span.file);
        match files.last_mut().filter(|(known, ..)| *known == file) {
            Some((_, _, groups)) => groups.push(group),
            None => files.push((file, name, vec![group])),
        }
    }
    sections
}

/// The post that maintains what a finding is about, or the kind of thing it is; and the title of a guide.
fn names(report: &Report<'_>, subject: Subject) -> (String, String) {
    match subject {
        Subject::Guide(handle) => {
            let owner = &report.portal.guide(handle).value.head.owner;
            let missing = report.lang.text("office.no-owner");
            (if owner.is_empty() { missing.to_owned() } else { owner.value.clone() }, title(report.portal, handle))
        }
        Subject::Other(_, kind) => {
            let word = report.lang.text(kind.map_or("office.whole", crate::source::Kind::word));
            (word.to_owned(), String::new())
        }
    }
}

fn order(report: &Report<'_>, section: Section) -> (u8, u32, Section) {
    match section {
        Section::Department(handle) => (0, report.portal.department(handle).value.order.unwrap_or(u32::MAX), section),
        Section::NoDepartment => (1, 0, section),
        Section::Shared => (2, 0, section),
    }
}

fn view(report: &Report<'_>, number: usize, section: Section, posts: Posts<'_>) -> SectionView {
    let guides: Vec<_> = report.portal.guides().filter(|handle| section_of(report, *handle) == section).collect();
    let rows: Vec<_> = guides.iter().map(|handle| matrix::row(report.lang, report.portal, *handle)).collect();
    let posts: Vec<PostView> = posts.into_iter().map(|(name, files)| post(report, name, files)).collect();
    SectionView {
        id: format!("d{number}"),
        name: match section {
            Section::Department(handle) => department(report, handle),
            Section::NoDepartment => report.lang.text("office.no-department").to_owned(),
            Section::Shared => report.lang.text("office.shared").to_owned(),
        },
        guides: guides.len(),
        errors: posts.iter().map(|post| post.errors).sum(),
        warnings: posts.iter().map(|post| post.warnings).sum(),
        percent: matrix::percent(rows.iter()),
        overdue: guides.iter().filter(|handle| is_overdue(report, **handle)).count(),
        gaps: matrix::gaps(rows.iter()),
        posts,
        rows,
    }
}

fn department(report: &Report<'_>, handle: crate::resolve::Handle<crate::model::Department>) -> String {
    let entry = report.portal.department(handle);
    if entry.value.name.is_empty() { entry.id.clone() } else { entry.value.name.value.clone() }
}

fn post(report: &Report<'_>, name: String, files: Vec<(Option<FileId>, String, Vec<Group<'_>>)>) -> PostView {
    let mut post = PostView { name, ..PostView::default() };
    for (file, title, groups) in files {
        for group in &groups {
            match group.first.severity {
                Severity::Error => post.errors += group.len(),
                Severity::Warning => post.warnings += group.len(),
            }
        }
        let path = file.map(|file| report.sources.shown_path(file)).unwrap_or_default();
        let findings = groups.iter().map(|group| row(report, group)).collect();
        post.subjects.push(SubjectView { title, path, findings });
    }
    post
}

fn row(report: &Report<'_>, group: &Group<'_>) -> FindingRow {
    let finding = report.finding(group.first);
    let start = finding.place.as_ref().and_then(|place| place.range).map(|range| range.start);
    let others = group.others(report.lang);
    let more = report.lang.say("report.same-place", &[("n", &others.len().to_string())]);
    FindingRow {
        place: start.map(|start| format!("{}:{}", start.line, start.column)).unwrap_or_default(),
        severity: finding.severity(),
        word: word(report, group.first.severity),
        code: finding.code().unwrap_or_default(),
        name: group.first.code,
        others: (!others.is_empty()).then(|| more + &others.join(report.lang.text("report.and"))),
        message: finding.message,
        helps: finding.helps,
    }
}

/// "错误" or "警告".
pub fn word(report: &Report<'_>, severity: Severity) -> &'static str {
    report.lang.text(match severity {
        Severity::Error => "severity.error",
        Severity::Warning => "severity.warning",
    })
}
