#!/usr/bin/env bash
# Measures the start of the window without a graphics card: the time to the first picture with the
# sample open, and the memory then. Needs xvfb, xdotool, imagemagick and Mesa's software OpenGL.
#
#   cargo build --release && packaging/linux/start_time.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/../.."

runs=${1:-5}
program=${PROGRAM:-target/release/bianzhi}
sample=assets/samples/shenyang_heping_2024.bmys
screen=:97
home=$(mktemp -d)
Xvfb "$screen" -screen 0 1366x768x24 >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$home"' EXIT
export DISPLAY=$screen LIBGL_ALWAYS_SOFTWARE=1 HOME=$home
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.05; done

# How many colours are on the screen: one until the first frame is there.
colours() {
    import -silent -window root -resize 25% -format '%k' info:- 2>/dev/null || echo 1
}

for _ in $(seq "$runs"); do
    begun=$(date +%s%N)
    "$program" "$sample" >/dev/null 2>&1 &
    window=$!
    until [ "$(colours)" -gt 8 ]; do :; done
    shown=$(( ($(date +%s%N) - begun) / 1000000 ))
    sleep 1
    memory=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$window/status")
    peak=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$window/status")
    echo "first frame within ${shown} ms; resident ${memory} MB, peak ${peak} MB"
    kill "$window"
    wait "$window" 2>/dev/null || true
    until [ "$(colours)" -le 8 ]; do sleep 0.05; done
done
