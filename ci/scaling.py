"""How parlint's time and memory grow with the number of files and of workers, as Markdown tables.

python3 ci/scaling.py PARLINT FOLDER [MOST]

The Python files of FOLDER are copied, in turn and as often as needed, into folders of 100 to MOST (50,000) files, about
250 to a folder below. Medians of five runs in turn after one that is not counted; the default selection, output to a file,
no cache.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

ROUNDS = 5


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    parlint, source = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 50_000
    # Only their paths: what this process holds, the system counts as a peak of those that it starts.
    sources = sorted(source.rglob("*.py"))
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as scratch:
        print("| files | MB | serial ms | µs per file | ms per MB | peak MB |\n| --: | --: | --: | --: | --: | --: |")
        for count in [count for count in (100, 300, 1000, 3000, 10_000, 25_000, 50_000) if count <= most]:
            folder = Path(scratch) / str(count)
            size = fill(folder, sources, count)
            runs = [lint(parlint, folder, "--mode", "serial") for _ in range(ROUNDS + 1)][1:]
            wall, peak = median(run[0] for run in runs), max(run[1] for run in runs)
            print(
                f"| {count:,} | {size / 1e6:.1f} | {wall * 1e3:,.0f} | {wall * 1e6 / count:.0f} "
                f"| {wall * 1e9 / size:.1f} | {peak / 1e6:.0f} |",
                flush=True,
            )
        print(f"\n{count:,} files:\n\n| workers | ms | speed-up | efficiency |\n| --: | --: | --: | --: |")
        plans = [("--mode", "serial"), *(("--jobs", str(jobs)) for jobs in range(1, cores * 2 + 1))]
        runs = {plan: [] for plan in plans}
        for _ in range(ROUNDS + 1):
            for plan in plans:
                runs[plan].append(lint(parlint, folder, *plan)[0])
        times = {plan: median(walls[1:]) for plan, walls in runs.items()}
        serial = times[plans[0]]
        for plan in plans:
            workers = "serial" if plan == plans[0] else plan[1]
            used = min(1 if plan == plans[0] else int(plan[1]), cores)
            print(f"| {workers} | {times[plan] * 1e3:,.0f} | {serial / times[plan]:.2f} | {serial / times[plan] / used:.2f} |")


def fill(folder: Path, sources: list[Path], count: int) -> int:
    size = 0
    for number, source in enumerate(islice(cycle(sources), count)):
        below = folder / f"part{number // 250}"
        below.mkdir(parents=True, exist_ok=True)
        copy = shutil.copyfile(source, below / f"m{number}.py")
        size += copy.stat().st_size
    return size


def lint(parlint: str, folder: Path, *args: str) -> tuple[float, int]:
    """Seconds, and the most bytes of memory."""
    command = [parlint, "lint", "--isolated", "--no-cache", "--quiet", "--exit-zero", "--output-file", os.devnull, *args, str(folder)]
    begun = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        sys.exit(f"{command}: status {status}")
    return wall, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
