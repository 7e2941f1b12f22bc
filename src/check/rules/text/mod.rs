//! Rules about Chinese text and Markdown.

pub mod ascii_punctuation;
pub mod broken_link;
pub mod doubled_punctuation;
pub mod empty_section;
pub mod evasive_text;
pub mod heading_jump;
pub mod heading_level_one;
pub mod image_without_alt;
pub mod insecure_link;
pub mod internal_words;
pub mod invisible_character;
pub mod link_scheme;
pub mod literal_asterisks;
pub mod markdown_in_field;
pub mod placeholder_text;
pub mod raw_html;
pub mod repeated_text;
pub mod unconfirmed_value;
pub mod vague_link_text;
