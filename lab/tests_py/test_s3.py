"""The S3 server, as boto3 and `aws s3` use it."""

import hashlib
import os
from pathlib import Path

import boto3
import pytest
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError


def refusal(call, **arguments) -> tuple[str, int]:
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = caught.value.response
    return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]


def test_objects(lab, bucket):
    etag = lab.s3.put_object(Bucket=bucket, Key="a b/ü.zip", Body=b"hello", Metadata={"kind": "test"})["ETag"]
    assert etag == f'"{hashlib.md5(b"hello").hexdigest()}"'
    got = lab.s3.get_object(Bucket=bucket, Key="a b/ü.zip")
    assert (got["Body"].read(), got["ETag"], got["Metadata"]) == (b"hello", etag, {"kind": "test"})
    head = lab.s3.head_object(Bucket=bucket, Key="a b/ü.zip")
    assert (head["ContentLength"], head["ETag"], head["AcceptRanges"]) == (5, etag, "bytes")
    lab.s3.delete_object(Bucket=bucket, Key="a b/ü.zip")
    assert refusal(lab.s3.get_object, Bucket=bucket, Key="a b/ü.zip") == ("NoSuchKey", 404)
    assert refusal(lab.s3.head_object, Bucket=bucket, Key="a b/ü.zip") == ("404", 404)


@pytest.mark.parametrize(
    ("header", "body", "content_range"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
    ],
)
def test_ranges(lab, bucket, header, body, content_range):
    lab.s3.put_object(Bucket=bucket, Key="k", Body=b"0123456789")
    got = lab.s3.get_object(Bucket=bucket, Key="k", Range=header)
    assert got["ResponseMetadata"]["HTTPStatusCode"] == 206
    assert (got["Body"].read(), got["ContentRange"], got["ContentLength"]) == (body, content_range, len(body))


def test_a_range_beyond_the_end(lab, bucket):
    lab.s3.put_object(Bucket=bucket, Key="k", Body=b"0123456789")
    assert refusal(lab.s3.get_object, Bucket=bucket, Key="k", Range="bytes=10-") == ("InvalidRange", 416)


def test_conditions(lab, bucket):
    etag = lab.s3.put_object(Bucket=bucket, Key="k", Body=b"one")["ETag"]
    assert lab.s3.get_object(Bucket=bucket, Key="k", IfMatch=etag)["Body"].read() == b"one"
    lab.s3.put_object(Bucket=bucket, Key="k", Body=b"two")
    assert refusal(lab.s3.get_object, Bucket=bucket, Key="k", IfMatch=etag) == ("PreconditionFailed", 412)
    assert refusal(lab.s3.put_object, Bucket=bucket, Key="k", Body=b"", IfNoneMatch="*") == ("PreconditionFailed", 412)
    new = lab.s3.head_object(Bucket=bucket, Key="k")["ETag"]
    assert refusal(lab.s3.get_object, Bucket=bucket, Key="k", IfNoneMatch=new)[1] == 304


def test_multipart(lab, bucket, tmp_path: Path):
    body = os.urandom(17 << 20)
    (tmp_path / "big").write_bytes(body)
    parts = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20)
    lab.s3.upload_file(str(tmp_path / "big"), bucket, "big", Config=parts)
    assert lab.s3.head_object(Bucket=bucket, Key="big")["ETag"].endswith('-4"')
    lab.s3.download_file(bucket, "big", str(tmp_path / "back"), Config=parts)
    assert (tmp_path / "back").read_bytes() == body
    upload = lab.s3.create_multipart_upload(Bucket=bucket, Key="never")["UploadId"]
    lab.s3.abort_multipart_upload(Bucket=bucket, Key="never", UploadId=upload)
    arguments = {"Bucket": bucket, "Key": "never", "UploadId": upload, "PartNumber": 1, "Body": b"x"}
    assert refusal(lab.s3.upload_part, **arguments) == ("NoSuchUpload", 404)


