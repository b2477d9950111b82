//! pylint's options, by its own names: below `pylint` in the configuration, and in pylint's own files.

use parlint_rules::{NameRule, NamingStyle, Pattern, PylintSettings};

/// One option, and how it is set.
pub struct Setting {
    pub name: &'static str,
    set: Setter,
}

#[derive(Clone, Copy)]
enum Setter {
    Count(fn(&mut PylintSettings) -> &mut usize),
    Integer(fn(&mut PylintSettings) -> &mut i64),
    Flag(fn(&mut PylintSettings) -> &mut bool),
    Text(fn(&mut PylintSettings) -> &mut String),
    Names(fn(&mut PylintSettings) -> &mut Vec<String>),
    Pairs(fn(&mut PylintSettings) -> &mut Vec<(String, String)>),
    Pattern(fn(&mut PylintSettings) -> &mut Pattern),
    OptionalPattern(fn(&mut PylintSettings) -> &mut Option<Pattern>),
    Patterns(fn(&mut PylintSettings) -> &mut Vec<Pattern>),
    Style(fn(&mut PylintSettings) -> &mut NameRule),
    NamePattern(fn(&mut PylintSettings) -> &mut NameRule),
    OptionalNamePattern(fn(&mut PylintSettings) -> &mut Option<NameRule>),
    /// `new` or `old`.
    NewStyle(fn(&mut PylintSettings) -> &mut bool),
}

/// What a kind of option expects, as messages and the schema say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Count,
    Integer,
    Flag,
    Text,
    List,
    Regex,
    RegexList,
    NamingStyle,
    FormatStyle,
}

/// A value as a file gives it.
#[derive(Clone, Debug)]
pub enum Given {
    Integer(i64),
    Flag(bool),
    List(Vec<String>),
    Text(String),
}

/// An option with its value.
#[derive(Clone)]
pub struct Assignment {
    setting: &'static Setting,
    value: Value,
}

#[derive(Clone, Debug)]
enum Value {
    Count(usize),
    Integer(i64),
    Flag(bool),
    Text(String),
    Names(Vec<String>),
    Pairs(Vec<(String, String)>),
    Pattern(Pattern),
    Patterns(Vec<Pattern>),
    Name(NameRule),
    Unset,
}

impl Setting {
    /// The option of this name; pylint takes `_` for `-`.
    pub fn find(name: &str) -> Option<&'static Setting> {
        let name = name.replace('_', "-");
        OPTIONS.iter().find(|option| option.name == name)
    }

    pub fn expected(&self) -> Expected {
        match self.set {
            Setter::Count(_) => Expected::Count,
            Setter::Integer(_) => Expected::Integer,
            Setter::Flag(_) => Expected::Flag,
            Setter::Text(_) => Expected::Text,
            Setter::Names(_) | Setter::Pairs(_) => Expected::List,
            Setter::Pattern(_)
            | Setter::OptionalPattern(_)
            | Setter::NamePattern(_)
            | Setter::OptionalNamePattern(_) => Expected::Regex,
            Setter::Patterns(_) => Expected::RegexList,
            Setter::Style(_) => Expected::NamingStyle,
            Setter::NewStyle(_) => Expected::FormatStyle,
        }
    }
}

impl Expected {
    pub fn text(self) -> &'static str {
        match self {
            Expected::Count => "a whole number from 0 to 1000000",
            Expected::Integer => "a whole number from -1 to 1000000",
            Expected::Flag => "true or false",
            Expected::Text => "a string",
            Expected::List => "an array of strings",
            Expected::Regex => "a regular expression",
            Expected::RegexList => "an array of regular expressions",
            Expected::NamingStyle => "snake_case, camelCase, PascalCase, UPPER_CASE or any",
            Expected::FormatStyle => "`new` or `old`",
        }
    }
}

impl Assignment {
    pub fn new(setting: &'static Setting, given: Given) -> Result<Self, String> {
        let expected = setting.expected();
        let wrong = || format!("expected {}", expected.text());
        let value = match expected {
            Expected::Count => Value::Count(given.integer(0).ok_or_else(wrong)? as usize),
            Expected::Integer => Value::Integer(given.integer(-1).ok_or_else(wrong)?),
            Expected::Flag => Value::Flag(given.flag().ok_or_else(wrong)?),
            Expected::Text => Value::Text(unquoted(&given.text().ok_or_else(wrong)?).to_owned()),
            Expected::List => {
                let names = given.list().ok_or_else(wrong)?;
                match setting.set {
                    Setter::Pairs(_) => {
                        Value::Pairs(names.iter().filter_map(|pair| split_pair(pair)).collect())
                    }
                    _ => Value::Names(names),
                }
            }
            Expected::Regex => {
                let text = given.text().ok_or_else(wrong)?;
                match setting.set {
                    _ if text.is_empty() && !matches!(setting.set, Setter::Pattern(_)) => Value::Unset,
                    Setter::NamePattern(_) | Setter::OptionalNamePattern(_) => {
                        Value::Name(NameRule::pattern(&text).map_err(|error| no_regex(&text, error))?)
                    }
                    _ => Value::Pattern(regex(&text)?),
                }
            }
            Expected::RegexList => {
                let texts = given.patterns().ok_or_else(wrong)?;
                Value::Patterns(texts.iter().map(|text| regex(text)).collect::<Result<_, _>>()?)
            }
            Expected::NamingStyle => {
                let style = given.text().and_then(|text| NamingStyle::from_name(&text));
                Value::Name(NameRule::Style(style.ok_or_else(wrong)?))
            }
            Expected::FormatStyle => match given.text().as_deref() {
                Some("new") => Value::Flag(true),
                Some("old") => Value::Flag(false),
                _ => return Err(wrong()),
            },
        };
        Ok(Self { setting, value })
    }

