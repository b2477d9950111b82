//! Options that are regular expressions.

use regex::Regex;

/// A regular expression in Python's syntax that must match at the start of a name, as Python's `re.match`.
///
/// What looks around or back needs an engine of its own, which is used for such expressions alone.
/// pylint's defaults are matched by code of their own, which gives the same answer faster.
#[derive(Clone)]
pub struct Pattern(Kind);

#[derive(Clone)]
enum Kind {
    /// With a word for it.
    Default(&'static str, fn(&str) -> bool),
    Regex(Regex),
    Backtracking(fancy_regex::Regex),
}

impl Pattern {
    /// Compiles an option's value.
    pub fn new(pattern: &str) -> Result<Pattern, fancy_regex::Error> {
        // `\Z` is Python's name for the very end, where others let a last line break follow.
        let anchored = format!("^(?:{})", pattern.replace("\\Z", "\\z"));
        match Regex::new(&anchored) {
            Ok(regex) => Ok(Pattern(Kind::Regex(regex))),
            Err(_) => fancy_regex::Regex::new(&anchored).map(|regex| Pattern(Kind::Backtracking(regex))),
        }
    }

    /// `what` tells it from others.
    pub(crate) const fn by(what: &'static str, matches: fn(&str) -> bool) -> Pattern {
        Pattern(Kind::Default(what, matches))
    }

    pub fn matches(&self, name: &str) -> bool {
        match &self.0 {
            Kind::Default(_, matches) => matches(name),
            Kind::Regex(regex) => regex.is_match(name),
            // An expression that backtracks without end matches nothing.
            Kind::Backtracking(regex) => regex.is_match(name).unwrap_or(false),
        }
    }
}

/// The same in every process: what is kept is found again by its settings.
impl std::fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Kind::Default(what, _) => formatter.write_str(what),
            Kind::Regex(regex) => write!(formatter, "/{regex}/"),
            Kind::Backtracking(regex) => write!(formatter, "/{regex}/"),
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
    fn python_syntax() {
        let matches = |pattern, name| Pattern::new(pattern).unwrap().matches(name);
        assert!(matches("(?P<exempt>setUp|tearDown)|[a-z]+$", "setUp"));
        assert!(matches("(?!test)[a-z]+$", "other") && !matches("(?!test)[a-z]+$", "test"));
        assert!(matches(r"(?P<q>['x])a(?P=q)", "xax") && !matches(r"(?P<q>['x])a(?P=q)", "xa'"));
        assert!(matches(
            r"(?x)( a  # first
            b)",
            "ab"
        ));
        assert!(matches(r"a\Z", "a") && !matches(r"a\Z", "ab"));
        assert!(Pattern::new("(").is_err());
        assert!(!matches("(?=(a+)+$)(a+)+$", &("a".repeat(40) + "b")));
    }

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
