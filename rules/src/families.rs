//! The families of rules, in the order of their numbers.

use ruff_python_ast::AnyNodeRef;

use crate::checker::Checker;
use crate::hooks::{Subject, SubjectKind, SubjectSet, subject};
use crate::rule::{Metadata, RuleId, RuleSet};

macro_rules! families {
    ($($family:ident => $($path:ident)::+;)*) => {
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy)]
        #[repr(u32)]
        pub(crate) enum Order { $($family),* }

        const RULES: &[&[(&Metadata, SubjectSet)]] = &[$(crate::$($path)::+::RULES),*];

        /// For each family, the subjects that the enabled rules want.
        #[derive(Clone, Copy, Debug, Default)]
        pub(crate) struct Wanted {
            $($family: SubjectSet,)*
            all: SubjectSet,
            /// By kind of subject, a bit for each family that wants it.
            families: Families,
        }

        impl Wanted {
            pub(crate) fn new(rules: &RuleSet) -> Self {
                let mut wanted = Wanted::default();
                $(for (index, (_, subjects)) in crate::$($path)::+::RULES.iter().enumerate() {
                    if rules.contains(RuleId::new(crate::$($path)::+::FIRST + index)) {
                        wanted.$family = wanted.$family.union(*subjects);
                    }
                })*
                $(wanted.all = wanted.all.union(wanted.$family);)*
                for kind in 0..KINDS {
                    $(if wanted.$family.contains_number(kind) {
                        wanted.families.0[kind] |= 1 << Order::$family as u32;
                    })*
                }
                wanted
            }

            #[inline]
            pub(crate) fn contains(&self, kind: SubjectKind) -> bool {
                self.all.contains(kind)
            }

            /// Whether any of the subjects needs the semantic model: all do but lines and tokens.
            pub(crate) fn wants_model(&self) -> bool {
                const WITHOUT: SubjectSet = SubjectSet::of(&[SubjectKind::Tokens, SubjectKind::LogicalLine]);
                !WITHOUT.includes(self.all)
            }

            /// Whether any family wants the kind.
            #[inline]
            pub(crate) fn is_wanted(&self, kind: SubjectKind) -> bool {
                self.families.0[kind as usize] != 0
            }

            #[allow(non_upper_case_globals, reason = "a family's name is its place in the list")]
            #[inline]
            pub(crate) fn node<'a>(&self, kind: SubjectKind, node: AnyNodeRef<'a>, checker: &mut Checker<'a>) {
                $(const $family: u32 = Order::$family as u32;)*
                let mut families = self.families.0[kind as usize];
                while families != 0 {
                    match families.trailing_zeros() {
                        $($family => crate::$($path)::+::node(node, checker),)*
                        _ => {}
                    }
                    families &= families - 1;
                }
            }
        }

        families! { @others [$($family => $($path)::+;)*]
            scope Scope, binding Binding, tokens Tokens, file File, logical_line LogicalLine,
        }
    };
    (@others $families:tt $($function:ident $kind:ident,)*) => {
        impl Wanted { $(families! { @other $function $kind $families })* }
    };
    (@other $function:ident $kind:ident [$($family:ident => $($path:ident)::+;)*]) => {
        #[inline]
        pub(crate) fn $function<'a>(&self, value: <subject::$kind as Subject>::Ref<'a>, checker: &mut Checker<'a>) {
            $(if self.$family.contains(SubjectKind::$kind) {
                crate::$($path)::+::other::$function(value, checker);
            })*
        }
    };
}

families! {
    core => core;
    pyflakes => pyflakes;
    pycodestyle => pycodestyle;
    pylint_basic => pylint::basic;
    pylint_classes => pylint::classes;
    pylint_comparison => pylint::comparison;
    pylint_design => pylint::design;
    pylint_exceptions => pylint::exceptions;
    pylint_extensions => pylint::extensions;
    pylint_format => pylint::format;
    pylint_imports => pylint::imports;
    pylint_logging => pylint::logging;
    pylint_match_statements => pylint::match_statements;
    pylint_misc => pylint::misc;
    pylint_naming => pylint::naming;
    pylint_refactoring => pylint::refactoring;
    pylint_stdlib => pylint::stdlib;
    pylint_strings => pylint::strings;
    pylint_typecheck => pylint::typecheck;
    pylint_variables => pylint::variables;
}

/// How many kinds of subjects there may be.
const KINDS: usize = 128;

#[derive(Clone, Copy, Debug)]
struct Families([u32; KINDS]);

impl Default for Families {
    fn default() -> Self {
        Self([0; KINDS])
    }
}

/// How many rules there are.
pub(crate) const COUNT: usize = rules_before(RULES.len());

/// The number of a family's first rule.
pub(crate) const fn first(family: Order) -> usize {
    rules_before(family as usize)
}

const fn rules_before(family: usize) -> usize {
    let (mut sum, mut index) = (0, 0);
    while index < family {
        sum += RULES[index].len();
        index += 1;
    }
    sum
}

pub(crate) fn metadata(index: usize) -> &'static Metadata {
    static ALL: [&Metadata; COUNT] = all();
    ALL[index]
}

/// The rules of all families, by number.
const fn all() -> [&'static Metadata; COUNT] {
    let mut all = [RULES[0][0].0; COUNT];
    let (mut family, mut index, mut number) = (0, 0, 0);
    while number < COUNT {
        if index < RULES[family].len() {
            all[number] = RULES[family][index].0;
            index += 1;
            number += 1;
        } else {
            family += 1;
            index = 0;
        }
    }
    all
}
