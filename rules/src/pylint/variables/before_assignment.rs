//! Names that are read where no assignment need have run.
//!
//! Of each name, its first use in the file decides, as for pylint: what is known there is taken as known from then on.

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::{Ranged, TextRange};
use smallvec::SmallVec;

use super::doubts::{Doubt, doubt};
use super::{PossiblyUsedBeforeAssignment, UsedBeforeAssignment};
use crate::checker::Checker;
use crate::hooks::Listed;
use crate::inference::Inference;
use crate::pylint::as_string::repr;
use crate::pylint::group::{leads, report};
use crate::rule::RuleId;
use crate::semantic::{
    BindingId, BindingKind, Model, NodeId, Reference, ReferenceFlags, ReferenceId, ScopeKind,
    opens_comprehension,
};

const GROUP: &[RuleId] = &[UsedBeforeAssignment::ID, PossiblyUsedBeforeAssignment::ID];

/// A name with more bindings is not looked at.
const MOST_BINDINGS: usize = 64;

pub(super) fn check<R: Listed>(rule: R, checker: &mut Checker) {
    if !leads(rule, GROUP, checker) {
        return;
    }
    let model = checker.model;
    for (first, id) in first_uses(model) {
        let reference = model.reference(id);
        let use_ = Use {
            checker,
            place: reference.node,
            range: reference.range,
        };
        match use_.verdict(first) {
            Verdict::Assigned => {}
            verdict => {
                let shown = repr(model.name_of(model.binding(first)));
                if verdict == Verdict::Perhaps {
                    let message = format!("Possibly using variable {shown} before assignment");
                    report(PossiblyUsedBeforeAssignment, reference.range, message, checker);
                } else {
                    let message = format!("Using variable {shown} before assignment");
                    report(UsedBeforeAssignment, reference.range, message, checker);
                }
            }
        }
    }
}

/// The first use of each name, by the name's first binding.
fn first_uses(model: &Model) -> Vec<(BindingId, ReferenceId)> {
    let uses = model.uses();
    let mut firsts: Vec<Option<ReferenceId>> = vec![None; model.bindings.len()];
    let unheard = ReferenceFlags::EXPORT
        | ReferenceFlags::EXPORT_BY_CALL
        | ReferenceFlags::STRING
        | ReferenceFlags::DELETE
        | ReferenceFlags::AUGMENTED;
    for (index, reference) in model.references.iter().enumerate() {
        if reference.flags.intersects(unheard)
            || reference.flags.contains(ReferenceFlags::ANNOTATION) && !is_evaluated(model, reference)
        {
            continue;
        }
        let id = ReferenceId::new(index);
        // A class body may read what is around it until it binds the name itself.
        let own = || match model.scope(reference.scope).kind {
            ScopeKind::Class => model.first_binding(reference.scope, reference.name),
            _ => None,
        };
        if let Some(name) = uses.name(id).or_else(own) {
            let first = &mut firsts[name.index()];
            if first.is_none_or(|first| model.reference(first).range.start() > reference.range.start()) {
                *first = Some(id);
            }
        }
    }
    let mut found: Vec<_> = firsts
        .into_iter()
        .enumerate()
        .filter_map(|(index, use_)| Some((BindingId::new(index), use_?)))
        .collect();
    found.sort_by_key(|(_, use_)| model.reference(*use_).range.start());
    found
}

/// Whether an annotation is evaluated: those of variables in functions are not.
fn is_evaluated(model: &Model, reference: &Reference) -> bool {
    let statement = model.nodes.get(model.nodes.statement(reference.node)).node;
    let of_variable = matches!(statement, AnyNodeRef::StmtAnnAssign(_));
    !(model.future_annotations || of_variable && model.scope(reference.scope).is_function())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Assigned,
    Perhaps,
    Never,
}

/// The first use of a name.
pub(super) struct Use<'c, 'a> {
    pub(super) checker: &'c Checker<'a>,
    /// The expression that reads the name.
    pub(super) place: NodeId,
    pub(super) range: TextRange,
}

impl Use<'_, '_> {
    fn verdict(&self, first: BindingId) -> Verdict {
        let model = self.checker.model;
        let owner = model.binding(first).scope;
        let mut bindings: SmallVec<[BindingId; 4]> = SmallVec::new();
        for id in model.later_bindings(first) {
            match model.binding(id).kind {
                BindingKind::Annotation | BindingKind::Global => {}
                BindingKind::Parameter
                | BindingKind::ComprehensionVariable
                | BindingKind::TypeParam
                | BindingKind::ModuleDunder
                | BindingKind::Implicit
                | BindingKind::FutureImport => return Verdict::Assigned,
                _ if bindings.len() == MOST_BINDINGS => return Verdict::Assigned,
                _ => bindings.push(id),
            }
        }
        // Comprehensions are part of what is around them.
        let name = model.binding(first).name;
        let scope = Inference::new(model).frame(model.nodes.get(self.place).scope);
        let same_frame = scope == owner;
        if !same_frame
            && (model.scope(scope).declares_nonlocal(name) || model.scope(scope).declares_global(name))
        {
            return Verdict::Assigned;
        }
        if bindings.is_empty() {
            return if same_frame {
                Verdict::Never
            } else {
                Verdict::Assigned
            };
        }
        // Until a module binds the name of a builtin, the builtin is read.
        if model.scope(owner).kind == ScopeKind::Module && crate::builtins::is_builtin(model.names.text(name))
        {
            return Verdict::Assigned;
        }
        let mut perhaps = false;
        if !self.is_in_comprehension() {
            bindings.retain(|id| {
                let doubt = doubt(self, *id);
                perhaps |= doubt == Some(Doubt::Perhaps);
                doubt.is_none()
            });
        }
        match bindings.first() {
            None if perhaps => Verdict::Perhaps,
            None => Verdict::Never,
            Some(first) if same_frame && self.is_before(*first) => Verdict::Never,
            Some(first) if !same_frame && self.is_annotation() && self.stands_before(*first) => {
                Verdict::Never
            }
            Some(_) => Verdict::Assigned,
        }
    }

