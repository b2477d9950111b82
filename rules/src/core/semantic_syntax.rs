//! Errors that Python's compiler finds in a tree that its parser accepts.
//!
//! Statements are judged by the parser's own library, which asks for scopes; what it finds in expressions is rare, and
//! found from the bindings instead.

use std::cell::{Cell, RefCell};

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{AnyNodeRef, Expr, ModModule, PythonVersion, Stmt};
use ruff_python_parser::semantic_errors::{
    LazyImportContext, SemanticSyntaxChecker, SemanticSyntaxContext, SemanticSyntaxError,
    SemanticSyntaxErrorKind, WriteToDebugKind,
};
use ruff_text_size::{Ranged, TextRange};

use crate::checker::Checker;
use crate::semantic::{Binding, BindingKind, Model, NodeId, ScopeId, ScopeKind, binds};
use crate::{pyflakes, pylint};

/// The errors of a module with their messages.
pub(crate) fn errors<'a>(module: &'a ModModule, checker: &Checker<'a>) -> Vec<(TextRange, String)> {
    let model = checker.model;
    let debug = model.names.get("__debug__");
    let all = debug.is_some() || !names_duplicates(checker);
    if !checker.is_suspect && !all {
        return Vec::new();
    }
    let mut walk = Walk {
        judge: SemanticSyntaxChecker::new(),
        all,
        context: Context {
            checker,
            statement: Cell::new(NodeId::new(0)),
            found: RefCell::default(),
        },
    };
    walk.visit_body(&module.body);
    let Context { found, .. } = walk.context;
    let mut errors = found.into_inner();
    for binding in &model.bindings {
        if Some(binding.name) == debug && binding.kind.is_target() {
            let kind = SemanticSyntaxErrorKind::WriteToDebug(WriteToDebugKind::Store);
            errors.push(error(kind, binding.range, checker));
        }
        if binding.kind == BindingKind::NamedExpr
            && let Some((place, kind)) = misplaced(model, binding)
        {
            errors.push(error(kind, place, checker));
        }
    }
    errors
        .into_iter()
        .filter(|error| match error.kind {
            SemanticSyntaxErrorKind::DuplicateParameter(_) => !names_duplicates(checker),
            _ => !has_a_rule(&error.kind),
        })
        .map(|error| (error.range, error.to_string()))
        .collect()
}

/// Whether a rule reports parameters of the same name.
fn names_duplicates(checker: &Checker) -> bool {
    checker.enabled(pyflakes::DuplicateArgumentName) || checker.enabled(pylint::basic::DuplicateArgumentName)
}

fn error(kind: SemanticSyntaxErrorKind, range: TextRange, checker: &Checker) -> SemanticSyntaxError {
    SemanticSyntaxError {
        kind,
        range,
        python_version: checker.target_version(),
    }
}

/// Whether a rule of its own reports such an error.
fn has_a_rule(kind: &SemanticSyntaxErrorKind) -> bool {
    use SemanticSyntaxErrorKind as Kind;
    matches!(
        kind,
        Kind::LateFutureImport
            | Kind::FutureFeatureNotDefined(_)
            | Kind::NonModuleImportStar(_)
            | Kind::LoadBeforeGlobalDeclaration { .. }
            | Kind::LoadBeforeNonlocalDeclaration { .. }
            | Kind::YieldOutsideFunction(_)
            | Kind::ReturnOutsideFunction
            | Kind::AwaitOutsideAsyncFunction(_)
            | Kind::YieldFromInAsyncFunction
            | Kind::MultipleStarredExpressions
            | Kind::BreakOutsideLoop
            | Kind::ContinueOutsideLoop
            | Kind::NonlocalWithoutBinding(_)
    )
}

struct Walk<'c, 'a> {
    judge: SemanticSyntaxChecker,
    /// Every statement that binds may be at fault.
    all: bool,
    context: Context<'c, 'a>,
}

impl<'a> StatementVisitor<'a> for Walk<'_, 'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if self.may_be_at_fault(statement)
            && let Some(id) = self.context.checker.model.nodes.id_of(statement)
        {
            self.context.statement.set(id);
            self.judge.visit_stmt(statement, &self.context);
        }
        walk_stmt(self, statement);
    }
}

impl Walk<'_, '_> {
    /// Whether the library has anything to look at in a statement: for most it has not.
    fn may_be_at_fault(&self, statement: &Stmt) -> bool {
        match statement {
            Stmt::Match(_)
            | Stmt::Global(_)
            | Stmt::Nonlocal(_)
            | Stmt::TypeAlias(_)
            | Stmt::AnnAssign(_)
            | Stmt::FunctionDef(_) => true,
            Stmt::Assign(node) => {
                node.value.is_starred_expr() || node.targets.iter().any(Expr::is_starred_expr)
            }
            Stmt::Return(node) => node.value.as_deref().is_some_and(Expr::is_starred_expr),
            Stmt::For(node) => node.iter.is_starred_expr() || node.target.is_starred_expr(),
            Stmt::ClassDef(node) => self.all || node.type_params.is_some(),
            Stmt::Import(_) | Stmt::ImportFrom(_) | Stmt::Try(_) => self.all,
            _ => false,
        }
    }
}

