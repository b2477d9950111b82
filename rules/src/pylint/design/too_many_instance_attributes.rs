use ruff_python_ast::{AnyNodeRef, ModModule};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::pylint::instance_attributes::{dataclass_fields, instance_attributes};
use crate::pylint::places::class_header;
use crate::semantic::NodeId;

declare_rule! {
    /// Checks for classes whose objects get more attributes than `max-attributes` allows (7), fields of data classes
    /// included.
    ///
    /// ## Why is this bad?
    /// An object with so much state is hard to keep consistent; some of it belongs together in a class of its own.
    ///
    /// ## Example
    /// ```python
    /// class Line:
    ///     def __init__(self, x1, y1, x2, y2):
    ///         self.x1, self.y1, self.x2, self.y2 = x1, y1, x2, y2
    ///         self.width = self.height = self.colour = self.style = None
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Line:
    ///     def __init__(self, start, end, pen):
    ///         self.start, self.end, self.pen = start, end, pen
    /// ```
    ///
    /// ## Options
    /// - `max-attributes`
    TooManyInstanceAttributes {
        code: "PLR0902", name: "too-many-instance-attributes", severity: Refactor, nodes: [File]
    }
}

impl Check<File> for TooManyInstanceAttributes {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let max = checker.settings.pylint.design.max_attributes;
        let attributes = instance_attributes(model);
        let mut counts: Vec<(NodeId, usize)> = attributes
            .chunk_by(|a, b| a.class == b.class)
            .map(|group| (group[0].class, group.len()))
            .collect();
        for (class, name, _) in dataclass_fields(model) {
            if attributes
                .iter()
                .any(|attribute| attribute.class == class && attribute.name() == name)
            {
                continue;
            }
            match counts.iter_mut().rev().find(|(other, _)| *other == class) {
                Some((_, count)) => *count += 1,
                None => counts.push((class, 1)),
            }
        }
        for (class, count) in counts {
            if count > max
                && let AnyNodeRef::StmtClassDef(class) = model.nodes.get(class).node
            {
                let at = class_header(class, checker.source);
                checker.report(Self, at, format!("Too many instance attributes ({count}/{max})"));
            }
        }
    }
}

#[test]
fn test() {
    let mut settings = crate::Settings::default();
    settings.pylint.design.max_attributes = 2;
    crate::testing::check_with(
        TooManyInstanceAttributes,
        &settings,
        "module.py",
        r#"
from dataclasses import dataclass
class Many:
# @1-1:11 PLR0902: Too many instance attributes (4/2)
    def __init__(self):
        self.a = self._b = 1
        self.a = 2
        self.c: int
    def other(self):
        with self.a as self.d:
            del self.e
        self.a.f = 1
class Few:
    x = y = z = 1
    def __init__(self):
        self.a, self.b = 1, 2
    @staticmethod
    def static(self):
        self.c = 1
@dataclass
class Data:
# @1-1:11 PLR0902: Too many instance attributes (3/2)
    a: int
    b: int = 1
    def __post_init__(self):
        self.a = self.c = 1
"#,
    );
}