    /// Whether the use stands in a comprehension, in the first of its iterables too.
    fn is_in_comprehension(&self) -> bool {
        let nodes = &self.checker.model.nodes;
        nodes
            .ancestor_ids(self.place)
            .map(|id| nodes.get(id).node)
            .take_while(|node| !node.is_statement())
            .any(opens_comprehension)
    }

    /// Whether the use stands before the binding, and no loop can bring the binding before the use.
    fn is_before(&self, id: BindingId) -> bool {
        let model = self.checker.model;
        let nodes = &model.nodes;
        let binding = model.binding(id);
        let (used_in, bound_in) = (nodes.statement(self.place), binding.statement);
        if used_in == bound_in {
            return self.is_before_in_statement(id);
        }
        if !self.stands_before(id) {
            return false;
        }
        let owner = model.scope(binding.scope);
        if owner.kind != ScopeKind::Function && self.is_bound_outside(id) || self.in_header(owner.kind) {
            return false;
        }
        // A `for` may have bound the name the time before; so may `while`, but pylint does not look at it.
        let holds = |around: NodeId| nodes.ancestor_ids(self.place).any(|id| id == around);
        !nodes
            .ancestor_ids(binding.node)
            .any(|around| match nodes.get(around).node {
                AnyNodeRef::StmtFor(_) => owner.kind == ScopeKind::Function && holds(around),
                // The test of an `if` reads what its own branch binds.
                AnyNodeRef::StmtIf(node) => node.test.range().contains_range(self.range),
                AnyNodeRef::ElifElseClause(clause) => clause
                    .test
                    .as_ref()
                    .is_some_and(|test| test.range().contains_range(self.range)),
                _ => false,
            })
    }

    /// Whether the use stands in a line before the one that the binding begins in.
    fn stands_before(&self, id: BindingId) -> bool {
        let model = self.checker.model;
        let lines = self.checker.source.lines();
        let bound = model.nodes.get(model.binding(id).statement).node.start();
        self.range.start() < bound && lines.line_index(self.range.start()) < lines.line_index(bound)
    }

    /// Whether the use is part of the annotation of a parameter or a result.
    fn is_annotation(&self) -> bool {
        let nodes = &self.checker.model.nodes;
        let AnyNodeRef::StmtFunctionDef(function) = nodes.get(nodes.statement(self.place)).node else {
            return false;
        };
        let parameters = function.parameters.iter();
        parameters
            .filter_map(|parameter| parameter.annotation())
            .chain(function.returns.as_deref())
            .any(|annotation| annotation.range().contains_range(self.range))
    }

    /// Whether what is around a module or a class body has the name too, and is read until it is bound.
    fn is_bound_outside(&self, id: BindingId) -> bool {
        let model = self.checker.model;
        let binding = model.binding(id);
        let name = model.name_of(binding);
        crate::builtins::is_builtin(name)
            || name.starts_with("__") && name.ends_with("__")
            || model
                .scope(binding.scope)
                .parent
                .is_some_and(|parent| model.lookup(parent, name).is_some())
    }

    /// Whether the use stands in the header of a definition, where pylint does not look: all but the bases of classes
    /// and, in a class body, the defaults of methods.
    fn in_header(&self, owner: ScopeKind) -> bool {
        let nodes = &self.checker.model.nodes;
        match nodes.get(nodes.statement(self.place)).node {
            AnyNodeRef::StmtFunctionDef(function) => {
                let mut defaults = function
                    .parameters
                    .iter_non_variadic_params()
                    .filter_map(|parameter| parameter.default.as_deref());
                owner != ScopeKind::Class
                    || !defaults.any(|default| default.range().contains_range(self.range))
            }
            AnyNodeRef::StmtClassDef(class) => !class
                .bases()
                .iter()
                .any(|base| base.range().contains_range(self.range)),
            _ => false,
        }
    }

    /// Whether a use stands before the binding that the same statement makes.
    fn is_before_in_statement(&self, id: BindingId) -> bool {
        let model = self.checker.model;
        let binding = model.binding(id);
        if binding.kind == BindingKind::NamedExpr {
            // The element of a comprehension comes after its conditions.
            return self.range.start() < binding.range.start() && !self.is_in_comprehension();
        }
        if model.scope(binding.scope).kind != ScopeKind::Function && self.is_bound_outside(id) {
            return false;
        }
        match model.nodes.get(binding.statement).node {
            AnyNodeRef::StmtAssign(assign) => {
                let is_itself = assign.value.range() == self.range;
                !is_itself && !assign.value.is_if_expr() && !assign.value.is_lambda_expr()
            }
            AnyNodeRef::StmtWith(_) => self.range.start() < binding.range.start(),
            _ => false,
        }
    }
}
