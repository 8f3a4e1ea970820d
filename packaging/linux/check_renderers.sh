#!/usr/bin/env bash
# Tries what can draw the window, and what is told when nothing can, on a screen of its own:
#
#   cargo build && packaging/linux/check_renderers.sh [PICTURES]
#
# OpenGL is made too old and Vulkan taken away by variables of Mesa, so that each way is gone for real; a renderer
# that panics or ends the program is provoked. PROGRAM names another program than target/debug/bianzhi.
# Needs xvfb, openbox, xdotool, imagemagick, and Mesa's OpenGL and Vulkan without a card
# (libgl1-mesa-dri, mesa-vulkan-drivers). Not part of .ci/run.
set -euo pipefail
pictures=${1:+$(realpath -m "$1")}
. "$(dirname "$0")/../common.sh"
. "$project/packaging/linux/window.sh"
[ -z "$pictures" ] || mkdir -p "$pictures"

no_gl=(MESA_GL_VERSION_OVERRIDE=1.4 MESA_GLES_VERSION_OVERRIDE=1.1)
no_vulkan=VK_ICD_FILENAMES=/none

# Begins with nothing remembered.
forget() {
    rm -rf "$XDG_DATA_HOME/bianzhi"
}

# The window must come with variables $2…, up to --, and arguments behind it; the log must name what draws it.
shows() {
    local name=$1 drawn=$2 variables=()
    shift 2
    while [ "$1" != -- ]; do
        variables+=("$1")
        shift
    done
    shift
    env "${variables[@]}" "$program" "$@" "$sample" >"$work/said" 2>&1 &
    window=$!
    local took
    took=$(until_drawn)
    picture "$name"
    grep '显示方式 ' "$log" | tail -1 | grep -q "显示方式 $drawn" || die "$name is not drawn by $drawn: $(cat "$log")"
    close_window
    [ "$code" -eq 0 ] || die "$name ends with $code: $(cat "$work/said")"
    [ ! -e "$XDG_DATA_HOME/bianzhi/renderer-starting.txt" ] || die "$name leaves its mark"
    say "$name: $took ms, $(sed -n 's/.*显示方式 //p' "$log" | tail -1)"
}

# The program must end with code 2 and say these words.
refuses() {
    local name=$1 words=$2
    shift 2
    local code=0
    timeout 60 env "$@" >"$work/said" 2>&1 || code=$?
    [ "$code" -eq 2 ] || die "$name ends with $code: $(cat "$work/said")"
    grep -q "$words" "$work/said" || die "$name says $(cat "$work/said")"
    say "$name: $(head -1 "$work/said")"
}

remembered() {
    [ "$(cat "$XDG_DATA_HOME/bianzhi/renderer.txt")" = "$1" ] \
        || die "remembered is $(cat "$XDG_DATA_HOME/bianzhi/renderer.txt")"
}

forget
shows opengl 'OpenGL' --
remembered 'good opengl'

forget
shows old_opengl '软件绘制，Vulkan' "${no_gl[@]}" --
remembered 'good software'
# At the machine itself OpenGL is tried first again.
shows opengl_again 'OpenGL' --
remembered 'good opengl'

forget
shows no_vulkan 'OpenGL' $no_vulkan --

forget
refuses nothing_works '窗口打不开' "${no_gl[@]}" $no_vulkan "$program" "$sample"
for words in 'OpenGL：' 'Vulkan：' '软件绘制：' '更新显卡驱动' 'mesa-vulkan-drivers' bianzhi-cli; do
    grep -q "$words" "$work/said" || die "the message lacks $words: $(cat "$work/said")"
done
cat "$work/said" >&2
refuses no_screen '窗口打不开' --unset=DISPLAY "$program"

forget
shows forced_opengl 'OpenGL' -- --renderer opengl
shows forced_wgpu 'Vulkan' -- --renderer=wgpu
# What is forced once is remembered like anything that works.
remembered 'good wgpu'
shows forced_software '软件绘制，OpenGL' -- --renderer software
shows by_variable '软件绘制，OpenGL' BIANZHI_RENDERER=software --
refuses forced_and_missing '窗口打不开' $no_vulkan "$program" --renderer wgpu
refuses unknown '没有显示方式“3d”' "$program" --renderer 3d
refuses unknown_by_variable '没有显示方式“3d”' BIANZHI_RENDERER=3d "$program"

forget
shows after_a_panic '软件绘制，OpenGL' BIANZHI_PROVOKE=panic-opengl --
remembered $'good software\ncrashed opengl'

forget
timeout 60 env BIANZHI_PROVOKE=abort-opengl "$program" "$sample" >/dev/null 2>&1 && die 'the program was to abort'
shows after_an_abort '软件绘制，OpenGL' BIANZHI_PROVOKE=abort-opengl --
shows forced_after_an_abort 'OpenGL' -- --renderer opengl
remembered 'good opengl'

# What is blamed for what somebody else did is tried again, behind the others.
forget
mkdir -p "$XDG_DATA_HOME/bianzhi"
printf 'crashed %s\n' opengl wgpu software >"$XDG_DATA_HOME/bianzhi/renderer.txt"
shows all_are_blamed 'OpenGL' --
remembered $'good opengl\ncrashed wgpu\ncrashed software'

# A program that is ended while it opens a large file speaks against no renderer.
forget
large=$work/large.bmys
{
    cat "$sample"
    head -c 200000000 /dev/zero | tr '\0' '\n'
} >"$large"
"$program" "$large" >"$work/said" 2>&1 &
window=$!
until [ -e "$XDG_DATA_HOME/bianzhi/renderer.txt" ] || ! kill -0 "$window"; do
    sleep 0.1
done
kill -9 "$window"
wait "$window" 2>/dev/null || true
window=
! grep -q '打开' "$log" || die "it was ended too late: $(cat "$log")"
shows after_a_kill 'OpenGL' --
remembered 'good opengl'
say 'all is well'
