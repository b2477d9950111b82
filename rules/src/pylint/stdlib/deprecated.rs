//! What Python's standard library has deprecated, and which of it an expression uses.

use std::sync::LazyLock;

use ruff_python_ast::{Expr, ExprAttribute, ExprCall, ExprName, StmtClassDef};
use rustc_hash::FxHashSet;

use crate::checker::Checker;
use crate::inference::{Inference, Value};
use crate::pylint::ancestors::{Ancestor, ancestors};
use crate::pylint::stdlib_classes::StdlibClass;
use crate::semantic::BindingKind;

/// The minor version of Python 3 since which something is deprecated; 0: for as long as it matters.
type Since = u8;
type Table = [(&'static str, &'static [&'static str], Since)];

/// Functions of modules and methods of classes, by what holds them.
#[rustfmt::skip]
const METHODS: &Table = &[
    ("asyncio", &["get_child_watcher", "set_child_watcher"], 12),
    ("configparser.RawConfigParser", &["readfp"], 2),
    ("datetime.datetime", &["utcfromtimestamp", "utcnow"], 12),
    ("importlib", &["find_loader"], 4),
    ("inspect", &["getcallargs"], 5),
    ("locale", &["format", "resetlocale"], 11),
    ("logging", &["warn"], 3),
    ("logging.Logger", &["warn"], 3),
    ("logging.LoggerAdapter", &["warn"], 3),
    ("pathlib.Path", &["link_to"], 10),
    ("pkgutil", &["find_loader", "get_loader"], 12),
    ("pty", &["master_open", "slave_open"], 12),
    ("re", &["template"], 11),
    ("sqlite3", &["enable_shared_cache"], 10),
    ("ssl", &["match_hostname", "wrap_socket"], 7),
    ("threading", &["activeCount", "currentThread"], 10),
    ("threading.Condition", &["notifyAll"], 10),
    ("threading.Event", &["isSet"], 10),
    ("threading.Thread", &["getName", "isDaemon", "setDaemon", "setName"], 10),
    ("turtle.RawTurtle", &["settiltangle"], 1),
    ("unittest.case.TestCase", &[
        "assertAlmostEquals", "assertEquals", "assertNotAlmostEquals", "assertNotEquals", "assertNotRegexpMatches",
        "assertRaisesRegexp", "assertRegexpMatches", "assert_", "failIf", "failIfAlmostEqual", "failIfEqual",
        "failUnless", "failUnlessAlmostEqual", "failUnlessEqual", "failUnlessRaises",
    ], 1),
    ("zipimport.zipimporter", &["find_module", "load_module"], 10),
];

/// Parameters: of which function and what holds it, its position if it can be given by position, its name.
#[rustfmt::skip]
const ARGUMENTS: &[(&str, &str, Option<usize>, &str, Since)] = &[
    ("asyncio", "as_completed", None, "loop", 8),
    ("asyncio", "create_subprocess_exec", None, "loop", 8),
    ("asyncio", "create_subprocess_shell", None, "loop", 8),
    ("asyncio", "gather", None, "loop", 8),
    ("asyncio", "shield", None, "loop", 8),
    ("asyncio", "sleep", None, "loop", 8),
    ("asyncio", "wait", None, "loop", 8),
    ("asyncio", "wait_for", None, "loop", 8),
    ("builtins", "bool", None, "x", 0),
    ("builtins", "float", None, "x", 0),
    ("builtins", "int", None, "x", 0),
    ("gettext", "install", Some(2), "codeset", 8),
    ("gettext", "translation", Some(5), "codeset", 8),
    ("random.Random", "shuffle", Some(1), "random", 9),
    ("random", "shuffle", Some(1), "random", 9),
    ("shutil", "rmtree", Some(2), "onerror", 12),
];

#[rustfmt::skip]
const CLASSES: &Table = &[
    ("asyncio", &[
        "AbstractChildWatcher", "FastChildWatcher", "MultiLoopChildWatcher", "SafeChildWatcher", "ThreadedChildWatcher",
    ], 12),
    ("collections", &[
        "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Awaitable", "ByteString", "Callable", "Collection",
        "Container", "Coroutine", "Generator", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
        "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Reversible", "Sequence", "Set", "Sized",
        "ValuesView",
    ], 3),
    ("collections.abc", &["ByteString"], 12),
    ("configparser", &["LegacyInterpolation", "SafeConfigParser"], 2),
    ("importlib.abc", &["Finder"], 3),
    ("importlib.abc", &["ResourceReader", "Traversable", "TraversableResources"], 12),
    ("pkgutil", &["ImpImporter", "ImpLoader"], 3),
    ("smtpd", &["MailmanProxy"], 4),
    ("typing", &["Text"], 11),
    ("typing", &["ByteString"], 12),
];

#[rustfmt::skip]
const DECORATORS: &Table = &[
    ("abc", &["abstractclassmethod", "abstractproperty", "abstractstaticmethod"], 3),
    ("importlib.util", &["module_for_loader"], 4),
];

const ATTRIBUTES: &Table = &[("calendar", &["February", "January"], 12)];

fn is_since(since: Since, checker: &Checker) -> bool {
    checker.target_version().minor >= since
}

fn is_listed(table: &Table, owner: &str, name: &str, checker: &Checker) -> bool {
    table
        .iter()
        .any(|(of, names, since)| *of == owner && names.contains(&name) && is_since(*since, checker))
}

pub(super) fn is_class(module: &str, name: &str, checker: &Checker) -> bool {
    is_listed(CLASSES, module, name, checker)
}

/// The module and the name of a deprecated class that an expression names by its module.
pub(super) fn class_of_module<'a>(expr: &'a Expr, checker: &Checker<'a>) -> Option<(String, &'a str)> {
    expr.is_attribute_expr().then(|| listed(expr, CLASSES, checker))?
}

/// The dotted name of a deprecated decorator.
pub(super) fn decorator<'a>(expr: &'a Expr, checker: &Checker<'a>) -> Option<String> {
    let (module, name) = listed(expr, DECORATORS, checker)?;
    Some(format!("{module}.{name}"))
}

/// The dotted name of a deprecated attribute of a module.
pub(super) fn attribute<'a>(node: &'a ExprAttribute, checker: &Checker<'a>) -> Option<String> {
    let name = node.attr.as_str();
    if !NAMES.contains(name) {
        return None;
    }
    let module = checker.model.qualified_name(&node.value)?.join(".");
    is_listed(ATTRIBUTES, &module, name, checker).then(|| format!("{module}.{name}"))
}

