#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Legal Python that is seldom seen; a linter has to read it all the same."""

from __future__ import annotations

import asyncio

π = 3.14159
größe = {"é": 1, **{"ü": 2}}
nested = f"{'a' if größe else f'{π!r:>{10}}'}"
chained = 1 if π else 2 if größe else 3
continued = 1 + \
    2
empty = ()
one, *rest, last = (*range(5), *[7])
ellipsis: ... = ...
big = 0xDEAD_BEEF + 0b1010 + 0o17 + 1_000e-3j.imag
raw = rb"\d" + Rb"\w"
matrix = [[row * column for column in range(3)] for row in range(3) if row % 2 if row]


def everything(a, b=1, /, c=2, *args, d, e=3, **kwargs) -> "Depth":
    """Every kind of parameter."""
    global π
    if (n := len(args)) > 1 and not (a < b < c != d is not e):
        return n
    return lambda *a, **k: (yield)


def outer():
    """Closures that write."""
    count = 0

    def inner():
        nonlocal count
        count += 1
        return count

    return inner


async def stream(source):
    """Asynchronous all the way down."""
    async with source as lines, asyncio.Lock():
        async for line in lines:
            yield line
    _ = [await task async for task in source if await task]


class Meta(type):
    """A class of classes."""

    def __matmul__(cls, other):
        return cls


@(lambda cls: cls)
@Meta.__call__ if False else lambda cls: cls
class Deep(*(), metaclass=Meta):
    """Decorated by any expression, with no bases spelled out."""

    x: int; y: int = 1

    class Inner:
        """A class in a class."""

        @property
        def value(self): return self


def route(command):
    """Structure, matched."""
    match command:
        case {"go": [x, y, *_], **others} if x > y:
            return others
        case Deep(x=0) | Deep(y=1) as point:
            return point
        case -1 | 2 + 3j | "a" "b" | None:
            return None
        case _:
            pass
    try:
        raise ExceptionGroup("many", [ValueError(1)])
    except* (ValueError, TypeError) as group:
        del group
    else:
        pass
    finally:
        while True:
            break
        else:
            print(command[::2, ..., 1:], end="")
