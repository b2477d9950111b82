//! What a rule sees while it runs, and where it reports.

use ruff_python_ast::{Expr, ModModule, PythonVersion};
use ruff_text_size::{Ranged, TextRange};

use crate::diagnostic::Fix;
use crate::families::Wanted;
use crate::hooks::{Hooks, Listed, SubjectKind};
use crate::inference::{Inference, Value, Values};
use crate::rule::{RuleId, RuleSet};
use crate::semantic::{Model, NodeId};
use crate::settings::Settings;
use crate::source::Source;

/// Subjects that are no nodes.
pub(crate) mod subjects {
    use crate::hooks::Subject;
    use crate::lines;
    use crate::semantic::{BindingId, ScopeId};

    /// Each scope, once the model is complete.
    pub(crate) struct Scope;
    /// Each binding, once the model is complete.
    pub(crate) struct Binding;
    /// All tokens of the file, comments and line breaks included.
    pub(crate) struct Tokens;
    /// The file as a whole, last.
    pub(crate) struct File;
    /// Each logical line.
    pub(crate) struct LogicalLine;

    impl Subject for Scope {
        type Ref<'a> = ScopeId;
    }
    impl Subject for Binding {
        type Ref<'a> = BindingId;
    }
    impl Subject for Tokens {
        type Ref<'a> = &'a ruff_python_ast::token::Tokens;
    }
    impl Subject for File {
        type Ref<'a> = &'a ruff_python_ast::ModModule;
    }
    impl Subject for LogicalLine {
        type Ref<'a> = lines::LogicalLine<'a>;
    }
}

/// A finding before suppression and sorting.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) rule: RuleId,
    pub(crate) range: TextRange,
    pub(crate) message: String,
    pub(crate) fix: Option<Fix>,
    /// Where a suppression comment may also stand: the start of the statement that the finding belongs to.
    pub(crate) parent: Option<ruff_text_size::TextSize>,
}

impl Report {
    /// Attaches a fix.
    pub(crate) fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }

    /// Lets a suppression comment at `offset`'s line count for this finding too.
    pub(crate) fn parent(&mut self, offset: ruff_text_size::TextSize) -> &mut Self {
        self.parent = Some(offset);
        self
    }
}

/// The one argument of every check: the file, its model, the settings, and a place to report to.
pub(crate) struct Checker<'a> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) model: &'a Model<'a>,
    pub(crate) settings: &'a Settings,
    /// The node being shown; the module for subjects that are no nodes.
    pub(crate) node: NodeId,
    rules: RuleSet,
    /// The file holds nodes that the compiler may refuse.
    pub(crate) is_suspect: bool,
    pub(crate) reports: Vec<Report>,
    /// The expression that was inferred last: several rules ask in turn.
    inferred: Option<(NodeId, Values<'a>)>,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(source: &'a Source<'a>, model: &'a Model<'a>, settings: &'a Settings) -> Self {
        Self {
            source,
            model,
            settings,
            node: NodeId::new(0),
            rules: settings.rules.clone(),
            is_suspect: false,
            reports: Vec::new(),
            inferred: None,
        }
    }

    /// Runs a rule that was not selected too.
    pub(crate) fn enable<R: Listed>(&mut self, _: R) {
        self.rules.insert(R::ID);
    }

    pub(crate) fn into_reports(self) -> Vec<Report> {
        self.reports
    }

    /// What an expression is, where it can be one thing only.
    pub(crate) fn infer_only(&mut self, expr: &'a Expr) -> Option<Value<'a>> {
        match self.infer(expr).as_slice() {
            [value] => Some(*value),
            _ => None,
        }
    }

    /// What an expression is, where all that it can be is of one type.
    pub(crate) fn infer_one(&mut self, expr: &'a Expr) -> Option<Value<'a>> {
        let values = self.infer(expr);
        Inference::new(self.model).agreeing(&values)
    }

    /// Everything that an expression can be.
    fn infer(&mut self, expr: &'a Expr) -> Values<'a> {
        let id = self.model.nodes.id_of(expr);
        match &self.inferred {
            Some((last, values)) if id == Some(*last) => values.clone(),
            _ => {
                let values = Inference::new(self.model).infer(expr);
                self.inferred = id.map(|id| (id, values.clone()));
                values
            }
        }
    }

    #[inline]
    pub(crate) fn is_enabled(&self, rule: RuleId) -> bool {
        self.rules.contains(rule)
    }

    /// Whether a subject of this kind goes to a rule. The first half is known when this is compiled, so that only
    /// rules that want the kind cost anything; a plain call compiles many times faster than a `const` block.
    #[inline(always)]
    pub(crate) fn wants<R: Listed + Hooks>(&self, kind: SubjectKind) -> bool {
        R::SUBJECTS.contains(kind) && self.is_enabled(R::ID)
    }

    /// Whether a rule is selected: for a check that serves several rules.
    #[inline]
    pub(crate) fn enabled<R: Listed>(&self, _: R) -> bool {
        self.is_enabled(R::ID)
    }

    /// Reports a finding. A rule that was not selected is not heard.
    pub(crate) fn report<R: Listed>(
        &mut self,
        _: R,
        at: impl Ranged,
        message: impl Into<String>,
    ) -> &mut Report {
        self.reports.push(Report {
            rule: R::ID,
            range: at.range(),
            message: message.into(),
            fix: None,
            parent: None,
        });
        self.reports.last_mut().expect("a report was just pushed")
    }

    pub(crate) fn target_version(&self) -> PythonVersion {
        self.settings.target_version
    }

    /// Shows every subject to every rule that wants it.
    pub(crate) fn run(&mut self, module: &'a ModModule, wanted: &Wanted) {
        let model = self.model;
        for (index, kind) in model.nodes.kinds().iter().enumerate() {
            if let Some(kind) = *kind
                && wanted.is_wanted(kind)
            {
                self.node = NodeId::new(index);
                wanted.node(kind, model.nodes.get(self.node).node, self);
            }
        }
        self.node = NodeId::new(0);
        if wanted.contains(SubjectKind::Binding) {
            model
                .binding_ids()
                .for_each(|binding| wanted.binding(binding, self));
        }
        if wanted.contains(SubjectKind::Scope) {
            model.scope_ids().for_each(|scope| wanted.scope(scope, self));
        }
        wanted.file(module, self);
    }
}
