//! Naming styles: which names a style allows for which kind of name.

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Module,
    Const,
    Class,
    Function,
    Method,
    Attr,
    Argument,
    Variable,
    ClassAttribute,
    ClassConst,
    InlineVar,
    TypeVar,
    ParamSpec,
    TypeVarTuple,
    TypeAlias,
}

impl Kind {
    /// As messages begin.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Kind::Module => "Module",
            Kind::Const => "Constant",
            Kind::Class => "Class",
            Kind::Function => "Function",
            Kind::Method => "Method",
            Kind::Attr => "Attribute",
            Kind::Argument => "Argument",
            Kind::Variable => "Variable",
            Kind::ClassAttribute => "Class attribute",
            Kind::ClassConst => "Class constant",
            Kind::InlineVar => "Inline iteration",
            Kind::TypeVar => "Type variable",
            Kind::ParamSpec => "Parameter specification variable",
            Kind::TypeVarTuple => "Type variable tuple",
            Kind::TypeAlias => "Type alias",
        }
    }
}

/// pylint's naming styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamingStyle {
    SnakeCase,
    CamelCase,
    PascalCase,
    UpperCase,
    Any,
}

impl NamingStyle {
    /// The style of one of pylint's names for it.
    pub fn from_name(name: &str) -> Option<NamingStyle> {
        Some(match name {
            "snake_case" => NamingStyle::SnakeCase,
            "camelCase" => NamingStyle::CamelCase,
            "PascalCase" => NamingStyle::PascalCase,
            "UPPER_CASE" => NamingStyle::UpperCase,
            "any" => NamingStyle::Any,
            _ => return None,
        })
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            NamingStyle::SnakeCase => "snake_case",
            NamingStyle::CamelCase => "camelCase",
            NamingStyle::PascalCase => "PascalCase",
            NamingStyle::UpperCase => "UPPER_CASE",
            NamingStyle::Any => "any",
        }
    }

    /// Whether a name of this kind has the style.
    pub(super) fn allows(self, kind: Kind, name: &str) -> bool {
        // Letters beyond ASCII count as upper and lower case alike; every name is made of word characters.
        let mut chars = name.chars();
        let first = chars.next().unwrap_or('_');
        let rest = chars.as_str();
        let no_digit = !first.is_ascii_digit();
        match self {
            NamingStyle::Any => true,
            NamingStyle::SnakeCase => {
                (no_digit && !name.bytes().any(|byte| byte.is_ascii_uppercase()))
                    || matches!(kind, Kind::Const | Kind::ClassAttribute | Kind::ClassConst)
                        && is_dunder(name)
            }
            NamingStyle::CamelCase => {
                let camel = |name: &str| {
                    let mut chars = name.chars();
                    chars
                        .next()
                        .is_some_and(|first| !first.is_numeric() && !first.is_ascii_uppercase())
                        && !chars.as_str().contains('_')
                };
                camel(name)
                    || match kind {
                        Kind::Const | Kind::ClassAttribute | Kind::ClassConst => is_dunder(name),
                        Kind::Class | Kind::InlineVar | Kind::Module => false,
                        _ => name.strip_prefix("__").is_some_and(camel) || is_lower_dunder(name),
                    }
            }
            NamingStyle::PascalCase => {
                (no_digit && !first.is_ascii_lowercase() && !rest.contains('_'))
                    || match kind {
                        Kind::Const | Kind::ClassConst => is_dunder(name),
                        Kind::Class | Kind::InlineVar | Kind::Module | Kind::ClassAttribute => false,
                        _ => is_lower_dunder(name),
                    }
            }
            NamingStyle::UpperCase => {
                (no_digit && !name.bytes().any(|byte| byte.is_ascii_lowercase()))
                    || match kind {
                        Kind::Const | Kind::ClassConst => is_dunder(name),
                        Kind::Class | Kind::InlineVar | Kind::Module | Kind::ClassAttribute => false,
                        _ => is_lower_dunder(name),
                    }
            }
        }
    }
}

/// `__.*__`
fn is_dunder(name: &str) -> bool {
    name.len() >= 4 && name.starts_with("__") && name.ends_with("__")
}

