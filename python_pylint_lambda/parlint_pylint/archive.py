"""A zip's Python files, on disk below one folder: pylint reads files. The names, the counts and the sizes are checked
before a byte is inflated, and what is wrong with one file costs that file."""

import os
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from errno import EDQUOT, ENOSPC
from pathlib import Path
from tokenize import detect_encoding

from . import directory, limits
from .deadline import Deadline
from .errors import EmptyRepository, LimitExceeded, NotAZip
from .ignore import Ignored

STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1 | 0x40
DRIVE = re.compile(r"[A-Za-z]:")
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Skipped:
    path: str
    reason: str
    detail: str


@dataclass
class Sources:
    """What there is to lint below `root`: paths relative to it, sorted, with their bytes and lines."""

    root: Path
    sizes: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def extract(archive: Path, root: Path, deadline: Deadline) -> Sources:
    with archive.open("rb") as file:
        directory.check(file, archive.stat().st_size)
        try:
            zipped = zipfile.ZipFile(file)
        except UNREADABLE as error:
            raise NotAZip(f"not a zip that can be read: {error}") from error
        sources = Sources(root)
        chosen = _choose(zipped, sources)
        for path, info in sorted(chosen.items()):
            if deadline.passed():
                sources.left.append(path)
            else:
                _extract_one(zipped, info, path, sources)
    sources.skipped.sort(key=lambda skipped: skipped.path)
    return sources


def _choose(zipped: zipfile.ZipFile, sources: Sources) -> dict[str, zipfile.ZipInfo]:
    entries = zipped.infolist()
    ignored = Ignored(_gitignores(zipped, entries))
    chosen: dict[str, zipfile.ZipInfo] = {}
    seen = False
    for info in entries:
        # `filename` ends at a NUL and has the separators of this system; the name in the zip is the other one.
        name = info.orig_filename
        if not name.endswith(limits.SUFFIXES):
            continue
        path = _normalized(name)
        if path is None:
            seen = True
            sources.skipped.append(Skipped(_printable(name), "unsafe-path", "the name does not stay below the repository"))
            continue
        if path in ignored:
            continue
        seen = True
        skipped = _fault(info, path, path in chosen)
        if skipped is None:
            chosen[path] = info
        else:
            sources.skipped.append(skipped)
    if not seen:
        raise EmptyRepository("the zip holds no Python file that is not ignored or excluded")
    total = sum(info.file_size for info in chosen.values())
    if total > limits.MAX_INFLATED_BYTES:
        raise LimitExceeded(
            f"the zip's Python files inflate to {total} bytes, more than {limits.MAX_INFLATED_BYTES}: lint it in parts"
        )
    return chosen


def _normalized(name: str) -> str | None:
    if "\0" in name or "\\" in name or name.startswith("/") or DRIVE.match(name):
        return None
    parts = [part for part in name.split("/") if part not in ("", ".")]
    path = "/".join(parts)
    try:
        encoded = path.encode()
    except UnicodeEncodeError:
        return None
    long = len(encoded) > limits.MAX_PATH_BYTES or any(len(os.fsencode(part)) > limits.MAX_NAME_BYTES for part in parts)
    return None if ".." in parts or long else path


def _printable(name: str) -> str:
    return name.encode(errors="backslashreplace")[: limits.MAX_PATH_BYTES].decode(errors="ignore")


def _fault(info: zipfile.ZipInfo, path: str, duplicate: bool) -> Skipped | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if stat.S_ISLNK(kind):
        return Skipped(path, "symlink", "a symbolic link is not followed")
    if kind not in (0, stat.S_IFREG):
        return Skipped(path, "not-a-file", f"an entry of type {kind:o}")
    if duplicate:
        return Skipped(path, "duplicate", "the name occurred before; the first one counts")
    if info.flag_bits & ENCRYPTED:
        return Skipped(path, "encrypted", "the entry has a password")
    if info.compress_type not in STORED_OR_DEFLATED:
        return Skipped(path, "unsupported-compression", f"method {info.compress_type}: stored and deflated are read")
    if info.file_size > limits.MAX_FILE_BYTES:
        return Skipped(path, "too-large", f"{info.file_size} bytes, more than {limits.MAX_FILE_BYTES}")
    if info.file_size >= limits.RATIO_FROM_BYTES and info.file_size > limits.MAX_RATIO * info.compress_size:
        return Skipped(path, "ratio", f"{info.file_size} bytes out of {info.compress_size}, above {limits.MAX_RATIO} to 1")
    return None


def _gitignores(zipped: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, str]:
    found: dict[str, str] = {}
    budget = limits.MAX_GITIGNORE_BYTES
    for info in entries:
        if info.orig_filename.rpartition("/")[2] != ".gitignore":
            continue
        path = _normalized(info.orig_filename)
        if path is None or info.file_size > budget or _fault(info, path, False):
            continue
        folder = path.rpartition("/")[0]
        try:
            found.setdefault(folder, _inflate(zipped, info).decode(errors="replace"))
        except UNREADABLE:
            continue
        budget -= info.file_size
    return found


def _extract_one(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, sources: Sources) -> None:
    try:
        content = _inflate(zipped, info)
    except UNREADABLE as error:
        sources.skipped.append(Skipped(path, "corrupt", _printable(str(error)) or type(error).__name__))
        return
    if not _decodes(content):
        sources.skipped.append(Skipped(path, "undecodable", "not text in the encoding that it declares"))
        return
    target = sources.root / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        sources.skipped.append(Skipped(path, "duplicate", "another entry has the name of this file or of its folder"))
        return
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            raise LimitExceeded("the zip's Python files do not fit /tmp: give the function more ephemeral storage") from error
        raise
    sources.sizes[path] = len(content)
    sources.lines[path] = content.count(b"\n") + (not content.endswith(b"\n") and content != b"")


def _inflate(zipped: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with zipped.open(info) as file:
        # Never all of it unasked: that inflates a stream that is longer than it says before it is cut.
        content = file.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise zipfile.BadZipFile(f"{len(content)} bytes, where {info.file_size} are declared")
    return content


def _decodes(content: bytes) -> bool:
    lines = iter(content[:4096].splitlines(keepends=True))
    try:
        encoding, _ = detect_encoding(lambda: next(lines, b""))
        content.decode(encoding)
    except (SyntaxError, UnicodeError, LookupError):
        return False
    return True
