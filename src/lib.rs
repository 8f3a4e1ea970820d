#![doc = include_str!("architecture.md")]

pub mod cli;
pub mod codes;
pub mod compute;
pub mod document;
pub mod edit;
pub mod export;
#[cfg(feature = "gui")]
pub mod gui;
pub mod intake;
pub mod model;
pub mod money;
pub mod narrative;
pub mod packs;
pub mod printing;
mod reading;
pub mod report;
pub mod rules;
pub mod storage;
pub mod submission;
pub mod support;
