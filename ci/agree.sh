#!/bin/sh
# parlint's pyflakes codes against ruff's and flake8's, on the sample; against ruff on a real package too, which is
# fetched. flake8 gives the line of the statement where parlint and ruff give the name's.
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
# One real package, pinned like all of them.
package=target/agree/requests
if [ ! -d "$package" ]; then
    mkdir -p target/agree
    grep -A 1 '^requests==' corpus/requirements.txt >target/agree/requirements.txt
    "$bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --no-compile \
        --target target/agree --requirement target/agree/requirements.txt
fi
agree ruff corpus/sample "$package"
agree flake8 corpus/sample
