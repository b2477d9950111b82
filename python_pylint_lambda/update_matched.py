"""Writes matched.json: `parlint rules --output-format json | python update_matched.py`."""

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "matched.json"
PYLINT_CODE = re.compile(r"PL[A-Z][0-9]{4}")


def matched(rules: list[dict[str, Any]]) -> str:
    """The messages of pylint's that parlint has, one a line, so that a change reads as one.

    Those that pylint keeps in extensions or leaves off until asked are in neither side's profile.
    """
    ours = (rule for rule in rules if PYLINT_CODE.fullmatch(rule["code"]) and rule["default"])
    chosen = sorted((rule["code"], rule["name"]) for rule in ours)
    entries = [json.dumps({"code": code, "name": name}) for code, name in chosen]
    return "[\n  " + ",\n  ".join(entries) + "\n]\n"


if __name__ == "__main__":
    TARGET.write_text(matched(json.load(sys.stdin)), encoding="utf-8")
