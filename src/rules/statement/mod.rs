//! Rules about the written statement: rewritten paragraphs, chapters, the glossary.
//!
//! Deliberately not here: what stands in rewritten paragraphs as text, which is for the rules about texts.

pub(in crate::rules) mod empty_chapter;
pub(in crate::rules) mod idle_term;
pub(in crate::rules) mod stale_paragraph;
