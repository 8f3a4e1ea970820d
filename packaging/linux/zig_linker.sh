#!/bin/sh
# Links like cc, against an old C library: zig brings the symbols of every release of it.
# build_deb.sh gives this to rustc as its linker, with ZIG and GLIBC set.
# zig has its own unwinder in place of GCC's.
for argument; do
    shift
    case $argument in
        -lgcc_s) set -- "$@" -lunwind ;;
        *) set -- "$@" "$argument" ;;
    esac
done
exec "$ZIG" cc -target "x86_64-linux-gnu.$GLIBC" "$@"
