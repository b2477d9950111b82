use ruff_python_ast::token::Tokens as FileTokens;
use ruff_text_size::Ranged;

use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::Tokens};
use crate::pylint::catalogue;
use crate::pylint::places::line_of;
use crate::suppression::{PylintOption, pylint_options};

declare_rule! {
    /// Checks for `# pylint:` comments that name no message.
    ///
    /// Messages of pylint's optional extensions count as unknown, as they do for pylint until the extension is loaded; those
    /// that pylint once had do not.
    ///
    /// ## Why is this bad?
    /// The comment does nothing: what it should silence is reported, or was never there.
    ///
    /// ## Example
    /// ```python
    /// import os  # pylint: disable=unused_import
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// import os  # pylint: disable=unused-import
    /// ```
    UnknownOptionValue { code: "PLW0012", name: "unknown-option-value", severity: Warning, nodes: [Tokens] }
}

impl Check<Tokens> for UnknownOptionValue {
    fn check<'a>(_: &'a FileTokens, checker: &mut Checker<'a>) {
        let source = checker.source;
        for comment in &source.comments {
            let Some(option) = pylint_options(source.slice(*comment)).filter(PylintOption::takes_messages)
            else {
                continue;
            };
            let (name, place) = (option.name, line_of(comment.start(), source));
            for value in option.values.filter(|value| !is_known(value)) {
                let message = format!(
                    "Unknown option value for '{name}', expected a valid pylint message and got '{value}'"
                );
                checker.report(Self, place, message);
            }
        }
    }
}

/// Whether a word means messages of pylint's core, or one that it once had.
fn is_known(word: &str) -> bool {
    REMOVED.contains(&word) || catalogue::meant_by(word).any(|message| message.extension.is_none())
}

/// What pylint's documentation lists as removed or moved to an extension.
#[rustfmt::skip]
const REMOVED: &[&str] = &[
    "C0326", "C0330", "C1001", "E1001", "E1002", "E1601", "E1602", "R0201", "R0921", "R0922", "W0110", "W0142",
    "W0232", "W0332", "W0333", "W1001", "W1601", "W1618", "W1619", "W1652", "W1662", "abstract-class-little-used",
    "abstract-class-not-used", "apply-builtin", "assign-to-new-keyword", "backtick", "bad-continuation",
    "bad-whitespace", "basestring-builtin", "buffer-builtin", "cmp-builtin", "cmp-method", "coerce-builtin",
    "coerce-method", "comprehension-escape", "delslice-method", "deprecated-itertools-function",
    "deprecated-lambda", "deprecated-operator-function", "deprecated-str-translate-call",
    "deprecated-string-function", "deprecated-sys-function", "deprecated-types-field",
    "deprecated-urllib-function", "dict-items-not-iterating", "dict-iter-method", "dict-keys-not-iterating",
    "dict-values-not-iterating", "dict-view-method", "div-method", "exception-escape",
    "exception-message-attribute", "execfile-builtin", "file-builtin", "filter-builtin-not-iterating",
    "getslice-method", "hex-method", "idiv-method", "import-star-module-level", "indexing-exception",
    "input-builtin", "intern-builtin", "invalid-str-codec", "long-builtin", "lowercase-l-suffix",
    "map-builtin-not-iterating", "metaclass-assignment", "mixed-indentation", "next-method-called",
    "next-method-defined", "no-absolute-import", "no-init", "no-self-use", "no-space-after-comma",
    "no-space-after-operator", "no-space-before-operator", "nonzero-method", "oct-method", "old-division",
    "old-raise-syntax", "old-style-class", "parameter-unpacking", "print-statement", "property-on-old-class",
    "raising-string", "range-builtin-not-iterating", "raw_input-builtin", "rdiv-method", "reduce-builtin",
    "reload-builtin", "round-builtin", "setslice-method", "slots-on-old-class", "standarderror-builtin",
    "star-args", "super-on-old-class", "sys-max-int", "unichr-builtin", "unicode-builtin", "unpacking-in-except",
    "using-cmp-argument", "xrange-builtin", "xreadlines-attribute", "zip-builtin-not-iterating",
];

#[test]
fn test() {
    crate::testing::check(
        UnknownOptionValue,
        r#"
# pylint: disable=foo
# @1 PLW0012: Unknown option value for 'disable', expected a valid pylint message and got 'foo'
# pylint: disable=unused-import, bar,W0611 # baz
# @1 PLW0012: Unknown option value for 'disable', expected a valid pylint message and got 'bar'
x = 1  # pylint: disable-next=W9999
# @1 PLW0012: Unknown option value for 'disable-next', expected a valid pylint message and got 'W9999'
# pylint: enable=unused_import
# @1 PLW0012
# pylint: disable=consider-using-any-or-all
# @1 PLW0012
# pylint: disable=C, design, broad-except, print-statement
# pylint: disable=
# about pylint
"#,
    );
}
