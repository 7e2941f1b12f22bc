//! Rules about what a guide says of itself: names, codes, law, dates.

pub mod alias_equals_title;
pub mod alias_shared;
pub mod basis_twice;
pub mod catalog_code_form;
pub mod change_after_updated;
pub mod complaint_phone_same;
pub mod date_in_future;
pub mod frequent_but_inactive;
pub mod frequent_rank_shared;
pub mod policy_dates_reversed;
pub mod policy_not_yet_in_force;
pub mod policy_repealed;
pub mod policy_title_brackets;
pub mod quota_missing;
pub mod remedy_missing;
pub mod review_overdue;
pub mod reviewed_before_published;
pub mod summary_too_long;
pub mod task_code_form;
pub mod task_code_mismatch;
pub mod title_shared;
pub mod title_too_long;
pub mod updated_before_published;
