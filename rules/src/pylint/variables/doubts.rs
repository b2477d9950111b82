//! Branches: whether a binding in one of them has run where its name is used.

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{AnyNodeRef, ElifElseClause, ExceptHandler, Expr, Stmt, StmtIf, StmtTry, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use super::before_assignment::Use;
use crate::checker::Checker;
use crate::pylint::refactoring::inconsistent_return_statements::never_returns;
use crate::pylint::same::is_same;
use crate::pylint::type_checking::is_false_when_run;
use crate::semantic::{BindingId, BindingKind, NodeId, binds};
use crate::source::Source;

/// Why a binding need not have run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It stands in one branch of an `if`.
    Perhaps,
    /// It stands in a handler, in a `try` that failed, or where nothing runs.
    Never,
}

/// Statements that are looked through for what one branch does.
const MOST_STATEMENTS: u32 = 1000;

/// Of the tests above a branch the nearest count, and of the statements of a `try` the first.
const MOST_TESTS: usize = 32;

/// Whether a binding need not have run at a use of its name; None: it has, as far as branches tell.
pub(super) fn doubt(use_: &Use, id: BindingId) -> Option<Doubt> {
    let model = use_.checker.model;
    let binding = model.binding(id);
    let mut child = binding.node;
    let mut ifs = Vec::new();
    let mut closest_handler = None;
    let mut closest_try = None;
    for around in model.nodes.ancestor_ids(binding.node) {
        match model.nodes.get(around).node {
            AnyNodeRef::StmtFunctionDef(_)
            | AnyNodeRef::StmtClassDef(_)
            | AnyNodeRef::ExprLambda(_)
            | AnyNodeRef::ModModule(_) => break,
            AnyNodeRef::StmtIf(node) => {
                ifs.extend(Branch::of(node, model.nodes.get(child).node, binding.range));
            }
            AnyNodeRef::StmtFor(_) | AnyNodeRef::StmtWhile(_) => {
                if let Some(closest) = ifs.first_mut() {
                    closest.in_loop = true;
                }
            }
            AnyNodeRef::StmtTry(node) if closest_try.is_none() => closest_try = Some((around, node, child)),
            AnyNodeRef::ExceptHandlerExceptHandler(_) if closest_handler.is_none() => {
                closest_handler = Some(around);
            }
            _ => {}
        }
        child = around;
    }
    if let Some(doubt) = of_ifs(use_, id, &ifs) {
        return Some(doubt);
    }
    let of_handler = closest_handler.is_some_and(|handler| is_doubtful_in_handler(use_, id, handler));
    let of_try = closest_try.is_some_and(|(around, node, child)| {
        is_among(&node.body, model.nodes.get(child).node.range())
            && is_doubtful_in_try(use_, id, around, node)
    });
    (of_handler || of_try).then_some(Doubt::Never)
}

/// A branch of an `if`: the tests that lead to it, and where the `if` or `elif` of it begins.
struct Branch<'a> {
    node: &'a StmtIf,
    tests: Vec<&'a Expr>,
    /// From the `if` or `elif` whose body it is, or to which it is the `else`, to the end of the statement.
    range: TextRange,
    /// It is entered when the last test holds.
    holds: bool,
    /// The statement stands in a loop.
    in_loop: bool,
}

impl<'a> Branch<'a> {
    /// The branch of an `if` that holds a place in one of its children; None for what a test holds.
    fn of(node: &'a StmtIf, child: AnyNodeRef, place: TextRange) -> Option<Self> {
        let mut branch = Branch {
            node,
            tests: vec![&*node.test],
            range: node.range(),
            holds: true,
            in_loop: false,
        };
        let AnyNodeRef::ElifElseClause(_) = child else {
            return (child.range() != node.test.range()).then_some(branch);
        };
        let clauses = &node.elif_else_clauses;
        let at = clauses.partition_point(|clause| clause.start() < child.start());
        let clause = clauses.get(at)?;
        branch.holds = clause.test.is_some();
        if clause
            .test
            .as_ref()
            .is_some_and(|test| test.range().contains_range(place))
        {
            return None;
        }
        let above = &clauses[at.saturating_sub(MOST_TESTS)..=at];
        branch
            .tests
            .extend(above.iter().filter_map(|clause| clause.test.as_ref()));
        if let Some(last) = if branch.holds { Some(at) } else { at.checked_sub(1) } {
            branch.range = TextRange::new(clauses[last].start(), node.end());
        }
        Some(branch)
    }
}

