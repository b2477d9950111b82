"""template.yaml, by the two tools that read it without an account."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import PROJECT

BIN = Path(sys.executable).parent


def run(*command):
    environment = {**os.environ, "SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": "us-east-1"}
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_cfn_lint():
    run("cfn-lint", "template.yaml")


def test_sam_validate():
    assert "is a valid SAM Template" in run("sam", "validate", "--lint")
