//! Functions and methods: what kind they are, what they are given without being asked, what they return.

use ruff_python_ast::{AnyNodeRef, Expr, Parameter, Stmt, StmtClassDef, StmtFunctionDef, StmtRaise};
use ruff_text_size::Ranged;

use super::facts::class_around;
use super::{Budget, Inference, Value, Values};
use crate::semantic::ScopeId;

/// How a function of a class is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FunctionKind {
    /// Not in a class.
    Function,
    Method,
    ClassMethod,
    StaticMethod,
}

/// The part that a function plays in a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Property {
    Getter,
    /// `@name.setter`, `.getter` or `.deleter`.
    Other,
}

/// The last name of a decorator: `b` of `@a.b(…)`.
pub(crate) fn decorator_name(decorator: &ruff_python_ast::Decorator) -> Option<&str> {
    let expr = match &decorator.expression {
        Expr::Call(call) => &*call.func,
        expr => expr,
    };
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

pub(crate) fn has_decorator(function: &StmtFunctionDef, names: &[&str]) -> bool {
    function
        .decorator_list
        .iter()
        .any(|decorator| decorator_name(decorator).is_some_and(|name| names.contains(&name)))
}

/// The kind of a function that stands in a class.
pub(crate) fn method_kind(function: &StmtFunctionDef) -> FunctionKind {
    if has_decorator(function, &["staticmethod"]) {
        return FunctionKind::StaticMethod;
    }
    let by_name = matches!(
        function.name.as_str(),
        "__new__" | "__init_subclass__" | "__class_getitem__"
    );
    if by_name || has_decorator(function, &["classmethod"]) {
        FunctionKind::ClassMethod
    } else {
        FunctionKind::Method
    }
}

pub(crate) fn property(function: &StmtFunctionDef) -> Option<Property> {
    let mut found = None;
    for decorator in &function.decorator_list {
        match decorator_name(decorator) {
            Some(
                "property" | "cached_property" | "lazy_property" | "reify" | "abstractproperty"
                | "cachedproperty" | "lazyproperty" | "lazy",
            ) => found = Some(Property::Getter),
            Some("setter" | "getter" | "deleter") if decorator.expression.is_attribute_expr() => {
                return Some(Property::Other);
            }
            _ => {}
        }
    }
    found
}

/// Whether the class sets a property by a method: it is decorated so, or handed to a call, `name = property(getter,
/// method)`.
pub(crate) fn is_setter(method: &StmtFunctionDef, class: &StmtClassDef) -> bool {
    has_decorator(method, &["setter"])
        || class.body.iter().any(|statement| {
            let Stmt::Assign(assign) = statement else {
                return false;
            };
            let Expr::Call(call) = &*assign.value else {
                return false;
            };
            let setter = call.arguments.find_argument_value("fset", 1);
            matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "property")
                && setter
                    .and_then(Expr::as_name_expr)
                    .is_some_and(|setter| setter.id == method.name.id)
        })
}

/// Whether a method does nothing, or must be replaced by subclasses.
pub(crate) fn is_stub(method: &StmtFunctionDef) -> bool {
    has_decorator(method, &["abstractmethod"])
        || method.body.iter().enumerate().all(|(index, statement)| {
            statement.is_pass_stmt() || index == 0 && ruff_python_ast::helpers::is_docstring_stmt(statement)
        })
}

/// The parameter that a call through an instance or a class fills in.
pub(crate) fn implicit_parameter(function: &StmtFunctionDef) -> Option<&Parameter> {
    if method_kind(function) == FunctionKind::StaticMethod {
        return None;
    }
    first_parameter(function)
}

pub(crate) fn first_parameter(function: &StmtFunctionDef) -> Option<&Parameter> {
    let parameters = &function.parameters;
    let first = parameters.posonlyargs.first().or(parameters.args.first())?;
    Some(&first.parameter)
}

/// Whether a method is there to be overridden: by decorator, or because it only raises `NotImplementedError`.
pub(crate) fn is_abstract(function: &StmtFunctionDef) -> bool {
    if has_decorator(
        function,
        &[
            "abstractmethod",
            "abstractproperty",
            "abstractclassmethod",
            "abstractstaticmethod",
        ],
    ) {
        return true;
    }
    function.body.iter().take(2).any(|statement| match statement {
        Stmt::Raise(raise) => raises_not_implemented(raise),
        _ => false,
    })
}

/// Whether a statement raises `NotImplementedError`, by its name.
pub(crate) fn raises_not_implemented(raise: &StmtRaise) -> bool {
    raise.exc.as_deref().is_some_and(|raised| {
        let raised = match raised {
            Expr::Call(call) => &*call.func,
            raised => raised,
        };
        matches!(raised, Expr::Name(name) if name.id.as_str() == "NotImplementedError")
    })
}

impl<'a> Inference<'a> {
    /// Whether a method is one that subclasses must override: decorated so, or its first statement raises
    /// `NotImplementedError`.
    pub(crate) fn is_abstract_method(self, function: &'a StmtFunctionDef) -> bool {
        let decorated = function.decorator_list.iter().any(|decorator| {
            self.model
                .qualified_name(&decorator.expression)
                .is_some_and(|name| matches!(name.as_slice(), ["abc", "abstractmethod" | "abstractproperty"]))
        });
        let mut body = function.body.iter();
        let first = match body.next() {
            Some(docstring) if ruff_python_ast::helpers::is_docstring_stmt(docstring) => body.next(),
            first => first,
        };
        decorated || matches!(first, Some(Stmt::Raise(raise)) if raises_not_implemented(raise))
    }

