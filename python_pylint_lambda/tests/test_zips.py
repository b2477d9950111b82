"""Zips that mean no good: a typed error, or a skipped file with its reason, and never a byte outside the folder."""

import os
import random
import stat
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import make_zip

from parlint_pylint import archive, limits
from parlint_pylint.errors import EmptyRepository, LimitExceeded, NotAZip

GOOD = "import os\n"


def entry(name, *, mode=None):
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    if mode is not None:
        info.create_system, info.external_attr = 3, mode << 16
    return info


def patched(name, content, **fields):
    """A zip of one good file and `name`, whose headers then lie. `fields`: flags, method, crc, size."""
    data = bytearray(make_zip({"good.py": GOOD, name: content}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.rfind(signature)
        places = {"flags": (at, "<H"), "method": (at + 2, "<H"), "crc": (at + 8, "<L"), "size": (at + 16, "<L")}
        for field, value in fields.items():
            offset, form = places[field]
            struct.pack_into(form, data, start + offset, value)
    return bytes(data)


def noise(size):
    return random.Random(1).randbytes(size).hex()[:size]


def refusals():
    whole = make_zip({"a.py": noise(5000)})
    half = whole[: len(whole) // 2]
    end = whole.rfind(b"PK\x05\x06")
    endless = bytearray(whole)
    struct.pack_into("<L", endless, end + 12, 0xFFFFFFF0)
    return {
        "not a zip": (b"This is no zip.\n" * 100, NotAZip),
        "no bytes": (b"", NotAZip),
        "truncated": (half, NotAZip),
        "its list damaged": (whole.replace(b"PK\x01\x02", b"PK\x00\x00"), NotAZip),
        "its list longer than the file": (bytes(endless), NotAZip),
        "only a signature": (b"PK\x05\x06", NotAZip),
        "empty": (make_zip({}), EmptyRepository),
        "no Python": (make_zip({"README.md": "Nothing.\n", "src/": ""}), EmptyRepository),
        "all ignored": (make_zip({".gitignore": "*.py\n", "a.py": GOOD, ".venv/lib/b.py": GOOD}), EmptyRepository),
        "too many entries": (make_zip({f"{number}.txt": "" for number in range(65_536)}), LimitExceeded),
        "files that are too much together": (too_much(), LimitExceeded),
    }


def too_much():
    """Below the bounds of a file each, and above them together: the lists of entries say so, so none is inflated."""
    data = bytearray(make_zip({f"f{number}.py": noise(60_000) for number in range(30)}))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", data, at + 24, limits.MAX_FILE_BYTES)
        struct.pack_into("<L", data, at + 20, limits.MAX_FILE_BYTES // 100)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@pytest.fixture(scope="module")
def refused_zips():
    return refusals()


@pytest.mark.parametrize(
    "name",
    [
        "not a zip", "no bytes", "truncated", "its list damaged", "its list longer than the file", "only a signature",
        "empty", "no Python", "all ignored", "too many entries", "files that are too much together",
    ],
)  # fmt: skip
def test_refused(lambda_, refused_zips, name):
    content, error = refused_zips[name]
    with pytest.raises(error) as caught:
        lambda_.invoke(content)
    assert len(str(caught.value)) > 20


SKIPPED = {
    "traversal": (lambda: make_zip({"good.py": GOOD, "../evil.py": GOOD, "a/../../evil.py": GOOD}), "unsafe-path", 2),
    "absolute": (lambda: make_zip({"good.py": GOOD, "/tmp/evil.py": GOOD}), "unsafe-path", 1),
    "a drive": (lambda: make_zip({"good.py": GOOD, "C:/evil.py": GOOD, "a\\..\\evil.py": GOOD}), "unsafe-path", 2),
    "long names": (lambda: make_zip({"good.py": GOOD, "d/" * 600 + "a.py": GOOD, "x" * 300 + ".py": GOOD}), "unsafe-path", 2),
    "symlinks": (lambda: make_zip({"good.py": GOOD, entry("evil.py", mode=stat.S_IFLNK | 0o777): "/etc/passwd"}), "symlink", 1),
    "a pipe": (lambda: make_zip({"good.py": GOOD, entry("pipe.py", mode=stat.S_IFIFO | 0o666): ""}), "not-a-file", 1),
    "encrypted": (lambda: patched("secret.py", GOOD, flags=1), "encrypted", 1),
    "bzip2": (lambda: patched("odd.py", GOOD, method=12), "unsupported-compression", 1),
    "a bomb": (lambda: make_zip({"good.py": GOOD, "bomb.py": b"#" * (9 << 20)}), "ratio", 1),
    "a large bomb": (lambda: make_zip({"good.py": GOOD, "bomb.py": b"#" * (30 << 20)}), "too-large", 1),
    "a bomb that lies": (lambda: patched("bomb.py", b"#" * (30 << 20), size=1000), "corrupt", 1),
    "more declared than there": (lambda: patched("short.py", GOOD, size=5000), "corrupt", 1),
    "a wrong CRC": (lambda: patched("wrong.py", GOOD, crc=0x12345678), "corrupt", 1),
    "two of a name": (lambda: duplicated("good.py", "./good.py"), "duplicate", 1),
    "a file as a folder": (lambda: make_zip({"a.py": GOOD, "a.py/b.py": GOOD}), "duplicate", 1),
    "no text": (lambda: make_zip({"good.py": GOOD, "binary.py": b"x = '\xff\xfe'\n"}), "undecodable", 1),
    "no such encoding": (lambda: make_zip({"good.py": GOOD, "odd.py": b"# coding: klingon\n"}), "undecodable", 1),
    "nested deep": (lambda: make_zip({"good.py": GOOD, "deep.py": "x = " + "-" * 900 + "1\n"}), "linter-crashed", 1),
}


def duplicated(*names):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        for name in names:
            zipped.writestr(name, GOOD)
    return buffer.getvalue()


@pytest.mark.parametrize("name", SKIPPED)
def test_one_file_costs_only_itself(lambda_, small_profile, name):
    make, reason, count = SKIPPED[name]
    answer = lambda_.invoke(make(), mode="serial")
    assert [one["reason"] for one in answer["skipped"]] == [reason] * count
    assert answer["complete"] and answer["files"] == 1
    assert answer["findings_by_code"] == {"PLC0114": 1, "PLW0611": 1}
    assert not Path("/tmp/evil.py").exists() and not Path("/evil.py").exists()


def test_bombs_are_not_inflated_in_memory():
    """A stream that is a thousand times what its header says must be cut while it inflates."""
    with zipfile.ZipFile(BytesIO(patched("bomb.py", b"#" * (30 << 20), size=1000))) as zipped:
        info = zipped.getinfo("bomb.py")
        import tracemalloc

        tracemalloc.start()
        with pytest.raises(zipfile.BadZipFile):
            archive._inflate(zipped, info)
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
        tracemalloc.stop()


def test_many_entries_are_refused_before_they_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the list was read"))
    from parlint_pylint.deadline import Deadline

    path = tmp_path / "many.zip"
    buffer = make_many(70_000)
    path.write_bytes(buffer)
    with pytest.raises(LimitExceeded):
        archive.extract(path, tmp_path, Deadline(float("inf")))


def make_many(count):
    """A list of `count` entries that says 1: the number in the end record is a claim."""
    head = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = head * count
    return directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), 0, 0)


def test_what_git_ignores_is_left_out(lambda_, small_profile):
    content = make_zip(
        {
            ".gitignore": "generated/\n*_pb2.py\n!kept_pb2.py\n/only_root.py\n",
            "a.py": GOOD,
            "generated/b.py": GOOD,
            "generated/.gitignore": "!b.py\n",
            "c_pb2.py": GOOD,
            "kept_pb2.py": GOOD,
            "only_root.py": GOOD,
            "sub/only_root.py": GOOD,
            "sub/.gitignore": "local.py\n",
            "sub/local.py": GOOD,
            "local.py": GOOD,
            "sub/node_modules/x.py": GOOD,
            "stub.pyi": GOOD,
        }
    )
    answer = lambda_.invoke(content, mode="serial")
    assert sorted({one["filename"] for one in answer["findings"]}) == [
        "a.py", "kept_pb2.py", "local.py", "stub.pyi", "sub/only_root.py",
    ]  # fmt: skip
    assert answer["skipped"] == []


def test_linted_code_is_read_and_never_run(lambda_, tmp_path):
    """pylint puts the repository on `sys.path`; what the function imports meanwhile must not come from there."""
    marker = tmp_path / "marker"
    evil = f"open({str(marker)!r}, 'w').close()\n"
    names = ["json", "colorama", "sitecustomize", "gettext", "uuid", "evil_twin", "tomli", "pickle", "_bootlocale"]
    content = make_zip({f"{name}.py": evil for name in names} | {"user.py": "import evil_twin\nimport absent_twin\n"})
    for mode in ("serial", "processes", "threads"):
        answer = lambda_.invoke(content, mode=mode, workers=2, profile="default", select=["import-error"])
        assert [(one["code"], one["location"]["row"]) for one in answer["findings"]] == [("PLE0401", 2)]
        assert not marker.exists()


def test_import_guard(tmp_path):
    from parlint_pylint.imports import importable

    root = tmp_path.resolve()
    (root / "evil_twin.py").write_text(f"open({str(root / 'marker')!r}, 'w').close()\n")
    with importable(root, {"evil_twin.py": 1}), pytest.raises(ModuleNotFoundError):
        import evil_twin  # noqa: F401
    assert not os.path.exists(root / "marker")
