//! Documents made here, as small as each format allows, and what is found in them.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::gather::Gather;
use super::opener::sheltered;
use super::{Attachment, Facet, Obstacle, Opener};
use crate::diag::FileId;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>")];
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    archive(&all)
}

/// A PDF of these objects, numbered from 1; the first is the catalogue. Readers mend the missing table.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    (text + "trailer <</Root 1 0 R /Info 9 0 R>>\n%%EOF\n").into_bytes()
}

/// A PDF with one page that draws this.
fn page(drawing: &str) -> Vec<u8> {
    let contents = format!("<</Length {}>>\nstream\n{drawing}\nendstream", drawing.len());
    pdf(&[
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>",
        &contents,
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
    ])
}

fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    for (marker, contents) in segments {
        bytes.extend_from_slice(&[0xff, *marker]);
        bytes.extend_from_slice(&(contents.len() as u16 + 2).to_be_bytes());
        bytes.extend_from_slice(contents);
    }
    bytes.extend_from_slice(&[0xff, 0xd9]);
    bytes
}

fn photograph() -> Vec<u8> {
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
fn found(bytes: Vec<u8>) -> Vec<String> {
    let gather = sheltered(bytes);
    assert_eq!(gather.obstacles, [], "nothing stands in the way");
    shown(&gather)
}

fn shown(gather: &Gather) -> Vec<String> {
    let parts = gather.excerpts.iter();
    parts.map(|part| format!("{}|{}: {}", part.place.key, part.place.value, part.text)).collect()
}

fn obstacles(bytes: Vec<u8>) -> Vec<Obstacle> {
    sheltered(bytes).obstacles.into_iter().map(|(obstacle, _)| obstacle).collect()
}

fn has(found: &[String], wanted: &str) {
    assert!(found.iter().any(|line| line == wanted), "{wanted} is not among {found:#?}");
}

const DOCUMENT: &str = r#"<w:document xmlns:w="w"><w:body>
<w:p><w:r><w:t>表</w:t></w:r></w:p>
<w:p><w:r><w:t>电话1391</w:t></w:r><w:r><w:t>234</w:t></w:r><w:r><w:t>5678&#49;</w:t></w:r></w:p>
<w:p><w:del w:author="李芳"><w:r><w:delText>13800138000</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:t>1</w:t></w:p></w:tc><w:tc><w:p><w:t>2</w:t></w:p></w:tc><w:tc><w:p><w:t>3</w:t></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:t>13700137000</w:t></w:p></w:tc><w:tc><w:p><w:t>13600136000</w:t></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;

#[test]
fn text_of_a_docx_is_read_across_runs_cells_and_changes() {
    let found = found(office(&[
        ("word/document.xml", DOCUMENT),
        ("word/header1.xml", "<w:hdr><w:p><w:t>13500135000</w:t></w:p></w:hdr>"),
        (
            "word/comments.xml",
            "<w:comments><w:comment w:author='张伟'><w:p><w:t>13400134000</w:t></w:p></w:comment></w:comments>",
        ),
        ("docProps/core.xml", "<c><dc:creator>王建国</dc:creator><cp:lastModifiedBy>赵敏</cp:lastModifiedBy></c>"),
        ("docProps/custom.xml", "<P><property name='电话'><vt:lpwstr>13300133000</vt:lpwstr></property></P>"),
    ]));
    for wanted in [
        "spot.paragraph|2: 电话139123456781",
        "spot.paragraph|3: 13800138000",
        "spot.paragraph|4: 1 2 3",
        "spot.paragraph|5: 13700137000 | 13600136000",
        "spot.remark-author|: 李芳",
        "spot.header|1: 13500135000",
        "spot.comment|: 13400134000",
        "spot.remark-author|: 张伟",
        "spot.author|: 王建国",
        "spot.last-author|: 赵敏",
        "spot.property|电话: 13300133000",
    ] {
        has(&found, wanted);
    }
}

#[test]
fn cells_of_an_xlsx_are_read_with_their_addresses_hidden_sheets_included() {
    let found = found(office(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='名单' sheetId='1' state='hidden' r:id='rId7'/></sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", "<R><Relationship Id='rId7' Target='worksheets/sheet1.xml'/></R>"),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>姓名</t></si><si><r><t>139</t></r><r><t>12345678</t></r></si><si/></sst>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>\
             <c r='C1'><v>1.3800138E10</v></c><c r='D1' t='inlineStr'><is><t>137 0013 7000</t></is></c></row>\
             <row><c r='A2'><v>1</v></c><c r='B2'><v>2</v></c><c r='C2'><v>3</v></c></row></sheetData></worksheet>",
        ),
        (
            "xl/comments1.xml",
            "<c><authors><author>周涛</author></authors><comment><text><t>13600136000</t></text></comment></c>",
        ),
    ]));
    for wanted in [
        "spot.cell|名单!B1: 13912345678",
        "spot.cell|名单!C1: 13800138000",
        "spot.cell|名单!D1: 137 0013 7000",
        "spot.cell|名单!A2: 1 2 3",
        "spot.comment|: 周涛",
    ] {
        has(&found, wanted);
    }
    assert!(found.iter().any(|line| line.starts_with("spot.comment") && line.contains("13600136000")), "{found:?}");
}

