//! One file from text to diagnostics.

use std::path::Path;

use parlint_parse::{Held, Parsed};
use ruff_python_ast::token::Tokens;
use ruff_python_ast::{Expr, PySourceType};
use ruff_python_parser::ParseOptions;
use ruff_text_size::TextRange;
use typed_arena::Arena;

use crate::checker::{Checker, Report};
use crate::core::{InvalidSyntax, semantic_syntax};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::edits;
use crate::families::Wanted;
use crate::hooks::{Listed, SubjectKind};
use crate::lines::{self, LogicalLines};
use crate::modules::{self, ModuleSummary, Surroundings};
use crate::nesting;
use crate::objects::Objects;
use crate::pycodestyle::Plan;
use crate::rule::RuleId;
use crate::semantic::{self, Model, ModelOptions};
use crate::settings::{PythonVersion, Settings};
use crate::source::Source;
use crate::suppression::{Suppressions, offer_noqa};

/// Lints the text of one file with settings of its own. For many files, keep a [`Linter`] per thread.
///
/// `path` is used only for what a name decides (`.pyi`, `__init__.py`); nothing is read from it.
/// The result is sorted by place, then code.
pub fn lint_source(path: &Path, text: &str, settings: &Settings) -> Vec<Diagnostic> {
    Linter::new(settings).lint(path, text)
}

/// Lints files one after the other with the same settings; one per thread.
pub struct Linter<'s> {
    settings: &'s Settings,
    wanted: Wanted,
    wants_model: bool,
    lines: Plan,
    buffers: Buffers,
}

/// Memory that is kept from file to file.
#[derive(Default)]
struct Buffers {
    lines: lines::Buffers,
    model: semantic::Buffers,
}

impl<'s> Linter<'s> {
    pub fn new(settings: &'s Settings) -> Self {
        let wants_model =
            Wanted::new(&settings.rules).wants_model() || settings.rules.iter().any(RuleId::is_pylint);
        let mut rules = settings.rules.clone();
        if wants_model {
            rules.insert(InvalidSyntax::ID);
        }
        Self {
            settings,
            wants_model,
            wanted: Wanted::new(&rules),
            lines: Plan::new(&settings.rules),
            buffers: Buffers::default(),
        }
    }

    /// Lints the text of one file by itself; sorted by place, then code.
    pub fn lint(&mut self, path: &Path, text: &str) -> Vec<Diagnostic> {
        self.lint_within(path, text, Surroundings::default())
    }

    /// Lints the text of one file of a repository; sorted by place, then code.
    pub fn lint_within(&mut self, path: &Path, text: &str, surroundings: Surroundings) -> Vec<Diagnostic> {
        if nesting::is_too_deep_to_parse(text) {
            return self.refuse(path, text);
        }
        let parsed = parse(path, text, self.settings);
        let arena: Arena<Expr> = Arena::new();
        let mut buffers = std::mem::take(&mut self.buffers);
        let (diagnostics, depth) = self.check(path, text, surroundings, &parsed, &arena, &mut buffers);
        self.buffers = buffers;
        depth.free(parsed, arena);
        diagnostics
    }

    /// A file that is not even parsed.
    fn refuse(&self, path: &Path, text: &str) -> Vec<Diagnostic> {
        let tokens = Tokens::new(Vec::new());
        let source = Source::new(path, text, &tokens);
        let report = Report {
            rule: InvalidSyntax::ID,
            range: TextRange::default(),
            message: nesting::MESSAGE.to_owned(),
            fix: None,
            parent: None,
        };
        finish(vec![report], &source, None)
    }