/// What the library asks of the place of a statement.
struct Context<'c, 'a> {
    checker: &'c Checker<'a>,
    statement: Cell<NodeId>,
    found: RefCell<Vec<SemanticSyntaxError>>,
}

impl Context<'_, '_> {
    fn scope(&self) -> ScopeId {
        self.checker.model.nodes.get(self.statement.get()).scope
    }

    fn scope_kind(&self) -> ScopeKind {
        self.checker.model.scope(self.scope()).kind
    }
}

impl SemanticSyntaxContext for Context<'_, '_> {
    fn future_annotations_or_stub(&self) -> bool {
        self.checker.model.future_annotations || self.checker.source.is_stub()
    }

    // Lazy imports are no part of the versions that can be targeted.
    fn lazy_import_context(&self) -> Option<LazyImportContext> {
        None
    }

    fn python_version(&self) -> PythonVersion {
        self.checker.target_version()
    }

    fn source(&self) -> &str {
        self.checker.source.text
    }

    fn global(&self, name: &str) -> Option<TextRange> {
        let model = self.checker.model;
        let name = model.names.get(name)?;
        let globals = &model.scope(self.scope()).globals;
        let (_, statement) = globals.iter().find(|(global, _)| *global == name)?;
        Some(model.nodes.get(*statement).node.range())
    }

    // What follows from the next answers has rules of its own.
    fn has_nonlocal_binding(&self, _name: &str) -> bool {
        true
    }

    fn in_async_context(&self) -> bool {
        true
    }

    fn in_await_allowed_context(&self) -> bool {
        true
    }

    fn in_yield_allowed_context(&self) -> bool {
        true
    }

    fn in_loop_context(&self) -> bool {
        true
    }

    // Expressions are not shown to the library.
    fn in_sync_comprehension(&self) -> bool {
        false
    }

    fn in_class_body_comprehension(&self) -> bool {
        false
    }

    fn in_generator_context(&self) -> bool {
        false
    }

    fn in_module_scope(&self) -> bool {
        self.scope_kind() == ScopeKind::Module
    }

    fn in_function_scope(&self) -> bool {
        self.scope_kind() == ScopeKind::Function
    }

    fn in_notebook(&self) -> bool {
        false
    }

    fn report_semantic_error(&self, error: SemanticSyntaxError) {
        self.found.borrow_mut().push(error);
    }

    fn is_bound_parameter(&self, name: &str) -> bool {
        let model = self.checker.model;
        let scope = self.scope();
        model.names.get(name).is_some_and(|name| {
            model
                .bindings_of(scope, name)
                .any(|id| model.binding(id).kind == BindingKind::Parameter)
        })
    }
}

/// Whether `name := …` stands where a comprehension cannot have it.
fn misplaced(model: &Model, binding: &Binding) -> Option<(TextRange, SemanticSyntaxErrorKind)> {
    let nodes = &model.nodes;
    let named = nodes.get(binding.node).parent?;
    let place = nodes.get(named).node.range();
    let name = model.name_of(binding);
    let mut child = named;
    let mut in_comprehension = false;
    for around in nodes.ancestor_ids(named) {
        let generators = match nodes.get(around).node {
            AnyNodeRef::ExprListComp(node) => &node.generators,
            AnyNodeRef::ExprSetComp(node) => &node.generators,
            AnyNodeRef::ExprDictComp(node) => &node.generators,
            AnyNodeRef::ExprGenerator(node) => &node.generators,
            AnyNodeRef::Comprehension(node) => {
                if node.iter.range().contains_range(nodes.get(child).node.range()) {
                    return Some((
                        place,
                        SemanticSyntaxErrorKind::NamedExpressionInComprehensionIterable,
                    ));
                }
                continue;
            }
            AnyNodeRef::ExprLambda(_) => return None,
            statement if statement.is_statement() => {
                let in_class = model.scope(nodes.get(around).scope).kind == ScopeKind::Class;
                let kind = SemanticSyntaxErrorKind::NamedExpressionInClassBodyComprehension;
                return (in_class && in_comprehension).then_some((place, kind));
            }
            _ => {
                child = around;
                continue;
            }
        };
        if generators.iter().any(|generator| binds(&generator.target, name)) {
            return Some((place, SemanticSyntaxErrorKind::ReboundComprehensionVariable));
        }
        in_comprehension = true;
        child = around;
    }
    None
}
