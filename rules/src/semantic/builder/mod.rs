//! The one walk over the syntax tree: fills the model.
//!
//! Function bodies, lambdas and deferred annotations are walked after the module's own code, first come first
//! served, because they run when the module's names are complete. Recursion is guarded: past a shallow depth each
//! level may move to a grown stack, so that no input overflows it.

mod annotation;
mod expression;
mod resolve;
mod statement;

use std::collections::VecDeque;

use ruff_python_ast::relocate::relocate_expr;
use ruff_python_ast::{self as ast, AnyNodeRef, Expr, HasNodeIndex, ModModule};
use ruff_python_parser::{parse_expression, parse_string_annotation};
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use typed_arena::Arena;

use crate::nesting::MAX_DEPTH;

use super::{
    BindingFlags, BindingKind, Buffers, Model, NodeId, Reference, ReferenceFlags, ReferenceId, Scope,
    ScopeId, ScopeKind, Unresolved, UnresolvedKind,
};

/// What the walk must know of the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ModelOptions {
    /// A `.pyi` stub: annotations and class bases may look ahead.
    pub(crate) stub: bool,
    /// `__init__.py`, where `__path__` exists.
    pub(crate) package: bool,
    pub(crate) target_version: ast::PythonVersion,
}

/// What runs after the code around it.
#[derive(Clone, Copy)]
enum Task<'a> {
    Function(&'a ast::StmtFunctionDef),
    Lambda(&'a ast::ExprLambda),
    Expr(&'a Expr),
    StringAnnotation(&'a ast::ExprStringLiteral),
}

struct Deferred<'a> {
    task: Task<'a>,
    node: NodeId,
    scope: ScopeId,
    parent: Option<NodeId>,
    flags: ReferenceFlags,
}

/// Nesting below which no stack check is made.
const SHALLOW: usize = 48;
const RED_ZONE: usize = 128 * 1024;
const STACK_SEGMENT: usize = 2 * 1024 * 1024;

struct Builder<'a, 'm> {
    model: &'m mut Model<'a>,
    text: &'a str,
    options: ModelOptions,
    /// Holds the trees of string annotations.
    arena: &'a Arena<Expr>,
    scope: ScopeId,
    parent: Option<NodeId>,
    /// What every reference made here and now carries.
    flags: ReferenceFlags,
    /// Inside a `try` that handles `ImportError` or everything.
    import_error_handled: bool,
    deferred: VecDeque<Deferred<'a>>,
    depth: usize,
    /// A function gave a scope around it a name, or its value.
    binds_outside: bool,
    /// By the number of a name, whether it is a builtin, where that was asked.
    builtins: Vec<Option<bool>>,
}

/// Builds the model of a module. String annotations are parsed into `arena`.
pub(crate) fn build<'a>(
    module: &'a ModModule,
    text: &'a str,
    options: ModelOptions,
    arena: &'a Arena<Expr>,
    buffers: &mut Buffers,
) -> Model<'a> {
    let mut model = Model::empty(buffers);
    // A little more than most files need.
    model.nodes.reserve(text.len() / 7);
    model.bindings.reserve(text.len() / 96);
    model.references.reserve(text.len() / 20);
    let mut builder = Builder {
        model: &mut model,
        text,
        options,
        arena,
        scope: ScopeId::MODULE,
        parent: None,
        flags: ReferenceFlags::empty(),
        import_error_handled: false,
        deferred: VecDeque::new(),
        depth: 0,
        binds_outside: false,
        builtins: Vec::new(),
    };
    let node = builder.model.nodes.push(module, None, ScopeId::MODULE);
    builder.push_scope(ScopeKind::Module, node);
    builder.parent = Some(node);
    builder.statements(&module.body);
    builder.run_deferred();
    builder.forgive_bound_outside();
    builder.resolve_exports();
    model
}

