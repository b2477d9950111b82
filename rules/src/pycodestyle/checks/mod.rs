//! The checks that serve several codes at once, and what they share.
//!
//! A [`Plan`] says once per run which checks have an enabled code. Each logical line then goes through the planned
//! checks, and each check looks first at what the line is known to hold.

mod blank_lines;
mod brackets;
mod comments;
mod comparisons;
mod compound;
mod continuation;
mod indentation;
mod keywords;
mod line_breaks;
mod names;
mod operators;
mod parameters;
mod physical;
mod spaces;

use ruff_text_size::TextRange;

use super::module_import_not_at_top_of_file::Imports;
use crate::checker::{Checker, Report};
use crate::diagnostic::{Edit, Fix};
use crate::hooks::Listed;
use crate::lines::{Facts, LogicalLine, LogicalLines, range};
use crate::rule::RuleSet;
use continuation::Continuation;

use super::*;

bitflags::bitflags! {
    /// The checks that have an enabled code.
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) struct Plan: u32 {
        const BLANK_LINES = 1;
        const BRACKETS = 1 << 1;
        const COMMENTS = 1 << 2;
        const COMPARISONS = 1 << 3;
        const COMPOUND = 1 << 4;
        const CONTINUATION = 1 << 5;
        const INDENTATION = 1 << 6;
        const KEYWORDS = 1 << 7;
        const LINE_BREAKS = 1 << 8;
        const NAMES = 1 << 9;
        const OPERATORS = 1 << 10;
        const PARAMETERS = 1 << 11;
        const SPACES = 1 << 12;
        const PHYSICAL = 1 << 13;
        const FILE_END = 1 << 14;
        const IMPORTS = 1 << 15;
        const LENGTH = 1 << 16;
    }
}

/// Whether one of some rules is enabled.
macro_rules! any {
    ($rules:ident: $($rule:ident)*) => { $($rules.contains(<$rule as Listed>::ID))||* };
}

impl Plan {
    pub(crate) fn new(rules: &RuleSet) -> Self {
        let mut plan = Self::empty();
        plan.set(
            Self::BLANK_LINES,
            any!(rules: BlankLineBetweenMethods BlankLinesTopLevel TooManyBlankLines BlankLineAfterDecorator
                BlankLinesAfterFunctionOrClass BlankLinesBeforeNestedDefinition),
        );
        plan.set(
            Self::BRACKETS,
            any!(rules: WhitespaceAfterOpenBracket WhitespaceBeforeCloseBracket WhitespaceBeforePunctuation
                WhitespaceBeforeParameters),
        );
        plan.set(
            Self::COMMENTS,
            any!(rules: TooFewSpacesBeforeInlineComment NoSpaceAfterInlineComment NoSpaceAfterBlockComment
                MultipleLeadingHashesForBlockComment),
        );
        plan.set(
            Self::COMPARISONS,
            any!(rules: NoneComparison TrueFalseComparison NotInTest NotIsTest),
        );
        plan.set(
            Self::COMPOUND,
            any!(rules: MultipleStatementsOnOneLineColon MultipleStatementsOnOneLineSemicolon UselessSemicolon
                MultipleStatementsOnOneLineDef LambdaAssignment),
        );
        plan.set(
            Self::CONTINUATION,
            any!(rules: UnderIndentedForHangingIndent MissingIndentationOrOutdented
                ClosingBracketDoesNotMatchOpeningLine ClosingBracketDoesNotMatchVisualIndent
                ContinuationLineSameIndentAsNextLine OverIndentedForHangingIndent OverIndentedForVisualIndent
                UnderIndentedForVisualIndent VisuallyIndentedLineSameIndentAsNextLine UnalignedForHangingIndent
                ClosingBracketMissingIndentation),
        );
        plan.set(
            Self::INDENTATION,
            any!(rules: IndentationWithInvalidMultiple NoIndentedBlock UnexpectedIndentation
                IndentationWithInvalidMultipleComment NoIndentedBlockComment UnexpectedIndentationComment
                OverIndented),
        );
        plan.set(Self::IMPORTS, any!(rules: ModuleImportNotAtTopOfFile));
        plan.set(Self::KEYWORDS, any!(rules: MissingWhitespaceAfterKeyword));
        plan.set(
            Self::LINE_BREAKS,
            any!(rules: LineBreakBeforeBinaryOperator LineBreakAfterBinaryOperator),
        );
        plan.set(
            Self::NAMES,
            any!(rules: AmbiguousVariableName AmbiguousClassName AmbiguousFunctionName),
        );
        plan.set(
            Self::OPERATORS,
            any!(rules: MissingWhitespaceAroundOperator MissingWhitespaceAroundArithmeticOperator
                MissingWhitespaceAroundBitwiseOrShiftOperator MissingWhitespaceAroundModuloOperator
                MissingWhitespace),
        );
        plan.set(
            Self::PARAMETERS,
            any!(rules: UnexpectedSpacesAroundKeywordParameterEquals MissingWhitespaceAroundParameterEquals),
        );
        plan.set(
            Self::SPACES,
            any!(rules: MultipleSpacesBeforeOperator MultipleSpacesAfterOperator TabBeforeOperator TabAfterOperator
                MultipleSpacesAfterComma TabAfterComma MultipleSpacesAfterKeyword MultipleSpacesBeforeKeyword
                TabAfterKeyword TabBeforeKeyword),
        );
        plan.set(
            Self::PHYSICAL,
            any!(rules: MixedSpacesAndTabs TabIndentation TrailingWhitespace BlankLineWithWhitespace),
        );
        plan.set(Self::LENGTH, any!(rules: LineTooLong));
        plan.set(
            Self::FILE_END,
            any!(rules: MissingNewlineAtEndOfFile TooManyNewlinesAtEndOfFile),
        );
        plan
    }

