use ruff_python_ast::ModModule;

use super::names;
use crate::checker::Checker;
use crate::hooks::{Check, declare_rule, subject::File};

declare_rule! {
    /// Checks that names have the style that pylint expects of their kind: `snake_case` for modules, functions,
    /// methods, parameters, variables and attributes, `PascalCase` for classes, `UPPER_CASE` for constants of modules,
    /// of enumerations and those that are annotated as `Final`.
    ///
    /// Methods and attributes that an ancestor has too are left to the ancestor. A module's name is a constant if it
    /// is bound once to a plain value, a variable if it is bound again.
    ///
    /// ## Why is this bad?
    /// A reader takes a name's style for a hint of what it names.
    ///
    /// ## Example
    /// ```python
    /// def totalOf(Items):
    ///     return sum(Items)
    /// ```
    ///
    /// Use instead:
    /// ```python
    /// def total_of(items):
    ///     return sum(items)
    /// ```
    ///
    /// ## Options
    /// - `argument-naming-style`, `argument-rgx`, and the same for `attr`, `class`, `class-attribute`, `class-const`,
    ///   `const`, `function`, `inlinevar`, `method`, `module` and `variable`
    /// - `paramspec-rgx`, `typealias-rgx`, `typevar-rgx`, `typevartuple-rgx`
    /// - `good-names`, `good-names-rgxs`
    /// - `property-classes`
    ///
    /// ## Differences
    /// What only another module can tell (whether a call returns a plain value, what an imported class defines) is
    /// taken to be unknown.
    InvalidName { code: "PLC0103", name: "invalid-name", severity: Convention, nodes: [File] }
}

impl Check<File> for InvalidName {
    fn check<'a>(module: &'a ModModule, checker: &mut Checker<'a>) {
        names::check(module, checker);
    }
}

#[test]
fn globals() {
    crate::testing::check(
        InvalidName,
        r#"
import sys
from typing import TypeVar, Union, TypeAlias, Final
from collections import namedtuple
lower = 1
# @1-1:6 PLC0103: Constant name "lower" doesn't conform to UPPER_CASE naming style
UPPER, __dunder__ = 1, 2
text = f"{lower}"
# @1 PLC0103
called, made = call(), [1]
listed = [1]
has_api = hasattr(sys, "api")
# @1-1:8 PLC0103: Constant name "has_api" doesn't conform to UPPER_CASE naming style
has_more = hasattr(unknown, "api")
klass = int
# @1-1:6 PLC0103: Class name "klass" doesn't conform to PascalCase naming style
pair = namedtuple("pair", "a b")
# @1 PLC0103: Class name "pair" doesn't conform to PascalCase naming style
try:
    tried = 1
  # ^^^^^ PLC0103: Constant name "tried" doesn't conform to UPPER_CASE naming style
except OSError:
    tried = 2
  # ^^^^^ PLC0103: Constant name "tried" doesn't conform to UPPER_CASE naming style
Again = 1
# @1-1:6 PLC0103: Variable name "Again" doesn't conform to snake_case naming style
Again = 2
# @1 PLC0103: Variable name "Again" doesn't conform to snake_case naming style
for Loop in listed:
    inLoop = 1
  # ^^^^^^ PLC0103: Variable name "inLoop" doesn't conform to snake_case naming style
annotated: int = 1
# @1-1:10 PLC0103: Constant name "annotated" doesn't conform to UPPER_CASE naming style
declared: int
if __name__ == "__main__":
    limit = LIMIT = 3
    Limit = 3
  # ^^^^^ PLC0103: Variable name "Limit" doesn't conform to snake_case naming style
T = TypeVar("T")
StrT = TypeVar("StrT")
bad_t = TypeVar("bad_t")
# @1-1:6 PLC0103: Type variable name "bad_t" doesn't conform to predefined naming style
my_alias: TypeAlias = int
# @1 PLC0103: Type alias name "my_alias" doesn't conform to predefined naming style
alias = Union[int, str]
# @1 PLC0103: Type alias name "alias" doesn't conform to predefined naming style
"#,
    );
}

#[test]
fn functions() {
    crate::testing::check(
        InvalidName,
        r#"
def BadName(Arg1, i, /, argTwo, *Args, kwOnly, **KwArgs):
# @1-1:12 PLC0103: Function name "BadName" doesn't conform to snake_case naming style
                      # ^^^^^^ PLC0103: Argument name "argTwo" doesn't conform to snake_case naming style
    global Global
    Global = 1
    LocalVar = 1
  # ^^^^^^^^ PLC0103: Variable name "LocalVar" doesn't conform to snake_case naming style
    LocalVar = 2
  # ^^^^^^^^ PLC0103
    argTwo = 3
    Klass = int
    try:
        import Json
    except ImportError as Error:
  # @5-2:20 PLC0103: Variable name "Error" doesn't conform to snake_case naming style
        Json = None
    [Cm for Cm in LocalVar]
    return lambda Lm: (Wq := Lm)
class lower: ...
# @1-1:12 PLC0103: Class name "lower" doesn't conform to PascalCase naming style
"#,
    );
    crate::testing::check_with(
        InvalidName,
        &crate::Settings::default(),
        "0001_first.py",
        "call()\n# @1 PLC0103: Module name \"0001_first\" doesn't conform to snake_case naming style\n",
    );
}

#[test]
fn classes() {
    crate::testing::check(
        InvalidName,
        r#"
import enum
from dataclasses import dataclass
from typing import Final
class Base:
    Any = 1
    fixed: Final = 1
  # ^^^^^ PLC0103: Class constant name "fixed" doesn't conform to UPPER_CASE naming style
    def badName(self, Arg):
  # ^^^^^^^^^^^ PLC0103: Method name "badName" doesn't conform to snake_case naming style
                    # ^^^ PLC0103: Argument name "Arg" doesn't conform to snake_case naming style
        self.badAttr = self.other.BadAttr = 1
      # ^^^^^^^^^^^^ PLC0103: Attribute name "badAttr" doesn't conform to snake_case naming style
        self.badAttr = 2
    @property
    def Prop(self): return 1
  # ^^^^^^^^ PLC0103: Attribute name "Prop" doesn't conform to snake_case naming style
    @Prop.setter
    def Prop(self, value): ...
  # ^^^^^^^^ PLC0103: Attribute name "Prop" doesn't conform to snake_case naming style
class Derived(Base):
    def badName(self, Arg):
        self.badAttr = 1
class Colour(enum.Enum):
    red = 1
  # ^^^ PLC0103: Class constant name "red" doesn't conform to UPPER_CASE naming style
@dataclass
class Data:
    badField: int = 1
  # @5 PLC0103: Attribute name "badField" doesn't conform to snake_case naming style
"#,
    );
}

#[test]
fn options() {
    let mut settings = crate::Settings::default();
    settings.pylint.naming.variable = super::settings::NameRule::pattern("[a-z]{3,}$").unwrap();
    settings.pylint.naming.good_names.push("ok".to_owned());
    crate::testing::check_with(
        InvalidName,
        &settings,
        "module.py",
        r#"
def function():
    ok = abc = 1
    ab = 2
  # ^^ PLC0103: Variable name "ab" doesn't conform to '[a-z]{3,}$' pattern
"#,
    );
}
