#!/usr/bin/env bash
# Feeds one target with random bytes for some time: tests/fuzz/run.sh TARGET SECONDS [CORPUS]
#
# Needs a C++ compiler, nothing else. What is new goes to CORPUS, a folder of its own by default; what fails is left
# beside it as crash-…, timeout-… or oom-…, and belongs into tests/fuzz/corpus/TARGET once it is mended.
# One second of work is too much, and so are 512 MB. With `build` as TARGET it is only built.
set -euo pipefail
cd "$(dirname "$0")/../.."

target=$1
seconds=${2:-60}
folder=${CARGO_TARGET_DIR:-$PWD/target}/fuzz
host=$(rustc -vV | sed -n 's/^host: //p')

# What cargo-fuzz passes, without a sanitizer: nothing here is unsafe, and the stable compiler has none.
flags=(
    --cfg fuzzing
    -Cpasses=sancov-module
    -Cllvm-args=-sanitizer-coverage-level=4
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
    -Cllvm-args=-sanitizer-coverage-pc-table
    -Cllvm-args=-sanitizer-coverage-trace-compares
)
RUSTFLAGS="${flags[*]}" cargo build --locked --quiet --profile fuzz --no-default-features --features fuzz \
    --bin fuzz --target "$host" --target-dir "$folder"
program=$folder/$host/fuzz/fuzz
if [ "$target" = build ]; then
    exit
fi

corpus=${3:-$folder/corpus/$target}
mkdir -p "$corpus" "$folder/found"
FUZZ_TARGET=$target exec "$program" "$corpus" "tests/fuzz/corpus/$target" \
    -dict="tests/fuzz/$target.dict" -artifact_prefix="$folder/found/$target-" \
    -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=512 -print_final_stats=1
