//! Blocks that are there for type checkers alone, or for some versions of Python.

use ruff_python_ast::{AnyNodeRef, CmpOp, Expr, StmtIf};
use ruff_text_size::{Ranged, TextSize};

use crate::inference::{Inference, Value};
use crate::semantic::{Model, NodeId};

/// Whether a node stands in an `if` that asks `typing.TYPE_CHECKING`, or a `TYPE_CHECKING` that is false when the
/// module runs; as for pylint, in any of its branches.
pub(crate) fn in_type_checking_block<'a>(model: &'a Model<'a>, node: NodeId) -> bool {
    let place = model.nodes.get(node).node.start();
    model.ancestors(node).any(|around| match around {
        AnyNodeRef::StmtIf(block) => tests(block, place).any(|test| asks(model, test)),
        _ => false,
    })
}

/// The tests that decide whether a place in an `if` is reached: its own and those before it.
fn tests(block: &StmtIf, place: TextSize) -> impl Iterator<Item = &Expr> {
    let above = block
        .elif_else_clauses
        .iter()
        .take_while(move |clause| clause.start() <= place);
    std::iter::once(&*block.test).chain(above.filter_map(|clause| clause.test.as_ref()))
}

/// Whether the test of an `if` is known to be false when the module runs: on Linux, where what runs is linted.
pub(crate) fn is_false_when_run<'a>(model: &'a Model<'a>, test: &'a Expr) -> bool {
    match test {
        Expr::BooleanLiteral(literal) => !literal.value,
        Expr::Compare(compare) => match (&*compare.ops, &*compare.comparators) {
            ([CmpOp::Eq], [Expr::StringLiteral(platform)]) => {
                model.is_qualified(&compare.left, &["sys", "platform"]) && platform.value.to_str() != "linux"
            }
            _ => false,
        },
        test => asks(model, test),
    }
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
    let Some(AnyNodeRef::StmtIf(block)) = around.find(|node| !node.is_elif_else_clause()) else {
        return false;
    };
    // `else` belongs to the test before it.
    let place = model.nodes.get(statement).node.start();
    let Some(Expr::Compare(compare)) = tests(block, place).last() else {
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
