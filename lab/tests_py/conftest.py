"""`parlint-lab serve` with both functions, for the clients that people use: boto3 and the AWS command line.

PARLINT_LAB names the program; the `bootstrap` function is expected beside it. Without it both are built first.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import boto3
import pytest
from botocore.config import Config

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program() -> Path:
    if named := os.environ.get("PARLINT_LAB"):
        return Path(named).resolve()
    subprocess.run(["cargo", "build", "--quiet", "--workspace", "--bins"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "debug" / "parlint-lab"


class Lab:
    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": "/nonexistent",
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        options = {
            "endpoint_url": endpoint,
            "aws_access_key_id": "test",
            "aws_secret_access_key": "test",
            "region_name": "us-east-1",
            "config": Config(read_timeout=300, retries={"max_attempts": 0}),
        }
        self.s3 = boto3.client("s3", **options)
        self.lambda_ = boto3.client("lambda", **options)
        self.options = options

    def aws(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "awscli", *words]
        return subprocess.run(command, env=self.environment, check=check, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="session")
def lab(program: Path, tmp_path_factory: pytest.TempPathFactory):
    log = (tmp_path_factory.mktemp("serve") / "log").open("w")
    command = [program, "serve", "--listen", "127.0.0.1:0", "--python", sys.executable, "--memory", "2048"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        first = process.stdout.readline()
        found = re.match(r"S3 and Lambda: (http://\S+)", first)
        assert found, f"parlint-lab serve said: {first!r}"
        yield Lab(found[1])
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def bucket(lab: Lab, request: pytest.FixtureRequest) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:60]
    lab.s3.create_bucket(Bucket=name)
    return name
