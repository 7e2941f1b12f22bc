//! The mark of a build: every search file carries it and every page names it, so that a page tells files of another
//! build, left in a cache or half copied, from its own.
//!
//! In: the finished files. Out: the same files, each call with the mark as its last argument. Deliberately absent: time
//! and chance; the same files have the same mark.

use sha2::{Digest, Sha256};

use crate::render::Artifact;

/// What every search file ends with.
const END: &[u8] = b");\n";

/// Marks the files that [`super::Index::export`] gives and the scripts that read them, and returns the mark.
pub fn stamp<'a>(files: &mut [Artifact], scripts: impl Iterator<Item = &'a Artifact>) -> String {
    let all: Vec<&Artifact> = scripts.collect();
    let mark = of(all.into_iter().chain(files.iter()));
    for file in files.iter_mut().filter(|file| file.bytes.ends_with(END)) {
        file.bytes.truncate(file.bytes.len() - END.len());
        file.bytes.extend_from_slice(format!(",\"{mark}\");\n").as_bytes());
    }
    mark
}

/// Eight digits that tell one set of files from another.
fn of<'a>(files: impl Iterator<Item = &'a Artifact>) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.path.as_bytes());
        hash.update((file.bytes.len() as u64).to_le_bytes());
        hash.update(&file.bytes);
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> [Artifact; 1] {
        [Artifact { path: "search/t1.js".into(), bytes: format!("mingbaiSearch(\"t1\",{text});\n").into_bytes() }]
    }

    #[test]
    fn the_same_files_have_the_same_mark_and_others_another() {
        let [mut first, mut again, mut other] = [files("1"), files("1"), files("2")];
        let script = files("3");
        let mark = stamp(&mut first, [].iter());
        assert_eq!(mark, stamp(&mut again, [].iter()));
        assert_ne!(mark, stamp(&mut other, [].iter()));
        assert_ne!(mark, stamp(&mut files("1"), script.iter()), "another script, another build");
        assert_eq!(first[0].bytes, format!("mingbaiSearch(\"t1\",1,\"{mark}\");\n").into_bytes());
        assert_eq!(mark.len(), 8);
    }
}
