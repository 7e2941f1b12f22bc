//! The folder says the kind of an entry.

/// What a content file describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Site,
    Calendar,
    Synonyms,
    PrintLog,
    Department,
    Hall,
    Window,
    Material,
    Topic,
    Policy,
    Guide,
    Bundle,
    Page,
    Notice,
    /// A Markdown form under `files/`, published as a printable page.
    Form,
    /// Any other file under `files/`.
    Attachment,
}

/// Folders of the content folder and what they hold.
pub const FOLDERS: &[(&str, Kind)] = &[
    ("departments", Kind::Department),
    ("halls", Kind::Hall),
    ("windows", Kind::Window),
    ("materials", Kind::Material),
    ("topics", Kind::Topic),
    ("policies", Kind::Policy),
    ("guides", Kind::Guide),
    ("bundles", Kind::Bundle),
    ("pages", Kind::Page),
    ("notices", Kind::Notice),
    ("files", Kind::Attachment),
];

/// Files at the top of the content folder.
pub const FILES: &[(&str, Kind)] = &[
    ("site.yaml", Kind::Site),
    ("calendar.yaml", Kind::Calendar),
    ("synonyms.yaml", Kind::Synonyms),
    ("print-log.yaml", Kind::PrintLog),
];

impl Kind {
    /// Key of `lang/` naming the kind.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Site => "kind.site",
            Kind::Calendar => "kind.calendar",
            Kind::Synonyms => "kind.synonyms",
            Kind::PrintLog => "kind.print-log",
            Kind::Department => "kind.department",
            Kind::Hall => "kind.hall",
            Kind::Window => "kind.window",
            Kind::Material => "kind.material",
            Kind::Topic => "kind.topic",
            Kind::Policy => "kind.policy",
            Kind::Guide => "kind.guide",
            Kind::Bundle => "kind.bundle",
            Kind::Page => "kind.page",
            Kind::Notice => "kind.notice",
            Kind::Form | Kind::Attachment => "kind.attachment",
        }
    }

    /// The folder that holds entries of this kind; empty for the files at the top.
    pub fn folder(self) -> &'static str {
        FOLDERS.iter().find(|(_, kind)| *kind == self).map_or("", |(folder, _)| folder)
    }

    /// Whether entries of this kind are Markdown with front matter (guides and bundles may be pure YAML too).
    pub fn takes_markdown(self) -> bool {
        matches!(self, Kind::Guide | Kind::Bundle | Kind::Page | Kind::Notice)
    }

    /// Whether entries of this kind are YAML files.
    pub fn takes_yaml(self) -> bool {
        !matches!(self, Kind::Page | Kind::Notice | Kind::Form | Kind::Attachment)
    }
}
