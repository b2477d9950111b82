//! pylint's options, by its own names, below `pylint` in the configuration.

use parlint_rules::{Pattern, PylintSettings};

/// One option, and how it is set.
pub struct Setting {
    pub name: &'static str,
    set: Setter,
}

enum Setter {
    Count(fn(&mut PylintSettings) -> &mut usize),
    Integer(fn(&mut PylintSettings) -> &mut i64),
    Flag(fn(&mut PylintSettings) -> &mut bool),
    Names(fn(&mut PylintSettings) -> &mut Vec<String>),
    Pattern(fn(&mut PylintSettings) -> &mut Pattern),
}

/// What kind of value an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Count,
    Integer,
    Flag,
    Names,
    Pattern,
}

/// A value of the right kind.
pub enum Given {
    Integer(i64),
    Flag(bool),
    Names(Vec<String>),
    Pattern(String),
}

/// An option with its value.
#[derive(Clone)]
pub struct Assignment {
    setting: &'static Setting,
    value: Value,
}

#[derive(Clone, Debug)]
enum Value {
    Integer(i64),
    Flag(bool),
    Names(Vec<String>),
    Pattern(Pattern),
}

impl Setting {
    pub fn kind(&self) -> Kind {
        match self.set {
            Setter::Count(_) => Kind::Count,
            Setter::Integer(_) => Kind::Integer,
            Setter::Flag(_) => Kind::Flag,
            Setter::Names(_) => Kind::Names,
            Setter::Pattern(_) => Kind::Pattern,
        }
    }
}

impl Assignment {
    pub fn new(setting: &'static Setting, given: Given) -> Result<Self, String> {
        let value = match given {
            Given::Integer(number) => Value::Integer(number),
            Given::Flag(flag) => Value::Flag(flag),
            Given::Names(names) => Value::Names(names),
            Given::Pattern(text) => {
                let pattern = Pattern::new(&text);
                Value::Pattern(
                    pattern.map_err(|error| format!("`{text}` is no regular expression: {error}"))?,
                )
            }
        };
        Ok(Self { setting, value })
    }

    pub fn apply(&self, settings: &mut PylintSettings) {
        match (&self.setting.set, &self.value) {
            (Setter::Count(field), Value::Integer(number)) => {
                *field(settings) = usize::try_from(*number).unwrap_or(0)
            }
            (Setter::Integer(field), Value::Integer(number)) => *field(settings) = *number,
            (Setter::Flag(field), Value::Flag(flag)) => *field(settings) = *flag,
            (Setter::Names(field), Value::Names(names)) => field(settings).clone_from(names),
            (Setter::Pattern(field), Value::Pattern(pattern)) => *field(settings) = pattern.clone(),
            (_, value) => debug_assert!(false, "{} cannot be {value:?}", self.setting.name),
        }
    }
}

impl std::fmt::Debug for Assignment {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(out, "{} = {:?}", self.setting.name, self.value)
    }
}

macro_rules! options {
    ($($name:literal $kind:ident $($field:ident).+,)*) => {
        &[$(Setting { name: $name, set: Setter::$kind(|settings| &mut settings.$($field).+) },)*]
    };
}

pub const OPTIONS: &[Setting] = options! {
    "additional-builtins" Names variables.additional_builtins,
    "allow-global-unused-variables" Flag variables.allow_global_unused_variables,
    "allowed-redefined-builtins" Names variables.allowed_redefined_builtins,
    "callbacks" Names variables.callbacks,
    "docstring-min-length" Integer basic.docstring_min_length,
    "dummy-variables-rgx" Pattern variables.dummy_variables_rgx,
    "ignored-argument-names" Pattern variables.ignored_argument_names,
    "init-import" Flag variables.init_import,
    "max-args" Count design.max_args,
    "max-attributes" Count design.max_attributes,
    "max-bool-expr" Count design.max_bool_expr,
    "max-branches" Count design.max_branches,
    "max-locals" Count design.max_locals,
    "max-module-lines" Count design.max_module_lines,
    "max-parents" Count design.max_parents,
    "max-positional-arguments" Count design.max_positional_arguments,
    "max-public-methods" Count design.max_public_methods,
    "max-returns" Count design.max_returns,
    "max-statements" Count design.max_statements,
    "min-public-methods" Count design.min_public_methods,
    "no-docstring-rgx" Pattern basic.no_docstring_rgx,
    "redefining-builtins-modules" Names variables.redefining_builtins_modules,
};
