"""Worker processes with `Process` and `Pipe` alone: Lambda has no /dev/shm, and so no locks between processes. Whoever
is free gets the next chunk. A chunk's findings come in one message or not at all, so that a worker's death loses and
doubles nothing: its files are handed out again one by one, and a file that ends two workers is named."""

import gc
import multiprocessing
import os
import time
from collections import deque
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import NamedTuple

from . import linter as pylinter
from . import worker
from .archive import Sources
from .chunks import chunks
from .deadline import Deadline
from .findings import Finding
from .linter import Linted
from .memory import PEAK
from .outcome import Outcome
from .selection import Selection

START_METHOD = "PARLINT_START_METHOD"
METHODS = ("fork", "spawn")
MAX_DEATHS_OF_A_FILE = 2
MAX_DEATHS_PER_WORKER = 16
TICK_SECONDS = 0.5


class Chunk(NamedTuple):
    paths: list[str]
    deaths: int = 0


class _Worker:
    def __init__(self, context, task: worker.Task, others: "list[_Worker]") -> None:  # type: ignore[no-untyped-def]
        self.pipe, theirs = context.Pipe()
        inherited = [other.pipe for other in others] + [self.pipe] if context.get_start_method() == "fork" else []
        self.process: BaseProcess = context.Process(target=worker.main, args=(theirs, inherited, task), daemon=True)
        self.process.start()
        theirs.close()
        self.chunk: Chunk | None = None

    def give(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.pipe.send(chunk.paths)

    def end(self) -> str:
        """Kills what is left of it, and says how it ended."""
        self.process.join(0.2)
        code = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()
        return f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"


class _Run:
    def __init__(self, sources: Sources, selection: Selection, deadline: Deadline, workers: int) -> None:
        self.context = multiprocessing.get_context(start_method())
        self.sources, self.selection, self.deadline = sources, selection, deadline
        work = chunks(sources.sizes, workers)
        self.waiting = deque(Chunk(paths) for paths in work)
        self.outcome = Outcome(workers=max(1, min(workers, len(work))), exchange=0.0)
        self.workers: list[_Worker] = []
        self.deaths_left = MAX_DEATHS_PER_WORKER * self.outcome.workers

    def run(self) -> Outcome:
        try:
            while self.waiting and len(self.workers) < self.outcome.workers:
                self._start()
            while self.workers and not self.deadline.passed(len(self.outcome.linted.findings)):
                self._turn()
            PEAK.sample(self._pids(), now=True)
        finally:
            for one in self.workers:
                one.process.kill()
            for one in self.workers:
                one.end()
        return self.outcome

    def _start(self) -> None:
        paths = frozenset(self.sources.sizes)
        task = worker.Task(self.sources.root, paths, self.selection, self.deadline.remaining())
        one = _Worker(self.context, task, self.workers)
        self.workers.append(one)
        self._feed(one)

    def _feed(self, one: _Worker) -> None:
        if self.waiting:
            try:
                one.give(self.waiting.popleft())
            except OSError:
                self._died(one)

    def _turn(self) -> None:
        ready = wait([one.pipe for one in self.workers if one.chunk], min(TICK_SECONDS, self.deadline.remaining()))
        PEAK.sample(self._pids())
        for one in [one for one in self.workers if one.pipe in ready]:
            linted = self._receive(one.pipe)
            if linted is None:
                self._died(one)
            else:
                self.outcome.linted.add(linted)
                one.chunk = None
                self._feed(one)
        if not self.waiting and not any(one.chunk for one in self.workers):
            PEAK.sample(self._pids(), now=True)
            for one in self.workers:
                one.process.kill()
                one.end()
            self.workers.clear()

    def _receive(self, pipe: Connection) -> Linted | None:
        start = time.perf_counter()
        try:
            findings, done, crashed = ForkingPickler.loads(pipe.recv_bytes())
            return Linted([Finding(*fields) for fields in findings], done, crashed)
        except (EOFError, OSError):
            return None
        finally:
            assert self.outcome.exchange is not None
            self.outcome.exchange += (time.perf_counter() - start) * 1000

    def _died(self, one: _Worker) -> None:
        self.workers.remove(one)
        chunk, how = one.chunk, one.end()
        self.deaths_left -= 1
        if chunk is not None:
            deaths = chunk.deaths + 1
            if len(chunk.paths) > 1:
                self.waiting.extendleft(Chunk([path], deaths - 1) for path in reversed(chunk.paths))
            elif deaths < MAX_DEATHS_OF_A_FILE:
                self.waiting.appendleft(Chunk(chunk.paths, deaths))
            else:
                self.outcome.died[chunk.paths[0]] = f"its worker ended with {how}, and so did the one before"
        if self.deaths_left <= 0:
            for path in [path for waiting in self.waiting for path in waiting.paths]:
                self.outcome.died[path] = f"too many workers ended, the last one with {how}"
            self.waiting.clear()
            return
        for idle in [idle for idle in self.workers if idle.chunk is None]:
            self._feed(idle)
        if self.waiting:
            self._start()

    def _pids(self) -> list[int]:
        return [one.process.pid for one in self.workers if one.process.pid is not None]


def start_method() -> str:
    method = os.environ.get(START_METHOD, "fork")
    if method not in METHODS:
        raise ValueError(f"{START_METHOD}: {method!r} is none of {', '.join(METHODS)}")
    return method


def run(sources: Sources, selection: Selection, deadline: Deadline, workers: int) -> Outcome:
    pylinter.forget()
    # The collector would write to every object's page, and so copy it into each worker.
    gc.freeze()
    start = time.perf_counter()
    try:
        outcome = _Run(sources, selection, deadline, workers).run()
    finally:
        gc.unfreeze()
    outcome.milliseconds = (time.perf_counter() - start) * 1000
    accounted = {*outcome.linted.done, *outcome.linted.crashed, *outcome.died}
    outcome.left = sorted(sources.sizes.keys() - accounted)
    return outcome
