//! Every suite in one program, so that the tests link once and suites run beside each other.
//!
//! `cargo test --test suite NAME::` runs one of them. What they read lies in folders of the same names; what several need is
//! in `support`.

mod support;

mod analysis;
mod architecture;
mod attachments;
mod broken;
mod browser;
mod bundle_cards;
mod bundle_script;
mod bundles;
#[cfg(feature = "cards")]
mod cards;
#[cfg(feature = "cards")]
mod editions;
mod editions_situations;
mod export;
#[cfg(feature = "cards")]
mod fitting;
mod fix;
mod fix_properties;
mod flow;
#[cfg(feature = "cards")]
mod formats;
mod hours;
mod hours_files;
mod hours_properties;
mod import;
mod kiosk;
mod lang;
mod lsp;
mod lsp_folder;
mod lsp_when;
mod new;
mod office;
mod pages;
mod plans;
#[cfg(feature = "cards")]
mod plans_printed;
mod positions;
#[cfg(feature = "cards")]
mod print_faults;
#[cfg(feature = "cards")]
mod print_jobs;
mod print_log;
#[cfg(feature = "cards")]
mod printed;
#[cfg(target_os = "linux")]
mod publish;
mod readme;
mod report;
mod robust;
mod schema;
mod search;
mod search_audit;
mod search_command;
mod search_forms;
mod search_quality;
mod serve;
mod situation_script;
mod synonyms;
mod theme;
mod theme_scripts;
