//! Objects in S3, or in a store that speaks its protocol.

use aws_config::BehaviorVersion;
use aws_sdk_s3::Client;
use aws_sdk_s3::config::http::HttpResponse;
use aws_sdk_s3::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_s3::primitives::ByteStream;
use aws_smithy_http_client::tls::{self, rustls_provider::CryptoMode};
use bytes::{Bytes, BytesMut};

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
    #[error("the object has {found} bytes, and the limit is {limit}")]
    TooLarge { found: u64, limit: u64 },
    #[error("S3 failed on `{key}` in bucket `{bucket}`; try again: {reason}")]
    Failed {
        bucket: String,
        key: String,
        reason: String,
    },
}

/// What was fetched.
#[derive(Clone, Debug)]
pub struct Object {
    pub bytes: Bytes,
    /// Without its quotes.
    pub etag: Option<String>,
}

/// Where objects are fetched from and written to.
pub trait Store {
    fn get(&self, bucket: &str, key: &str, limit: u64) -> impl Future<Output = Result<Object, StoreError>>;
    fn put(&self, bucket: &str, key: &str, bytes: Vec<u8>) -> impl Future<Output = Result<(), StoreError>>;
}

/// S3 itself. Region, credentials and endpoint come from the environment, as for every AWS tool.
pub struct S3(Client);

impl S3 {
    pub async fn new() -> Self {
        let http = aws_smithy_http_client::Builder::new()
            .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
            .build_https();
        let shared = aws_config::defaults(BehaviorVersion::latest())
            .http_client(http)
            .load()
            .await;
        // Stores at an address of their own seldom have a name for each bucket.
        let own_address = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
        let config = aws_sdk_s3::config::Builder::from(&shared)
            .force_path_style(own_address)
            .build();
        Self(Client::from_conf(config))
    }
}

impl Store for S3 {
    async fn get(&self, bucket: &str, key: &str, limit: u64) -> Result<Object, StoreError> {
        let answer = self
            .0
            .get_object()
            .bucket(bucket)
            .key(key)
            .send()
            .await
            .map_err(|error| classify(bucket, key, &error))?;
        let broken = |reason: String| StoreError::Failed {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            reason,
        };
        let declared = answer
            .content_length()
            .and_then(|length| u64::try_from(length).ok());
        if let Some(found) = declared.filter(|found| *found > limit) {
            return Err(StoreError::TooLarge { found, limit });
        }
        let etag = answer.e_tag().map(|etag| etag.trim_matches('"').to_owned());
        let mut bytes = BytesMut::with_capacity(declared.unwrap_or(0) as usize);
        let mut body = answer.body;
        while let Some(chunk) = body.try_next().await.map_err(|error| broken(error.to_string()))? {
            if bytes.len() as u64 + chunk.len() as u64 > limit {
                return Err(StoreError::TooLarge {
                    found: bytes.len() as u64 + chunk.len() as u64,
                    limit,
                });
            }
            bytes.extend_from_slice(&chunk);
        }
        if declared.is_some_and(|declared| declared != bytes.len() as u64) {
            return Err(broken(format!(
                "the download broke off after {} bytes",
                bytes.len()
            )));
        }
        Ok(Object {
            bytes: bytes.freeze(),
            etag,
        })
    }

    async fn put(&self, bucket: &str, key: &str, bytes: Vec<u8>) -> Result<(), StoreError> {
        self.0
            .put_object()
            .bucket(bucket)
            .key(key)
            .content_type("application/json")
            .body(ByteStream::from(bytes))
            .send()
            .await
            .map_err(|error| classify(bucket, key, &error))?;
        Ok(())
    }
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
