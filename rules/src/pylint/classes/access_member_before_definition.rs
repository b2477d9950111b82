use crate::inference::{Inference, attribute_name};
use ruff_python_ast::{AnyNodeRef, StmtClassDef};
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::semantic::NodeId;

declare_rule! {
    /// Checks for attributes that a method reads before the line that defines them.
    ///
    /// ## Why is this bad?
    /// The first call of the method raises `AttributeError`.
    ///
    /// ## Example
    /// ```python
    /// class Counter:
    ///     def step(self):
    ///         print(self.count)
    ///         self.count = 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Counter:
    ///     def step(self):
    ///         self.count = 0
    ///         print(self.count)
    /// ```
    AccessMemberBeforeDefinition {
        code: "PLE0203", name: "access-member-before-definition", severity: Error, nodes: [StmtClassDef]
    }
}

impl Check<StmtClassDef> for AccessMemberBeforeDefinition {
    fn check<'a>(node: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let model = checker.model;
        let inference = Inference::new(model);
        let attributes = inference.facts().self_attributes(checker.node);
        if attributes.is_empty() {
            return;
        }
        let ancestry = inference.ancestry(node);
        let is_mixin = node.name.as_str().to_ascii_lowercase().contains("mixin");
        if !ancestry.is_complete() || is_mixin || inference.own_method(node, "__new__").is_some() {
            return;
        }
        let defining = &checker.settings.pylint.classes.defining_attr_methods;
        let mut found = Vec::new();
        for same in attributes.chunk_by(|a, b| attribute_name(model, a.node) == attribute_name(model, b.node))
        {
            let name = attribute_name(model, same[0].node);
            let places: Vec<_> = same
                .iter()
                .filter(|place| {
                    !matches!(
                        model.ancestors(place.node).next(),
                        Some(AnyNodeRef::StmtAugAssign(_))
                    )
                })
                .collect();
            let in_defining = |place: &&&crate::inference::SelfAttribute| {
                matches!(model.nodes.get(place.method).node, AnyNodeRef::StmtFunctionDef(method)
                    if defining.iter().any(|defining| defining == method.name.as_str()))
            };
            let Some(definition) = places.iter().find(in_defining).or(places.first()) else {
                continue;
            };
            let inherited = ancestry.classes[1..].iter().any(|class| {
                model
                    .nodes
                    .id_of(*class)
                    .is_some_and(|id| !inference.facts().self_attribute(model, id, name).is_empty())
            });
            if inherited || name.starts_with("__") || inference.member(&ancestry, name).is_some() {
                continue;
            }
            let start = model.nodes.get(definition.node).node.start();
            let row = checker.source.row(start);
            for read in inference.facts().self_reads(definition.method) {
                let read_node = model.nodes.get(*read);
                if attribute_name(model, *read) == name
                    && checker.source.row(read_node.node.start()) < row
                    && inference.frame(read_node.scope)
                        == inference.frame(model.nodes.get(definition.node).scope)
                    && !is_guarded(*read, definition.node, checker)
                {
                    let message = format!("Access to member '{name}' before its definition line {row}");
                    found.push((read_node.node.range(), message));
                }
            }
        }
        for (range, message) in found {
            checker.report(Self, range, message);
        }
    }
}

/// Whether reading and defining exclude each other: `try: self.x` with the definition in a handler, `if` and `else`.
fn is_guarded(read: NodeId, definition: NodeId, checker: &Checker) -> bool {
    let model = checker.model;
    Inference::new(model).exclusive(model.nodes.statement(read), model.nodes.statement(definition))
}

#[test]
fn test() {
    crate::testing::check(
        AccessMemberBeforeDefinition,
        r#"
class A:
    def a(self):
        print(self.x)
# @15 PLE0203: Access to member 'x' before its definition line 4
        self.x = 1
        print(self.x)
    def b(self):
        try:
            self.y
        except AttributeError:
            self.y = 1
    def __init__(self):
        self.w = self.z
# @18 PLE0203: Access to member 'z' before its definition line 13
        self.z = 1
        print(self.known)
    known = 1
    def c(self):
        print(self.w)
        self.w = 1
        self.v += 1
# @9 PLE0203
        self.v = 1
class B(Unknown):
    def a(self):
        print(self.x)
        self.x = 1
"#,
    );
}