impl<'a> Builder<'a, '_> {
    /// Records a node that holds no others.
    #[inline]
    fn leaf<N>(&mut self, node: &'a N) -> NodeId
    where
        N: HasNodeIndex,
        &'a N: Into<AnyNodeRef<'a>>,
    {
        self.model.nodes.push(node, self.parent, self.scope)
    }

    /// Records a node and makes it the parent of what follows; the caller gives the result back to [`Self::leave`].
    #[inline]
    fn enter<N>(&mut self, node: &'a N) -> Option<NodeId>
    where
        N: HasNodeIndex,
        &'a N: Into<AnyNodeRef<'a>>,
    {
        let id = self.leaf(node);
        self.parent.replace(id)
    }

    /// Records a node, and walks what it holds one level deeper.
    #[inline]
    fn within<N>(&mut self, node: &'a N, run: impl FnOnce(&mut Self, &'a N))
    where
        N: HasNodeIndex,
        &'a N: Into<AnyNodeRef<'a>>,
    {
        self.nested(|builder| {
            let parent = builder.enter(node);
            run(builder, node);
            builder.leave(parent);
        });
    }

    #[inline]
    fn leave(&mut self, parent: Option<NodeId>) {
        self.parent = parent;
    }

    /// The node that was entered last and not left.
    fn current(&self) -> NodeId {
        self.parent.unwrap_or(NodeId::new(0))
    }

    /// Runs one level of recursion, on a grown stack where the input nests deeply.
    #[inline]
    fn nested(&mut self, run: impl FnOnce(&mut Self)) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let place = self.model.nodes.get(self.current()).node.range();
            self.model.too_deep.get_or_insert(place);
        } else if self.depth > SHALLOW {
            self.model.depth = self.model.depth.max(self.depth);
            stacker::maybe_grow(RED_ZONE, STACK_SEGMENT, || run(self));
        } else {
            run(self);
        }
        self.depth -= 1;
    }

    /// Opens a scope for the given node and makes it current; the result is the scope to go back to.
    fn push_scope(&mut self, kind: ScopeKind, node: NodeId) -> ScopeId {
        let id = ScopeId::new(self.model.scopes.len());
        self.model.scopes.push(Scope {
            kind,
            node,
            parent: (kind != ScopeKind::Module).then_some(self.scope),
            globals: SmallVec::new(),
            nonlocals: SmallVec::new(),
            uses_locals: false,
            star_imports: SmallVec::new(),
            star_import_used: false,
            first_name: None,
            last_name: None,
            is_generator: false,
        });
        self.model.nodes.get_mut(node).opens = Some(id);
        std::mem::replace(&mut self.scope, id)
    }

    fn scope(&mut self) -> &mut Scope {
        &mut self.model.scopes[self.scope.index()]
    }

    /// Runs with flags added to those of the surroundings.
    #[inline]
    fn with_flags(&mut self, flags: ReferenceFlags, run: impl FnOnce(&mut Self)) {
        let before = self.flags;
        self.flags |= flags;
        run(self);
        self.flags = before;
    }

    fn defer(&mut self, task: Task<'a>, node: NodeId) {
        let flags = self.flags.difference(ReferenceFlags::NAME_ERROR_HANDLED);
        self.deferred.push_back(Deferred {
            task,
            node,
            scope: self.scope,
            parent: self.parent,
            flags,
        });
    }

    fn run_deferred(&mut self) {
        while let Some(deferred) = self.deferred.pop_front() {
            self.scope = deferred.scope;
            self.parent = deferred.parent;
            self.flags = deferred.flags;
            self.import_error_handled = false;
            match deferred.task {
                Task::Function(function) => self.function_body(function, deferred.node),
                Task::Lambda(lambda) => self.lambda_body(lambda, deferred.node),
                Task::Expr(expr) => {
                    self.flags |= ReferenceFlags::DEFERRED;
                    self.expr(expr);
                }
                Task::StringAnnotation(literal) => {
                    self.parent = Some(deferred.node);
                    self.string_annotation(literal);
                }
            }
        }
        self.scope = ScopeId::MODULE;
        self.parent = Some(NodeId::new(0));
        self.flags = ReferenceFlags::empty();
    }

    fn string_annotation(&mut self, literal: &'a ast::ExprStringLiteral) {
        // Places in the text are known where it says literally what the string holds.
        let literally = literal
            .as_single_part_string()
            .filter(|part| &self.text[part.content_range()] == part.as_str());
        let parsed = match literally {
            Some(part) => parse_string_annotation(self.text, part).map(|parsed| parsed.into_expr()),
            None => parse_expression(literal.value.to_str()).map(|parsed| {
                let mut expr = parsed.into_expr();
                relocate_expr(&mut expr, literal.range());
                expr
            }),
        };
        match parsed {
            Ok(parsed) => {
                let expr = self.arena.alloc(parsed);
                self.flags |= ReferenceFlags::STRING | ReferenceFlags::DEFERRED | ReferenceFlags::ANNOTATION;
                self.expr(expr);
            }
            Err(error) => self
                .model
                .invalid_annotations
                .push((literal.range(), error.error.to_string())),
        }
    }

    /// Names that a function gives to a scope around it are defined there, wherever they are read.
    fn forgive_bound_outside(&mut self) {
        if !self.binds_outside {
            return;
        }
        let mut unresolved = std::mem::take(&mut self.model.unresolved);
        let mut known: FxHashMap<(ScopeId, super::NameId), bool> = FxHashMap::default();
        unresolved.retain(|unresolved| {
            let reference = self.model.reference(unresolved.reference);
            let name = reference.name;
            let holder = self.model.scope_chain(reference.scope).find(|scope| {
                self.model.scope(*scope).kind != ScopeKind::Class
                    && self.model.table.get(*scope, name).is_some()
            });
            !holder.is_some_and(|holder| {
                *known
                    .entry((holder, name))
                    .or_insert_with(|| self.is_bound_from_inside(holder, name))
            })
        });
        self.model.unresolved = unresolved;
    }

    /// Whether a function inside gives the name to a scope, or the name its value.
    fn is_bound_from_inside(&self, scope: ScopeId, name: super::NameId) -> bool {
        self.model.bindings_of(scope, name).any(|id| {
            let binding = self.model.binding(id);
            binding.kind == BindingKind::Global || binding.flags.contains(BindingFlags::DECLARED_NONLOCAL)
        })
    }

    /// Every name in `__all__` reads the module's name.
    fn resolve_exports(&mut self) {
        let mut names = std::mem::take(&mut self.model.dunder_all.names);
        // So that the first reference to a binding tells whether all of them are such calls.
        names.sort_by_key(|export| export.by_call);
        for export in &names {
            self.flags = ReferenceFlags::EXPORT;
            self.flags.set(ReferenceFlags::EXPORT_BY_CALL, export.by_call);
            self.load(export.name, export.range, export.statement);
        }
        self.model.dunder_all.names = names;
    }

    /// Records a read of a name, resolved or not.
    fn refer(
        &mut self,
        name: super::NameId,
        range: TextRange,
        node: NodeId,
        binding: Option<super::BindingId>,
    ) -> ReferenceId {
        let id = ReferenceId::new(self.model.references.len());
        self.model.references.push(Reference {
            name,
            range,
            node,
            scope: self.scope,
            binding,
            flags: self.flags,
            next: None,
        });
        if let Some(binding) = binding {
            let last = {
                let binding = &mut self.model.bindings[binding.index()];
                binding.first_reference.get_or_insert(id);
                binding.last_reference.replace(id)
            };
            if let Some(last) = last {
                self.model.references[last.index()].next = Some(id);
            }
        }
        id
    }

    fn unresolved(&mut self, reference: ReferenceId, kind: UnresolvedKind) {
        self.model.unresolved.push(Unresolved { reference, kind });
    }
}
