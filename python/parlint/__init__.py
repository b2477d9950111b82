"""The parlint command, as Python finds it."""

from __future__ import annotations

import os
import sysconfig

__all__ = ["find_parlint_bin"]


def find_parlint_bin() -> str:
    """Return the path of the command that was installed with this package.

    Raises FileNotFoundError where it is in none of the places that pip installs scripts to.
    """
    name = "parlint" + (sysconfig.get_config_var("EXE") or "")
    user = sysconfig.get_preferred_scheme("user")
    # `pip install --target` puts scripts into `bin` beside the packages.
    target = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "bin")
    folders = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", scheme=user), target]
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(f"{name} is in none of {', '.join(folders)}: was parlint installed with pip?")
