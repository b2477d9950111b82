#!/bin/sh
# Release programs that were optimised for what they do: `sh ci/pgo.sh [cargo's build arguments]`.
#
# Programs that count are built, lint the sample corpus and what of the real packages `parlint corpus fetch` has brought,
# and the release is built from the counts. About twenty minutes on two cores; the results are in target/pgo/HOST/release.
# Needs llvm-profdata of LLVM 19 or later: `rustup component add llvm-tools`, or the package llvm-19 of a distribution.
set -eu
cd "$(dirname "$0")/.."

host=$(rustc -vV | sed -n 's/^host: //p')
folder=$PWD/target/pgo
tools=$(rustc --print sysroot)/lib/rustlib/$host/bin
for name in "$tools/llvm-profdata" llvm-profdata-22 llvm-profdata-21 llvm-profdata-20 llvm-profdata-19 llvm-profdata; do
    merge=$(command -v "$name") && break
done
if [ -z "${merge:-}" ]; then
    echo "no llvm-profdata: rustup component add llvm-tools" >&2
    exit 1
fi

# With a target named, flags are not for build scripts and macros.
rm -rf "$folder/counts"
RUSTFLAGS="-Cprofile-generate=$folder/counts" \
    cargo build --release --locked --bin parlint --target "$host" --target-dir "$folder/train"
# The packages that the comparison with ruff is judged by most are not among those that it trains on.
for package in corpus/sample corpus/packages/attrs corpus/packages/black corpus/packages/flask corpus/packages/networkx \
    corpus/packages/pytest corpus/packages/sqlalchemy; do
    [ -d "$package" ] || continue
    for rules in F E,W F,E,W,PL; do
        "$folder/train/$host/release/parlint" lint --isolated --no-cache --exit-zero --select "$rules" "$package" >/dev/null
    done
done
"$merge" merge -o "$folder/parlint.profdata" "$folder/counts"
RUSTFLAGS="-Cprofile-use=$folder/parlint.profdata" \
    cargo build --release --locked --target "$host" --target-dir "$folder" "$@"
