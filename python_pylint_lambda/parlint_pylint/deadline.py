"""How long the work may take, so that an answer is still given."""

import time
from dataclasses import dataclass
from typing import Any

from . import environment

# Kept back for the digest, the report to S3 and the response.
RESERVE_SECONDS = 1.0
RESERVE_SHARE = 0.1
# Kept back besides for each finding, on a whole core: it is sorted, digested and written, here and by the runtime.
# About twice what it takes.
RESERVE_SECONDS_PER_FINDING = 50e-6
# In mode both: how much of the time the serial run may take, so that the other one has some.
SERIAL_SHARE = 0.6


@dataclass(frozen=True)
class Deadline:
    """A point on the monotonic clock."""

    at: float

    @classmethod
    def of(cls, context: Any) -> "Deadline":
        remaining = context.get_remaining_time_in_millis() / 1000
        return cls(time.monotonic() + remaining - max(RESERVE_SECONDS, remaining * RESERVE_SHARE))

    def remaining(self) -> float:
        return max(0.0, self.at - time.monotonic())

    def passed(self, findings: int = 0) -> bool:
        """Whether it is time to stop, with so many findings to be told of."""
        return time.monotonic() + findings * RESERVE_SECONDS_PER_FINDING / min(1.0, environment.vcpus()) >= self.at

    def for_serial(self) -> "Deadline":
        return Deadline(time.monotonic() + self.remaining() * SERIAL_SHARE)


class OutOfTime(BaseException):
    """Raised through pylint when the deadline comes. No `Exception`, or pylint would take it for a crash on a file."""
