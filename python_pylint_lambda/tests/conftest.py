"""S3 by moto, the function in this process, and zips made of what a test says."""

import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
import zipfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator

FUNCTION = Path(__file__).parent.parent
PROJECT = FUNCTION.parent
BUCKET = "repositories"
sys.path.insert(0, str(FUNCTION))


def validator(name):
    schema = json.loads((PROJECT / "schema" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="session")
def s3_endpoint():
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ.update(
        AWS_ENDPOINT_URL_S3=f"http://{host}:{port}",
        AWS_ACCESS_KEY_ID="test",
        AWS_SECRET_ACCESS_KEY="test",
        AWS_DEFAULT_REGION="us-east-1",
    )
    yield os.environ["AWS_ENDPOINT_URL_S3"]
    server.stop()


@pytest.fixture(scope="session")
def function(s3_endpoint, tmp_path_factory):
    # A /tmp of its own, so that what others leave there is not taken for the function's.
    tempfile.tempdir = str(tmp_path_factory.mktemp("function"))
    import handler

    handler.CLIENT.create_bucket(Bucket=BUCKET)
    return handler


class Context:
    def __init__(self, seconds):
        self.aws_request_id = str(uuid.uuid4())
        self.end = time.monotonic() + seconds

    def get_remaining_time_in_millis(self):
        return max(0, int((self.end - time.monotonic()) * 1000))


@pytest.fixture
def lambda_(function):
    """Uploads and invokes; every answer is held against the schema, and nothing may stay behind in /tmp."""
    check = validator("response.schema.json")

    def upload(content, key=None):
        key = key or f"{uuid.uuid4()}.zip"
        function.CLIENT.put_object(Bucket=BUCKET, Key=key, Body=content)
        return key

    def invoke(content=None, seconds=300, **options):
        event = options.pop("event", None) or {"bucket": BUCKET, "key": upload(content), **options}
        try:
            answer = function.handler(event, Context(seconds))
        finally:
            assert os.listdir(tempfile.gettempdir()) == []
        check.validate(json.loads(json.dumps(answer)))
        return answer

    return SimpleNamespace(upload=upload, invoke=invoke, client=function.CLIENT, bucket=BUCKET)


@pytest.fixture
def small_profile(tmp_path, monkeypatch):
    """A profile `matched` that does not grow, for tests that count what it finds."""
    from parlint_pylint import selection

    codes = ("PLC0114", "PLC0209", "PLW0102", "PLW0611", "PLW0702", "PLW1514")
    path = tmp_path / "matched.json"
    path.write_text(json.dumps([{"code": code} for code in codes]), encoding="utf-8")
    monkeypatch.setattr(selection, "MATCHED", path)


def make_zip(files):
    """`files`: contents by name. A name may be a ZipInfo."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return buffer.getvalue()


def module(number, functions=4):
    """A module with findings that do not depend on any other file."""
    parts = [f"import os\nimport sys\n\nNUMBER = {number}\n"]
    for index in range(functions):
        parts.append(
            f"\ndef function_{index}(first, second=[]):\n"
            f"    value = {index}\n"
            "    try:\n        print('%s' % first)\n    except:\n        pass\n"
            "    if first:\n        return 1\n    else:\n        return open('name')\n"
        )
    return "".join(parts)


@pytest.fixture(scope="session")
def repository():
    files = {f"package/module_{number}.py": module(number, 1 + number % 5) for number in range(30)}
    files["package/__init__.py"] = ""
    files["scripts/run.py"] = "from package import module_1\n\nprint(module_1.function_0(1))\n"
    files["README.md"] = "No Python.\n"
    return make_zip(files)


def run_script(code, *, prefix=(), **environment):
    """Python code in a fresh interpreter, beside the function."""
    return subprocess.run(
        [*prefix, sys.executable, "-c", code],
        cwd=FUNCTION,
        env={**os.environ, "PYTHONPATH": str(FUNCTION), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
