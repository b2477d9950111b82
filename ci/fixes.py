"""Fixes copies of folders with every rule, and holds what `--fix` promises.

python3 ci/fixes.py PARLINT FOLDER...

Afterwards everything that parsed still does, no file has more findings of any rule than before, and there is nothing
left to fix. Exits with 1 where that is not so.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from shutil import copytree, ignore_patterns

ALL = ["lint", "--isolated", "--no-cache", "--quiet", "--no-respect-gitignore", "--select", "ALL"]
FIX = ["--fix", "--unsafe-fixes"]


def main() -> int:
    parlint, *folders = sys.argv[1:]
    if not folders:
        sys.exit(__doc__)
    return max([check(str(Path(parlint).resolve()), Path(folder)) for folder in folders])


def check(parlint: str, folder: Path) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy"
        copytree(folder, copy, ignore=ignore_patterns("*.so", "*.pyc", "__pycache__"))

        def lint(*args: str) -> str:
            ran = subprocess.run([parlint, *ALL, *args, "."], cwd=copy, capture_output=True, text=True)
            if ran.returncode > 1:
                sys.exit(ran.stderr)
            return ran.stdout

        def findings() -> Counter:
            lines = lint("--output-format", "json-lines").splitlines()
            return Counter((found["filename"], found["code"]) for found in map(json.loads, lines))

        before = findings()
        lint(*FIX)
        after = findings()
        new = after - before
        left = lint(*FIX, "--diff")
    print(f"{folder}: {before.total()} findings, {after.total()} after fixing, {new.total()} of them new, {len(left)} bytes to fix")
    for (path, code), count in new.most_common(10):
        print(f"  {path}: {count} more of {code}")
    return int(bool(new) or bool(left))


if __name__ == "__main__":
    sys.exit(main())
