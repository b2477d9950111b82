use ruff_python_ast::{AnyNodeRef, ModModule, StmtFunctionDef};

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};
use crate::inference::{
    Ancestry, Inference, SelfAttribute, Value, attribute_name, first_parameter, has_decorator, is_setter,
};
use crate::pylint::ancestors::{Ancestor, ancestors};
use crate::semantic::Model;

declare_rule! {
    /// Checks for attributes that come into being outside `__init__`.
    ///
    /// ## Why is this bad?
    /// Who reads `__init__` does not learn of them, and they may be read before they exist.
    ///
    /// ## Example
    /// ```python
    /// class Counter:
    ///     def start(self):
    ///         self.count = 0
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Counter:
    ///     def __init__(self):
    ///         self.count = 0
    /// ```
    ///
    /// Methods that `__init__` calls may define attributes. Classes with a base that the repository does not show are left
    /// out: it may define any attribute. Option: `defining-attr-methods`.
    AttributeDefinedOutsideInit {
        code: "PLW0201", name: "attribute-defined-outside-init", severity: Warning, nodes: [File]
    }
}

impl Check<File> for AttributeDefinedOutsideInit {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let inference = Inference::new(model);
        let mut attributes = inference.facts().all_self_attributes().to_vec();
        attributes.extend(set_from_outside(inference));
        attributes.sort_by(|a, b| {
            (a.class, attribute_name(model, a.node), a.node).cmp(&(
                b.class,
                attribute_name(model, b.node),
                b.node,
            ))
        });
        for class in attributes.chunk_by(|a, b| a.class == b.class) {
            let AnyNodeRef::StmtClassDef(node) = model.nodes.get(class[0].class).node else {
                continue;
            };
            let ancestry = inference.ancestry(node);
            let ancestors = ancestors(model, node);
            // What a base elsewhere defines is not known, nor what a mixin is mixed into.
            if !is_known(&ancestors) || node.name.as_str().to_ascii_lowercase().contains("mixin") {
                continue;
            }
            let name = |attribute: &SelfAttribute| attribute_name(model, attribute.node);
            for same in class.chunk_by(|a, b| name(a) == name(b)) {
                if !is_inherited(name(&same[0]), &ancestors) {
                    check_attribute(name(&same[0]), same, &ancestry, inference, checker);
                }
            }
        }
    }
}

/// Attributes that are set on what is known to be an instance of a class of the file.
fn set_from_outside<'a>(inference: Inference<'a>) -> Vec<SelfAttribute> {
    let model = inference.model;
    let mut found = Vec::new();
    for node in inference.facts().other_attributes() {
        let AnyNodeRef::ExprAttribute(attribute) = model.nodes.get(*node).node else {
            continue;
        };
        for value in inference.infer(&attribute.value) {
            if let Value::Instance(class) = value
                && let Some(class) = model.nodes.id_of(class)
            {
                found.push(SelfAttribute {
                    class,
                    node: *node,
                    method: model.scope(inference.frame(model.nodes.get(*node).scope)).node,
                });
            }
        }
    }
    found
}

/// Whether all that instances of a class inherit can be seen: in the repository, or because its base is known to add
/// nothing.
fn is_known(ancestors: &[Ancestor]) -> bool {
    ancestors.iter().all(|ancestor| match ancestor {
        Ancestor::Class(_) | Ancestor::Module(_) => true,
        Ancestor::Named(name) => matches!(
            name.segments()[0],
            "builtins" | "abc" | "typing" | "typing_extensions" | "collections" | "contextlib" | "enum"
        ),
        Ancestor::Unknown => false,
    })
}

/// Whether a class of another module has the attribute already.
fn is_inherited(name: &str, ancestors: &[Ancestor]) -> bool {
    ancestors.iter().any(|ancestor| match ancestor {
        Ancestor::Module(class) => class.binds(name) || class.defines(name),
        _ => false,
    })
}

fn check_attribute<'a>(
    name: &str,
    places: &[SelfAttribute],
    ancestry: &Ancestry<'a>,
    inference: Inference<'a>,
    checker: &mut Checker<'a>,
) {
    let model = checker.model;
    if inference.member(ancestry, name).is_some()
        || OF_EVERY_CLASS.contains(&name)
        || ancestry.has_builtin(|class| is_builtin_attribute(class, name))
        || places
            .iter()
            .any(|place| defines(place, ancestry, inference, checker))
    {
        return;
    }
    let inherited = ancestry.classes.iter().skip(1).any(|class| {
        model.nodes.id_of(*class).is_some_and(|class| {
            inference
                .facts()
                .self_attribute(model, class, name)
                .iter()
                .any(|place| defines(place, ancestry, inference, checker))
        })
    });
    if inherited {
        return;
    }
    for place in places {
        let AnyNodeRef::ExprAttribute(attribute) = model.nodes.get(place.node).node else {
            continue;
        };
        if !matches!(
            model.ancestors(place.node).next(),
            Some(AnyNodeRef::StmtAugAssign(_))
        ) {
            checker.report(
                AttributeDefinedOutsideInit,
                attribute,
                format!("Attribute '{name}' defined outside __init__"),
            );
        }
    }
}

