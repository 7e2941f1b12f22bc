//! Rules that keep personal data out of what is published.

pub mod bank_card;
pub mod free_mailbox;
pub mod id_number;
pub mod person_as_owner;
pub mod plate_number;
pub mod private_mobile;
pub mod staff_name;
pub mod undeclared_phone;
