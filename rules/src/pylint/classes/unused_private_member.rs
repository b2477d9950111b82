use ruff_python_ast::{AnyNodeRef, Expr, ExprAttribute, ExprContext, ModModule, StmtClassDef};
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;

use crate::checker::Checker;
use crate::hooks::{Check, SubjectKind, declare_rule, subject::File};
use crate::pylint::as_string::parameters_as_string;
use crate::pylint::places::{binding_place, function_header};
use crate::semantic::{Binding, BindingKind, Model, NodeId, ReferenceFlags};

declare_rule! {
    /// Checks for members with two leading underscores that their class never uses.
    ///
    /// Nobody else can: outside of the class their names are others.
    ///
    /// A method counts as used where it is read from `self`, `cls`, the class by its name or `type(…)`, but not by its own body; a
    /// variable of the class where any object has it read; an attribute of `self` where it is read from `self`.
    ///
    /// ## Why is this bad?
    /// It costs readers time, and says that something was forgotten.
    ///
    /// ## Example
    /// ```python
    /// class Account:
    ///     def __audit(self):
    ///         return 1
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// class Account:
    ///     def audit(self):
    ///         return self.__audit()
    ///
    ///     def __audit(self):
    ///         return 1
    /// ```
    UnusedPrivateMember { code: "PLW0238", name: "unused-private-member", severity: Warning, nodes: [File] }
}

/// A name that is read more often than this counts as used.
const MOST_USES: usize = 256;

/// Classes around a member that are told of it.
const MOST_CLASSES: usize = 16;

impl Check<File> for UnusedPrivateMember {
    fn check<'a>(_: &'a ModModule, checker: &mut Checker<'a>) {
        let model = checker.model;
        let mut members = members(checker);
        if members.is_empty() {
            return;
        }
        members.sort_by_key(|member| member.place.start());
        let uses = uses(model);
        for member in &members {
            let named = uses.get(member.name).map_or(&[][..], Vec::as_slice);
            for class in classes_around(model, member.node).take(MOST_CLASSES) {
                let is_used =
                    named.len() > MOST_USES || named.iter().any(|use_| member.is_used_by(use_, class, model));
                if !is_used {
                    let path = path(model, member, class);
                    let message = format!("Unused private member `{path}`");
                    checker.report(Self, member.place, message);
                }
            }
        }
    }
}

/// Whether a name is private to its class: two leading underscores, and not two at its end.
fn is_private(name: &str) -> bool {
    let bare = name.trim_start_matches('_');
    name.len() - bare.len() >= 2 && !bare.is_empty() && !name.ends_with("__")
}

#[derive(Clone, Copy)]
enum Kind<'a> {
    Function(&'a ruff_python_ast::StmtFunctionDef),
    Variable,
    /// Set on an object of this name.
    Attribute(&'a str),
}

struct Member<'a> {
    kind: Kind<'a>,
    name: &'a str,
    node: NodeId,
    place: TextRange,
}

/// A place that reads a private name.
enum Use<'a> {
    Name(NodeId),
    Attribute(NodeId, &'a ExprAttribute),
}

fn members<'a>(checker: &Checker<'a>) -> Vec<Member<'a>> {
    let model = checker.model;
    let mut found = Vec::new();
    for binding in &model.bindings {
        let name = model.name_of(binding);
        if name.starts_with("__") && is_private(name) {
            found.extend(member_of(binding, name, checker));
        }
    }
    for id in model.nodes.of_kinds([SubjectKind::ExprAttribute]) {
        if let AnyNodeRef::ExprAttribute(attribute) = model.nodes.get(id).node
            && attribute.ctx == ExprContext::Store
            && is_private(attribute.attr.as_str())
            && let Expr::Name(object) = &*attribute.value
        {
            found.push(Member {
                kind: Kind::Attribute(object.id.as_str()),
                name: attribute.attr.as_str(),
                node: id,
                place: attribute.range(),
            });
        }
    }
    found
}

fn member_of<'a>(binding: &Binding, name: &'a str, checker: &Checker<'a>) -> Option<Member<'a>> {
    let kind = match (binding.kind, checker.model.nodes.get(binding.node).node) {
        (BindingKind::Function, AnyNodeRef::StmtFunctionDef(function)) => Kind::Function(function),
        (kind, _) if kind.is_target() || kind == BindingKind::Exception => Kind::Variable,
        _ => return None,
    };
    let place = match kind {
        Kind::Function(function) => function_header(function, checker.source),
        _ => binding_place(binding, checker),
    };
    Some(Member {
        kind,
        name,
        node: binding.node,
        place,
    })
}

