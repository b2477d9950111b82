#!/bin/sh
# parlint's pyflakes codes against ruff's and flake8's, on the sample; against ruff on a real package too, where it was
# fetched (`parlint corpus fetch`). flake8 gives the line of the statement where parlint and ruff give the name's.
# The workspace must be built; BIN names the folder that holds ruff and flake8, PARLINT_LAB the program.
set -eu
cd "$(dirname "$0")/.."
lab=${PARLINT_LAB:-target/debug/parlint-lab}
bin=${BIN:-.venv/bin}
agree() {
    peer=$1
    shift
    if [ -x "$bin/$peer" ]; then
        "$lab" agree --peer "$peer" --select F --expected ci/expected-differences.txt --bin "$bin" "$@"
    else
        echo "$peer is not in $bin: not compared" >&2
    fi
}
set -- corpus/sample
for package in corpus/packages/requests corpus/packages/requests-*; do
    if [ -d "$package" ]; then
        set -- "$@" "$package"
    fi
done
agree ruff "$@"
agree flake8 corpus/sample
