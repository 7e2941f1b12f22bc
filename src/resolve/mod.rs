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
use crate::model::{Content, Department, Entry, Guide, Hall, Material, Policy, Topic, Window, Written};
pub use handle::Handle;
pub use links::{GuideLinks, Links, WindowLinks};

/// The content with its links.
#[derive(Debug, Default)]
pub struct Portal {
    pub content: Content,
    pub links: Links,
}

pub type GuideHandle = Handle<Written<Guide>>;

/// Looks up every reference.
pub fn resolve(content: Content) -> (Portal, Diagnostics) {
    let (links, mut diags) = links::link(&content);
    diags.extend(files::check(&content));
    (Portal { content, links }, diags)
}

impl Portal {
    pub fn guide(&self, handle: GuideHandle) -> &Entry<Written<Guide>> {
        &self.content.guides[handle.index()]
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