#[test]
fn slides_open_documents_and_ofd_are_read() {
    let slide = "<p:sld><a:p><a:r><a:t>139</a:t></a:r><a:r><a:t>12345678</a:t></a:r></a:p></p:sld>";
    has(&found(office(&[("ppt/slides/slide2.xml", slide)])), "spot.slide|2: 13912345678");
    let odf = "<o:d><text:p>电话<text:span>13912345678</text:span></text:p></o:d>";
    let meta = "<m><meta:initial-creator>王建国</meta:initial-creator></m>";
    let found_in = found(archive(&[("content.xml", odf.as_bytes()), ("meta.xml", meta.as_bytes())]));
    has(&found_in, "spot.paragraph|1: 电话13912345678");
    has(&found_in, "spot.author|: 王建国");
    let ofd = "<ofd:Page><ofd:TextObject><ofd:TextCode X='1'>13912345678</ofd:TextCode></ofd:TextObject></ofd:Page>";
    let name = "Doc_0/Pages/Page_0/Content.xml";
    let found_in = found(archive(&[("OFD.xml", b"<OFD><Author>\xe7\x8e\x8b</Author></OFD>"), (name, ofd.as_bytes())]));
    has(&found_in, &format!("spot.part|{name}: 13912345678"));
}

#[test]
fn letters_of_a_pdf_become_lines_with_blanks_where_gaps_are() {
    let boxes: String =
        "110105".chars().enumerate().map(|(i, c)| format!("1 0 0 1 {} 500 Tm ({c}) Tj ", 50 + i * 20)).collect();
    let drawing = format!(
        "BT /F 12 Tf 50 700 Td (139) Tj (12345678) Tj ET BT /F 12 Tf 50 600 Td [(138) -600 (0013) -600 (8000)] TJ ET \
         BT /F 12 Tf {boxes} ET BT /F 12 Tf 50 400 Td (13700137000) Tj 300 0 Td (13600136000) Tj ET"
    );
    let found = found(page(&drawing));
    for wanted in ["13912345678", "138 0013 8000", "1 1 0 1 0 5", "13700137000", "13600136000"] {
        has(&found, &format!("spot.page|1: {wanted}"));
    }
}

#[test]
fn remarks_fields_and_the_author_of_a_pdf_are_read() {
    let found = found(pdf(&[
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]>>",
        "<</Subtype /Text /Rect [0 0 1 1] /Contents (call 13912345678) /T <FEFF738B5EFA56FD>>>",
        "<</FT /Tx /T (phone) /V (13800138000)>>",
        "null",
        "null",
        "null",
        "<</Author <FEFF674E82B3>>>",
    ]));
    for wanted in [
        "spot.author|: 李芳",
        "spot.comment|: call 13912345678",
        "spot.remark-author|: 王建国",
        "spot.form-field|phone: 13800138000",
    ] {
        has(&found, wanted);
    }
}

#[test]
fn a_photograph_tells_where_and_by_whom_also_inside_a_document() {
    let expected = |gather: &Gather| {
        let of =
            |facet| gather.excerpts.iter().filter(|part| part.facet == facet).map(|part| part.text.clone()).collect();
        let [position, person, serial, text]: [Vec<String>; 4] =
            [of(Facet::Position), of(Facet::Person), of(Facet::Serial), of(Facet::Text)];
        assert_eq!(position, ["36.5000, 117.5000"]);
        assert_eq!(
            (person, serial, text),
            (vec!["王建国".into()], vec!["042021001234".into()], vec!["13912345678".into()])
        );
    };
    expected(&sheltered(photograph()));
    let photograph = photograph();
    let document = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", "<w:p><w:t>足够长的一段文字，不是扫描件</w:t></w:p>".as_bytes()),
        ("word/media/image1.jpeg", &photograph),
    ]);
    let gather = sheltered(document);
    expected(&gather);
    assert!(gather.excerpts.iter().all(|part| part.place.inside == "word/media/image1.jpeg"));
}

