//! Which thing is printed, and how it lies on the sheet.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::pages::card::Format;

/// The things that can be printed of a scope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One card for each guide.
    #[default]
    Card,
    /// QR labels, thirty to a sheet.
    Labels,
    /// What one window does, to stand on its counter.
    Stand,
    /// Cover, contents, one card a page.
    Booklet,
    /// Floors, zones and windows of a hall.
    Directory,
    /// The flow chart of each guide, a poster each.
    Flow,
    /// One card for each bundle.
    Bundle,
}

impl Kind {
    pub const ALL: [Kind; 7] =
        [Kind::Card, Kind::Labels, Kind::Stand, Kind::Booklet, Kind::Directory, Kind::Flow, Kind::Bundle];

    /// Name on the command line and in names of files.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Card => "card",
            Kind::Labels => "labels",
            Kind::Stand => "stand",
            Kind::Booklet => "booklet",
            Kind::Directory => "directory",
            Kind::Flow => "flow",
            Kind::Bundle => "bundle",
        }
    }

    /// Key of its name in the message catalogues.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Card => "print-kind.card",
            Kind::Labels => "print-kind.labels",
            Kind::Stand => "print-kind.stand",
            Kind::Booklet => "print-kind.booklet",
            Kind::Directory => "print-kind.directory",
            Kind::Flow => "print-kind.flow",
            Kind::Bundle => "print-kind.bundle",
        }
    }

    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The formats it comes in, the usual one first.
    pub fn formats(self) -> Vec<&'static str> {
        match self {
            Kind::Card => {
                let others = Format::ALL.into_iter().filter(|format| *format != Format::default());
                std::iter::once(Format::default()).chain(others).map(Format::id).collect()
            }
            Kind::Labels | Kind::Stand => vec!["a4"],
            Kind::Booklet => vec!["a5"],
            Kind::Directory => vec!["a3", "a2"],
            Kind::Flow => vec!["a3", "a2", "a4"],
            Kind::Bundle => Format::OF_BUNDLES.map(Format::id).to_vec(),
        }
    }
}

/// How many things share one side of a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub enum Nup {
    #[default]
    One,
    Two,
    Four,
}

impl Nup {
    pub fn number(self) -> usize {
        match self {
            Nup::One => 1,
            Nup::Two => 2,
            Nup::Four => 4,
        }
    }

    pub fn of(number: usize) -> Option<Self> {
        [Nup::One, Nup::Two, Nup::Four].into_iter().find(|nup| nup.number() == number)
    }

    /// Whether cards of this format can share a sheet in this way and still be read: A6 and A5 at their own size on the
    /// next larger papers. A4 would have to be reduced, and its letters of 9.5 pt to 6.7; a leaflet is folded already, large
    /// print must stay large, and a checklist may run on to a second page.
    fn suits(self, format: Format) -> bool {
        match self {
            Nup::One => true,
            Nup::Two | Nup::Four => matches!(format, Format::A5 | Format::A6),
        }
    }
}

/// Size of a poster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub enum Poster {
    #[default]
    A3,
    A2,
    A4,
}

/// What is done with the printed sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Nothing.
    Whole,
    /// Cut along the marks.
    Apart,
    /// Folded in the middle and stapled.
    Stitch,
}

/// What is printed and how it lies on the sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Design {
    pub kind: Kind,
    pub format: Format,
    pub nup: Nup,
    /// A booklet's pages in the order for folding and stapling.
    pub stitch: bool,
    /// Behind the card of each guide those of its situations.
    pub situations: bool,
    pub poster: Poster,
    /// Nobody asked for it by name: it comes with the cards of guides, and is not missed where there are none.
    pub implied: bool,
}

impl Design {
    /// The design of these choices; an empty format is the usual one of the kind.
    ///
    /// # Errors
    /// `print-format` and `print-nup` for what does not go together.
    pub fn choose(kind: Kind, format: &str, nup: Nup, stitch: bool) -> Result<Self, Box<Diagnostic>> {
        let formats = kind.formats();
        let format = if format.is_empty() { formats[0] } else { format };
        if !formats.contains(&format) {
            let finding = Diagnostic::error("print-format", None).arg("format", format).word("kind", kind.word());
            return Err(Box::new(finding.all(formats).help("print-format.help")));
        }
        let poster = match format {
            "a2" => Poster::A2,
            "a4" => Poster::A4,
            _ => Poster::A3,
        };
        let format = Format::named(format).filter(|_| matches!(kind, Kind::Card | Kind::Bundle)).unwrap_or_default();
        if nup != Nup::One && (kind != Kind::Card || !nup.suits(format)) {
            let finding = Diagnostic::error("print-nup", None).arg("n", nup.number().to_string());
            let what = finding.arg("format", format.id()).word("kind", kind.word());
            return Err(Box::new(what.help("print-nup.help")));
        }
        Ok(Design { kind, format, nup, stitch: stitch && kind == Kind::Booklet, poster, ..Design::default() })
    }

