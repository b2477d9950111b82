#!/bin/sh
# The tests of the pylint function, of the schemas, of template.yaml and of the local Lambda, in .venv/. Arguments go to
# pytest; PARLINT may name a parlint binary, whose rules matched.json is then compared with.
set -eu
cd "$(dirname "$0")/.."
lock=python_pylint_lambda/requirements-dev.txt
if ! cmp -s "$lock" .venv/requirements-dev.txt; then
    rm -rf .venv
    "${PYTHON:-python3}" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement "$lock"
    cp "$lock" .venv/requirements-dev.txt
fi
.venv/bin/python -m pytest python_pylint_lambda/tests "$@"
# The lab's tests are a run of their own, since both have a conftest; arguments are meant for the former alone.
[ $# -gt 0 ] || exec .venv/bin/python -m pytest lab/tests_py