#[test]
fn xmp_iptc_and_text_chunks_are_read() {
    let xmp = "<rdf:RDF><rdf:Description exif:GPSLatitude='36,7N'><dc:creator><rdf:Seq><rdf:li>王建国</rdf:li></rdf:Seq>\
               </dc:creator></rdf:Description></rdf:RDF>";
    let iptc = [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0e\x1c\x02\x50\0\x06".as_slice(), "李芳".as_bytes()].concat();
    let found_in = found(jpeg(&[(0xe1, xmp.as_bytes()), (0xed, &iptc), (0xfe, b"tel 13912345678")]));
    has(&found_in, "spot.picture|GPSLatitude: 36,7N");
    has(&found_in, "spot.picture|creator: 王建国");
    has(&found_in, "spot.picture|IPTC 2:80: 李芳");
    has(&found_in, "spot.comment|: tel 13912345678");
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(b"tel 13912345678").unwrap();
    let text = [b"Comment\0\0".as_slice(), &packed.finish().unwrap()].concat();
    let chunk = |kind, contents: &[u8]| {
        let chunk = img_parts::png::PngChunk::new(kind, contents.to_vec().into());
        chunk.encoder().bytes().to_vec()
    };
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(*b"zTXt", &text), &chunk(*b"IEND", b"")].concat();
    has(&found(png), "spot.picture|Comment: tel 13912345678");
}

#[test]
fn text_files_are_read_in_the_encodings_of_office_programs() {
    let text = "姓名,电话\r\n王某,13912345678\r\n";
    let utf_16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), encoding_rs::GBK.encode(text).0.into_owned(), utf_16] {
        assert_eq!(found(bytes), ["spot.line|2: 王某,13912345678"]);
    }
}

