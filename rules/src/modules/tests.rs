//! Repositories in small: the text of each module, and what is found in one of them.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use super::{ModuleSummary, Modules, Surroundings};
use crate::{Linter, RuleId, RuleSet, Settings, summarise};

#[derive(Default)]
struct Texts {
    summaries: HashMap<&'static str, Arc<ModuleSummary>>,
    /// What files showed of themselves while they were linted.
    learned: Mutex<Vec<String>>,
}

impl Modules for Texts {
    fn module(&self, name: &str) -> Option<Arc<ModuleSummary>> {
        self.summaries.get(name).cloned()
    }

    fn has_module(&self, name: &str) -> bool {
        self.summaries.contains_key(name)
    }

    fn has_package(&self, name: &str) -> bool {
        self.summaries.contains_key(name)
    }

    fn learn(&self, name: &str, summarise: &dyn Fn() -> ModuleSummary) {
        let shown = format!("{name}: {:?}", summarise());
        self.learned.lock().unwrap().push(shown);
    }
}

/// A module by its dotted name; that of a package ends with a dot.
type Module = (&'static str, &'static str);

fn surroundings(name: &'static str) -> Surroundings<'static> {
    Surroundings {
        name: name.trim_end_matches('.'),
        is_package: name.ends_with('.'),
        ..Surroundings::default()
    }
}

/// The findings in the last module: code and message.
fn findings(rules: &str, modules: &[Module]) -> Vec<String> {
    let rules: RuleSet = rules
        .split(',')
        .map(|code| RuleId::from_code(code).unwrap())
        .collect();
    let settings = Settings {
        rules,
        ..Settings::default()
    };
    let mut texts = Texts::default();
    for (name, text) in modules {
        let around = surroundings(name);
        let summary = summarise(Path::new("module.py"), text, around, &settings);
        texts.summaries.insert(around.name, Arc::new(summary));
    }
    let (name, text) = modules.last().unwrap();
    let around = Surroundings {
        modules: Some(&texts),
        teaches: true,
        ..surroundings(name)
    };
    let path = match around.is_package {
        true => "__init__.py",
        false => "module.py",
    };
    let found = Linter::new(&settings).lint_within(Path::new(path), text, around);
    let read = format!("{}: {:?}", around.name, texts.summaries[around.name]);
    assert_eq!(*texts.learned.lock().unwrap(), [read]);
    found
        .into_iter()
        .map(|diagnostic| format!("{}: {}", diagnostic.location.row, diagnostic.message))
        .collect()
}

const BASE: Module = (
    "app.base",
    "class Base:\n    limit = 1\n    def __init__(self):\n        self.made = 1\n        self._prepare()\n    def _prepare(self):\n        self.prepared = 1\n    def run(self, speed, *, quiet=False):\n        return speed\n",
);

#[test]
fn a_method_of_an_imported_base_needs_no_docstring() {
    let text = "from app.base import Base\nclass Child(Base):\n    def run(self):\n        pass\n    def own(self):\n        pass\n";
    assert_eq!(
        findings("PLC0116", &[BASE, ("app.child", text)]),
        ["5: Missing function or method docstring"]
    );
}

#[test]
fn imports_are_followed_through_packages_aliases_and_stars() {
    for text in [
        "from . import Base\n",
        "from .base import Base\n",
        "from app import Base\n",
        "import app\nBase = app.Base\n",
        "import app.base as b\nBase = b.Base\n",
        "from app.stars import Base\n",
        "from app.substitute import Base\n",
    ] {
        let text = format!("{text}class Child(Base):\n    def run(self):\n        pass\n");
        let modules = [
            ("app.", "from .base import *\n"),
            BASE,
            ("app.stars", "from app.base import *\n"),
            (
                "app.substitute",
                "try:\n    from app.base import Base\nexcept ImportError:\n    Base = object\n",
            ),
            ("app.child", &*text.leak()),
        ];
        assert_eq!(findings("PLC0116", &modules), [""; 0], "{}", modules[4].1);
    }
}

#[test]
fn what_no_module_shows_stays_unknown() {
    for import in [
        "from elsewhere import Base",
        "from app.base import Absent as Base",
        "from .... import Base",
    ] {
        let text = format!("{import}\nclass Child(Base):\n    def run(self):\n        pass\n");
        assert_eq!(findings("PLC0116", &[BASE, ("app.child", text.leak())]), [""; 0]);
    }
}

#[test]
fn imports_in_circles_end() {
    let modules = [
        ("a", "from b import Base\n"),
        ("b", "from a import Base\n"),
        ("c", "from d import Two\nclass One(Two):\n    pass\n"),
        ("d", "from c import One\nclass Two(One):\n    pass\n"),
        (
            "e",
            "from a import Base\nfrom c import One\nclass Child(Base, One):\n    def run(self):\n        pass\n",
        ),
    ];
    assert_eq!(findings("PLC0116", &modules), [""; 0]);
}

#[test]
fn signatures_are_compared_across_modules() {
    let text = "from app.base import Base\nclass Child(Base):\n    def run(self, pace, *, quiet=False):\n        return pace\n    def other(self):\n        pass\nclass Grandchild(Child):\n    def run(self):\n        pass\n";
    assert_eq!(
        findings("PLW0221,PLW0237", &[BASE, ("app.child", text)]),
        [
            "3: Parameter 'speed' has been renamed to 'pace' in overriding 'Child.run' method",
            "8: Number of parameters was 3 in 'Child.run' and is now 1 in overriding 'Grandchild.run' method",
        ]
    );
}

#[test]
fn attributes_of_an_imported_base_are_known() {
    let text = "from app.base import Base\nclass Child(Base):\n    def method(self):\n        self.made = self.prepared = self.limit = 2\n        self.new = 1\n";
    assert_eq!(
        findings("PLW0201", &[BASE, ("app.child", text)]),
        ["5: Attribute 'new' defined outside __init__"]
    );
}

#[test]
fn inherited_methods_count() {
    let text = "from app.base import Base\nclass Child(Base):\n    pass\nclass Other(Base):\n    def one(self):\n        pass\n";
    assert_eq!(
        findings("PLR0903", &[BASE, ("app.child", text)]),
        ["2: Too few public methods (1/2)"]
    );
}

#[test]
fn a_parameter_that_the_base_dictates_may_go_unused() {
    let text = "from app.base import Base\nclass Child(Base):\n    def run(self, speed, *, quiet=False, own=1):\n        return 1\n";
    assert_eq!(
        findings("PLW0613", &[BASE, ("app.child", text)]),
        ["3: Unused argument 'own'"]
    );
}

#[test]
fn a_package_that_takes_from_itself_what_is_no_module_imports_itself() {
    let findings = |text: &'static str| findings("PLW0406", &[("p.there", ""), ("p.", text)]);
    assert_eq!(
        findings("from . import there\nfrom p import there\nfrom .there import x\n"),
        [""; 0]
    );
    for text in [
        "from . import absent\n",
        "from p import absent\n",
        "from p import *\n",
    ] {
        assert_eq!(findings(text), ["1: Module import itself"], "{text}");
    }
}
