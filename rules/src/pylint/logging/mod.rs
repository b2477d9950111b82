//! Messages of pylint's `logging` checker.

use crate::hooks::family;

mod calls;
pub(crate) mod settings;

family! {
    pylint_logging;
    logging_format_interpolation::LoggingFormatInterpolation,
    logging_format_truncated::LoggingFormatTruncated,
    logging_fstring_interpolation::LoggingFstringInterpolation,
    logging_not_lazy::LoggingNotLazy,
    logging_too_few_args::LoggingTooFewArgs,
    logging_too_many_args::LoggingTooManyArgs,
    logging_unsupported_format::LoggingUnsupportedFormat,
}
