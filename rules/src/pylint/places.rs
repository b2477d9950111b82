//! Where pylint puts its findings.

use ruff_python_ast::{self as ast, AnyNodeRef, Expr, Stmt};
use ruff_python_trivia::SimpleTokenizer;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::semantic::Binding;
use crate::source::Source;

/// From `def` or `async` to the end of the function's name.
pub(crate) fn function_header(function: &ast::StmtFunctionDef, source: &Source) -> TextRange {
    TextRange::new(
        keyword(function.range.start(), &function.decorator_list, source),
        function.name.end(),
    )
}

/// From `class` to the end of the class's name.
pub(crate) fn class_header(class: &ast::StmtClassDef, source: &Source) -> TextRange {
    TextRange::new(
        keyword(class.range.start(), &class.decorator_list, source),
        class.name.end(),
    )
}

fn keyword(start: TextSize, decorators: &[ast::Decorator], source: &Source) -> TextSize {
    let Some(decorator) = decorators.last() else {
        return start;
    };
    SimpleTokenizer::starts_at(decorator.end(), source.text)
        .skip_trivia()
        .next()
        .map_or(start, |token| token.start())
}

/// Where pylint puts what it knows only the line of.
pub(crate) fn line_of(place: TextSize, source: &Source) -> TextRange {
    let lines = source.lines();
    TextRange::empty(lines.line_start(lines.line_index(place), source.text))
}

/// Where pylint sees a name bound.
pub(crate) fn binding_place(binding: &Binding, checker: &Checker) -> TextRange {
    let nodes = &checker.model.nodes;
    let node = nodes.get(binding.node).node;
    match node {
        AnyNodeRef::StmtFunctionDef(function) => function_header(function, checker.source),
        AnyNodeRef::StmtClassDef(class) => class_header(class, checker.source),
        AnyNodeRef::ExceptHandlerExceptHandler(handler) => handler.range(),
        AnyNodeRef::PatternMatchAs(_)
        | AnyNodeRef::PatternMatchStar(_)
        | AnyNodeRef::PatternMatchMapping(_) => node.range(),
        AnyNodeRef::Alias(_) => nodes.get(binding.statement).node.range(),
        AnyNodeRef::Parameter(parameter) => {
            let function = checker.model.ancestors(binding.node).find_map(|node| match node {
                AnyNodeRef::StmtFunctionDef(function) => Some(function),
                _ => None,
            });
            match function {
                Some(function) if is_variadic(parameter, &function.parameters) => {
                    // pylint knows of such a parameter only the line that the parameters begin in.
                    let first = function.parameters.iter_source_order().next();
                    let start = first.map_or(parameter.start(), |first| first.start());
                    line_of(start, checker.source)
                }
                _ => parameter.range(),
            }
        }
        _ => binding.range,
    }
}

/// Whether a binding is the parameter `*args` or `**kwargs` of a function.
pub(crate) fn is_variadic_parameter(binding: &Binding, checker: &Checker) -> bool {
    let nodes = &checker.model.nodes;
    let function = nodes.get(checker.model.scope(binding.scope).node).node;
    match (nodes.get(binding.node).node, function) {
        (AnyNodeRef::Parameter(parameter), AnyNodeRef::StmtFunctionDef(function)) => {
            is_variadic(parameter, &function.parameters)
        }
        _ => false,
    }
}

fn is_variadic(parameter: &ast::Parameter, parameters: &ast::Parameters) -> bool {
    [&parameters.vararg, &parameters.kwarg]
        .into_iter()
        .flatten()
        .any(|variadic| std::ptr::eq(&**variadic, parameter))
}

/// The string that documents a body.
pub(crate) fn docstring(body: &[Stmt]) -> Option<&ast::ExprStringLiteral> {
    match body.first() {
        Some(Stmt::Expr(statement)) => match &*statement.value {
            Expr::StringLiteral(string) => Some(string),
            _ => None,
        },
        _ => None,
    }
}

/// A body without the string that documents it.
pub(crate) fn undocumented(body: &[Stmt]) -> &[Stmt] {
    match docstring(body) {
        Some(_) => &body[1..],
        None => body,
    }
}

/// The statements among which a statement stands, given its parent.
pub(crate) fn siblings<'a>(parent: AnyNodeRef<'a>, statement: TextSize) -> Option<&'a [Stmt]> {
    let bodies: [&'a [Stmt]; 3] = match parent {
        AnyNodeRef::ModModule(node) => [&node.body, &[], &[]],
        AnyNodeRef::StmtFunctionDef(node) => [&node.body, &[], &[]],
        AnyNodeRef::StmtClassDef(node) => [&node.body, &[], &[]],
        AnyNodeRef::StmtIf(node) => [&node.body, &[], &[]],
        AnyNodeRef::ElifElseClause(node) => [&node.body, &[], &[]],
        AnyNodeRef::StmtWith(node) => [&node.body, &[], &[]],
        AnyNodeRef::StmtFor(node) => [&node.body, &node.orelse, &[]],
        AnyNodeRef::StmtWhile(node) => [&node.body, &node.orelse, &[]],
        AnyNodeRef::StmtTry(node) => [&node.body, &node.orelse, &node.finalbody],
        AnyNodeRef::ExceptHandlerExceptHandler(node) => [&node.body, &[], &[]],
        AnyNodeRef::MatchCase(node) => [&node.body, &[], &[]],
        _ => return None,
    };
    bodies.into_iter().find(|body| {
        matches!((body.first(), body.last()), (Some(first), Some(last))
            if first.start() <= statement && statement <= last.start())
    })
}

/// The statements that follow a statement in its body.
pub(crate) fn following<'a>(parent: AnyNodeRef<'a>, statement: TextSize) -> &'a [Stmt] {
    let body = siblings(parent, statement).unwrap_or(&[]);
    &body[body.partition_point(|other| other.start() <= statement)..]
}
