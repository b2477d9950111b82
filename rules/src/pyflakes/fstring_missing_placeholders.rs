use ruff_python_ast::{ExprFString, FString, FStringPart, StringFlags};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::checker::Checker;
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::hooks::{Check, declare_rule};

declare_rule! {
    /// Checks for f-strings without placeholders.
    ///
    /// ## Why is this bad?
    /// The `f` does nothing, so that either it or the placeholders were forgotten.
    ///
    /// Of strings that are written side by side, one with a placeholder is enough.
    ///
    /// ## Example
    /// ```python
    /// name = "you"
    /// print(f"Hello, name!")
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// name = "you"
    /// print(f"Hello, {name}!")
    /// ```
    ///
    /// ## Differences
    /// As in ruff, each f-string of a concatenation is reported, at its own place; pyflakes reports the concatenation once.
    FStringMissingPlaceholders {
        code: "F541", name: "f-string-missing-placeholders", severity: Warning, nodes: [ExprFString], fixable: true
    }
}

impl Check<ExprFString> for FStringMissingPlaceholders {
    fn check<'a>(node: &'a ExprFString, checker: &mut Checker<'a>) {
        if node.value.elements().any(|element| element.is_interpolation()) {
            return;
        }
        for part in &node.value {
            if let FStringPart::FString(string) = part {
                let fix = without_prefix(string, checker.source.slice(string));
                checker
                    .report(Self, string, "f-string without any placeholders")
                    .fix(fix);
            }
        }
    }
}

/// Takes the `f` away, and the doubling of braces that came with it.
fn without_prefix(string: &FString, text: &str) -> Fix {
    let quote = text.find(['"', '\'']).unwrap_or(0);
    let closer = usize::from(string.flags.closer_len());
    let prefix: String = text[..quote]
        .chars()
        .filter(|c| !matches!(c, 'f' | 'F'))
        .collect();
    let range = TextRange::at(string.start(), TextSize::try_from(quote).unwrap_or_default());
    let mut edits = vec![Edit::replacement(range, prefix)];
    let content = &text[..text.len() - closer];
    let mut at = quote;
    while let Some(found) = content[at..].find(['{', '}']) {
        at += found;
        // Of two equal braces, one goes; a brace of `\N{…}` stands alone.
        if content[at + 1..].starts_with(&content[at..=at]) {
            let start = string.start() + TextSize::try_from(at).unwrap_or_default();
            edits.push(Edit::deletion(TextRange::at(start, 1.into())));
            at += 1;
        }
        at += 1;
    }
    Fix::new(Applicability::Safe, "Remove the `f` prefix", edits)
}

#[test]
fn test() {
    crate::testing::check(
        FStringMissingPlaceholders,
        r#"
f"{x}", f"a" f"{b:>{c}}" "d"
f"a" "b" rf'c'
# @1-1:5 F541: f-string without any placeholders
       # ^^^^^ F541
f""
# @1 F541
f"{{}}"
# @1 F541
f"{x:f}"
"#,
    );
    let fixed = crate::testing::fixed;
    fixed(FStringMissingPlaceholders, r#"x = f"a""#, r#"x = "a""#);
    fixed(
        FStringMissingPlaceholders,
        r#"x = rF"{{a}}" f'b'"#,
        r#"x = r"{a}" 'b'"#,
    );
    fixed(FStringMissingPlaceholders, "x = f'''{{{{'''", "x = '''{{'''");
}