def test_listing_in_pages_and_folders(lab, bucket):
    keys = [f"f{folder}/{number}" for folder in range(3) for number in range(5)] + ["top"]
    for key in keys:
        lab.s3.put_object(Bucket=bucket, Key=key, Body=key.encode())
    pages = lab.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 4})
    assert [item["Key"] for page in pages for item in page["Contents"]] == keys
    old = lab.s3.get_paginator("list_objects").paginate(Bucket=bucket, PaginationConfig={"PageSize": 4})
    assert [item["Key"] for page in old for item in page["Contents"]] == keys
    paginator = lab.s3.get_paginator("list_objects_v2")
    found = list(paginator.paginate(Bucket=bucket, Delimiter="/", PaginationConfig={"PageSize": 1}))
    folders = [prefix["Prefix"] for page in found for prefix in page.get("CommonPrefixes", [])]
    assert folders == ["f0/", "f1/", "f2/"]
    assert [item["Key"] for page in found for item in page.get("Contents", [])] == ["top"]
    inside = lab.s3.list_objects_v2(Bucket=bucket, Prefix="f1/", StartAfter="f1/2")
    assert [item["Key"] for item in inside["Contents"]] == ["f1/3", "f1/4"]
    assert "Contents" not in lab.s3.list_objects_v2(Bucket=bucket, Prefix="none")


def test_buckets(lab, bucket):
    assert bucket in [item["Name"] for item in lab.s3.list_buckets()["Buckets"]]
    lab.s3.head_bucket(Bucket=bucket)
    assert refusal(lab.s3.create_bucket, Bucket=bucket) == ("BucketAlreadyOwnedByYou", 409)
    lab.s3.put_object(Bucket=bucket, Key="k", Body=b"")
    assert refusal(lab.s3.delete_bucket, Bucket=bucket) == ("BucketNotEmpty", 409)
    deleted = lab.s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "k"}, {"Key": "unknown"}]})
    assert {item["Key"] for item in deleted["Deleted"]} == {"k", "unknown"}
    lab.s3.delete_bucket(Bucket=bucket)
    assert refusal(lab.s3.list_objects_v2, Bucket=bucket) == ("NoSuchBucket", 404)
    assert refusal(lab.s3.put_object, Bucket=bucket, Key="k", Body=b"") == ("NoSuchBucket", 404)


def test_copy(lab, bucket):
    lab.s3.put_object(Bucket=bucket, Key="a", Body=b"abc", Metadata={"x": "1"})
    lab.s3.copy_object(Bucket=bucket, Key="b", CopySource={"Bucket": bucket, "Key": "a"})
    copied = lab.s3.get_object(Bucket=bucket, Key="b")
    assert (copied["Body"].read(), copied["Metadata"]) == (b"abc", {"x": "1"})


def test_a_wrong_signature_and_a_wrong_digest_are_refused(lab, bucket):
    wrong = boto3.client("s3", **{**lab.options, "aws_secret_access_key": "guessed"})
    assert refusal(wrong.list_objects_v2, Bucket=bucket) == ("SignatureDoesNotMatch", 403)
    digest = "1B2M2Y8AsgTpgAmY7PhCfg=="
    assert refusal(lab.s3.put_object, Bucket=bucket, Key="k", Body=b"x", ContentMD5=digest) == ("BadDigest", 400)


def test_aws_s3(lab, bucket, tmp_path: Path):
    body = os.urandom(9 << 20)
    (tmp_path / "repo.zip").write_bytes(body)
    lab.aws("s3", "cp", str(tmp_path / "repo.zip"), f"s3://{bucket}/folder/repo.zip")
    lab.aws("s3", "cp", f"s3://{bucket}/folder/repo.zip", str(tmp_path / "back.zip"))
    assert (tmp_path / "back.zip").read_bytes() == body
    assert "repo.zip" in lab.aws("s3", "ls", f"s3://{bucket}/folder/").stdout
    lab.aws("s3", "mb", f"s3://{bucket}-made")
    lab.aws("s3", "sync", str(tmp_path), f"s3://{bucket}-made/")
    lab.aws("s3", "rm", "--recursive", f"s3://{bucket}-made/")
    lab.aws("s3", "rb", f"s3://{bucket}-made")
