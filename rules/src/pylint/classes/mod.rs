//! Messages of pylint's `classes` checker.

use crate::hooks::family;

pub(crate) mod context;

pub(crate) mod settings;

family! {
    pylint_classes;
    attribute_defined_outside_init::AttributeDefinedOutsideInit,
    protected_access::ProtectedAccess,
    useless_object_inheritance::UselessObjectInheritance,
}
