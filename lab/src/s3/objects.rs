//! Single objects: put, get with ranges and conditions, head, delete, copy.

use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use md5::{Digest, Md5};
use s3s::dto::*;
use s3s::{S3Error, S3ErrorCode, S3Result, s3_error};

use super::store::{Object, Store, hex};

/// S3's limit for one PutObject; the whole body is held in memory.
const MAX_BODY: usize = 5 << 30;

pub(super) async fn read_body(
    body: Option<StreamingBlob>,
    content_md5: Option<&str>,
) -> S3Result<(Bytes, String)> {
    let mut buffer = BytesMut::new();
    if let Some(mut body) = body {
        while let Some(chunk) = body.next().await {
            // A broken signature or a body shorter than it said ends here.
            let chunk = chunk.map_err(|error| s3_error!(IncompleteBody, "{error}"))?;
            if buffer.len() + chunk.len() > MAX_BODY {
                return Err(s3_error!(EntityTooLarge));
            }
            buffer.extend_from_slice(&chunk);
        }
    }
    let digest = Md5::digest(&buffer);
    if let Some(expected) = content_md5 {
        let expected = STANDARD.decode(expected).map_err(|_| s3_error!(InvalidDigest))?;
        if expected != digest[..] {
            return Err(s3_error!(BadDigest));
        }
    }
    Ok((buffer.freeze(), hex(&digest)))
}

pub(super) fn pairs(metadata: Option<Metadata>) -> Vec<(String, String)> {
    metadata.map(|map| map.into_iter().collect()).unwrap_or_default()
}

fn no_bucket(bucket: &str) -> S3Error {
    s3_error!(NoSuchBucket, "The specified bucket does not exist: {bucket}")
}

fn find(store: &Store, bucket: &str, key: &str) -> S3Result<Object> {
    let state = store.lock();
    let held = state.buckets.get(bucket).ok_or_else(|| no_bucket(bucket))?;
    held.objects
        .get(key)
        .cloned()
        .ok_or_else(|| s3_error!(NoSuchKey, "The specified key does not exist."))
}

fn matches(condition: &ETagCondition, etag: Option<&str>) -> bool {
    match (condition.as_etag(), etag) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(wanted), Some(etag)) => wanted.value() == etag,
    }
}

/// Writes the object if the conditions hold.
pub(super) fn insert(
    store: &Store,
    (bucket, key): (&str, &str),
    object: Object,
    if_match: Option<&ETagCondition>,
    if_none_match: Option<&ETagCondition>,
) -> S3Result<()> {
    {
        let mut state = store.lock();
        let held = state.buckets.get_mut(bucket).ok_or_else(|| no_bucket(bucket))?;
        let etag = held.objects.get(key).map(|object| object.etag.as_str());
        if let Some(condition) = if_match {
            if etag.is_none() {
                return Err(s3_error!(NoSuchKey));
            }
            if !matches(condition, etag) {
                return Err(s3_error!(PreconditionFailed));
            }
        }
        if if_none_match.is_some_and(|condition| matches(condition, etag)) {
            return Err(s3_error!(PreconditionFailed));
        }
        held.objects.insert(key.to_owned(), object.clone());
    }
    store.announce(bucket, key, &object);
    Ok(())
}

pub(super) async fn put(store: &Store, input: PutObjectInput) -> S3Result<PutObjectOutput> {
    if !store.lock().buckets.contains_key(&input.bucket) {
        return Err(no_bucket(&input.bucket));
    }
    let (body, etag) = read_body(input.body, input.content_md5.as_deref()).await?;
    if let Some(length) = input.content_length
        && length != body.len() as i64
    {
        return Err(s3_error!(IncompleteBody));
    }
    let object = Object {
        body,
        etag: etag.clone(),
        modified: SystemTime::now(),
        content_type: input.content_type,
        metadata: pairs(input.metadata),
    };
    let place = (input.bucket.as_str(), input.key.as_str());
    insert(
        store,
        place,
        object,
        input.if_match.as_ref(),
        input.if_none_match.as_ref(),
    )?;
    Ok(PutObjectOutput {
        e_tag: Some(ETag::Strong(etag)),
        ..Default::default()
    })
}

fn check_conditions(
    object: &Object,
    if_match: Option<&ETagCondition>,
    if_none_match: Option<&ETagCondition>,
) -> S3Result<()> {
    if if_match.is_some_and(|condition| !matches(condition, Some(&object.etag))) {
        return Err(s3_error!(PreconditionFailed));
    }
    if if_none_match.is_some_and(|condition| matches(condition, Some(&object.etag))) {
        return Err(s3_error!(NotModified));
    }
    Ok(())
}

