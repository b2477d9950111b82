"""What the function knows of where it runs."""

import math
import os
import platform
from typing import Any

import pylint

MEGABYTES_PER_VCPU = 1769


def memory_size() -> int | None:
    size = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "")
    return int(size) if size.isdecimal() and int(size) > 0 else None


def cores() -> int:
    return os.cpu_count() or 1


def vcpus() -> float:
    size = memory_size()
    return float(cores()) if size is None else max(0.001, round(size / MEGABYTES_PER_VCPU, 3))


def workers(asked: int | None) -> int:
    """Cores are seen that are not granted: a worker for each would be paid for and wait."""
    return asked or max(1, min(math.ceil(vcpus()), cores()))


def function() -> dict[str, Any]:
    machine = platform.machine().lower()
    return {
        "name": os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "pylint"),
        "version": os.environ.get("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        "engine": "pylint",
        "engine_version": pylint.__version__,
        "runtime": f"{platform.python_implementation()} {platform.python_version()}",
        "architecture": "arm64" if machine in ("arm64", "aarch64") else "x86_64",
    }
