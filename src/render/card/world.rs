//! What Typst sees of the world: one template, one card's data, its QR code, the chosen faces; no clock, no disk.

use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Str, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Faces;

/// What all cards share.
pub struct Base {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
    qr: FileId,
}

/// Path of a file as the template names it. The same few paths for every card: Typst keeps each path it ever sees.
pub fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths are constants without `..`");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl Base {
    /// The template reads the family of its text from `sys.inputs.font`.
    pub fn new(faces: Faces, template: Source) -> Self {
        let inputs: Dict = [(Str::from("font"), Value::Str(faces.family.into()))].into_iter().collect();
        Base {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: LazyHash::new(FontBook::from_fonts(&faces.fonts)),
            fonts: faces.fonts,
            template,
            data: file_id("/card.json"),
            qr: file_id("/qr.svg"),
        }
    }

    pub fn template(&self) -> &Source {
        &self.template
    }
}

/// The world of one card.
pub struct CardWorld {
    base: Arc<Base>,
    data: Bytes,
    qr: Option<Bytes>,
}

impl CardWorld {
    pub fn new(base: Arc<Base>, data: Vec<u8>, qr: Option<String>) -> Self {
        CardWorld { base, data: Bytes::new(data), qr: qr.map(Bytes::from_string) }
    }
}

impl World for CardWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.base.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.base.book
    }

    fn main(&self) -> FileId {
        self.base.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.base.template.id() { Ok(self.base.template.clone()) } else { Err(not_found(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.qr {
            _ if id == self.base.data => Ok(self.data.clone()),
            Some(qr) if id == self.base.qr => Ok(qr.clone()),
            _ => Err(not_found(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.fonts.get(index).cloned()
    }

    /// There is no today: a template that asks for it fails, because a card must not change by itself.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
