//! Rules about free texts.
//!
//! Deliberately not here: the written statement, whose figures are bound to cells.

pub(in crate::rules) mod malformed_number;

/// Whether a character is a digit, of half or full width.
pub(in crate::rules) const fn is_digit(it: char) -> bool {
    matches!(it, '0'..='9' | '０'..='９')
}
