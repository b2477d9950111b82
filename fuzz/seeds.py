"""Unpacks and packs fuzz/seeds/TARGET.zip: `seeds.py unpack|pack TARGET FOLDER`."""

import pathlib
import sys
import zipfile

# Larger inputs cover little that small ones do not, and are much of the archive.
MOST_BYTES = 300


def unpack(archive: pathlib.Path, folder: pathlib.Path) -> None:
    """Writes each seed to a file of its own."""
    with zipfile.ZipFile(archive) as seeds:
        for name in seeds.namelist():
            (folder / pathlib.PurePosixPath(name).name).write_bytes(seeds.read(name))


def pack(archive: pathlib.Path, folder: pathlib.Path) -> None:
    """Replaces the seeds by the files of a folder, the smallest first; the same files give the same archive."""
    inputs = sorted((len(data), data) for data in (path.read_bytes() for path in folder.iterdir()))
    suffix = ".py" if archive.stem == "file" else ""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as seeds:
        for number, (size, data) in enumerate(inputs, start=1):
            if size <= MOST_BYTES:
                entry = zipfile.ZipInfo(f"{number:05}{suffix}")
                entry.compress_type = zipfile.ZIP_DEFLATED
                seeds.writestr(entry, data)


def main() -> None:
    action, target, folder = sys.argv[1:]
    archive = pathlib.Path(__file__).parent / "seeds" / f"{target}.zip"
    {"unpack": unpack, "pack": pack}[action](archive, pathlib.Path(folder))


if __name__ == "__main__":
    main()
