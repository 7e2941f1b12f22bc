//! What a file is, by its first bytes: endings lie, and a form renamed from .doc to .docx is still the old format.

/// The formats that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    /// A ZIP archive: an office document or just an archive.
    Zip,
    Picture,
    /// A picture format that carries no notes of the camera.
    Bare,
    /// The container of .doc, .xls, .ppt, .wps and of encrypted new ones.
    Compound,
    Archive,
    Text,
    Empty,
    Unknown,
}

/// Beginnings and the formats they mean; `at` is where they stand.
const MAGIC: &[(usize, &[u8], Format)] = &[
    (0, b"PK\x03\x04", Format::Zip),
    (0, b"PK\x05\x06", Format::Zip),
    (0, b"\xff\xd8\xff", Format::Picture),
    (0, b"\x89PNG\r\n\x1a\n", Format::Picture),
    (0, b"II*\0", Format::Picture),
    (0, b"MM\0*", Format::Picture),
    (8, b"WEBP", Format::Picture),
    (4, b"ftypheic", Format::Picture),
    (4, b"ftypheix", Format::Picture),
    (4, b"ftypmif1", Format::Picture),
    (4, b"ftypavif", Format::Picture),
    (0, b"GIF8", Format::Picture),
    (0, b"BM", Format::Bare),
    (0, b"\0\0\x01\0", Format::Bare),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Compound),
    (0, b"Rar!\x1a\x07", Format::Archive),
    (0, b"7z\xbc\xaf\x27\x1c", Format::Archive),
    (0, b"\x1f\x8b", Format::Archive),
    (0, b"BZh", Format::Archive),
    (0, b"\xfd7zXZ\0", Format::Archive),
    (257, b"ustar", Format::Archive),
];

/// PDF readers look for the header in so many bytes.
const PDF_HEADER_WITHIN: usize = 1024;

pub fn sniff(bytes: &[u8]) -> Format {
    if bytes.is_empty() {
        return Format::Empty;
    }
    let stands = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(magic));
    if let Some((_, _, format)) = MAGIC.iter().find(|(at, magic, _)| stands(*at, magic)) {
        return *format;
    }
    let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    if head.windows(5).any(|five| five == b"%PDF-") {
        return Format::Pdf;
    }
    let is_utf_16 = stands(0, b"\xff\xfe") || stands(0, b"\xfe\xff");
    if is_utf_16 || !head.iter().any(|byte| is_binary(*byte)) { Format::Text } else { Format::Unknown }
}

fn is_binary(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_first_bytes() {
        assert_eq!(sniff(b""), Format::Empty);
        assert_eq!(sniff(b"\n%PDF-1.7\n\0"), Format::Pdf);
        assert_eq!(sniff(b"RIFF\x10\0\0\0WEBPVP8 "), Format::Picture);
        assert_eq!(sniff("姓名,电话\n".as_bytes()), Format::Text);
        assert_eq!(sniff(&encoding_rs::GBK.encode("姓名,电话").0), Format::Text);
        assert_eq!(sniff(b"\0\x01\x02\x03"), Format::Unknown);
    }
}
