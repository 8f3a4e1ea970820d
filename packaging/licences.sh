#!/usr/bin/env bash
# Prints the licences of everything that is in the program: our own, the font's, and those of the crates,
# with each text once. Crates are fetched by cargo, as for a build.
#
#   packaging/licences.sh TARGET > FILE
set -euo pipefail
. "$(dirname "$0")/common.sh"
find_cargo
cd "$project"

target=${1:?a target of Rust}
crates=$(cargo tree --locked --edges normal --target "$target" --prefix none --no-dedupe --format '{p}|{l}' \
    | sed 's/ (proc-macro)//' | sort --unique)
# The folder with the sources of all crates that cargo has fetched.
sources=("${CARGO_HOME:-$HOME/.cargo}"/registry/src/*)
texts=$(mktemp --directory)
trap 'rm -rf "$texts"' EXIT

echo '编制 使用以下许可。各部分的许可原文依次列在后面。'
echo
echo '编制: MIT'
echo 'Noto Sans SC (字体): OFL-1.1'
cp LICENSE "$texts/00"
cp assets/fonts/OFL.txt "$texts/01"
while IFS='|' read -r crate licence; do
    read -r name release _ <<<"$crate"
    [ "$name" != bianzhi ] || continue
    echo "$name ${release#v}: $licence"
    found=
    for folder in "${sources[@]/%//$name-${release#v}}"; do
        for file in "$folder"/{LICENSE,LICENCE,COPYING,NOTICE,license}*; do
            [ -f "$file" ] || continue
            found=yes
            cp "$file" "$texts/$(tr -s '[:space:]' ' ' <"$file" | sha256sum | cut -c1-16)"
        done
    done
    # The name of its licence is printed all the same.
    [ -n "$found" ] || say "$name ${release#v} has no file with its licence ($licence)"
done <<<"$crates"
for text in "$texts"/*; do
    printf '\n%s\n\n' '----------------------------------------------------------------'
    tr -d '\r' <"$text"
done
