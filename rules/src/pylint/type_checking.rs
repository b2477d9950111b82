//! Blocks that are there for type checkers alone, or for some versions of Python.

use ruff_python_ast::{AnyNodeRef, Expr};

use crate::inference::{Inference, Value};
use crate::semantic::{Model, NodeId};

/// Whether a node stands in an `if` that asks `typing.TYPE_CHECKING`, or a `TYPE_CHECKING` that is false when the
/// module runs; as for pylint, in any of its branches.
pub(crate) fn in_type_checking_block<'a>(model: &'a Model<'a>, node: NodeId) -> bool {
    model.ancestors(node).any(|around| match around {
        AnyNodeRef::StmtIf(block) => asks(model, &block.test),
        _ => false,
    })
}

fn asks<'a>(model: &'a Model<'a>, test: &'a Expr) -> bool {
    match test {
        Expr::Name(name) if name.id.as_str() == "TYPE_CHECKING" => {
            let Some(binding) = model.resolve_name(name).map(|id| model.binding(id)) else {
                return false;
            };
            let imported = model.bindings_of(binding.scope, binding.name).any(|id| {
                model
                    .imported_name(id)
                    .is_some_and(|name| name.as_slice() == ["typing", "TYPE_CHECKING"])
            });
            imported
                || matches!(Inference::new(model).infer_one(test), Some(Value::Literal(Expr::BooleanLiteral(value)))
                    if !value.value)
        }
        Expr::Attribute(attribute) if attribute.attr.as_str() == "TYPE_CHECKING" => {
            model.is_qualified(&attribute.value, &["typing"])
        }
        _ => false,
    }
}

/// Whether a statement stands directly in an `if` that compares `sys.version_info`, in any of its branches.
pub(crate) fn is_under_version_guard<'a>(model: &'a Model<'a>, statement: NodeId) -> bool {
    let mut around = model.ancestors(statement);
    let test = match around.next() {
        Some(AnyNodeRef::StmtIf(block)) => &*block.test,
        Some(AnyNodeRef::ElifElseClause(clause)) => match (&clause.test, around.next()) {
            (Some(test), _) => test,
            // `else` belongs to the test before it.
            (None, Some(AnyNodeRef::StmtIf(block))) => {
                let tests = block
                    .elif_else_clauses
                    .iter()
                    .filter_map(|clause| clause.test.as_ref());
                tests.last().unwrap_or(&block.test)
            }
            _ => return false,
        },
        _ => return false,
    };
    let Expr::Compare(compare) = test else {
        return false;
    };
    let left = match &*compare.left {
        Expr::Subscript(subscript) => &*subscript.value,
        left => left,
    };
    matches!(left, Expr::Attribute(attribute)
        if attribute.attr.as_str() == "version_info"
            && matches!(&*attribute.value, Expr::Name(name) if name.id.as_str() == "sys"))
}
