"""The event: `schema/event.schema.json`, checked by hand so that every refusal names its field."""

import os
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from .errors import BadEvent, BucketNotAllowed, ReportRefused

MODES = ("serial", "parallel", "both", "threads", "processes")
PROFILES = ("matched", "default")
FORMATS = ("json", "json-lines")
OPTIONS = ("mode", "workers", "select", "ignore", "profile", "cache", "isolated", "report", "patch")
MAX_WORKERS = 64
MAX_SELECTORS = 1000
MAX_KEY = 1024

BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
SELECTOR = re.compile(r"[A-Z]{1,8}[0-9]{0,4}|[a-z][a-z0-9]*(-[a-z0-9]+)*")
CREATED = re.compile(r"(s3:)?ObjectCreated:.*", re.DOTALL)


@dataclass(frozen=True)
class Report:
    bucket: str
    key: str
    format: str = "json"


@dataclass(frozen=True)
class Request:
    bucket: str
    key: str
    mode: str = "parallel"
    workers: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "matched"
    report: Report | None = None

    @property
    def default_report(self) -> Report:
        """Where the findings go when nobody said, and somebody must be told."""
        prefix = os.environ.get("PARLINT_REPORT_PREFIX", "reports/")
        return Report(self.bucket, f"{prefix}{self.key}.pylint.json")


def parse(event: Any) -> Request:
    fields = _object(event, "the event")
    if "Records" in fields:
        request = _notification(fields)
    elif "BatchInput" in fields or "Items" in fields:
        request = _batch(fields)
    elif "item" in fields:
        _known(fields, ("bucket", "item", *OPTIONS), "")
        request = _request(fields, _listed_key(fields["item"], "item"))
    else:
        _known(fields, ("bucket", "key", *OPTIONS), "")
        request = _request(fields, _key(_required(fields, "key", ""), "key"))
    _allow(request)
    return request


def _notification(fields: dict) -> Request:
    _known(fields, ("Records",), "")
    record = _object(_only(fields["Records"], "Records"), "Records[0]")
    source = _required(record, "eventSource", "Records[0].")
    if source not in ("aws:s3", "minio:s3"):
        raise BadEvent(f"Records[0].eventSource: {_show(source)} is not S3: send notifications of S3, or a bucket and a key")
    name = record.get("eventName", "ObjectCreated:")
    if not (isinstance(name, str) and CREATED.fullmatch(name)):
        raise BadEvent(f"Records[0].eventName: {_show(name)} creates no object: subscribe to s3:ObjectCreated:* alone")
    s3 = _object(_required(record, "s3", "Records[0]."), "Records[0].s3")
    bucket = _object(_required(s3, "bucket", "Records[0].s3."), "Records[0].s3.bucket")
    item = _object(_required(s3, "object", "Records[0].s3."), "Records[0].s3.object")
    where = "Records[0].s3.object.key"
    encoded = _string(_required(item, "key", "Records[0].s3.object."), where)
    try:
        key = _key(unquote_plus(encoded, errors="strict"), where)
    except UnicodeDecodeError as error:
        raise BadEvent(f"{where}: not URL-encoded UTF-8") from error
    request = Request(_bucket(_required(bucket, "name", "Records[0].s3.bucket."), "Records[0].s3.bucket.name"), key)
    return Request(request.bucket, request.key, report=request.default_report)


def _batch(fields: dict) -> Request:
    _known(fields, ("BatchInput", "Items"), "")
    options = _object(_required(fields, "BatchInput", ""), "BatchInput")
    _known(options, ("bucket", *OPTIONS), "BatchInput.")
    item = _only(_required(fields, "Items", ""), "Items")
    return _request(options, _listed_key(item, "Items[0]"), "BatchInput.")


def _request(fields: dict, key: str, at: str = "") -> Request:
    bucket = _bucket(_required(fields, "bucket", at), f"{at}bucket")
    # Nothing is kept here from one invocation to the next, and no configuration is read, whatever is allowed.
    for name in ("cache", "isolated"):
        if not isinstance(fields.get(name, True), bool) and (name, fields[name]) != ("isolated", None):
            raise BadEvent(f"{at}{name}: neither true nor false")
    _patch(fields.get("patch"), f"{at}patch")
    return Request(
        bucket=bucket,
        key=key,
        mode=_one_of(fields.get("mode", "parallel"), MODES, f"{at}mode"),
        workers=_workers(fields.get("workers"), f"{at}workers"),
        select=_selectors(fields.get("select", []), f"{at}select"),
        ignore=_selectors(fields.get("ignore", []), f"{at}ignore"),
        profile=_one_of(fields.get("profile", "matched"), PROFILES, f"{at}profile"),
        report=_report(fields.get("report"), bucket, f"{at}report"),
    )


