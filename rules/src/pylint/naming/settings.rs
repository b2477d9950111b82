//! Options of pylint's name checks, by its names.

use super::styles::{Kind, NamingStyle};
use crate::pylint::pattern::Pattern;

/// What names of one kind must look like.
#[derive(Clone, Debug)]
pub enum NameRule {
    Style(NamingStyle),
    /// A regular expression, with its text for the message.
    Pattern(String, Pattern),
}

impl NameRule {
    /// Compiles an option such as `variable-rgx`.
    pub fn pattern(text: &str) -> Result<NameRule, String> {
        let pattern = Pattern::new(text).map_err(|error| error.to_string())?;
        Ok(NameRule::Pattern(text.to_owned(), pattern))
    }
}

#[derive(Clone, Debug)]
pub struct NamingSettings {
    pub argument: NameRule,
    pub attr: NameRule,
    pub class_attribute: NameRule,
    pub class_const: NameRule,
    pub class: NameRule,
    pub const_: NameRule,
    pub function: NameRule,
    pub inlinevar: NameRule,
    pub method: NameRule,
    pub module: NameRule,
    pub variable: NameRule,
    /// Regular expressions in place of the built-in ones, which are no style.
    pub paramspec: Option<NameRule>,
    pub typealias: Option<NameRule>,
    pub typevar: Option<NameRule>,
    pub typevartuple: Option<NameRule>,
    pub good_names: Vec<String>,
    pub good_names_rgxs: Vec<Pattern>,
    pub bad_names: Vec<String>,
    pub bad_names_rgxs: Vec<Pattern>,
    /// Decorators that make properties, besides `property`.
    pub property_classes: Vec<String>,
}

impl Default for NamingSettings {
    fn default() -> Self {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let snake = || NameRule::Style(NamingStyle::SnakeCase);
        Self {
            argument: snake(),
            attr: snake(),
            class_attribute: NameRule::Style(NamingStyle::Any),
            class_const: NameRule::Style(NamingStyle::UpperCase),
            class: NameRule::Style(NamingStyle::PascalCase),
            const_: NameRule::Style(NamingStyle::UpperCase),
            function: snake(),
            inlinevar: NameRule::Style(NamingStyle::Any),
            method: snake(),
            module: snake(),
            variable: snake(),
            paramspec: None,
            typealias: None,
            typevar: None,
            typevartuple: None,
            good_names: owned(&["i", "j", "k", "ex", "Run", "_"]),
            good_names_rgxs: Vec::new(),
            bad_names: owned(&["foo", "bar", "baz", "toto", "tutu", "tata"]),
            bad_names_rgxs: Vec::new(),
            property_classes: owned(&["abc.abstractproperty"]),
        }
    }
}

impl NamingSettings {
    pub(super) fn rule(&self, kind: Kind) -> Option<&NameRule> {
        Some(match kind {
            Kind::Module => &self.module,
            Kind::Const => &self.const_,
            Kind::Class => &self.class,
            Kind::Function => &self.function,
            Kind::Method => &self.method,
            Kind::Attr => &self.attr,
            Kind::Argument => &self.argument,
            Kind::Variable => &self.variable,
            Kind::ClassAttribute => &self.class_attribute,
            Kind::ClassConst => &self.class_const,
            Kind::InlineVar => &self.inlinevar,
            Kind::TypeVar => return self.typevar.as_ref(),
            Kind::ParamSpec => return self.paramspec.as_ref(),
            Kind::TypeVarTuple => return self.typevartuple.as_ref(),
            Kind::TypeAlias => return self.typealias.as_ref(),
        })
    }
}
