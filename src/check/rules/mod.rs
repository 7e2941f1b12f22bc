//! The rules, by area, each in its own file; [`ALL`] is the one list that runs, explains and documents them.

mod bundle;
mod guide;
mod material;
mod person;
mod place;
mod plan;
mod prelude;
mod printed;
mod process;
mod site;
mod situation;
mod text;

use super::Rule;

/// Every rule, in the order of the codes.
pub static ALL: &[&Rule] = &[
    &bundle::ring::RULE,
    &bundle::needs_later::RULE,
    &bundle::order_missing::RULE,
    &bundle::member_inactive::RULE,
    &bundle::member_twice::RULE,
    &bundle::too_few_members::RULE,
    &bundle::in_bundle::RULE,
    &bundle::after_unknown::RULE,
    &bundle::limit_too_short::RULE,
    &bundle::limit_saves_nothing::RULE,
    &bundle::question_differs::RULE,
    &bundle::condition_unclear::RULE,
    &bundle::too_large::RULE,
    &bundle::member_never::RULE,
    &bundle::no_member::RULE,
    &situation::situation_question_unknown::RULE,
    &situation::situation_option_unknown::RULE,
    &situation::situation_range_unreadable::RULE,
    &situation::situation_question_later::RULE,
    &situation::situation_circular::RULE,
    &situation::situation_id_twice::RULE,
    &situation::situation_id_form::RULE,
    &situation::situation_options_too_few::RULE,
    &situation::situation_options_needless::RULE,
    &situation::situation_bounds_needless::RULE,
    &situation::situation_bound_unreadable::RULE,
    &situation::situation_bounds_reversed::RULE,
    &situation::situation_unnamed::RULE,
    &situation::option_without_effect::RULE,
    &situation::question_without_effect::RULE,
    &situation::question_never_asked::RULE,
    &situation::condition_never_holds::RULE,
    &situation::condition_always_holds::RULE,
    &situation::situation_without_materials::RULE,
    &situation::variants_contradict::RULE,
    &situation::fees_contradict::RULE,
    &situation::material_twice_in_situation::RULE,
    &situation::range_gap::RULE,
    &situation::range_overlap::RULE,
    &situation::variant_over_statutory::RULE,
    &situation::variant_on_the_spot_with_limit::RULE,
    &situation::variant_defer_over_promised::RULE,
    &situation::variant_steps_over_promised::RULE,
    &situation::situation_without_window::RULE,
    &situation::situations_too_complex::RULE,
    &person::id_number::RULE,
    &person::private_mobile::RULE,
    &person::bank_card::RULE,
    &person::plate_number::RULE,
    &person::free_mailbox::RULE,
    &person::undeclared_phone::RULE,
    &person::picture_position::RULE,
    &person::camera_serial::RULE,
    &person::attachment_unchecked::RULE,
    &person::staff_name::RULE,
    &person::person_as_owner::RULE,
    &person::document_author::RULE,
    &guide::alias_equals_title::RULE,
    &guide::alias_shared::RULE,
    &guide::title_shared::RULE,
    &guide::title_too_long::RULE,
    &guide::summary_too_long::RULE,
    &guide::frequent_rank_shared::RULE,
    &guide::frequent_but_inactive::RULE,
    &guide::catalog_code_form::RULE,
    &guide::task_code_form::RULE,
    &guide::task_code_mismatch::RULE,
    &guide::policy_repealed::RULE,
    &guide::policy_not_yet_in_force::RULE,
    &guide::basis_twice::RULE,
    &guide::quota_missing::RULE,
    &guide::remedy_missing::RULE,
    &guide::policy_title_brackets::RULE,
    &guide::policy_dates_reversed::RULE,
    &guide::review_overdue::RULE,
    &guide::updated_before_published::RULE,
    &guide::reviewed_before_published::RULE,
    &guide::date_in_future::RULE,
    &guide::change_after_updated::RULE,
    &guide::complaint_phone_same::RULE,
    &material::material_unnamed::RULE,
    &material::material_count_missing::RULE,
    &material::electronic_with_count::RULE,
    &material::catch_all_material::RULE,
    &material::vague_material::RULE,
    &material::blank_form_missing::RULE,
    &material::sample_missing::RULE,
    &material::sample_is_blank_form::RULE,
    &material::defer_limit_missing::RULE,
    &material::defer_over_promised::RULE,
    &material::defer_limit_unneeded::RULE,
    &material::keep_missing::RULE,
    &material::keep_without_original::RULE,
    &material::material_twice::RULE,
    &material::material_near_catalogue::RULE,
    &material::material_named_twice::RULE,
    &material::issuer_missing::RULE,
    &material::catch_all_condition::RULE,
    &process::promised_over_statutory::RULE,
    &process::on_the_spot_with_limit::RULE,
    &process::promised_without_days::RULE,
    &process::steps_over_promised::RULE,
    &process::on_the_spot_steps::RULE,
    &process::promise_not_shortened::RULE,
    &process::limit_differs_in_summary::RULE,
    &process::special_procedure_over_promised::RULE,
    &process::too_few_steps::RULE,
    &process::hollow_step::RULE,
    &process::step_twice::RULE,
    &process::fee_lines_missing::RULE,
    &process::fee_lines_without_charge::RULE,
    &process::fee_amount_form::RULE,
    &process::fee_zero::RULE,
    &process::fee_step_but_free::RULE,
    &process::fee_claim_contradicts::RULE,
    &process::windows_missing::RULE,
    &process::windows_without_channel::RULE,
    &process::online_missing::RULE,
    &process::online_without_channel::RULE,
    &process::visit_reason_missing::RULE,
    &process::visit_reason_unneeded::RULE,
    &process::visit_claim_contradicts::RULE,
    &process::full_online_with_visits::RULE,
    &process::window_only_without_visit::RULE,
    &process::post_contradicts_delivery::RULE,
    &process::flow_step_unknown::RULE,
    &process::flow_step_unreached::RULE,
    &process::flow_without_end::RULE,
    &process::branch_without_words::RULE,
    &process::branch_twice::RULE,
    &site::url_form::RULE,
    &site::domain_mismatch::RULE,
    &site::site_code_form::RULE,
    &site::filing_number_form::RULE,
    &site::search_endpoint_form::RULE,
    &site::utc_offset_form::RULE,
    &site::kiosk_idle_bounds::RULE,
    &site::empty_topic::RULE,
    &site::empty_department::RULE,
    &site::catalogue_name_shared::RULE,
    &site::unused_material::RULE,
    &site::unused_policy::RULE,
    &site::unused_file::RULE,
    &site::notice_expired::RULE,
    &site::notice_expires_first::RULE,
    &site::result_without_expiry::RULE,
    &site::synonym_twice::RULE,
    &site::synonym_leads_nowhere::RULE,
    &site::synonym_unneeded::RULE,
    &site::synonym_word_form::RULE,
    &printed::edition_hash_form::RULE,
    &printed::edition_twice::RULE,
    &printed::edition_unrecorded::RULE,
    &printed::print_before_edition::RULE,
    &printed::print_guide_gone::RULE,
    &printed::print_log_ahead::RULE,
    &printed::print_window_unknown::RULE,
    &printed::edition_altered::RULE,
    &text::internal_words::RULE,
    &text::placeholder_text::RULE,
    &text::repeated_text::RULE,
    &text::ascii_punctuation::RULE,
    &text::doubled_punctuation::RULE,
    &text::invisible_character::RULE,
    &text::evasive_text::RULE,
    &text::markdown_in_field::RULE,
    &text::unconfirmed_value::RULE,
    &text::literal_asterisks::RULE,
    &text::raw_html::RULE,
    &text::link_scheme::RULE,
    &text::image_without_alt::RULE,
    &text::vague_link_text::RULE,
    &text::heading_jump::RULE,
    &text::heading_level_one::RULE,
    &text::empty_section::RULE,
    &text::insecure_link::RULE,
    &text::broken_link::RULE,
    &place::phone_form::RULE,
    &place::wide_digits::RULE,
    &place::uscc_checksum::RULE,
    &place::window_without_hours::RULE,
    &place::unused_window::RULE,
    &place::window_number_twice::RULE,
    &place::zone_on_unknown_floor::RULE,
    &place::window_zone_floor::RULE,
    &place::window_department_mismatch::RULE,
    &place::window_name_too_long::RULE,
    &place::hours_overlap::RULE,
    &place::season_overlap::RULE,
    &place::season_form::RULE,
    &place::season_gap::RULE,
    &place::calendar_reversed::RULE,
    &place::holiday_outside_year::RULE,
    &place::make_up_day_in_holiday::RULE,
    &place::make_up_day_not_weekend::RULE,
    &place::year_twice::RULE,
    &place::holidays_incomplete::RULE,
    &place::closure_repeated::RULE,
    &place::make_up_day_unclear::RULE,
    &plan::plan_area_too_large::RULE,
    &plan::plan_shape_outside::RULE,
    &plan::plan_shapes_overlap::RULE,
    &plan::plan_window_twice::RULE,
    &plan::plan_window_elsewhere::RULE,
    &plan::plan_window_missing::RULE,
    &plan::plan_without_entrance::RULE,
    &plan::plan_floor_without_stairs::RULE,
    &plan::plan_window_unreachable::RULE,
    &plan::plan_no_step_free_way::RULE,
    &plan::plan_label_too_long::RULE,
    &plan::plan_windows_misplaced::RULE,
];

