//! Multipart uploads: what the command line and boto3 use above 8 MB.

use std::collections::BTreeMap;
use std::time::SystemTime;

use bytes::BytesMut;
use md5::{Digest, Md5};
use s3s::dto::*;
use s3s::{S3Result, s3_error};

use super::objects::{insert, pairs, read_body};
use super::store::{Object, Store, Upload, hex};

/// All parts but the last have at least this size.
const MIN_PART: usize = 5 << 20;

pub(super) fn create(
    store: &Store,
    input: CreateMultipartUploadInput,
) -> S3Result<CreateMultipartUploadOutput> {
    let mut state = store.lock();
    if !state.buckets.contains_key(&input.bucket) {
        return Err(s3_error!(NoSuchBucket));
    }
    let id = uuid::Uuid::new_v4().simple().to_string();
    let upload = Upload {
        bucket: input.bucket.clone(),
        key: input.key.clone(),
        content_type: input.content_type,
        metadata: pairs(input.metadata),
        parts: BTreeMap::new(),
    };
    state.uploads.insert(id.clone(), upload);
    Ok(CreateMultipartUploadOutput {
        bucket: Some(input.bucket),
        key: Some(input.key),
        upload_id: Some(id),
        ..Default::default()
    })
}

pub(super) async fn part(store: &Store, input: UploadPartInput) -> S3Result<UploadPartOutput> {
    if !(1..=10_000).contains(&input.part_number) {
        return Err(s3_error!(
            InvalidArgument,
            "Part number must be an integer between 1 and 10000, inclusive"
        ));
    }
    let (body, etag) = read_body(input.body, input.content_md5.as_deref()).await?;
    let mut state = store.lock();
    let upload = state
        .uploads
        .get_mut(&input.upload_id)
        .filter(|upload| upload.bucket == input.bucket && upload.key == input.key)
        .ok_or_else(|| s3_error!(NoSuchUpload))?;
    upload.parts.insert(input.part_number, (body, etag.clone()));
    Ok(UploadPartOutput {
        e_tag: Some(ETag::Strong(etag)),
        ..Default::default()
    })
}

pub(super) fn complete(
    store: &Store,
    input: CompleteMultipartUploadInput,
) -> S3Result<CompleteMultipartUploadOutput> {
    let wanted = input
        .multipart_upload
        .and_then(|upload| upload.parts)
        .unwrap_or_default();
    if wanted.is_empty() {
        return Err(s3_error!(
            MalformedXML,
            "A multipart upload is completed with the list of its parts"
        ));
    }
    let object = {
        let state = store.lock();
        let upload = state
            .uploads
            .get(&input.upload_id)
            .ok_or_else(|| s3_error!(NoSuchUpload))?;
        let mut body = BytesMut::new();
        let mut digests = Md5::new();
        let mut last = 0;
        for (index, part) in wanted.iter().enumerate() {
            let number = part.part_number.ok_or_else(|| s3_error!(MalformedXML))?;
            if number <= last {
                return Err(s3_error!(InvalidPartOrder));
            }
            last = number;
            let (bytes, etag) = upload.parts.get(&number).ok_or_else(|| s3_error!(InvalidPart))?;
            if part.e_tag.as_ref().is_some_and(|wanted| wanted.value() != etag) {
                return Err(s3_error!(InvalidPart));
            }
            if bytes.len() < MIN_PART && index + 1 < wanted.len() {
                return Err(s3_error!(EntityTooSmall));
            }
            digests.update(Md5::digest(bytes));
            body.extend_from_slice(bytes);
        }
        Object {
            body: body.freeze(),
            etag: format!("{}-{}", hex(&digests.finalize()), wanted.len()),
            modified: SystemTime::now(),
            content_type: upload.content_type.clone(),
            metadata: upload.metadata.clone(),
        }
    };
    let etag = object.etag.clone();
    let place = (input.bucket.as_str(), input.key.as_str());
    insert(
        store,
        place,
        object,
        input.if_match.as_ref(),
        input.if_none_match.as_ref(),
    )?;
    store.lock().uploads.remove(&input.upload_id);
    Ok(CompleteMultipartUploadOutput {
        e_tag: Some(ETag::Strong(etag)),
        location: Some(format!("/{}/{}", input.bucket, input.key)),
        bucket: Some(input.bucket),
        key: Some(input.key),
        ..Default::default()
    })
}

pub(super) fn abort(store: &Store, id: &str) -> S3Result<()> {
    match store.lock().uploads.remove(id) {
        Some(_) => Ok(()),
        None => Err(s3_error!(NoSuchUpload)),
    }
}
