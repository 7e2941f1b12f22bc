//! What is found in documents that are as they should be.

use std::io::Write;

use super::super::{Attachment, Facet, Opener};
use super::*;
use crate::diag::FileId;

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
