//! Documents made here, as small as each format allows, what is found in them, and what spoilt ones do.

mod documents;
mod hostile;

use std::io::{Cursor, Write};

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Obstacle;
use super::gather::Gather;
use super::opener::sheltered;

pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>")];
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    archive(&all)
}

/// A PDF of these objects, numbered from 1; the first is the catalogue. Readers mend the missing table.
pub fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    (text + "trailer <</Root 1 0 R /Info 9 0 R>>\n%%EOF\n").into_bytes()
}

/// A PDF with one page that draws this.
pub fn page(drawing: &str) -> Vec<u8> {
    let contents = format!("<</Length {}>>\nstream\n{drawing}\nendstream", drawing.len());
    pdf(&[
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>",
        &contents,
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
    ])
}

pub fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    for (marker, contents) in segments {
        bytes.extend_from_slice(&[0xff, *marker]);
        bytes.extend_from_slice(&(contents.len() as u16 + 2).to_be_bytes());
        bytes.extend_from_slice(contents);
    }
    bytes.extend_from_slice(&[0xff, 0xd9]);
    bytes
}

pub fn photograph() -> Vec<u8> {
    let degrees = |whole| Value::Rational(vec![(whole, 1).into(), (30, 1).into(), Rational { num: 0, denom: 1 }]);
    let text = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let fields = [
        (Tag::Artist, text("王建国")),
        (Tag::BodySerialNumber, text("042021001234")),
        (Tag::ImageDescription, text("13912345678")),
        (Tag::GPSLatitudeRef, text("N")),
        (Tag::GPSLatitude, degrees(36)),
        (Tag::GPSLongitudeRef, text("E")),
        (Tag::GPSLongitude, degrees(117)),
    ];
    let fields = fields.map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value });
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut exif = Cursor::new(Vec::new());
    writer.write(&mut exif, false).unwrap();
    jpeg(&[(0xe1, &[b"Exif\0\0".as_slice(), exif.get_ref()].concat())])
}

/// `place key|value: text` of everything found.
pub fn found(bytes: Vec<u8>) -> Vec<String> {
    let gather = sheltered(bytes);
    assert_eq!(gather.obstacles, [], "nothing stands in the way");
    shown(&gather)
}

pub fn shown(gather: &Gather) -> Vec<String> {
    let parts = gather.excerpts.iter();
    parts.map(|part| format!("{}|{}: {}", part.place.key, part.place.value, part.text)).collect()
}

pub fn obstacles(bytes: Vec<u8>) -> Vec<Obstacle> {
    sheltered(bytes).obstacles.into_iter().map(|(obstacle, _)| obstacle).collect()
}

pub fn has(found: &[String], wanted: &str) {
    assert!(found.iter().any(|line| line == wanted), "{wanted} is not among {found:#?}");
}

pub const DOCUMENT: &str = r#"<w:document xmlns:w="w"><w:body>
<w:p><w:r><w:t>表</w:t></w:r></w:p>
<w:p><w:r><w:t>电话1391</w:t></w:r><w:r><w:t>234</w:t></w:r><w:r><w:t>5678&#49;</w:t></w:r></w:p>
<w:p><w:del w:author="李芳"><w:r><w:delText>13800138000</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:t>1</w:t></w:p></w:tc><w:tc><w:p><w:t>2</w:t></w:p></w:tc><w:tc><w:p><w:t>3</w:t></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:t>13700137000</w:t></w:p></w:tc><w:tc><w:p><w:t>13600136000</w:t></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;
