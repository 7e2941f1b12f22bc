//! Addresses of files as the client writes them ↔ paths in the content folder.

use std::path::{Component, Path, PathBuf};

use lsp_types::Uri;
use url::Url;

/// The file of an address; `None` for other schemes and for what is no address.
pub fn to_file(uri: &Uri) -> Option<PathBuf> {
    Url::parse(&uri.0).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok()
}

/// The address of a file.
pub fn of_file(path: &Path) -> Option<Uri> {
    Url::from_file_path(path).ok().map(|url| Uri(url.into()))
}

/// The content folder under its own name and under the one without links, since clients use either.
#[derive(Debug, Clone, Default)]
pub struct Root {
    pub folder: PathBuf,
    real: PathBuf,
}

impl Root {
    pub fn new(folder: PathBuf) -> Self {
        let real = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        Root { folder, real }
    }

    /// The path of a file in the content folder, with `/`; `None` for files elsewhere.
    pub fn relative(&self, file: &Path) -> Option<String> {
        let below = file.strip_prefix(&self.folder).or_else(|_| file.strip_prefix(&self.real)).ok()?;
        let part = |part: Component<'_>| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        };
        let parts: Vec<String> = below.components().map(part).collect::<Option<_>>()?;
        (!parts.is_empty()).then(|| parts.join("/"))
    }

    /// The address of a path in the content folder.
    pub fn uri(&self, path: &str) -> Option<Uri> {
        of_file(&self.folder.join(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(uri: &str) -> Option<String> {
        let root = Root::new("/var/大厅/content".into());
        root.relative(&to_file(&Uri(uri.to_owned()))?)
    }

    #[test]
    fn chinese_paths_are_read_however_they_are_written() {
        let expected = Some("guides/占道 施工.md".to_owned());
        assert_eq!(relative("file:///var/大厅/content/guides/占道 施工.md"), expected);
        let encoded = "file:///var/%E5%A4%A7%E5%8E%85/content/guides/%e5%8d%a0%E9%81%93%20%E6%96%BD%E5%B7%A5.md";
        assert_eq!(relative(encoded), expected);
    }

    #[test]
    fn whatever_is_not_in_the_folder_has_no_path() {
        for uri in [
            "file:///var/other/a.md",
            "file:///var/大厅/content",
            "file:///var/大厅/content/../site.yaml",
            "untitled:Untitled-1",
            "no address",
            "",
        ] {
            assert_eq!(relative(uri), None, "{uri}");
        }
    }

    #[test]
    fn addresses_are_percent_encoded_and_lead_back() {
        let root = Root::new("/var/大厅/content".into());
        let uri = root.uri("guides/占道 a.md").unwrap();
        assert!(uri.0.is_ascii() && !uri.0.contains(' '), "{}", uri.0);
        assert_eq!(relative(&uri.0).as_deref(), Some("guides/占道 a.md"));
    }
}
