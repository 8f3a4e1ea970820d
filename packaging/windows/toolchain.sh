# A Rust that compiles for Windows, on a Debian machine that has only Rust for Linux; read by build.sh, not run.
#
# What is missing is the standard library for Windows. Debian keeps its source for several releases of Rust;
# the source of exactly the installed release is compiled once and kept in the cache, with a compiler that
# knows where it is. The program itself is then built by an ordinary `cargo build --target`.
# shellcheck shell=bash disable=SC2154

target=x86_64-pc-windows-gnu
mingw=x86_64-w64-mingw32

# apt-get or apt-cache, looking at one release of Debian only and touching nothing of this machine's own state.
for_release() {
    local release=$1 state=$cache/apt/$1
    shift
    "$1" -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status="$state/status" \
        -o Dir::Cache="$state/cache" -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=- \
        -o APT::Sandbox::User=root "${@:2}"
}

# Makes the list of packages of one release of Debian, from wherever this machine gets its own packages.
look_at_release() {
    local release=$1 state=$cache/apt/$1 own archive
    own=$(. /etc/os-release && echo "$VERSION_CODENAME")
    archive=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' \
        | awk -v own="$own" '$1 == own { print $2; exit }')
    [ -n "$archive" ] || die 'apt knows no archive; run apt-get update'
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    : >"$state/status"
    echo "deb $archive $release main" >"$state/sources.list"
    for_release "$release" apt-get update --quiet >"$state/log" 2>&1
}

# Prints the folder with the source of the standard library of release $1 of Rust, or fails.
std_source() {
    local wanted=$1 folder=$cache/rust-source-$1 release package found work
    if [ -d "$folder/library" ]; then
        echo "$folder"
        return
    fi
    for release in trixie-backports trixie forky sid bookworm bookworm-security; do
        look_at_release "$release" || continue
        for package in rust-src rust-web-src; do
            found=$(for_release "$release" apt-cache madison "$package" 2>/dev/null \
                | awk -v start="$wanted+" 'index($3, start) == 1 { print $3; exit }')
            [ -n "$found" ] || continue
            say "source of the standard library: $package $found of $release"
            work=$(mktemp --directory "$cache/source.XXXXXX")
            (cd "$work" && for_release "$release" apt-get download --quiet "$package=$found" >"$cache/apt.log" 2>&1) \
                || { rm -rf "$work"; continue; }
            dpkg-deb --fsys-tarfile "$work"/*.deb | tar -x -C "$work" --wildcards './usr/src/rustc-*/library'
            mkdir "$work/out"
            mv "$work"/usr/src/rustc-*/library "$work/out/"
            mv "$work/out" "$folder"
            rm -rf "$work"
            echo "$folder"
            return
        done
    done
    return 1
}

# Writes a compiler at $1 that is the real one ($2) with other arguments by its own ($3, shell).
write_compiler() {
    printf "#!/bin/sh\n%s\nexec '%s' \"\$@\"\n" "$3" "$2" >"$1"
    chmod +x "$1"
}

# Compiles the standard library from source $2 with the Rust in $1 into folder $3.
make_std() {
    local real=$1 source=$2 folder=$3 work host hash flags
    work=$(mktemp --directory "$cache/std.XXXXXX")
    host=$("$real/bin/rustc" -vV | sed -n 's/^host: //p')
    hash=$("$real/bin/rustc" -vV | sed -n 's/^commit-hash: //p')
    # A sysroot of links, with the source where cargo looks for it.
    mkdir -p "$work/sysroot/lib/rustlib/src" "$work/src"
    ln -s "$real/lib/rustlib/$host" "$work/sysroot/lib/rustlib/$host"
    ln -s "$source" "$work/sysroot/lib/rustlib/src/rust"
    : >"$work/src/lib.rs"
    printf '[package]\nname = "empty"\nedition = "2024"\n[workspace]\n[profile.release]\ncodegen-units = 1\n' \
        >"$work/Cargo.toml"
    # One crate of it must know that it aborts, whatever the profile says.
    # shellcheck disable=SC2016
    write_compiler "$work/rustc" "$real/bin/rustc" "set -- \"\$@\" --sysroot '$work/sysroot'
case \" \$* \" in *' --crate-name panic_abort '*) set -- \"\$@\" -Cpanic=abort ;; esac"
    # With bitcode for link-time optimisation; panics tell the official path of the source, not ours.
    flags=$(printf -- '-Cembed-bitcode=yes\x1f--remap-path-prefix=%s=/rustc/%s\x1f--remap-path-prefix=%s=/rustc/%s\x1f--remap-path-prefix=%s=/cargo' \
        "$work/sysroot/lib/rustlib/src/rust" "$hash" "$source" "$hash" "${CARGO_HOME:-$HOME/.cargo}")
    say "compiling the standard library for $target"
    (
        cd "$work"
        RUSTC=$work/rustc RUSTC_BOOTSTRAP=1 CARGO_ENCODED_RUSTFLAGS=$flags nice "$real/bin/cargo" build --quiet \
            --release --target "$target" --target-dir "$work/target" \
            -Zbuild-std=std,panic_unwind,panic_abort -Zbuild-std-features=backtrace,panic-unwind
    ) || die 'the standard library does not compile'
    mkdir "$work/lib"
    find "$work/target/$target/release/deps" -name 'lib*.rlib' ! -name 'libempty*' -exec cp {} "$work/lib/" \;
    mkdir -p "$folder/lib/rustlib/$target"
    mv "$work/lib" "$folder/lib/rustlib/$target/lib"
    rm -rf "$work"
}

# Sets everything `cargo build --target $target` needs.
windows_toolchain() {
    local real release source folder
    need gcc-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64 xz-utils
    find_cargo
    real=$(rustc --print sysroot)
    release=$("$real/bin/rustc" -vV | sed -n 's/^release: //p')
    if [ "${BIANZHI_DEBIAN_RUST:-}" = yes ] || ! source=$(std_source "$release"); then
        # Debian keeps a recent Rust for its browsers, with its source.
        say "no source for Rust $release; using Debian's own Rust"
        need rustc-web cargo-web rust-web-src
        real=/usr
        release=$(/usr/bin/rustc -vV | sed -n 's/^release: //p')
        source=$(readlink -f /usr/lib/rustlib/src/rust)
    fi
    folder=$cache/rust-$release-$target
    exec 9>"$folder.lock"
    flock 9
    [ -d "$folder/lib/rustlib/$target/lib" ] || make_std "$real" "$source" "$folder"
    # Only what is made for Windows sees the new library; build scripts and macros use the machine's.
    write_compiler "$folder/rustc" "$real/bin/rustc" \
        "case \" \$* \" in *' $target '*) set -- \"\$@\" --sysroot '$folder' ;; esac"
    exec 9>&-
    cargo=$real/bin/cargo
    export RUSTC=$folder/rustc
    export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$mingw-gcc
    # The same source gives the same bytes: no time in the program and no path of this machine.
    CARGO_ENCODED_RUSTFLAGS=$(printf -- '-Clink-arg=-Wl,--no-insert-timestamp\x1f--remap-path-prefix=%s=/cargo\x1f--remap-path-prefix=%s=/bianzhi\x1f--remap-path-prefix=%s=/target' \
        "${CARGO_HOME:-$HOME/.cargo}" "$project" "$CARGO_TARGET_DIR")
    export CARGO_ENCODED_RUSTFLAGS
}