/// The part of the body that was asked for, and its `Content-Range`.
fn slice(object: &Object, range: Option<Range>) -> S3Result<(Bytes, Option<String>)> {
    let Some(range) = range else {
        return Ok((object.body.clone(), None));
    };
    let total = object.body.len() as u64;
    let span = range.check(total).map_err(|_| {
        let mut error = S3Error::with_message(
            S3ErrorCode::InvalidRange,
            "The requested range is not satisfiable",
        );
        error.set_status_code(axum::http::StatusCode::RANGE_NOT_SATISFIABLE);
        error
    })?;
    let header = format!("bytes {}-{}/{total}", span.start, span.end - 1);
    Ok((
        object.body.slice(span.start as usize..span.end as usize),
        Some(header),
    ))
}

pub(super) fn get(store: &Store, input: GetObjectInput) -> S3Result<GetObjectOutput> {
    let object = find(store, &input.bucket, &input.key)?;
    check_conditions(&object, input.if_match.as_ref(), input.if_none_match.as_ref())?;
    let (body, content_range) = slice(&object, input.range)?;
    Ok(GetObjectOutput {
        accept_ranges: Some("bytes".to_owned()),
        content_length: Some(body.len() as i64),
        content_range,
        content_type: content_type(&object),
        e_tag: Some(ETag::Strong(object.etag)),
        last_modified: Some(object.modified.into()),
        metadata: Some(object.metadata.into_iter().collect()),
        body: Some(StreamingBlob::from(s3s::Body::from(body))),
        ..Default::default()
    })
}

pub(super) fn head(store: &Store, input: HeadObjectInput) -> S3Result<HeadObjectOutput> {
    let object = find(store, &input.bucket, &input.key)?;
    check_conditions(&object, input.if_match.as_ref(), input.if_none_match.as_ref())?;
    let (body, content_range) = slice(&object, input.range)?;
    Ok(HeadObjectOutput {
        accept_ranges: Some("bytes".to_owned()),
        content_length: Some(body.len() as i64),
        content_range,
        content_type: content_type(&object),
        e_tag: Some(ETag::Strong(object.etag)),
        last_modified: Some(object.modified.into()),
        metadata: Some(object.metadata.into_iter().collect()),
        ..Default::default()
    })
}

fn content_type(object: &Object) -> Option<String> {
    Some(
        object
            .content_type
            .clone()
            .unwrap_or_else(|| "binary/octet-stream".to_owned()),
    )
}

/// Deleting what is not there succeeds, as in S3.
pub(super) fn delete(store: &Store, bucket: &str, key: &str) -> S3Result<()> {
    let mut state = store.lock();
    let held = state.buckets.get_mut(bucket).ok_or_else(|| no_bucket(bucket))?;
    held.objects.remove(key);
    Ok(())
}

pub(super) fn delete_many(store: &Store, input: DeleteObjectsInput) -> S3Result<DeleteObjectsOutput> {
    let mut deleted = Vec::new();
    for object in input.delete.objects {
        delete(store, &input.bucket, &object.key)?;
        deleted.push(DeletedObject {
            key: Some(object.key),
            ..Default::default()
        });
    }
    let quiet = input.delete.quiet.unwrap_or(false);
    Ok(DeleteObjectsOutput {
        deleted: (!quiet).then_some(deleted),
        ..Default::default()
    })
}

pub(super) fn copy(store: &Store, input: CopyObjectInput) -> S3Result<CopyObjectOutput> {
    let CopySource::Bucket { bucket, key, .. } = &input.copy_source else {
        return Err(s3_error!(
            NotImplemented,
            "Only bucket/key copy sources are known here"
        ));
    };
    let mut object = find(store, bucket, key)?;
    object.modified = SystemTime::now();
    if input
        .metadata_directive
        .as_ref()
        .is_some_and(|directive| directive.as_str() == "REPLACE")
    {
        object.metadata = pairs(input.metadata);
        object.content_type = input.content_type;
    }
    let result = CopyObjectResult {
        e_tag: Some(ETag::Strong(object.etag.clone())),
        last_modified: Some(object.modified.into()),
        ..Default::default()
    };
    insert(store, (&input.bucket, &input.key), object, None, None)?;
    Ok(CopyObjectOutput {
        copy_object_result: Some(result),
        ..Default::default()
    })
}
