//! Depth: how far a file's expressions and blocks may nest, and how a tree that nests deeper is taken apart.
//!
//! CPython gives up far earlier (200 brackets, 100 levels of indentation, a few thousand levels of recursion in its
//! compiler), so that no program that runs is refused here. The parser recurses on a stack that grows, which costs
//! memory for each level; a file that could cost too much is measured by its tokens before it is parsed.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::{
    self as ast, ExceptHandler, Expr, FStringPart, InterpolatedStringElement, Pattern, Stmt,
};
use ruff_python_parser::{Mode, lexer};
use smallvec::SmallVec;

/// The deepest nesting of nodes that is linted.
pub(crate) const MAX_DEPTH: usize = 3000;

/// Nesting that the parser may be given unmeasured: about 2 kB of stack for each level.
const UNMEASURED: usize = 16_000;

/// What the diagnostic says.
pub(crate) const MESSAGE: &str = "Nested too deeply: Python refuses more than 200 brackets, 100 levels of indentation or some thousand operators";

/// Whether the parser would recurse deeper than it should on a text.
pub(crate) fn is_too_deep_to_parse(text: &str) -> bool {
    may_nest(text.as_bytes()) > UNMEASURED && nesting(text) > MAX_DEPTH
}

/// An upper bound of the nesting, found without lexing.
fn may_nest(text: &[u8]) -> usize {
    if text.len() <= UNMEASURED / 2 {
        return text.len();
    }
    // In pieces whose count fits a byte, which compiles to a few instructions for many bytes.
    let marks: usize = text
        .chunks(255)
        .map(|piece| usize::from(piece.iter().map(|byte| u8::from(is_mark(*byte))).sum::<u8>()))
        .sum();
    if text.len() / 4 + marks <= UNMEASURED {
        return marks + text.len() / 4;
    }
    let words = [&b"not"[..], b"lambda", b"await", b"else"];
    marks
        + words
            .iter()
            .map(|word| memchr::memmem::find_iter(text, word).count())
            .sum::<usize>()
}

/// Whether a character may open a level of nesting by itself.
#[inline]
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'(' | b'[' | b'{' | b'-' | b'+' | b'~' | b'*')
}

/// Whether the tree of a text without syntax errors is certainly at most `limit` levels deep.
pub(crate) fn is_shallow(tokens: &Tokens, limit: usize) -> bool {
    let mut levels = Levels::default();
    let mut blocks: usize = 0;
    for token in tokens {
        match token.kind() {
            TokenKind::Comment | TokenKind::NonLogicalNewline => continue,
            TokenKind::Indent => blocks += 1,
            TokenKind::Dedent => blocks = blocks.saturating_sub(1),
            kind => levels.pass(kind, true),
        }
        if blocks + levels.outer + levels.here > limit {
            return false;
        }
    }
    true
}

/// An upper bound of the parser's recursion, from the tokens: open brackets and prefix operators.
fn nesting(text: &str) -> usize {
    let mut lexer = lexer::lex(text, Mode::Module);
    let mut levels = Levels::default();
    let mut deepest = 0;
    loop {
        let kind = lexer.next_token();
        if kind == TokenKind::EndOfFile {
            return deepest;
        }
        let is_prefix = matches!(
            kind,
            TokenKind::Minus
                | TokenKind::Plus
                | TokenKind::Tilde
                | TokenKind::DoubleStar
                | TokenKind::Not
                | TokenKind::Lambda
                | TokenKind::Await
                | TokenKind::Else
        );
        levels.pass(kind, is_prefix);
        deepest = deepest.max(levels.outer + levels.here);
    }
}

/// Counts the levels that the tokens of a logical line may open. What follows a comma does not stand in what precedes
/// it, but for a lambda's body, which stands in the lambda.
#[derive(Default)]
struct Levels {
    /// What was counted around each open bracket.
    open: SmallVec<[(usize, usize); 16]>,
    /// Levels around the innermost bracket.
    outer: usize,
    /// Levels in it.
    here: usize,
    /// How many of them a comma does not close.
    lasting: usize,
}

impl Levels {
    #[inline]
    fn pass(&mut self, kind: TokenKind, counts: bool) {
        match kind {
            TokenKind::Newline => {
                self.open.clear();
                (self.outer, self.here, self.lasting) = (0, 0, 0);
            }
            TokenKind::Comma => self.here = self.lasting,
            TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::FStringStart
            | TokenKind::TStringStart => {
                self.open.push((self.here, self.lasting));
                // Two for a bracket: `x[a, b]` is a subscript and a tuple.
                self.outer += self.here + 2;
                (self.here, self.lasting) = (0, 0);
            }
            TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd => {
                if let Some((here, lasting)) = self.open.pop() {
                    self.outer -= here + 2;
                    (self.here, self.lasting) = (here + usize::from(counts), lasting);
                }
            }
            _ if counts => {
                self.here += 1;
                if kind == TokenKind::Lambda {
                    self.lasting = self.here;
                }
            }
            _ => {}
        }
    }
}

