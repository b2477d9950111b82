//! Messages of pylint's `classes` checker.

use crate::hooks::family;

pub(crate) mod context;
mod first_parameter;
mod overrides;
mod slots;

pub(crate) mod settings;

family! {
    pylint_classes;
    access_member_before_definition::AccessMemberBeforeDefinition,
    arguments_differ::ArgumentsDiffer,
    arguments_renamed::ArgumentsRenamed,
    attribute_defined_outside_init::AttributeDefinedOutsideInit,
    bad_classmethod_argument::BadClassmethodArgument,
    bad_mcs_classmethod_argument::BadMcsClassmethodArgument,
    bad_mcs_method_argument::BadMcsMethodArgument,
    bad_staticmethod_argument::BadStaticmethodArgument,
    invalid_overridden_method::InvalidOverriddenMethod,
    method_hidden::MethodHidden,
    no_method_argument::NoMethodArgument,
    no_self_argument::NoSelfArgument,
    non_parent_init_called::NonParentInitCalled,
    overridden_final_method::OverriddenFinalMethod,
    protected_access::ProtectedAccess,
    signature_differs::SignatureDiffers,
    super_init_not_called::SuperInitNotCalled,
    useless_object_inheritance::UselessObjectInheritance,
    useless_parent_delegation::UselessParentDelegation,
}
