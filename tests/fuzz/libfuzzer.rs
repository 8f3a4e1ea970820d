//! The fuzzer's program: its target is named by the environment, see `run.sh`.
//!
//! Deliberately not here: what is done with the bytes, which `targets` says for the suite as well.
#![no_main]

mod targets;

use std::sync::LazyLock;

/// What this run is about.
static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").expect("FUZZ_TARGET names a target");
    let target = targets::TARGETS.iter().find(|it| it.name == name);
    target.expect("there is a target of this name").run
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| TARGET(bytes));