/// The thing of a table that an expression names: what holds it, and its name there.
fn listed<'a>(expr: &'a Expr, table: &Table, checker: &Checker<'a>) -> Option<(String, &'a str)> {
    // An attribute is in no table under another name; most are in none.
    if expr.is_attribute_expr() && !NAMES.contains(last_name(expr)?) {
        return None;
    }
    let qualified = checker.model.qualified_name(expr)?;
    let (name, owner) = qualified.split_last()?;
    let owner = owner.join(".");
    is_listed(table, &owner, name, checker).then_some((owner, *name))
}

/// The names of all tables.
static NAMES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let tables = [METHODS, CLASSES, DECORATORS, ATTRIBUTES];
    let rows = tables.into_iter().flatten();
    rows.flat_map(|(_, names, _)| names.iter().copied()).collect()
});

fn last_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

/// The name by which a call uses a deprecated function or method.
pub(super) fn method<'a>(call: &'a ExprCall, checker: &Checker<'a>) -> Option<&'a str> {
    let name = last_name(&call.func)?;
    if listed(&call.func, METHODS, checker).is_some() {
        return Some(name);
    }
    let inference = Inference::new(checker.model);
    let found = match &*call.func {
        Expr::Attribute(attribute) if NAMES.contains(name) => {
            let has = |class: String| has_method(&class, name, checker);
            inference
                .infer(&attribute.value)
                .into_iter()
                .any(|value| match value {
                    Value::ExternalResult(maker) => made_by(maker, checker).is_some_and(has),
                    Value::External(module) => {
                        let module = checker.model.qualified_name(module);
                        module.is_some_and(|module| is_listed(METHODS, &module.join("."), name, checker))
                    }
                    Value::Instance(class) => inherited(class, name, checker),
                    _ => false,
                })
        }
        // `old = module.function`.
        func @ Expr::Name(name) if is_assigned(name, checker) => inference.infer(func).into_iter().any(
            |value| matches!(value, Value::External(other) if listed(other, METHODS, checker).is_some()),
        ),
        _ => false,
    };
    found.then_some(name)
}