/// Frees statements without recursion over their expressions.
///
/// The depth of blocks needs no care: each level costs its indentation, so that it grows with the square root of
/// the text.
pub(crate) fn dismantle(body: impl IntoIterator<Item = Stmt>) {
    let mut exprs: Vec<Expr> = Vec::new();
    let mut patterns: Vec<Pattern> = Vec::new();
    let mut statements: Vec<Stmt> = body.into_iter().collect();
    while let Some(statement) = statements.pop() {
        take_statement(statement, &mut statements, &mut exprs, &mut patterns);
        while let Some(pattern) = patterns.pop() {
            take_pattern(pattern, &mut patterns, &mut exprs);
        }
        dismantle_exprs(std::mem::take(&mut exprs));
    }
}

/// Frees expressions without recursion.
pub(crate) fn dismantle_exprs(mut exprs: Vec<Expr>) {
    while let Some(expr) = exprs.pop() {
        take_expr(expr, &mut exprs);
    }
}

fn take_statement(
    statement: Stmt,
    statements: &mut Vec<Stmt>,
    exprs: &mut Vec<Expr>,
    patterns: &mut Vec<Pattern>,
) {
    match statement {
        Stmt::FunctionDef(node) => {
            exprs.extend(
                node.decorator_list
                    .into_iter()
                    .map(|decorator| decorator.expression),
            );
            take_parameters(*node.parameters, exprs);
            exprs.extend(node.returns.map(|expr| *expr));
            statements.extend(node.body);
        }
        Stmt::ClassDef(node) => {
            exprs.extend(
                node.decorator_list
                    .into_iter()
                    .map(|decorator| decorator.expression),
            );
            if let Some(arguments) = node.arguments {
                take_arguments(*arguments, exprs);
            }
            statements.extend(node.body);
        }
        Stmt::Return(node) => exprs.extend(node.value.map(|expr| *expr)),
        Stmt::Delete(node) => exprs.extend(node.targets),
        Stmt::TypeAlias(node) => exprs.push(*node.value),
        Stmt::Assign(node) => {
            exprs.extend(node.targets);
            exprs.push(*node.value);
        }
        Stmt::AugAssign(node) => exprs.extend([*node.target, *node.value]),
        Stmt::AnnAssign(node) => {
            exprs.extend([*node.target, *node.annotation]);
            exprs.extend(node.value.map(|expr| *expr));
        }
        Stmt::For(node) => {
            exprs.extend([*node.target, *node.iter]);
            statements.extend(node.body);
            statements.extend(node.orelse);
        }
        Stmt::While(node) => {
            exprs.push(*node.test);
            statements.extend(node.body);
            statements.extend(node.orelse);
        }
        Stmt::If(node) => {
            exprs.push(*node.test);
            statements.extend(node.body);
            for clause in node.elif_else_clauses {
                exprs.extend(clause.test);
                statements.extend(clause.body);
            }
        }
        Stmt::With(node) => {
            for item in node.items {
                exprs.push(item.context_expr);
                exprs.extend(item.optional_vars.map(|expr| *expr));
            }
            statements.extend(node.body);
        }
        Stmt::Match(node) => {
            exprs.push(*node.subject);
            for case in node.cases {
                patterns.push(case.pattern);
                exprs.extend(case.guard.map(|expr| *expr));
                statements.extend(case.body);
            }
        }
        Stmt::Raise(node) => exprs.extend([node.exc, node.cause].into_iter().flatten().map(|expr| *expr)),
        Stmt::Try(node) => {
            statements.extend(node.body);
            for ExceptHandler::ExceptHandler(handler) in node.handlers {
                exprs.extend(handler.type_.map(|expr| *expr));
                statements.extend(handler.body);
            }
            statements.extend(node.orelse);
            statements.extend(node.finalbody);
        }
        Stmt::Assert(node) => {
            exprs.push(*node.test);
            exprs.extend(node.msg.map(|expr| *expr));
        }
        Stmt::Expr(node) => exprs.push(*node.value),
        Stmt::Import(_)
        | Stmt::ImportFrom(_)
        | Stmt::Global(_)
        | Stmt::Nonlocal(_)
        | Stmt::Pass(_)
        | Stmt::Break(_)
        | Stmt::Continue(_)
        | Stmt::IpyEscapeCommand(_) => {}
    }
}