def _report(value: Any, bucket: str, where: str) -> Report | None:
    if value is None:
        return None
    fields = _object(value, where)
    _known(fields, ("bucket", "key", "format"), f"{where}.")
    return Report(
        bucket=_bucket(fields.get("bucket", bucket), f"{where}.bucket"),
        key=_key(_required(fields, "key", f"{where}."), f"{where}.key"),
        format=_one_of(fields.get("format", "json"), FORMATS, f"{where}.format"),
    )


def _patch(value: Any, where: str) -> None:
    """Nothing is fixed here; what asks for it is held to the schema all the same."""
    if value is None:
        return
    fields = _object(value, where)
    _known(fields, ("bucket", "key", "unsafe_fixes"), f"{where}.")
    _key(_required(fields, "key", f"{where}."), f"{where}.key")
    if "bucket" in fields:
        _bucket(fields["bucket"], f"{where}.bucket")
    if not isinstance(fields.get("unsafe_fixes", False), bool):
        raise BadEvent(f"{where}.unsafe_fixes: neither true nor false")


def _allow(request: Request) -> None:
    allowed = [name.strip() for name in os.environ.get("PARLINT_BUCKETS", "").split(",") if name.strip()]
    buckets = [request.bucket] + ([request.report.bucket] if request.report else [])
    for bucket in buckets:
        if allowed and bucket not in allowed:
            raise BucketNotAllowed(f"bucket {bucket} is not among those that this function may use: add it to PARLINT_BUCKETS")
    if request.report and (request.report.bucket, request.report.key) == (request.bucket, request.key):
        raise ReportRefused("report.key: the report would overwrite the source: choose another key")
    if request.report and request.report.key.lower().endswith(".zip"):
        raise ReportRefused("report.key: a report whose key ends in .zip would start the function again: choose another key")


def _listed_key(value: Any, where: str) -> str:
    return _key(_required(_object(value, where), "Key", f"{where}."), f"{where}.Key")


def _bucket(value: Any, where: str) -> str:
    if not BUCKET.fullmatch(_string(value, where)):
        raise BadEvent(f"{where}: {_show(value)} is not the name of a bucket")
    return value


def _key(value: Any, where: str) -> str:
    if not 1 <= len(_string(value, where)) <= MAX_KEY:
        raise BadEvent(f"{where}: a key has 1 to {MAX_KEY} characters, not {len(value)}")
    return value


def _workers(value: Any, where: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value):
        raise BadEvent(f"{where}: {_show(value)} is not a whole number or null")
    if not 1 <= value <= MAX_WORKERS:
        raise BadEvent(f"{where}: from 1 to {MAX_WORKERS}, not {_show(value)}")
    return int(value)


def _selectors(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MAX_SELECTORS:
        raise BadEvent(f"{where}: expected a list of at most {MAX_SELECTORS} codes, prefixes or symbols")
    for index, item in enumerate(value):
        if not SELECTOR.fullmatch(_string(item, f"{where}[{index}]")):
            raise BadEvent(f"{where}[{index}]: {_show(item)} is no code (PLR0913), prefix (PLW) or symbol (too-many-arguments)")
    return tuple(value)


def _one_of(value: Any, values: tuple[str, ...], where: str) -> str:
    if not isinstance(value, str) or value not in values:
        raise BadEvent(f"{where}: {_show(value)} is none of {', '.join(values)}")
    return value


def _only(value: Any, where: str) -> Any:
    if not isinstance(value, list) or len(value) != 1:
        raise BadEvent(f"{where}: expected a list of exactly one: one repository an invocation")
    return value[0]


def _object(value: Any, where: str) -> dict:
    if not isinstance(value, dict):
        raise BadEvent(f"{where}: expected an object, not {_show(value)}")
    return value


def _string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise BadEvent(f"{where}: expected a string, not {_show(value)}")
    return value


def _required(fields: dict, name: str, at: str) -> Any:
    if name not in fields:
        raise BadEvent(f"{at}{name}: missing")
    return fields[name]


def _known(fields: dict, names: tuple[str, ...], at: str) -> None:
    for name in fields:
        if name not in names:
            raise BadEvent(f"{at}{_show(name)[1:-1]}: no such field; there are {', '.join(names)}")


def _show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
