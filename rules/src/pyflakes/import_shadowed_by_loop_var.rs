use ruff_python_ast::ModModule;
use rustc_hash::FxHashSet;

use super::branch::same_branch;
use super::imports::hidden_around;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::semantic::{BindingFlags, BindingKind};

declare_rule! {
    /// Checks for imports that a loop variable hides.
    ///
    /// ## Why is this bad?
    /// After the loop the name no longer means the import, which surprises the code that follows.
    ///
    /// ## Example
    /// ```python
    /// from os import path
    ///
    /// for path in ("a", "b"):
    ///     print(path)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// from os import path
    ///
    /// for name in ("a", "b"):
    ///     print(path.abspath(name))
    /// ```
    ///
    /// ## Differences
    /// As in ruff, a loop inside of a branch (`if`, `try`, `with`) does not hide an import from outside of it. pyflakes
    /// reports it, and takes definitions and imports in the body of a loop for loop variables too.
    ImportShadowedByLoopVar { code: "F402", name: "import-shadowed-by-loop-var", severity: Warning, nodes: [File] }
}

impl Check<File> for ImportShadowedByLoopVar {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let loop_variable = |kind| kind == BindingKind::LoopVariable;
        if !model.bindings.iter().any(|binding| loop_variable(binding.kind)) {
            return;
        }
        let imports: FxHashSet<_> = model
            .bindings
            .iter()
            .filter(|binding| binding.is_import())
            .map(|binding| binding.name)
            .collect();
        for id in model.binding_ids() {
            let binding = model.binding(id);
            if !loop_variable(binding.kind) || !imports.contains(&binding.name) {
                continue;
            }
            let hidden = match binding.shadowed {
                Some(_) if binding.flags.contains(BindingFlags::AFTER_GAP) => None,
                Some(shadowed) => Some(shadowed),
                None if model.is_first(id) => hidden_around(model, id),
                None => None,
            };
            if let Some(hidden) = hidden.map(|hidden| model.binding(hidden))
                && hidden.is_import()
                && same_branch(model, binding.statement, hidden.statement)
            {
                let name = model.name_of(binding);
                let row = checker.source.row(hidden.range.start());
                checker.report(
                    Self,
                    binding.range,
                    format!("Import `{name}` from line {row} shadowed by loop variable"),
                );
            }
        }
    }
}

#[test]
fn test() {
    crate::testing::check(
        ImportShadowedByLoopVar,
        r#"
import a, b, c, d
for a in (): ...
  # ^ F402: Import `a` from line 1 shadowed by loop variable
def f():
    for x, (b, *c) in (): ...
          # ^ F402
              # ^ F402
[d for d in ()]
if x:
    import e
for e in (): ...
"#,
    );
}
