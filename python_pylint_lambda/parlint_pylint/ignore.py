"""Which paths of a repository git and the usual habits leave out."""

import pathspec

from .limits import EXCLUDED


class Ignored:
    """The excluded folders, and every .gitignore: the deepest one that has a word to say on a path has the last."""

    def __init__(self, gitignores: dict[str, str]) -> None:
        """`gitignores`: the text of each, by its folder's path (empty for the root's)."""
        self._specs = {}
        for folder, text in gitignores.items():
            try:
                self._specs[folder] = pathspec.GitIgnoreSpec.from_lines(text.splitlines())
            except ValueError:
                continue
        self._folders: dict[str, bool] = {"": False}

    def __contains__(self, path: str) -> bool:
        folder, _, _ = path.rpartition("/")
        return self._folder(folder) or self._matches(path, path)

    def _folder(self, folder: str) -> bool:
        if folder not in self._folders:
            parent, _, name = folder.rpartition("/")
            # git never looks into an ignored folder: nothing below can be brought back.
            self._folders[folder] = self._folder(parent) or name in EXCLUDED or self._matches(folder, f"{folder}/")
        return self._folders[folder]

    def _matches(self, path: str, shown: str) -> bool:
        if not self._specs:
            return False
        folder = path
        while folder:
            folder, _, _ = folder.rpartition("/")
            spec = self._specs.get(folder)
            if spec is not None:
                verdict = spec.check_file(shown[len(folder) + 1 :] if folder else shown).include
                if verdict is not None:
                    return verdict
        return False
