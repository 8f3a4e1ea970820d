#!/usr/bin/env bash
# Proves that the window opens no connection to any network, by looking at every socket it asks the system for:
#
#   cargo build && packaging/linux/check_network.sh
#
# The window opens a file, is worked in, shows 关于编制 and its commands, saves, and ends. Sockets within the
# machine (AF_UNIX) are the screen, the desktop's dialogs, its screen readers and its input methods.
# What the command line opens is looked at by cargo test. PROGRAM names another program than target/debug/bianzhi.
# Needs strace, xvfb, openbox, xdotool, imagemagick and Mesa's OpenGL without a card. Not part of .ci/run.
set -euo pipefail
. "$(dirname "$0")/../common.sh"
. "$project/packaging/linux/window.sh"

cp "$sample" "$work/budget.bmys"
strace -f -qq -e trace=socket,connect -o "$work/calls" "$program" "$work/budget.bmys" >"$work/said" 2>&1 &
window=$!
until_drawn >/dev/null
for key in ctrl+g Escape F8 F7 F1 Escape ctrl+shift+p Escape ctrl+s; do
    xdotool key --clearmodifiers "$key"
    sleep 0.5
done
close_window
grep -q AF_UNIX "$work/calls" || die 'not even the screen was seen'
! grep -E 'AF_(INET|INET6|PACKET)' "$work/calls" || die 'the window asks for the network'
say "$(grep -c socket "$work/calls") sockets, all within the machine"
