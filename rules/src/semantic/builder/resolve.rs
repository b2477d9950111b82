//! Giving names values, and finding the value that a name has.

use ruff_text_size::TextRange;

use super::Builder;
use crate::builtins;
use crate::semantic::{
    Binding, BindingFlags, BindingId, BindingKind, NameId, NodeId, ReferenceFlags, ReferenceId, ScopeId,
    ScopeKind, UnresolvedKind,
};

impl<'a> Builder<'a, '_> {
    /// Binds a name in the current scope, or where `global` and `nonlocal` send it. `node` is what binds.
    pub(super) fn bind(
        &mut self,
        name: &'a str,
        range: TextRange,
        node: NodeId,
        kind: BindingKind,
    ) -> BindingId {
        let name_id = self.model.names.intern(name);
        let mut scope = self.scope;
        if kind == BindingKind::NamedExpr {
            // A walrus in a comprehension binds in the scope around it (PEP 572).
            while self.model.scopes[scope.index()].kind == ScopeKind::Comprehension {
                let Some(parent) = self.model.scopes[scope.index()].parent else {
                    break;
                };
                scope = parent;
            }
        }
        let mut flags = BindingFlags::empty();
        if scope != ScopeId::MODULE {
            if self.model.scopes[scope.index()].declares_global(name_id) {
                flags |= BindingFlags::DECLARED_GLOBAL;
                scope = ScopeId::MODULE;
            } else if self.model.scopes[scope.index()].declares_nonlocal(name_id) {
                flags |= BindingFlags::DECLARED_NONLOCAL;
                scope = self.nonlocal_scope(scope, name_id).unwrap_or(scope);
                self.binds_outside = true;
            }
        }
        if self.flags.contains(ReferenceFlags::TYPE_CHECKING) {
            flags |= BindingFlags::TYPE_CHECKING;
        }
        if self.import_error_handled {
            flags |= BindingFlags::IMPORT_ERROR_HANDLED;
        }
        let id = BindingId::new(self.model.bindings.len());
        let slot = self.model.table.open(scope, name_id, id);
        // An annotation alone takes no value away.
        let annotates = kind == BindingKind::Annotation && slot.current.is_some();
        let shadowed = if annotates {
            slot.current
        } else {
            slot.current.replace(id)
        };
        if std::mem::take(&mut slot.gap) {
            flags |= BindingFlags::AFTER_GAP;
        } else if shadowed.is_some_and(|shadowed| {
            let shadowed = &self.model.bindings[shadowed.index()];
            shadowed.is_used() || shadowed.flags.contains(BindingFlags::HIDES_USED)
        }) {
            flags |= BindingFlags::HIDES_USED;
        }
        let previous = std::mem::replace(&mut slot.last, id);
        if previous != id {
            self.model.bindings[previous.index()].next_of_name = Some(id);
        } else {
            let scope = &mut self.model.scopes[scope.index()];
            scope.first_name.get_or_insert(id);
            if let Some(last) = scope.last_name.replace(id) {
                self.model.bindings[last.index()].next_name = Some(id);
            }
        }
        let statement = self.model.nodes.statement(node);
        self.model.bindings.push(Binding {
            kind,
            name: name_id,
            scope,
            range,
            node,
            statement,
            flags,
            shadowed,
            next_of_name: None,
            next_name: None,
            first_reference: None,
            last_reference: None,
        });
        id
    }

    /// The scope that a `nonlocal` name lives in: the nearest function around that binds it.
    pub(super) fn nonlocal_scope(&self, scope: ScopeId, name: NameId) -> Option<ScopeId> {
        self.model.scope_chain(scope).skip(1).find(|outer| {
            self.model.scope(*outer).is_function() && self.model.table.get(*outer, name).is_some()
        })
    }

    /// Reads a name: finds the binding that it has now, seen from the current scope.
    pub(super) fn load(&mut self, name: &'a str, range: TextRange, node: NodeId) {
        let name_id = self.model.names.intern(name);
        let mut next = Some(self.scope);
        let mut starred = false;
        // A class's names are seen from its own body and from type parameters directly in it.
        let mut sees_class = true;
        let mut declared_global = false;
        while let Some(scope_id) = next {
            let scope = &self.model.scopes[scope_id.index()];
            let kind = scope.kind;
            next = if !declared_global && scope.declares_global(name_id) {
                declared_global = true;
                (scope_id != ScopeId::MODULE).then_some(ScopeId::MODULE)
            } else {
                scope.parent
            };
            if declared_global && scope_id != ScopeId::MODULE {
                continue;
            }
            if kind == ScopeKind::Class {
                if name == "__class__" && scope_id != self.scope {
                    return;
                }
                if !sees_class {
                    continue;
                }
            }
            if !scope.star_imports.is_empty() {
                starred = true;
            }
            sees_class &= kind == ScopeKind::TypeParams;
            // What a postponed annotation can have from the module is preferred to what a class or function binds in
            // the end (PEP 563).
            if matches!(kind, ScopeKind::Class | ScopeKind::Function)
                && self.in_postponed_annotation()
                && let Some(of_module) = self.value_in_module(name_id)
            {
                let reference = self.refer(name_id, range, node, Some(of_module));
                self.set_reference(node, reference);
                return;
            }
            let Some(slot) = self.model.table.get(scope_id, name_id) else {
                continue;
            };
            let Some(binding) = slot.current else {
                // Removed: the scope's own name, without a value.
                let reference = self.refer(name_id, range, node, None);
                self.set_reference(node, reference);
                self.unresolved(reference, UnresolvedKind::Undefined);
                return;
            };
            if self.model.binding(binding).kind == BindingKind::Annotation
                && !self.options.stub
                && !self.flags.contains(ReferenceFlags::EXPORT)
            {
                // An annotation alone gives no value, but reading the name is a use of it. A stub has no values at all.
                let reference = self.refer(name_id, range, node, Some(binding));
                if kind != ScopeKind::Function {
                    continue;
                }
                // The name is local, so that no other is seen.
                self.set_reference(node, reference);
                self.unresolved(reference, UnresolvedKind::Undefined);
                return;
            }
            let reference = self.refer(name_id, range, node, Some(binding));
            self.set_reference(node, reference);
            return;
        }
        let reference = self.refer(name_id, range, node, None);
        self.set_reference(node, reference);
        if self.is_builtin(name_id, name) || self.is_implicit(name) {
            return;
        }
        if starred {
            let mut next = Some(self.scope);
            while let Some(id) = next {
                self.model.scopes[id.index()].star_import_used = true;
                next = self.model.scopes[id.index()].parent;
            }
            self.unresolved(reference, UnresolvedKind::StarImport);
        } else {
            self.unresolved(reference, UnresolvedKind::Undefined);
        }
    }

    /// The module's binding of a name, unless it is an annotation alone.
    fn value_in_module(&self, name: NameId) -> Option<BindingId> {
        let binding = self.model.table.get(ScopeId::MODULE, name)?.current?;
        (self.model.binding(binding).kind != BindingKind::Annotation).then_some(binding)
    }

    fn set_reference(&mut self, node: NodeId, reference: ReferenceId) {
        // A name in `__all__` has no node of its own.
        if !self.flags.contains(ReferenceFlags::EXPORT) {
            self.model.nodes.get_mut(node).reference = Some(reference);
        }
    }

    /// Whether a name is a builtin: looked up once for each name of the file.
    fn is_builtin(&mut self, id: NameId, name: &str) -> bool {
        if self.builtins.len() <= id.index() {
            self.builtins.resize(id.index() + 1, None);
        }
        let version = self.options.target_version;
        *self.builtins[id.index()].get_or_insert_with(|| builtins::is_builtin_in(name, version))
    }

    /// Names that the import system and the class statement set without a binding in the file.
    fn is_implicit(&self, name: &str) -> bool {
        match name {
            "__path__" => self.options.package,
            "__module__" | "__qualname__" => self.model.scope(self.scope).kind == ScopeKind::Class,
            _ => builtins::is_module_dunder(name),
        }
    }

    /// `del name`.
    pub(super) fn delete(&mut self, name: &'a str, range: TextRange, node: NodeId) {
        let name_id = self.model.names.intern(name);
        let scope = self.scope();
        if scope.declares_global(name_id) || scope.declares_nonlocal(name_id) {
            let reference = self.flags | ReferenceFlags::DELETE;
            let before = std::mem::replace(&mut self.flags, reference);
            self.refer(name_id, range, node, None);
            self.flags = before;
            return;
        }
        self.flags |= ReferenceFlags::DELETE;
        match self
            .model
            .table
            .get(self.scope, name_id)
            .and_then(|slot| slot.current)
        {
            Some(binding) => {
                self.refer(name_id, range, node, Some(binding));
                if !self.on_conditional_branch() {
                    self.unbind(self.scope, name_id);
                }
            }
            None => {
                let reference = self.refer(name_id, range, node, None);
                if !builtins::is_builtin(name) && !self.on_conditional_branch() {
                    self.unresolved(reference, UnresolvedKind::Undefined);
                }
            }
        }
        self.flags.remove(ReferenceFlags::DELETE);
    }

    /// Takes a name's value away.
    pub(super) fn unbind(&mut self, scope: ScopeId, name: NameId) {
        if let Some(slot) = self.model.table.get_mut(scope, name)
            && let Some(binding) = slot.current.take()
        {
            self.model.bindings[binding.index()].flags |= BindingFlags::UNBOUND;
        }
    }

    /// Whether the code here, or the function around it, stands in a branch.
    fn on_conditional_branch(&self) -> bool {
        use ruff_python_ast::AnyNodeRef as Node;
        self.model.ancestors(self.current()).any(|node| {
            matches!(
                node,
                Node::StmtIf(_)
                    | Node::StmtWhile(_)
                    | Node::ExprIf(_)
                    | Node::StmtTry(_)
                    | Node::StmtMatch(_)
            )
        })
    }
}
