"""The errors that end an invocation. Lambda reports the class name as `errorType`, so the names are the schema's."""


class FunctionError(Exception):
    """Any of them."""


class BadEvent(FunctionError):
    pass


class UnsupportedMode(FunctionError):
    pass


class BucketNotAllowed(FunctionError):
    pass


class ReportRefused(FunctionError):
    pass


class BucketNotFound(FunctionError):
    pass


class ObjectNotFound(FunctionError):
    pass


class AccessDenied(FunctionError):
    pass


class DownloadFailed(FunctionError):
    pass


class NotAZip(FunctionError):
    pass


class LimitExceeded(FunctionError):
    pass


class EmptyRepository(FunctionError):
    pass


class ReportFailed(FunctionError):
    pass


class InternalError(FunctionError):
    pass
