//! Messages of pylint's `variables` checker.

use crate::hooks::family;

mod before_assignment;
mod doubts;
mod dunder_all;
mod globals;
mod locals;
pub(crate) mod settings;

mod type_comments;
mod unpacking;

family! {
    pylint_variables;
    cell_var_from_loop::CellVarFromLoop,
    global_at_module_level::GlobalAtModuleLevel,
    global_statement::GlobalStatement,
    global_variable_not_assigned::GlobalVariableNotAssigned,
    global_variable_undefined::GlobalVariableUndefined,
    invalid_all_format::InvalidAllFormat,
    invalid_all_object::InvalidAllObject,
    possibly_unused_variable::PossiblyUnusedVariable,
    possibly_used_before_assignment::PossiblyUsedBeforeAssignment,
    redefined_builtin::RedefinedBuiltin,
    redefined_outer_name::RedefinedOuterName,
    self_cls_assignment::SelfClsAssignment,
    unbalanced_dict_unpacking::UnbalancedDictUnpacking,
    unbalanced_tuple_unpacking::UnbalancedTupleUnpacking,
    undefined_all_variable::UndefinedAllVariable,
    undefined_loop_variable::UndefinedLoopVariable,
    undefined_variable::UndefinedVariable,
    unpacking_non_sequence::UnpackingNonSequence,
    unused_argument::UnusedArgument,
    unused_import::UnusedImport,
    unused_variable::UnusedVariable,
    used_before_assignment::UsedBeforeAssignment,
}
