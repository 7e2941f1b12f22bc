//! Opens attachments, many at once, and remembers those that have not changed since.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use rayon::prelude::*;

use super::gather::Gather;
use super::sniff::{Format, sniff};
use super::{Attachment, Limits, Obstacle, Opened, office, pdf, picture, plain, shelter};

/// Looks into attachments. Copies share what they remember, so that a preview opens each file once.
#[derive(Debug, Clone, Default)]
pub struct Opener {
    known: Arc<Mutex<Known>>,
    is_idle: bool,
}

/// What is in each file, by its path, and the stamp it had then.
type Known = BTreeMap<String, (Stamp, Arc<Opened>)>;

/// A file with the same stamp is taken to be the same.
type Stamp = (u64, Option<SystemTime>);

/// Files larger than this are opened one after the other, so that a folder of huge ones does not fill the memory.
const LARGE: u64 = 8 * 1024 * 1024;

impl Opener {
    /// An opener that opens nothing, for commands that publish nothing.
    pub fn idle() -> Self {
        Opener { is_idle: true, ..Opener::default() }
    }

    /// What is in each attachment, in the same order.
    pub fn open(&self, attachments: &[Attachment]) -> Vec<Arc<Opened>> {
        if self.is_idle {
            return Vec::new();
        }
        let stamped: Vec<(&Attachment, Stamp)> = attachments.par_iter().map(|file| (file, stamp(file))).collect();
        let is_large = |(_, (size, _)): &(&Attachment, Stamp)| *size > LARGE;
        let small: Vec<Option<Arc<Opened>>> =
            stamped.par_iter().map(|entry| (!is_large(entry)).then(|| self.opened(entry.0, entry.1))).collect();
        stamped.iter().zip(small).map(|(entry, small)| small.unwrap_or_else(|| self.opened(entry.0, entry.1))).collect()
    }

    fn opened(&self, attachment: &Attachment, stamp: Stamp) -> Arc<Opened> {
        let known = |opener: &Self| {
            let known = opener.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.get(&attachment.path).filter(|(then, _)| *then == stamp).map(|(_, opened)| Arc::clone(opened))
        };
        // The file's number changes when others come and go.
        if let Some(opened) = known(self) {
            return match opened.file == attachment.file {
                true => opened,
                false => Arc::new(Opened { file: attachment.file, ..(*opened).clone() }),
            };
        }
        let opened = Arc::new(read(attachment, stamp.0));
        let mut remembered = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.insert(attachment.path.clone(), (stamp, Arc::clone(&opened)));
        opened
    }
}

fn stamp(attachment: &Attachment) -> Stamp {
    let data = std::fs::metadata(&attachment.absolute).ok();
    data.map_or((0, None), |data| (data.len(), data.modified().ok()))
}

fn read(attachment: &Attachment, size: u64) -> Opened {
    let gather = match size > Limits::FILE {
        true => refused(Obstacle::TooLarge),
        false => attachment.bytes().map_or_else(|_| refused(Obstacle::Unreadable), sheltered),
    };
    Opened {
        path: attachment.path.clone(),
        file: attachment.file,
        excerpts: gather.excerpts,
        obstacles: gather.obstacles,
    }
}

/// What is in these bytes, whatever they are.
pub(super) fn sheltered(bytes: Vec<u8>) -> Gather {
    let work = move || {
        let mut gather = Gather::default();
        look(bytes, &mut gather, 0);
        gather
    };
    shelter::run(work).unwrap_or_else(|stopped| match stopped {
        shelter::Stopped::Panicked => refused(Obstacle::Damaged),
        shelter::Stopped::Endless => refused(Obstacle::TooLarge),
    })
}

fn refused(obstacle: Obstacle) -> Gather {
    let mut gather = Gather::default();
    gather.refuse(obstacle);
    gather
}

/// Documents in documents in documents are not opened.
const DEEPEST: usize = 2;

/// Reads a file, or one inside another when `depth` is not 0.
pub(super) fn look(bytes: Vec<u8>, gather: &mut Gather, depth: usize) {
    match sniff(&bytes) {
        Format::Zip | Format::Pdf if depth > DEEPEST => gather.refuse(Obstacle::Archive),
        Format::Zip => office::read(bytes, gather, depth),
        Format::Pdf => pdf::read(bytes, gather),
        Format::Picture => picture::read(&bytes, gather),
        Format::Text => plain::read(&bytes, gather),
        Format::Compound => gather.refuse(Obstacle::Legacy),
        Format::Archive => gather.refuse(Obstacle::Archive),
        Format::Bare => {}
        // Inside a document this is a drawing or a font.
        Format::Empty | Format::Unknown if depth > 0 => {}
        Format::Empty => gather.refuse(Obstacle::Empty),
        Format::Unknown => gather.refuse(Obstacle::Unknown),
    }
}
