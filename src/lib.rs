#![doc = include_str!("architecture.md")]
