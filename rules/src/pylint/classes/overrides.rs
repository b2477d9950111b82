//! Methods that override a method of a base class in another way than it was meant.

use ruff_python_ast::{ParameterWithDefault, Parameters, StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{FunctionKind, Inference, Property, has_decorator, method_kind, property};
use crate::pylint::classes::{
    ArgumentsDiffer, ArgumentsRenamed, InvalidOverriddenMethod, OverriddenFinalMethod, SignatureDiffers,
};
use crate::pylint::group::{leads, report};
use crate::pylint::places::function_header;
use crate::pylint::special_methods::special_method;
use crate::rule::RuleId;
use crate::semantic::BindingKind;

const GROUP: &[RuleId] = &[
    ArgumentsDiffer::ID,
    ArgumentsRenamed::ID,
    InvalidOverriddenMethod::ID,
    OverriddenFinalMethod::ID,
    SignatureDiffers::ID,
];

/// Compares each method of a class with the method that it overrides.
pub(super) fn check<'a, R: Listed>(rule: R, class: &'a StmtClassDef, checker: &mut Checker<'a>) {
    if class.bases().is_empty() || !leads(rule, GROUP, checker) {
        return;
    }
    let inference = Inference::new(checker.model);
    let ancestry = inference.ancestry(class);
    if ancestry.classes.len() < 2 {
        return;
    }
    for statement in &class.body {
        let Some(method) = statement.as_function_def_stmt() else {
            continue;
        };
        let overridden = ancestry.classes[1..]
            .iter()
            .find_map(|base| Some((*base, overridden_in(base, method.name.as_str(), inference)?)));
        if let Some((base, overridden)) = overridden {
            compare(method, class, overridden, base, checker);
        }
    }
}

/// The first function that a class binds to a name: of a property, its getter.
fn overridden_in<'a>(
    class: &StmtClassDef,
    name: &str,
    inference: Inference<'a>,
) -> Option<&'a StmtFunctionDef> {
    let model = inference.model;
    let scope = model.scope_of(class)?;
    let mut bindings = model.bindings_of(scope, model.names.get(name)?);
    let first = bindings.find(|binding| model.binding(*binding).kind == BindingKind::Function)?;
    inference.function(first)
}

fn compare<'a>(
    method: &'a StmtFunctionDef,
    class: &StmtClassDef,
    overridden: &'a StmtFunctionDef,
    base: &StmtClassDef,
    checker: &mut Checker<'a>,
) {
    let name = method.name.as_str();
    let place = function_header(method, checker.source);
    if has_decorator(overridden, &["final"]) {
        let message = format!(
            "Method '{name}' overrides a method decorated with typing.final which is defined in class '{}'",
            base.name
        );
        report(OverriddenFinalMethod, place, message, checker);
    }
    if property(method) == Some(Property::Other) {
        return;
    }
    let (is, was) = (property(method).is_some(), property(overridden).is_some());
    if is != was {
        let (expected, found) = if was {
            ("property", "method")
        } else {
            ("method", "property")
        };
        let message =
            format!("Method '{name}' was expected to be '{expected}', found it instead as '{found}'");
        report(InvalidOverriddenMethod, place, message, checker);
    } else if method.is_async != overridden.is_async {
        let kind = |is_async| if is_async { "async" } else { "non-async" };
        let message = format!(
            "Method '{name}' was expected to be '{}', found it instead as '{}'",
            kind(overridden.is_async),
            kind(method.is_async)
        );
        report(InvalidOverriddenMethod, place, message, checker);
    }
    let private = name.starts_with("__") && !name.ends_with("__");
    if private
        || matches!(
            name,
            "__init__" | "__new__" | "__init_subclass__" | "__post_init__"
        )
        || was
    {
        return;
    }
    let (new, old) = (&*method.parameters, &*overridden.parameters);
    let (new_kind, old_kind) = (method_kind(method), method_kind(overridden));
    // Nobody calls special methods with keywords.
    let renamed = match special_method(name) {
        Some(_) => Vec::new(),
        None => renamed(new, old, new_kind, old_kind),
    };
    let mut differs = false;
    if different_number(new, old) || is || new_kind != old_kind {
        let message = format!(
            "Number of parameters was {} in '{}.{name}' and is now {} in overriding '{}.{name}' method",
            count(old),
            base.name,
            count(new),
            class.name
        );
        report(ArgumentsDiffer, place, message, checker);
        differs = true;
    }
    if lost_variadics(new, old) {
        let message = format!("Variadics removed in overriding '{}.{name}' method", class.name);
        report(ArgumentsDiffer, place, message, checker);
        differs = true;
    }
    for (from, to) in &renamed {
        let message = format!(
            "Parameter '{from}' has been renamed to '{to}' in overriding '{}.{name}' method",
            class.name
        );
        report(ArgumentsRenamed, place, message, checker);
    }
    let takes_anything = new.vararg.is_some() || new.kwarg.is_some();
    if !differs && renamed.is_empty() && !takes_anything && defaults(new) < defaults(old) {
        let message = format!("Signature differs from overridden '{name}' method");
        report(SignatureDiffers, place, message, checker);
    }
}

fn count(parameters: &Parameters) -> usize {
    parameters.args.len()
        + parameters.kwonlyargs.len()
        + usize::from(parameters.vararg.is_some())
        + usize::from(parameters.kwarg.is_some())
}

fn defaults(parameters: &Parameters) -> usize {
    parameters
        .args
        .iter()
        .filter(|parameter| parameter.default.is_some())
        .count()
}

fn different_number(new: &Parameters, old: &Parameters) -> bool {
    let fewer = new.args.len() < old.args.len() && new.vararg.is_none();
    let more = new
        .args
        .iter()
        .skip(old.args.len())
        .any(|parameter| parameter.default.is_none());
    let name = |parameter: &ParameterWithDefault| parameter.parameter.name.id.clone();
    let has = |parameters: &Parameters, wanted: &ParameterWithDefault| {
        parameters
            .kwonlyargs
            .iter()
            .any(|parameter| name(parameter) == name(wanted))
    };
    let lost = new.kwarg.is_none() && old.kwonlyargs.iter().any(|parameter| !has(new, parameter));
    let gained = new
        .kwonlyargs
        .iter()
        .any(|parameter| parameter.default.is_none() && !has(old, parameter));
    fewer || more || lost || gained
}

fn lost_variadics(new: &Parameters, old: &Parameters) -> bool {
    (old.vararg.is_some() && new.vararg.is_none()) || (old.kwarg.is_some() && new.kwarg.is_none())
}

/// Positional parameters whose name has changed.
fn renamed<'a>(
    new: &'a Parameters,
    old: &'a Parameters,
    new_kind: FunctionKind,
    old_kind: FunctionKind,
) -> Vec<(&'a str, &'a str)> {
    if new.args.len() < old.args.len() && new.vararg.is_none() || new_kind != old_kind {
        return Vec::new();
    }
    let implicit = usize::from(new_kind != FunctionKind::StaticMethod);
    old.args
        .iter()
        .zip(&new.args)
        .skip(implicit)
        .map(|(old, new)| (old.parameter.name.as_str(), new.parameter.name.as_str()))
        .filter(|(old, new)| old != new && !old.starts_with('_') && !new.starts_with('_'))
        .collect()
}
