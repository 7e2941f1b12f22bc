//! Stands in for the printer in a build without the feature `cards`.

use super::{Sheets, Sink, Templates};
use crate::diag::{Diagnostic, Diagnostics};
use crate::pages::card::Order;

/// Cannot be made in this build.
pub enum Printer {}

impl Printer {
    /// Says that this build has no cards.
    ///
    /// # Errors
    /// Always the warning `cards-not-built`.
    pub fn new(
        _family: Option<&str>,
        _fonts: Vec<Vec<u8>>,
        _templates: &Templates,
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        Err(Diagnostic::warning("cards-not-built", None).help("cards-not-built.help").into())
    }

    pub fn print(&self, _order: &Order) -> Result<Vec<u8>, Box<Diagnostic>> {
        match *self {}
    }

    pub fn sheets(&self, _order: &Order) -> Result<Sheets, Box<Diagnostic>> {
        match *self {}
    }

    pub fn each<T: Sync, R: Send>(
        &self,
        _jobs: &[T],
        _weight: impl Fn(&T) -> usize,
        _work: impl Fn(&T) -> R + Sync,
    ) -> Vec<R> {
        match *self {}
    }

    pub fn print_all(&self, _orders: impl IntoIterator<Item = Order>, _sink: &Sink<'_>) -> Diagnostics {
        match *self {}
    }
}