fn is_assigned(name: &ExprName, checker: &Checker) -> bool {
    let model = checker.model;
    model
        .resolve_name(name)
        .is_some_and(|id| model.binding(id).kind == BindingKind::Assignment)
}

/// The deprecated arguments that a call gives, and the name of what is called.
pub(super) fn arguments<'a>(call: &'a ExprCall, checker: &Checker<'a>) -> Vec<(&'static str, &'a str)> {
    let Some(name) = last_name(&call.func) else {
        return Vec::new();
    };
    let given = &call.arguments;
    if given.keywords.is_empty() && given.args.len() < 2 {
        return Vec::new();
    }
    ARGUMENTS
        .iter()
        .filter(|(owner, function, position, argument, since)| {
            *function == name
                && (position.is_some_and(|position| given.args.len() > position)
                    || given.find_keyword(argument).is_some())
                && is_since(*since, checker)
                && is_function(&call.func, owner, checker)
        })
        .map(|(_, _, _, argument, _)| (*argument, name))
        .collect()
}

/// Whether the function that an expression names belongs to a module or a class of this dotted name.
fn is_function<'a>(func: &'a Expr, owner: &str, checker: &Checker<'a>) -> bool {
    let is_owner = |segments: &[&str]| owner.split('.').eq(segments.iter().copied());
    if let Some(qualified) = checker.model.qualified_name(func) {
        return qualified
            .split_last()
            .is_some_and(|(_, segments)| is_owner(segments));
    }
    let Expr::Attribute(attribute) = func else {
        return false;
    };
    let objects = Inference::new(checker.model).infer(&attribute.value);
    objects.into_iter().any(|object| match object {
        Value::ExternalResult(maker) => checker
            .model
            .qualified_name(maker)
            .is_some_and(|made| is_owner(&made)),
        _ => false,
    })
}

/// The class that a call of something imported makes an object of.
fn made_by<'a>(maker: &'a Expr, checker: &Checker<'a>) -> Option<String> {
    Some(match checker.model.qualified_name(maker)?.as_slice() {
        ["logging", "getLogger"] => "logging.Logger".to_owned(),
        ["threading", "current_thread" | "main_thread"] => "threading.Thread".to_owned(),
        class => class.join("."),
    })
}

/// Whether a class has a deprecated method, or one of the standard library that it inherits from.
fn has_method(class: &str, name: &str, checker: &Checker) -> bool {
    is_listed(METHODS, class, name, checker)
        || StdlibClass::get(&class.split('.').collect::<Vec<_>>()).is_some_and(|class| {
            std::iter::once(class)
                .chain(class.ancestors())
                .any(|class| is_listed(METHODS, class.name(), name, checker))
        })
}

/// Whether a class of the file has a deprecated method of the standard library.
fn inherited<'a>(class: &'a StmtClassDef, name: &str, checker: &Checker<'a>) -> bool {
    let inference = Inference::new(checker.model);
    let ancestry = inference.ancestry(class);
    if inference.member(&ancestry, name).is_some() || inference.sets_attribute(&ancestry, name) {
        return false;
    }
    ancestors(checker.model, class)
        .iter()
        .any(|ancestor| match ancestor {
            Ancestor::Named(class) => has_method(&class.segments().join("."), name, checker),
            _ => false,
        })
}
