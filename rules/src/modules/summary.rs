//! What is kept of a module: its classes, and where its names lead. It owns its text, and outlives the parse.

use rustc_hash::FxHashMap;

use super::Signature;
use crate::inference::FunctionKind;

/// A module as other modules see it.
#[derive(Debug, Default)]
pub struct ModuleSummary {
    /// What the names of the module's own scope stand for.
    pub(super) names: FxHashMap<Box<str>, Definition>,
    /// Modules, by absolute dotted name, that all names are imported from.
    pub(super) stars: Vec<Box<str>>,
    /// Every class of the file, nested ones among them.
    pub(super) classes: Vec<ClassSummary>,
}

/// What a name of a module stands for.
#[derive(Debug)]
pub(crate) enum Definition {
    /// The class of this index.
    Class(usize),
    /// What an import brings, or another name in its place: by absolute dotted name.
    Elsewhere(Box<str>),
    /// No class, or one that the text does not show.
    Other,
}

/// A class as its subclasses see it.
#[derive(Debug)]
pub(crate) struct ClassSummary {
    pub(crate) name: Box<str>,
    pub(super) bases: Vec<BaseSummary>,
    /// What the class body binds, sorted by name.
    pub(super) members: Vec<(Box<str>, Option<Method>)>,
    /// What methods set on their instance, sorted by name; whether it is set where attributes may come into being.
    pub(super) attributes: Vec<(Box<str>, bool)>,
}

#[derive(Debug)]
pub(super) enum BaseSummary {
    /// A class of the same module.
    Local(usize),
    /// By absolute dotted name; builtins under `builtins`.
    Named(Box<str>),
    Unknown,
}

/// A method as an override sees it.
#[derive(Debug)]
pub(crate) struct Method {
    pub(crate) signature: Signature,
    pub(crate) kind: FunctionKind,
    pub(crate) is_property: bool,
    /// A decorator bears the name of one that makes properties.
    pub(crate) is_property_by_name: bool,
    pub(crate) is_async: bool,
    pub(crate) is_final: bool,
    /// Decorated as abstract, or it begins with `raise NotImplementedError`.
    pub(crate) is_abstract: bool,
    /// It does nothing, or subclasses must replace it.
    pub(crate) is_stub: bool,
    /// The function is the first thing that the class body binds to its name.
    pub(crate) is_first: bool,
}

impl ClassSummary {
    /// Whether the class only says what others must have.
    pub(crate) fn is_protocol(&self) -> bool {
        self.bases.iter().any(
            |base| matches!(base, BaseSummary::Named(name) if name.rsplit('.').next() == Some("Protocol")),
        )
    }

    /// The method of a name that the class itself defines.
    pub(crate) fn method(&self, name: &str) -> Option<&Method> {
        self.member(name)?.as_ref()
    }

    /// Whether the class body binds the name.
    pub(crate) fn binds(&self, name: &str) -> bool {
        self.member(name).is_some()
    }

    fn member(&self, name: &str) -> Option<&Option<Method>> {
        let at = self
            .members
            .binary_search_by(|(member, _)| (**member).cmp(name))
            .ok()?;
        Some(&self.members[at].1)
    }

    /// What the class body binds, by name.
    pub(crate) fn bindings(&self) -> impl Iterator<Item = (&str, Option<&Method>)> {
        self.members
            .iter()
            .map(|(name, method)| (&**name, method.as_ref()))
    }

    /// The methods of the class itself, by name.
    pub(crate) fn methods(&self) -> impl Iterator<Item = (&str, &Method)> {
        self.members
            .iter()
            .filter_map(|(name, method)| Some((&**name, method.as_ref()?)))
    }

    /// Whether a method sets the attribute on its instance.
    pub(crate) fn sets(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Whether a method that may bring attributes into being sets this one.
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.attribute(name) == Some(true)
    }

    fn attribute(&self, name: &str) -> Option<bool> {
        let at = self
            .attributes
            .binary_search_by(|(attribute, _)| (**attribute).cmp(name))
            .ok()?;
        Some(self.attributes[at].1)
    }
}