fn take_pattern(pattern: Pattern, patterns: &mut Vec<Pattern>, exprs: &mut Vec<Expr>) {
    match pattern {
        Pattern::MatchValue(node) => exprs.push(*node.value),
        Pattern::MatchSequence(node) => patterns.extend(node.patterns),
        Pattern::MatchMapping(node) => {
            exprs.extend(node.keys);
            patterns.extend(node.patterns);
        }
        Pattern::MatchClass(node) => {
            exprs.push(*node.cls);
            patterns.extend(node.arguments.patterns);
            patterns.extend(node.arguments.keywords.into_iter().map(|keyword| keyword.pattern));
        }
        Pattern::MatchAs(node) => patterns.extend(node.pattern.map(|pattern| *pattern)),
        Pattern::MatchOr(node) => patterns.extend(node.patterns),
        Pattern::MatchSingleton(_) | Pattern::MatchStar(_) => {}
    }
}

fn take_parameters(parameters: ast::Parameters, exprs: &mut Vec<Expr>) {
    for parameter in parameters
        .posonlyargs
        .into_iter()
        .chain(parameters.args)
        .chain(parameters.kwonlyargs)
    {
        exprs.extend(
            [parameter.default, parameter.parameter.annotation]
                .into_iter()
                .flatten()
                .map(|expr| *expr),
        );
    }
    for parameter in [parameters.vararg, parameters.kwarg].into_iter().flatten() {
        exprs.extend(parameter.annotation.map(|expr| *expr));
    }
}

fn take_arguments(arguments: ast::Arguments, exprs: &mut Vec<Expr>) {
    exprs.extend(arguments.args);
    exprs.extend(arguments.keywords.into_iter().map(|keyword| keyword.value));
}

fn take_generators(generators: Vec<ast::Comprehension>, exprs: &mut Vec<Expr>) {
    for generator in generators {
        exprs.extend([generator.target, generator.iter]);
        exprs.extend(generator.ifs);
    }
}

fn take_elements(elements: ast::InterpolatedStringElements, exprs: &mut Vec<Expr>) {
    let mut pending = vec![elements];
    while let Some(mut elements) = pending.pop() {
        for element in &mut elements {
            if let InterpolatedStringElement::Interpolation(element) = element {
                let leaf = Expr::EllipsisLiteral(ast::ExprEllipsisLiteral::default());
                exprs.push(std::mem::replace(&mut *element.expression, leaf));
                pending.extend(element.format_spec.take().map(|spec| spec.elements));
            }
        }
    }
}

fn take_expr(expr: Expr, exprs: &mut Vec<Expr>) {
    match expr {
        Expr::BoolOp(node) => exprs.extend(node.values),
        Expr::Named(node) => exprs.extend([*node.target, *node.value]),
        Expr::BinOp(node) => exprs.extend([*node.left, *node.right]),
        Expr::UnaryOp(node) => exprs.push(*node.operand),
        Expr::Lambda(node) => {
            if let Some(parameters) = node.parameters {
                take_parameters(*parameters, exprs);
            }
            exprs.push(*node.body);
        }
        Expr::If(node) => exprs.extend([*node.test, *node.body, *node.orelse]),
        Expr::Dict(node) => {
            for item in node.items {
                exprs.extend(item.key);
                exprs.push(item.value);
            }
        }
        Expr::Set(node) => exprs.extend(node.elts),
        Expr::List(node) => exprs.extend(node.elts),
        Expr::Tuple(node) => exprs.extend(node.elts),
        Expr::ListComp(node) => {
            exprs.push(*node.elt);
            take_generators(node.generators, exprs);
        }
        Expr::SetComp(node) => {
            exprs.push(*node.elt);
            take_generators(node.generators, exprs);
        }
        Expr::Generator(node) => {
            exprs.push(*node.elt);
            take_generators(node.generators, exprs);
        }
        Expr::DictComp(node) => {
            exprs.extend(node.key.map(|expr| *expr));
            exprs.push(*node.value);
            take_generators(node.generators, exprs);
        }
        Expr::Await(node) => exprs.push(*node.value),
        Expr::Yield(node) => exprs.extend(node.value.map(|expr| *expr)),
        Expr::YieldFrom(node) => exprs.push(*node.value),
        Expr::Compare(node) => {
            exprs.push(*node.left);
            exprs.extend(node.comparators);
        }
        Expr::Call(node) => {
            exprs.push(*node.func);
            take_arguments(node.arguments, exprs);
        }
        Expr::FString(mut node) => {
            for part in &mut node.value {
                if let FStringPart::FString(string) = part {
                    take_elements(std::mem::take(&mut string.elements), exprs);
                }
            }
        }
        Expr::TString(mut node) => {
            for string in node.value.iter_mut() {
                take_elements(std::mem::take(&mut string.elements), exprs);
            }
        }
        Expr::Attribute(node) => exprs.push(*node.value),
        Expr::Subscript(node) => exprs.extend([*node.value, *node.slice]),
        Expr::Starred(node) => exprs.push(*node.value),
        Expr::Slice(node) => {
            exprs.extend(
                [node.lower, node.upper, node.step]
                    .into_iter()
                    .flatten()
                    .map(|expr| *expr),
            );
        }
        Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_)
        | Expr::Name(_)
        | Expr::IpyEscapeCommand(_) => {}
    }
}
