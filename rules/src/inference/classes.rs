//! Classes of the file: their bases, the order in which members are looked up, their members.

use ruff_python_ast::{AnyNodeRef, Expr, StmtClassDef, StmtFunctionDef};
use smallvec::SmallVec;

use super::functions::{FunctionKind, has_decorator, method_kind, property};
use super::{Budget, Inference, Property, Value, Values, value};
use crate::semantic::{BindingId, BindingKind, NodeId};

/// What a class inherits from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Base<'a> {
    Class(&'a StmtClassDef),
    Builtin(&'a str),
    /// Imported: by its qualified name.
    External(&'a Expr),
    Unknown(&'a Expr),
}

/// What was found out about an expression among the bases of a class.
#[derive(Clone, Copy, Debug)]
pub(crate) enum KnownBase {
    Class(NodeId),
    /// Imported by this very name.
    External,
    Unknown,
}

/// A class and what it inherits from, nearest first.
#[derive(Debug)]
pub(crate) struct Ancestry<'a> {
    /// The class itself, then the classes of the file among its ancestors.
    pub(crate) classes: SmallVec<[&'a StmtClassDef; 4]>,
    /// The ancestors that are not classes of the file.
    pub(crate) others: SmallVec<[Base<'a>; 2]>,
}

impl<'a> Ancestry<'a> {
    /// Whether every ancestor is a class of the file or a builtin.
    pub(crate) fn is_complete(&self) -> bool {
        self.others.iter().all(|base| matches!(base, Base::Builtin(_)))
    }

    /// Whether the class inherits from nothing but classes of the file and `object`.
    pub(crate) fn is_plain(&self) -> bool {
        self.others
            .iter()
            .all(|base| matches!(base, Base::Builtin("object")))
    }

    pub(crate) fn has_builtin(&self, matches: impl Fn(&str) -> bool) -> bool {
        self.others
            .iter()
            .any(|base| matches!(base, Base::Builtin(name) if matches(name)))
    }
}

/// A name found in a class or one of its ancestors.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    /// The class that holds it.
    pub(crate) class: &'a StmtClassDef,
    pub(crate) binding: BindingId,
}

/// Of more functions under one name, the first counts.
const MOST_OVERLOADS: usize = 64;

/// More ancestors than these are not followed.
const MOST_ANCESTORS: usize = 64;

impl<'a> Inference<'a> {
    /// The bases of a class as they are written.
    pub(crate) fn bases(self, class: &'a StmtClassDef) -> SmallVec<[Base<'a>; 2]> {
        class.bases().iter().map(|base| self.base(base)).collect()
    }

    fn base(self, base: &'a Expr) -> Base<'a> {
        let generic = match base {
            Expr::Subscript(subscript) => &*subscript.value,
            base => base,
        };
        let id = self.model.nodes.id_of(generic);
        let known = id.and_then(|id| self.model.bases.borrow().get(&id).copied());
        match known {
            Some(KnownBase::Class(class))
                if let AnyNodeRef::StmtClassDef(class) = self.model.nodes.get(class).node =>
            {
                return Base::Class(class);
            }
            Some(KnownBase::External) => return Base::External(generic),
            Some(KnownBase::Unknown) => return Base::Unknown(base),
            _ => {}
        }
        let found = self.find_base(base, generic);
        let known = match found {
            Base::Class(class) => self.model.nodes.id_of(class).map(KnownBase::Class),
            Base::External(expr) if std::ptr::eq(expr, generic) => Some(KnownBase::External),
            Base::Unknown(_) => Some(KnownBase::Unknown),
            Base::External(_) | Base::Builtin(_) => None,
        };
        if let (Some(id), Some(known)) = (id, known) {
            self.model.bases.borrow_mut().insert(id, known);
        }
        found
    }

    fn find_base(self, base: &'a Expr, generic: &'a Expr) -> Base<'a> {
        match self.infer_one_of_any(generic) {
            Some(Value::Class(found)) => Base::Class(found),
            Some(Value::Builtin(name)) => Base::Builtin(name),
            Some(Value::External(expr)) => Base::External(expr),
            _ => Base::Unknown(base),
        }
    }

    /// What an expression is, where it can be one thing only.
    pub(crate) fn infer_one_of_any(self, expr: &'a Expr) -> Option<Value<'a>> {
        match self.infer(expr).as_slice() {
            [value] => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn ancestry(self, class: &'a StmtClassDef) -> Ancestry<'a> {
        let mut ancestry = Ancestry {
            classes: SmallVec::new(),
            others: SmallVec::new(),
        };
        let mut waiting: SmallVec<[Base<'a>; 8]> = SmallVec::new();
        waiting.push(Base::Class(class));
        while let Some(base) = waiting.pop() {
            let Base::Class(found) = base else {
                ancestry.others.push(base);
                continue;
            };
            if ancestry.classes.iter().any(|seen| std::ptr::eq(*seen, found)) {
                continue;
            }
            if ancestry.classes.len() == MOST_ANCESTORS {
                break;
            }
            ancestry.classes.push(found);
            waiting.extend(self.bases(found).into_iter().rev());
        }
        ancestry
    }

    pub(crate) fn is_metaclass(self, class: &'a StmtClassDef) -> bool {
        if class.bases().is_empty() {
            return false;
        }
        self.ancestry(class).has_builtin(|name| name == "type")
    }

    /// Whether a call of the class gives an instance of it and nothing else.
    pub(super) fn makes_plain_instances(self, class: &'a StmtClassDef) -> bool {
        !self.is_metaclass(class)
    }

    /// The last binding of a name in the body of a class itself.
    pub(crate) fn own_member(self, class: &StmtClassDef, name: &str) -> Option<BindingId> {
        self.model.lookup_in(self.model.scope_of(class)?, name)
    }

    /// The method that a class itself defines under a name.
    pub(crate) fn own_method(self, class: &StmtClassDef, name: &str) -> Option<&'a StmtFunctionDef> {
        self.function(self.own_member(class, name)?)
    }

    /// The function that a binding is.
    pub(crate) fn function(self, binding: BindingId) -> Option<&'a StmtFunctionDef> {
        let binding = self.model.binding(binding);
        match self.model.nodes.get(binding.node).node {
            AnyNodeRef::StmtFunctionDef(function) if binding.kind == BindingKind::Function => Some(function),
            _ => None,
        }
    }

    /// Of the functions among bindings, the first that is no overload; the first, if all are.
    pub(crate) fn implementation(
        self,
        bindings: impl Iterator<Item = BindingId>,
    ) -> Option<&'a StmtFunctionDef> {
        let mut functions = bindings.filter_map(|id| self.function(id)).peekable();
        let first = *functions.peek()?;
        let mut functions = functions.take(MOST_OVERLOADS);
        let own = functions.find(|function| !has_decorator(function, &["overload"]));
        own.or(Some(first))
    }

    /// The member of that name that the class or the nearest of its ancestors in the file holds.
    pub(crate) fn member(self, ancestry: &Ancestry<'a>, name: &str) -> Option<Member<'a>> {
        ancestry.classes.iter().find_map(|class| {
            let binding = self.own_member(class, name)?;
            Some(Member { class, binding })
        })
    }

    /// Whether a method of the class or of an ancestor in the file sets the attribute on its instance.
    pub(crate) fn sets_attribute(self, ancestry: &Ancestry<'a>, name: &str) -> bool {
        ancestry.classes.iter().any(|class| {
            self.model
                .nodes
                .id_of(*class)
                .is_some_and(|id| !self.facts().self_attribute(self.model, id, name).is_empty())
        })
    }

    pub(super) fn class_attribute(
        self,
        class: &'a StmtClassDef,
        name: &str,
        budget: &mut Budget,
        values: &mut Values<'a>,
    ) {
        let ancestry = self.ancestry(class);
        let Some(member) = self.member(&ancestry, name) else {
            values.push(Value::Unknown);
            return;
        };
        match self.function(member.binding) {
            Some(function) => values.push(match (property(function), method_kind(function)) {
                (Some(_), _) => Value::Unknown,
                (None, FunctionKind::ClassMethod) => Value::Method(function, class),
                _ => Value::Function(function),
            }),
            None => self.class_values(member, budget, values),
        }
    }

    /// Everything that a class body binds to the name of a member.
    fn class_values(self, member: Member<'a>, budget: &mut Budget, values: &mut Values<'a>) {
        let binding = self.model.binding(member.binding);
        for (count, id) in self.model.bindings_of(binding.scope, binding.name).enumerate() {
            if count == super::MOST_VALUES {
                values.push(Value::Unknown);
                return;
            }
            if self.model.binding(id).kind != BindingKind::Annotation {
                let before = values.len();
                self.bound_value(id, None, budget, values);
                for value in &mut values[before..] {
                    // A descriptor decides what reading it gives.
                    if let Value::Instance(class) = *value {
                        let ancestry = self.ancestry(class);
                        if ["__get__", "__set__"]
                            .iter()
                            .any(|name| self.member(&ancestry, name).is_some())
                        {
                            *value = Value::Unknown;
                        }
                    }
                }
            }
        }
    }

    pub(super) fn instance_attribute(
        self,
        class: &'a StmtClassDef,
        name: &str,
        budget: &mut Budget,
        values: &mut Values<'a>,
    ) {
        if name == "__class__" {
            values.push(Value::Class(class));
            return;
        }
        let ancestry = self.ancestry(class);
        let before = values.len();
        for class in &ancestry.classes {
            let Some(id) = self.model.nodes.id_of(*class) else {
                continue;
            };
            for place in self.facts().self_attribute(self.model, id, name) {
                if values.len() > super::MOST_VALUES {
                    values.push(Value::Unknown);
                    return;
                }
                self.assigned(place.node, budget, values);
            }
        }
        let Some(member) = self.member(&ancestry, name) else {
            // What an ancestor elsewhere may set is not known.
            if values.len() == before || !ancestry.is_complete() {
                values.push(Value::Unknown);
            }
            return;
        };
        match self.function(member.binding) {
            Some(function) => match (property(function), method_kind(function)) {
                (Some(Property::Getter), _) => self.returned_by_property(function, budget, values),
                (Some(Property::Other), _) => values.push(Value::Unknown),
                (None, FunctionKind::StaticMethod) => values.push(Value::Function(function)),
                (None, _) => values.push(Value::Method(function, class)),
            },
            None => {
                let before = values.len();
                self.class_values(member, budget, values);
                for value in &mut values[before..] {
                    // A function becomes a method, whatever name it came by.
                    if matches!(value, Value::Function(_)) {
                        *value = Value::Unknown;
                    }
                }
            }
        }
    }

    fn returned_by_property(
        self,
        function: &'a StmtFunctionDef,
        budget: &mut Budget,
        values: &mut Values<'a>,
    ) {
        if function.decorator_list.len() == 1 && !super::functions::is_abstract(function) {
            for statement in self.returns_of(function).take(super::MOST_VALUES) {
                match &statement.value {
                    Some(value) => values.extend(self.infer_within(value, budget)),
                    None => values.push(Value::Unknown),
                }
            }
        } else {
            values.push(Value::Unknown);
        }
    }

    /// What an assignment gives to the attribute that it sets.
    fn assigned(self, target: NodeId, budget: &mut Budget, values: &mut Values<'a>) {
        match self.model.ancestors(target).next() {
            Some(AnyNodeRef::StmtAssign(assign)) => values.extend(self.infer_within(&assign.value, budget)),
            Some(AnyNodeRef::StmtAnnAssign(assign)) => {
                if let Some(value) = &assign.value {
                    values.extend(self.infer_within(value, budget));
                }
            }
            _ => values.push(Value::Unknown),
        }
    }

    /// Whether an exception class: builtin ones and what inherits from them. None where it cannot be told.
    pub(crate) fn is_exception(self, class: &'a StmtClassDef) -> Option<bool> {
        let ancestry = self.ancestry(class);
        if ancestry.has_builtin(value::is_builtin_exception) {
            Some(true)
        } else if ancestry.is_complete() {
            Some(false)
        } else {
            None
        }
    }
}
