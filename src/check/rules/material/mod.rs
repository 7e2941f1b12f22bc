//! Rules about the materials a guide asks for and the catalogue.

pub mod blank_form_missing;
pub mod catch_all_condition;
pub mod catch_all_material;
pub mod defer_limit_missing;
pub mod defer_limit_unneeded;
pub mod defer_over_promised;
pub mod electronic_with_count;
pub mod issuer_missing;
pub mod keep_missing;
pub mod keep_without_original;
pub mod material_count_missing;
pub mod material_named_twice;
pub mod material_near_catalogue;
pub mod material_twice;
pub mod material_unnamed;
pub mod sample_is_blank_form;
pub mod sample_missing;
mod shared;
pub mod vague_material;
