"""The function as Lambda runs it: awslambdaric's process, fed by the Runtime API."""

import json
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from conftest import BUCKET, FUNCTION, validator

VERSION = "/2018-06-01/runtime/"


class RuntimeApi(ThreadingHTTPServer):
    """Hands out `events` one by one, and keeps what comes back."""

    daemon_threads = True

    def __init__(self, events):
        super().__init__(("127.0.0.1", 0), Handler)
        self.events, self.answers, self.done = list(events), [], threading.Event()
        self.expected = len(self.events)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if not self.server.events:
            self.server.done.wait(60)
            return
        body = json.dumps(self.server.events.pop(0)).encode()
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", f"request-{len(self.server.events)}")
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int((time.time() + 120) * 1000)))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:pylint")
        # awslambdaric crashes where this one is absent.
        self.send_header("Content-Type", "application/json")
        self.send_header("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.answers.append((self.path.removeprefix(VERSION), json.loads(body)))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if len(self.server.answers) == self.server.expected:
            self.server.done.set()

    def log_message(self, *_):
        pass


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_as_lambda_runs_it(lambda_, repository, method):
    key = lambda_.upload(repository)
    good = {"bucket": BUCKET, "key": key, "mode": "processes", "workers": 2}
    api = RuntimeApi([good, {**good, "mode": "fast"}, {**good, "mode": "serial"}])
    threading.Thread(target=api.serve_forever, daemon=True).start()
    environment = {
        **os.environ,
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.server_port}",
        "AWS_LAMBDA_FUNCTION_NAME": "linter",
        "AWS_LAMBDA_FUNCTION_VERSION": "7",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769",
        "PARLINT_START_METHOD": method,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "awslambdaric", "handler.handler"],
        cwd=FUNCTION, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        answered = api.done.wait(30)
    finally:
        process.kill()
        output = process.communicate()[0]
        api.shutdown()
    assert answered, output
    (first_path, first), (bad_path, bad), (last_path, last) = api.answers
    assert (first_path, bad_path, last_path) == (
        "invocation/request-2/response", "invocation/request-1/error", "invocation/request-0/response",
    ), output  # fmt: skip
    check = validator("response.schema.json")
    for answer in (first, bad, last):
        check.validate(answer)
    assert first["digest"] == last["digest"] and first["findings_count"] > 400
    assert (first["cold_start"], last["cold_start"]) == (True, False)
    assert (first["function"]["name"], first["function"]["version"], first["vcpus"]) == ("linter", "7", 1.0)
    assert (bad["errorType"], bad["errorMessage"]) == (
        "BadEvent", "mode: 'fast' is none of serial, parallel, both, threads, processes",
    )  # fmt: skip
