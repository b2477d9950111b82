"""One invocation, from event to response."""

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from . import archive, environment, processes, response, s3, selection, serial, threads
from . import linter as pylinter
from .archive import Sources
from .deadline import Deadline
from .event import Request, parse
from .outcome import Outcome
from .selection import Selection


def run(event: Any, context: Any, client: Any, cold: bool) -> dict[str, Any]:
    start = time.perf_counter()
    request = parse(event)
    deadline = Deadline.of(context)
    folder = Path(tempfile.mkdtemp(prefix="parlint-")).resolve()
    try:
        zipped, root = folder / "source.zip", folder / "repository"
        root.mkdir()
        milliseconds = {}
        begun = time.perf_counter()
        downloaded = s3.download(client, request, zipped, deadline)
        milliseconds["download"] = _since(begun)
        begun = time.perf_counter()
        sources = archive.extract(zipped, root, deadline)
        zipped.unlink()
        milliseconds["inflate"] = _since(begun)
        one, other = _lint(request, sources, deadline)
        answer = response.build(
            request,
            getattr(context, "aws_request_id", None) or "",
            cold,
            downloaded,
            sources,
            one,
            other,
            milliseconds,
            lambda report, body: s3.upload(client, report, body),
        )
        answer["milliseconds"]["total"] = _since(start)
        return answer
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lint(request: Request, sources: Sources, deadline: Deadline) -> tuple[Outcome | None, Outcome | None]:
    chosen: Selection = selection.choose(pylinter.new(deadline), request.profile, request.select, request.ignore)
    workers = environment.workers(request.workers)
    if request.mode == "serial":
        return serial.run(sources, chosen, deadline), None
    if request.mode == "threads":
        return None, threads.run(sources, chosen, deadline, workers)
    first = serial.run(sources, chosen, deadline.for_serial()) if request.mode == "both" else None
    return first, processes.run(sources, chosen, deadline, workers)


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 3)