#[test]
fn what_nobody_can_look_into_says_why() {
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.resize(2000, 0);
    let scan = "<</Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray \
                /Length 1>>\nstream\nx\nendstream";
    let scanned = pdf(&[
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources <</XObject <</X 5 0 R>>>>>>",
        "<</Length 5>>\nstream\n/X Do\nendstream",
        scan,
    ]);
    for (bytes, expected) in [
        (Vec::new(), Obstacle::Empty),
        (old, Obstacle::Legacy),
        (b"Rar!\x1a\x07\x01\0".to_vec(), Obstacle::Archive),
        (archive(&[("list.txt", b"13912345678")]), Obstacle::Archive),
        (b"PK\x03\x04 broken".to_vec(), Obstacle::Damaged),
        (b"%PDF-1.7\nbroken".to_vec(), Obstacle::Damaged),
        (b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(), Obstacle::Unknown),
        (scanned, Obstacle::Scan),
        (
            archive(&[("content.xml", b"x"), ("META-INF/manifest.xml", b"<m><encryption-data/></m>")]),
            Obstacle::Encrypted,
        ),
    ] {
        assert_eq!(obstacles(bytes.clone()), [expected], "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
}

#[test]
fn a_pdf_that_breaks_off_is_read_as_far_as_it_goes_and_said_to_be_damaged() {
    let whole = page("BT /F 12 Tf 50 700 Td (13912345678) Tj ET");
    let gather = sheltered(whole[..whole.len() - 10].to_vec());
    assert_eq!(shown(&gather), ["spot.page|1: 13912345678"]);
    assert_eq!(obstacles(whole[..whole.len() - 10].to_vec()), [Obstacle::Damaged]);
}

#[test]
fn a_file_is_opened_again_only_when_it_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let absolute = folder.path().join("a.txt");
    let attachment = Attachment { path: "files/a.txt".into(), absolute: absolute.clone(), file: FileId(3) };
    let then = std::time::SystemTime::UNIX_EPOCH;
    let write = |text: &str| {
        std::fs::write(&absolute, text).unwrap();
        std::fs::File::options().append(true).open(&absolute).unwrap().set_modified(then).unwrap();
    };
    let opener = Opener::default();
    let text = |opener: &Opener| opener.open(std::slice::from_ref(&attachment))[0].excerpts[0].text.clone();
    write("13912345678");
    assert_eq!(text(&opener), "13912345678");
    write("13900139000");
    assert_eq!(text(&opener.clone()), "13912345678", "same size, same time: not read");
    write("13900139000 13800138000");
    assert_eq!(text(&opener), "13900139000 13800138000");
    assert!(Opener::idle().open(&[attachment]).is_empty());
}

#[test]
fn a_blank_form_has_nothing_to_object_to() {
    let form = "<w:p><w:t>姓名：＿＿＿＿ 身份证号：□□□□□□□□□□□□□□□□□□ 电话：________</w:t></w:p>";
    assert_eq!(found(office(&[("word/document.xml", form)])), Vec::<String>::new());
    assert_eq!(found(page("BT /F 12 Tf 50 700 Td (Name: ______ Tel: ______) Tj ET")), Vec::<String>::new());
}

/// Twenty times the same megabyte of blanks, packed once. By the clock no reader would be stopped.
#[test]
fn bombs_are_measured_and_not_set_off() {
    let blank = vec![b' '; 1 << 20];
    let started = Instant::now();
    let once = archive(&[("[Content_Types].xml", b"<Types/>"), ("a", &["<w:p><w:t>".as_bytes(), &blank].concat())]);
    let mut once = zip::ZipArchive::new(Cursor::new(once)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.raw_copy_file(once.by_name("[Content_Types].xml").unwrap()).unwrap();
    for number in 0..20 {
        zip.raw_copy_file_rename(once.by_name("a").unwrap(), format!("word/header{number}.xml")).unwrap();
    }
    assert!(obstacles(zip.finish().unwrap().into_inner()).contains(&Obstacle::TooLarge));
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&blank).unwrap();
    let packed = packed.finish().unwrap();
    let object = [b"1 0 obj <</Filter /FlateDecode>>\nstream\n", packed.as_slice(), b"\nendstream endobj\n"].concat();
    assert_eq!(obstacles([b"%PDF-1.7\n".as_slice(), &object.repeat(20)].concat()), [Obstacle::TooLarge]);
    assert!(started.elapsed() < Duration::from_secs(12), "measured, not waited for");
}

#[test]
fn lists_in_lists_do_not_exhaust_the_stack() {
    for opening in ["[", "<</A "] {
        let nested = format!("%PDF-1.7\n1 0 obj {}", opening.repeat(300_000));
        assert_eq!(obstacles(nested.into_bytes()), [Obstacle::TooLarge], "{opening}");
    }
    // As deep as is let through, in the file, in a stream of objects and in a drawing.
    for (opening, end) in [("[", ""), ("<</A ", "0")] {
        let nested = format!("{}{end}", opening.repeat(4_990));
        sheltered(format!("%PDF-1.7\n1 0 obj {nested}\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF").into_bytes());
        sheltered(page(&nested));
    }
    sheltered(page(&"[".repeat(9_990)));
    let xml = format!("<w:body>{}", "<w:p>".repeat(50_000));
    assert_eq!(obstacles(office(&[("word/document.xml", &xml)])), []);
}

/// Documents whose every byte may be spoilt.
fn specimens() -> Vec<Vec<u8>> {
    vec![
        office(&[("word/document.xml", DOCUMENT)]),
        page("BT /F 12 Tf 50 700 Td (13912345678) Tj ET"),
        photograph(),
        jpeg(&[(0xe1, b"<rdf:RDF><dc:creator>a</dc:creator></rdf:RDF>"), (0xed, b"8BIM\x1c\x02\x50\0\x06abcdef")]),
    ]
}

#[test]
fn a_file_cut_off_anywhere_does_no_harm() {
    for whole in specimens() {
        for end in (0..whole.len()).step_by(7) {
            sheltered(whole[..end].to_vec());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn spoilt_bytes_do_no_harm(which in 0..4_usize, spoilt in prop::collection::vec((any::<usize>(), any::<u8>()), 1..12)) {
        let mut bytes = specimens().swap_remove(which);
        let length = bytes.len();
        spoilt.into_iter().for_each(|(at, byte)| bytes[at % length] = byte);
        sheltered(bytes);
    }

    #[test]
    fn random_bytes_behind_a_known_beginning_do_no_harm(
        magic in prop::sample::select(vec![&b"%PDF-1.7\n"[..], b"PK\x03\x04", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"II*\0", b""]),
        rest in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        sheltered([magic, &rest].concat());
    }
}