    /// The cards of bundles that come with these cards of guides: bundles have no cards in other formats, and none that share
    /// a sheet.
    pub fn of_bundles(self, is_format_chosen: bool) -> Option<Self> {
        let format = if is_format_chosen { self.format } else { Format::OF_BUNDLES[0] };
        let is_known = self.kind == Kind::Card && self.nup == Nup::One && Format::OF_BUNDLES.contains(&format);
        is_known.then(|| Design { kind: Kind::Bundle, format, implied: true, ..Design::default() })
    }

    /// The same with the cards of situations, where it prints cards.
    pub fn with_situations(self) -> Self {
        Design { situations: self.kind == Kind::Card, ..self }
    }

    /// Name in names of files: `card-a5-2up`.
    pub fn slug(&self) -> String {
        let all = if self.situations { "-situations" } else { "" };
        match (self.kind, self.nup) {
            (Kind::Card, Nup::One) => format!("card-{}{all}", self.format.id()),
            (Kind::Card, nup) => format!("card-{}-{}up{all}", self.format.id(), nup.number()),
            (Kind::Bundle, _) => format!("bundle-{}", self.format.id()),
            (Kind::Booklet, _) if self.stitch => "booklet-fold".to_owned(),
            (Kind::Directory | Kind::Flow, _) => format!("{}-{}", self.kind.id(), self.size()),
            (kind, _) => kind.id().to_owned(),
        }
    }

    /// `a4`, `a3` or `a2`.
    pub fn size(&self) -> &'static str {
        match self.poster {
            Poster::A3 => "a3",
            Poster::A2 => "a2",
            Poster::A4 => "a4",
        }
    }

    /// Whether its sheets are printed on both sides.
    pub fn is_duplex(&self) -> bool {
        self.kind == Kind::Booklet || self.kind == Kind::Card && matches!(self.format, Format::A6 | Format::Leaflet)
    }

    pub fn cut(&self) -> Cut {
        match self.kind {
            Kind::Labels => Cut::Apart,
            Kind::Card if self.nup != Nup::One => Cut::Apart,
            Kind::Booklet if self.stitch => Cut::Stitch,
            _ => Cut::Whole,
        }
    }

    /// Guides in one file at most: Typst holds 5 MB for each page of a document until it is written, and more than
    /// twenty folded sheets do not close.
    pub fn most(&self) -> usize {
        match self.kind {
            // A guide with situations may have two dozen.
            Kind::Card if self.situations => 8,
            Kind::Card | Kind::Flow | Kind::Bundle => 60,
            Kind::Booklet => 76,
            Kind::Labels => 600,
            Kind::Stand | Kind::Directory => usize::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_go_together_is_said() {
        let refused = |kind, format, nup| Design::choose(kind, format, nup, false).err().map(|finding| finding.code);
        assert_eq!(refused(Kind::Labels, "a5", Nup::One), Some("print-format"));
        assert_eq!(refused(Kind::Stand, "", Nup::Two), Some("print-nup"));
        assert_eq!(refused(Kind::Card, "nonsense", Nup::One), Some("print-format"));
        assert_eq!(refused(Kind::Card, "", Nup::Two), None);
        assert_eq!(refused(Kind::Card, "a6", Nup::Four), None);
        for (format, nup) in [
            ("a4", Nup::Two),
            ("a4", Nup::Four),
            ("large", Nup::Four),
            ("leaflet", Nup::Two),
            ("large", Nup::Two),
            ("checklist", Nup::Two),
        ] {
            assert_eq!(refused(Kind::Card, format, nup), Some("print-nup"), "{format}");
        }
        assert_eq!(refused(Kind::Directory, "a2", Nup::One), None);
    }

    #[test]
    fn files_are_named_after_what_they_hold() {
        let slug = |kind, format, nup, stitch| Design::choose(kind, format, nup, stitch).unwrap().slug();
        assert_eq!(slug(Kind::Card, "", Nup::Two, false), "card-a5-2up");
        assert_eq!(slug(Kind::Booklet, "", Nup::One, true), "booklet-fold");
        assert_eq!(slug(Kind::Directory, "a2", Nup::One, false), "directory-a2");
        assert_eq!(slug(Kind::Flow, "", Nup::One, false), "flow-a3");
    }
}
