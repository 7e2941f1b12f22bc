//! How it hangs together: identifiers become handles, and every entry knows who points at it.
//!
//! In: the typed [`Content`]. Out: a [`Portal`], in which a guide's department, windows, materials, topics and policies
//! are handles and each of those lists the guides that use it; a reference that leads nowhere is a finding that names
//! the nearest identifier, and is left out of the links. Deliberately absent: pages, addresses, words.

mod files;
mod handle;
mod links;
mod lookup;

use crate::diag::Diagnostics;
use crate::model::{
    Bundle, Content, Department, Entries, Entry, Guide, Hall, Material, Parsed, Policy, Refused, Topic, Window, Written,
};
use files::Files;
pub use handle::Handle;
pub use links::{BundleLinks, GuideLinks, Links, WindowLinks};

/// The content with its links.
#[derive(Debug, Default)]
pub struct Portal {
    pub content: Content,
    pub links: Links,
}

pub type GuideHandle = Handle<Written<Guide>>;
pub type BundleHandle = Handle<Written<Bundle>>;

/// Looks up every reference.
pub fn resolve(content: Content) -> (Portal, Diagnostics) {
    let (links, mut diags) = links::link(&content);
    diags.extend(Files::new(&content).check());
    (Portal { content, links }, diags)
}

/// Looks up the references of single documents, for who follows an editor's keys; what it finds about all documents
/// together is what [`resolve`] finds.
pub struct Resolver<'a> {
    lookups: links::Lookups<'a>,
    files: Files<'a>,
}

impl<'a> Resolver<'a> {
    pub fn new(content: &'a Content) -> Self {
        Resolver { lookups: links::Lookups::new(content), files: Files::new(content) }
    }

    /// The references of one document that lead nowhere; `refused` are entries that are not part of the content.
    pub fn document(&self, document: &Parsed, refused: &Refused) -> Diagnostics {
        let mut diags = Diagnostics::new();
        match &document.entries {
            Entries::Guides(list) => {
                for entry in list.iter().filter(|entry| !refused.contains(&entry.id_span)) {
                    diags.extend(self.lookups.guide(entry).1);
                    diags.extend(self.files.guide(&entry.value.head).collect());
                }
            }
            Entries::Bundles(list) => {
                let accepted = list.iter().filter(|entry| !refused.contains(&entry.id_span));
                accepted.for_each(|entry| diags.extend(self.lookups.bundle(&entry.value.head).1));
            }
            Entries::Windows(list) => {
                let accepted = list.iter().filter(|entry| !refused.contains(&entry.id_span));
                accepted.for_each(|entry| diags.extend(self.lookups.window(entry).1));
            }
            Entries::Halls(list) => {
                let accepted = list.iter().filter(|entry| !refused.contains(&entry.id_span));
                accepted.for_each(|entry| self.lookups.plans(&entry.value, &mut diags));
            }
            Entries::Materials(list) => {
                let accepted = list.iter().filter(|entry| !refused.contains(&entry.id_span));
                diags.extend(accepted.flat_map(|entry| self.files.material(&entry.value)).collect());
            }
            Entries::Calendar(calendar) => {
                self.lookups.closures(calendar, &mut diags);
            }
            Entries::Form(form) => diags.extend(self.files.twin(form).into_iter().collect()),
            _ => {}
        }
        diags
    }
}

impl Portal {
    pub fn guide(&self, handle: GuideHandle) -> &Entry<Written<Guide>> {
        &self.content.guides[handle.index()]
    }

    pub fn bundle(&self, handle: BundleHandle) -> &Entry<Written<Bundle>> {
        &self.content.bundles[handle.index()]
    }

    pub fn bundle_links(&self, handle: BundleHandle) -> &BundleLinks {
        &self.links.bundles[handle.index()]
    }

    pub fn guide_links(&self, handle: GuideHandle) -> &GuideLinks {
        &self.links.guides[handle.index()]
    }

    pub fn department(&self, handle: Handle<Department>) -> &Entry<Department> {
        &self.content.departments[handle.index()]
    }

    pub fn hall(&self, handle: Handle<Hall>) -> &Entry<Hall> {
        &self.content.halls[handle.index()]
    }

    pub fn window(&self, handle: Handle<Window>) -> &Entry<Window> {
        &self.content.windows[handle.index()]
    }

    pub fn material(&self, handle: Handle<Material>) -> &Entry<Material> {
        &self.content.materials[handle.index()]
    }

    pub fn topic(&self, handle: Handle<Topic>) -> &Entry<Topic> {
        &self.content.topics[handle.index()]
    }

    pub fn policy(&self, handle: Handle<Policy>) -> &Entry<Policy> {
        &self.content.policies[handle.index()]
    }

    /// All guides, in the order of their identifiers.
    pub fn guides(&self) -> impl Iterator<Item = GuideHandle> {
        (0..self.content.guides.len()).map(Handle::new)
    }
}
