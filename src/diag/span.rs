//! Where things stand: files, byte ranges, and lines and columns counted in characters.

use std::collections::BTreeSet;
use std::sync::Arc;

/// Index of a file in the [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A byte range in a file; `end` is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        Span { file, start: start as u32, end: end.max(start) as u32 }
    }

    /// The very beginning of a file, for findings about the file as a whole.
    pub fn start_of(file: FileId) -> Self {
        Span::new(file, 0, 0)
    }
}

/// One file as it was read; `path` is relative to the content folder, with `/`.
#[derive(Debug, Clone)]
pub struct SourceFile {
    pub path: String,
    pub text: String,
    /// Bytes at which the lines begin, so that the ten thousandth finding of a file costs no more than the first.
    lines: Vec<u32>,
}

impl SourceFile {
    fn new(path: String, text: String) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(i, _)| i as u32 + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        SourceFile { path, text, lines }
    }

    /// The number of the line (from 1) that holds a byte, and where that line begins and ends; the end is without `\n`.
    pub fn line(&self, offset: usize) -> (usize, usize, usize) {
        let number = self.lines.partition_point(|start| *start as usize <= offset);
        let start = self.lines.get(number - 1).map_or(0, |start| *start as usize);
        let end = self.lines.get(number).map_or(self.text.len(), |next| *next as usize - 1);
        (number, start, end)
    }
}

/// All files that diagnostics can point at. A copy is cheap: the texts are shared.
#[derive(Debug, Default, Clone)]
pub struct SourceMap {
    /// What stands before each path in messages: the content folder as the user named it, or empty.
    pub prefix: String,
    files: Vec<Arc<SourceFile>>,
    /// Files that have been removed; their numbers are not given to others.
    gone: BTreeSet<FileId>,
}

impl SourceMap {
    pub fn new(prefix: String) -> Self {
        SourceMap { prefix, ..SourceMap::default() }
    }

    pub fn add(&mut self, path: String, text: String) -> FileId {
        self.files.push(Arc::new(SourceFile::new(path, text)));
        FileId(self.files.len() as u32 - 1)
    }

    /// Gives a file another text; one that was removed is there again.
    pub fn replace(&mut self, id: FileId, text: String) {
        self.gone.remove(&id);
        let file = &mut self.files[id.0 as usize];
        *file = Arc::new(SourceFile::new(file.path.clone(), text));
    }

    /// Takes a file out; findings about it can still be shown, at its beginning.
    pub fn remove(&mut self, id: FileId) {
        self.replace(id, String::new());
        self.gone.insert(id);
    }

    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// [`SourceMap::file`], to be kept.
    pub fn shared(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[id.0 as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let all = self.files.iter().enumerate().map(|(i, file)| (FileId(i as u32), &**file));
        all.filter(|(id, _)| !self.gone.contains(id))
    }

    /// The path as a reader can open it from where they stand; control characters in names are spelt out, so that none
    /// reaches a terminal.
    pub fn shown_path(&self, id: FileId) -> String {
        let path = match self.prefix.as_str() {
            "" => self.file(id).path.clone(),
            prefix => format!("{}/{}", prefix.trim_end_matches('/'), self.file(id).path),
        };
        match path.contains(char::is_control) {
            true => {
                path.chars().map(|c| if c.is_control() { c.escape_default().to_string() } else { c.into() }).collect()
            }
            false => path,
        }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    pub fn line_col(&self, id: FileId, offset: u32) -> (usize, usize) {
        let file = self.file(id);
        let mut offset = (offset as usize).min(file.text.len());
        while !file.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let (line, start, _) = file.line(offset);
        (line, file.text[start..offset].trim_start_matches('\u{feff}').chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_in_names_are_spelt_out() {
        let mut map = SourceMap::new("content".into());
        let id = map.add("a\u{1b}[31m\n.md".into(), String::new());
        assert_eq!(map.shown_path(id), "content/a\\u{1b}[31m\\n.md");
    }

    #[test]
    fn columns_count_characters_and_not_bytes_or_the_bom() {
        let mut map = SourceMap::default();
        let id = map.add("a.yaml".into(), "\u{feff}名称: 甲\r\n电话: 乙".into());
        let at = |needle: &str| map.line_col(id, map.file(id).text.find(needle).unwrap() as u32);
        assert_eq!(at("甲"), (1, 5));
        assert_eq!(at("乙"), (2, 5));
    }
}
