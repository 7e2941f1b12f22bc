//! A printed card under the eyes of independent tools: poppler, qpdf and zbar.

#![allow(dead_code, reason = "each suite uses a part of this")]

use std::collections::BTreeMap;
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
}
