//! A zip in a store, of which only the directory and the Python files are fetched.

use std::ops::Range;

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::s3::{Store, StoreError};
use super::{ArchiveError, Directory, Incomplete, Parts, SourceSet, ZipOptions};

/// The first request: a small zip comes whole, of a large one usually the directory.
const TAIL: u64 = 1 << 20;
/// Entries with less between them come in one request: it costs less than a second one.
const GAP: u64 = 64 << 10;
/// A request for more than this is cut between two entries, so that several run at a time.
const LARGEST: u64 = 8 << 20;
const AT_A_TIME: usize = 8;
/// Where more than this part of the object is wanted, one request brings it whole.
const MOST: f64 = 0.8;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

/// The Python files of a zip, and what it took to get them.
pub struct Remote {
    pub sources: SourceSet,
    pub etag: Option<String>,
    /// Size of the zip.
    pub object_bytes: u64,
    pub fetched_bytes: u64,
}

/// Fetches what is needed of a zip. An object that changes meanwhile is an error, never a mixture.
pub async fn open(
    store: &impl Store,
    bucket: &str,
    key: &str,
    options: &ZipOptions<'_>,
) -> Result<Remote, RemoteError> {
    let tail = store.tail(bucket, key, TAIL).await?;
    let object = Object {
        store,
        bucket,
        key,
        etag: tail.etag.as_deref(),
    };
    let mut fetched_bytes = tail.bytes.len() as u64;
    let mut end = tail.bytes;
    let (directory, mut parts, have) = loop {
        let have = tail.total - end.len() as u64;
        let mut parts = Parts::of(tail.total);
        parts.add(have, end.clone());
        let offset = match Directory::read(&parts, options)? {
            Ok(directory) => break (directory, parts, have),
            Err(Incomplete(offset)) => offset,
        };
        if offset >= have {
            return Err(ArchiveError::NotAZip("its directory cannot be read".to_owned()).into());
        }
        let start = offset.min(have.saturating_sub(TAIL));
        options.limits.take(tail.total - start)?;
        let before = object.range(start..have).await?;
        fetched_bytes += before.len() as u64;
        end = [before, end].concat().into();
    };
    let wanted = requests(&directory.ranges(), have);
    let sum = |ranges: &[Range<u64>]| ranges.iter().map(|range| range.end - range.start).sum::<u64>();
    let last = wanted.last().map_or(0, |range| range.end);
    let wanted = match sum(&wanted) as f64 > last as f64 * MOST {
        true => std::iter::once(0..last.min(tail.total)).collect(),
        false => wanted,
    };
    options.limits.take(fetched_bytes + sum(&wanted))?;
    let mut answers = stream::iter(wanted)
        .map(|range| async { Ok::<_, StoreError>((range.start, object.range(range).await?)) })
        .buffer_unordered(AT_A_TIME);
    while let Some((start, bytes)) = answers.try_next().await? {
        fetched_bytes += bytes.len() as u64;
        parts.add(start, bytes);
    }
    drop(answers);
    let sources = directory.sources(parts, options)?;
    Ok(Remote {
        sources,
        object_bytes: tail.total,
        fetched_bytes,
        etag: tail.etag,
    })
}

/// The one version of an object that is read.
struct Object<'a, S> {
    store: &'a S,
    bucket: &'a str,
    key: &'a str,
    etag: Option<&'a str>,
}

impl<S: Store> Object<'_, S> {
    async fn range(&self, range: Range<u64>) -> Result<Bytes, StoreError> {
        if range.is_empty() {
            return Ok(Bytes::new());
        }
        self.store.range(self.bucket, self.key, self.etag, range).await
    }
}

/// Puts neighbouring ranges together. What begins at or behind `have` is at hand.
fn requests(ranges: &[Range<u64>], have: u64) -> Vec<Range<u64>> {
    let mut requests: Vec<Range<u64>> = Vec::new();
    for range in ranges.iter().filter(|range| range.start < have) {
        match requests.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            Some(last) if range.start - last.end <= GAP && range.end - last.start <= LARGEST => {
                last.end = range.end
            }
            _ => requests.push(range.clone()),
        }
    }
    requests
}

#[cfg(test)]
mod tests {
    use super::requests;

    #[test]
    fn neighbours_are_fetched_together() {
        let near = [0..10, 20..30, 25..40, 100_000..100_010];
        assert_eq!(requests(&near, 1 << 30), [0..40, 100_000..100_010]);
        assert_eq!(requests(&near, 35), std::slice::from_ref(&(0..40)));
        assert_eq!(requests(&near, 0), []);
        let large = [0..5 << 20, 5 << 20..9 << 20];
        assert_eq!(requests(&large, 1 << 30), large);
    }
}
