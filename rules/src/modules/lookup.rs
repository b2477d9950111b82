//! From a dotted name to the class that it leads to, through the imports of other modules.

use std::sync::Arc;

use super::summary::BaseSummary;
use super::{ClassSummary, Definition, ModuleSummary, Surroundings};

/// A class of another module.
#[derive(Clone, Debug)]
pub(crate) struct ModuleClass {
    module: Arc<ModuleSummary>,
    index: usize,
}

/// What a dotted name leads to.
#[derive(Debug)]
pub(crate) enum Found {
    Class(ModuleClass),
    /// What no module of the repository defines as a class, by its dotted name.
    Outside(String),
    /// No dotted name to begin with.
    Unknown,
}

/// Imports are followed through so many modules.
const MOST_HOPS: usize = 12;

impl ModuleClass {
    /// Whether both are the same class.
    pub(crate) fn is(&self, other: &ModuleClass) -> bool {
        Arc::ptr_eq(&self.module, &other.module) && self.index == other.index
    }

    /// What its bases lead to, in their order.
    pub(crate) fn bases(&self, surroundings: Surroundings) -> Vec<Found> {
        self.bases
            .iter()
            .map(|base| match base {
                BaseSummary::Local(index) => Found::Class(ModuleClass {
                    module: Arc::clone(&self.module),
                    index: *index,
                }),
                BaseSummary::Named(name) => surroundings.find(name),
                BaseSummary::Unknown => Found::Unknown,
            })
            .collect()
    }
}

impl std::ops::Deref for ModuleClass {
    type Target = ClassSummary;

    fn deref(&self) -> &ClassSummary {
        &self.module.classes[self.index]
    }
}

impl Surroundings<'_> {
    /// The absolute dotted name of a qualified one, whose relative imports begin with dots as segments of their own.
    pub(crate) fn absolute(&self, qualified: &[&str]) -> Option<String> {
        let level = qualified.iter().take_while(|segment| **segment == ".").count();
        let rest = qualified[level..].join(".");
        if level == 0 {
            return Some(rest);
        }
        let mut package = if self.is_package {
            Some(self.name)
        } else {
            Some(self.name.rsplit_once('.').map_or("", |(package, _)| package))
        };
        for _ in 1..level {
            package = package
                .filter(|package| !package.is_empty())
                .map(|package| package.rsplit_once('.').map_or("", |(above, _)| above));
        }
        match package? {
            "" => None,
            package => Some(format!("{package}.{rest}")),
        }
    }

    /// What an absolute dotted name leads to.
    pub(crate) fn find(&self, name: &str) -> Found {
        let mut hops = MOST_HOPS;
        match self.follow(name, &mut hops) {
            Ok(class) => Found::Class(class),
            Err(name) => Found::Outside(name),
        }
    }

    /// The class of a dotted name, or else the name under which it is known outside of the repository.
    fn follow(&self, name: &str, hops: &mut usize) -> Result<ModuleClass, String> {
        let outside = || Err(name.to_owned());
        let Some(modules) = self.modules else {
            return outside();
        };
        if name.starts_with("builtins.") {
            return outside();
        }
        let mut end = name.len();
        // The longest prefix that is a module holds the rest.
        while let Some(dot) = name[..end].rfind('.') {
            if let Some(module) = modules.module(&name[..dot]) {
                return self
                    .member(&module, &name[dot + 1..], hops)
                    .unwrap_or_else(outside);
            }
            end = dot;
        }
        outside()
    }

    /// What a module has under a path of names; None where it is no class.
    fn member(
        &self,
        module: &Arc<ModuleSummary>,
        path: &str,
        hops: &mut usize,
    ) -> Option<Result<ModuleClass, String>> {
        *hops = hops.checked_sub(1)?;
        let (first, rest) = path.split_at(path.find('.').unwrap_or(path.len()));
        match module.names.get(first) {
            Some(Definition::Class(index)) if rest.is_empty() => Some(Ok(ModuleClass {
                module: Arc::clone(module),
                index: *index,
            })),
            Some(Definition::Elsewhere(target)) => Some(self.follow(&format!("{target}{rest}"), hops)),
            Some(_) => None,
            None => module
                .stars
                .iter()
                .find_map(|star| self.follow(&format!("{star}.{path}"), hops).ok())
                .map(Ok),
        }
    }
}