    /// A regular expression for names counts whatever the style says.
    pub fn is_name_pattern(&self) -> bool {
        matches!(self.setting.set, Setter::NamePattern(_))
    }

    pub fn apply(&self, settings: &mut PylintSettings) {
        match (self.setting.set, &self.value) {
            (Setter::Count(field), Value::Count(number)) => *field(settings) = *number,
            (Setter::Integer(field), Value::Integer(number)) => *field(settings) = *number,
            (Setter::Flag(field) | Setter::NewStyle(field), Value::Flag(flag)) => *field(settings) = *flag,
            (Setter::Text(field), Value::Text(text)) => field(settings).clone_from(text),
            (Setter::Names(field), Value::Names(names)) => field(settings).clone_from(names),
            (Setter::Pairs(field), Value::Pairs(pairs)) => field(settings).clone_from(pairs),
            (Setter::Pattern(field), Value::Pattern(pattern)) => *field(settings) = pattern.clone(),
            (Setter::OptionalPattern(field), Value::Pattern(pattern)) => {
                *field(settings) = Some(pattern.clone());
            }
            (Setter::Patterns(field), Value::Patterns(patterns)) => field(settings).clone_from(patterns),
            (Setter::Style(field) | Setter::NamePattern(field), Value::Name(rule)) => {
                *field(settings) = rule.clone();
            }
            (Setter::OptionalNamePattern(field), Value::Name(rule)) => {
                *field(settings) = Some(rule.clone());
            }
            (_, Value::Unset) => {}
            (_, value) => debug_assert!(false, "{} cannot be {value:?}", self.setting.name),
        }
    }
}

