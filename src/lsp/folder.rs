//! Which folder of the workspace holds the content.

use std::path::{Path, PathBuf};

use lsp_types::{InitializeParams, Uri, WorkspaceFolders};

use super::address::to_file;

/// A content folder, and how messages call it.
#[derive(Debug, PartialEq, Eq)]
pub struct Content {
    pub folder: PathBuf,
    pub shown: String,
}

/// The folders that the client has open.
#[expect(deprecated, reason = "older clients name only one")]
pub fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = match &params.workspace_folders_initialize_params.workspace_folders {
        Some(WorkspaceFolders::WorkspaceFolderList(folders)) => {
            folders.iter().map(|folder| folder.uri.clone()).collect()
        }
        _ => Vec::new(),
    };
    let uris: Vec<Uri> = if folders.is_empty() { params.root_uri.iter().cloned().collect() } else { folders };
    uris.iter().filter_map(to_file).collect()
}

/// The folder that was named, or the first of the roots that is a content folder or has one in it.
pub fn find(named: Option<&Path>, roots: &[PathBuf]) -> Option<Content> {
    if let Some(named) = named {
        let folder = std::path::absolute(roots.first().map_or(named.to_owned(), |root| root.join(named))).ok()?;
        return Some(Content { folder, shown: named.display().to_string() });
    }
    let is_content = |folder: &Path| folder.join("site.yaml").is_file();
    roots.iter().find_map(|root| {
        let below = root.join("content");
        if is_content(root) {
            return Some(Content { folder: root.clone(), shown: String::new() });
        }
        (is_content(&below) || below.join("guides").is_dir())
            .then(|| Content { folder: below, shown: "content".to_owned() })
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_content_is_found_in_the_workspace_or_is_the_workspace() {
        let workspace = tempfile::tempdir().unwrap();
        let root = workspace.path().to_owned();
        assert_eq!(find(None, std::slice::from_ref(&root)), None);
        let content = root.join("content");
        fs::create_dir(&content).unwrap();
        fs::write(content.join("site.yaml"), "name: 甲\n").unwrap();
        let found = |root: &Path| find(None, &[PathBuf::from("/nowhere"), root.to_owned()]).unwrap();
        assert_eq!(found(&root), Content { folder: content.clone(), shown: "content".to_owned() });
        assert_eq!(found(&content), Content { folder: content.clone(), shown: String::new() });
        let named = find(Some(Path::new("elsewhere")), std::slice::from_ref(&root)).unwrap();
        assert_eq!(named.folder, root.join("elsewhere"));
    }
}
