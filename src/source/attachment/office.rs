//! Documents that are XML in a ZIP archive: DOCX, XLSX, PPTX, ODF and OFD (GB/T 33190).

use std::io::{BufReader, Read};

use super::gather::Gather;
use super::opener::look;
use super::package::Package;
use super::xml::{Grammar, Piece};
use super::{Facet, Obstacle, Place, sheet, xml};

const OOXML: Grammar = Grammar {
    letters: &["t", "delText", "text", "v"],
    paragraphs: &["p", "text", "comment", "pt"],
    rows: &["tr"],
    authors: &["author"],
};
const ODF: Grammar = Grammar { letters: &["p", "h"], paragraphs: &["p", "h"], rows: &["table-row"], authors: &[] };
const OFD: Grammar = Grammar { letters: &["TextCode"], paragraphs: &["TextObject"], rows: &[], authors: &["Creator"] };
/// The list of those who commented on a sheet.
const COMMENTERS: Grammar = Grammar { letters: &["author"], paragraphs: &["author"], rows: &[], authors: &[] };
/// Slides name whoever comments in a list of attributes.
const SLIDE_COMMENTERS: Grammar = Grammar { letters: &[], paragraphs: &[], rows: &[], authors: &["name"] };

/// Reads every part that people see or that names somebody.
pub fn read(bytes: Vec<u8>, gather: &mut Gather, depth: usize) {
    let mut package = match Package::open(bytes, gather.budget.clone()) {
        Ok(package) => package,
        Err(obstacle) => return gather.refuse(obstacle),
    };
    let before = gather.seen;
    if package.has("[Content_Types].xml") {
        let strings = shared_strings(&mut package, gather);
        each(&mut package, gather, depth, |package, name, gather| ooxml(package, name, &strings, gather));
    } else if package.has("OFD.xml") {
        each(&mut package, gather, depth, ofd);
    } else if package.has("content.xml") {
        if is_encrypted_odf(&mut package) {
            return gather.refuse(Obstacle::Encrypted);
        }
        each(&mut package, gather, depth, odf);
    } else {
        return gather.refuse(Obstacle::Archive);
    }
    if gather.seen - before < LEAST_TEXT && package.names().iter().any(|name| is_embedded(name)) {
        gather.refuse(Obstacle::Scan);
    }
}

/// Bytes of text below which a document with pictures is a scan.
const LEAST_TEXT: usize = 10;

type Failure = quick_xml::Error;

fn each(
    package: &mut Package,
    gather: &mut Gather,
    depth: usize,
    mut read: impl FnMut(&mut Package, &str, &mut Gather) -> Result<(), Failure>,
) {
    for name in package.names().to_vec() {
        if is_embedded(&name) {
            embedded(package, &name, gather, depth);
        } else if read(package, &name, gather).is_err() {
            gather.obstacle(package.why(), Place::new("spot.part", &name));
        }
    }
}

fn is_embedded(name: &str) -> bool {
    let folder = |part: &str| name.contains(&format!("{part}/")) && !name.ends_with('/');
    ["media", "embeddings", "Pictures", "Res", "Thumbnails"].into_iter().any(folder) && !name.ends_with(".xml")
}

/// A picture or document inside; drawings of no known format are passed over.
fn embedded(package: &mut Package, name: &str, gather: &mut Gather, depth: usize) {
    let outside = std::mem::replace(&mut gather.inside, name.to_owned());
    match package.bytes(name) {
        Ok(bytes) => look(bytes, gather, depth + 1),
        Err(obstacle) => gather.refuse(obstacle),
    }
    gather.inside = outside;
}

fn shared_strings(package: &mut Package, gather: &mut Gather) -> Vec<String> {
    const PART: &str = "xl/sharedStrings.xml";
    if !package.has(PART) {
        return Vec::new();
    }
    let read = package.part(PART).map(sheet::shared);
    let Ok(Ok(strings)) = read else {
        gather.obstacle(package.why(), Place::new("spot.part", PART));
        return Vec::new();
    };
    gather.seen += strings.iter().map(String::len).sum::<usize>();
    strings
}

fn ooxml(package: &mut Package, name: &str, strings: &[String], gather: &mut Gather) -> Result<(), Failure> {
    let Some((folder, file)) = name.rsplit_once('/').filter(|(_, file)| file.ends_with(".xml")) else { return Ok(()) };
    match (folder, file) {
        ("docProps", _) => properties(package, name, gather),
        (_, "commentAuthors.xml" | "authors.xml") => texts(package, name, &SLIDE_COMMENTERS, gather, |_| comment()),
        ("word", "document.xml") => texts(package, name, &OOXML, gather, paragraph),
        ("xl/worksheets", _) => {
            let title = sheet_name(package, name).unwrap_or_else(|| file.trim_end_matches(".xml").to_owned());
            sheet::cells(part(package, name)?, &title, strings, gather)
        }
        _ if folder.starts_with("xl") && file.starts_with("comment") => {
            texts(package, name, &OOXML, gather, |_| comment())?;
            let part = part(package, name)?;
            xml::read(part, &COMMENTERS, &mut |piece| {
                if let Piece::Paragraph(text) = piece {
                    gather.property(comment(), Facet::Person, &text);
                }
                true
            })
        }
        (_, "sharedStrings.xml" | "styles.xml" | "settings.xml" | "fontTable.xml" | "workbook.xml") => Ok(()),
        ("ppt/slides", _) => texts(package, name, &OOXML, gather, |_| Place::new("spot.slide", number(file))),
        ("customXml", _) => leaves(package, name, gather),
        _ if ["word", "xl", "ppt"].iter().any(|top| folder.starts_with(top)) && !folder.ends_with("theme") => {
            texts(package, name, &OOXML, gather, |_| other_part(name, file))
        }
        _ => Ok(()),
    }
}

