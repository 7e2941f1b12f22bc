//! A set page → the bytes of its PDF.

use typst::diag::SourceResult;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::pages::card::Order;

/// Writes the PDF: readable aloud (PDF/UA-1) and for the archive (PDF/A-2a).
///
/// An archive file must bear a date; an order without one keeps to PDF/UA-1 alone, rather than getting a made-up date.
///
/// # Errors
/// What the standards do not allow, at its place in the template.
pub fn write(document: &PagedDocument, order: &Order) -> SourceResult<Vec<u8>> {
    let wanted: &[_] = match order.date.as_str() {
        "" => &[PdfStandard::Ua_1],
        _ => &[PdfStandard::Ua_1, PdfStandard::A_2a],
    };
    let standards = PdfStandards::new(wanted).expect("PDF/UA-1 and PDF/A-2a agree on PDF 1.7");
    let options = PdfOptions {
        standards,
        // The same print keeps its identity from one edition to the next.
        ident: Smart::Custom(order.path.clone()),
        creator: Smart::Custom(Some("Mingbai".to_owned())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
}
