//! Messages of pylint's `classes` checker.

use crate::hooks::family;

pub(crate) mod context;
mod first_parameter;
mod overrides;

pub(crate) mod settings;

family! {
    pylint_classes;
    arguments_differ::ArgumentsDiffer,
    arguments_renamed::ArgumentsRenamed,
    attribute_defined_outside_init::AttributeDefinedOutsideInit,
    bad_classmethod_argument::BadClassmethodArgument,
    bad_mcs_classmethod_argument::BadMcsClassmethodArgument,
    bad_mcs_method_argument::BadMcsMethodArgument,
    bad_staticmethod_argument::BadStaticmethodArgument,
    invalid_overridden_method::InvalidOverriddenMethod,
    no_method_argument::NoMethodArgument,
    no_self_argument::NoSelfArgument,
    overridden_final_method::OverriddenFinalMethod,
    protected_access::ProtectedAccess,
    signature_differs::SignatureDiffers,
    useless_object_inheritance::UselessObjectInheritance,
}
