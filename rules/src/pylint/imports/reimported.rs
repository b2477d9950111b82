use ruff_python_ast::{Alias, AnyNodeRef, ModModule, Stmt, StmtImportFrom};
use ruff_text_size::Ranged;
use rustc_hash::FxHashMap;

use super::{ShadowedImport, text};
use crate::checker::Checker;
use crate::hooks::{Check, Listed, SubjectKind, declare_rule, subject::File};
use crate::pylint::exclusive::are_exclusive;
use crate::pylint::group::{leads, report};
use crate::rule::RuleId;
use crate::semantic::{Model, NodeId, ScopeId, ScopeKind};

declare_rule! {
    /// Checks for modules and names that are imported again, in the same function, class or module, or in a function
    /// after the module did.
    ///
    /// ## Why is this bad?
    /// The second import changes nothing, or hides the first.
    ///
    /// ## Example
    /// ```python
    /// import os
    /// import sys
    /// import os
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os
    /// import sys
    /// ```
    Reimported { code: "PLW0404", name: "reimported", severity: Warning, nodes: [File] }
}

impl Check<File> for Reimported {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        check(Self, checker);
    }
}

const GROUP: &[RuleId] = &[Reimported::ID, ShadowedImport::ID];

/// What the import statements of one body give, each by where it was given first.
#[derive(Default)]
struct Given<'a> {
    /// `import a.b`, by dotted name.
    modules: FxHashMap<&'a str, &'a Stmt>,
    /// `from a import b`, by level, module and name.
    members: FxHashMap<(u32, &'a str, &'a str), &'a Stmt>,
    /// `from … import b` without an alias, by level and name.
    names: FxHashMap<(u32, &'a str), &'a Stmt>,
    /// What is imported without an alias: by `import`, and by `from` of a level.
    plain: FxHashMap<(Option<u32>, &'a str), &'a Stmt>,
}

/// Reports both rules' findings.
pub(super) fn check<R: Listed>(rule: R, checker: &mut Checker) {
    if !leads(rule, GROUP, checker) {
        return;
    }
    let model = checker.model;
    let mut given: FxHashMap<ScopeId, Given> = FxHashMap::default();
    let imports = [SubjectKind::StmtImport, SubjectKind::StmtImportFrom];
    for node in model.nodes.of_kinds(imports) {
        let (names, from) = match model.nodes.get(node).node {
            AnyNodeRef::StmtImport(import) => (&import.names, None),
            AnyNodeRef::StmtImportFrom(import) => (&import.names, Some(import)),
            _ => continue,
        };
        let frame = frame(model, node);
        let module = (frame != ScopeId::MODULE).then_some(ScopeId::MODULE);
        for context in [Some(frame), module].into_iter().flatten() {
            let given = given
                .entry(context)
                .or_insert_with(|| Given::of(body(model, context)));
            // Relative imports are compared with those of their own frame alone.
            let level = from.map_or(0, |from| if context == frame { from.level } else { 0 });
            for alias in names {
                compare(alias, from, level, given, node, context == frame, checker);
            }
        }
    }
}

fn frame(model: &Model, node: NodeId) -> ScopeId {
    let is_frame = |kind| matches!(kind, ScopeKind::Module | ScopeKind::Class | ScopeKind::Function);
    model
        .scope_chain(model.nodes.get(node).scope)
        .find(|scope| is_frame(model.scope(*scope).kind))
        .unwrap_or(ScopeId::MODULE)
}

fn body<'a>(model: &Model<'a>, scope: ScopeId) -> &'a [Stmt] {
    match model.nodes.get(model.scope(scope).node).node {
        AnyNodeRef::ModModule(module) => &module.body,
        AnyNodeRef::StmtClassDef(class) => &class.body,
        AnyNodeRef::StmtFunctionDef(function) => &function.body,
        _ => &[],
    }
}