    /// Whether a method is seen to be part of a property: a decorator that only bears such a name does not count.
    pub(crate) fn is_property(self, function: &'a StmtFunctionDef) -> bool {
        property(function) == Some(Property::Other) || function.decorator_list.iter().any(|decorator| {
            if let Some(name) = self.model.qualified_name(&decorator.expression) {
                return matches!(
                    name.as_slice(),
                    ["builtins", "property"] | ["functools", "cached_property"] | ["abc", "abstractproperty"]
                );
            }
            decorator.expression.is_name_expr()
                && matches!(
                    self.infer_one(&decorator.expression),
                    Some(Value::Class(class)) if self.ancestry(class).has_builtin(|base| base == "property")
                )
        })
    }

    /// The kind of a function, by where it stands and how it is decorated.
    pub(crate) fn kind(self, function: &StmtFunctionDef) -> FunctionKind {
        match self.class_of(function) {
            Some(_) => method_kind(function),
            None => FunctionKind::Function,
        }
    }

    /// The class that a function is a method of.
    pub(crate) fn class_of(self, function: &StmtFunctionDef) -> Option<&'a ruff_python_ast::StmtClassDef> {
        let scope = self.model.nodes.get(self.model.nodes.id_of(function)?).scope;
        let class = class_around(self.model, scope)?;
        match self.model.nodes.get(self.model.scope(class).node).node {
            AnyNodeRef::StmtClassDef(class) => Some(class),
            _ => None,
        }
    }

    /// What the name of a function means after its definition.
    pub(super) fn defined(self, function: &'a StmtFunctionDef) -> Value<'a> {
        if property(function).is_some() {
            Value::Unknown
        } else {
            Value::Function(function)
        }
    }

    /// What the first parameter of a method is.
    pub(super) fn implicit_argument(self, parameter: &Parameter, scope: ScopeId) -> Option<Value<'a>> {
        let AnyNodeRef::StmtFunctionDef(function) = self.model.nodes.get(self.model.scope(scope).node).node
        else {
            return None;
        };
        let class = self.class_of(function)?;
        if implicit_parameter(function)?.range() != parameter.range() {
            return None;
        }
        let kind = method_kind(function);
        // A decorator of its own may make it a class method.
        if kind == FunctionKind::Method
            && !function.decorator_list.is_empty()
            && parameter.name.as_str() != "self"
        {
            return None;
        }
        let is_class = kind == FunctionKind::ClassMethod || self.is_metaclass(class);
        Some(if is_class {
            Value::Class(class)
        } else {
            Value::Instance(class)
        })
    }

    /// What a call of a function gives.
    pub(super) fn returned(
        self,
        function: &'a StmtFunctionDef,
        budget: &mut Budget,
        values: &mut Values<'a>,
    ) {
        let Some(scope) = self.body_scope(function) else {
            values.push(Value::Unknown);
            return;
        };
        if self.model.scope(scope).is_generator {
            values.push(if function.is_async {
                Value::Unknown
            } else {
                Value::Generator(function)
            });
            return;
        }
        if function.is_async {
            values.push(Value::Coroutine(function));
            return;
        }
        if is_abstract(function)
            || !function.decorator_list.is_empty() && !has_only_plain_decorators(function)
        {
            values.push(Value::Unknown);
            return;
        }
        let returns = self.facts().returns(scope);
        if returns.len() > super::MOST_VALUES {
            values.push(Value::Unknown);
            return;
        }
        let before = values.len();
        for id in returns {
            let AnyNodeRef::StmtReturn(statement) = self.model.nodes.get(*id).node else {
                continue;
            };
            match &statement.value {
                Some(value) => values.extend(self.infer_within(value, budget)),
                None => values.push(Value::InstanceOfBuiltin("NoneType")),
            }
        }
        if values.len() == before {
            values.push(if never_ends(function) {
                Value::Unknown
            } else {
                Value::InstanceOfBuiltin("NoneType")
            });
        }
    }

    /// The scope of a function's body.
    pub(crate) fn body_scope(self, function: &StmtFunctionDef) -> Option<ScopeId> {
        self.model.scope_of(function)
    }

    /// The `return` statements of a function.
    pub(crate) fn returns_of(
        self,
        function: &StmtFunctionDef,
    ) -> impl Iterator<Item = &'a ruff_python_ast::StmtReturn> {
        let returns = self
            .body_scope(function)
            .map_or(&[][..], |scope| self.facts().returns(scope));
        returns
            .iter()
            .filter_map(move |id| match self.model.nodes.get(*id).node {
                AnyNodeRef::StmtReturn(statement) => Some(statement),
                _ => None,
            })
    }
}

fn has_only_plain_decorators(function: &StmtFunctionDef) -> bool {
    function
        .decorator_list
        .iter()
        .all(|decorator| matches!(decorator_name(decorator), Some("staticmethod" | "classmethod")))
}

/// Whether a function that returns nothing ends by raising.
fn never_ends(function: &StmtFunctionDef) -> bool {
    matches!(function.body.last(), Some(Stmt::Raise(_)))
}
