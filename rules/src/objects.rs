//! The class and function that hold a finding, as pylint names them.

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::rule::RuleId;
use crate::semantic::{Model, NodeId};

/// Messages that pylint gives of tokens and lines, without a node and so without its surroundings.
const OF_LINES: &[&str] = &[
    "PLC0301", "PLC0302", "PLC0303", "PLC0304", "PLC0305", "PLC0325", "PLC0327", "PLC0328", "PLE2510",
    "PLE2512", "PLE2513", "PLE2514", "PLE2515", "PLR2044", "PLW0301", "PLW0311", "PLW0511", "PLW1401",
    "PLW1402",
];

/// Answers for places in the order of the file.
pub(crate) struct Objects<'a> {
    /// Classes, functions and lambdas, by where they begin.
    frames: std::vec::IntoIter<(TextRange, &'a str)>,
    next: Option<(TextRange, &'a str)>,
    open: Vec<(TextRange, &'a str)>,
}

impl<'a> Objects<'a> {
    pub(crate) fn new(model: &Model<'a>) -> Self {
        let mut frames: Vec<(TextRange, &'a str)> = (0..model.nodes.len())
            .filter_map(|index| {
                let node = model.nodes.get(NodeId::new(index)).node;
                let name = match node {
                    AnyNodeRef::StmtFunctionDef(function) => function.name.as_str(),
                    AnyNodeRef::StmtClassDef(class) => class.name.as_str(),
                    AnyNodeRef::ExprLambda(_) => "<lambda>",
                    _ => return None,
                };
                Some((node.range(), name))
            })
            .collect();
        frames.sort_by_key(|(range, _)| (range.start(), std::cmp::Reverse(range.end())));
        let mut frames = frames.into_iter();
        Self {
            next: frames.next(),
            frames,
            open: Vec::new(),
        }
    }

    /// The dotted name of what holds a place; places must be asked for in their order.
    pub(crate) fn at(&mut self, rule: RuleId, place: TextSize) -> String {
        if !rule.is_pylint() {
            return String::new();
        }
        while let Some((range, name)) = self.next.filter(|(range, _)| range.start() <= place) {
            self.open.retain(|(open, _)| open.end() > range.start());
            self.open.push((range, name));
            self.next = self.frames.next();
        }
        if OF_LINES.contains(&rule.code()) {
            return String::new();
        }
        let around = self.open.iter().filter(|(range, _)| range.end() > place);
        around.map(|(_, name)| *name).collect::<Vec<_>>().join(".")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{RuleSet, Settings, lint_source};

    #[test]
    fn findings_name_what_holds_them() {
        let text = "class A:\n    def f(self):\n        def g():\n            pass\n        return lambda: eval('1')\n    x = eval('2')\neval('3')\n";
        let settings = Settings {
            rules: RuleSet::all(),
            ..Settings::default()
        };
        let found: Vec<_> = lint_source(Path::new("a.py"), text, &settings)
            .into_iter()
            .filter(|found| matches!(found.rule.code(), "PLW0123" | "PLC0116" | "PLC0115"))
            .map(|found| (found.location.row, found.object))
            .collect();
        assert_eq!(
            found,
            [
                (1, "A".to_owned()),
                (2, "A.f".to_owned()),
                (5, "A.f.<lambda>".to_owned()),
                (6, "A".to_owned()),
                (7, String::new())
            ]
        );
    }
}
