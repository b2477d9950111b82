"""Which of pylint's messages an event asks for."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from pylint.lint import PyLinter

MATCHED = Path(__file__).parent.parent / "matched.json"
# That a file does not parse, or that pylint fails on it, is always said.
ALWAYS = ("E0001", "F0002", "F0010")
PYLINT_ID = re.compile(r"[A-Z][0-9]{4}")


@dataclass(frozen=True)
class Selection:
    """`ids`: what to enable with all else disabled; None leaves pylint its own defaults. Picklable, for workers."""

    ids: frozenset[str] | None

    def apply(self, linter: PyLinter) -> None:
        if self.ids is not None:
            linter.disable("all")
            for identifier in sorted({*self.ids, *ALWAYS}):
                linter.enable(identifier)

    def __contains__(self, identifier: str) -> bool:
        """A comment in a file may enable what was not asked for."""
        return self.ids is None or identifier in self.ids or identifier == "E0001"


def matched() -> frozenset[str]:
    return frozenset(entry["code"].removeprefix("PL") for entry in json.loads(MATCHED.read_text(encoding="utf-8")))


def choose(linter: PyLinter, profile: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    if profile == "default" and not select and not ignore:
        return Selection(None)
    names = {message.msgid: message.symbol for message in linter.msgs_store.messages}
    if profile == "matched":
        base = matched() & names.keys()
    elif select:
        base = frozenset(names)
    else:
        base = frozenset(identifier for identifier in names if linter.is_message_enabled(identifier))
    chosen = {identifier for identifier in base if not select or _any(select, identifier, names[identifier])}
    return Selection(frozenset(identifier for identifier in chosen if not _any(ignore, identifier, names[identifier])))


def _any(selectors: tuple[str, ...], identifier: str, symbol: str) -> bool:
    return any(
        selector in ("ALL", symbol)
        or f"PL{identifier}".startswith(selector)
        or (PYLINT_ID.fullmatch(selector) is not None and selector == identifier)
        for selector in selectors
    )
