//! The command line: start-up only.

fn main() {}
