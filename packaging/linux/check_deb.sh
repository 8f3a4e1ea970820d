#!/usr/bin/env bash
# Installs the Debian package in a clean system and tries it there:
#
#   packaging/linux/build_deb.sh && packaging/linux/check_deb.sh PICTURES [RELEASE]
#
# The clean system is a minimal Debian of the RELEASE (this machine's own, if none is named), made once by
# debootstrap in the cache; a release older than the machine's own proves that the C library suffices there.
# apt installs the package with what it says it needs, and nothing else; then the command line and the window
# run there, the menu entry and the file type are looked up, and the package is removed again.
# A picture of the window goes to the folder PICTURES. Not part of .ci/run; needs the administrator.
set -euo pipefail
pictures=$(realpath -m "${1:?a folder for the picture}")
. "$(dirname "$0")/../common.sh"
own=$(. /etc/os-release && echo "$VERSION_CODENAME")
release=${2:-$own}
package=$packages/linux/bianzhi_${version}_$(dpkg --print-architecture).deb
work=$(mktemp --directory "$cache/check_deb.XXXXXX")
root=$work/root
screen=
trap '[ -z "$screen" ] || kill "$screen" 2>/dev/null; as_root rm -rf --one-file-system "$work"' EXIT

# Makes the clean system, as an archive that is unpacked for every check.
clean_system() {
    local archive=$cache/clean-$release.tar uri made=$work/made
    if [ ! -f "$archive" ]; then
        uri=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' \
            | awk -v own="$own" '$1 == own { print $2; exit }')
        say "making a clean $release"
        as_root debootstrap --variant=minbase "$release" "$made" "$uri" >"$cache/debootstrap.log" 2>&1 \
            || die "debootstrap failed, see $cache/debootstrap.log"
        # As this machine reaches its packages, so does the clean system.
        as_root cp -r /etc/apt/apt.conf.d/. "$made/etc/apt/apt.conf.d/"
        as_root tar --create --file "$archive.new" --directory "$made" .
        as_root rm -rf --one-file-system "$made"
        mv "$archive.new" "$archive"
    fi
    mkdir "$root"
    as_root tar --extract --file "$archive" --directory "$root"
    as_root cp /etc/resolv.conf "$root/etc/resolv.conf"
}

# Runs a command in the clean system. What it mounts ends with it.
inside() {
    as_root env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        DISPLAY="${DISPLAY:-}" unshare --mount --fork sh -c '
            root=$1
            shift
            mount -t proc proc "$root/proc"
            mount -t tmpfs tmpfs "$root/dev/shm" 2>/dev/null
            exec chroot "$root" "$@"' sh "$root" "$@"
}

open_screen() {
    Xvfb -displayfd 3 -screen 0 1366x768x24 3>"$work/display" >/dev/null 2>&1 &
    screen=$!
    until [ -s "$work/display" ]; do
        kill -0 "$screen" 2>/dev/null || die 'Xvfb does not start'
        sleep 0.1
    done
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
}

installs() {
    as_root cp "$package" "$sample" "$root/root/"
    inside apt-get update --quiet >"$work/log" 2>&1 || { cat "$work/log"; die 'apt-get update failed'; }
    inside apt-get install --yes --quiet --no-install-recommends "/root/$(basename "$package")" \
        desktop-file-utils shared-mime-info >"$work/log" 2>&1 || { tail "$work/log"; die 'the package does not install'; }
    say "installed in $release with $(inside ldd --version | head -1)"
}

command_line_runs() {
    local file=/root/$(basename "$sample") made
    inside bianzhi-cli --version
    inside bianzhi-cli export "$file" --out /root/out --csv >/dev/null
    made=("$root"/root/out/*)
    [ ${#made[@]} -gt 5 ] || die 'the command line exports nothing'
    inside bianzhi-cli check "$file" | tail -1
}

# The desktop finds the program by menu and by file type, with an icon for each.
desktop_knows() {
    local kind
    inside desktop-file-validate /usr/share/applications/bianzhi.desktop || die 'the menu entry is wrong'
    grep -q '^application/x-bianzhi-budget=bianzhi.desktop;$' "$root/usr/share/applications/mimeinfo.cache" \
        || die 'nothing opens the file type'
    grep -q ':\*\.bmys$' "$root/usr/share/mime/globs2" || die 'the file type has no pattern'
    for kind in apps/bianzhi mimetypes/application-x-bianzhi-budget; do
        [ -s "$root/usr/share/icons/hicolor/256x256/$kind.png" ] || die "there is no icon $kind"
    done
}

window_opens() {
    inside bianzhi "/root/$(basename "$sample")" >"$work/window.log" 2>&1 &
    local window=$! colours
    for _ in $(seq 60); do
        sleep 0.5
        kill -0 "$window" 2>/dev/null || { cat "$work/window.log"; die 'the window ends'; }
        colours=$(import -silent -window root -resize 25% -format '%k' info:- 2>/dev/null || echo 0)
        [ "$colours" -le 200 ] || break
    done
    [ "$colours" -gt 200 ] || die 'the window stays blank'
    sleep 2
    import -silent -window root "$pictures/deb_$release.png"
    # The last screen of a program ends it.
    kill "$screen"
    wait "$window" 2>/dev/null || true
    screen=
}

removes() {
    inside apt-get purge --yes --quiet bianzhi >"$work/log" 2>&1 || die 'the package does not go'
    local left
    left=$(find "$root/usr" "$root/etc" -name '*bianzhi*')
    [ -z "$left" ] || die "left behind: $left"
}

[ -s "$package" ] || die "$package is missing; run packaging/linux/build_deb.sh"
mkdir -p "$pictures"
need debootstrap xvfb imagemagick
clean_system
open_screen
installs
command_line_runs
desktop_knows
window_opens
removes
say 'all is well'
