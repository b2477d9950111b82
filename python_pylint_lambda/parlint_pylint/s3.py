"""S3: the zip comes, the report goes. Every failure is one of the schema's errors."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from .deadline import Deadline
from .errors import AccessDenied, BucketNotFound, DownloadFailed, FunctionError, LimitExceeded, ObjectNotFound, ReportFailed
from .event import Report, Request
from .limits import MAX_OBJECT_BYTES

PIECE = 1 << 20
REFUSED = {
    "AccessDenied", "AllAccessDisabled", "ExpiredToken", "InvalidAccessKeyId", "InvalidToken", "SignatureDoesNotMatch", "401", "403",
}  # fmt: skip


@dataclass(frozen=True)
class Downloaded:
    bytes: int
    etag: str | None


def client() -> Any:
    own_endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    return boto3.client(
        "s3",
        config=Config(
            connect_timeout=5,
            read_timeout=30,
            retries={"mode": "standard", "total_max_attempts": 3},
            s3={"addressing_style": "path" if own_endpoint else "auto"},
        ),
    )


def download(s3: Any, request: Request, target: Path, deadline: Deadline) -> Downloaded:
    where = f"s3://{request.bucket}/{request.key}"
    try:
        answer = s3.get_object(Bucket=request.bucket, Key=request.key)
        body, size = answer["Body"], answer["ContentLength"]
        if size > MAX_OBJECT_BYTES:
            body.close()
            raise LimitExceeded(f"{where} has {size} bytes, more than {MAX_OBJECT_BYTES}: lint it in parts")
        with target.open("wb") as file:
            for piece in body.iter_chunks(PIECE):
                if deadline.passed():
                    raise DownloadFailed(f"{where}: time was up before it was here: give the function more time or memory")
                file.write(piece)
    except (ClientError, BotoCoreError) as error:
        _refuse(error, where, "read", DownloadFailed)
    except OSError as error:
        raise LimitExceeded(f"{where} does not fit /tmp: give the function more ephemeral storage") from error
    return Downloaded(size, answer.get("ETag", "").strip('"') or None)


def upload(s3: Any, report: Report, body: bytes) -> None:
    kind = "application/json" if report.format == "json" else "application/x-ndjson"
    try:
        s3.put_object(Bucket=report.bucket, Key=report.key, Body=body, ContentType=kind)
    except (ClientError, BotoCoreError) as error:
        _refuse(error, f"s3://{report.bucket}/{report.key}", "written", ReportFailed)


def _refuse(error: Exception, where: str, what: str, otherwise: type[FunctionError]) -> NoReturn:
    if isinstance(error, NoCredentialsError):
        raise AccessDenied(f"{where} cannot be {what}: the function has no credentials") from error
    if not isinstance(error, ClientError):
        raise otherwise(f"{where} cannot be {what}: {error}") from error
    code = error.response.get("Error", {}).get("Code", "")
    if code == "NoSuchBucket":
        raise BucketNotFound(f"{where}: there is no such bucket") from error
    if code in ("NoSuchKey", "404"):
        raise ObjectNotFound(f"{where}: there is no such object") from error
    if code in REFUSED:
        hint = "s3:GetObject (S3 says the same of a missing object where s3:ListBucket is not granted)" if what == "read" else "s3:PutObject"
        raise AccessDenied(f"{where} cannot be {what}: grant the function {hint}") from error
    raise otherwise(f"{where} cannot be {what}: S3 answers {code or 'an error'}") from error
