//! Annotations and the other places where a type is expected.

use ruff_python_ast::{self as ast, Expr, PythonVersion};

use super::{Builder, Task};
use crate::semantic::{ReferenceFlags, ScopeKind};

impl<'a> Builder<'a, '_> {
    /// An annotation of a parameter or return value.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) {
        self.with_flags(ReferenceFlags::ANNOTATION, |builder| {
            if builder.annotations_are_postponed() {
                builder.defer(Task::Expr(annotation), builder.current());
            } else {
                builder.expr(annotation);
            }
        });
    }

    /// By the future import (PEP 563), in stubs, and from Python 3.14 on (PEP 649).
    fn annotations_are_postponed(&self) -> bool {
        self.model.future_annotations
            || self.options.stub
            || self.options.target_version >= PythonVersion::PY314
    }

    /// Whether an annotation is being read that is evaluated later, if at all: a string, or postponed like all others.
    pub(super) fn in_postponed_annotation(&self) -> bool {
        self.flags
            .contains(ReferenceFlags::ANNOTATION | ReferenceFlags::DEFERRED)
            && (self.flags.contains(ReferenceFlags::STRING) || self.annotations_are_postponed())
    }

    /// An annotation of a variable: never evaluated inside a function.
    pub(super) fn variable_annotation(&mut self, annotation: &'a Expr) {
        let in_function = matches!(self.scope().kind, ScopeKind::Function | ScopeKind::Lambda);
        if in_function && !self.annotations_are_postponed() {
            self.with_flags(ReferenceFlags::ANNOTATION | ReferenceFlags::DEFERRED, |builder| {
                builder.expr(annotation)
            });
        } else {
            self.annotation(annotation);
        }
    }

    /// An expression that is read as a type though it is evaluated: `cast`'s first argument, a bound.
    pub(super) fn type_expr(&mut self, expr: &'a Expr) {
        self.with_flags(ReferenceFlags::ANNOTATION, |builder| {
            if builder.options.stub {
                builder.defer(Task::Expr(expr), builder.current());
            } else {
                builder.expr(expr);
            }
        });
    }

    fn value_expr(&mut self, expr: &'a Expr) {
        let before = self.flags;
        self.flags
            .remove(ReferenceFlags::ANNOTATION | ReferenceFlags::STRING);
        self.expr(expr);
        self.flags = before;
    }

    /// Whether the current node stands in `Literal[…]`, where strings are values.
    pub(super) fn in_literal(&self) -> bool {
        self.flags.contains(ReferenceFlags::LITERAL)
    }

    pub(super) fn is_type_alias_annotation(&self, annotation: &'a Expr) -> bool {
        // The annotation itself may be walked later only.
        match annotation {
            Expr::Name(name) => name.id.as_str() == "TypeAlias",
            Expr::Attribute(attribute) => attribute.attr.as_str() == "TypeAlias",
            _ => false,
        }
    }

    /// `TYPE_CHECKING`, `typing.TYPE_CHECKING`.
    pub(super) fn is_type_checking(&self, test: &Expr) -> bool {
        match test {
            Expr::Name(name) => name.id.as_str() == "TYPE_CHECKING",
            Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
            _ => false,
        }
    }

    pub(super) fn subscript(&mut self, node: &'a ast::ExprSubscript) {
        self.expr(&node.value);
        match self.model.typing_member(&node.value) {
            Some("Literal") => self.with_flags(ReferenceFlags::LITERAL, |builder| builder.expr(&node.slice)),
            Some("Annotated") => match &*node.slice {
                // Only the first argument is a type.
                Expr::Tuple(tuple) => {
                    let parent = self.enter(tuple);
                    for (index, element) in tuple.elts.iter().enumerate() {
                        if index == 0 {
                            self.type_expr(element)
                        } else {
                            self.value_expr(element)
                        }
                    }
                    self.leave(parent);
                }
                slice => self.type_expr(slice),
            },
            Some(_) => self.type_expr(&node.slice),
            None => self.expr(&node.slice),
        }
    }

    pub(super) fn call(&mut self, call: &'a ast::ExprCall) {
        self.expr(&call.func);
        let arguments = &call.arguments;
        if let Expr::Name(name) = &*call.func
            && name.id.as_str() == "locals"
            && arguments.is_empty()
            && self.model.is_builtin(&call.func, "locals")
        {
            self.scope().uses_locals = true;
        }
        match self.model.typing_member(&call.func) {
            Some("cast") => self.typed_arguments(arguments, 0, 1, &["typ"]),
            Some("TypeVar") => self.typed_arguments(arguments, 1, usize::MAX, &["bound", "default"]),
            Some("ParamSpec" | "TypeVarTuple") => {
                self.typed_arguments(arguments, usize::MAX, usize::MAX, &["bound", "default"])
            }
            Some("NewType") => self.typed_arguments(arguments, 1, 2, &["tp"]),
            Some("NamedTuple") => self.named_tuple(arguments),
            Some("TypedDict") => self.typed_dict(arguments),
            _ => {
                let before = self.flags;
                // Inside an annotation, the arguments of a call are values.
                self.flags.remove(ReferenceFlags::ANNOTATION);
                self.arguments(arguments);
                self.flags = before;
            }
        }
    }

    /// Reads positional arguments `from..to` and the named keywords as types, the others as values.
    fn typed_arguments(&mut self, arguments: &'a ast::Arguments, from: usize, to: usize, keywords: &[&str]) {
        for (index, argument) in arguments.args.iter().enumerate() {
            if (from..to).contains(&index) {
                self.type_expr(argument)
            } else {
                self.value_expr(argument)
            }
        }
        for keyword in &arguments.keywords {
            let parent = self.enter(keyword);
            if keyword
                .arg
                .as_ref()
                .is_some_and(|name| keywords.contains(&name.as_str()))
            {
                self.type_expr(&keyword.value);
            } else {
                self.value_expr(&keyword.value);
            }
            self.leave(parent);
        }
    }

    /// `NamedTuple("Name", [("field", type), …])`.
    fn named_tuple(&mut self, arguments: &'a ast::Arguments) {
        for (index, argument) in arguments.args.iter().enumerate() {
            let fields = match argument {
                Expr::List(list) if index == 1 => &list.elts,
                Expr::Tuple(tuple) if index == 1 => &tuple.elts,
                _ => {
                    self.value_expr(argument);
                    continue;
                }
            };
            let parent = self.enter(argument);
            for field in fields {
                match field {
                    Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. })
                        if elts.len() == 2 =>
                    {
                        let parent = self.enter(field);
                        self.value_expr(&elts[0]);
                        self.type_expr(&elts[1]);
                        self.leave(parent);
                    }
                    _ => self.value_expr(field),
                }
            }
            self.leave(parent);
        }
        self.typed_keywords(arguments);
    }

    /// `TypedDict("Name", {"key": type, …})`.
    fn typed_dict(&mut self, arguments: &'a ast::Arguments) {
        for (index, argument) in arguments.args.iter().enumerate() {
            match argument {
                Expr::Dict(dict) if index == 1 => {
                    let parent = self.enter(dict);
                    for item in &dict.items {
                        if let Some(key) = &item.key {
                            self.value_expr(key);
                        }
                        self.type_expr(&item.value);
                    }
                    self.leave(parent);
                }
                _ => self.value_expr(argument),
            }
        }
        self.typed_keywords(arguments);
    }

    fn typed_keywords(&mut self, arguments: &'a ast::Arguments) {
        for keyword in &arguments.keywords {
            let parent = self.enter(keyword);
            self.type_expr(&keyword.value);
            self.leave(parent);
        }
    }
}
