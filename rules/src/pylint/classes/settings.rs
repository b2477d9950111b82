//! Options of pylint's `classes` checker.

use crate::pylint::words;

/// Options of pylint's `classes` checker.
#[derive(Clone, Debug)]
pub struct ClassesSettings {
    /// `defining-attr-methods`: methods that may define attributes.
    pub defining_attr_methods: Vec<String>,
    /// `valid-classmethod-first-arg`.
    pub valid_classmethod_first_arg: Vec<String>,
    /// `valid-metaclass-classmethod-first-arg`.
    pub valid_metaclass_classmethod_first_arg: Vec<String>,
    /// `exclude-protected`: members that are public in spite of their underscore.
    pub exclude_protected: Vec<String>,
    /// `check-protected-access-in-special-methods`.
    pub check_protected_access_in_special_methods: bool,
}

impl Default for ClassesSettings {
    fn default() -> Self {
        Self {
            defining_attr_methods: words(&["__init__", "__new__", "setUp", "asyncSetUp", "__post_init__"]),
            valid_classmethod_first_arg: words(&["cls"]),
            valid_metaclass_classmethod_first_arg: words(&["mcs"]),
            exclude_protected: words(&["_asdict", "_fields", "_replace", "_source", "_make", "os._exit"]),
            check_protected_access_in_special_methods: false,
        }
    }
}
