//! The fuzzer's program: its target is named by the environment, see `run.sh`.
//!
//! Deliberately not here: what is done with the bytes, which `targets` says for the suite as well.
#![no_main]
#![expect(
    clippy::disallowed_methods,
    reason = "the system tells in a file how long it was busy"
)]

mod targets;

use std::fs;
use std::sync::LazyLock;

/// Nothing may keep the program busy for longer (nanoseconds).
const LONGEST: u64 = 1_000_000_000;

/// What this run is about.
static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").expect("FUZZ_TARGET names a target");
    let target = targets::TARGETS.iter().find(|it| it.name == name);
    target.expect("there is a target of this name").run
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let target = *TARGET;
    let before = busy();
    target(bytes);
    assert!(busy() - before < LONGEST, "busy for too long");
});

/// How long this thread has been at work (nanoseconds); a machine that is busy with other things doesn't count.
fn busy() -> u64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let busy = told.split(' ').next().and_then(|text| text.parse().ok());
    busy.unwrap_or(0)
}
