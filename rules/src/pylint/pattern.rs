//! Options that are regular expressions.

use regex::Regex;

/// A regular expression that must match at the start of a name, as Python's `re.match`.
///
/// pylint's defaults are matched by code of their own, which gives the same answer faster.
#[derive(Clone, Debug)]
pub struct Pattern(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Default(fn(&str) -> bool),
    Regex(Regex),
}

impl Pattern {
    /// Compiles an option's value.
    pub fn new(pattern: &str) -> Result<Pattern, regex::Error> {
        Regex::new(&format!("^(?:{pattern})")).map(|regex| Pattern(Kind::Regex(regex)))
    }

    pub(crate) const fn by(matches: fn(&str) -> bool) -> Pattern {
        Pattern(Kind::Default(matches))
    }

    pub(crate) fn matches(&self, name: &str) -> bool {
        match &self.0 {
            Kind::Default(matches) => matches(name),
            Kind::Regex(regex) => regex.is_match(name),
        }
    }
}

/// `_+$|(_[a-zA-Z0-9_]*[a-zA-Z0-9]+?$)|dummy|^ignored_|^unused_`
pub(crate) fn is_dummy(name: &str) -> bool {
    name.starts_with("dummy")
        || name.starts_with("ignored_")
        || name.starts_with("unused_")
        || name.strip_prefix('_').is_some_and(|rest| {
            rest.bytes().all(|byte| byte == b'_')
                || rest.ends_with(|last: char| last.is_ascii_alphanumeric())
                    && rest
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        })
}

/// `_.*|^ignored_|^unused_`
pub(crate) fn is_ignored_argument(name: &str) -> bool {
    name.starts_with('_') || name.starts_with("ignored_") || name.starts_with("unused_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_match_what_their_expressions_match() {
        let dummy = Pattern::new("_+$|(_[a-zA-Z0-9_]*[a-zA-Z0-9]+?$)|dummy|^ignored_|^unused_").unwrap();
        let argument = Pattern::new("_.*|^ignored_|^unused_").unwrap();
        for name in [
            "_",
            "__",
            "_a",
            "__a",
            "_a_",
            "__a__",
            "a",
            "dummy",
            "dummy_x",
            "a_dummy",
            "ignored_x",
            "unused_",
            "unused",
            "_é",
            "_éa",
            "",
            "_1",
            "x_",
        ] {
            assert_eq!(is_dummy(name), dummy.matches(name), "{name}");
            assert_eq!(is_ignored_argument(name), argument.matches(name), "{name}");
        }
    }
}
