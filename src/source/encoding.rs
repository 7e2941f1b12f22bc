//! Bytes → text. Content is UTF-8; a file in another encoding is named for what it is.

use encoding_rs::GB18030;

use super::Kind;
use crate::diag::Diagnostic;

/// Largest text file, in bytes. A guide holds a few kilobytes; a catalogue of a province a few megabytes. The print log grows
/// for years by itself, and nobody can split it.
pub fn largest(kind: Kind) -> u64 {
    MIB * if kind == Kind::PrintLog { 64 } else { 8 }
}

const MIB: u64 = 1024 * 1024;

/// The text of a file.
///
/// # Errors
/// The finding to raise when the bytes are not UTF-8; it has no place yet.
pub fn decode(bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] = bytes.as_slice() {
        return Err(Box::new(Diagnostic::error("file-utf16", None).help("file-gbk.help")));
    }
    String::from_utf8(bytes).map_err(|error| {
        Box::new(match is_gbk(error.as_bytes()) {
            true => Diagnostic::error("file-gbk", None).help("file-gbk.help"),
            false => Diagnostic::error("file-not-text", None).help("file-not-text.help"),
        })
    })
}

/// GBK text decodes without faults and holds Chinese characters.
fn is_gbk(bytes: &[u8]) -> bool {
    let (text, faults) = GB18030.decode_without_bom_handling(bytes);
    !faults && text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && !text.contains('\0')
}

pub fn unreadable(error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("file-unreadable", None).word("detail", reason(error)).help("file-unreadable.help")
}

/// `size` in bytes.
pub fn too_large(kind: Kind, size: u64) -> Diagnostic {
    let shown = format!("{} MiB", size.div_ceil(MIB));
    let finding = Diagnostic::error("file-too-large", None).arg("detail", shown);
    let finding = finding.arg("most", (largest(kind) / MIB).to_string());
    finding.help(if kind == Kind::PrintLog { "file-too-large.help-log" } else { "file-too-large.help" })
}

/// The word of `lang/` for an error of the operating system.
pub fn reason(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    /// Linux's number for a chain of links that never ends.
    const ELOOP: i32 = 40;
    match error.kind() {
        ErrorKind::NotFound => "io.missing",
        ErrorKind::PermissionDenied => "io.denied",
        _ if error.raw_os_error() == Some(ELOOP) => "io.loop",
        _ => "io.other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        match decode(bytes.to_vec()) {
            Ok(_) => "utf-8",
            Err(finding) => finding.code,
        }
    }

    #[test]
    fn a_gbk_file_is_called_gbk() {
        let (gbk, _, _) = encoding_rs::GBK.encode("title: 居民身份证");
        assert_eq!(code(&gbk), "file-gbk");
        assert_eq!(code("title: 居民身份证".as_bytes()), "utf-8");
        assert_eq!(code(b"\xff\xfet\0i\0"), "file-utf16");
        assert_eq!(code(b"\x89PNG\r\n\x1a\n\0\0\0\xff"), "file-not-text");
    }
}
