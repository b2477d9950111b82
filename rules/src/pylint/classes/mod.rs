//! Messages of pylint's `classes` checker.

use crate::hooks::family;

pub(crate) mod context;
mod decorators;
mod first_parameter;
mod overrides;
mod returned;
mod slots;

pub(crate) mod settings;

family! {
    pylint_classes;
    abstract_class_instantiated::AbstractClassInstantiated,
    abstract_method::AbstractMethod,
    access_member_before_definition::AccessMemberBeforeDefinition,
    arguments_differ::ArgumentsDiffer,
    arguments_renamed::ArgumentsRenamed,
    assigning_non_slot::AssigningNonSlot,
    attribute_defined_outside_init::AttributeDefinedOutsideInit,
    bad_classmethod_argument::BadClassmethodArgument,
    bad_mcs_classmethod_argument::BadMcsClassmethodArgument,
    bad_mcs_method_argument::BadMcsMethodArgument,
    bad_staticmethod_argument::BadStaticmethodArgument,
    bad_super_call::BadSuperCall,
    class_variable_slots_conflict::ClassVariableSlotsConflict,
    declare_non_slot::DeclareNonSlot,
    duplicate_bases::DuplicateBases,
    inconsistent_mro::InconsistentMro,
    inherit_non_class::InheritNonClass,
    invalid_bool_returned::InvalidBoolReturned,
    invalid_bytes_returned::InvalidBytesReturned,
    invalid_class_object::InvalidClassObject,
    invalid_enum_extension::InvalidEnumExtension,
    invalid_format_returned::InvalidFormatReturned,
    invalid_getnewargs_ex_returned::InvalidGetnewargsExReturned,
    invalid_getnewargs_returned::InvalidGetnewargsReturned,
    invalid_hash_returned::InvalidHashReturned,
    invalid_index_returned::InvalidIndexReturned,
    invalid_length_hint_returned::InvalidLengthHintReturned,
    invalid_length_returned::InvalidLengthReturned,
    invalid_overridden_method::InvalidOverriddenMethod,
    invalid_repr_returned::InvalidReprReturned,
    invalid_slots::InvalidSlots,
    invalid_slots_object::InvalidSlotsObject,
    invalid_str_returned::InvalidStrReturned,
    method_hidden::MethodHidden,
    no_classmethod_decorator::NoClassmethodDecorator,
    no_method_argument::NoMethodArgument,
    no_self_argument::NoSelfArgument,
    no_staticmethod_decorator::NoStaticmethodDecorator,
    non_iterator_returned::NonIteratorReturned,
    non_parent_init_called::NonParentInitCalled,
    overridden_final_method::OverriddenFinalMethod,
    property_with_parameters::PropertyWithParameters,
    protected_access::ProtectedAccess,
    redefined_slots_in_subclass::RedefinedSlotsInSubclass,
    signature_differs::SignatureDiffers,
    single_string_used_for_slots::SingleStringUsedForSlots,
    subclassed_final_class::SubclassedFinalClass,
    super_init_not_called::SuperInitNotCalled,
    super_without_brackets::SuperWithoutBrackets,
    unexpected_special_method_signature::UnexpectedSpecialMethodSignature,
    unused_private_member::UnusedPrivateMember,
    useless_object_inheritance::UselessObjectInheritance,
    useless_parent_delegation::UselessParentDelegation,
}