    /// Whether a check wants logical lines.
    pub(crate) fn wants_logical_lines(self) -> bool {
        let without = Self::PHYSICAL.union(Self::LENGTH).union(Self::FILE_END);
        !self.difference(without).is_empty()
    }

    /// Shows the logical lines of a file to the planned checks.
    pub(crate) fn logical_lines<'a>(self, lines: LogicalLines<'a>, checker: &mut Checker<'a>) {
        let wants_indent = self.intersects(Self::CONTINUATION.union(Self::INDENTATION));
        let mut indent = Indent::default();
        let mut tab = false;
        let mut imports = Imports::default();
        let mut continuation = Continuation::new(checker.settings);
        for line in lines.iter() {
            if wants_indent {
                tab = indent.at(line) == Some(b'\t');
            }
            if self.contains(Self::INDENTATION) {
                indentation::check(line, tab, checker);
            }
            if self.contains(Self::BLANK_LINES) {
                blank_lines::check(line, checker);
            }
            if self.contains(Self::COMMENTS) {
                comments::check(line, checker);
            }
            if line.is_comment() {
                continue;
            }
            if self.contains(Self::IMPORTS) {
                imports.check(line, checker);
            }
            if self.contains(Self::CONTINUATION) && line.has(Facts::ROWS) {
                continuation.check(line, tab, checker);
            }
            if self.contains(Self::BRACKETS) && line.has(Facts::SPACE_INSIDE | Facts::SPACE_BEFORE_BRACKET) {
                brackets::check(line, checker);
            }
            if self.contains(Self::SPACES) && line.has(Facts::ODD_SPACE) {
                spaces::check(line, checker);
            }
            if self.contains(Self::OPERATORS) && line.has(Facts::TIGHT_OPERATOR | Facts::TIGHT_PUNCTUATION) {
                operators::check(line, checker);
            }
            if self.contains(Self::KEYWORDS) && line.has(Facts::TIGHT_KEYWORD) {
                keywords::check(line, checker);
            }
            if self.contains(Self::PARAMETERS) {
                parameters::check(line, checker);
            }
            if self.contains(Self::COMPOUND) {
                compound::check(line, checker);
            }
            if self.contains(Self::COMPARISONS) {
                comparisons::check(line, checker);
            }
            if self.contains(Self::NAMES) && line.has(Facts::AMBIGUOUS_NAME) {
                names::check(line, checker);
            }
            if self.contains(Self::LINE_BREAKS) && line.has(Facts::ROWS) {
                line_breaks::check(line, checker);
            }
        }
    }

    /// Looks at the physical lines of a file.
    pub(crate) fn physical_lines(self, checker: &mut Checker) {
        if self.contains(Self::PHYSICAL) {
            physical::check_lines(checker);
        }
        if self.contains(Self::LENGTH) {
            line_too_long::check_lines(checker);
        }
        if self.contains(Self::FILE_END) {
            physical::check_end(checker);
        }
    }
}

/// What a file is indented by at some place: the character that the latest indented row starts with.
#[derive(Default)]
struct Indent {
    character: Option<u8>,
    /// Rows that were looked at.
    rows: u32,
}

impl Indent {
    /// Reads on to the end of a logical line.
    fn at(&mut self, line: LogicalLine) -> Option<u8> {
        let end = line.tokens[line.tokens.len() - 1].end_row;
        while self.rows <= end {
            let start = line.row_start(self.rows) as usize;
            self.rows += 1;
            if let Some(first @ (b' ' | b'\t')) = line.bytes().get(start) {
                self.character = Some(*first);
            }
        }
        self.character
    }
}

/// Reports between two offsets, if the rule is enabled.
fn report<'c, R: Listed>(
    checker: &'c mut Checker<'_>,
    rule: R,
    (start, end): (u32, u32),
    message: impl Into<String>,
) -> Option<&'c mut Report> {
    checker
        .enabled(rule)
        .then(|| checker.report(rule, range(start, end), message))
}

/// Offers to put `content` in the place of what was found.
pub(super) fn replace(report: Option<&mut Report>, message: &str, content: &str) {
    if let Some(report) = report {
        let edit = Edit::replacement(report.range, content);
        report.fix(Fix::safe_edit(message, edit));
    }
}

/// A range as report() takes it.
fn span(range: TextRange) -> (u32, u32) {
    (range.start().to_u32(), range.end().to_u32())
}
