//! What Typst sees of the world: the theme's templates, what one order says, its codes and pictures, the chosen faces; no
//! clock, no disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Str, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Faces;
use super::template::Sources;

/// What all orders share.
pub struct Base {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: Sources,
    data: FileId,
    codes: FileId,
    pictures: FileId,
}

/// Path of a file as templates name it, or `None` for one that leads out of the theme. The same few paths for every order:
/// Typst keeps each path it ever sees.
pub fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn constant(path: &str) -> FileId {
    file_id(path).expect("the paths are constants without `..`")
}

impl Base {
    /// The templates read the family of their text from `sys.inputs.font`.
    pub fn new(faces: Faces, templates: Sources) -> Self {
        let inputs: Dict = [(Str::from("font"), Value::Str(faces.family.into()))].into_iter().collect();
        Base {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            book: LazyHash::new(FontBook::from_fonts(&faces.fonts)),
            fonts: faces.fonts,
            templates,
            data: constant("/data.json"),
            codes: constant("/codes.json"),
            pictures: constant("/pictures.json"),
        }
    }

    pub fn templates(&self) -> &Sources {
        &self.templates
    }
}

/// The world of one order.
pub struct CardWorld {
    base: Arc<Base>,
    main: FileId,
    data: Bytes,
    codes: Bytes,
    pictures: Bytes,
}

impl CardWorld {
    /// `codes` and `pictures`: SVG by address and by name.
    pub fn new(
        base: Arc<Base>,
        main: FileId,
        data: &str,
        codes: &BTreeMap<&str, String>,
        pictures: &BTreeMap<String, String>,
    ) -> Self {
        CardWorld {
            base,
            main,
            data: Bytes::from_string(data.to_owned()),
            // Texts always become JSON.
            codes: Bytes::new(serde_json::to_vec(codes).unwrap_or_default()),
            pictures: Bytes::new(serde_json::to_vec(pictures).unwrap_or_default()),
        }
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
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.base.templates.get(&id).map(|(_, source)| source.clone()).ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            _ if id == self.base.data => Ok(self.data.clone()),
            _ if id == self.base.codes => Ok(self.codes.clone()),
            _ if id == self.base.pictures => Ok(self.pictures.clone()),
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
