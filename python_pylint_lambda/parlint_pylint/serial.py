"""One PyLinter, one call of it, as `pylint` does without `-j`."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from . import linter as pylinter
from .archive import Sources
from .deadline import Deadline, OutOfTime
from .imports import importable
from .outcome import Outcome
from .selection import Selection


def run(sources: Sources, selection: Selection, deadline: Deadline) -> Outcome:
    pylinter.forget()
    start = time.perf_counter()
    linter = pylinter.new(deadline)
    selection.apply(linter)
    paths = sorted(sources.sizes)
    with importable(sources.root, sources.sizes), pylinter.quiet(), _alarm(deadline):
        linted = pylinter.lint(linter, selection, sources.root, paths)
    elapsed = (time.perf_counter() - start) * 1000
    left = sorted(set(paths) - set(linted.done) - linted.crashed.keys())
    return Outcome(linted, left=left, milliseconds=elapsed)


@contextmanager
def _alarm(deadline: Deadline) -> Iterator[None]:
    """Ends even a file that takes long. The reporter notices too, should the one alarm be lost in a destructor."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        if armed:
            raise OutOfTime

    armed = True
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(0.001, deadline.remaining()))
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
