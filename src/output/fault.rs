//! What the operating system says → a finding that a clerk can act on.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diag::Diagnostic;

/// The finding for a failed operation on `path`.
pub fn fault(path: &Path, error: &Error) -> Box<Diagnostic> {
    let (code, help) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            ("output-disk-full", "output-disk-full.help")
        }
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => ("output-mount-point", "output-mount-point.help"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            let finding = Diagnostic::error("output-not-writable", None).arg("path", path.display().to_string());
            return finding.word("detail", reason(error)).help("output-not-writable.help").into();
        }
        _ => ("output-not-writable", "output-not-writable.help"),
    };
    about(code, path, &error.to_string()).help(help).into()
}

/// The finding for one file by itself, when nothing is being published.
pub fn file_fault(path: &Path, error: &Error) -> Box<Diagnostic> {
    let finding = Diagnostic::error("file-not-writable", None).arg("path", path.display().to_string());
    finding.word("detail", reason(error)).help("file-not-writable.help").into()
}

/// Key of `lang/` saying why nothing can be written.
pub fn reason(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "io.no-writing",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "io.no-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "io.full",
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => "io.mounted",
        ErrorKind::IsADirectory => "io.is-folder",
        _ => "io.other",
    }
}

/// A result in which one kind of error counts as success.
pub fn ignore(result: std::io::Result<()>, kind: ErrorKind) -> std::io::Result<()> {
    match result {
        Err(error) if error.kind() == kind => Ok(()),
        result => result,
    }
}

/// A finding about `path`; `detail` is the system's own words, or empty.
pub fn about(code: &'static str, path: &Path, detail: &str) -> Diagnostic {
    Diagnostic::error(code, None).arg("path", path.display().to_string()).arg("detail", detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_folder_that_nobody_may_write_is_told_in_the_clerks_language_not_in_the_systems() {
        let finding = fault(Path::new("/x"), &ErrorKind::PermissionDenied.into());
        let told = Lang::Zh.message(&finding);
        assert_eq!(told, "写不进 /x：没有写入权限；什么也没有改，原来的文件都在");
    }
}
