//! Messages of pylint's `basic` checker.

use crate::hooks::family;

mod docstrings;
pub(crate) mod settings;

family! {
    pylint_basic;
    dangerous_default_value::DangerousDefaultValue,
    init_is_generator::InitIsGenerator,
    missing_class_docstring::MissingClassDocstring,
    missing_function_docstring::MissingFunctionDocstring,
    missing_module_docstring::MissingModuleDocstring,
    return_in_init::ReturnInInit,
}
