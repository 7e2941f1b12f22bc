//! Rules about bundles: whether their members can be done in this order, in this time, in one go.

pub mod after_unknown;
pub mod condition_unclear;
pub mod in_bundle;
pub mod limit_saves_nothing;
pub mod limit_too_short;
pub mod member_inactive;
pub mod member_never;
pub mod member_twice;
pub mod needs_later;
pub mod no_member;
pub mod order_missing;
pub mod question_differs;
pub mod ring;
mod shared;
pub mod too_few_members;
pub mod too_large;
