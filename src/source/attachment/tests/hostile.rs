//! Files that cannot be read, that break off, are spoilt or meant to do harm.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

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
fn a_document_that_is_not_well_formed_is_read_and_said_to_be_damaged() {
    let body = |inner: &str| office(&[("word/document.xml", inner)]);
    let number = "<w:p><w:r><w:t>13912345678</w:t></w:r></w:p>";
    for spoilt in [
        format!("<w:document><w:p><w:r><w:t>a</w:t></w:r></w:q>{number}</w:document>"),
        format!("<w:document>{number}<w:p><w:r><w:t>a"),
        format!("<!DOCTYPE a [<!ENTITY a \"13912345678\">]><w:document>{number}</w:document>"),
    ] {
        assert!(obstacles(body(&spoilt)).contains(&Obstacle::Damaged), "{spoilt}");
    }
    let sound = format!("<w:document><w:p><w:t>上</w:t><w:pict>{number}</w:pict></w:p></w:document>");
    assert!(found(body(&sound)).iter().any(|line| line.ends_with(": 13912345678")), "{:#?}", found(body(&sound)));
}

#[test]
fn a_pdf_that_breaks_off_is_read_as_far_as_it_goes_and_said_to_be_damaged() {
    let whole = page("BT /F 12 Tf 50 700 Td (13912345678) Tj ET");
    let gather = sheltered(whole[..whole.len() - 10].to_vec());
    assert_eq!(shown(&gather), ["spot.page|1: 13912345678"]);
    assert_eq!(obstacles(whole[..whole.len() - 10].to_vec()), [Obstacle::Damaged]);
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
    assert_eq!(obstacles(office(&[("word/document.xml", &xml)])), [Obstacle::Damaged]);
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
