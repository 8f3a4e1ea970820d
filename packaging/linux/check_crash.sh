#!/usr/bin/env bash
# Has the window fail in the midst of work, on a screen of its own, and looks at what is left of the work:
#
#   cargo build && packaging/linux/check_crash.sh [PICTURES]
#
# A change is made and not saved; then a panic is provoked while a frame is drawn, or in work behind the window.
# The window must say so, the report must hold nothing of the budget, and the change must be there at the next
# start. PROGRAM names another program than target/debug/bianzhi. LOOK=dark for the dark window.
# Needs xvfb, openbox, xdotool, imagemagick and Mesa's OpenGL without a card. Not part of .ci/run.
set -euo pipefail
pictures=${1:+$(realpath -m "$1")}
. "$(dirname "$0")/../common.sh"
. "$project/packaging/linux/window.sh"
[ -z "$pictures" ] || mkdir -p "$pictures"

budget=$work/预算.bmys
beside=$budget.留存

keys() {
    local key
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        sleep 0.4
    done
}

# A name and an amount of the sample; the report and the log must have neither.
is_anonymous() {
    local text
    for text in 和平区 水政 403091 40309 "$HOME" "$(id -un)@"; do
        ! grep -q -e "$text" "$1" || die "$1 has $text"
    done
}

# Adds a row to the revenue, which isn't saved.
works() {
    [ "${LOOK:-light}" = light ] || keys F12
    keys ctrl+g
    xdotool type --delay 60 shouru
    keys Return ctrl+Return
    sleep 1
}

cp "$sample" "$budget"
export BIANZHI_PROVOKE=frame
open_window "$budget"
until_drawn >/dev/null
works
picture 1_before
keys F1
sleep 1
picture 2_fallen
report=$(find "$beside" -name '错误报告*.txt')
[ -s "$report" ] || die "no report beside the file: $(cat "$work/said")"
cat "$report" >&2
is_anonymous "$report"
is_anonymous "$log"
kill -0 "$window" || die 'the window has gone'
# Who types on does not close it.
keys 1 2 3 Return
sleep 1
kill -0 "$window" || die 'the window has gone with the next Enter'
close_window
[ "$code" -eq 0 ] || die "the window that failed ends with $code"
cmp "$sample" "$budget" || die 'the file has changed'

unset BIANZHI_PROVOKE
open_window "$budget"
until_drawn >/dev/null
picture 3_recovered
grep -q '恢复 1 步' "$log" || die "nothing is recovered: $(cat "$log")"
# Behind the list of what was recovered.
keys Escape
keys ctrl+s
sleep 1
! cmp -s "$sample" "$budget" || die 'what was recovered is not saved'
close_window

export BIANZHI_PROVOKE=worker
open_window "$budget"
until_drawn >/dev/null
keys F1
sleep 1
keys Escape
sleep 0.5
picture 4_worker
kill -0 "$window" || die 'the window has gone with its worker'
close_window
[ "$code" -eq 0 ] || die "the window ends with $code"
[ "$(find "$beside" -name '错误报告*.txt' | wc -l)" -eq 2 ] || die 'the worker left no report'
is_anonymous "$log"
cat "$log" >&2
say 'all is well'
