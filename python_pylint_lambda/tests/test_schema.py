"""The function and the schemas say the same."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import FUNCTION, PROJECT, validator

from parlint_pylint import errors, limits, selection
from parlint_pylint import linter as pylinter
from parlint_pylint.deadline import Deadline
from update_matched import matched


def test_limits_are_those_of_the_schema():
    source = json.loads((PROJECT / "schema/source.json").read_text(encoding="utf-8"))
    assert list(limits.SUFFIXES) == source["suffixes"]
    assert sorted(limits.EXCLUDED) == sorted(source["excluded"])
    assert {name: getattr(limits, name.upper()) for name in source["limits"]} == source["limits"]


def test_errors_are_those_of_the_schema():
    schema = validator("response.schema.json").schema
    named = {entry["const"] for entry in schema["$defs"]["error_type"]["oneOf"]}
    # This function reads an object with one request, which sees one version of it.
    ours = {error.__name__ for error in errors.FunctionError.__subclasses__()} | {"ObjectChanged"}
    assert ours == named


def test_reasons_are_those_of_the_schema():
    reasons = {entry["const"] for entry in validator("response.schema.json").schema["$defs"]["skip_reason"]["oneOf"]}
    text = "".join(path.read_text(encoding="utf-8") for path in (FUNCTION / "parlint_pylint").glob("*.py"))
    # pylint crashes where a parser has a bound, so `too-deep` is parlint's alone.
    assert {reason for reason in reasons if f'"{reason}"' in text} == reasons - {"too-deep"}


def test_matched_messages_are_pylints():
    linter = pylinter.new(Deadline(float("inf")))
    known = {f"PL{message.msgid}": message.symbol for message in linter.msgs_store.messages}
    entries = json.loads(selection.MATCHED.read_text(encoding="utf-8"))
    assert entries
    assert {entry["code"]: known.get(entry["code"]) for entry in entries} == {entry["code"]: entry["name"] for entry in entries}


@pytest.mark.skipif("PARLINT" not in os.environ, reason="PARLINT names no parlint to compare with")
def test_matched_messages_are_parlints():
    rules = subprocess.run(
        [os.environ["PARLINT"], "rules", "--output-format", "json"], capture_output=True, check=True, text=True
    ).stdout
    assert Path(selection.MATCHED).read_text(encoding="utf-8") == matched(json.loads(rules)), (
        "a rule came or went: parlint rules --output-format json | python python_pylint_lambda/update_matched.py"
    )
