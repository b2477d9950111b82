//! Comparisons joined by `and`, as a graph: an edge leads from the smaller side to the greater one.

use std::cmp::Ordering;

use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, visitor};
use rustc_hash::FxHashMap;

use crate::inference::literal_int;
use crate::pylint::as_string::as_string;

/// A message that is longer ends in dots.
const LONG: usize = 60;

/// More comparisons than these are not taken for a chain.
const MOST_COMPARISONS: usize = 16;

/// What comparisons say together.
pub(super) enum Finding {
    /// They can be written as chains, with what else the condition asks.
    Chain(String),
    /// All sides are equal.
    AllEqual(String),
    Impossible,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Less,
    LessOrEqual,
    /// Leads from the right side to the left one, as for pylint.
    Equal,
}

#[derive(Clone, Copy)]
struct Edge {
    from: usize,
    to: usize,
    sign: Sign,
}

#[derive(Default)]
struct Graph<'a> {
    sides: Vec<(&'a Expr, String)>,
    edges: Vec<Edge>,
}

pub(super) fn find(condition: &ExprBoolOp) -> Option<Finding> {
    if condition.op != BoolOp::And {
        return None;
    }
    // Only comparisons that stand side by side are joined.
    let operands = &condition.values;
    let first = operands.iter().position(is_link)?;
    let length = operands[first..]
        .iter()
        .take_while(|operand| is_link(operand))
        .count();
    let (before, rest) = operands.split_at(first);
    let (links, after) = rest.split_at(length);
    if links.len() < 2 || links.len() > MOST_COMPARISONS {
        return None;
    }
    let mut graph = Graph::default();
    for link in links {
        graph.add(link)?;
    }
    if let Some(cycle) = graph.cycle() {
        let is_strict = cycle.iter().any(|edge| edge.sign == Sign::Less);
        return Some(if is_strict {
            Finding::Impossible
        } else {
            let sides: Vec<_> = cycle.iter().rev().map(|edge| &*graph.sides[edge.to].1).collect();
            Finding::AllEqual(sides.join(" == "))
        });
    }
    if graph.has_equal_number_inside() {
        return None;
    }
    graph.drop_weaker_constants();
    let paths = graph.paths();
    let is_shorter = paths.len() < links.len();
    if !is_shorter
        || !paths
            .iter()
            .any(|path| path.iter().any(|edge| edge.sign != Sign::Equal))
    {
        return None;
    }
    let mut shown: Vec<_> = paths.iter().map(|path| graph.show(path)).collect();
    shown.sort_unstable();
    let before = before.iter().map(operand);
    let after = after.iter().map(operand);
    Some(Finding::Chain(abridged(before.chain(shown).chain(after))))
}

/// The text of an operand of `and`.
fn operand(expr: &Expr) -> String {
    match expr {
        Expr::BoolOp(_) | Expr::If(_) | Expr::Lambda(_) | Expr::Named(_) => format!("({})", as_string(expr)),
        expr => as_string(expr),
    }
}

/// Joins what a condition asks, as long as it is not long.
fn abridged(parts: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for part in parts {
        if text.len() > LONG {
            text += " and ...";
            break;
        }
        if !text.is_empty() {
            text += " and ";
        }
        text += &part;
    }
    text
}

/// Whether an operand compares by nothing but `<`, `<=`, `>`, `>=` and `==`.
fn is_link(operand: &Expr) -> bool {
    matches!(operand, Expr::Compare(compare)
        if compare.ops.iter().all(|op| matches!(op, CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE | CmpOp::Eq)))
}

/// Whether an expression calls something: twice the same call may give two values.
fn calls(expr: &Expr) -> bool {
    struct Calls(bool);
    impl<'a> visitor::Visitor<'a> for Calls {
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.0 |= expr.is_call_expr() || expr.is_named_expr() || expr.is_await_expr();
            if !self.0 {
                visitor::walk_expr(self, expr);
            }
        }
    }
    let mut calls = Calls(false);
    visitor::Visitor::visit_expr(&mut calls, expr);
    calls.0
}

impl<'a> Graph<'a> {
    fn add(&mut self, link: &'a Expr) -> Option<()> {
        let compare = link.as_compare_expr()?;
        let mut left = self.side(&compare.left);
        for (op, right) in compare.ops.iter().zip(&compare.comparators) {
            let right = self.side(right);
            let (from, to) = match op {
                CmpOp::Lt | CmpOp::LtE => (left, right),
                _ => (right, left),
            };
            // `a < a` is another rule's matter.
            if from == to {
                return None;
            }
            let sign = match op {
                CmpOp::Lt | CmpOp::Gt => Sign::Less,
                CmpOp::Eq => Sign::Equal,
                _ => Sign::LessOrEqual,
            };
            let known = self
                .edges
                .iter_mut()
                .find(|edge| (edge.from, edge.to) == (from, to));
            match known {
                Some(known) if (known.sign == Sign::Equal) != (sign == Sign::Equal) => return None,
                Some(known) if sign == Sign::Less => known.sign = sign,
                Some(_) => {}
                None => self.edges.push(Edge { from, to, sign }),
            }
            left = right;
        }
        Some(())
    }

