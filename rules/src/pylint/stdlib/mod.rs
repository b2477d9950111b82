//! Messages of pylint's `stdlib` checker.

use crate::hooks::family;

mod deprecated;
mod dispatch;
mod open_call;

family! {
    pylint_stdlib;
    bad_open_mode::BadOpenMode,
    bad_thread_instantiation::BadThreadInstantiation,
    deprecated_argument::DeprecatedArgument,
    deprecated_attribute::DeprecatedAttribute,
    deprecated_class::DeprecatedClass,
    deprecated_decorator::DeprecatedDecorator,
    deprecated_method::DeprecatedMethod,
    forgotten_debug_statement::ForgottenDebugStatement,
    invalid_envvar_default::InvalidEnvvarDefault,
    invalid_envvar_value::InvalidEnvvarValue,
    method_cache_max_size_none::MethodCacheMaxSizeNone,
    missing_timeout::MissingTimeout,
    redundant_unittest_assert::RedundantUnittestAssert,
    shallow_copy_environ::ShallowCopyEnviron,
    singledispatch_method::SingledispatchMethod,
    singledispatchmethod_function::SingledispatchmethodFunction,
    subprocess_popen_preexec_fn::SubprocessPopenPreexecFn,
    subprocess_run_check::SubprocessRunCheck,
    unspecified_encoding::UnspecifiedEncoding,
    useless_with_lock::UselessWithLock,
}
