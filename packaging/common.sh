# What the packaging scripts have in common; read by them, not run.
# shellcheck shell=bash

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$project/Cargo.toml")
sample=$project/assets/samples/shenyang_heping_2024.bmys
# Where cargo builds, and where the packages go.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$project/target}
packages=$CARGO_TARGET_DIR/packages
# What is made once and used again: compilers, Wine's folder, clean systems.
cache=${BIANZHI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bianzhi-packaging}
mkdir -p "$packages" "$cache"

say() {
    printf '== %s\n' "$*" >&2
}

die() {
    printf 'failed: %s\n' "$*" >&2
    exit 1
}

# Runs a command as the administrator.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Installs those of the named Debian packages that are missing.
need() {
    local package missing=()
    for package in "$@"; do
        dpkg-query --show --showformat '${Status}' "$package" 2>/dev/null | grep -q ' installed$' \
            || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    say "installing ${missing[*]}"
    as_root apt-get update --quiet >"$cache/apt.log"
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --quiet --no-install-recommends "${missing[@]}" >>"$cache/apt.log" \
        || die "apt-get could not install ${missing[*]}, see $cache/apt.log"
}

# The size of a file in megabytes, as people say it.
megabytes() {
    awk -v bytes="$(stat --format %s "$1")" 'BEGIN { printf "%.1f MB", bytes / 1000000 }'
}

# Finds cargo, also where rustup has put it and the shell doesn't know yet.
find_cargo() {
    if [ -r "$HOME/.cargo/env" ]; then
        # shellcheck source=/dev/null
        . "$HOME/.cargo/env"
    fi
    command -v cargo >/dev/null || die 'cargo is missing; .ci/run installs it'
}