    fn side(&mut self, expr: &'a Expr) -> usize {
        let text = as_string(expr);
        let known = self.sides.iter().position(|(_, known)| *known == text);
        match known.filter(|_| !calls(expr)) {
            Some(known) => known,
            None => {
                self.sides.push((expr, text));
                self.sides.len() - 1
            }
        }
    }

    /// The edges of a cycle, in order.
    fn cycle(&self) -> Option<Vec<Edge>> {
        for start in &self.edges {
            let mut path = vec![*start];
            let mut seen = vec![start.to];
            // Depth first, with the way back in `path`.
            let mut waiting: Vec<Vec<Edge>> = vec![self.edges_from(start.to)];
            while let Some(edges) = waiting.last_mut() {
                let Some(edge) = edges.pop() else {
                    waiting.pop();
                    path.pop();
                    continue;
                };
                if edge.to == start.from {
                    path.push(edge);
                    return Some(path);
                }
                if !seen.contains(&edge.to) {
                    seen.push(edge.to);
                    path.push(edge);
                    waiting.push(self.edges_from(edge.to));
                }
            }
        }
        None
    }

    /// Whether something equals a number that something else is less than: as for pylint, that is no chain.
    fn has_equal_number_inside(&self) -> bool {
        self.edges.iter().any(|edge| {
            edge.sign == Sign::Equal
                && literal_int(self.sides[edge.from].0).is_some()
                && self.edges.iter().any(|other| other.to == edge.from)
        })
    }

    fn edges_from(&self, side: usize) -> Vec<Edge> {
        self.edges
            .iter()
            .filter(|edge| edge.from == side)
            .copied()
            .collect()
    }

    /// Of several constants that one side is compared with, the nearest says the others too.
    fn drop_weaker_constants(&mut self) {
        let value = |side: usize| literal_int(self.sides[side].0);
        let edges = self.edges.clone();
        self.edges.retain(|edge| {
            let is_weaker = |other: &Edge| match (value(edge.from), value(other.from)) {
                (Some(own), Some(others)) if edge.to == other.to => own < others,
                _ => match (value(edge.to), value(other.to)) {
                    (Some(own), Some(others)) if edge.from == other.from => own > others,
                    _ => false,
                },
            };
            !edges.iter().any(is_weaker)
        });
    }

    /// All edges as paths, the longest first; those that a path says too are left out.
    fn paths(&self) -> Vec<Vec<Edge>> {
        let mut left = self.edges.clone();
        let mut found: Vec<Vec<Edge>> = Vec::new();
        while !left.is_empty() {
            let mut longest: FxHashMap<usize, Vec<Edge>> = FxHashMap::default();
            let best = left
                .iter()
                .map(|edge| longest_from(*edge, &left, self, &mut longest))
                .max_by(|one, other| {
                    one.len()
                        .cmp(&other.len())
                        .then_with(|| self.sides_of(one).cmp(&self.sides_of(other)))
                })
                .unwrap_or_default();
            let place = |side: usize| {
                let mut sides = best
                    .iter()
                    .map(|edge| edge.from)
                    .chain(best.last().map(|edge| edge.to));
                sides.position(|on_path| on_path == side)
            };
            left.retain(
                |edge| !matches!((place(edge.from), place(edge.to)), (Some(from), Some(to)) if from < to),
            );
            found.push(best);
        }
        found
    }

    fn sides_of(&self, path: &[Edge]) -> Vec<String> {
        let sides = path
            .iter()
            .map(|edge| edge.from)
            .chain(path.last().map(|edge| edge.to));
        sides.map(|side| self.sides[side].1.clone()).collect()
    }

    fn show(&self, path: &[Edge]) -> String {
        let side = |index: usize| &*self.sides[index].1;
        if let [edge] = path
            && (literal_int(self.sides[edge.from].0).is_some() || edge.sign == Sign::Equal)
        {
            let sign = match edge.sign {
                Sign::Less => ">",
                Sign::LessOrEqual => ">=",
                Sign::Equal => "==",
            };
            return format!("{} {sign} {}", side(edge.to), side(edge.from));
        }
        let mut shown = path
            .first()
            .map_or(String::new(), |edge| side(edge.from).to_owned());
        for edge in path {
            let sign = match edge.sign {
                Sign::Less => "<",
                Sign::LessOrEqual => "<=",
                Sign::Equal => "==",
            };
            shown += &format!(" {sign} {}", side(edge.to));
        }
        shown
    }
}

/// The longest path that begins with an edge. The graph has no cycle.
fn longest_from(
    edge: Edge,
    edges: &[Edge],
    graph: &Graph,
    known: &mut FxHashMap<usize, Vec<Edge>>,
) -> Vec<Edge> {
    let rest = match known.get(&edge.to) {
        Some(rest) => rest.clone(),
        None => {
            let next: Vec<Edge> = edges
                .iter()
                .filter(|next| next.from == edge.to)
                .copied()
                .collect();
            let mut best: Vec<Edge> = Vec::new();
            for next in next {
                let path = longest_from(next, edges, graph, known);
                let is_better = match path.len().cmp(&best.len()) {
                    Ordering::Greater => true,
                    Ordering::Equal => graph.sides_of(&path) > graph.sides_of(&best),
                    Ordering::Less => false,
                };
                if is_better {
                    best = path;
                }
            }
            known.insert(edge.to, best.clone());
            best
        }
    };
    let mut path = vec![edge];
    path.extend(rest);
    path
}
