//! Objects in S3, or in a store that speaks its protocol.

use std::ops::Range;
use std::time::Duration;

use aws_config::BehaviorVersion;
use aws_config::environment::{EnvironmentVariableCredentialsProvider, EnvironmentVariableRegionProvider};
use aws_config::meta::region::ProvideRegion;
use aws_sdk_s3::Client;
use aws_sdk_s3::config::SharedHttpClient;
use aws_sdk_s3::config::http::HttpResponse;
use aws_sdk_s3::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::get_object::GetObjectOutput;
use aws_sdk_s3::primitives::ByteStream;
use aws_smithy_http_client::tls::{self, rustls_provider::CryptoMode};
use bytes::Bytes;

/// Why an object could not be fetched or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error("bucket `{0}` does not exist, or lies in another region")]
    BucketNotFound(String),
    #[error("`{key}` does not exist in bucket `{bucket}`")]
    ObjectNotFound { bucket: String, key: String },
    #[error(
        "access to `{key}` in bucket `{bucket}` was denied: check the role's policy (without s3:ListBucket S3 says \
         this of a missing object too)"
    )]
    AccessDenied { bucket: String, key: String },
    #[error("`{key}` in bucket `{bucket}` was replaced while it was read; try again")]
    Changed { bucket: String, key: String },
    #[error("S3 failed on `{key}` in bucket `{bucket}`; try again: {reason}")]
    Failed {
        bucket: String,
        key: String,
        reason: String,
    },
}

/// The end of an object.
#[derive(Clone, Debug)]
pub struct Tail {
    pub bytes: Bytes,
    /// Size of the whole object.
    pub total: u64,
    /// Without its quotes.
    pub etag: Option<String>,
}

/// Where objects are fetched from and written to.
pub trait Store {
    /// At most `length` bytes from the end.
    fn tail(&self, bucket: &str, key: &str, length: u64) -> impl Future<Output = Result<Tail, StoreError>>;

    /// Some bytes of the object as long as it is the one with this tag.
    fn range(
        &self,
        bucket: &str,
        key: &str,
        etag: Option<&str>,
        range: Range<u64>,
    ) -> impl Future<Output = Result<Bytes, StoreError>>;

    fn put(
        &self,
        bucket: &str,
        key: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Result<(), StoreError>>;
}

/// S3 itself.
pub struct S3(Client);

impl S3 {
    /// Region, credentials and endpoint come from where every AWS tool looks: environment, profiles, metadata services.
    pub async fn new() -> Self {
        let shared = aws_config::defaults(BehaviorVersion::latest())
            .http_client(https())
            .load()
            .await;
        let config = aws_sdk_s3::config::Builder::from(&shared)
            .force_path_style(own_address().is_some())
            .build();
        Self(Client::from_conf(config))
    }

    /// For a function on Lambda, which has all of it in its environment: nothing else is looked for, nor linked.
    pub async fn of_function() -> Self {
        let address = own_address();
        let is_true = |name| std::env::var(name).is_ok_and(|value| value.eq_ignore_ascii_case("true"));
        let mut config = aws_sdk_s3::config::Builder::new()
            .behavior_version(BehaviorVersion::latest())
            .http_client(https())
            .region(EnvironmentVariableRegionProvider::new().region().await)
            .credentials_provider(EnvironmentVariableCredentialsProvider::new())
            .use_fips(is_true("AWS_USE_FIPS_ENDPOINT"))
            .use_dual_stack(is_true("AWS_USE_DUALSTACK_ENDPOINT"))
            .force_path_style(address.is_some());
        config.set_endpoint_url(address);
        Self(Client::from_conf(config.build()))
    }
}

fn https() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new()
        .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
        .build_https()
}

