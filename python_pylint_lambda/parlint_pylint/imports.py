"""Linted code on `sys.path`, where pylint must find it and the interpreter must not: a repository's `json.py` is read,
never run."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any


class _Guard(PathFinder):
    """Takes the place of `PathFinder` in `sys.meta_path`. astroid asks `PathFinder` itself, and so still finds all."""

    root = ""

    @classmethod
    def find_spec(cls, fullname: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        known = sys.path if path is None else path
        trusted = [entry for entry in known if not f"{entry}/".startswith(f"{cls.root}/")]
        return PathFinder.find_spec(fullname, trusted, target)


@contextmanager
def importable(root: Path, paths: Iterable[str]) -> Iterator[None]:
    """Inside, pylint resolves the imports of the whole repository, whichever of its files it is given."""
    folders = sorted({str(root / _package_root(path, paths)) for path in paths})
    guard = type("Guard", (_Guard,), {"root": str(root)})
    before_path, before_finders = sys.path[:], sys.meta_path[:]
    sys.meta_path[:] = [guard if finder is PathFinder else finder for finder in sys.meta_path]
    sys.path[:] = folders + sys.path
    try:
        yield
    finally:
        sys.path[:], sys.meta_path[:] = before_path, before_finders
        for folder in [folder for folder in sys.path_importer_cache if folder.startswith(str(root))]:
            sys.path_importer_cache.pop(folder, None)


def _package_root(path: str, paths: Iterable[str]) -> str:
    """The folder above the outermost package that holds the file."""
    folder = path.rpartition("/")[0]
    while folder and (f"{folder}/__init__.py" in paths or f"{folder}/__init__.pyi" in paths):
        folder = folder.rpartition("/")[0]
    return folder
