use ruff_python_ast::{AnyNodeRef, Expr, ExprContext, ModModule};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::hooks::{Check, SubjectKind, declare_rule, subject::File};
use crate::pylint::places::{binding_place, is_variadic_parameter};
use crate::semantic::{Binding, BindingKind, ScopeKind};

declare_rule! {
    /// Checks for names with letters that are not ASCII.
    ///
    /// ## Why is this bad?
    /// Letters that look alike may be different ones, and not everybody can type them.
    ///
    /// ## Example
    /// ```python
    /// größe = 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// size = 1
    /// ```
    NonAsciiName { code: "PLC2401", name: "non-ascii-name", severity: Convention, nodes: [File] }
}

impl Check<File> for NonAsciiName {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        if checker.source.text.is_ascii() {
            return;
        }
        for binding in &model.bindings {
            let name = model.name_of(binding);
            if !name.is_ascii()
                && let Some(kind) = kind(binding, checker)
            {
                let place = match binding.kind {
                    BindingKind::Global => model.nodes.get(binding.statement).node.range(),
                    _ => binding_place(binding, checker),
                };
                report(kind, name, place, checker);
            }
        }
        for id in model
            .nodes
            .of_kinds([SubjectKind::ExprAttribute, SubjectKind::Keyword])
        {
            match model.nodes.get(id).node {
                AnyNodeRef::ExprAttribute(attribute)
                    if attribute.ctx == ExprContext::Store
                        && matches!(&*attribute.value, Expr::Name(name) if name.id.as_str() == "self") =>
                {
                    report("Attribute", &attribute.attr, attribute.range(), checker);
                }
                AnyNodeRef::Keyword(keyword)
                    if matches!(
                        model.ancestors(id).next(),
                        Some(AnyNodeRef::ExprCall(_) | AnyNodeRef::Arguments(_))
                    ) =>
                {
                    if let Some(name) = &keyword.arg {
                        report("Argument", name, keyword.range(), checker);
                    }
                }
                _ => {}
            }
        }
    }
}

fn report(kind: &str, name: &str, place: TextRange, checker: &mut Checker) {
    if !name.is_ascii() {
        let message = format!("{kind} name \"{name}\" contains a non-ASCII character, consider renaming it.");
        checker.report(NonAsciiName, place, message);
    }
}

/// What pylint calls a name of this kind; None for what it does not look at.
fn kind(binding: &Binding, checker: &Checker) -> Option<&'static str> {
    let model = checker.model;
    Some(match binding.kind {
        BindingKind::Function => "Function",
        BindingKind::Class => "Class",
        BindingKind::Parameter => {
            let scope = model.scope(binding.scope);
            match model.nodes.get(scope.node).node {
                AnyNodeRef::StmtFunctionDef(_) if is_variadic_parameter(binding, checker) => return None,
                AnyNodeRef::StmtFunctionDef(_) => "Argument",
                _ => "Variable",
            }
        }
        BindingKind::ComprehensionVariable => return None,
        kind if kind.is_target() || kind == BindingKind::MatchCapture => {
            match model.scope(binding.scope).kind {
                ScopeKind::Class => "Attribute",
                _ => "Variable",
            }
        }
        BindingKind::Global => "Constant",
        _ => return None,
    })
}

#[test]
fn test() {
    crate::testing::check(
        NonAsciiName,
        r#"
größe = 1
# @1-1:6 PLC2401: Variable name "größe" contains a non-ASCII character, consider renaming it.
def función(ñ, *ä, b=1):
# @1-1:12 PLC2401: Function name "función" contains a non-ASCII character, consider renaming it.
# @13-1:14 PLC2401: Argument name "ñ" contains a non-ASCII character, consider renaming it.
    for ö in b: pass
      # ^ PLC2401: Variable name "ö" contains a non-ASCII character, consider renaming it.
    return f(ü=1, ascii=2)
           # ^^^ PLC2401: Argument name "ü" contains a non-ASCII character, consider renaming it.
class Ñ:
# @1-1:8 PLC2401: Class name "Ñ" contains a non-ASCII character, consider renaming it.
    é = 1
  # ^ PLC2401: Attribute name "é" contains a non-ASCII character, consider renaming it.
    def f(self):
        self.à = "ä"
      # ^^^^^^ PLC2401: Attribute name "à" contains a non-ASCII character, consider renaming it.
        other.à = 1
import ascii as ös
[x for ô in []]
"#,
    );
}
