use ruff_python_ast::StmtClassDef;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule};
use crate::inference::{Base, Inference};
use crate::pylint::as_string::repr;
use crate::pylint::places::class_header;
use crate::semantic::NodeId;

declare_rule! {
    /// Checks for classes whose bases cannot be put in one order.
    ///
    /// ## Why is this bad?
    /// Python raises `TypeError`.
    ///
    /// ## Example
    /// ```python
    /// class Shape:
    ///     pass
    ///
    ///
    /// class Square(Shape):
    ///     pass
    ///
    ///
    /// class Unit(Shape, Square):
    ///     pass
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Shape:
    ///     pass
    ///
    ///
    /// class Square(Shape):
    ///     pass
    ///
    ///
    /// class Unit(Square):
    ///     pass
    /// ```
    InconsistentMro { code: "PLE0240", name: "inconsistent-mro", severity: Error, nodes: [StmtClassDef] }
}

/// Classes with more ancestors are not looked at.
const MOST_ANCESTORS: usize = 24;

impl Check<StmtClassDef> for InconsistentMro {
    fn check<'a>(class: &'a StmtClassDef, checker: &mut Checker<'a>) {
        let inference = Inference::new(checker.model);
        if class.bases().len() < 2 {
            return;
        }
        let ancestry = inference.ancestry(class);
        let is_known = ancestry.is_complete() && ancestry.classes.len() <= MOST_ANCESTORS;
        // Of a class that is wrong because a base is, the base is told.
        let are_bases_sound = inference.bases(class).iter().all(|base| match base {
            Base::Class(base) => order(base, inference, 0) != Order::Inconsistent,
            _ => true,
        });
        if is_known && are_bases_sound && order(class, inference, 0) == Order::Inconsistent {
            let message = format!(
                "Inconsistent method resolution order for class {}",
                repr(&class.name)
            );
            checker.report(Self, class_header(class, checker.source), message);
        }
    }
}

/// A class in an order of classes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Link<'a> {
    Class(NodeId),
    Builtin(&'a str),
}

#[derive(Debug, PartialEq, Eq)]
enum Order<'a> {
    Consistent(Vec<Link<'a>>),
    Inconsistent,
    Unknown,
}

/// The order in which Python looks members up: C3, as the documentation of Python's MRO describes it.
fn order<'a>(class: &'a StmtClassDef, inference: Inference<'a>, depth: usize) -> Order<'a> {
    let Some(own) = inference
        .model
        .nodes
        .id_of(class)
        .filter(|_| depth < MOST_ANCESTORS)
    else {
        return Order::Unknown;
    };
    let mut sequences: Vec<Vec<Link>> = Vec::new();
    let mut direct = Vec::new();
    for base in inference.bases(class) {
        let (link, sequence) = match base {
            Base::Class(base) => match (
                inference.model.nodes.id_of(base),
                order(base, inference, depth + 1),
            ) {
                (Some(id), Order::Consistent(sequence)) => (Link::Class(id), sequence),
                (_, Order::Inconsistent) => return Order::Inconsistent,
                _ => return Order::Unknown,
            },
            Base::Builtin("object") => (Link::Builtin("object"), vec![Link::Builtin("object")]),
            Base::Builtin(name) => {
                let sequence = vec![Link::Builtin(name), Link::Builtin("object")];
                (Link::Builtin(name), sequence)
            }
            _ => return Order::Unknown,
        };
        direct.push(link);
        sequences.push(sequence);
    }
    if direct.is_empty() {
        return Order::Consistent(vec![Link::Class(own), Link::Builtin("object")]);
    }
    sequences.push(direct);
    let mut merged = vec![Link::Class(own)];
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Order::Consistent(merged);
        }
        let free = sequences
            .iter()
            .map(|sequence| &sequence[0])
            .find(|link| !sequences.iter().any(|sequence| sequence[1..].contains(link)))
            .cloned();
        let Some(free) = free else {
            return Order::Inconsistent;
        };
        for sequence in &mut sequences {
            if sequence[0] == free {
                sequence.remove(0);
            }
        }
        merged.push(free);
    }
}

#[test]
fn test() {
    crate::testing::check(
        InconsistentMro,
        r#"
class A: pass
class B(A): pass
class C(A, B): pass
# @1-1:8 PLE0240: Inconsistent method resolution order for class 'C'
class D(B, A): pass
class E(object, A): pass
# @1-1:8 PLE0240
class F: pass
class G(A, F): pass
class H(F, A): pass
class I(G, H): pass
# @1-1:8 PLE0240
class J(I, A): pass
class K(A, unknown, B): pass
class L(dict, A): pass
"#,
    );
}
