"""Memory and fetched bytes of the Rust function, as the Markdown table of docs/lambda.md.

Usage: python ci/service_table.py ZIP [PARLINT]

ZIP is a zip of Python, such as corpus/packages/pandas.zip; PARLINT the program, with `bootstrap` beside it. The function
runs under the memory limit and the CPU share of each tier. The second zip holds the first one's files scattered among
nine times as many bytes that are not Python and do not compress.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

EVENT = {"bucket": "corpus", "key": "repository.zip", "mode": "parallel"}


def padded(source: Path, target: Path) -> None:
    noise = random.Random(0)
    left = 9 * source.stat().st_size
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        entries = old.infolist()
        pieces = 200
        for index, entry in enumerate(entries):
            new.writestr(entry.filename, old.read(entry))
            if index * pieces // len(entries) != (index + 1) * pieces // len(entries):
                new.writestr(f"data/{index}.bin", noise.randbytes(left // pieces), zipfile.ZIP_STORED)


def invoke(parlint: str, zip_file: Path, memory: int, folder: Path, event: dict, timeout: int) -> tuple[dict, str]:
    event_file, answer = folder / "event.json", folder / "answer.json"
    event_file.write_text(json.dumps(EVENT | event))
    command = [parlint, "lab", "invoke", "--function", "rust", "--zip", zip_file, "--event", event_file, "-o", answer]
    command += ["--memory", str(memory), "--timeout", str(timeout)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report = re.search(r"Max Memory Used: (\d+) MB", done.stderr + done.stdout)
    fetched = re.search(r'"fetched_bytes":(\d+)', done.stderr + done.stdout)
    response = json.loads(answer.read_text())
    if "errorType" in response:
        sys.exit(f"{zip_file}: {response}")
    return response | {"fetched": int(fetched[1])}, report[1]


def main() -> None:
    source = Path(sys.argv[1])
    parlint = sys.argv[2] if len(sys.argv) > 2 else "target/release/parlint"
    print("| zip | its bytes | rules | memory size | fetched | share | peak memory | files | findings | complete |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scattered = folder / f"{source.stem}-padded.zip"
        padded(source, scattered)
        for zip_file, memory, select, timeout in [
            (source, 128, "default", 900),
            (source, 128, "ALL", 900),
            (source, 1769, "default", 900),
            (source, 1769, "ALL", 1),
            (scattered, 128, "default", 900),
            (scattered, 1769, "default", 900),
        ]:
            event = {} if select == "default" else {"select": [select]}
            answer, peak = invoke(parlint, zip_file, memory, folder, event, timeout)
            size = answer["source"]["bytes"]
            within = "yes" if answer["complete"] else f"no, after {timeout} s"
            print(
                f"| {zip_file.name} | {size:,} | {select} | {memory} MB | {answer['fetched']:,} "
                f"| {answer['fetched'] / size:.1%} | {peak} MB | {answer['files']:,} | {answer['findings_count']:,} "
                f"| {within} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