/// The address of a store other than Amazon's. Such a store seldom has a name for each bucket.
fn own_address() -> Option<String> {
    ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

impl Store for S3 {
    async fn tail(&self, bucket: &str, key: &str, length: u64) -> Result<Tail, StoreError> {
        let mut failed = 0;
        loop {
            let request = self
                .0
                .get_object()
                .bucket(bucket)
                .key(key)
                .range(format!("bytes=-{length}"));
            let answer = match request.send().await {
                Ok(answer) => answer,
                // An object without a byte has no last byte.
                Err(error) if error.code() == Some("InvalidRange") => {
                    return Ok(Tail {
                        bytes: Bytes::new(),
                        total: 0,
                        etag: None,
                    });
                }
                Err(error) => return Err(classify(bucket, key, &error)),
            };
            let etag = answer.e_tag().map(|etag| etag.trim_matches('"').to_owned());
            let told = answer.content_range().and_then(content_range);
            let reason = match body(answer).await {
                Ok(bytes) => {
                    let length = bytes.len() as u64;
                    // A store that knows no ranges answers with everything.
                    let (start, total) = told.unwrap_or((0, length));
                    if start + length == total {
                        return Ok(Tail { bytes, total, etag });
                    }
                    format!("{length} bytes came from offset {start} of {total}, which is not the end")
                }
                Err(reason) => reason,
            };
            wait(&mut failed, bucket, key, reason).await?;
        }
    }

    async fn range(
        &self,
        bucket: &str,
        key: &str,
        etag: Option<&str>,
        range: Range<u64>,
    ) -> Result<Bytes, StoreError> {
        let mut failed = 0;
        loop {
            let answer = self
                .0
                .get_object()
                .bucket(bucket)
                .key(key)
                .range(format!("bytes={}-{}", range.start, range.end - 1))
                .set_if_match(etag.map(|etag| format!("\"{etag}\"")))
                .send()
                .await
                .map_err(|error| classify(bucket, key, &error))?;
            match body(answer).await {
                Ok(bytes) if bytes.len() as u64 == range.end - range.start => return Ok(bytes),
                Ok(bytes) => {
                    let reason = format!("{} bytes came for the range {range:?}", bytes.len());
                    wait(&mut failed, bucket, key, reason).await?;
                }
                Err(reason) => wait(&mut failed, bucket, key, reason).await?,
            }
        }
    }

    async fn put(
        &self,
        bucket: &str,
        key: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> Result<(), StoreError> {
        self.0
            .put_object()
            .bucket(bucket)
            .key(key)
            .content_type(content_type)
            .body(ByteStream::from(bytes))
            .send()
            .await
            .map_err(|error| classify(bucket, key, &error))?;
        Ok(())
    }
}

/// Where the bytes of an answer begin in the object, and its size: `bytes 10-19/100`.
fn content_range(header: &str) -> Option<(u64, u64)> {
    let (range, total) = header.strip_prefix("bytes ")?.split_once('/')?;
    let (start, _) = range.split_once('-')?;
    Some((start.trim().parse().ok()?, total.trim().parse().ok()?))
}

/// All bytes of an answer; the SDK itself tries again only until the first one.
async fn body(answer: GetObjectOutput) -> Result<Bytes, String> {
    let declared = answer
        .content_length()
        .and_then(|length| usize::try_from(length).ok());
    let bytes = answer
        .body
        .collect()
        .await
        .map_err(|error| error.to_string())?
        .into_bytes();
    match declared {
        Some(declared) if declared != bytes.len() => {
            Err(format!("the download broke off after {} bytes", bytes.len()))
        }
        _ => Ok(bytes),
    }
}

/// Waits a little before the next try; gives up after the third.
async fn wait(failed: &mut u32, bucket: &str, key: &str, reason: String) -> Result<(), StoreError> {
    *failed += 1;
    if *failed == 3 {
        return Err(StoreError::Failed {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            reason,
        });
    }
    tokio::time::sleep(Duration::from_millis(50 << *failed)).await;
    Ok(())
}

fn classify<E>(bucket: &str, key: &str, error: &SdkError<E, HttpResponse>) -> StoreError
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    let (bucket, key) = (bucket.to_owned(), key.to_owned());
    let status = error.raw_response().map(|response| response.status().as_u16());
    match (error.code(), status) {
        (Some("NoSuchBucket" | "PermanentRedirect"), _) | (_, Some(301)) => {
            StoreError::BucketNotFound(bucket)
        }
        (Some("NoSuchKey" | "NotFound"), _) | (_, Some(404)) => StoreError::ObjectNotFound { bucket, key },
        (Some("PreconditionFailed"), _) | (_, Some(412)) => StoreError::Changed { bucket, key },
        (Some("AccessDenied" | "AllAccessDisabled"), _) | (_, Some(401 | 403)) => {
            StoreError::AccessDenied { bucket, key }
        }
        _ => StoreError::Failed {
            bucket,
            key,
            reason: DisplayErrorContext(error).to_string(),
        },
    }
}
