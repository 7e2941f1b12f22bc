//! Rules that keep personal data out of what is published.

pub mod attachment_unchecked;
pub mod bank_card;
pub mod camera_serial;
pub mod document_author;
pub mod free_mailbox;
pub mod id_number;
pub mod person_as_owner;
pub mod picture_position;
pub mod plate_number;
pub mod private_mobile;
pub mod staff_name;
#[cfg(test)]
mod tricky;
pub mod undeclared_phone;
