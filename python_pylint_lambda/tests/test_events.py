"""The event: the schema and the function's own check accept and refuse the same."""

import pytest
from conftest import BUCKET, validator

from parlint_pylint import event as events
from parlint_pylint.errors import BadEvent, BucketNotAllowed, ReportRefused
from parlint_pylint.event import Report, parse

SCHEMA = validator("event.schema.json")


def notification(key="a.zip", **record):
    bucket = {"name": BUCKET, "arn": f"arn:aws:s3:::{BUCKET}", "ownerIdentity": {"principalId": "A"}}
    return {
        "Records": [
            {
                "eventVersion": "2.1",
                "eventSource": "aws:s3",
                "awsRegion": "us-east-1",
                "eventName": "ObjectCreated:Put",
                "s3": {"s3SchemaVersion": "1.0", "bucket": bucket, "object": {"key": key, "size": 3, "eTag": "a"}},
                **record,
            }
        ]
    }


GOOD = [
    {"bucket": BUCKET, "key": "a.zip"},
    {"bucket": BUCKET, "key": "a+b c%20.zip", "mode": "both", "workers": 3, "select": ["PLW", "F401", "unused-import"]},
    {"bucket": BUCKET, "key": "a.zip", "workers": None, "report": None, "profile": "default", "mode": "threads"},
    {"bucket": BUCKET, "key": "a.zip", "report": {"key": "r.jsonl", "format": "json-lines"}, "ignore": ["PLR0913"]},
    {"bucket": BUCKET, "key": "a.zip", "patch": {"bucket": BUCKET, "key": "p.diff", "unsafe_fixes": True}},
    {"bucket": BUCKET, "key": "a.zip", "patch": None},
    {"bucket": BUCKET, "item": {"Key": "a.zip", "Size": 3, "ETag": '"x"', "StorageClass": "STANDARD"}, "mode": "serial"},
    {"BatchInput": {"bucket": BUCKET, "workers": 2}, "Items": [{"Key": "a.zip", "Size": 3}]},
    notification(),
]
BAD = {
    "no object": [],
    "null": None,
    "nothing": {},
    "no key": {"bucket": BUCKET},
    "empty key": {"bucket": BUCKET, "key": ""},
    "long key": {"bucket": BUCKET, "key": "k" * 1025},
    "bucket is a number": {"bucket": 1, "key": "a.zip"},
    "bucket has a slash": {"bucket": "a/b/c", "key": "a.zip"},
    "unknown field": {"bucket": BUCKET, "key": "a.zip", "jobs": 2},
    "unknown mode": {"bucket": BUCKET, "key": "a.zip", "mode": "fast"},
    "mode is a list": {"bucket": BUCKET, "key": "a.zip", "mode": ["serial"]},
    "no workers": {"bucket": BUCKET, "key": "a.zip", "workers": 0},
    "too many workers": {"bucket": BUCKET, "key": "a.zip", "workers": 65},
    "workers is true": {"bucket": BUCKET, "key": "a.zip", "workers": True},
    "half a worker": {"bucket": BUCKET, "key": "a.zip", "workers": 1.5},
    "select is a string": {"bucket": BUCKET, "key": "a.zip", "select": "PLW"},
    "select is malformed": {"bucket": BUCKET, "key": "a.zip", "select": ["PLW;"]},
    "unknown profile": {"bucket": BUCKET, "key": "a.zip", "profile": "all"},
    "report has no key": {"bucket": BUCKET, "key": "a.zip", "report": {"bucket": BUCKET}},
    "report in an unknown format": {"bucket": BUCKET, "key": "a.zip", "report": {"key": "r", "format": "xml"}},
    "patch has no key": {"bucket": BUCKET, "key": "a.zip", "patch": {}},
    "patch goes nowhere": {"bucket": BUCKET, "key": "a.zip", "patch": {"bucket": "A", "key": "p"}},
    "patch fixes perhaps": {"bucket": BUCKET, "key": "a.zip", "patch": {"key": "p", "unsafe_fixes": 1}},
    "patch is in a format": {"bucket": BUCKET, "key": "a.zip", "patch": {"key": "p", "format": "json"}},
    "report is a string": {"bucket": BUCKET, "key": "a.zip", "report": "r"},
    "two records": {"Records": notification()["Records"] * 2},
    "no records": {"Records": []},
    "a record of SQS": notification(eventSource="aws:sqs"),
    "an object removed": notification(eventName="ObjectRemoved:Delete"),
    "a record without S3": {"Records": [{"eventSource": "aws:s3"}]},
    "two items": {"BatchInput": {"bucket": BUCKET}, "Items": [{"Key": "a"}, {"Key": "b"}]},
    "a batch without its input": {"Items": [{"Key": "a"}]},
    "an item without a key": {"bucket": BUCKET, "item": {"Size": 1}},
}


@pytest.mark.parametrize("event", GOOD)
def test_accepted(event):
    SCHEMA.validate(event)
    request = parse(event)
    assert (request.bucket, request.key.endswith(".zip")) == (BUCKET, True)


@pytest.mark.parametrize("name", BAD)
def test_refused(name):
    assert not SCHEMA.is_valid(BAD[name])
    with pytest.raises(BadEvent) as caught:
        parse(BAD[name])
    assert len(str(caught.value)) < 300


def test_refusal_names_the_field():
    for event, start in (
        (BAD["unknown field"], "jobs: no such field"),
        (BAD["half a worker"], "workers: 1.5"),
        (BAD["select is malformed"], "select[0]: 'PLW;'"),
        (BAD["an object removed"], "Records[0].eventName: 'ObjectRemoved:Delete'"),
        (BAD["report in an unknown format"], "report.format: 'xml' is none of json, json-lines"),
    ):
        with pytest.raises(BadEvent) as caught:
            parse(event)
        assert str(caught.value).startswith(start)


def test_keys_of_notifications_are_decoded_and_reported_beside():
    request = parse(notification("my+repo%2B%C3%A9.zip"))
    assert request.key == "my repo+é.zip"
    assert request.report == Report(BUCKET, "reports/my repo+é.zip.pylint.json", "json")
    assert parse({"bucket": BUCKET, "key": "a+b.zip"}).key == "a+b.zip"
    with pytest.raises(BadEvent):
        parse(notification("%ff.zip"))


def test_only_allowed_buckets(monkeypatch):
    monkeypatch.setenv("PARLINT_BUCKETS", f"other, {BUCKET}")
    parse({"bucket": BUCKET, "key": "a.zip"})
    for event in (
        {"bucket": "somebody-elses", "key": "a.zip"},
        {"bucket": BUCKET, "key": "a.zip", "report": {"bucket": "somebody-elses", "key": "r"}},
    ):
        with pytest.raises(BucketNotAllowed):
            parse(event)


def test_reports_that_do_harm_are_refused():
    for key in ("a.zip", "other.ZIP"):
        with pytest.raises(ReportRefused):
            parse({"bucket": BUCKET, "key": "a.zip", "report": {"key": key}})


def test_bounds_are_the_schemas():
    definitions = SCHEMA.schema["$defs"]
    assert list(events.MODES) == definitions["mode"]["enum"]
    assert list(events.PROFILES) == definitions["options"]["properties"]["profile"]["enum"]
    assert events.MAX_WORKERS == definitions["workers"]["maximum"]
