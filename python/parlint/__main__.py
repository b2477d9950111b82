"""`python -m parlint` is `parlint`."""

import os
import subprocess
import sys

from parlint import find_parlint_bin


def main() -> None:
    """Become the command, or run it where a process cannot be replaced."""
    command = [find_parlint_bin(), *sys.argv[1:]]
    if sys.platform == "win32":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
