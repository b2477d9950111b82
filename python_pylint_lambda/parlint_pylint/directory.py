"""The end of a zip, read before `zipfile` may: it builds an object for every entry, so a hostile count must be
refused first."""

import struct
from typing import BinaryIO

from .errors import LimitExceeded, NotAZip
from .limits import MAX_ENTRIES

END = struct.Struct("<4s4H2LH")
LOCATOR = struct.Struct("<4sLQL")
END_64 = struct.Struct("<4sQ2H2L4Q")
ENTRY = struct.Struct("<4s6H3L5H2L")
MAX_COMMENT = 0xFFFF


def check(file: BinaryIO, size: int) -> None:
    """Refuses what is no zip, and a zip with too many entries, in bounded time and memory."""
    start, length = _locate(file, size)
    file.seek(start)
    count = 0
    while length >= ENTRY.size:
        head = file.read(ENTRY.size)
        if len(head) < ENTRY.size or not head.startswith(b"PK\x01\x02"):
            raise NotAZip("not a zip that can be read: its list of entries is damaged")
        fields = ENTRY.unpack(head)
        rest = fields[10] + fields[11] + fields[12]
        file.seek(rest, 1)
        length -= ENTRY.size + rest
        count += 1
        if count > MAX_ENTRIES:
            raise LimitExceeded(f"the zip has more than {MAX_ENTRIES} entries: leave out what is not to be linted")


def _locate(file: BinaryIO, size: int) -> tuple[int, int]:
    tail_size = min(size, END.size + MAX_COMMENT)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END.size:
        raise NotAZip("not a zip, or cut short: it has no end record")
    fields = END.unpack_from(tail, at)
    position = size - tail_size + at
    length = fields[5]
    # Whenever it is there, as `zipfile` does: or the two would count different lists.
    larger = _locate_64(file, position)
    if larger is not None:
        position, length = larger
    if length > position:
        raise NotAZip("not a zip that can be read: its list of entries would be longer than the file")
    return position - length, length


def _locate_64(file: BinaryIO, end: int) -> tuple[int, int] | None:
    if end < LOCATOR.size + END_64.size:
        return None
    file.seek(end - LOCATOR.size - END_64.size)
    record = END_64.unpack(file.read(END_64.size))
    if record[0] != b"PK\x06\x06" or LOCATOR.unpack(file.read(LOCATOR.size))[0] != b"PK\x06\x07":
        return None
    return end - LOCATOR.size - END_64.size, record[8]