impl Given {
    fn integer(&self, least: i64) -> Option<i64> {
        let number = match self {
            Given::Integer(number) => *number,
            Given::Text(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        (least..=1_000_000).contains(&number).then_some(number)
    }

    pub fn flag(&self) -> Option<bool> {
        match self {
            Given::Flag(flag) => Some(*flag),
            Given::Integer(number @ (0 | 1)) => Some(*number == 1),
            Given::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
                "y" | "yes" | "true" | "1" | "on" => Some(true),
                "n" | "no" | "false" | "0" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    pub fn text(&self) -> Option<String> {
        match self {
            Given::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// An array, or words separated by commas.
    pub fn list(&self) -> Option<Vec<String>> {
        match self {
            Given::List(names) => Some(names.clone()),
            Given::Text(text) => Some(
                text.split([',', '\n'])
                    .map(|word| word.trim().to_owned())
                    .filter(|word| !word.is_empty())
                    .collect(),
            ),
            _ => None,
        }
    }

    /// As [`Given::list`], but a comma within braces belongs to the expression.
    pub fn patterns(&self) -> Option<Vec<String>> {
        let Given::Text(text) = self else {
            return self.list();
        };
        let mut patterns = vec![String::new()];
        let mut in_braces = false;
        for letter in text.chars() {
            match letter {
                '{' => in_braces = true,
                '}' => in_braces = false,
                _ => {}
            }
            match patterns.last_mut() {
                Some(last) if in_braces || !matches!(letter, ',' | '\n') => last.push(letter),
                _ => patterns.push(String::new()),
            }
        }
        let trimmed = patterns.iter().map(|pattern| pattern.trim().to_owned());
        Some(trimmed.filter(|pattern| !pattern.is_empty()).collect())
    }
}

fn regex(text: &str) -> Result<Pattern, String> {
    Pattern::new(text).map_err(|error| no_regex(text, error))
}

fn no_regex(text: &str, error: impl std::fmt::Display) -> String {
    format!("`{text}` is no regular expression: {error}")
}

/// pylint's files write `indent-string='    '`.
fn unquoted(text: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(text)
}

fn split_pair(text: &str) -> Option<(String, String)> {
    let (left, right) = text.split_once(':')?;
    Some((left.trim().to_owned(), right.trim().to_owned()))
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
    "allow-any-import-level" Names imports.allow_any_import_level,
    "allow-global-unused-variables" Flag variables.allow_global_unused_variables,
    "allow-reexport-from-package" Flag imports.allow_reexport_from_package,
    "allow-wildcard-with-all" Flag imports.allow_wildcard_with_all,
    "allowed-redefined-builtins" Names variables.allowed_redefined_builtins,
    "argument-naming-style" Style naming.argument,
    "argument-rgx" NamePattern naming.argument,
    "attr-naming-style" Style naming.attr,
    "attr-rgx" NamePattern naming.attr,
    "bad-names" Names naming.bad_names,
    "bad-names-rgxs" Patterns naming.bad_names_rgxs,
    "callbacks" Names variables.callbacks,
    "check-fixme-in-docstring" Flag misc.check_fixme_in_docstring,
    "check-protected-access-in-special-methods" Flag classes.check_protected_access_in_special_methods,
    "check-quote-consistency" Flag strings.check_quote_consistency,
    "check-str-concat-over-line-jumps" Flag strings.check_str_concat_over_line_jumps,
    "class-attribute-naming-style" Style naming.class_attribute,
    "class-attribute-rgx" NamePattern naming.class_attribute,
    "class-const-naming-style" Style naming.class_const,
    "class-const-rgx" NamePattern naming.class_const,
    "class-naming-style" Style naming.class,
    "class-rgx" NamePattern naming.class,
    "const-naming-style" Style naming.const_,
    "const-rgx" NamePattern naming.const_,
    "defining-attr-methods" Names classes.defining_attr_methods,
    "deprecated-modules" Names imports.deprecated_modules,
    "docstring-min-length" Integer basic.docstring_min_length,
    "dummy-variables-rgx" Pattern variables.dummy_variables_rgx,
    "exclude-protected" Names classes.exclude_protected,
    "expected-line-ending-format" Text format.expected_line_ending_format,
    "function-naming-style" Style naming.function,
    "function-rgx" NamePattern naming.function,
    "good-names" Names naming.good_names,
    "good-names-rgxs" Patterns naming.good_names_rgxs,
    "ignore-long-lines" Pattern format.ignore_long_lines,
    "ignored-argument-names" Pattern variables.ignored_argument_names,
    "indent-string" Text format.indent_string,
    "init-import" Flag variables.init_import,
    "inlinevar-naming-style" Style naming.inlinevar,
    "inlinevar-rgx" NamePattern naming.inlinevar,
    "known-standard-library" Names imports.known_standard_library,
    "known-third-party" Names imports.known_third_party,
    "logging-format-style" NewStyle logging.new_style,
    "logging-modules" Names logging.logging_modules,
    "max-args" Count design.max_args,
    "max-attributes" Count design.max_attributes,
    "max-bool-expr" Count design.max_bool_expr,
    "max-branches" Count design.max_branches,
    "max-complexity" Count extensions.max_complexity,
    "max-line-length" Count format.max_line_length,
    "max-locals" Count design.max_locals,
    "max-module-lines" Count design.max_module_lines,
    "max-nested-blocks" Count refactoring.max_nested_blocks,
    "max-parents" Count design.max_parents,
    "max-positional-arguments" Count design.max_positional_arguments,
    "max-public-methods" Count design.max_public_methods,
    "max-returns" Count design.max_returns,
    "max-statements" Count design.max_statements,
    "max-try-statements" Count extensions.max_try_statements,
    "method-naming-style" Style naming.method,
    "method-rgx" NamePattern naming.method,
    "min-public-methods" Count design.min_public_methods,
    "module-naming-style" Style naming.module,
    "module-rgx" NamePattern naming.module,
    "never-returning-functions" Names refactoring.never_returning_functions,
    "no-docstring-rgx" Pattern basic.no_docstring_rgx,
    "notes" Names misc.notes,
    "notes-rgx" OptionalPattern misc.notes_rgx,
    "overgeneral-exceptions" Names exceptions.overgeneral_exceptions,
    "paramspec-rgx" OptionalNamePattern naming.paramspec,
    "preferred-modules" Pairs imports.preferred_modules,
    "property-classes" Names naming.property_classes,
    "redefining-builtins-modules" Names variables.redefining_builtins_modules,
    "single-line-class-stmt" Flag format.single_line_class_stmt,
    "single-line-if-stmt" Flag format.single_line_if_stmt,
    "suggest-join-with-non-empty-separator" Flag refactoring.suggest_join_with_non_empty_separator,
    "typealias-rgx" OptionalNamePattern naming.typealias,
    "typevar-rgx" OptionalNamePattern naming.typevar,
    "typevartuple-rgx" OptionalNamePattern naming.typevartuple,
    "valid-classmethod-first-arg" Names classes.valid_classmethod_first_arg,
    "valid-metaclass-classmethod-first-arg" Names classes.valid_metaclass_classmethod_first_arg,
    "variable-naming-style" Style naming.variable,
    "variable-rgx" NamePattern naming.variable,
};
