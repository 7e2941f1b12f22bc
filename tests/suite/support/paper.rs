//! A printed card under the eyes of independent tools: poppler, qpdf and zbar.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};

/// Runs a program on a PDF and gives what it says.
pub fn tool(program: &str, package: &str, args: &[&str]) -> String {
    let Output { status, stdout, stderr } = Command::new(program)
        .args(args)
        .output()
        .unwrap_or_else(|_| panic!("{program} is missing: apt-get install {package}"));
    assert!(status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8_lossy(&stdout).into_owned()
}

/// A PDF on disk for the tools; the folder goes when this does.
pub struct Paper {
    folder: tempfile::TempDir,
}

impl Paper {
    pub fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("card.pdf"), bytes).unwrap();
        Paper { folder }
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    pub fn info(&self) -> BTreeMap<String, String> {
        let info = tool("pdfinfo", "poppler-utils", &[&self.path("card.pdf")]);
        let pairs = info.lines().filter_map(|line| line.split_once(':'));
        pairs.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect()
    }

    /// The text without blanks: where they fall is a matter of the tool.
    pub fn text(&self) -> String {
        let text = tool("pdftotext", "poppler-utils", &["-layout", &self.path("card.pdf"), "-"]);
        text.split_whitespace().collect()
    }

    /// The words in the order in which they were set, so that a name on two lines beside other columns stays whole.
    pub fn words(&self) -> String {
        let text = tool("pdftotext", "poppler-utils", &["-raw", &self.path("card.pdf"), "-"]);
        text.split_whitespace().collect()
    }

    pub fn source(&self) -> String {
        tool("qpdf", "qpdf", &["--qdf", "--object-streams=disable", &self.path("card.pdf"), "-"])
    }

    pub fn qr(&self) -> String {
        tool(
            "pdftoppm",
            "poppler-utils",
            &["-r", "200", "-png", "-singlefile", &self.path("card.pdf"), &self.path("card")],
        );
        tool("zbarimg", "zbar-tools", &["--quiet", "--raw", "--nodbus", &self.path("card.png")]).trim().to_owned()
    }

    /// The text in reading order, without blanks: what stands in one column stays together.
    pub fn plain_text(&self) -> String {
        let text = tool("pdftotext", "poppler-utils", &[&self.path("card.pdf"), "-"]);
        text.split_whitespace().collect()
    }

    /// The text of one page, without blanks.
    pub fn page_text(&self, page: usize) -> String {
        self.area_text(page, &[])
    }

    /// The text of half a sheet of A4 across, from `x` points on.
    pub fn half_text(&self, page: usize, x: usize) -> String {
        self.area_text(page, &["-x", &x.to_string(), "-y", "0", "-W", "421", "-H", "600"])
    }

    fn area_text(&self, page: usize, area: &[&str]) -> String {
        let (page, file) = (page.to_string(), self.path("card.pdf"));
        let args = [&["-layout", "-f", &page, "-l", &page], area, &[&*file, "-"]].concat();
        tool("pdftotext", "poppler-utils", &args).split_whitespace().collect()
    }

    /// Numbers that begin right of `left` points, each with its top in points, as they stand in the file.
    pub fn numbers_right_of(&self, page: usize, left: f64) -> Vec<(usize, f64)> {
        let page = page.to_string();
        let words =
            tool("pdftotext", "poppler-utils", &["-bbox", "-f", &page, "-l", &page, &self.path("card.pdf"), "-"]);
        let word = |line: &str| {
            let value = |name: &str| line.split_once(&format!("{name}=\""))?.1.split('"').next()?.parse::<f64>().ok();
            let number = line.split_once('>')?.1.split('<').next()?.parse().ok()?;
            (value("xMin")? > left).then_some((number, value("yMin")?))
        };
        words.lines().filter_map(word).collect()
    }

    /// Everything that the codes of all pages say, sorted.
    pub fn codes(&self) -> Vec<String> {
        let pages: usize = self.info()["Pages"].parse().unwrap();
        let mut codes: Vec<String> = (1..=pages).flat_map(|page| self.codes_of(page)).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// What the codes of one page say. zbar overlooks some of many on one picture: each resolution finds others.
    pub fn codes_of(&self, page: usize) -> BTreeSet<String> {
        ["200", "400", "100"].iter().flat_map(|resolution| self.codes_within(page, &["-r", resolution])).collect()
    }

    /// What the codes say in the strip of a page that begins and ends at these millimetres, from the left.
    pub fn codes_between(&self, page: usize, top: f64, bottom: f64) -> Vec<String> {
        let pixels = |millimetres: f64| (millimetres / 25.4 * 200.0).round().to_string();
        let (y, height) = (pixels(top), pixels(bottom - top));
        self.codes_within(page, &["-r", "200", "-x", "0", "-y", &y, "-W", "1654", "-H", &height])
    }

    fn codes_within(&self, page: usize, area: &[&str]) -> Vec<String> {
        let (page, file, picture) = (page.to_string(), self.path("card.pdf"), self.path("page"));
        let args = [area, &["-png", "-singlefile", "-f", &page, "-l", &page, &file, &picture]].concat();
        tool("pdftoppm", "poppler-utils", &args);
        let args = ["--quiet", "--raw", "--nodbus", &format!("{picture}.png")];
        let found =
            Command::new("zbarimg").args(args).output().expect("zbarimg is missing: apt-get install zbar-tools");
        String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect()
    }
}
