"""The benchmark, on this machine and on AWS' API, with its results, report, plan and comparison."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schema" / "results.schema.json").read_text())


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "thing.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(12):
            functions = "".join(f"\n\ndef f{at}(a, b=[]):\n    if a:\n        return b\n    else:\n        return {at}\n" for at in range(9))
            archive.writestr(f"thing/m{number}.py", f"import os\nimport sys\n{functions}")
    return path


def run(program: Path, *words: object, **options) -> subprocess.CompletedProcess[str]:
    command = [str(program), *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=540, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def results(program: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results")
    words = ["bench", repository, "--quick", "--tiers", "512,1024,1769,7076", "--python", sys.executable, "-o", folder]
    done = run(program, *words)
    assert "thing-part" in done.stdout
    return folder / "results.json"


def test_results_follow_the_schema(results):
    told = json.loads(results.read_text())
    jsonschema.validate(told, SCHEMA)
    assert {sample["variant"] for sample in told["samples"]} >= {"parlint-serial", "parlint-rayon", "pylint-serial"}
    assert not [sample for sample in told["samples"] if sample["memory_mb"] == 7076], "that tier can only be modelled"
    assert len(told["calibration"]) == 3 and len({run["times"][0]["checksum"] for run in told["calibration"]}) == 1
    ways = {run["how"]: run["digest"] for run in told["gil"]}
    assert ways["serial"] == ways["threads"] == ways["processes"]
    serial, fork = (next(run["pss_mb"] for run in told["memory"] if run["variant"] == name) for name in ("pylint-serial", "pylint-fork"))
    assert 0 < serial < fork


def test_findings_are_compared(results):
    told = json.loads(results.read_text())
    pairs = {(agreement["left"], agreement["right"]): agreement for agreement in told["agreement"] if agreement["workload"] == "thing-part"}
    assert pairs["parlint-serial", "parlint-rayon"]["identical"]
    engines = pairs["parlint-serial", "pylint-serial"]["codes"]
    assert engines["PLW0611"]["agreed"] > 0 and engines["PLW0611"]["only_left"] == 0


def test_the_report_is_one_page_without_the_network(results):
    page = results.with_name("report.html").read_text()
    assert not re.search(r'(src|href)="|url\(|@import|<script', page)
    assert "thing-part" in page and "prefers-color-scheme: dark" in page and page.count("<svg") >= 6
    assert "modelled" in page


def test_plan_and_compare(program, results):
    planned = run(program, "plan", results, "--deadline", "10s", "--invocations", "50e6").stdout
    assert re.search(r"thing-part +parlint, serial +\d+ MB +1 ", planned)
    compared = run(program, "compare", results, results, "--fail-above", "1").stdout
    assert "+0.0 %" in compared
    impossible = [str(program), "plan", str(results), "--deadline", "0.0001ms"]
    assert subprocess.run(impossible, cwd=ROOT, capture_output=True, timeout=60).returncode == 1


def test_the_same_on_aws(program, repository, lab, tmp_path):
    lab.s3.create_bucket(Bucket="parlint-123456789012-us-east-1")
    before = {item["FunctionName"]: item["MemorySize"] for item in lab.lambda_.list_functions()["Functions"]}
    words = ["bench", repository, "--quick", "--aws", "parlint", "--tiers", "1024,1769,3008", "-o", tmp_path]
    refused = subprocess.run([str(program), *map(str, words)], cwd=ROOT, env=lab.environment, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    assert refused.returncode == 2 and "at most $" in refused.stderr and "--yes" in refused.stderr
    run(program, *words, "--yes", env=lab.environment)
    told = json.loads((tmp_path / "results.json").read_text())
    jsonschema.validate(told, SCHEMA)
    assert told["place"] == "aws us-east-1 parlint"
    assert {sample["memory_mb"] for sample in told["samples"]} == {1024, 1769, 3008}
    cold = [sample for sample in told["samples"] if sample["cold"]]
    assert cold and all(sample["init_ms"] for sample in cold)
    after = {item["FunctionName"]: item["MemorySize"] for item in lab.lambda_.list_functions()["Functions"]}
    assert after == before
    variables = lab.lambda_.get_function_configuration(FunctionName="parlint-rust")["Environment"]["Variables"]
    assert "PARLINT_LAB_MARK" not in variables