/// The rule of a name or code.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name || rule.code == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::fixture::{fires, silent};
    use crate::lang::Lang;

    #[test]
    fn every_rule_fires_on_its_bad_example_at_the_marked_places() {
        ALL.iter().for_each(|rule| fires(rule, rule.bad));
    }

    #[test]
    fn every_rule_is_silent_on_its_good_example() {
        ALL.iter().for_each(|rule| silent(rule, rule.good));
    }

    #[test]
    fn codes_and_names_are_unique_and_well_formed() {
        let kebab = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let is_code = |code: &str| code.len() == 5 && code.starts_with(['B', 'C', 'G', 'M', 'P', 'W', 'T', 'S', 'D']);
        assert!(ALL.iter().all(|rule| kebab(rule.name) && is_code(rule.code)));
        assert!(ALL.is_sorted_by(|a, b| a.code < b.code), "sorted by code, no code twice");
        assert_eq!(ALL.iter().map(|rule| rule.name).collect::<BTreeSet<_>>().len(), ALL.len());
    }

    #[test]
    fn every_rule_says_what_why_and_on_what_ground_in_both_languages() {
        for rule in ALL {
            for doc in [&rule.zh, &rule.en] {
                let texts = [doc.what, doc.why, doc.source];
                assert!(texts.iter().all(|text| text.chars().count() >= 4), "{} is not explained", rule.name);
                assert!(texts.iter().all(|text| !text.contains("  ")), "{}: a text is badly wrapped", rule.name);
            }
            assert!(rule.zh.what.contains(|c: char| c >= '\u{4e00}'), "{}: the Chinese text", rule.name);
            for lang in [Lang::Zh, Lang::En] {
                assert_ne!(lang.text(rule.name), rule.name, "{} has no sentence in {}.json", rule.name, lang.code());
            }
        }
    }
}