/// `ifs`: the branches that hold the binding, the innermost first.
fn of_ifs<'a>(use_: &Use<'_, 'a>, id: BindingId, ifs: &[Branch<'a>]) -> Option<Doubt> {
    let closest = ifs.first()?;
    let checker = use_.checker;
    if closest.range.contains_range(use_.range) {
        return None;
    }
    // What holds the use too says nothing of it.
    let apart = ifs
        .iter()
        .take_while(|branch| !branch.node.range().contains_range(use_.range));
    let ifs: Vec<&Branch> = apart.collect();
    let outermost = ifs.last().map_or(closest.node, |branch| branch.node);
    if ifs.last().is_some_and(|outermost| is_guarded(use_, outermost)) {
        return None;
    }
    let is_dead = |branch: &Branch| {
        branch.holds
            && branch
                .tests
                .last()
                .is_some_and(|test| is_false_when_run(checker.model, test))
    };
    if ifs.iter().any(|branch| is_dead(branch)) {
        return Some(Doubt::Never);
    }
    if Search::new(id, checker).all_branches(outermost) {
        return None;
    }
    // Where the `if` can leave a loop, the loop is taken to end so.
    if closest.in_loop && leaves_loop(closest.node) {
        return None;
    }
    Some(match checker.model.binding(id).kind {
        BindingKind::LoopVariable => Doubt::Never,
        _ => Doubt::Perhaps,
    })
}

/// Whether the use stands under a test that is one of those of a branch.
fn is_guarded(use_: &Use, branch: &Branch) -> bool {
    let model = use_.checker.model;
    let is_known = |test: &Expr| {
        let mut known = branch.tests.iter();
        known.any(|known| asks_the_same(known, test, use_.checker.source))
    };
    let mut child = use_.place;
    for around in model.nodes.ancestor_ids(use_.place) {
        let found = match model.nodes.get(around).node {
            AnyNodeRef::StmtIf(node) => {
                let branch = Branch::of(node, model.nodes.get(child).node, use_.range);
                branch.is_some_and(|branch| branch.tests.iter().any(|test| is_known(test)))
            }
            AnyNodeRef::ExprIf(node) => !node.test.range().contains_range(use_.range) && is_known(&node.test),
            _ => false,
        };
        if found {
            return true;
        }
        child = around;
    }
    false
}

/// Whether two tests ask the same; of calls, for pylint, that they call the same with the same first argument.
fn asks_the_same(one: &Expr, other: &Expr, source: &Source) -> bool {
    let (one, other) = (asked(one), asked(other));
    match (one, other) {
        (Expr::Call(one), Expr::Call(other)) => {
            let (first, second) = (one.arguments.args.first(), other.arguments.args.first());
            is_same(&one.func, &other.func, source)
                && match (first, second) {
                    (Some(first), Some(second)) => is_same(first, second, source),
                    (first, second) => first.is_none() && second.is_none(),
                }
        }
        _ => is_same(one, other, source),
    }
}

/// `not` of a call asks what the call asks, and `name := value` is asked again by the name.
fn asked(test: &Expr) -> &Expr {
    match test {
        Expr::UnaryOp(node) if node.op == UnaryOp::Not && node.operand.is_call_expr() => &node.operand,
        Expr::Named(named) => &named.target,
        test => test,
    }
}

/// Whether a `break` or `return` stands in an `if`, in whichever branch.
fn leaves_loop(node: &StmtIf) -> bool {
    struct Leaves {
        found: bool,
        left: u32,
    }
    impl<'a> StatementVisitor<'a> for Leaves {
        fn visit_body(&mut self, body: &'a [Stmt]) {
            for statement in body {
                if self.found || self.left == 0 {
                    return;
                }
                self.left -= 1;
                self.visit_stmt(statement);
            }
        }

        fn visit_stmt(&mut self, statement: &'a Stmt) {
            match statement {
                Stmt::Break(_) | Stmt::Return(_) => self.found = true,
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
                _ => walk_stmt(self, statement),
            }
        }
    }
    let mut leaves = Leaves {
        found: false,
        left: MOST_STATEMENTS,
    };
    let clauses = node.elif_else_clauses.iter().map(|clause| &clause.body);
    for body in std::iter::once(&node.body).chain(clauses.take(MOST_TESTS)) {
        leaves.visit_body(body);
    }
    leaves.found
}

/// A binding in a handler counts after it only if the rest of the `try` leaves, and all handlers bind the name or leave.
fn is_doubtful_in_handler(use_: &Use, id: BindingId, handler: NodeId) -> bool {
    let nodes = &use_.checker.model.nodes;
    if nodes.ancestor_ids(use_.place).any(|id| id == handler) {
        return false;
    }
    let Some(AnyNodeRef::StmtTry(node)) = nodes.get(handler).parent.map(|id| nodes.get(id).node) else {
        return false;
    };
    let leaves = node
        .body
        .iter()
        .chain(&node.orelse)
        .take(MOST_TESTS)
        .any(|statement| match statement {
            Stmt::Return(_) => true,
            Stmt::Expr(statement) => match &*statement.value {
                Expr::Call(call) => never_returns(call, use_.checker),
                _ => false,
            },
            _ => false,
        });
    let inside = |body: &[Stmt]| is_among(body, use_.range);
    !leaves
        || inside(&node.finalbody)
        || inside(&node.orelse)
        || !Search::new(id, use_.checker).all_handlers(node)
}