/// Whether an attribute is set where it may come into being.
fn defines<'a>(
    place: &SelfAttribute,
    ancestry: &Ancestry<'a>,
    inference: Inference<'a>,
    checker: &Checker,
) -> bool {
    let model = checker.model;
    let method = match model.nodes.get(place.method).node {
        AnyNodeRef::StmtFunctionDef(method) => method,
        _ => return false,
    };
    // A function inside the method is not the method.
    let frame = inference.frame(model.nodes.get(place.node).scope);
    if model.scope(frame).node != place.method {
        return false;
    }
    if matches!(
        model.ancestors(place.node).next(),
        Some(AnyNodeRef::StmtAugAssign(_))
    ) {
        return false;
    }
    let defining = &checker.settings.pylint.classes.defining_attr_methods;
    let name = method.name.as_str();
    defining.iter().any(|defining| defining == name)
        || (is_set_on_class(method) && is_own(place, method, model))
        || matches!(
            model.ancestors(place.method).next(),
            Some(AnyNodeRef::StmtClassDef(class)) if is_setter(method, class)
        )
        || ancestry.classes.iter().any(|class| {
            defining.iter().any(|defining| {
                inference
                    .own_method(class, defining)
                    .and_then(|caller| model.nodes.id_of(caller))
                    .is_some_and(|caller| inference.facts().calls_on_self(model, caller, name))
            })
        })
}

/// Whether the first parameter of a method is its class.
fn is_set_on_class(method: &StmtFunctionDef) -> bool {
    has_decorator(method, &["classmethod"])
        || matches!(method.name.as_str(), "__init_subclass__" | "__class_getitem__")
}

/// Whether the attribute is one of the method's first parameter.
fn is_own(place: &SelfAttribute, method: &StmtFunctionDef, model: &Model) -> bool {
    let AnyNodeRef::ExprAttribute(attribute) = model.nodes.get(place.node).node else {
        return false;
    };
    let first = first_parameter(method).map(|parameter| parameter.name.as_str());
    attribute.value.as_name_expr().map(|name| name.id.as_str()) == first
}

/// Attributes that each class has, whatever its bases.
const OF_EVERY_CLASS: &[&str] = &[
    "__annotations__",
    "__class__",
    "__delattr__",
    "__dict__",
    "__dir__",
    "__eq__",
    "__format__",
    "__ge__",
    "__getattribute__",
    "__getstate__",
    "__gt__",
    "__hash__",
    "__init__",
    "__init_subclass__",
    "__le__",
    "__lt__",
    "__module__",
    "__ne__",
    "__new__",
    "__qualname__",
    "__reduce__",
    "__reduce_ex__",
    "__repr__",
    "__setattr__",
    "__sizeof__",
    "__str__",
    "__subclasshook__",
];

/// Attributes that instances of builtin classes have.
fn is_builtin_attribute(class: &str, name: &str) -> bool {
    match name {
        "args" | "__traceback__" | "__cause__" | "__context__" => {
            class.ends_with("Error") || class.ends_with("Exception")
        }
        "errno" | "strerror" | "filename" => matches!(class, "OSError" | "IOError" | "EnvironmentError"),
        "code" => class == "SystemExit",
        "value" => class == "StopIteration",
        "__doc__" => class == "type",
        _ => false,
    }
}

#[test]
fn test() {
    crate::testing::check(
        AttributeDefinedOutsideInit,
        r#"
class A:
    known = None
    def __init__(self):
        self.own = 1
        if x:
            self.helper()
        def inner():
            self.inside = 1
          # ^^^^^^^^^^^ PLW0201: Attribute 'inside' defined outside __init__
    def helper(self):
        self.helped = 1
        self.second()
    def second(self):
        self.late = 1
      # ^^^^^^^^^ PLW0201: Attribute 'late' defined outside __init__
    def method(self):
        self.own = self.helped = self.known = 2
        self.new, self.other = 1, 2
      # ^^^^^^^^ PLW0201: Attribute 'new' defined outside __init__
                # ^^^^^^^^^^ PLW0201: Attribute 'other' defined outside __init__
        self.count += 1
        for self.index in x:
          # ^^^^^^^^^^ PLW0201
            pass
    @classmethod
    def make(cls):
        cls.made = 1
    def setUp(self):
        self.fixture = 1
    def _set(self, value):
        self._value = value
    value = property(None, _set)
    @property
    def size(self):
        self._size = 1
      # ^^^^^^^^^^ PLW0201
        self.__class__ = B
    @size.setter
    def size(self, size):
        self._half = size / 2
    @classmethod
    def copy(cls):
        copy = cls()
        copy.copied = 1
      # ^^^^^^^^^^^ PLW0201
    def __init_subclass__(cls):
        cls.subclassed = 1
class B(A):
    def method(self):
        self.own = self.fixture = 1
        self.new = 1
      # ^^^^^^^^ PLW0201
class C(Unknown):
    def method(self):
        self.new: int = 1
class D:
    def __init__(self):
        self.first = 1
def make():
    made = D()
    made.second = made.first = 1
  # ^^^^^^^^^^^ PLW0201
    return made
"#,
    );
}
