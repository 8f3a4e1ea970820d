#!/usr/bin/env bash
# Tries the programs and the installer for Windows under Wine, as a user would:
#
#   packaging/windows/build.sh && packaging/windows/check.sh PICTURES
#
# Installs silently, opens the sample by its file type, edits, saves, exports the workbook and the PDF from
# the window, and uninstalls. What is exported must be what the command line exports on Linux of the same file at
# the same time: a PDF of the command line to the last byte, workbooks and documents in every part, and what the
# window exports in everything but the title. Pictures of the screen go to the folder PICTURES; look at them,
# because a script doesn't see what is ugly.
# LINUX_CLI names the command line on Linux, if it is not target/release/bianzhi-cli.
# Not part of .ci/run, like build.sh. What Wine can't tell: the IME, DirectX, SmartScreen,
# and PowerShell itself: it has none, so a stand-in makes the calls of Windows that our scripts ask it for.
set -euo pipefail
pictures=$(realpath -m "${1:?a folder for the pictures}")
. "$(dirname "$0")/../common.sh"
work=$(mktemp --directory)
. "$project/packaging/windows/wine.sh"

programs=$packages/windows
setup=$programs/bianzhi-$version-setup.exe
linux_cli=${LINUX_CLI:-$CARGO_TARGET_DIR/release/bianzhi-cli}
user_folder=$drive_c/users/$(id -un)
own_folder=$user_folder/AppData/Local/Programs/Bianzhi
all_folder='Program Files/Bianzhi'
# What people's folders are called: in Chinese, with a space.
papers=$drive_c/'预算 文件'
screen=
trap '"$wine_server" --kill 2>/dev/null; [ -z "$screen" ] || kill "$screen" 2>/dev/null; rm -rf "$work"' EXIT

count=0
picture() {
    count=$((count + 1))
    sleep 1
    import -silent -window root "$(printf '%s/%02d_%s.png' "$pictures" "$count" "$1")"
}

# Presses keys, one after the other.
keys() {
    local key
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        sleep 0.4
    done
}

letters() {
    xdotool type --delay 60 "$1"
    sleep 0.5
}

# Waits for a file that a program writes, until it is there and no longer grows.
written() {
    local file=$1 size before=-1
    for _ in $(seq 100); do
        size=$(stat --format %s "$file" 2>/dev/null || echo 0)
        [ "$size" -eq 0 ] || [ "$size" -ne "$before" ] || return 0
        before=$size
        sleep 0.3
    done
    picture missing
    die "$file was not written"
}

# The moment a file says it was made, on our clocks, as faketime wants it; a PDF tells our time, the others UTC.
made_at() {
    case $1 in
        *.pdf) grep -a -o -m1 '/CreationDate(D:[0-9]*' "$1" | grep -o '[0-9]*$' \
            | sed 's/\(....\)\(..\)\(..\)\(..\)\(..\)\(..\)/\1-\2-\3 \4:\5:\6/' ;;
        *) TZ=CST-8 date --date "$(unzip -p "$1" docProps/core.xml \
            | sed -n 's/.*<dcterms:created[^>]*>\([^<]*\)<.*/\1/p')" '+%F %T' ;;
    esac
}

