use crate::inference::{FunctionKind, Inference};
use crate::pylint::places::function_header;
use crate::pylint::special_methods::{Parameters, special_method};
use ruff_python_ast::StmtFunctionDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for special methods with another number of parameters than Python gives them.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError` when it calls the method.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     def __len__(self, unit):
    ///         return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     def __len__(self):
    ///         return 1
    /// ```
    UnexpectedSpecialMethodSignature {
        code: "PLE0302", name: "unexpected-special-method-signature", severity: Error, nodes: [StmtFunctionDef]
    }
}

impl Check<StmtFunctionDef> for UnexpectedSpecialMethodSignature {
    fn check<'a>(node: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        let Some(expected) = special_method(node.name.as_str()) else {
            return;
        };
        let kind = inference.kind(node);
        if kind == FunctionKind::Function
            || node.parameters.posonlyargs.is_empty()
                && node.parameters.args.is_empty()
                && node.parameters.vararg.is_none()
        {
            return;
        }
        let parameters = &node.parameters;
        let implicit = usize::from(kind != FunctionKind::StaticMethod);
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let all = positional.clone().count().saturating_sub(implicit);
        let mandatory = positional
            .skip(implicit)
            .filter(|parameter| parameter.default.is_none())
            .count();
        let variadic = parameters.vararg.is_some();
        let (least, most, shown) = match expected {
            Parameters::Any => return,
            Parameters::Exactly(count) => (usize::from(count), usize::from(count), count.to_string()),
            Parameters::Between(least, most) => (
                usize::from(least),
                usize::from(most),
                format!("between {least} or {most}"),
            ),
        };
        let enough = all >= least || variadic;
        if mandatory <= most && enough {
            return;
        }
        let (count, verb) = (all, if all <= 1 { "was" } else { "were" });
        let message = format!(
            "The special method '{}' expects {shown} param(s), {count} {verb} given",
            node.name
        );
        checker.report(Self, function_header(node, checker.source), message);
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnexpectedSpecialMethodSignature,
        r#"
class A:
    def __len__(self, x): pass
  # @5-1:16 PLE0302: The special method '__len__' expects 0 param(s), 1 was given
    def __eq__(self): pass
  # @5-1:15 PLE0302: The special method '__eq__' expects 1 param(s), 0 was given
    def __exit__(self, *args): pass
    def __setitem__(self, k, v, x=1): pass
    def __getitem__(self, a, b): pass
  # @5 PLE0302: The special method '__getitem__' expects 1 param(s), 2 were given
    def __init__(self, a, b): pass
    def __round__(self, n=None): pass
def __len__(x, y): pass
"#,
    );
}
