//! What a picture says about itself: EXIF, XMP, IPTC and the text chunks of PNG.

use std::io::{Cursor, Read};

use exif::{Exif, Field, In, Tag, Value};
use img_parts::Bytes;
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;

use super::gather::Gather;
use super::{Facet, Limits, Place, plain, xml};

pub fn read(bytes: &[u8], gather: &mut Gather) {
    if let Some(exif) = camera(bytes) {
        noted(&exif, gather);
    }
    packet(bytes, gather);
    let bytes = Bytes::copy_from_slice(bytes);
    if let Ok(png) = Png::from_bytes(bytes.clone()) {
        png.chunks().iter().for_each(|chunk| text_chunk(&chunk.kind(), chunk.contents(), gather));
    } else if let Ok(jpeg) = Jpeg::from_bytes(bytes) {
        jpeg.segments_by_marker(markers::APP13).for_each(|segment| iptc(segment.contents(), gather));
        jpeg.segments_by_marker(markers::COM).for_each(|segment| remark(segment.contents(), gather));
    }
}

/// EXIF of JPEG, PNG, WebP, TIFF and HEIF; as much as can be read of damaged ones.
fn camera(bytes: &[u8]) -> Option<Exif> {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut Cursor::new(bytes));
    read.or_else(|error| error.distill_partial_result(|_| {})).ok()
}

fn noted(exif: &Exif, gather: &mut Gather) {
    let coordinates = [(Tag::GPSLatitude, Tag::GPSLatitudeRef), (Tag::GPSLongitude, Tag::GPSLongitudeRef)];
    let degrees: Vec<f64> = coordinates.into_iter().filter_map(|(value, sign)| degrees(exif, value, sign)).collect();
    // Cameras without reception write zeros.
    if degrees.len() == 2 && degrees.iter().any(|value| *value != 0.0) {
        position(&format!("{:.4}, {:.4}", degrees[0], degrees[1]), gather);
    }
    for field in exif.fields().filter(|field| field.ifd_num == In::PRIMARY) {
        let Some(text) = ascii(field) else { continue };
        let place = Place::new("spot.picture", field.tag.to_string());
        match field.tag {
            Tag::Artist | Tag::CameraOwnerName => gather.property(place, Facet::Person, &text),
            Tag::BodySerialNumber | Tag::LensSerialNumber => gather.property(place, Facet::Serial, &text),
            _ => drop(gather.text(place, &text)),
        }
    }
}

fn degrees(exif: &Exif, value: Tag, sign: Tag) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(value, In::PRIMARY)?.value else { return None };
    let [degrees, minutes, seconds] = parts.get(..3)? else { return None };
    let whole = degrees.to_f64() + minutes.to_f64() / 60.0 + seconds.to_f64() / 3600.0;
    let is_negative =
        exif.get_field(sign, In::PRIMARY).and_then(ascii).is_some_and(|sign| sign.starts_with(['S', 'W']));
    whole.is_finite().then_some(if is_negative { -whole } else { whole })
}

/// Text of a field; user comments and Windows' own fields are bytes with an encoding.
fn ascii(field: &Field) -> Option<String> {
    const WINDOWS: std::ops::RangeInclusive<u16> = 0x9c9b..=0x9c9f;
    let bytes = match &field.value {
        Value::Ascii(lines) => lines.concat(),
        Value::Byte(bytes) if WINDOWS.contains(&field.tag.number()) => {
            return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned());
        }
        Value::Undefined(bytes, _) if field.tag == Tag::UserComment => bytes.get(8..)?.to_vec(),
        _ => return None,
    };
    let (text, faults) = encoding_rs::UTF_8.decode_without_bom_handling(&bytes);
    Some(if faults { encoding_rs::GB18030.decode(&bytes).0.into_owned() } else { text.into_owned() })
}

fn position(text: &str, gather: &mut Gather) {
    gather.property(Place::new("spot.picture", "GPS"), Facet::Position, text);
}