fn paragraph(number: usize) -> Place {
    Place::new("spot.paragraph", number.to_string())
}

fn comment() -> Place {
    Place::new("spot.comment", "")
}

fn other_part(name: &str, file: &str) -> Place {
    const NAMES: &[(&str, &str)] = &[
        ("header", "spot.header"),
        ("footer", "spot.footer"),
        ("footnotes", "spot.note"),
        ("endnotes", "spot.note"),
        ("comment", "spot.comment"),
        ("threadedComment", "spot.comment"),
        ("notesSlide", "spot.speaker-note"),
    ];
    let known = NAMES.iter().find(|(start, _)| file.starts_with(start));
    known.map_or_else(|| Place::new("spot.part", name), |(_, key)| Place::new(key, number(file)))
}

fn number(file: &str) -> String {
    file.chars().filter(char::is_ascii_digit).collect()
}

fn odf(package: &mut Package, name: &str, gather: &mut Gather) -> Result<(), Failure> {
    match name.rsplit('/').next().unwrap_or_default() {
        "content.xml" => texts(package, name, &ODF, gather, paragraph),
        "styles.xml" => texts(package, name, &ODF, gather, |_| Place::new("spot.header", "")),
        "meta.xml" => properties(package, name, gather),
        _ => Ok(()),
    }
}

fn is_encrypted_odf(package: &mut Package) -> bool {
    let Ok(part) = package.part("META-INF/manifest.xml") else { return false };
    xml::attributes(part, "encryption-data").is_ok_and(|found| !found.is_empty())
}

fn ofd(package: &mut Package, name: &str, gather: &mut Gather) -> Result<(), Failure> {
    match name.rsplit('/').next().unwrap_or_default() {
        "OFD.xml" => properties(package, name, gather),
        file if file.ends_with(".xml") => texts(package, name, &OFD, gather, |_| Place::new("spot.part", name)),
        _ => Ok(()),
    }
}

fn texts(
    package: &mut Package,
    name: &str,
    grammar: &Grammar,
    gather: &mut Gather,
    place: impl Fn(usize) -> Place,
) -> Result<(), Failure> {
    let part = part(package, name)?;
    let mut number = 0;
    xml::read(part, grammar, &mut |piece| match piece {
        Piece::Paragraph(text) => {
            number += usize::from(!text.trim().is_empty());
            gather.text(place(number), &text)
        }
        Piece::Author(name) => {
            gather.property(Place::new("spot.remark-author", ""), Facet::Person, &name);
            true
        }
    })
}

fn leaves(package: &mut Package, name: &str, gather: &mut Gather) -> Result<(), Failure> {
    for (_, text) in xml::leaves(part(package, name)?)? {
        gather.text(Place::new("spot.part", name), &text);
    }
    Ok(())
}

fn properties(package: &mut Package, name: &str, gather: &mut Gather) -> Result<(), Failure> {
    for (property, text) in xml::leaves(part(package, name)?)? {
        let person = match property.as_str() {
            "creator" | "initial-creator" | "Author" => Some("spot.author"),
            "lastModifiedBy" | "printed-by" => Some("spot.last-author"),
            "Manager" => Some("spot.manager"),
            _ => None,
        };
        match person {
            Some(key) => gather.property(Place::new(key, ""), Facet::Person, &text),
            None => drop(gather.text(Place::new("spot.property", property), &text)),
        }
    }
    Ok(())
}

/// The name on the sheet's tab: the workbook gives each name an id, and a list of relations gives the id a file.
fn sheet_name(package: &mut Package, part_name: &str) -> Option<String> {
    let get = |pairs: &[(String, String)], name: &str| {
        pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    };
    let relations = xml::attributes(package.part("xl/_rels/workbook.xml.rels").ok()?, "Relationship").ok()?;
    let target = |pairs: &[(String, String)]| get(pairs, "Target").unwrap_or_default();
    let relation = relations.iter().find(|pairs| {
        let target = target(pairs);
        !target.is_empty() && part_name.ends_with(target.trim_start_matches('/').trim_start_matches("xl/"))
    })?;
    let id = get(relation, "Id")?;
    let sheets = xml::attributes(package.part("xl/workbook.xml").ok()?, "sheet").ok()?;
    // The attribute `r:id` is called `id` without its prefix.
    sheets.iter().find(|pairs| get(pairs, "id").as_ref() == Some(&id)).and_then(|pairs| get(pairs, "name"))
}

fn part<'p>(package: &'p mut Package, name: &str) -> Result<BufReader<impl Read + use<'p>>, Failure> {
    package.part(name).map_err(|obstacle| std::io::Error::other(obstacle.word()).into())
}
