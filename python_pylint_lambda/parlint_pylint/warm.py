"""What is paid once, in the init phase, where Lambda gives more CPU than the memory size does."""

import tempfile
import time
from pathlib import Path

from . import linter as pylinter
from .deadline import Deadline
from .selection import Selection

SOURCE = '''"""Touches what pylint and astroid import only when they meet it."""
import collections
import dataclasses
import enum
import typing


class Colour(enum.Enum):
    RED = 1


@dataclasses.dataclass
class Point:
    x: int
    names: typing.List[str]


Pair = collections.namedtuple("Pair", "a b")


def show(value, *rest, **more):
    try:
        print("%s %s" % (value, rest), f"{more}", "{}".format(Pair(1, 2).a))
    except (ValueError, TypeError) as error:
        raise RuntimeError from error
    return [item for item in rest if item is not None] or Colour.RED.value
'''


def up(seconds: float = 8.0) -> None:
    """Lints a little. Bounded, since Lambda runs a long init phase again, and bills it twice."""
    with tempfile.TemporaryDirectory(prefix="parlint-") as folder:
        root = Path(folder).resolve()
        (root / "warm.py").write_text(SOURCE, encoding="utf-8")
        linter = pylinter.new(Deadline(time.monotonic() + seconds))
        with pylinter.quiet():
            pylinter.lint(linter, Selection(None), root, ["warm.py"])
    pylinter.forget()
