# A Chinese Windows of its own under Wine, on a screen of its own; read by check.sh, not run.
#
# Everything is in the cache: Wine's drive C:, the home folder it sees and the locale. Nothing of the
# machine's own Wine, home folder or desktop is used or changed.
# shellcheck shell=bash disable=SC2154

wine=/usr/lib/wine/wine64
wine_server=/usr/lib/wine/wineserver64
wine_screen=1366x768
export WINEPREFIX=$cache/wine
drive_c=$WINEPREFIX/drive_c

# Runs a program of Windows as a Chinese user would.
in_windows() {
    HOME=$cache/wine-home LOCPATH=$cache/locale LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 WINEARCH=win64 \
        WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES=winemenubuilder.exe=d LIBGL_ALWAYS_SOFTWARE=1 \
        "$wine" "$@"
}

# Waits until all programs of Windows have ended.
windows_idle() {
    timeout 60 "$wine_server" --wait || die 'a program of Windows does not end'
}

# Every program of Rust needs one function of Windows 8 that Wine has since release 9 only.
# A stand-in for tests: it is in Wine's folder and never part of what we hand out.
stand_in() {
    local library=$drive_c/windows/system32/bcryptprimitives.dll
    [ ! -e "$library" ] || return 0
    cat >"$cache/stand_in.c" <<'C'
#include <windows.h>
#include <bcrypt.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count)
{
    return BCryptGenRandom(NULL, bytes, (ULONG)count, BCRYPT_USE_SYSTEM_PREFERRED_RNG) >= 0;
}
C
    x86_64-w64-mingw32-gcc -O2 -shared -s -o "$library" "$cache/stand_in.c" -lbcrypt
}

# Dialogs of Windows in a font that has Chinese characters.
chinese_fonts() {
    local name
    {
        printf 'REGEDIT4\n\n[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]\n'
        for name in Tahoma 'MS Shell Dlg' 'MS Shell Dlg 2' SimSun 'Microsoft YaHei' 'Microsoft YaHei UI' 'Segoe UI'; do
            printf '"%s"="Noto Sans CJK SC"\n' "$name"
        done
    } >"$cache/fonts.reg"
    in_windows regedit /S "$cache/fonts.reg"
}

# Makes the Windows once.
make_windows() {
    need wine wine64 xvfb xauth xdotool imagemagick fonts-wine fonts-noto-cjk locales libgl1 libgl1-mesa-dri \
        gcc-mingw-w64-x86-64-win32
    mkdir -p "$cache/locale" "$cache/wine-home"
    [ -d "$cache/locale/zh_CN.UTF-8" ] || localedef -i zh_CN -f UTF-8 "$cache/locale/zh_CN.UTF-8" || true
    [ ! -f "$WINEPREFIX/.complete" ] || return 0
    say "making a Windows with $("$wine" --version)"
    rm -rf "$WINEPREFIX"
    in_windows wineboot --init >/dev/null 2>&1 || true
    windows_idle
    in_windows winecfg /v win10
    stand_in
    chinese_fonts
    windows_idle
    touch "$WINEPREFIX/.complete"
}

# Opens a screen that ends with the script.
open_screen() {
    local number=$work/display
    Xvfb -displayfd 3 -screen 0 "${wine_screen}x24" -nolisten tcp 3>"$number" >/dev/null 2>&1 &
    screen=$!
    until [ -s "$number" ]; do
        kill -0 "$screen" 2>/dev/null || die 'Xvfb does not start'
        sleep 0.1
    done
    DISPLAY=:$(cat "$number")
    export DISPLAY
}

# Runs a program of Windows on a desktop that fills the screen, in the background.
on_desktop() {
    in_windows explorer "/desktop=bianzhi,$wine_screen" "$@" >/dev/null 2>&1 &
}

# How many colours are on the screen: few until a window has drawn itself.
colours() {
    import -silent -window root -resize 25% -format '%k' info:- 2>/dev/null || echo 0
}

# Waits until a window has drawn itself, and prints how many milliseconds that took.
until_drawn() {
    local begun now
    begun=$(date +%s%N)
    while :; do
        now=$(( ($(date +%s%N) - begun) / 1000000 ))
        [ "$(colours)" -le 200 ] || break
        [ "$now" -lt 60000 ] || die 'the window stays blank'
    done
    echo "$now"
}

# The path of a file of ours as programs of Windows know it: drive Z: is the machine.
windows_path() {
    printf 'Z:%s' "${1//\//\\}"
}
