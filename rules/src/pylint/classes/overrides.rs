//! Methods that override a method of a base class in another way than it was meant.

use ruff_python_ast::{StmtClassDef, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::{FunctionKind, Inference, Property, has_decorator, method_kind, property};
use crate::modules::{Method, Signature};
use crate::pylint::ancestors::{Ancestor, ancestors, class_at};
use crate::pylint::classes::{
    ArgumentsDiffer, ArgumentsRenamed, InvalidOverriddenMethod, OverriddenFinalMethod, SignatureDiffers,
};
use crate::pylint::group::{leads, report};
use crate::pylint::places::function_header;
use crate::pylint::special_methods::special_method;
use crate::pylint::stdlib_classes;
use crate::rule::RuleId;

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
    let model = checker.model;
    let ancestors = ancestors(model, class);
    if ancestors.is_empty() {
        return;
    }
    for statement in &class.body {
        let Some(method) = statement.as_function_def_stmt() else {
            continue;
        };
        if has_decorator(method, &["overload"]) {
            continue;
        }
        let name = method.name.as_str();
        for ancestor in ancestors.iter() {
            match ancestor {
                Ancestor::Class(base) => {
                    let Some(base) = class_at(model, *base) else { break };
                    if let Some(overridden) = overridden_in(base, name, Inference::new(model)) {
                        let overridden = Method::of(overridden, true, Inference::new(model));
                        compare(method, class, &overridden, base.name.as_str(), checker);
                        break;
                    }
                }
                Ancestor::Module(base) => {
                    if let Some(overridden) = base.method(name) {
                        compare(method, class, overridden, &base.name, checker);
                        break;
                    }
                }
                // Of the standard library's methods the names of parameters are known, which is not enough.
                Ancestor::Named(base) if stdlib_classes::method(&base.segments(), name).is_some() => break,
                Ancestor::Named(_) | Ancestor::Unknown => {}
            }
        }
    }
}

/// The function that a class binds to a name: of a property, its getter.
fn overridden_in<'a>(
    class: &StmtClassDef,
    name: &str,
    inference: Inference<'a>,
) -> Option<&'a StmtFunctionDef> {
    let model = inference.model;
    let scope = model.scope_of(class)?;
    inference.implementation(model.bindings_of(scope, model.names.get(name)?))
}

fn compare<'a>(
    method: &'a StmtFunctionDef,
    class: &StmtClassDef,
    overridden: &Method,
    base: &str,
    checker: &mut Checker<'a>,
) {
    let name = method.name.as_str();
    let place = function_header(method, checker.source);
    if overridden.is_final {
        let message = format!(
            "Method '{name}' overrides a method decorated with typing.final which is defined in class '{base}'"
        );
        report(OverriddenFinalMethod, place, message, checker);
    }
    if property(method) == Some(Property::Other) {
        return;
    }
    let (is, was) = (
        Inference::new(checker.model).is_property(method),
        overridden.is_property,
    );
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
    let (new, old) = (&Signature::from(&*method.parameters), &overridden.signature);
    let (new_kind, old_kind) = (method_kind(method), overridden.kind);
    // Nobody calls special methods with keywords.
    let renamed = match special_method(name) {
        Some(_) => Vec::new(),
        None => renamed(new, old, new_kind, old_kind),
    };
    let became_property = property(method).is_some() && !overridden.is_property_by_name;
    let mut differs = false;
    if different_number(new, old) || became_property || new_kind != old_kind {
        let message = format!(
            "Number of parameters was {} in '{base}.{name}' and is now {} in overriding '{}.{name}' method",
            old.count(),
            new.count(),
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
    let takes_anything = new.variadic.is_some() || new.variadic_keywords.is_some();
    if !differs && renamed.is_empty() && !takes_anything && new.defaults() < old.defaults() {
        let message = format!("Signature differs from overridden '{name}' method");
        report(SignatureDiffers, place, message, checker);
    }
}

fn different_number(new: &Signature, old: &Signature) -> bool {
    let fewer = new.args.len() < old.args.len() && new.variadic.is_none();
    let more = new
        .args
        .iter()
        .skip(old.args.len())
        .any(|parameter| !parameter.has_default);
    let lost = new.variadic_keywords.is_none()
        && old
            .keyword_only
            .iter()
            .any(|parameter| !new.has_keyword_only(&parameter.name));
    let gained = new
        .keyword_only
        .iter()
        .any(|parameter| !parameter.has_default && !old.has_keyword_only(&parameter.name));
    fewer || more || lost || gained
}

fn lost_variadics(new: &Signature, old: &Signature) -> bool {
    (old.variadic.is_some() && new.variadic.is_none())
        || (old.variadic_keywords.is_some() && new.variadic_keywords.is_none())
}

/// Positional parameters whose name has changed.
fn renamed<'s>(
    new: &'s Signature,
    old: &'s Signature,
    new_kind: FunctionKind,
    old_kind: FunctionKind,
) -> Vec<(&'s str, &'s str)> {
    if new.args.len() < old.args.len() && new.variadic.is_none() || new_kind != old_kind {
        return Vec::new();
    }
    let implicit = usize::from(new_kind != FunctionKind::StaticMethod);
    old.args
        .iter()
        .zip(&new.args)
        .skip(implicit)
        .map(|(old, new)| (&*old.name, &*new.name))
        .filter(|(old, new)| old != new && !old.starts_with('_') && !new.starts_with('_'))
        .collect()
}
