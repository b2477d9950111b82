"""Threads, a PyLinter each: the same work under the GIL. pylint is not made for it: findings get lost, which the
response shows and nothing here hides."""

import ctypes
import queue
import threading
import time

from . import linter as pylinter
from .archive import Sources
from .chunks import chunks
from .deadline import Deadline, OutOfTime
from .imports import importable
from .linter import Linted
from .outcome import Outcome
from .selection import Selection

GRACE_SECONDS = 0.5


def run(sources: Sources, selection: Selection, deadline: Deadline, workers: int) -> Outcome:
    pylinter.forget()
    start = time.perf_counter()
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    work = chunks(sources.sizes, workers)
    for chunk in work:
        waiting.put(chunk)
    results: list[Linted] = []
    threads = [
        threading.Thread(target=_work, args=(waiting, results, sources, selection, deadline), daemon=True)
        for _ in range(max(1, min(workers, len(work))))
    ]
    with importable(sources.root, sources.sizes), pylinter.quiet():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(deadline.remaining())
        _stop(threads)
    outcome = Outcome(workers=len(threads))
    for linted in list(results):
        outcome.linted.add(linted)
    outcome.milliseconds = (time.perf_counter() - start) * 1000
    outcome.left = sorted(sources.sizes.keys() - set(outcome.linted.done) - outcome.linted.crashed.keys())
    return outcome


def _work(
    waiting: "queue.SimpleQueue[list[str]]",
    results: list[Linted],
    sources: Sources,
    selection: Selection,
    deadline: Deadline,
) -> None:
    try:
        linter = pylinter.new(deadline)
        selection.apply(linter)
        while not deadline.passed(sum(len(linted.findings) for linted in results)):
            try:
                chunk = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                results.append(pylinter.lint(linter, selection, sources.root, chunk))
            except Exception as error:  # Other threads change what this one reads, so anything may come.
                results.append(Linted(crashed=dict.fromkeys(chunk, f"pylint failed in a thread: {type(error).__name__}")))
                linter = pylinter.new(deadline)
                selection.apply(linter)
    except OutOfTime:
        return


def _stop(threads: list[threading.Thread]) -> None:
    """A thread that is left running would go on in the next invocation."""
    for thread in threads:
        if thread.is_alive() and thread.ident is not None:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(OutOfTime))
    for thread in threads:
        thread.join(GRACE_SECONDS)
