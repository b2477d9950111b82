"""A finding, and what is said of many of them: order, digest, JSON."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

# Their places are the parser's, so two parsers need not agree on them.
NOT_DIGESTED = frozenset({"PLE0001"})


class Finding(NamedTuple):
    """In the order in which findings are sorted. Rows and columns are 1-based. A tuple, since many go through pipes."""

    path: str
    row: int
    column: int
    code: str
    name: str
    message: str
    end_row: int | None
    end_column: int | None

    def json(self) -> dict[str, Any]:
        end = None if self.end_row is None or self.end_column is None else {"row": self.end_row, "column": self.end_column}
        return {
            "code": self.code,
            "name": self.name,
            "message": self.message,
            "filename": self.path,
            "location": {"row": self.row, "column": self.column},
            "end_location": end,
            "url": f"https://pylint.readthedocs.io/en/stable/user_guide/messages/{_category(self.code)}/{self.name}.html",
            "fix": None,
        }


def _category(code: str) -> str:
    return {"C": "convention", "R": "refactor", "W": "warning", "E": "error", "F": "fatal"}.get(code[2:3], "information")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.path, finding[1:6], finding.end_row or 0, finding.end_column or 0))


def lines(findings: Iterable[Finding]) -> list[bytes]:
    """What the digest is made of, in its order."""
    return sorted(
        f"{finding.path}:{finding.row}:{finding.column}:{finding.code}\n".encode()
        for finding in findings
        if finding.code not in NOT_DIGESTED
    )


def digest(findings: Iterable[Finding]) -> str:
    return sha256(b"".join(lines(findings))).hexdigest()


def agreement(serial: Iterable[Finding], parallel: Iterable[Finding]) -> dict[str, Any]:
    one, other = Counter(lines(serial)), Counter(lines(parallel))
    return {"identical": one == other, "only_serial": (one - other).total(), "only_parallel": (other - one).total()}


def by_code(findings: Iterable[Finding]) -> dict[str, int]:
    return dict(sorted(Counter(finding.code for finding in findings).items()))


def report(lines: list[str], form: str) -> bytes:
    """`lines`: the JSON of a finding each."""
    if form == "json":
        return ("[" + ",".join(f"\n  {line}" for line in lines) + ("\n]\n" if lines else "]\n")).encode()
    return "".join(f"{line}\n" for line in lines).encode()
