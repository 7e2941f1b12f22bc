//! What helps an editor before the check does: JSON Schemas for other editors, scaffolds for new files.
//!
//! In: the model's description of itself, and which identifiers exist. Out: texts of files. Deliberately absent: the
//! writing of them (`cli/`), and any second list of fields, words or meanings.

mod facts;
mod patterns;
mod scaffold;
mod schema;
mod site;
pub mod suggest;
mod workspace;

pub use facts::Facts;
pub use scaffold::{Scaffold, TO_FILL};
pub use schema::{MARK, schema};
pub use site::{NewSite, path};
pub use workspace::{DOCUMENTS, File, SCHEMAS, schema_file, schemas};
