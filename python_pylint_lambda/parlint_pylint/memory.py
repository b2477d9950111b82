"""Peak memory, from /proc. The peak that the kernel keeps is of one process; pages shared with forked workers must be
counted once, so several processes are sampled as proportional set sizes."""

import os
import time
from collections.abc import Iterable

SAMPLE_SECONDS = 0.5


class Peak:
    """The highest figure since the environment started, in KiB."""

    def __init__(self) -> None:
        self._together = 0
        self._next = 0.0

    def sample(self, pids: Iterable[int], *, now: bool = False) -> None:
        if not now and time.monotonic() < self._next:
            return
        self._next = time.monotonic() + SAMPLE_SECONDS
        self._together = max(self._together, sum(_proportional(pid) for pid in (os.getpid(), *pids)))

    def mebibytes(self) -> float | None:
        peak = max(self._together, _field("/proc/self/status", "VmHWM:"))
        return round(peak / 1024, 1) if peak else None


def _proportional(pid: int) -> int:
    return _field(f"/proc/{pid}/smaps_rollup", "Pss:") or _field(f"/proc/{pid}/status", "VmRSS:")


def _field(path: str, name: str) -> int:
    """0 where the process is gone or the system does not say."""
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return next((int(line.split()[1]) for line in file if line.startswith(name)), 0)
    except OSError:
        return 0


PEAK = Peak()
