//! Which bindings of a name reach the place where it is read.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr};
use ruff_text_size::Ranged;
use smallvec::SmallVec;

use super::{Budget, Inference, Value, Values, unknown};
use crate::semantic::{Binding, BindingFlags, BindingId, BindingKind, NodeId, ScopeId, ScopeKind};

/// More bindings of one name than these are not followed.
const MOST_BINDINGS: usize = 24;

impl<'a> Inference<'a> {
    pub(super) fn infer_name(
        self,
        expr: &'a Expr,
        name: &'a ast::ExprName,
        budget: &mut Budget,
    ) -> Values<'a> {
        let Some(node) = self.model.nodes.id_of(name) else {
            return unknown();
        };
        let Some(binding) = self.model.resolve_name(name) else {
            // Builtins have no binding; neither has what a star import may bring.
            let reference = self.model.nodes.get(node).reference;
            let builtin = reference.is_some()
                && crate::builtins::is_builtin(name.id.as_str())
                && self.model.scopes[ScopeId::MODULE.index()].star_imports.is_empty();
            return if builtin {
                [Value::Builtin(name.id.as_str())].into_iter().collect()
            } else {
                unknown()
            };
        };
        let Some(bindings) = self.reaching(node, name, binding) else {
            return unknown();
        };
        let mut values = Values::new();
        for binding in bindings {
            self.bound_value(binding, Some(expr), budget, &mut values);
        }
        if values.is_empty() { unknown() } else { values }
    }

    /// The bindings that can have given the name its value; None where there are too many.
    fn reaching(
        self,
        node: NodeId,
        name: &ast::ExprName,
        resolved: BindingId,
    ) -> Option<SmallVec<[BindingId; 8]>> {
        let model = self.model;
        let (scope, name_id) = {
            let binding = model.binding(resolved);
            (binding.scope, binding.name)
        };
        let same_frame = self.frame(model.nodes.get(node).scope) == self.frame(scope);
        let statement = model.nodes.statement(node);
        let block = model.nodes.get(statement).parent;
        let mut reaching: SmallVec<[BindingId; 8]> = SmallVec::new();
        for (count, id) in model.bindings_of(scope, name_id).enumerate() {
            if count == MOST_BINDINGS {
                return None;
            }
            let binding = model.binding(id);
            let elsewhere = binding
                .flags
                .intersects(BindingFlags::DECLARED_GLOBAL | BindingFlags::DECLARED_NONLOCAL);
            if same_frame
                && !elsewhere
                && (binding.range.start() >= name.start()
                    || (binding.statement == statement && binds_after(binding.kind)))
            {
                continue;
            }
            if binding.kind == BindingKind::Annotation {
                continue;
            }
            if same_frame && self.exclusive(binding.statement, statement) {
                continue;
            }
            // Inside a loop or a handler, its own variable is what the name means.
            let holds = matches!(
                binding.kind,
                BindingKind::LoopVariable | BindingKind::ComprehensionVariable | BindingKind::Exception
            );
            if !elsewhere && !matches!(binding.kind, BindingKind::LoopVariable)
                || holds && self.around(binding, node)
            {
                let own = model.nodes.get(binding.statement).parent;
                if same_frame && own == block || holds {
                    reaching.clear();
                } else {
                    reaching.retain(|earlier| {
                        let earlier = model.binding(*earlier).statement;
                        Some(earlier) == Some(binding.statement)
                            || !own.is_some_and(|own| self.within(earlier, own))
                    });
                }
            }
            reaching.push(id);
        }
        Some(reaching)
    }

    /// Whether the statement that binds holds the node.
    fn around(self, binding: &Binding, node: NodeId) -> bool {
        let holder = match binding.kind {
            BindingKind::ComprehensionVariable => return true,
            BindingKind::Exception => binding.node,
            _ => binding.statement,
        };
        self.model.nodes.ancestor_ids(node).any(|id| id == holder)
    }

    /// Whether a node stands in a block: at any depth.
    fn within(self, node: NodeId, block: NodeId) -> bool {
        self.model.nodes.ancestor_ids(node).any(|id| id == block)
    }

    /// Whether two statements stand in different branches of one `if` or one `try`.
    pub(crate) fn exclusive(self, one: NodeId, other: NodeId) -> bool {
        let nodes = &self.model.nodes;
        let Some((around, a, b)) = nodes.meeting(one, other) else {
            return false;
        };
        let branch = |id: NodeId| match nodes.get(id).node {
            AnyNodeRef::ElifElseClause(_) => 1,
            AnyNodeRef::ExceptHandlerExceptHandler(_) => 2,
            _ => 0,
        };
        match nodes.get(around).node {
            AnyNodeRef::StmtIf(node) => {
                // The test runs before every branch.
                let tests = |id: NodeId| nodes.get(id).node.range() == node.test.range();
                (branch(a) == 1 || branch(b) == 1) && !tests(a) && !tests(b)
            }
            AnyNodeRef::StmtTry(node) => {
                let body = |id: NodeId| {
                    node.body
                        .iter()
                        .any(|statement| statement.range() == nodes.get(id).node.range())
                };
                (branch(a) == 2 && branch(b) == 2)
                    || (branch(a) == 2 && body(b))
                    || (branch(b) == 2 && body(a))
            }
            AnyNodeRef::StmtMatch(_) => true,
            _ => false,
        }
    }

    /// The scope that a comprehension or the type parameters stand in.
    pub(crate) fn frame(self, mut scope: ScopeId) -> ScopeId {
        while matches!(
            self.model.scope(scope).kind,
            ScopeKind::Comprehension | ScopeKind::TypeParams
        ) && let Some(parent) = self.model.scope(scope).parent
        {
            scope = parent;
        }
        scope
    }

    /// What a binding gives its name.
    pub(super) fn bound_value(
        self,
        id: BindingId,
        name: Option<&'a Expr>,
        budget: &mut Budget,
        values: &mut Values<'a>,
    ) {
        let binding = self.model.binding(id);
        let node = self.model.nodes.get(binding.node).node;
        let statement = self.model.nodes.get(binding.statement).node;
        match (binding.kind, node, statement) {
            (BindingKind::Class, AnyNodeRef::StmtClassDef(class), _) => values.push(Value::Class(class)),
            (BindingKind::Function, AnyNodeRef::StmtFunctionDef(function), _) => {
                values.push(self.defined(function));
            }
            (BindingKind::Assignment, _, AnyNodeRef::StmtAssign(assign)) => {
                values.extend(self.infer_within(&assign.value, budget));
            }
            (BindingKind::Assignment, _, AnyNodeRef::StmtAnnAssign(assign)) => match &assign.value {
                Some(value) => values.extend(self.infer_within(value, budget)),
                None => values.push(Value::Unknown),
            },
            (BindingKind::NamedExpr, _, _) => match self.model.ancestors(binding.node).next() {
                Some(AnyNodeRef::ExprNamed(named)) => values.extend(self.infer_within(&named.value, budget)),
                _ => values.push(Value::Unknown),
            },
            (BindingKind::Unpacking, AnyNodeRef::ExprName(target), AnyNodeRef::StmtAssign(assign)) => {
                match self.unpacked(target, assign) {
                    Some(value) => values.extend(self.infer_within(value, budget)),
                    None => values.push(Value::Unknown),
                }
            }
            (BindingKind::LoopVariable, AnyNodeRef::ExprName(target), AnyNodeRef::StmtFor(node))
                if matches!(&*node.target, Expr::Name(name) if name.range() == target.range())
                    && !node.is_async =>
            {
                match self.infer_within(&node.iter, budget).as_slice() {
                    [
                        Value::Literal(
                            Expr::List(ast::ExprList { elts, .. }) | Expr::Tuple(ast::ExprTuple { elts, .. }),
                        ),
                    ] => {
                        for element in elts.iter().take(super::MOST_VALUES) {
                            values.extend(self.infer_within(element, budget));
                        }
                        if elts.len() > super::MOST_VALUES {
                            values.push(Value::Unknown);
                        }
                    }
                    _ => values.push(Value::Unknown),
                }
            }
            (BindingKind::Parameter, AnyNodeRef::Parameter(parameter), _) => {
                values.push(
                    self.implicit_argument(parameter, binding.scope)
                        .or_else(|| self.collected_arguments(parameter, binding.scope))
                        .unwrap_or(Value::Unknown),
                );
            }
            (BindingKind::Exception, AnyNodeRef::ExceptHandlerExceptHandler(handler), _) => {
                match handler.type_.as_deref() {
                    Some(Expr::Tuple(tuple)) => {
                        for kind in tuple.iter().take(super::MOST_VALUES) {
                            self.instances(kind, budget, values);
                        }
                    }
                    Some(kind) => self.instances(kind, budget, values),
                    None => values.push(Value::Unknown),
                }
            }
            (BindingKind::Import | BindingKind::SubmoduleImport | BindingKind::FromImport, _, _) => {
                values.push(name.map_or(Value::Unknown, Value::External));
            }
            _ => values.push(Value::Unknown),
        }
    }

    /// `*args` is a tuple, `**kwargs` a dictionary.
    fn collected_arguments(self, parameter: &ast::Parameter, scope: ScopeId) -> Option<Value<'a>> {
        let parameters = match self.model.nodes.get(self.model.scope(scope).node).node {
            AnyNodeRef::StmtFunctionDef(function) => &*function.parameters,
            AnyNodeRef::ExprLambda(lambda) => lambda.parameters.as_deref()?,
            _ => return None,
        };
        let is = |collecting: &Option<Box<ast::Parameter>>| {
            collecting
                .as_ref()
                .is_some_and(|found| found.range() == parameter.range())
        };
        if is(&parameters.vararg) {
            Some(Value::InstanceOfBuiltin("tuple"))
        } else if is(&parameters.kwarg) {
            Some(Value::InstanceOfBuiltin("dict"))
        } else {
            None
        }
    }

    fn instances(self, kind: &'a Expr, budget: &mut Budget, values: &mut Values<'a>) {
        for kind in self.infer_within(kind, budget) {
            values.push(match kind {
                Value::Class(class) => Value::Instance(class),
                _ => Value::Unknown,
            });
        }
    }

    /// The value that an unpacking assignment gives to one of its names.
    fn unpacked(self, target: &ast::ExprName, assign: &'a ast::StmtAssign) -> Option<&'a Expr> {
        let [whole] = &*assign.targets else { return None };
        let (mut targets, mut value) = (elements(whole)?, &*assign.value);
        loop {
            let values = elements(value)?;
            if targets.len() != values.len() || targets.iter().chain(values).any(Expr::is_starred_expr) {
                return None;
            }
            let position = targets
                .iter()
                .position(|element| element.range().contains_range(target.range()))?;
            value = &values[position];
            if targets[position].range() == target.range() {
                return Some(value);
            }
            targets = elements(&targets[position])?;
        }
    }
}

/// Whether a statement binds its name only after its own expressions were read.
fn binds_after(kind: BindingKind) -> bool {
    matches!(
        kind,
        BindingKind::Assignment
            | BindingKind::Unpacking
            | BindingKind::AugAssignment
            | BindingKind::Function
            | BindingKind::Class
    )
}

fn elements(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::List(list) => Some(&list.elts),
        _ => None,
    }
}
