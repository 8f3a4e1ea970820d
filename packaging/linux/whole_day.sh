#!/usr/bin/env bash
# A whole day's work in the real program by keyboard alone, on a screen of its own: from nothing to the workbook.
# Takes a picture of every step, and ends with the audit of what was saved: no error may be left.
# Needs xvfb, openbox, xdotool, xclip, imagemagick and Mesa's software OpenGL.
#
#   cargo build --release && packaging/linux/whole_day.sh FOLDER [WIDTHxHEIGHT] [SCALE] [dark]
#
# PROGRAMS names another folder with both programs.
set -euo pipefail
pictures=$(realpath -m "${1:?a folder for the pictures}")
size=${2:-1366x768}
scale=${3:-1}
look=${4:-light}
. "$(dirname "$0")/../common.sh"

programs=$(realpath -m "${PROGRAMS:-$CARGO_TARGET_DIR/release}")
for program in bianzhi bianzhi-cli; do
    [ -x "$programs/$program" ] || die "$programs/$program is missing; run cargo build --release, or name the folder in PROGRAMS"
done
for command in Xvfb openbox xdotool xclip import; do
    command -v "$command" >/dev/null || die "$command is missing; install xvfb, openbox, xdotool, xclip and imagemagick"
done
blocks=$project/tests/suite/gui/app/whole_day
work=$(mktemp --directory)
export HOME=$work/home XDG_DATA_HOME=$work/data LIBGL_ALWAYS_SOFTWARE=1 WINIT_X11_SCALE_FACTOR=$scale
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
mkdir -p "$HOME" "$XDG_DATA_HOME" "$pictures"

# Waits until a command succeeds, for half a minute.
until_true() {
    local reason=$1 end=$((SECONDS + 30))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || die "$reason"
        sleep 0.1
    done
}

Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
until_true 'Xvfb does not start' test -s "$work/display"
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox >/dev/null 2>&1 &
sleep 0.5
"$programs/bianzhi" >/dev/null 2>&1 &
until_true 'the window does not open' xdotool getactivewindow
sleep 2

# Presses keys, one after the other.
keys() {
    local key
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        sleep 0.2
    done
}
# Types what a keyboard has keys for.
letters() {
    xdotool type --delay 35 "$1"
    sleep 0.3
}
# Enters any text, as an input method does at one stroke.
text() {
    printf '%s' "$1" | xclip -selection clipboard
    sleep 0.25
    xdotool key ctrl+v
    sleep 0.5
}
# Pastes a block of cells from the standard input.
block() {
    xclip -selection clipboard
    sleep 0.25
    xdotool key ctrl+v
    sleep 1.2
}
# Goes to a place by the initials of its name.
place() {
    keys ctrl+g
    sleep 0.3
    letters "$1"
    sleep 0.3
    keys Return
    sleep 0.6
}
count=0
picture() {
    count=$((count + 1))
    sleep 0.6
    import -silent -window root "$(printf '%s/%02d_%s.png' "$pictures" "$count" "$1")"
}

# The pointer is out of the way.
xdotool mousemove 2 2
if [ "$look" = dark ]; then keys F12; fi
picture start

keys ctrl+n
sleep 0.5
letters 2024
picture assistant_year
keys Return
text 某县农业农村局
keys Tab
letters 110
keys Tab Right Right Tab
text 某县农业技术推广中心
keys Tab
letters 110003
keys Tab space Down Down Down space Tab space
picture assistant_unit
keys Return Return
picture assistant_summary
keys Return
sleep 1

place rybz
letters qe
keys Return Up Right
letters 64
keys Tab
letters 62
keys Return
picture staffing

place shouru
block <"$blocks/revenue.tsv"
letters 8
keys Return
picture revenue_preview
keys ctrl+Return
picture revenue
place jibenzhichu
block <"$blocks/expenditure.tsv"
letters 3
keys Return ctrl+Return
picture expenditure

place xiangmu
keys Return
sleep 0.5
text 农技推广体系改革
keys Return
letters 2024-01
keys Return
text 特定目标类
keys Return Down Down Down
letters 2024
keys Tab
letters 2026
keys Return Tab Tab Tab
text 基层农技人员培训和试验示范基地建设
keys Tab
text 县政府常务会议纪要〔2023〕8号
keys ctrl+Return
picture project
keys ctrl+Next
letters 2130106
keys Tab
letters wtywf
keys Tab
letters '=3000*60/10000'
keys Return
letters 2130106
keys Tab
letters pxf
keys Tab
letters 24.14
keys Return
picture project_lines
keys ctrl+Next
text 示范户物化补助
keys Tab
letters 3000
keys Tab
letters 60
keys Tab
letters 1
keys Return Home
text 农技人员培训
keys Tab
letters 1207
keys Tab
letters 100
keys Tab
letters 2
keys Return
picture costing
keys ctrl+Next ctrl+Next F6 Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab
text 完成示范户物化补助和农技人员培训任务
keys Tab Tab space
sleep 0.5
keys F6 F6 ctrl+Home Right Right
block <<'CELLS'
培训农技人员数	≥	100	人
培训合格率	≥	95	%
补助发放及时率	=	100	%
项目总成本	≤	42.14	万元
带动农户增收	≥	5	万元
示范户数量	≥	60	户
绿色防控覆盖率	≥	80	%
技术连续推广年限	≥	3	年
受训人员满意度	≥	90	%
群众满意度	≥	90	%
CELLS
picture targets

place zhengfucaigou
block <<'CELLS'
采购物品名称	采购品目	数量	单价（万元）	采购金额（万元）
台式计算机	台式计算机	10	0.5	5
便携式计算机	便携式计算机	2	0.65	13
复印纸	复印纸	100	0.018	1.8
CELLS
keys ctrl+Return
picture procurement
place zichancunliang
block <<'CELLS'
资产分类	数量	面积（平方米）	价值（万元）
房屋		1,260.5	318.6
设备	86		74
CELLS
keys ctrl+Return
picture assets

keys F8
picture first_error
keys F7 F8 F7
sleep 0.5
picture no_errors
place baobiao
picture tables

keys ctrl+e
sleep 0.8
keys ctrl+a
letters "$HOME/budget.xlsx"
picture export_path
keys Return
until_true 'the workbook is not written' test -s "$HOME/budget.xlsx"
keys ctrl+s
sleep 0.8
keys ctrl+a
letters "$HOME/budget.bmys"
keys Return
until_true 'the budget is not saved' test -s "$HOME/budget.bmys"
picture saved
cp "$HOME/budget.xlsx" "$HOME/budget.bmys" "$pictures"
"$programs/bianzhi-cli" check "$HOME/budget.bmys"
