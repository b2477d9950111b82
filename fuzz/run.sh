#!/bin/sh
# Runs each fuzz target (or those named) for ten minutes (or SECONDS_EACH), beginning with the seeds, and packs what it
# found anew, minimised, as fuzz/seeds/TARGET.zip, which the tests replay. It needs a nightly compiler and cargo-fuzz.
set -eu
cd "$(dirname "$0")/.."
cargo +nightly fuzz build --sanitizer none
host=$(rustc -vV | sed -n 's/^host: //p')
for target in ${*:-file zip event configuration suppression syntax}; do
    binary=$(find fuzz/target target -path "*$host/release/$target" -type f | head -n 1)
    corpus=fuzz/corpus/$target
    minimal=fuzz/corpus/$target-minimal
    rm -rf "$minimal"
    mkdir -p "$corpus" "$minimal" fuzz/artifacts/"$target"
    python3 fuzz/seeds.py unpack "$target" "$corpus"
    "$binary" "$corpus" -max_total_time="${SECONDS_EACH:-600}" -timeout=20 -max_len=16384 \
        -artifact_prefix=fuzz/artifacts/"$target"/
    "$binary" -set_cover_merge=1 "$minimal" "$corpus"
    python3 fuzz/seeds.py pack "$target" "$minimal"
done
