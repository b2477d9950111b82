"""What a worker process runs: chunks of paths in, findings out, until the pipe ends."""

import os
import signal
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from . import linter as pylinter
from .deadline import Deadline
from .imports import importable
from .linter import Linted
from .selection import Selection


class Task(NamedTuple):
    """The same for every worker of a run. `seconds`: a spawned process need not share the parent's clock."""

    root: Path
    paths: frozenset[str]
    selection: Selection
    seconds: float


def main(pipe: Connection, inherited: Sequence[Connection], task: Task) -> None:
    """`inherited`: the ends of other workers' pipes that a fork copies; kept open, they would outlive their parent."""
    for connection in inherited:
        connection.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    deadline = Deadline(time.monotonic() + task.seconds)
    linter = pylinter.new(deadline)
    task.selection.apply(linter)
    with importable(task.root, task.paths), pylinter.quiet():
        while True:
            try:
                chunk: list[str] | None = pipe.recv()
            except (EOFError, OSError):
                chunk = None
            if chunk is None:
                # Without the interpreter's slow end: nothing here needs it.
                os._exit(0)
            try:
                linted = pylinter.lint(linter, task.selection, task.root, chunk)
            except Exception as error:
                if len(chunk) > 1:
                    # As if it had died: the parent hands the files out again, one by one, to a fresh one.
                    os._exit(1)
                linted = Linted(crashed={chunk[0]: f"pylint failed on this file: {type(error).__name__}"})
            pipe.send((linted.findings, linted.done, linted.crashed))
