//! The walk over statements.

use ruff_python_ast::{self as ast, ExceptHandler, Expr, Pattern, Stmt};
use ruff_text_size::Ranged;

use super::{Builder, Task};
use crate::semantic::dunder_all::is_dunder_all;
use crate::semantic::{BindingFlags, BindingKind, Model, NodeId, ReferenceFlags, ScopeId, ScopeKind};

impl<'a> Builder<'a, '_> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) {
        for statement in body {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'a Stmt) {
        self.nested(|builder| {
            let parent = builder.enter(statement);
            builder.statement_inner(statement);
            builder.leave(parent);
        });
    }

    fn statement_inner(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::Return(ast::StmtReturn { value, .. }) => self.optional(value.as_deref()),
            Stmt::Delete(ast::StmtDelete { targets, .. }) => self.exprs(targets),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Assign(assign) => {
                self.expr(&assign.value);
                for target in &assign.targets {
                    self.target(target, BindingKind::Assignment);
                    if is_dunder_all(target) {
                        self.extend_dunder_all(&assign.value);
                    }
                }
            }
            Stmt::AugAssign(assign) => self.augmented_assignment(assign),
            Stmt::AnnAssign(assign) => self.annotated_assignment(assign),
            Stmt::For(ast::StmtFor {
                target,
                iter,
                body,
                orelse,
                ..
            }) => {
                self.expr(iter);
                self.target(target, BindingKind::LoopVariable);
                self.statements(body);
                self.statements(orelse);
            }
            Stmt::While(ast::StmtWhile {
                test, body, orelse, ..
            }) => {
                self.expr(test);
                self.statements(body);
                self.statements(orelse);
            }
            Stmt::If(node) => self.if_statement(node),
            Stmt::With(ast::StmtWith { items, body, .. }) => {
                for item in items {
                    let parent = self.enter(item);
                    self.expr(&item.context_expr);
                    if let Some(target) = &item.optional_vars {
                        self.target(target, BindingKind::WithItem);
                    }
                    self.leave(parent);
                }
                self.statements(body);
            }
            Stmt::Match(ast::StmtMatch { subject, cases, .. }) => {
                self.expr(subject);
                for case in cases {
                    let parent = self.enter(case);
                    self.pattern(&case.pattern);
                    self.optional(case.guard.as_deref());
                    self.statements(&case.body);
                    self.leave(parent);
                }
            }
            Stmt::Raise(ast::StmtRaise { exc, cause, .. }) => {
                self.optional(exc.as_deref());
                self.optional(cause.as_deref());
            }
            Stmt::Try(node) => self.try_statement(node),
            Stmt::Assert(ast::StmtAssert { test, msg, .. }) => {
                self.expr(test);
                self.optional(msg.as_deref());
            }
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Global(global) => self.global(global),
            Stmt::Nonlocal(nonlocal) => {
                let node = self.current();
                for name in &nonlocal.names {
                    let name = self.model.names.intern(name.as_str());
                    if let Some(scope) = self.nonlocal_scope(self.scope, name)
                        && let Some(binding) = self.model.table.get(scope, name).and_then(|slot| slot.current)
                    {
                        self.model.bindings[binding.index()].flags |= BindingFlags::NAMED_ELSEWHERE;
                    }
                    self.scope().nonlocals.push((name, node));
                }
            }
            Stmt::Expr(ast::StmtExpr { value, .. }) => {
                self.expr(value);
                self.change_dunder_all(value);
            }
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => {}
        }
    }

    fn decorators(&mut self, decorators: &'a [ast::Decorator]) {
        for decorator in decorators {
            let parent = self.enter(decorator);
            self.expr(&decorator.expression);
            self.leave(parent);
        }
    }

    fn function(&mut self, function: &'a ast::StmtFunctionDef) {
        let node = self.current();
        self.decorators(&function.decorator_list);
        let outer = self.scope;
        self.type_params(function.type_params.as_deref(), node);
        self.parameters(&function.parameters);
        if let Some(returns) = &function.returns {
            self.annotation(returns);
        }
        self.defer(Task::Function(function), node);
        self.scope = outer;
        self.bind(
            function.name.as_str(),
            function.name.range(),
            node,
            BindingKind::Function,
        );
    }

    /// Walks defaults, then annotations, in the scope around the function.
    pub(super) fn parameters(&mut self, parameters: &'a ast::Parameters) {
        let parent = self.enter(parameters);
        for parameter in parameters.iter_non_variadic_params() {
            self.optional(parameter.default.as_deref());
        }
        for parameter in parameters.iter_source_order() {
            let parameter = parameter.as_parameter();
            let outer = self.enter(parameter);
            if let Some(annotation) = &parameter.annotation {
                self.annotation(annotation);
            }
            self.leave(outer);
        }
        self.leave(parent);
    }

    pub(super) fn function_body(&mut self, function: &'a ast::StmtFunctionDef, node: NodeId) {
        self.push_scope(ScopeKind::Function, node);
        self.parent = Some(node);
        self.bind_parameters(&function.parameters);
        self.statements(&function.body);
    }

    pub(super) fn bind_parameters(&mut self, parameters: &'a ast::Parameters) {
        for parameter in parameters.iter_source_order() {
            let parameter = parameter.as_parameter();
            if let Some(node) = self.model.nodes.id_of(parameter) {
                self.bind(
                    parameter.name.as_str(),
                    parameter.name.range(),
                    node,
                    BindingKind::Parameter,
                );
            }
        }
    }

    fn class(&mut self, class: &'a ast::StmtClassDef) {
        let node = self.current();
        self.decorators(&class.decorator_list);
        let outer = self.scope;
        self.type_params(class.type_params.as_deref(), node);
        if let Some(arguments) = &class.arguments {
            for base in &arguments.args {
                if self.options.stub {
                    self.defer(Task::Expr(base), node);
                } else {
                    self.expr(base);
                }
            }
            for keyword in &arguments.keywords {
                self.keyword(keyword);
            }
        }
        self.push_scope(ScopeKind::Class, node);
        self.statements(&class.body);
        self.scope = outer;
        self.bind(class.name.as_str(), class.name.range(), node, BindingKind::Class);
    }

    /// Opens the scope of type parameters, if there are any; it stays current.
    fn type_params(&mut self, type_params: Option<&'a ast::TypeParams>, node: NodeId) {
        let Some(type_params) = type_params else { return };
        self.push_scope(ScopeKind::TypeParams, node);
        for type_param in &type_params.type_params {
            let parent = self.enter(type_param);
            let (name, bound, default) = match type_param {
                ast::TypeParam::TypeVar(node) => (&node.name, node.bound.as_deref(), node.default.as_deref()),
                ast::TypeParam::ParamSpec(node) => (&node.name, None, node.default.as_deref()),
                ast::TypeParam::TypeVarTuple(node) => (&node.name, None, node.default.as_deref()),
            };
            self.bind(
                name.as_str(),
                name.range(),
                self.current(),
                BindingKind::TypeParam,
            );
            for lazy in [bound, default].into_iter().flatten() {
                let node = self.current();
                self.with_flags(ReferenceFlags::ANNOTATION, |builder| {
                    builder.defer(Task::Expr(lazy), node)
                });
            }
            self.leave(parent);
        }
    }

    fn type_alias(&mut self, alias: &'a ast::StmtTypeAlias) {
        let node = self.current();
        self.target(&alias.name, BindingKind::TypeAlias);
        let outer = self.scope;
        self.type_params(alias.type_params.as_deref(), node);
        self.with_flags(ReferenceFlags::ANNOTATION, |builder| {
            builder.defer(Task::Expr(&alias.value), node)
        });
        self.scope = outer;
    }

    fn augmented_assignment(&mut self, assign: &'a ast::StmtAugAssign) {
        if let Expr::Name(name) = &*assign.target {
            // Read, then bound: two subjects at one place.
            let parent = self.enter(name);
            let node = self.current();
            self.with_flags(ReferenceFlags::AUGMENTED, |builder| {
                builder.load(name.id.as_str(), name.range(), node)
            });
            self.leave(parent);
            self.expr(&assign.value);
            self.bind(name.id.as_str(), name.range(), node, BindingKind::AugAssignment);
            if is_dunder_all(&assign.target) {
                self.extend_dunder_all(&assign.value);
            }
        } else {
            self.expr(&assign.target);
            self.expr(&assign.value);
        }
    }

    fn annotated_assignment(&mut self, assign: &'a ast::StmtAnnAssign) {
        self.variable_annotation(&assign.annotation);
        if let Some(value) = &assign.value {
            if self.is_type_alias_annotation(&assign.annotation) {
                self.type_expr(value);
            } else {
                self.expr(value);
            }
        }
        let kind = if assign.value.is_some() {
            BindingKind::Assignment
        } else {
            BindingKind::Annotation
        };
        let before = self.model.bindings.len();
        self.target(&assign.target, kind);
        if let Some(binding) = self.model.bindings.get_mut(before) {
            binding.flags |= BindingFlags::ANNOTATED;
        }
        if let (true, Some(value)) = (is_dunder_all(&assign.target), &assign.value) {
            self.extend_dunder_all(value);
        }
    }

    fn if_statement(&mut self, node: &'a ast::StmtIf) {
        self.expr(&node.test);
        self.branch(&node.test, &node.body);
        for clause in &node.elif_else_clauses {
            let parent = self.enter(clause);
            match &clause.test {
                Some(test) => {
                    self.expr(test);
                    self.branch(test, &clause.body);
                }
                None => self.statements(&clause.body),
            }
            self.leave(parent);
        }
    }

    fn branch(&mut self, test: &'a Expr, body: &'a [Stmt]) {
        if self.is_type_checking(test) {
            self.with_flags(ReferenceFlags::TYPE_CHECKING, |builder| builder.statements(body));
        } else {
            self.statements(body);
        }
    }

    fn try_statement(&mut self, node: &'a ast::StmtTry) {
        let handles = |name: &[&str], bare: bool| {
            node.handlers.iter().any(
                |ExceptHandler::ExceptHandler(handler)| match handler.type_.as_deref() {
                    None => bare,
                    Some(Expr::Tuple(tuple)) => tuple.iter().any(|element| is_one_of(element, name)),
                    Some(expr) => is_one_of(expr, name),
                },
            )
        };
        let import_error_before = self.import_error_handled;
        self.import_error_handled |= handles(
            &["ImportError", "ModuleNotFoundError", "Exception", "BaseException"],
            true,
        );
        let flags = if handles(&["NameError"], false) {
            ReferenceFlags::NAME_ERROR_HANDLED
        } else {
            ReferenceFlags::empty()
        };
        self.with_flags(flags, |builder| builder.statements(&node.body));
        for ExceptHandler::ExceptHandler(handler) in &node.handlers {
            self.except_handler(handler);
        }
        self.import_error_handled = import_error_before;
        self.statements(&node.orelse);
        self.statements(&node.finalbody);
    }

    fn except_handler(&mut self, handler: &'a ast::ExceptHandlerExceptHandler) {
        let parent = self.enter(handler);
        self.optional(handler.type_.as_deref());
        match &handler.name {
            Some(name) => {
                let binding = self.bind(
                    name.as_str(),
                    name.range(),
                    self.current(),
                    BindingKind::Exception,
                );
                self.statements(&handler.body);
                let (scope, name, shadowed) = {
                    let binding = self.model.binding(binding);
                    (binding.scope, binding.name, binding.shadowed)
                };
                // Python deletes the name when the handler ends; what it hid is then gone too, but checkers keep it.
                self.unbind(scope, name);
                if let Some(slot) = self.model.table.get_mut(scope, name) {
                    slot.current = shadowed;
                    slot.gap = shadowed.is_some();
                }
            }
            None => self.statements(&handler.body),
        }
        self.leave(parent);
    }

    fn import(&mut self, import: &'a ast::StmtImport) {
        for alias in &import.names {
            let parent = self.enter(alias);
            let node = self.current();
            let module = alias.name.as_str();
            self.model.imports_typing |= Model::is_typing_module(module);
            match &alias.asname {
                Some(name) => {
                    let binding = self.bind(name.as_str(), name.range(), node, BindingKind::Import);
                    self.model.bindings[binding.index()].flags |= if name.as_str() == module {
                        BindingFlags::EXPLICIT_EXPORT
                    } else {
                        BindingFlags::RENAMED
                    };
                }
                None => match module.split_once('.') {
                    Some((head, _)) => {
                        self.bind(head, alias.range(), node, BindingKind::SubmoduleImport);
                    }
                    None => {
                        self.bind(module, alias.name.range(), node, BindingKind::Import);
                    }
                },
            }
            self.leave(parent);
        }
    }

    fn import_from(&mut self, import: &'a ast::StmtImportFrom) {
        let statement = self.current();
        let future = import.level == 0
            && import
                .module
                .as_ref()
                .is_some_and(|module| module.as_str() == "__future__");
        self.model.imports_typing |= import.module.as_deref().is_some_and(Model::is_typing_module);
        for alias in &import.names {
            let parent = self.enter(alias);
            let node = self.current();
            let member = alias.name.as_str();
            if member == "*" {
                self.scope().star_imports.push(statement);
            } else {
                let name = alias.asname.as_ref().unwrap_or(&alias.name);
                let kind = if future {
                    BindingKind::FutureImport
                } else {
                    BindingKind::FromImport
                };
                if future && member == "annotations" {
                    self.model.future_annotations = true;
                }
                let binding = self.bind(name.as_str(), name.range(), node, kind);
                if let Some(name) = &alias.asname {
                    self.model.bindings[binding.index()].flags |= if name.as_str() == member {
                        BindingFlags::EXPLICIT_EXPORT
                    } else {
                        BindingFlags::RENAMED
                    };
                }
            }
            self.leave(parent);
        }
    }

    fn global(&mut self, global: &'a ast::StmtGlobal) {
        let node = self.current();
        if self.scope == ScopeId::MODULE {
            return;
        }
        for identifier in &global.names {
            let name = self.model.names.intern(identifier.as_str());
            let current = self
                .model
                .table
                .get(ScopeId::MODULE, name)
                .and_then(|slot| slot.current);
            match current {
                Some(binding) if self.model.binding(binding).kind != BindingKind::Annotation => {
                    self.model.bindings[binding.index()].flags |= BindingFlags::NAMED_ELSEWHERE;
                }
                _ => {
                    // The function may be what gives the module the name, or its value.
                    let scope = std::mem::replace(&mut self.scope, ScopeId::MODULE);
                    let binding =
                        self.bind(identifier.as_str(), identifier.range(), node, BindingKind::Global);
                    self.model.bindings[binding.index()].flags |= BindingFlags::NAMED_ELSEWHERE;
                    self.scope = scope;
                    self.binds_outside = true;
                }
            }
            self.scope().globals.push((name, node));
        }
    }

    fn pattern(&mut self, pattern: &'a Pattern) {
        self.nested(|builder| {
            let parent = builder.enter(pattern);
            builder.pattern_inner(pattern);
            builder.leave(parent);
        });
    }

    fn pattern_inner(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchValue(node) => self.expr(&node.value),
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(node) => node.patterns.iter().for_each(|pattern| self.pattern(pattern)),
            Pattern::MatchMapping(node) => {
                for (key, pattern) in node.keys.iter().zip(&node.patterns) {
                    self.expr(key);
                    self.pattern(pattern);
                }
                self.capture(node.rest.as_ref());
            }
            Pattern::MatchClass(node) => {
                self.expr(&node.cls);
                node.arguments
                    .patterns
                    .iter()
                    .for_each(|pattern| self.pattern(pattern));
                node.arguments
                    .keywords
                    .iter()
                    .for_each(|keyword| self.pattern(&keyword.pattern));
            }
            Pattern::MatchStar(node) => self.capture(node.name.as_ref()),
            Pattern::MatchAs(node) => {
                if let Some(pattern) = &node.pattern {
                    self.pattern(pattern);
                }
                self.capture(node.name.as_ref());
            }
            Pattern::MatchOr(node) => node.patterns.iter().for_each(|pattern| self.pattern(pattern)),
        }
    }

    fn capture(&mut self, name: Option<&'a ast::Identifier>) {
        if let Some(name) = name {
            self.bind(
                name.as_str(),
                name.range(),
                self.current(),
                BindingKind::MatchCapture,
            );
        }
    }

    fn extend_dunder_all(&mut self, value: &'a Expr) {
        if self.scope == ScopeId::MODULE {
            let statement = self.current();
            self.model.dunder_all.extend(value, statement);
        }
    }

    /// `__all__.extend(…)`, `.append(…)`, `.remove(…)`.
    fn change_dunder_all(&mut self, value: &'a Expr) {
        if self.scope == ScopeId::MODULE
            && let Expr::Call(call) = value
            && let Expr::Attribute(attribute) = &*call.func
            && is_dunder_all(&attribute.value)
            && let [argument] = &*call.arguments.args
        {
            let statement = self.current();
            self.model.dunder_all.by_call = true;
            match attribute.attr.as_str() {
                "extend" => self.model.dunder_all.extend(argument, statement),
                "append" => self.model.dunder_all.push(argument, statement),
                "remove" => self.model.dunder_all.remove(argument),
                _ => {}
            }
            self.model.dunder_all.by_call = false;
        }
    }
}

fn is_one_of(expr: &Expr, names: &[&str]) -> bool {
    match expr {
        Expr::Name(name) => names.contains(&name.id.as_str()),
        Expr::Attribute(attribute) => names.contains(&attribute.attr.as_str()),
        _ => false,
    }
}
