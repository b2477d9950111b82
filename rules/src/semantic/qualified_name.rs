//! What a dotted expression means across imports: `t.List` after `import typing as t` is `typing.List`.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr};
use smallvec::SmallVec;

use super::{BindingId, BindingKind, Model};

/// The segments of a dotted name, the module first; builtins begin with `builtins`.
pub(crate) type QualifiedName<'a> = SmallVec<[&'a str; 4]>;

impl<'a> Model<'a> {
    /// The name under which the rest of the world knows what an expression of names and attributes refers to:
    /// imports followed, builtins under `builtins`. None for what the file itself defines. Relative imports keep
    /// their leading dots as first segments.
    pub(crate) fn qualified_name(&self, expr: &'a Expr) -> Option<QualifiedName<'a>> {
        let mut head = expr;
        while let Expr::Attribute(attribute) = head {
            head = &attribute.value;
        }
        let Expr::Name(name) = head else { return None };
        let mut qualified = match self.resolve_name(name) {
            Some(binding) => self.imported_name(binding)?,
            None => {
                let reference = self.nodes.get(self.nodes.id_of(name)?).reference?;
                if !self.is_builtin_reference(reference) {
                    return None;
                }
                QualifiedName::from_slice(&["builtins", name.id.as_str()])
            }
        };
        let known = qualified.len();
        let mut rest = expr;
        while let Expr::Attribute(attribute) = rest {
            qualified.push(attribute.attr.as_str());
            rest = &attribute.value;
        }
        qualified[known..].reverse();
        Some(qualified)
    }

    /// Whether an expression refers to the dotted name given as segments.
    pub(crate) fn is_qualified(&self, expr: &'a Expr, segments: &[&str]) -> bool {
        // Most expressions end in another name.
        if let (Expr::Attribute(attribute), Some(last)) = (expr, segments.last())
            && attribute.attr.as_str() != *last
        {
            return false;
        }
        self.qualified_name(expr)
            .is_some_and(|name| name.as_slice() == segments)
    }

    /// Whether a module is `typing` or `typing_extensions`.
    pub(super) fn is_typing_module(name: &str) -> bool {
        matches!(name, "typing" | "typing_extensions")
    }

    /// Whether an expression refers to a member of `typing` or `typing_extensions`.
    pub(crate) fn is_typing(&self, expr: &'a Expr, member: &str) -> bool {
        self.typing_member(expr).is_some_and(|found| found == member)
    }

    /// The member of `typing` or `typing_extensions` that an expression refers to.
    pub(crate) fn typing_member(&self, expr: &'a Expr) -> Option<&'a str> {
        if !self.imports_typing {
            return None;
        }
        let (name, member) = match expr {
            Expr::Name(name) => (name, None),
            Expr::Attribute(attribute) => match &*attribute.value {
                Expr::Name(name) => (name, Some(attribute.attr.as_str())),
                _ => return None,
            },
            _ => return None,
        };
        let binding = self.binding(self.resolve_name(name)?);
        match (binding.kind, member, self.nodes.get(binding.node).node) {
            (BindingKind::FromImport, None, AnyNodeRef::Alias(alias)) => {
                let AnyNodeRef::StmtImportFrom(import) = self.nodes.get(binding.statement).node else {
                    return None;
                };
                let module = import.module.as_deref()?;
                (import.level == 0 && Self::is_typing_module(module)).then_some(alias.name.as_str())
            }
            (BindingKind::Import, Some(_), AnyNodeRef::Alias(alias)) => {
                Self::is_typing_module(alias.name.as_str())
                    .then_some(member)
                    .flatten()
            }
            _ => None,
        }
    }

    /// The dotted name that an import binding stands for.
    pub(crate) fn imported_name(&self, id: BindingId) -> Option<QualifiedName<'a>> {
        let binding = self.binding(id);
        let AnyNodeRef::Alias(alias) = self.nodes.get(binding.node).node else {
            return None;
        };
        match binding.kind {
            BindingKind::Import => {
                let mut name = QualifiedName::new();
                push_dotted(&mut name, alias.name.as_str());
                Some(name)
            }
            BindingKind::SubmoduleImport => alias
                .name
                .as_str()
                .split('.')
                .next()
                .map(|name| [name].into_iter().collect()),
            BindingKind::FromImport | BindingKind::FutureImport => {
                let AnyNodeRef::StmtImportFrom(import) = self.nodes.get(binding.statement).node else {
                    return None;
                };
                Some(from_import_name(import, alias))
            }
            _ => None,
        }
    }

    fn is_builtin_reference(&self, reference: super::ReferenceId) -> bool {
        self.reference(reference).binding.is_none()
            && crate::builtins::is_builtin(self.names.text(self.reference(reference).name))
    }
}

/// Adds the segments of a dotted name. Most have one: they are too short for a search that takes many bytes at once.
fn push_dotted<'a>(segments: &mut QualifiedName<'a>, name: &'a str) {
    let mut from = 0;
    for (index, byte) in name.bytes().enumerate() {
        if byte == b'.' {
            segments.push(&name[from..index]);
            from = index + 1;
        }
    }
    segments.push(&name[from..]);
}

fn from_import_name<'a>(import: &'a ast::StmtImportFrom, alias: &'a ast::Alias) -> QualifiedName<'a> {
    let mut name = QualifiedName::new();
    name.extend((0..import.level).map(|_| "."));
    if let Some(module) = &import.module {
        push_dotted(&mut name, module.as_str());
    }
    name.push(alias.name.as_str());
    name
}
