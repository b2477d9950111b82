"""The response: `schema/response.schema.json`, made to fit what Lambda lets through."""

import json
import time
from collections.abc import Callable
from typing import Any

from . import environment, findings
from .archive import Skipped, Sources
from .event import Report, Request
from .limits import MAX_LISTED, MAX_RESPONSE_BYTES
from .memory import PEAK
from .outcome import Outcome
from .s3 import Downloaded

Upload = Callable[[Report, bytes], None]


def build(
    request: Request,
    request_id: str,
    cold: bool,
    source: Downloaded,
    sources: Sources,
    serial: Outcome | None,
    parallel: Outcome | None,
    milliseconds: dict[str, float],
    upload: Upload,
) -> dict[str, Any]:
    """Of two runs, the parallel one's findings, unless the deadline left it none of its time."""
    start = time.perf_counter()
    runs = [run for run in (parallel, serial) if run is not None]
    told = next((run for run in runs if run.linted.done), runs[0])
    ordered = findings.in_order(told.linted.findings)
    linted = told.linted.done
    skipped = sources.skipped + [
        Skipped(path, reason, detail)
        for reason, details in (("linter-crashed", told.linted.crashed), ("worker-died", told.died))
        for path, detail in details.items()
    ]
    skipped.sort(key=lambda one: one.path)
    left = sorted({*sources.left, *(path for run in runs for path in run.left)})
    complete = not left
    both = serial is not None and parallel is not None
    response: dict[str, Any] = {
        "function": environment.function(),
        "request_id": request_id,
        "source": {"bucket": request.bucket, "key": request.key, "etag": source.etag, "bytes": source.bytes},
        "mode": request.mode,
        "profile": request.profile,
        "workers": parallel.workers if parallel is not None else 1,
        "memory_size_mb": environment.memory_size(),
        "vcpus": environment.vcpus(),
        "cold_start": cold,
        "files": len(linted),
        "bytes": sum(sources.sizes[path] for path in linted),
        "lines": sum(sources.lines[path] for path in linted),
        "skipped_count": len(skipped),
        "skipped": [vars(one) for one in skipped[:MAX_LISTED]],
        "findings_count": len(ordered),
        "findings_by_code": findings.by_code(ordered),
        "speed_up": round(serial.milliseconds / parallel.milliseconds, 3) if both and complete else None,
        "agreement": findings.agreement(serial.linted.findings, parallel.linted.findings) if both else None,
        "complete": complete,
        "files_left_count": len(left),
        "files_left": left[:MAX_LISTED],
        "digest": findings.digest(ordered),
        "findings": None,
        "findings_location": None,
        "milliseconds": {
            "download": milliseconds["download"],
            "inflate": milliseconds["inflate"],
            "lint_serial": serial and round(serial.milliseconds, 3),
            "lint_parallel": parallel and round(parallel.milliseconds, 3),
            "exchange": parallel and parallel.exchange and round(parallel.exchange, 3),
            "report": 0.0,
            "total": 0.0,
        },
        "peak_memory_mb": None,
    }
    report = request.report
    entries = [finding.json() for finding in ordered]
    rendered = [json.dumps(entry) for entry in entries]
    if _size(response) + sum(len(line) + len(", ") for line in rendered) <= MAX_RESPONSE_BYTES - ROOM:
        response["findings"] = entries
    else:
        report = report or request.default_report
    if report is not None:
        body = findings.report(rendered, report.format)
        upload(report, body)
        response["findings_location"] = {**vars(report), "bytes": len(body)}
    while response["findings"] is None and _size(response) > MAX_RESPONSE_BYTES - ROOM:
        if not response["skipped"] and not response["files_left"]:
            break
        for name in ("skipped", "files_left"):
            response[name] = response[name][: len(response[name]) // 2]
    response["peak_memory_mb"] = PEAK.mebibytes()
    response["milliseconds"]["report"] = round((time.perf_counter() - start) * 1000, 3)
    return response


# For the fields that are filled in last.
ROOM = 4096


def _size(response: dict[str, Any]) -> int:
    return len(json.dumps(response))