    fn check<'a>(
        &self,
        path: &Path,
        text: &'a str,
        surroundings: Surroundings<'a>,
        parsed: &'a Held<Parsed>,
        arena: &'a Arena<Expr>,
        buffers: &mut Buffers,
    ) -> (Vec<Diagnostic>, Depth) {
        let source = Source::new(path, text, parsed.tokens());
        let module = parsed.syntax();
        let sound = parsed.has_valid_syntax();
        // Lines and their tokens are judged without the model, which only knows a tree that is too deep.
        let deepest = if parsed.is_in_region() {
            nesting::MAX_DEPTH - 1
        } else {
            SAFE_TO_DROP
        };
        let shallow = || source.nesting < deepest || nesting::is_shallow(parsed.tokens(), deepest);
        let model_wanted = self.wants_model || !sound || !shallow();
        let mut model = if model_wanted {
            semantic::build(
                module,
                text,
                model_options(&source, self.settings),
                arena,
                &mut buffers.model,
            )
        } else {
            Model::empty(&mut semantic::Buffers::default())
        };
        model.surroundings = surroundings;
        let wants_logical_lines =
            self.lines.wants_logical_lines() || self.wanted.contains(SubjectKind::LogicalLine);
        let whole_strings = self.settings.target_version < PythonVersion::PY312;
        let logical_lines = wants_logical_lines
            .then(|| LogicalLines::build(&source, parsed.tokens(), whole_strings, &mut buffers.lines));
        let mut checker = Checker::new(&source, &model, self.settings);
        checker.enable(InvalidSyntax);
        if let Some(place) = model.too_deep {
            checker.report(InvalidSyntax, place, nesting::MESSAGE);
        } else if sound && self.wants_model {
            checker.run(module, &self.wanted);
            for (place, message) in semantic_syntax::errors(module, &checker) {
                checker.report(InvalidSyntax, place, message);
            }
        }
        for error in parsed.errors() {
            checker.report(InvalidSyntax, error.location, error.error.to_string());
        }
        if self.wanted.contains(SubjectKind::Tokens) {
            self.wanted.tokens(parsed.tokens(), &mut checker);
        }
        if let Some(lines) = logical_lines {
            self.lines.logical_lines(lines, &mut checker);
            if self.wanted.contains(SubjectKind::LogicalLine) {
                for line in lines.iter() {
                    self.wanted.logical_line(line, &mut checker);
                }
            }
        }
        self.lines.physical_lines(&mut checker);
        let mut reports = checker.into_reports();
        // A check that serves several rules may report for one that was not selected.
        reports
            .retain(|report| report.rule == InvalidSyntax::ID || self.settings.rules.contains(report.rule));
        Suppressions::new(&source, module).filter(&source, &mut reports);
        let sound = sound && model.too_deep.is_none();
        for report in &mut reports {
            // What follows a fault may not be what it seems.
            if !sound || !self.settings.fixes.fixable.contains(report.rule) {
                report.fix = None;
            }
            if let Some(fix) = &mut report.fix {
                edits::adopt_line_breaks(fix, text);
                if self.settings.fixes.safe_fixes.contains(report.rule) {
                    fix.applicability = Applicability::Safe;
                } else if self.settings.fixes.unsafe_fixes.contains(report.rule) {
                    fix.applicability = Applicability::Unsafe;
                }
            }
        }
        let diagnostics = finish(reports, &source, Some(&model));
        if let Some(modules) = surroundings.modules
            && surroundings.teaches
            && self.wants_model
            && model.too_deep.is_none()
        {
            modules.learn(surroundings.name, &|| {
                summary_of(&model, surroundings, self.settings)
            });
        }
        let depth = Depth::of(&model);
        if model_wanted {
            buffers.model = model.into_buffers();
        }
        (diagnostics, depth)
    }
}

/// What other modules may know of a file: for whoever answers as [`crate::Modules`].
pub fn summarise(path: &Path, text: &str, surroundings: Surroundings, settings: &Settings) -> ModuleSummary {
    if nesting::is_too_deep_to_parse(text) {
        return ModuleSummary::default();
    }
    let parsed = parse(path, text, settings);
    let arena: Arena<Expr> = Arena::new();
    let source = Source::new(path, text, parsed.tokens());
    let options = model_options(&source, settings);
    let model = semantic::build(parsed.syntax(), text, options, &arena, &mut Default::default());
    let depth = Depth::of(&model);
    let summary = match model.too_deep {
        Some(_) => ModuleSummary::default(),
        None => summary_of(&model, surroundings, settings),
    };
    drop((model, source));
    depth.free(parsed, arena);
    summary
}

