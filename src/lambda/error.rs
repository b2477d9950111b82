//! Why an invocation failed as a whole: each reason has a type that callers can match on.

use lambda_runtime::Diagnostic;

use crate::source::ArchiveError;
use crate::source::remote::RemoteError;
use crate::source::s3::StoreError;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("{0}")]
    BadEvent(String),
    #[error("mode `{0}` is one of the pylint function; this one knows serial, parallel and both")]
    UnsupportedMode(String),
    #[error("bucket `{0}` is not among those that PARLINT_BUCKETS names")]
    BucketNotAllowed(String),
    #[error("{0}")]
    ReportRefused(String),
    #[error(transparent)]
    Source(StoreError),
    #[error("the report could not be written: {0}")]
    Report(StoreError),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error("the zip holds no Python file that is not ignored or excluded")]
    EmptyRepository,
    #[error("{0}")]
    Internal(String),
}

impl Failure {
    /// The name that Lambda answers as `errorType`.
    pub fn kind(&self) -> &'static str {
        match self {
            Failure::BadEvent(_) => "BadEvent",
            Failure::UnsupportedMode(_) => "UnsupportedMode",
            Failure::BucketNotAllowed(_) => "BucketNotAllowed",
            Failure::ReportRefused(_) => "ReportRefused",
            Failure::Source(StoreError::BucketNotFound(_)) => "BucketNotFound",
            Failure::Source(StoreError::ObjectNotFound { .. }) => "ObjectNotFound",
            Failure::Source(StoreError::AccessDenied { .. })
            | Failure::Report(StoreError::AccessDenied { .. }) => "AccessDenied",
            Failure::Source(StoreError::Changed { .. }) => "ObjectChanged",
            Failure::Source(StoreError::Failed { .. }) => "DownloadFailed",
            Failure::Report(_) => "ReportFailed",
            Failure::Archive(ArchiveError::NotAZip(_)) => "NotAZip",
            Failure::Archive(ArchiveError::LimitExceeded { .. }) => "LimitExceeded",
            Failure::EmptyRepository => "EmptyRepository",
            Failure::Internal(_) => "InternalError",
        }
    }
}

impl From<RemoteError> for Failure {
    fn from(error: RemoteError) -> Self {
        match error {
            RemoteError::Store(error) => Failure::Source(error),
            RemoteError::Archive(error) => Failure::Archive(error),
        }
    }
}

impl From<Failure> for Diagnostic {
    fn from(failure: Failure) -> Self {
        Diagnostic {
            error_type: failure.kind().to_owned(),
            error_message: failure.to_string(),
        }
    }
}
