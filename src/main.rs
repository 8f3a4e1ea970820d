//! The window: start-up only.

fn main() {}
