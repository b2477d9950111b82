"""Both functions behind the Lambda API, as boto3 and `aws lambda` invoke them."""

import base64
import io
import json
import zipfile
from pathlib import Path

import pytest

FUNCTIONS = {"parlint-rust": "parlint", "parlint-pylint": "pylint"}
SOURCE = 'import os\n\n\ndef collect(into=[]):\n    """Collect."""\n    return into\n'


@pytest.fixture
def repository() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("package/__init__.py", '"""A package."""\n')
        archive.writestr("package/module.py", SOURCE)
    return buffer.getvalue()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_boto3(lab, bucket, repository, function):
    lab.s3.put_object(Bucket=bucket, Key="repo.zip", Body=repository)
    event = {"bucket": bucket, "key": "repo.zip", "mode": "serial", "select": ["PLW0611", "PLW0102"]}
    called = lab.lambda_.invoke(FunctionName=function, Payload=json.dumps(event), LogType="Tail")
    answer = json.loads(called["Payload"].read())
    assert "FunctionError" not in called, answer
    assert answer["function"]["engine"] == FUNCTIONS[function]
    assert answer["files"] == 2
    assert answer["findings_by_code"] == {"PLW0611": 1, "PLW0102": 1}
    log = base64.b64decode(called["LogResult"]).decode()
    assert "Init Duration" in log or "REPORT RequestId" in log


def test_the_two_digests_agree(lab, bucket, repository):
    lab.s3.put_object(Bucket=bucket, Key="repo.zip", Body=repository)
    event = json.dumps({"bucket": bucket, "key": "repo.zip", "select": ["PLW0611", "PLW0102"]})
    digests = {
        json.loads(lab.lambda_.invoke(FunctionName=function, Payload=event)["Payload"].read())["digest"]
        for function in FUNCTIONS
    }
    assert len(digests) == 1


@pytest.mark.parametrize("function", FUNCTIONS)
def test_aws_lambda_invoke(lab, bucket, repository, function, tmp_path: Path):
    (tmp_path / "repo.zip").write_bytes(repository)
    lab.aws("s3", "cp", str(tmp_path / "repo.zip"), f"s3://{bucket}/repo.zip")
    event = json.dumps({"bucket": bucket, "key": "repo.zip"})
    out = tmp_path / "out.json"
    told = lab.aws("lambda", "invoke", "--function-name", function, "--payload", event, str(out))
    assert json.loads(told.stdout)["StatusCode"] == 200
    assert json.loads(out.read_text())["source"]["key"] == "repo.zip"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_missing_object_is_the_functions_error(lab, bucket, function):
    event = json.dumps({"bucket": bucket, "key": "nothing.zip"})
    called = lab.lambda_.invoke(FunctionName=function, Payload=event)
    assert called["FunctionError"] == "Unhandled"
    assert json.loads(called["Payload"].read())["errorType"] == "ObjectNotFound"


def test_configuration(lab):
    name = "parlint-pylint"
    before = lab.lambda_.get_function_configuration(FunctionName=name)["MemorySize"]
    assert lab.lambda_.update_function_configuration(FunctionName=name, MemorySize=3008)["MemorySize"] == 3008
    lab.lambda_.get_waiter("function_updated_v2").wait(FunctionName=name)
    lab.lambda_.update_function_configuration(FunctionName=name, MemorySize=before)
    assert {item["FunctionName"] for item in lab.lambda_.list_functions()["Functions"]} == set(FUNCTIONS)
