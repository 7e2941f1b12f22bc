//! What the client can do, as it says at the beginning.

use lsp_types::{ClientCapabilities, InitializeParams, InsertTextMode};

use super::position::Encoding;

#[derive(Debug, Clone, Copy, Default)]
pub struct Client {
    pub encoding: Encoding,
    /// Texts to insert may hold places to fill in.
    pub snippets: bool,
    /// Texts of several lines may be inserted as they are.
    pub lines_as_they_are: bool,
    /// The client tells of files that others change.
    pub watches_files: bool,
    pub related: bool,
    pub code_actions: bool,
}

impl Client {
    pub fn of(params: &InitializeParams) -> Self {
        let capabilities: &ClientCapabilities = &params.capabilities;
        let general = capabilities.general.as_ref();
        let document = capabilities.text_document.as_ref();
        let item = document.and_then(|document| document.completion.as_ref()?.completion_item.as_ref());
        let modes = item.and_then(|item| item.insert_text_mode_support.as_ref());
        let watched = capabilities.workspace.as_ref().and_then(|it| it.did_change_watched_files.as_ref());
        let published = document.and_then(|document| document.publish_diagnostics.as_ref());
        let offered = general.and_then(|general| general.position_encodings.as_deref()).unwrap_or_default();
        Client {
            encoding: Encoding::agreed(offered),
            snippets: item.and_then(|item| item.snippet_support).unwrap_or_default(),
            lines_as_they_are: modes.is_some_and(|modes| modes.value_set.contains(&InsertTextMode::AsIs)),
            watches_files: watched.and_then(|watched| watched.dynamic_registration).unwrap_or_default(),
            related: published
                .and_then(|published| published.diagnostics_capabilities.related_information)
                .unwrap_or_default(),
            code_actions: document
                .and_then(|document| document.code_action.as_ref())
                .is_some_and(|actions| actions.code_action_literal_support.is_some()),
        }
    }
}
