//! The text of a PDF, page by page, with form fields, remarks, embedded files and what the document says about itself.

use std::sync::Arc;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Object, Stream, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};

use super::gather::Gather;
use super::pdf_line::{Lines, Mark};
use super::shelter::enough;
use super::{Facet, Obstacle, Place, opener, pdf_size, picture};

/// More drawing than any form needs; a page that draws itself ten times ten times ends here.
const MOST_STROKES: usize = 500_000;
/// One letter in so many may lack its meaning (bullets, logos).
const UNMAPPED_SHARE: usize = 5;

pub fn read(bytes: Vec<u8>, gather: &mut Gather) {
    if !pdf_size::fits(&bytes, &gather.budget) {
        return gather.refuse(Obstacle::TooLarge);
    }
    let data = Arc::new(bytes);
    let pdf = match Pdf::new(Arc::clone(&data)) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => return gather.refuse(Obstacle::Encrypted),
        Err(LoadPdfError::Invalid) => return gather.refuse(Obstacle::Damaged),
    };
    if memchr::memmem::find(&data, b"/Encrypt").is_some() && !fits_decrypted(&pdf, gather) {
        return gather.refuse(Obstacle::TooLarge);
    }
    if memchr::memmem::rfind(&data, b"%%EOF").is_none() {
        // Cut off: what is left was read, what is missing nobody knows.
        gather.refuse(Obstacle::Damaged);
    }
    about(&pdf, gather);
    picture::packet(&data, gather);
    for object in pdf.objects() {
        match object {
            Object::Stream(stream) => inside(&stream, gather),
            Object::Dict(dict) => remark(&dict, gather),
            _ => {}
        }
    }
    pages(&pdf, gather);
}

/// What was encrypted could not be measured from outside; a file that opens without a password may be.
fn fits_decrypted(pdf: &Pdf, gather: &Gather) -> bool {
    pdf.objects().into_iter().all(|object| match object {
        Object::Stream(stream) => pdf_size::stream_fits(stream.dict().data(), &stream.raw_data(), &gather.budget),
        _ => true,
    })
}

fn about(pdf: &Pdf, gather: &mut Gather) {
    let data = pdf.metadata();
    if let Some(author) = &data.author {
        gather.property(Place::new("spot.author", ""), Facet::Person, &decoded(author));
    }
    for (name, text) in [("Title", &data.title), ("Subject", &data.subject), ("Keywords", &data.keywords)] {
        gather.text(Place::new("spot.property", name), &text.as_deref().map(decoded).unwrap_or_default());
    }
}

/// UTF-16 with a mark, UTF-8 (which many programs write against the rules), or one byte a letter.
fn decoded(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}

/// Embedded files, and photographs as the camera wrote them.
fn inside(stream: &Stream<'_>, gather: &mut Gather) {
    if is_named(stream.dict(), "Type", b"EmbeddedFile") {
        let outside = std::mem::replace(&mut gather.inside, "EmbeddedFile".to_owned());
        match stream.decoded() {
            Ok(bytes) => opener::look(bytes.into_owned(), gather, 2),
            Err(_) => gather.refuse(Obstacle::Damaged),
        }
        gather.inside = outside;
    } else if is_named(stream.dict(), "Filter", b"DCTDecode") {
        picture::read(&stream.raw_data(), gather);
    }
}

fn is_named(dict: &Dict<'_>, key: &str, name: &[u8]) -> bool {
    dict.get::<Object<'_>>(key).and_then(Object::into_name).is_some_and(|found| &*found == name)
}

/// Remarks on the page and the values of form fields, whether the page shows them or not.
fn remark(dict: &Dict<'_>, gather: &mut Gather) {
    let text = |key: &str| dict.get::<PdfString<'_>>(key).map(|text| decoded(text.as_bytes())).unwrap_or_default();
    let is_remark = dict.contains_key("Subtype") && dict.contains_key("Rect");
    if is_remark {
        gather.text(Place::new("spot.comment", ""), &text("Contents"));
        if dict.contains_key("Contents") && !dict.contains_key("FT") {
            gather.property(Place::new("spot.remark-author", ""), Facet::Person, &text("T"));
        }
    }
    if dict.contains_key("V") {
        gather.text(Place::new("spot.form-field", text("T")), &text("V"));
    }
}

fn pages(pdf: &Pdf, gather: &mut Gather) {
    let cache = InterpreterCache::new();
    let (mut letters, mut unmapped, mut strokes) = (0, 0, 0);
    let mut scans = Vec::new();
    if pdf.pages().is_empty() {
        gather.refuse(Obstacle::Damaged);
    }
    for (number, page) in pdf.pages().iter().enumerate() {
        let place = || Place::new("spot.page", (number + 1).to_string());
        let mut reading = Reading { strokes, ..Reading::default() };
        draw(pdf, page, &cache, &mut reading);
        strokes = reading.strokes;
        letters += reading.letters;
        unmapped += reading.unmapped;
        if reading.letters == 0 && reading.has_picture {
            scans.push(number + 1);
        }
        for line in reading.lines.take() {
            if !gather.text(place(), &line) {
                return;
            }
        }
    }
    if letters > 0 && unmapped * UNMAPPED_SHARE > letters {
        gather.refuse(Obstacle::Unmapped);
    }
    if scans.len() == pdf.pages().len() && !scans.is_empty() {
        gather.refuse(Obstacle::Scan);
    } else if !scans.is_empty() {
        let numbers: Vec<String> = scans.iter().map(usize::to_string).collect();
        gather.obstacle(Obstacle::Scan, Place::new("spot.page", numbers.join("、")));
    }
}

fn draw<'p>(pdf: &'p Pdf, page: &'p Page<'p>, cache: &InterpreterCache<'p>, reading: &mut Reading) {
    let (width, height) = page.render_dimensions();
    let view = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings::default();
    let mut context = Context::new(Affine::IDENTITY, view, cache, pdf.xref(), settings);
    interpret_page(page, &mut context, reading);
}

/// Looks on while a page is drawn and notes the letters.
#[derive(Default)]
struct Reading {
    lines: Lines,
    letters: usize,
    /// Letters whose meaning the file does not say.
    unmapped: usize,
    has_picture: bool,
    strokes: usize,
}

impl Reading {
    fn count(&mut self) {
        self.strokes += 1;
        if self.strokes > MOST_STROKES {
            enough();
        }
    }
}

impl Device<'_> for Reading {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, page: Affine, letter: Affine, _: &Paint<'_>, _: &GlyphDrawMode) {
        self.count();
        self.letters += 1;
        let width = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(_) => None,
        };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.unmapped += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        self.lines.add(&text, Mark::new(page * letter, width.map(f64::from)));
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {
        self.count();
        self.has_picture = true;
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.count();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
