//! Buckets and the lists of what they hold.

use s3s::dto::*;
use s3s::{S3Result, s3_error};

use super::store::{Object as Stored, Store};

/// One page of a listing: objects and common prefixes after `start`, in key order.
struct Page {
    contents: Vec<Object>,
    prefixes: Vec<String>,
    /// The last key or prefix listed, where more follow.
    next: Option<String>,
}

fn page(
    store: &Store,
    bucket: &str,
    prefix: &str,
    delimiter: Option<&str>,
    start: Option<&str>,
    max_keys: usize,
) -> S3Result<Page> {
    let state = store.lock();
    let held = state.buckets.get(bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
    let mut page = Page {
        contents: Vec::new(),
        prefixes: Vec::new(),
        next: None,
    };
    let mut last = None;
    for (key, object) in held.objects.range(prefix.to_owned()..) {
        if !key.starts_with(prefix) {
            break;
        }
        if start.is_some_and(|start| key.as_str() <= start || is_under(key, start, delimiter)) {
            continue;
        }
        let folder = delimiter
            .filter(|delimiter| !delimiter.is_empty())
            .and_then(|delimiter| {
                let rest = &key[prefix.len()..];
                rest.find(delimiter)
                    .map(|at| &key[..prefix.len() + at + delimiter.len()])
            });
        if let Some(folder) = folder
            && page.prefixes.last().is_some_and(|known| known == folder)
        {
            continue;
        }
        if page.contents.len() + page.prefixes.len() >= max_keys {
            page.next = last;
            break;
        }
        match folder {
            Some(folder) => page.prefixes.push(folder.to_owned()),
            None => page.contents.push(entry(key, object)),
        }
        last = Some(folder.unwrap_or(key).to_owned());
    }
    Ok(page)
}

/// A page that ended with a common prefix goes on after everything in it.
fn is_under(key: &str, start: &str, delimiter: Option<&str>) -> bool {
    delimiter.is_some_and(|delimiter| start.ends_with(delimiter)) && key.starts_with(start)
}

fn entry(key: &str, object: &Stored) -> Object {
    Object {
        key: Some(key.to_owned()),
        size: Some(object.body.len() as i64),
        e_tag: Some(ETag::Strong(object.etag.clone())),
        last_modified: Some(object.modified.into()),
        storage_class: Some(ObjectStorageClass::from_static(ObjectStorageClass::STANDARD)),
        ..Default::default()
    }
}

fn common(prefixes: Vec<String>) -> Option<CommonPrefixList> {
    let wrap = |prefix| CommonPrefix { prefix: Some(prefix) };
    (!prefixes.is_empty()).then(|| prefixes.into_iter().map(wrap).collect())
}

fn limit(max_keys: Option<i32>) -> S3Result<usize> {
    let asked = usize::try_from(max_keys.unwrap_or(1000));
    Ok(asked
        .map_err(|_| s3_error!(InvalidArgument, "max-keys must not be negative"))?
        .min(1000))
}

pub(super) fn objects_v2(store: &Store, input: ListObjectsV2Input) -> S3Result<ListObjectsV2Output> {
    let start = input
        .continuation_token
        .as_deref()
        .or(input.start_after.as_deref());
    let prefix = input.prefix.as_deref().unwrap_or("");
    let found = page(
        store,
        &input.bucket,
        prefix,
        input.delimiter.as_deref(),
        start,
        limit(input.max_keys)?,
    )?;
    Ok(ListObjectsV2Output {
        name: Some(input.bucket),
        key_count: Some((found.contents.len() + found.prefixes.len()) as i32),
        max_keys: Some(input.max_keys.unwrap_or(1000)),
        is_truncated: Some(found.next.is_some()),
        next_continuation_token: found.next,
        contents: Some(found.contents),
        common_prefixes: common(found.prefixes),
        delimiter: input.delimiter,
        prefix: input.prefix,
        start_after: input.start_after,
        continuation_token: input.continuation_token,
        ..Default::default()
    })
}

pub(super) fn objects(store: &Store, input: ListObjectsInput) -> S3Result<ListObjectsOutput> {
    let prefix = input.prefix.as_deref().unwrap_or("");
    let start = input.marker.as_deref();
    let found = page(
        store,
        &input.bucket,
        prefix,
        input.delimiter.as_deref(),
        start,
        limit(input.max_keys)?,
    )?;
    Ok(ListObjectsOutput {
        name: Some(input.bucket),
        max_keys: Some(input.max_keys.unwrap_or(1000)),
        is_truncated: Some(found.next.is_some()),
        next_marker: found.next,
        contents: Some(found.contents),
        common_prefixes: common(found.prefixes),
        delimiter: input.delimiter,
        prefix: input.prefix,
        marker: input.marker,
        ..Default::default()
    })
}

pub(super) fn buckets(store: &Store) -> ListBucketsOutput {
    let state = store.lock();
    let buckets = state.buckets.iter().map(|(name, bucket)| Bucket {
        name: Some(name.clone()),
        creation_date: Some(bucket.created.into()),
        ..Default::default()
    });
    ListBucketsOutput {
        buckets: Some(buckets.collect()),
        ..Default::default()
    }
}

pub(super) fn delete_bucket(store: &Store, name: &str) -> S3Result<()> {
    let mut state = store.lock();
    let held = state.buckets.get(name).ok_or_else(|| s3_error!(NoSuchBucket))?;
    if !held.objects.is_empty() {
        return Err(s3_error!(BucketNotEmpty));
    }
    state.buckets.remove(name);
    Ok(())
}
