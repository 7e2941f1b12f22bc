//! Rules about the portal as a whole: settings, columns, catalogues, notices, files, everyday words.

pub mod catalogue_name_shared;
pub mod domain_mismatch;
pub mod empty_department;
pub mod empty_topic;
pub mod filing_number_form;
pub mod kiosk_idle_bounds;
pub mod notice_expired;
pub mod notice_expires_first;
pub mod result_without_expiry;
pub mod search_endpoint_form;
pub mod site_code_form;
pub mod synonym_leads_nowhere;
pub mod synonym_twice;
pub mod synonym_unneeded;
pub mod synonym_word_form;
pub mod unused_file;
pub mod unused_material;
pub mod unused_policy;
pub mod url_form;
pub mod utc_offset_form;
