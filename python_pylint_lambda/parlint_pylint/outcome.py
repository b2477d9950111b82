"""What a run of either schedule gives back."""

from dataclasses import dataclass, field

from .linter import Linted


@dataclass
class Outcome:
    linted: Linted = field(default_factory=Linted)
    died: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    workers: int = 1
    milliseconds: float = 0.0
    exchange: float | None = None
