//! A paper that somebody can hold: an entry of the catalogue, or a name that stands only in guides.

use serde::Serialize;

use crate::model::{Entry, Material, MaterialKind, MaterialUse};

/// What is picked.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    /// The catalogue's identifier, or `=` and the name.
    pub key: String,
    pub name: String,
    pub aliases: Vec<String>,
    /// The place of its kind among all kinds; what is only named is of the last, 其他.
    pub group: usize,
    pub has_e_licence: bool,
    /// Guides that ask for it.
    pub uses: usize,
}

impl Paper {
    /// Of the catalogue.
    pub fn listed(entry: &Entry<Material>) -> Self {
        let material = &entry.value;
        Paper {
            key: entry.id.clone(),
            name: material.name.value.clone(),
            aliases: material.aliases.iter().map(|alias| alias.value.clone()).collect(),
            group: place(material.kind.unwrap_or(MaterialKind::Other)),
            has_e_licence: !material.e_licence.is_empty(),
            uses: 0,
        }
    }

    /// Only named in a guide.
    pub fn named(used: &MaterialUse) -> Self {
        let name = used.name.value.clone();
        let group = place(MaterialKind::Other);
        Paper { key: format!("={name}"), name, aliases: Vec::new(), group, has_e_licence: false, uses: 0 }
    }

    /// Whether the catalogue has a page of it.
    pub fn has_page(&self) -> bool {
        !self.key.starts_with('=')
    }
}

fn place(kind: MaterialKind) -> usize {
    MaterialKind::ALL.iter().position(|known| *known == kind).unwrap_or_default()
}