# Makes on Linux what budget $2 gives with options $3… at the moment file $1 was made; sets `made`.
make_on_linux() {
    local file=$1 budget=$2
    shift 2
    rm -rf "$work/linux"
    TZ=CST-8 faketime -f "$(made_at "$file")" "$linux_cli" export "$budget" --out "$work/linux" "$@" >/dev/null \
        || [ $? -eq 1 ] || die "nothing made on Linux with $*"
    made=("$work/linux"/*)
    [ ${#made[@]} -eq 1 ] || die "expected one file, not ${made[*]}"
}

# Whether what is in files $1 and $2 is the same; $3 tells whether their titles must be.
# The parts of a workbook or a document are compared, because its container names the system it was made on.
same_contents() {
    local titles=$3 folder=$work/contents file side=0
    rm -rf "$folder"
    for file in "$1" "$2"; do
        side=$((side + 1))
        mkdir -p "$folder/$side"
        case $file in
            *.pdf)
                if [ "$titles" = titles ]; then
                    cp "$file" "$folder/$side/pdf"
                else
                    pdftotext -layout "$file" "$folder/$side/text"
                    pdftoppm -r 50 -gray "$file" "$folder/$side/page"
                fi ;;
            *)
                unzip -qq "$file" -d "$folder/$side"
                [ "$titles" = titles ] || rm -r "$folder/$side/docProps" ;;
        esac
    done
    diff --recursive --brief "$folder/1" "$folder/2" >&2
}

# File $1 must be what Linux makes of budget $2 with options $4….
same_as_on_linux() {
    local file=$1 budget=$2 titles=$3 made
    shift 3
    make_on_linux "$file" "$budget" "$@"
    same_contents "$file" "${made[0]}" "$titles" || die "$(basename "$file") is not what Linux makes"
    say "$(basename "$file"), $(stat --format %s "$file") bytes: the same as on Linux"
}

# A registry value of Windows; nothing where there is none. Wine answers in GBK, hence bytes.
registered() {
    in_windows reg query "$1" /ve 2>/dev/null | LC_ALL=C sed -n 's/\r$//; s/.*REG_SZ *//p'
}

gone() {
    [ ! -e "$1" ] || die "$1 is still there"
}

installs_for_one_user() {
    say 'installing for one user'
    in_windows "$setup" /S || die 'the installer fails'
    windows_idle
    local file
    for file in bianzhi.exe bianzhi-cli.exe uninstall.exe 许可.txt; do
        [ -s "$own_folder/$file" ] || die "$file is not installed"
    done
    cmp "$own_folder/bianzhi.exe" "$programs/bianzhi.exe"
    local menu=$user_folder/AppData/Roaming/Microsoft/Windows/'Start Menu'/Programs/编制
    [ -s "$menu/编制.lnk" ] || die 'the Start menu has no entry'
    [ "$(registered 'HKCU\Software\Classes\.bmys')" = Bianzhi.Budget ] || die 'the file type is not registered'
    grep -qF 'bianzhi.exe" "%1"' <<<"$(registered 'HKCU\Software\Classes\Bianzhi.Budget\shell\open\command')" \
        || die 'the file type does not open'
    # Installing again is an update.
    in_windows "$setup" /S || die 'the update fails'
    windows_idle
    uninstall "$own_folder"
    gone "$menu"
    [ -z "$(registered 'HKCU\Software\Classes\.bmys')" ] || die 'the file type is still registered'
}

uninstall() {
    in_windows "$1/uninstall.exe" /S
    # The uninstaller goes on as a copy of itself.
    for _ in $(seq 50); do
        [ -e "$1" ] || break
        sleep 0.2
    done
    windows_idle
    gone "$1"
}

# The first page of the installer, for the pictures.
shows_itself() {
    on_desktop "$(windows_path "$setup")"
    until_drawn >/dev/null
    picture installer
    "$wine_server" --kill || true
    wait $! 2>/dev/null || true
}

# Opens the sample as a double click does, changes it, saves and exports it in the window.
works_in_the_window() {
    say 'opening the sample by its file type'
    # Wine looks for file types among those of all users only; Windows looks among the user's own first.
    in_windows "$setup" /S /ALLUSERS || die 'installing for all users fails'
    windows_idle
    rm -rf "$papers"
    mkdir -p "$papers"
    local budget=$papers/和平区.bmys
    cp "$sample" "$budget"
    on_desktop start 'C:\预算 文件\和平区.bmys'
    say "first frame $(until_drawn) ms after the double click, Wine's own start included"
    sleep 3
    picture opened

    keys ctrl+g
    letters shouru
    keys Return
    picture revenue
    # The amount of the first line: 100 yuan more, so income and expenditure no longer balance.
    keys Tab Tab Tab
    letters 4030.91
    keys Return
    picture edited
    keys ctrl+s
    picture saved
    { diff "$sample" "$budget" || true; } | sed -n 's/^> *//p' >"$work/changes"
    [ "$(cat "$work/changes")" = '(id: 11, unit: 1, amount: "40309100.00"),' ] \
        || die "saved something else: $(cat "$work/changes")"
    exports_in_the_window "$budget"
    keys alt+F4
    windows_idle
    uninstall "$drive_c/$all_folder"
    [ -s "$budget" ] || die 'uninstalling took a file of the user'
}

exports_in_the_window() {
    local budget=$1
    rm -f "$drive_c"/tables.*
    local before
    before=$(corner)
    keys ctrl+e
    answer_dialog "$before" 'C:\tables.xlsx'
    written "$drive_c/tables.xlsx"
    picture workbook
    # The command by its name.
    keys ctrl+shift+p
    letters 'PDF'
    picture commands
    before=$(corner)
    keys Return
    answer_dialog "$before" 'C:\tables.pdf'
    written "$drive_c/tables.pdf"
    picture pdf
    # The window names the department in the title, the command line the unit.
    same_as_on_linux "$drive_c/tables.xlsx" "$budget" contents --xlsx
    # With an error left, the window marks the PDF as a draft.
    same_as_on_linux "$drive_c/tables.pdf" "$budget" contents --pdf --draft
}

# Gives the file dialog, which stands in the upper left corner, a path on drive C:.
answer_dialog() {
    local before=$1 path=$2
    for _ in $(seq 40); do
        [ "$(corner)" = "$before" ] || break
        sleep 0.5
    done
    sleep 1
    picture dialog
    # On a busy machine Wine may lose what is typed while the dialog comes to the front.
    for _ in 1 2 3; do
        # The pointer has to move, or Wine doesn't tell the dialog where it is.
        xdotool mousemove 300 300 sleep 0.3 mousemove 430 611 sleep 0.3 click 1
        keys ctrl+a
        letters "$path"
        keys Return
        for _ in $(seq 10); do
            [ ! -e "$drive_c/${path#C:\\}" ] || return 0
            sleep 0.5
        done
    done
}

# What stands in the upper left corner of the screen: the title of the window, or of a dialog over it.
corner() {
    import -silent -window root -crop 120x20+0+0 -depth 8 rgb:- | sha256sum
}

# Printing: with a stand-in for PowerShell, and one for the program that prints PDF files.
prints() {
    say 'printing'
    local folder=$work/printing printers='HKLM\System\CurrentControlSet\Control\Print\Printers' printer said
    local reader='HKCR\Reader.Pdf\shell\printto\command'
    mkdir -p "$folder"
    cp "$programs/bianzhi-cli.exe" "$folder/"
    x86_64-w64-mingw32-gcc -O2 -s -o "$folder/powershell.exe" "$project/packaging/windows/shell.c" -lwinspool -lshell32
    # Without a blank: Wine gives the program that prints only the first word of a name.
    for printer in 二楼彩色 Fax; do
        in_windows reg add "$printers\\$printer" /v Name /d "$printer" /f >/dev/null
        in_windows reg add "$printers\\$printer" /v 'Printer Driver' /d none /f >/dev/null
        in_windows reg add "$printers\\$printer" /v Port /d LPT1: /f >/dev/null
    done
    said=$(in_windows "$(windows_path "$folder/bianzhi-cli.exe")" print --list)
    grep -qx 二楼彩色 <<<"${said//$'\r'/}" || die "the printers are: $said"
    # Like Edge, which shows such files and prints none.
    in_windows reg delete 'HKCR\Reader.Pdf' /f >/dev/null 2>&1 || true
    in_windows reg add 'HKCR\.pdf' /ve /d Reader.Pdf /f >/dev/null
    in_windows reg add 'HKCR\Reader.Pdf\shell\open\command' /ve /d 'notepad.exe "%1"' /f >/dev/null
    said=$(print_copies 1 2>&1) && die 'printed by no program'
    grep -q 'PDF 阅读器' <<<"$said" || die "without a reader of PDF files it says: $said"
    in_windows reg add "$reader" /ve /f >/dev/null \
        /d "\"$(windows_path "$folder/powershell.exe")\" --printed \"C:\\printed.txt\" \"%1\" \"%2\""
    rm -f "$drive_c/printed.txt"
    print_copies 2 >/dev/null || die 'printing fails'
    windows_idle
    [ "$(grep -c $'\.pdf\t二楼彩色\r$' "$drive_c/printed.txt")" -eq 2 ] \
        || die "printed: $(cat "$drive_c/printed.txt")"
    in_windows reg delete 'HKCR\.pdf' /f >/dev/null
}

print_copies() {
    in_windows "$(windows_path "$work/printing/bianzhi-cli.exe")" print "$(windows_path "$sample")" \
        --table 表1 --printer 二楼彩色 --copies "$1"
}

# The command line from a stick, where nothing is installed.
works_from_a_stick() {
    say 'running from a USB stick'
    local stick=$work/stick
    mkdir -p "$stick"
    ln -sfn "$stick" "$WINEPREFIX/dosdevices/e:"
    cp "$programs"/bianzhi*.exe "$stick/"
    rm "$stick/bianzhi-$version-setup.exe"
    cp "$sample" "$stick/和平区.bmys"
    local kind file
    for kind in xlsx pdf docx report public; do
        in_windows 'E:\bianzhi-cli.exe' export 'E:\和平区.bmys' --out "E:\\$kind" "--$kind" >/dev/null || [ $? -eq 1 ]
        for file in "$stick/$kind"/*; do
            same_as_on_linux "$file" "$sample" titles "--$kind"
        done
    done
    on_desktop 'E:\bianzhi.exe' 'E:\和平区.bmys'
    say "first frame after $(until_drawn) ms from the stick"
    picture from_a_stick
    keys alt+F4
    windows_idle
    rm "$WINEPREFIX/dosdevices/e:"
}

[ -s "$setup" ] || die "$setup is missing; run packaging/windows/build.sh"
[ -x "$linux_cli" ] || die "$linux_cli is missing; run cargo build --release"
mkdir -p "$pictures"
need unzip faketime poppler-utils
make_windows
open_screen
# What a check that failed has left.
for folder in "$own_folder" "$drive_c/$all_folder"; do
    [ ! -e "$folder/uninstall.exe" ] || uninstall "$folder"
done
shows_itself
installs_for_one_user
works_in_the_window
works_from_a_stick
prints
say 'all is well'
