#!/usr/bin/env bash
# Makes the Debian package of both programs, with menu entry, file type and icons:
#
#   packaging/linux/build_deb.sh
#
# Out comes target/packages/linux/bianzhi_VERSION_amd64.deb. 统信 UOS 20 and 银河麒麟 V10 have a C library of
# 2018 (glibc 2.28); so the programs are linked against that one, by zig, which Python's pip gets once.
# GLIBC=own links against this machine's C library instead; the package then says which it needs.
# Not part of .ci/run: linking the whole program at once takes some minutes.
set -euo pipefail
. "$(dirname "$0")/../common.sh"

out=$packages/linux
folder=$out/tree
architecture=$(dpkg --print-architecture)
export GLIBC=${GLIBC:-2.28}

build_programs() {
    find_cargo
    if [ "$GLIBC" != own ]; then
        [ "$architecture" = amd64 ] || die 'only amd64 is linked against an old C library; use GLIBC=own'
        need python3-venv
        if [ ! -x "$cache/zig/bin/python" ]; then
            python3 -m venv "$cache/zig"
            "$cache/zig/bin/pip" install --quiet ziglang
        fi
        ZIG=$("$cache/zig/bin/python" -c 'import os, ziglang; print(os.path.join(os.path.dirname(ziglang.__file__), "zig"))')
        export ZIG ZIG_GLOBAL_CACHE_DIR=$cache/zig-cache ZIG_LOCAL_CACHE_DIR=$cache/zig-cache
        export CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER=$project/packaging/linux/zig_linker.sh
    fi
    say "building the programs for glibc $GLIBC"
    # No path of this machine in the programs.
    CARGO_ENCODED_RUSTFLAGS=$(printf -- '--remap-path-prefix=%s=/cargo\x1f--remap-path-prefix=%s=/bianzhi\x1f--remap-path-prefix=%s=/target' \
        "${CARGO_HOME:-$HOME/.cargo}" "$project" "$CARGO_TARGET_DIR")
    export CARGO_ENCODED_RUSTFLAGS
    target=$(rustc -vV | sed -n 's/^host: //p')
    (cd "$project" && nice cargo build --locked --profile dist --target "$target")
    built=$CARGO_TARGET_DIR/$target/dist
}

# The newest release of glibc that a program needs a function of.
glibc_of() {
    objdump -T "$1" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort --version-sort --unique | tail -1
}

# A program may be linked only with what the package names as needed.
check_program() {
    local program=$1 library
    while read -r library; do
        case $library in
            libc.so.* | libm.so.* | libdl.so.* | libpthread.so.* | librt.so.* | libgcc_s.so.* | ld-linux*) ;;
            *) die "$program is linked with $library, which the package doesn't name" ;;
        esac
    done < <(objdump -p "$program" | sed -n 's/^ *NEEDED *//p')
    if grep -aqF -e "$HOME/" -e "$project/" "$program"; then
        die "$program tells paths of this machine"
    fi
}

# Puts file $1 at place $2 of the package.
place() {
    install -D --mode "${3:-644}" "$1" "$folder/$2"
}

# The copyright file: whose each part is, and the texts of the licences.
copyright() {
    cat "$project/packaging/linux/copyright"
    local name file
    while read -r name file; do
        printf '\nLicense: %s\n' "$name"
        tr -d '\r' <"$project/$file" | sed 's/^[[:space:]]*$/./; s/^/ /'
    done <<'TEXTS'
MIT LICENSE
OFL-1.1 assets/fonts/OFL.txt
TEXTS
}

lay_out() {
    local program size here=$project/packaging/linux icons=$project/assets/icons doc=usr/share/doc/bianzhi
    rm -rf "$folder"
    for program in bianzhi bianzhi-cli; do
        check_program "$built/$program"
        place "$built/$program" "usr/bin/$program" 755
    done
    place "$here/bianzhi.desktop" usr/share/applications/bianzhi.desktop
    place "$here/bianzhi.xml" usr/share/mime/packages/bianzhi.xml
    for size in 64 256; do
        place "$icons/bianzhi-$size.png" "usr/share/icons/hicolor/${size}x$size/apps/bianzhi.png"
        place "$icons/bianzhi-$size.png" \
            "usr/share/icons/hicolor/${size}x$size/mimetypes/application-x-bianzhi-budget.png"
    done
    place "$project/CHANGELOG.md" "$doc/changelog"
    copyright >"$folder/$doc/copyright"
    "$project/packaging/licences.sh" "$target" >"$folder/$doc/licences"
    gzip --best --no-name "$folder/$doc/changelog" "$folder/$doc/licences"
}

control() {
    local glibc
    glibc=$(printf '%s\n' "$(glibc_of "$built/bianzhi")" "$(glibc_of "$built/bianzhi-cli")" | sort --version-sort | tail -1)
    say "the programs need glibc $glibc"
    cat <<CONTROL
Package: bianzhi
Version: $version
Architecture: $architecture
Maintainer: The Bianzhi authors <bianzhi@localhost>
Section: misc
Priority: optional
Installed-Size: $(du --summarize --apparent-size --block-size=1K "$folder/usr" | cut -f1)
Depends: libc6 (>= $glibc), libgcc-s1 | libgcc1, libgl1, libegl1, libx11-6, libx11-xcb1, libxcb1, libxcursor1, libxi6, libxrandr2, libxkbcommon0, libxkbcommon-x11-0
Recommends: libgl1-mesa-dri, mesa-vulkan-drivers, zenity, xdg-utils, libwayland-client0, libwayland-egl1, xdg-desktop-portal, cups-client, desktop-file-utils, shared-mime-info, hicolor-icon-theme
Description: 部门预算编制与审核
 编制是给基层部门、单位会计用的部门预算编制与审核程序，在一台不联网的电脑上运行。
 数据录一次，各张预算表自动生成，边录边审核。
 .
 bianzhi 是窗口程序，bianzhi-cli 是命令行程序。
CONTROL
}

build_programs
lay_out
mkdir -p "$folder/DEBIAN"
control >"$folder/DEBIAN/control"
(cd "$folder" && find usr -type f -exec md5sum {} + | sort --key 2) >"$folder/DEBIAN/md5sums"
# The same source gives the same bytes.
SOURCE_DATE_EPOCH=$(git -C "$project" log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH
# xz, which the dpkg of each of these systems reads.
package=$out/bianzhi_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$folder" "$package" >/dev/null
rm -rf "$folder"
say "$package: $(megabytes "$package")"
