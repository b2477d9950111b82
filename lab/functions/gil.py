"""The lab's own Python function: what Python's lock and its processes cost, on work that is the same however it is split.

Reading, tokenising and parsing files and building pylint's trees of them does not depend on the order or on what other
threads do, which cannot be said of pylint as a whole. The answer has a digest of what was built, so that the lab can
see that every way did the same work. It also runs the calibration workload on threads and processes.
"""

import hashlib
import io
import multiprocessing
import os
import sys
import threading
import time
import tokenize
import zipfile

import astroid
import boto3
from astroid.builder import AstroidBuilder
from astroid.manager import AstroidManager

S3 = boto3.client("s3")


def handler(event, context):
    if "calibrate" in event:
        return calibrate(event["calibrate"], event["how"])
    body = S3.get_object(Bucket=event["bucket"], Key=event["key"])["Body"].read()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        sources = [(info.filename, archive.read(info)) for info in archive.infolist() if info.filename.endswith(".py")]
    began = time.perf_counter()
    results, start, exchange = WAYS[event["how"]](shares(sources, event["workers"]))
    total = time.perf_counter() - began
    lines = sorted(f"{path}:{tokens}:{nodes}\n" for path, tokens, nodes in results)
    return {
        "total_ms": total * 1000,
        "start_ms": start * 1000,
        "exchange_ms": exchange * 1000,
        "digest": hashlib.sha256("".join(lines).encode()).hexdigest(),
        "interpreter": f"{sys.implementation.name} {sys.version.split()[0]}{lock()}",
    }


def lock():
    return "" if getattr(sys, "_is_gil_enabled", lambda: True)() else ", free-threaded"


def shares(sources, workers):
    """Largest first, each to the worker that has least."""
    parts = [[0, []] for _ in range(max(1, workers))]
    for source in sorted(sources, key=lambda source: -len(source[1])):
        least = min(parts, key=lambda part: part[0])
        least[0] += len(source[1])
        least[1].append(source)
    return [part[1] for part in parts]


def work(share):
    return [(path, *build(path, body)) for path, body in share]


def build(path, body):
    try:
        tokens = sum(1 for _ in tokenize.tokenize(io.BytesIO(body).readline))
        text = io.TextIOWrapper(io.BytesIO(body), tokenize.detect_encoding(io.BytesIO(body).readline)[0]).read()
        module = AstroidBuilder(AstroidManager(), apply_transforms=False).string_build(text, path, path)
    except (SyntaxError, UnicodeDecodeError, tokenize.TokenError, astroid.AstroidError):
        return 0, 0
    nodes, waiting = 0, [module]
    while waiting:
        node = waiting.pop()
        nodes += 1
        waiting.extend(node.get_children())
    return tokens, nodes


def serial(parts):
    return [result for part in parts for result in work(part)], 0.0, 0.0


def threads(parts):
    began = time.perf_counter()
    results, started = [], []

    def run(part):
        started.append(time.perf_counter())
        results.extend(work(part))

    crew = [threading.Thread(target=run, args=(part,)) for part in parts]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    return results, max(started) - began, 0.0


def child(part, pipe):
    started = time.perf_counter()
    results = work(part)
    pipe.send((started, time.perf_counter(), results))
    pipe.close()


def processes(parts):
    """`Process` and `Pipe` are what Lambda has; a pool needs /dev/shm."""
    began = time.perf_counter()
    context = multiprocessing.get_context("fork")
    crew = []
    for part in parts:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=child, args=(part, theirs))
        process.start()
        theirs.close()
        crew.append((process, ours))
    results, started, finished = [], began, began
    for process, pipe in crew:
        start, finish, part = pipe.recv()
        started, finished = max(started, start), max(finished, finish)
        results.extend(part)
    ended = time.perf_counter()
    for process, _ in crew:
        process.join()
    return results, started - began, ended - finished


def interpreters(parts):
    """An interpreter each, with a lock of its own: Python 3.14 and later."""
    from concurrent import interpreters as module

    began = time.perf_counter()
    crew = []
    for part in parts:
        queue = module.create_queue()
        interpreter = module.create()
        queue.put(part)
        code = "import sys, time; sys.path[:0] = path; import gil; began = time.perf_counter(); queue.put((began, gil.work(queue.get())))"
        interpreter.prepare_main(queue=queue, path=[os.path.dirname(__file__)])
        thread = threading.Thread(target=interpreter.exec, args=(code,))
        thread.start()
        crew.append((thread, queue))
    results, started = [], began
    for thread, queue in crew:
        thread.join()
        start, part = queue.get()
        started = max(started, start)
        results.extend(part)
    return results, started - began, 0.0


WAYS = {"serial": serial, "threads": threads, "processes": processes}
if sys.version_info >= (3, 14):
    WAYS["interpreters"] = interpreters


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def job(jobs):
    total = 0
    for number in range(jobs["sum"]):
        total += number
    return fibonacci(jobs["fibonacci"]) + total


def calibrate(jobs, how):
    """Every worker waits until all run: starting and working are timed apart."""
    began = time.perf_counter()
    results = []
    if how == "threads":
        barrier = threading.Barrier(jobs["workers"] + 1)

        def run():
            barrier.wait()
            results.append(job(jobs))

        crew = [threading.Thread(target=run) for _ in range(jobs["workers"])]
        for thread in crew:
            thread.start()
        barrier.wait()
        started = time.perf_counter()
        for thread in crew:
            thread.join()
    else:
        context = multiprocessing.get_context("fork")
        crew = []
        for _ in range(jobs["workers"]):
            ours, theirs = context.Pipe()
            process = context.Process(target=wait_and_work, args=(jobs, theirs))
            process.start()
            theirs.close()
            crew.append((process, ours))
        for _, pipe in crew:
            pipe.recv()
        started = time.perf_counter()
        for _, pipe in crew:
            pipe.send("go")
        results = [pipe.recv() for _, pipe in crew]
        for process, _ in crew:
            process.join()
    ended = time.perf_counter()
    return {
        "start_ms": (started - began) * 1000,
        "work_ms": (ended - started) * 1000,
        "checksum": sum(results),
        "jobs": len(results),
    }


def wait_and_work(jobs, pipe):
    pipe.send("ready")
    pipe.recv()
    pipe.send(job(jobs))
