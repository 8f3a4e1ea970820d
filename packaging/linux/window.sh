# The window on a screen of its own, for the scripts that try it; read by them, not run.
#
# A script that reads this sets DISPLAY and HOME to its own, and ends what it has started when it ends.
# shellcheck shell=bash

# The program: PROGRAM, or what cargo build has made.
program=$(realpath "${PROGRAM:-$CARGO_TARGET_DIR/debug/bianzhi}")
[ -x "$program" ] || die "$program is missing; run cargo build, or name the program in PROGRAM"
work=$(mktemp --directory)
export HOME=$work/home XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work
mkdir -p "$HOME" "$XDG_DATA_HOME"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
log=$XDG_DATA_HOME/bianzhi/logs/bianzhi.log
window=
manager=

Xvfb -displayfd 3 -screen 0 "${SCREEN_SIZE:-1366x768}x24" -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
screen=$!
trap 'kill $window $manager "$screen" 2>/dev/null; rm -rf "$work"' EXIT
until [ -s "$work/display" ]; do
    kill -0 "$screen" 2>/dev/null || die 'Xvfb does not start'
    sleep 0.1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox >/dev/null 2>&1 &
manager=$!

# How many colours are on the screen: few until a window has drawn itself.
colours() {
    import -silent -window root -resize 25% -format '%k' info:- 2>/dev/null || echo 0
}

# Opens the window with these arguments, in the background; what it says goes to a file.
open_window() {
    "$program" "$@" >"$work/said" 2>&1 &
    window=$!
}

# Waits until the window has drawn itself, and prints how many milliseconds that took.
until_drawn() {
    local begun now
    begun=$(date +%s%N)
    while :; do
        now=$(( ($(date +%s%N) - begun) / 1000000 ))
        [ "$(colours)" -le 100 ] || break
        kill -0 "$window" 2>/dev/null || die "the window has gone: $(cat "$work/said")"
        [ "$now" -lt 30000 ] || die 'the window stays blank'
    done
    # The second picture is the one that counts as proof.
    sleep 1
    echo "$now"
}

# Closes the window as its user does, and waits for the end; sets `code`.
close_window() {
    xdotool key --clearmodifiers alt+F4
    ended
}

# Waits for the end of the program; sets `code`.
ended() {
    code=0
    wait "$window" || code=$?
    window=
}

# Takes a picture of the screen, where pictures are wanted.
picture() {
    [ -z "${pictures:-}" ] || import -silent -window root "$pictures/$1.png"
}