/// `__[^\W\dA-Z_]\w+__`
fn is_lower_dunder(name: &str) -> bool {
    let Some(inner) = name.strip_prefix("__").and_then(|name| name.strip_suffix("__")) else {
        return false;
    };
    let mut chars = inner.chars();
    chars
        .next()
        .is_some_and(|first| !first.is_numeric() && !first.is_ascii_uppercase() && first != '_')
        && !chars.as_str().is_empty()
}

/// The names that pylint likes for type variables and their kin, which have no styles.
pub(super) fn is_type_name(kind: Kind, name: &str) -> bool {
    let mut name = name.strip_prefix('_').unwrap_or(name);
    name = name.strip_prefix('_').unwrap_or(name);
    let after_t = |name: &str| {
        name.strip_prefix('T')
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_uppercase()))
    };
    if kind == Kind::TypeAlias {
        return !after_t(name) && !name.starts_with("Type") && words(name, true);
    }
    if kind == Kind::TypeVar {
        if after_t(name) {
            return false;
        }
        name = name
            .strip_suffix("_contra")
            .or(name.strip_suffix("_co"))
            .unwrap_or(name);
    }
    let capitals = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut shapes = words(name, false);
    if kind == Kind::TypeVar {
        // `KeyT`: a word, and then the letter.
        shapes |= name.strip_suffix('T').is_some_and(|name| words(name, false));
    }
    (capitals || shapes) && !name.ends_with("Type")
}

/// One or more words, each of capitals and then lower-case letters or digits.
fn words(name: &str, one_capital: bool) -> bool {
    let mut rest = name.as_bytes();
    let mut first = true;
    while !rest.is_empty() {
        let capitals = rest.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let others = rest[capitals..]
            .iter()
            .take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            .count();
        if capitals == 0 || others == 0 || (one_capital && !first && capitals > 1) {
            return false;
        }
        rest = &rest[capitals + others..];
        first = false;
    }
    !first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_allow_what_pylint_allows() {
        use NamingStyle::*;
        let check = |style: NamingStyle, kind, good: &str, bad: &str| {
            for name in good.split(' ') {
                assert!(style.allows(kind, name), "{style:?} {kind:?} {name}");
            }
            for name in bad.split(' ') {
                assert!(!style.allows(kind, name), "{style:?} {kind:?} not {name}");
            }
        };
        check(
            SnakeCase,
            Kind::Variable,
            "a a_b _a ___a a1 __1 __a__ _ é Éa",
            "A aB _A __A__ Aé A_b",
        );
        check(SnakeCase, Kind::Const, "a __A__ ____", "A ___A");
        check(
            CamelCase,
            Kind::Variable,
            "a aB _A __a ___A __aB__ ___ ÉA",
            "A a_b __A a_ __a__ __ __1 ____",
        );
        check(CamelCase, Kind::Class, "a aB _A _", "__a ___ __aB__");
        check(CamelCase, Kind::Const, "a __a__ ____", "__a ___");
        check(
            PascalCase,
            Kind::Class,
            "A Ab _a _priv É é ABc _1",
            "a Ab_C __x __A __a__ a1 aé",
        );
        check(PascalCase, Kind::Method, "A __aB__ __a_b__", "__a__ __A__ a");
        check(
            UpperCase,
            Kind::Const,
            "A A_B _A __a__ __ab_c__ ___ A1 _",
            "a Ab _private __a",
        );
        check(UpperCase, Kind::Variable, "A __aB__ ____", "__a__ _ab Ab");
        check(UpperCase, Kind::ClassAttribute, "A __A__", "__aB__");
    }

    #[test]
    fn type_names() {
        let check = |kind, good: &str, bad: &str| {
            for name in good.split(' ') {
                assert!(is_type_name(kind, name), "{kind:?} {name}");
            }
            for name in bad.split(' ') {
                assert!(!is_type_name(kind, name), "{kind:?} not {name}");
            }
        };
        check(
            Kind::TypeVar,
            "T _T __T T1 AnyStr T_co T_contra KT XYZ AB1 ABCd Tab Types Tx_co",
            "___T TT TX tA Type TType MyType TypeX T_x TaB A_b ab _a AbC T_ TAb",
        );
        check(Kind::ParamSpec, "T TT TAb P AnyStr", "T_co ab Type ___T AbCD");
        check(
            Kind::TypeAlias,
            "T1 AnyStr MyType ABCd _Ab AType",
            "T TX Types KT ab AbC TAb my_alias UnionT AbCDe",
        );
    }
}
