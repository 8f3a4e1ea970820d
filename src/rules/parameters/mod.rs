//! Rules about parameters set anew for the file.

pub(in crate::rules) mod unfounded;