fn summary_of<'a>(
    model: &'a Model<'a>,
    surroundings: Surroundings<'a>,
    settings: &'a Settings,
) -> ModuleSummary {
    modules::summarise(
        model,
        surroundings,
        &settings.pylint.classes.defining_attr_methods,
    )
}

/// Puts, in the place of the fixes of some findings of a text, `# noqa` comments that silence them.
pub fn add_noqa(path: &Path, text: &str, settings: &Settings, found: &mut [Diagnostic], reason: &str) {
    found.iter_mut().for_each(|found| found.fix = None);
    look_at(path, text, settings, |parsed| {
        if parsed.has_valid_syntax() {
            offer_noqa(&Source::new(path, text, parsed.tokens()), found, reason);
        }
    });
}

/// Parses a text for one look at its tree and tokens; the default where it nests too deeply for that.
pub(crate) fn look_at<T: Default>(
    path: &Path,
    text: &str,
    settings: &Settings,
    look: impl FnOnce(&Parsed) -> T,
) -> T {
    if nesting::is_too_deep_to_parse(text) {
        return T::default();
    }
    let parsed = parse(path, text, settings);
    let seen = look(&parsed);
    dismantle(parsed);
    seen
}

fn model_options(source: &Source, settings: &Settings) -> ModelOptions {
    ModelOptions {
        stub: source.is_stub(),
        package: source.is_package(),
        target_version: settings.target_version,
    }
}

fn parse(path: &Path, text: &str, settings: &Settings) -> Held<Parsed> {
    let stub = path.extension().is_some_and(|extension| extension == "pyi");
    let source_type = if stub {
        PySourceType::Stub
    } else {
        PySourceType::Python
    };
    let options = ParseOptions::from(source_type).with_target_version(settings.target_version);
    parlint_parse::parse(text, options)
}

/// Frees a tree that may be deeper than the stack.
fn dismantle(parsed: Held<Parsed>) {
    match parsed.into_inner() {
        Ok(parsed) => nesting::dismantle(parsed.into_suite()),
        Err(held) => drop(held),
    }
}

/// How deep a tree is, which decides how it is freed.
enum Depth {
    Shallow,
    Deep,
    TooDeep,
}

impl Depth {
    fn of(model: &Model) -> Self {
        match model.too_deep {
            Some(_) => Depth::TooDeep,
            None if model.depth > SAFE_TO_DROP => Depth::Deep,
            None => Depth::Shallow,
        }
    }

    fn free(self, parsed: Held<Parsed>, arena: Arena<Expr>) {
        match self {
            Depth::Shallow => {}
            // Dropping recurses too: give it a stack that is large enough.
            Depth::Deep => stacker::grow(DROP_STACK, || drop((parsed, arena))),
            Depth::TooDeep => {
                dismantle(parsed);
                nesting::dismantle_exprs(arena.into_vec());
            }
        }
    }
}

const SAFE_TO_DROP: usize = 200;
/// A kilobyte for each of [`nesting::MAX_DEPTH`] levels, and to spare.
const DROP_STACK: usize = 4 * 1024 * 1024;

/// Sorts reports by place and code, and says where each stands.
fn finish(mut reports: Vec<Report>, source: &Source, model: Option<&Model>) -> Vec<Diagnostic> {
    reports.sort_by(|a, b| {
        (a.range.start(), a.rule.rank(), a.range.end(), &a.message).cmp(&(
            b.range.start(),
            b.rule.rank(),
            b.range.end(),
            &b.message,
        ))
    });
    reports.dedup_by(|a, b| a.rule == b.rule && a.range == b.range && a.message == b.message);
    let mut objects = model
        .filter(|_| reports.iter().any(|report| report.rule.is_pylint()))
        .map(Objects::new);
    let mut locator = source.locator();
    reports
        .into_iter()
        .map(|report| (locator.ends(report.range), report))
        .map(|((location, end_location), report)| Diagnostic {
            rule: report.rule,
            message: report.message,
            range: report.range,
            location,
            end_location,
            object: objects.as_mut().map_or_else(String::new, |objects| {
                objects.at(report.rule, report.range.start())
            }),
            fix: report.fix,
        })
        .collect()
}
