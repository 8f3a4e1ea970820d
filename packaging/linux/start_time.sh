#!/usr/bin/env bash
# Measures the start of the window without a graphics card: the time to the first picture with the
# sample open, and the memory then. Needs xvfb, xdotool, imagemagick and Mesa's software OpenGL.
#
#   cargo build --release && packaging/linux/start_time.sh [RUNS]
#
# PROGRAM names another program to measure.
set -euo pipefail
. "$(dirname "$0")/../common.sh"

runs=${1:-5}
program=$(realpath -m "${PROGRAM:-$CARGO_TARGET_DIR/release/bianzhi}")
[ -x "$program" ] || die "$program is missing; run cargo build --release, or name the program in PROGRAM"
for command in Xvfb xdotool import; do
    command -v "$command" >/dev/null || die "$command is missing; install xvfb, xdotool and imagemagick"
done
work=$(mktemp --directory)
export HOME=$work/home XDG_DATA_HOME=$work/data LIBGL_ALWAYS_SOFTWARE=1
mkdir -p "$HOME" "$XDG_DATA_HOME"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
window=

Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
server=$!
trap 'kill $window "$server" 2>/dev/null; rm -rf "$work"' EXIT

# How many milliseconds have gone since a time.
since() {
    echo $((($(date +%s%N) - $1) / 1000000))
}
# Ends the script when something takes longer than half a minute from a time on.
limit() {
    [ "$(since "$1")" -lt 30000 ] || die "$2"
}

begun=$(date +%s%N)
until [ -s "$work/display" ]; do
    kill -0 "$server" 2>/dev/null || die 'Xvfb does not start'
    limit "$begun" 'Xvfb does not start'
    sleep 0.05
done
DISPLAY=:$(cat "$work/display")
export DISPLAY

# How many colours are on the screen: one until the first frame is there.
colours() {
    import -silent -window root -resize 25% -format '%k' info:- 2>/dev/null || echo 1
}

for _ in $(seq "$runs"); do
    # What a file has beside it when it is open stays out of the project.
    cp "$sample" "$work/budget.bmys"
    begun=$(date +%s%N)
    "$program" "$work/budget.bmys" >"$work/said" 2>&1 &
    window=$!
    until [ "$(colours)" -gt 8 ]; do
        kill -0 "$window" 2>/dev/null || die "the window has gone: $(cat "$work/said")"
        limit "$begun" 'the window stays blank'
    done
    shown=$(since "$begun")
    sleep 1
    memory=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$window/status")
    peak=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$window/status")
    echo "first frame within ${shown} ms; resident ${memory} MB, peak ${peak} MB"
    kill "$window"
    wait "$window" 2>/dev/null || true
    window=
    gone=$(date +%s%N)
    until [ "$(colours)" -le 8 ]; do
        limit "$gone" 'the window stays on the screen'
        sleep 0.05
    done
done
