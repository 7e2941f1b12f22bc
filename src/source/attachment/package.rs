//! A ZIP archive whose parts are unpacked as they are read, no further than the limits allow.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;

use super::Obstacle;
use super::gather::Budget;

/// More parts than any document has; each costs a seek.
const MOST_PARTS: usize = 20_000;

/// The archive and how much may still be unpacked from it.
pub struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    budget: Budget,
    names: Vec<String>,
}

impl Package {
    pub fn open(bytes: Vec<u8>, budget: Budget) -> Result<Package, Obstacle> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Obstacle::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(Obstacle::TooLarge);
        }
        let mut names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
        names.sort();
        Ok(Package { archive, budget, names })
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// A part's bytes as they come out of the archive; the error says why there are none.
    pub fn part<'p>(&'p mut self, name: &str) -> Result<BufReader<impl Read + use<'p>>, Obstacle> {
        let budget = self.budget.clone();
        let part = self.archive.by_name(name).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) => Obstacle::Encrypted,
            _ => Obstacle::Damaged,
        })?;
        Ok(BufReader::new(Metered { part, budget }))
    }

    /// A whole part, for embedded files.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Obstacle> {
        let mut bytes = Vec::new();
        let read = self.part(name)?.read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(|_| self.why())
    }

    /// Why reading broke off.
    pub fn why(&self) -> Obstacle {
        if self.budget.is_spent() { Obstacle::TooLarge } else { Obstacle::Damaged }
    }
}

/// Ends with an error when all that may be unpacked has been.
struct Metered<R> {
    part: R,
    budget: Budget,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.part.read(buffer)?;
        if self.budget.take(read as u64) { Ok(read) } else { Err(std::io::Error::other("too large")) }
    }
}
