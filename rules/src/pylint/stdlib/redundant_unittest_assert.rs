use crate::inference::{Base, Inference};
use crate::pylint::as_string::as_string;
use crate::pylint::classes::context::Context;
use ruff_python_ast::{Expr, ExprCall};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for assertions of `unittest` on constants.
    ///
    /// ## Why is this bad?
    /// They always hold, or never.
    ///
    /// ## Example
    /// ```python
    /// import unittest
    ///
    ///
    /// class Test(unittest.TestCase):
    ///     def test(self):
    ///         self.assertTrue(True)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import unittest
    ///
    ///
    /// class Test(unittest.TestCase):
    ///     def test(self):
    ///         self.assertTrue(ready())
    /// ```
    RedundantUnittestAssert {
        code: "PLW1503", name: "redundant-unittest-assert", severity: Warning, nodes: [ExprCall]
    }
}

impl Check<ExprCall> for RedundantUnittestAssert {
    fn check<'a>(node: &'a ExprCall, checker: &mut Checker<'a>) {
        let Expr::Attribute(attribute) = &*node.func else {
            return;
        };
        let method = attribute.attr.as_str();
        if !matches!(method, "assertTrue" | "assertFalse") {
            return;
        }
        let Some(argument) = node.arguments.args.first() else {
            return;
        };
        let constant = argument.is_literal_expr() && !argument.is_f_string_expr();
        let Some(context) = Context::of(checker.model, checker.node) else {
            return;
        };
        let inference = Inference::new(checker.model);
        let tests = inference.ancestry(context.class).others.iter().any(|base| {
            matches!(base, Base::External(base) if checker.model.is_qualified(base, &["unittest", "TestCase"]))
        });
        let on_self = matches!(&*attribute.value, Expr::Name(name) if context.first_parameter() == Some(name.id.as_str()));
        if constant && tests && on_self {
            let message = format!(
                "Redundant use of {method} with constant value {}",
                as_string(argument)
            );
            checker.report(Self, node, message);
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        RedundantUnittestAssert,
        r#"
import unittest
class T(unittest.TestCase):
    def test(self):
        self.assertTrue(True)
      # @9-1:30 PLW1503: Redundant use of assertTrue with constant value True
        self.assertFalse("a")
      # @9 PLW1503: Redundant use of assertFalse with constant value 'a'
        self.assertTrue(a)
class U:
    def test(self):
        self.assertTrue(True)
"#,
    );
}