/// What a `try` binds need not be bound in its handlers, nor in its `finally`.
fn is_doubtful_in_try<'a>(use_: &Use<'_, 'a>, id: BindingId, holder: NodeId, node: &'a StmtTry) -> bool {
    let nodes = &use_.checker.model.nodes;
    let mut child = use_.place;
    for around in nodes.ancestor_ids(use_.place) {
        if around == holder {
            let part = nodes.get(child).node;
            return matches!(part, AnyNodeRef::ExceptHandlerExceptHandler(_))
                || is_among(&node.finalbody, part.range())
                    && (node.handlers.is_empty() || !Search::new(id, use_.checker).all_handlers(node));
        }
        child = around;
    }
    false
}

fn is_among(body: &[Stmt], range: TextRange) -> bool {
    match (body.first(), body.last()) {
        (Some(first), Some(last)) => first.start() <= range.start() && range.end() <= last.end(),
        _ => false,
    }
}

/// A search for statements that bind a name or do not go on.
struct Search<'c, 'a> {
    checker: &'c Checker<'a>,
    name: &'a str,
    /// Where the name is bound by `:=`.
    named: Vec<TextRange>,
    left: u32,
}

impl<'c, 'a> Search<'c, 'a> {
    fn new(id: BindingId, checker: &'c Checker<'a>) -> Self {
        let model = checker.model;
        let binding = model.binding(id);
        let named = model
            .bindings_of(binding.scope, binding.name)
            .map(|id| model.binding(id))
            .filter(|binding| binding.kind == BindingKind::NamedExpr)
            .map(|binding| binding.range)
            .collect();
        Self {
            checker,
            name: model.name_of(binding),
            named,
            left: MOST_STATEMENTS,
        }
    }

    fn all_handlers(&mut self, node: &'a StmtTry) -> bool {
        node.handlers
            .iter()
            .all(|ExceptHandler::ExceptHandler(handler)| self.any(&handler.body))
    }

    /// Whether every branch of an `if` holds such a statement, the one without a test too.
    fn all_branches(&mut self, node: &'a StmtIf) -> bool {
        self.any(&node.body) && self.clauses(&node.elif_else_clauses)
    }

    fn clauses(&mut self, clauses: &'a [ElifElseClause]) -> bool {
        clauses.last().is_some_and(|last| last.test.is_none())
            && clauses.iter().all(|clause| self.any(&clause.body))
    }

    fn any(&mut self, body: &'a [Stmt]) -> bool {
        body.iter().any(|statement| self.is_such(statement))
    }

    fn is_such(&mut self, statement: &'a Stmt) -> bool {
        if self.left == 0 {
            return true;
        }
        self.left -= 1;
        match statement {
            Stmt::Return(_) | Stmt::Raise(_) | Stmt::Continue(_) | Stmt::Break(_) | Stmt::Assert(_) => true,
            Stmt::If(node) => self.all_branches(node),
            Stmt::For(node) => self.any(&node.body) || self.any(&node.orelse),
            Stmt::While(node) => self.any(&node.body) || self.any(&node.orelse),
            Stmt::With(node) => {
                let mut targets = node.items.iter().filter_map(|item| item.optional_vars.as_deref());
                targets.any(|target| binds(target, self.name)) || self.any(&node.body)
            }
            Stmt::Try(node) => {
                self.any(&node.body)
                    || self.any(&node.orelse)
                    || self.any(&node.finalbody)
                    || node
                        .handlers
                        .iter()
                        .any(|ExceptHandler::ExceptHandler(handler)| self.any(&handler.body))
            }
            Stmt::Match(node) => node.cases.iter().any(|case| self.any(&case.body)),
            Stmt::Expr(node) => {
                matches!(&*node.value, Expr::Call(call) if never_returns(call, self.checker))
                    || self.binds_within(&node.value)
            }
            Stmt::Assign(node) => {
                node.targets.iter().any(|target| binds(target, self.name)) || self.binds_within(&node.value)
            }
            Stmt::AnnAssign(node) => node.value.is_some() && binds(&node.target, self.name),
            Stmt::AugAssign(node) => binds(&node.target, self.name),
            Stmt::Delete(node) => node.targets.iter().any(|target| binds(target, self.name)),
            Stmt::FunctionDef(node) => node.name.as_str() == self.name,
            Stmt::ClassDef(node) => node.name.as_str() == self.name,
            Stmt::Import(node) => node.names.iter().any(|alias| match &alias.asname {
                Some(name) => name.as_str() == self.name,
                None => alias.name.as_str().split('.').next() == Some(self.name),
            }),
            Stmt::ImportFrom(node) => node
                .names
                .iter()
                .any(|alias| alias.asname.as_ref().unwrap_or(&alias.name).as_str() == self.name),
            _ => false,
        }
    }

    /// Whether `name := …` stands in an expression.
    fn binds_within(&self, expr: &Expr) -> bool {
        self.named.iter().any(|named| expr.range().contains_range(*named))
    }
}
