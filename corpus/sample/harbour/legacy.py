# pylint: disable=missing-module-docstring
import os, sys  # noqa: E401
from harbour.catalog import *

DEFAULT_DEPTH = 3


def sound(depth=DEFAULT_DEPTH):  # pylint: disable=missing-function-docstring
    fathoms = Depth(depth)  # noqa: F821
    return fathoms


def old_label(item):
    # pylint: disable-next=consider-using-f-string
    return "%s/%s" % (item.code, item.name)


def total(items):
    sum = 0
    for id in items:
        sum = sum + id
    if type(sum) == int:
        return sum
    assert (sum > 0, "a sum is never negative")
    return int(sum)
