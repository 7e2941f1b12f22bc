//! The options of `mingbai cards` that make a print job: for whom, which thing, how laid out.

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::diag::Diagnostics;
use crate::pages::card::Format;
use crate::pages::print::{Design, Kind, Nup, Wanted};
use crate::pipeline::print::Request;

#[derive(Args)]
pub struct JobArgs {
    /// 这些窗口各印一份，写窗口号或标识 / a job for each of these windows, by number or identifier
    #[arg(long, value_name = "WINDOW", value_delimiter = ',')]
    window: Vec<String>,
    /// 这些楼层各印一份 / a job for each of these floors
    #[arg(long, value_name = "FLOOR", value_delimiter = ',')]
    floor: Vec<String>,
    /// 这些部门各印一份 / a job for each of these departments
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    department: Vec<String>,
    /// 这些事项印在一个文件里，用逗号隔开标识 / these guides in one file, identifiers with commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    guides: Vec<String>,
    /// 这些一件事的明白卡印在一个文件里，用逗号隔开标识 / the cards of these bundles in one file, identifiers with commas
    // The print log holds the cards of guides.
    #[arg(long, value_name = "ID", value_delimiter = ',', conflicts_with_all = ["record", "stale", "changed"])]
    bundles: Vec<String>,
    /// 印什么：明白卡、二维码标签、窗口立牌、手册、楼层总览、流程图、一件事明白卡 / what to print
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::id)))]
    kind: Vec<String>,
    /// 印成哪几种：a4、a5、a6、leaflet（折页）、large（大字）、checklist（一次性告知单）；楼层总览是 a3 或 a2；流程图是 a3、a2 或 a4 / formats, with commas
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<String>,
    /// 有情形问题的事项，每种情形也印一张 / a card for each situation of a guide, too
    #[arg(long)]
    pub situations: bool,
    /// 几张拼在一面上，印后裁开 / how many on a side of a sheet, to be cut
    #[arg(long, value_name = "N", value_parser = PossibleValuesParser::new(["1", "2", "4"]))]
    nup: Option<String>,
    /// 只印记录里已经过时的卡 / only the cards that the print log shows to be out of date
    #[arg(long, conflicts_with_all = ["guides", "floor", "department"])]
    pub changed: bool,
    /// 手册按对折装订的页序排 / a booklet's pages in the order for folding and stapling
    #[arg(long)]
    booklet: bool,
}

impl JobArgs {
    /// What was asked for; `None` when nothing was but formats: then every card is a file of its own.
    pub fn request(&self, is_all: bool) -> Option<Result<Request<'_>, Diagnostics>> {
        let wanted = Wanted {
            windows: &self.window,
            floors: &self.floor,
            departments: &self.department,
            guides: &self.guides,
            bundles: &self.bundles,
        };
        let has_design = self.booklet || self.nup.is_some() || !self.kind.is_empty();
        if wanted.is_empty() && !has_design && !is_all {
            return None;
        }
        Some(self.designs().map(|designs| Request { wanted, designs: self.with_bundles(designs) }))
    }

    /// Cards of bundles come with those of guides, unless a kind was named.
    pub fn with_bundles(&self, designs: Vec<Design>) -> Vec<Design> {
        let implied = designs.iter().filter(|_| self.kind.is_empty());
        let implied: Vec<Design> = implied.filter_map(|design| design.of_bundles(self.has_formats())).collect();
        designs.into_iter().chain(implied).collect()
    }

    /// The formats of cards of bundles that are files of their own.
    pub fn bundle_formats(&self) -> Result<Vec<Format>, Diagnostics> {
        let designs = self.designs()?;
        Ok(designs.iter().filter_map(|d| d.of_bundles(self.has_formats())).map(|design| design.format).collect())
    }

    pub fn windows(&self) -> &[String] {
        &self.window
    }

    pub fn has_formats(&self) -> bool {
        !self.format.is_empty()
    }

    pub fn guides(&self) -> &[String] {
        &self.guides
    }

    /// The formats of cards that are files of their own.
    pub fn formats(&self) -> Result<Vec<Format>, Diagnostics> {
        Ok(self.designs()?.iter().map(|design| design.format).collect())
    }

    /// Every kind in every format.
    ///
    /// # Errors
    /// A finding for each pair that does not go together.
    pub fn designs(&self) -> Result<Vec<Design>, Diagnostics> {
        let nup = self.nup.as_ref().and_then(|number| Nup::of(number.parse().ok()?)).unwrap_or_default();
        let usual = if self.booklet { Kind::Booklet } else { Kind::Card };
        let kinds = self.kind.iter().filter_map(|kind| Kind::named(kind));
        let kinds: Vec<Kind> = if self.kind.is_empty() { vec![usual] } else { kinds.collect() };
        let formats: Vec<&str> = match self.format.is_empty() {
            true => vec![""],
            false => self.format.iter().map(String::as_str).collect(),
        };
        let pairs = kinds.iter().flat_map(|kind| formats.iter().map(|format| (*kind, *format)));
        let chosen = |design: Design| if self.situations { design.with_situations() } else { design };
        let designs = pairs.map(|(kind, format)| Design::choose(kind, format, nup, self.booklet).map(chosen));
        let (designs, refused): (Vec<_>, Vec<_>) = designs.partition(Result::is_ok);
        let refused: Diagnostics =
            refused.into_iter().filter_map(|design| design.err().map(|finding| *finding)).collect();
        if refused.has_errors() { Err(refused) } else { Ok(designs.into_iter().flatten().collect()) }
    }
}
