//! Messages of pylint's `exceptions` checker.

use crate::hooks::family;

mod general;
mod kinds;

pub(crate) mod settings;

family! {
    pylint_exceptions;
    bad_except_order::BadExceptOrder,
    bad_exception_cause::BadExceptionCause,
    bare_except::BareExcept,
    binary_op_exception::BinaryOpException,
    broad_exception_caught::BroadExceptionCaught,
    broad_exception_raised::BroadExceptionRaised,
    catching_non_exception::CatchingNonException,
    duplicate_except::DuplicateExcept,
    misplaced_bare_raise::MisplacedBareRaise,
    notimplemented_raised::NotimplementedRaised,
    pointless_exception_statement::PointlessExceptionStatement,
    raise_missing_from::RaiseMissingFrom,
    raising_bad_type::RaisingBadType,
    raising_format_tuple::RaisingFormatTuple,
    raising_non_exception::RaisingNonException,
    try_except_raise::TryExceptRaise,
    wrong_exception_operation::WrongExceptionOperation,
}