impl<'a> Given<'a> {
    fn of(body: &'a [Stmt]) -> Self {
        let mut given = Self::default();
        for statement in body {
            match statement {
                Stmt::Import(import) => {
                    for alias in &import.names {
                        let name = alias.name.as_str();
                        given.modules.entry(name).or_insert(statement);
                        if alias.asname.is_none() {
                            given.plain.entry((None, name)).or_insert(statement);
                        }
                    }
                }
                Stmt::ImportFrom(import) => {
                    for alias in &import.names {
                        let (level, name) = (import.level, alias.name.as_str());
                        given
                            .members
                            .entry((level, text::module(import), name))
                            .or_insert(statement);
                        if alias.asname.is_none() {
                            given.names.entry((level, name)).or_insert(statement);
                            given.plain.entry((Some(level), name)).or_insert(statement);
                        }
                    }
                }
                _ => {}
            }
        }
        given
    }

    /// The first statement that gives what the alias gives.
    fn again(&self, alias: &Alias, from: Option<&StmtImportFrom>, level: u32) -> Option<&'a Stmt> {
        let name = alias.name.as_str();
        let found = match from.and_then(|from| from.module.as_ref()) {
            Some(module) => {
                let module = module.as_str();
                [
                    self.modules.get(format!("{module}.{name}").as_str()),
                    self.members.get(&(level, module, name)),
                ]
            }
            None => [
                self.modules.get(name),
                name.rsplit_once('.')
                    .and_then(|(module, member)| self.members.get(&(level, module, member))),
            ],
        };
        let bare = (name != "*" && alias.asname.is_none())
            .then(|| self.names.get(&(level, name)))
            .flatten();
        found
            .into_iter()
            .chain([bare])
            .flatten()
            .copied()
            .min_by_key(|first| first.start())
    }

    /// The first statement that gives, as it is, what the alias is called.
    fn shadowed(&self, alias: &Alias, level: u32) -> Option<&'a Stmt> {
        let name = alias.asname.as_ref()?.as_str();
        let found = [
            self.plain.get(&(None, name)),
            self.plain.get(&(Some(level), name)),
        ];
        found
            .into_iter()
            .flatten()
            .copied()
            .min_by_key(|first| first.start())
    }
}

fn compare<'a>(
    alias: &'a Alias,
    from: Option<&'a StmtImportFrom>,
    level: u32,
    given: &Given<'a>,
    node: NodeId,
    same_frame: bool,
    checker: &mut Checker<'a>,
) {
    let model = checker.model;
    let range = model.nodes.get(node).node.range();
    let before = |first: &&Stmt| !same_frame || first.start() < range.start();
    let again = given.again(alias, from, level).filter(before);
    let shadowed = given.shadowed(alias, level).filter(before);
    let is_again = match (again, shadowed) {
        (Some(again), Some(shadowed)) => again.start() <= shadowed.start(),
        (again, _) => again.is_some(),
    };
    let Some(first) = (if is_again { again } else { shadowed }) else {
        return;
    };
    if model
        .nodes
        .id_of(first)
        .is_some_and(|first| are_exclusive(model, first, node))
    {
        return;
    }
    let row = checker.source.row(first.start());
    match &alias.asname {
        Some(name) if !is_again => report(
            ShadowedImport,
            range,
            format!("Shadowed '{name}' (imported line {row})"),
            checker,
        ),
        _ => report(
            Reimported,
            range,
            format!("Reimport '{}' (imported line {row})", alias.name),
            checker,
        ),
    }
}

#[test]
fn test() {
    crate::testing::check(
        Reimported,
        r#"
import os, sys
from os import path
import os.path
# @1-1:15 PLW0404: Reimport 'os.path' (imported line 2)
from os import getcwd
from os import getcwd as again
# @1-1:31 PLW0404: Reimport 'getcwd' (imported line 4)
import sys as system
# @1-1:21 PLW0404: Reimport 'sys' (imported line 1)
def function():
    import os
  # ^^^^^^^^^ PLW0404: Reimport 'os' (imported line 1)
    import re
class A:
    import json
    def method(self):
        import json
if os:
    import a
else:
    import a
try:
    import b
except ImportError:
    import b
import later
def function():
    import later
  # ^^^^^^^^^^^^ PLW0404
"#,
    );
}
