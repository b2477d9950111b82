use crate::hooks::declare_rule;

declare_rule! {
    /// Checks for operators without white space where PEP 8 asks for it: assignments, comparisons, `and`, `or`,
    /// `in`, `is`, `->`, `:=`; and for other operators with white space on one side only.
    ///
    /// ## Why is this bad?
    /// PEP 8: surround these operators with a single blank on either side.
    ///
    /// ## Example
    /// ```python
    /// i=i+1
    /// submitted +=1
    /// c = a+ b
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// i = i+1
    /// submitted += 1
    /// c = a + b
    /// ```
    ///
    /// ## Notes
    /// ruff reports all of `)->`, where pycodestyle, and parlint with it, reports one side.
    ///
    /// Within the replacement fields of f-strings and t-strings, the rule applies where the target version is
    /// 3.12 or later; before, Python and pycodestyle saw such a string as one token.
    MissingWhitespaceAroundOperator {
        code: "E225", name: "missing-whitespace-around-operator", severity: Convention, nodes: []
    }
}

#[test]
fn test() {
    crate::testing::check(
        MissingWhitespaceAroundOperator,
        r#"
a=1
# @2 E225: Missing whitespace around operator
b = 1 +2
# @8 E225
if a==b: pass
# @5 E225
def f(a=1, *b, c: int=2, **d)->int: pass
# @30 E225
g(a=1, *b, **d)
x[-1], lambda x=1: -x
h = a+b
i = a if -b else +c
print >>i, -1
def j(a, /, *, b): pass
"#,
    );
}
