"""One PyLinter: made, given files, and what it says brought into this project's terms."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from astroid.manager import AstroidManager
from pylint.lint import PyLinter
from pylint.message import Message
from pylint.reporters import CollectingReporter

from .deadline import Deadline, OutOfTime
from .findings import Finding
from .selection import Selection

# pylint's own failures, as messages on the file that it failed on.
CRASHES = ("F0001", "F0002", "F0010")


@dataclass
class Linted:
    """What came of some files: `done` were linted, `crashed` say why not; files in neither are left."""

    findings: list[Finding] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    crashed: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Linted") -> None:
        self.findings += other.findings
        self.done += other.done
        self.crashed |= other.crashed


class _Reporter(CollectingReporter):
    """Collects, and is told when a file begins: the place to notice that time is up."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self.deadline = deadline
        self.begun: list[str] = []

    def on_set_current_module(self, module: str, filepath: str | None) -> None:
        if self.deadline.passed(len(self.messages)):
            raise OutOfTime
        if filepath is not None:
            self.begun.append(filepath)


def new(deadline: Deadline) -> PyLinter:
    linter = PyLinter(reporter=_Reporter(deadline))
    linter.load_default_plugins()
    return linter


def forget() -> None:
    """Drops astroid's trees, which would stand for the modules of the next repository that have the same names."""
    global _used
    if _used:
        AstroidManager().clear_cache()
        gc.collect()
        _used = False


_used = False


def lint(linter: PyLinter, selection: Selection, root: Path, paths: Sequence[str]) -> Linted:
    """`OutOfTime` from wherever it comes ends the work; what was finished before is returned."""
    global _used
    _used = True
    reporter = linter.reporter
    assert isinstance(reporter, _Reporter)
    reporter.messages.clear()
    reporter.begun.clear()
    names = {str(root / path): path for path in paths}
    finished = False
    try:
        linter.check(list(names))
        finished = True
    except OutOfTime:
        pass
    done = set(paths) if finished else _done(reporter, names)
    return _translate(reporter.messages, selection, names, done)


def _done(reporter: _Reporter, names: dict[str, str]) -> set[str]:
    """pylint first parses every file, then checks them one by one: done are those that it checked before the last that
    it began, and those that it could not parse."""
    parsed: set[str] = set()
    checked: list[str] = []
    for path in reporter.begun:
        if path in parsed:
            checked.append(path)
        parsed.add(path)
    failed = {message.abspath for message in reporter.messages if message.msg_id in ("E0001", *CRASHES)} if checked else set()
    return {names[path] for path in {*checked[:-1], *failed} if path in names}


def _translate(messages: list[Message], selection: Selection, names: dict[str, str], done: set[str]) -> Linted:
    crashed = {
        names[message.abspath]: f"pylint gave up on this file: {message.symbol}"
        for message in messages
        if message.msg_id in CRASHES and message.abspath in names and names[message.abspath] in done
    }
    findings = [
        _finding(message, names[message.abspath])
        for message in messages
        if message.msg_id in selection
        and message.msg_id not in CRASHES
        and message.abspath in names
        and names[message.abspath] in done
        and names[message.abspath] not in crashed
    ]
    return Linted(findings, sorted(done - crashed.keys()), crashed)


def _finding(message: Message, path: str) -> Finding:
    """pylint counts columns from 0, and has rows of 0 for a file as a whole."""
    return Finding(
        path=path,
        row=max(1, message.line or 1),
        column=(message.column or 0) + 1,
        code=f"PL{message.msg_id}",
        name=message.symbol,
        message=message.msg,
        end_row=message.end_line,
        end_column=None if message.end_column is None else message.end_column + 1,
    )


@contextmanager
def quiet() -> Iterator[None]:
    """pylint prints the text of a file that it crashes on; the log must not have it."""
    with open(os.devnull, "w", encoding="utf-8") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):
        yield
