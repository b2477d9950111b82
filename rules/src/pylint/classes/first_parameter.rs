//! The first parameter of methods: that there is one, and what it is called.

use ruff_python_ast::{AnyNodeRef, StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{FunctionKind, Inference, decorator_name, method_kind};
use crate::pylint::classes::{
    BadClassmethodArgument, BadMcsClassmethodArgument, BadMcsMethodArgument, BadStaticmethodArgument,
    NoMethodArgument, NoSelfArgument,
};
use crate::pylint::group::{leads, report};
use crate::pylint::places::function_header;
use crate::rule::RuleId;

const GROUP: &[RuleId] = &[
    BadClassmethodArgument::ID,
    BadMcsClassmethodArgument::ID,
    BadMcsMethodArgument::ID,
    BadStaticmethodArgument::ID,
    NoMethodArgument::ID,
    NoSelfArgument::ID,
];

pub(super) fn check<'a, R: Listed>(rule: R, function: &'a StmtFunctionDef, checker: &mut Checker<'a>) {
    if !leads(rule, GROUP, checker) {
        return;
    }
    let inference = Inference::new(checker.model);
    let Some(class) = inference.class_of(function) else {
        return;
    };
    let parameters = &function.parameters;
    let first = parameters
        .posonlyargs
        .first()
        .or(parameters.args.first())
        .map(|parameter| parameter.parameter.name.as_str());
    let settings = &checker.settings.pylint.classes;
    let listed = |names: &[String]| first.is_some_and(|first| names.iter().any(|name| name == first));
    let kind = method_kind(function);
    if first == Some("self") && kind == FunctionKind::Method && class.bases().is_empty()
        || first == Some("cls") && kind == FunctionKind::ClassMethod && class.bases().is_empty()
    {
        return;
    }
    if is_wrapped(function, class, inference) {
        return;
    }
    let name = function.name.as_str();
    let place = function_header(function, checker.source);
    if kind == FunctionKind::StaticMethod {
        if let Some(first) = first
            && (first == "self"
                || listed(&settings.valid_classmethod_first_arg)
                || listed(&settings.valid_metaclass_classmethod_first_arg))
        {
            let message = format!("Static method with '{first}' as first argument");
            report(BadStaticmethodArgument, place, message, checker);
        }
        return;
    }
    if first.is_none() && parameters.vararg.is_none() && parameters.kwarg.is_none() {
        report(
            NoMethodArgument,
            place,
            format!("Method '{name}' has no argument"),
            checker,
        );
        return;
    }
    if inference.is_metaclass(class) {
        if kind == FunctionKind::ClassMethod {
            let valid = &settings.valid_metaclass_classmethod_first_arg;
            if !listed(valid) {
                let message = format!(
                    "Metaclass class method {name} should have {} as first argument",
                    quoted(valid)
                );
                report(BadMcsClassmethodArgument, place, message, checker);
            }
        } else if !listed(&settings.valid_classmethod_first_arg) {
            let message = format!(
                "Metaclass method {name} should have {} as first argument",
                quoted(&settings.valid_classmethod_first_arg)
            );
            report(BadMcsMethodArgument, place, message, checker);
        }
        return;
    }
    // A class with a base elsewhere may be a metaclass.
    let may_be_metaclass =
        first.is_some_and(|first| first != "self") && !inference.ancestry(class).is_complete();
    if kind == FunctionKind::ClassMethod {
        let valid = &settings.valid_classmethod_first_arg;
        let metaclass = may_be_metaclass && first.is_some_and(|first| first.starts_with('m'));
        if !listed(valid) && !metaclass {
            let message = format!(
                "Class method {name} should have {} as first argument",
                quoted(valid)
            );
            report(BadClassmethodArgument, place, message, checker);
        }
    } else if first != Some("self") && !(may_be_metaclass && listed(&settings.valid_classmethod_first_arg)) {
        report(
            NoSelfArgument,
            place,
            format!("Method '{name}' should have \"self\" as first argument"),
            checker,
        );
    }
}

/// Whether what the name of a method means in the end is the result of a call that was given the method, or of a
/// decorator that may make it a class method: `name = classmethod(name)`.
fn is_wrapped<'a>(function: &StmtFunctionDef, class: &StmtClassDef, inference: Inference<'a>) -> bool {
    let model = inference.model;
    let assigned = inference
        .own_member(class, function.name.as_str())
        .map(|binding| model.nodes.get(model.binding(binding).statement).node);
    let called = matches!(assigned, Some(AnyNodeRef::StmtAssign(assign)) if assign.value.is_call_expr());
    called
        || function.decorator_list.iter().any(|decorator| {
            decorator_name(decorator).is_some_and(|name| {
                name.ends_with("method") && !matches!(name, "classmethod" | "staticmethod" | "abstractmethod")
            })
        })
}

/// `'cls'`, `'cls' or 'klass'`.
fn quoted(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("'{name}'")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.join(""),
    }
}