/// XMP: made to be found in any file without knowing its format.
pub fn packet(bytes: &[u8], gather: &mut Gather) {
    const BEGIN: &[u8] = b"<rdf:RDF";
    const END: &[u8] = b"</rdf:RDF>";
    const MOST: usize = 100;
    let mut rest = bytes;
    for _ in 0..MOST {
        let Some(begin) = memchr::memmem::find(rest, BEGIN) else { return };
        let Some(length) = memchr::memmem::find(&rest[begin..], END) else { return };
        let end = begin + length + END.len();
        // What is not valid XML is left; the same facts mostly stand in EXIF too.
        xml::leaves(&rest[begin..end]).unwrap_or_default().iter().for_each(|(name, text)| property(name, text, gather));
        rest = &rest[end..];
    }
}

fn property(name: &str, text: &str, gather: &mut Gather) {
    let place = Place::new("spot.picture", name);
    match name {
        "creator" | "Artist" | "OwnerName" | "CameraOwnerName" | "AuthorsPosition" | "CaptionWriter" => {
            gather.property(place, Facet::Person, text);
        }
        "SerialNumber" | "BodySerialNumber" | "LensSerialNumber" => gather.property(place, Facet::Serial, text),
        "GPSLatitude" | "GPSLongitude" => gather.property(place, Facet::Position, text),
        // Dates and identifiers of the file itself.
        _ if name.ends_with("Date") || name.ends_with("ID") || name == "when" => {}
        _ => drop(gather.text(place, text)),
    }
}

/// `tEXt`: a keyword, a zero, the text; `zTXt` and `iTXt` may be compressed.
fn text_chunk(kind: &[u8; 4], contents: &[u8], gather: &mut Gather) {
    let Some((keyword, rest)) = split(contents) else { return };
    let text = match kind {
        b"tEXt" => encoding_rs::WINDOWS_1252.decode(rest).0.into_owned(),
        b"zTXt" => String::from_utf8_lossy(&inflated(rest.get(1..).unwrap_or_default())).into_owned(),
        b"iTXt" => {
            let (Some(is_packed), Some((_, rest))) = (rest.first(), rest.get(2..).and_then(split)) else { return };
            let text = split(rest).map_or(rest, |(_, text)| text);
            let unpacked = if *is_packed == 1 { inflated(text) } else { text.to_vec() };
            String::from_utf8_lossy(&unpacked).into_owned()
        }
        _ => return,
    };
    if text.contains("<rdf:RDF") {
        return packet(text.as_bytes(), gather);
    }
    let keyword = String::from_utf8_lossy(keyword);
    match &*keyword {
        "Author" | "Artist" => gather.property(Place::new("spot.picture", keyword), Facet::Person, &text),
        _ => text.lines().flat_map(plain::pieces).for_each(|line| {
            gather.text(Place::new("spot.picture", &*keyword), line);
        }),
    }
}

fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let zero = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..zero], &bytes[zero + 1..]))
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    // A text that breaks off is read as far as it goes.
    let _ = flate2::read::ZlibDecoder::new(bytes).take(Limits::TEXT as u64).read_to_end(&mut text);
    text
}

/// Records `1c 02 NUMBER LENGTH TEXT` in the block `8BIM 0404`.
fn iptc(contents: &[u8], gather: &mut Gather) {
    let mut rest = contents;
    while let Some(at) = memchr::memmem::find(rest, b"\x1c\x02") {
        rest = &rest[at + 2..];
        let [number, high, low, data @ ..] = rest else { return };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(bytes) = data.get(..length) else { continue };
        let text = std::str::from_utf8(bytes)
            .map_or_else(|_| encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(), str::to_owned);
        let place = Place::new("spot.picture", format!("IPTC 2:{number}"));
        match number {
            80 | 85 | 122 => gather.property(place, Facet::Person, &text),
            // Dates and times.
            30..=63 => {}
            _ => drop(gather.text(place, &text)),
        }
        rest = &data[length..];
    }
}

fn remark(contents: &[u8], gather: &mut Gather) {
    gather.text(Place::new("spot.comment", ""), &String::from_utf8_lossy(contents));
}