/// The places that read private names, by name.
fn uses<'a>(model: &'a Model<'a>) -> FxHashMap<&'a str, Vec<Use<'a>>> {
    let mut found: FxHashMap<&str, Vec<Use>> = FxHashMap::default();
    let mut add = |name, use_| {
        let uses = found.entry(name).or_default();
        if uses.len() <= MOST_USES {
            uses.push(use_);
        }
    };
    for reference in &model.references {
        let name = model.names.text(reference.name);
        let is_read = !reference
            .flags
            .intersects(ReferenceFlags::DELETE | ReferenceFlags::AUGMENTED | ReferenceFlags::STRING);
        if name.starts_with("__") && is_private(name) && is_read {
            add(name, Use::Name(reference.node));
        }
    }
    for id in model.nodes.of_kinds([SubjectKind::ExprAttribute]) {
        if let AnyNodeRef::ExprAttribute(attribute) = model.nodes.get(id).node
            && attribute.ctx == ExprContext::Load
            && is_private(attribute.attr.as_str())
        {
            add(attribute.attr.as_str(), Use::Attribute(id, attribute));
        }
    }
    found
}

impl<'a> Member<'a> {
    fn is_used_by(&self, use_: &Use<'a>, class: NodeId, model: &'a Model<'a>) -> bool {
        let (Use::Name(node) | Use::Attribute(node, _)) = use_;
        if !model.nodes.ancestor_ids(*node).any(|around| around == class) {
            return false;
        }
        let name = class_name(model, class);
        let of = |object: &Expr, names: &[&str]| matches!(object, Expr::Name(object) if names.contains(&object.id.as_str()));
        match (self.kind, use_) {
            (Kind::Variable, _) => true,
            (Kind::Function(_), Use::Name(_)) => true,
            (Kind::Attribute(_), Use::Name(_)) => false,
            (Kind::Function(function), Use::Attribute(node, attribute)) => {
                let in_itself = model.scope_of(function) == Some(model.nodes.get(*node).scope);
                let of_type =
                    matches!(&*attribute.value, Expr::Call(call) if model.is_builtin(&call.func, "type"));
                !in_itself && (of_type || of(&attribute.value, &["self", "cls", name]))
            }
            (Kind::Attribute(object), Use::Attribute(_, attribute)) => {
                let of_class = object == "cls" || object == name;
                let of_instance = object == "self" || self.is_in_new(model);
                of_class && of(&attribute.value, &["self", "cls", name])
                    || of_instance && of(&attribute.value, &["self", object])
            }
        }
    }

    /// Whether an attribute is set in `__new__`, whose object has a name of the author's choice.
    fn is_in_new(&self, model: &Model) -> bool {
        let scope = model.scope(model.nodes.get(self.node).scope);
        matches!(model.nodes.get(scope.node).node, AnyNodeRef::StmtFunctionDef(function) if function.name.as_str() == "__new__")
    }
}

fn classes_around<'a>(model: &'a Model<'a>, node: NodeId) -> impl Iterator<Item = NodeId> {
    model
        .nodes
        .ancestor_ids(node)
        .filter(|id| matches!(model.nodes.get(*id).node, AnyNodeRef::StmtClassDef(_)))
}

fn class_name<'a>(model: &'a Model<'a>, class: NodeId) -> &'a str {
    match model.nodes.get(class).node {
        AnyNodeRef::StmtClassDef(StmtClassDef { name, .. }) => name.as_str(),
        _ => "",
    }
}

/// `Class.name`; of functions, with all that stands between, and with their parameters.
fn path(model: &Model, member: &Member, class: NodeId) -> String {
    let mut names = vec![member.name];
    if let Kind::Function(_) = member.kind {
        for around in model
            .nodes
            .ancestor_ids(member.node)
            .take_while(|around| *around != class)
        {
            match model.nodes.get(around).node {
                AnyNodeRef::StmtFunctionDef(function) => names.push(function.name.as_str()),
                AnyNodeRef::StmtClassDef(class) => names.push(class.name.as_str()),
                _ => {}
            }
        }
    }
    names.push(class_name(model, class));
    names.reverse();
    let path = names.join(".");
    match member.kind {
        Kind::Function(function) => format!("{path}({})", parameters_as_string(&function.parameters)),
        _ => path,
    }
}

#[test]
fn test() {
    crate::testing::check(
        UnusedPrivateMember,
        r#"
class A:
    __a = 1
  # ^^^ PLW0238: Unused private member `A.__a`
    __b = 2
    c = __b
    def __d(self, x=1, *args): pass
  # ^^^^^^^ PLW0238: Unused private member `A.__d(self, x=1, *args)`
    def __e(self): return self.__e()
  # ^^^^^^^ PLW0238
    def f(self, other):
        self.__g = self.__h = 1
      # ^^^^^^^^ PLW0238: Unused private member `A.__g`
        other.__i = self.__h
      # ^^^^^^^^^ PLW0238
        A.__j = other.__i
      # ^^^^^ PLW0238
        type(self).__k()
        return cls.__l
    def __k(self): pass
    def __l(self): pass
    def __m__(self): pass
    def __n(self): return lambda: self.__n
def f():
    __local = 1
"#,
    );
}
