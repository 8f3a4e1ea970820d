#!/usr/bin/env bash
# Makes the programs for Windows and their installer, on a Debian machine:
#
#   packaging/windows/build.sh
#
# Out come, in target/packages/windows: bianzhi.exe and bianzhi-cli.exe, which run as they are, from a USB
# stick too, and bianzhi-VERSION-setup.exe, which installs them for one user without administrator rights.
# Debian packages and crates come from where apt and cargo are set up to get them. What takes long is kept in
# BIANZHI_CACHE (~/.cache/bianzhi-packaging); running it again makes only what has changed.
# Not part of .ci/run: it takes some minutes and hundreds of megabytes from the Debian archive.
set -euo pipefail
. "$(dirname "$0")/../common.sh"
. "$project/packaging/windows/toolchain.sh"

out=$packages/windows

# A program must need nothing but Windows itself, and carry its resources.
check_program() {
    local program=$1 subsystem=$2 headers foreign
    headers=$("$mingw-objdump" -p "$program")
    foreign=$(sed -n 's/.*DLL Name: //p' <<<"$headers" | grep -Ei '^(lib|msys|zlib|cyg)' || true)
    [ -z "$foreign" ] || die "$program needs $foreign"
    grep -q "^Subsystem.*($subsystem)" <<<"$headers" || die "$program has the wrong subsystem"
    local word
    for word in PerMonitorV2 activeCodePage longPathAware asInvoker; do
        grep -aq "$word" "$program" || die "$program has no $word in its manifest"
    done
    # The version resource is text of two bytes a character.
    grep -aqP "$(printf %s "$version" | sed 's/./&\\x00/g; s/\.\\x00/\\.\\x00/g')" "$program" \
        || die "$program tells no version"
    if grep -aqF -e "$HOME/" -e "$project/" "$program"; then
        die "$program tells paths of this machine"
    fi
}

build_programs() {
    say 'building the programs'
    (cd "$project" && nice "$cargo" build --locked --profile dist --target "$target")
    local built=$CARGO_TARGET_DIR/$target/dist
    check_program "$built/bianzhi.exe" 'Windows GUI'
    check_program "$built/bianzhi-cli.exe" 'Windows CUI'
    mkdir -p "$out"
    cp "$built/bianzhi.exe" "$built/bianzhi-cli.exe" "$out/"
}

build_installer() {
    say 'building the installer'
    need nsis
    "$project/packaging/licences.sh" "$target" >"$out/licences.txt"
    # Without a UTF-8 locale makensis fails on Chinese.
    LC_ALL=C.UTF-8 makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DPROJECT="$project" -DPROGRAMS="$out" \
        -DSETUP="$out/bianzhi-$version-setup.exe" "$project/packaging/windows/setup.nsi"
}

windows_toolchain
build_programs
build_installer
for file in "$out"/*.exe; do
    say "$file: $(megabytes "$file")"
done
