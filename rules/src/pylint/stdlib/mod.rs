//! Messages of pylint's `stdlib` checker.

use crate::hooks::family;

mod open_call;

family! {
    pylint_stdlib;
    bad_open_mode::BadOpenMode,
    bad_thread_instantiation::BadThreadInstantiation,
    forgotten_debug_statement::ForgottenDebugStatement,
    invalid_envvar_default::InvalidEnvvarDefault,
    invalid_envvar_value::InvalidEnvvarValue,
    method_cache_max_size_none::MethodCacheMaxSizeNone,
    missing_timeout::MissingTimeout,
    redundant_unittest_assert::RedundantUnittestAssert,
    shallow_copy_environ::ShallowCopyEnviron,
    subprocess_popen_preexec_fn::SubprocessPopenPreexecFn,
    subprocess_run_check::SubprocessRunCheck,
    unspecified_encoding::UnspecifiedEncoding,
    useless_with_lock::UselessWithLock,
}
