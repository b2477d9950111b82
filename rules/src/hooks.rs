//! How rules are declared, and how subjects reach them.
//!
//! A *subject* is what a rule can ask to see: a node of the syntax tree by its kind, a scope, a binding, the tokens,
//! the whole file. `declare_rule!` writes a rule's metadata and one forwarding method per subject that it names;
//! `family!` lists rules and expands to one `match` arm per kind of node with direct calls, which inline. A rule that
//! names a subject without implementing [`Check`] for it does not compile, and an implementation that
//! is not named warns as unused.

use ruff_python_ast as ast;

use crate::checker::Checker;
use crate::rule::{Metadata, RuleId};

/// What a rule can ask to see.
pub(crate) trait Subject {
    type Ref<'a>: Copy;
}

/// A rule's interest in one kind of subject.
pub(crate) trait Check<S: Subject> {
    fn check<'a>(subject: S::Ref<'a>, checker: &mut Checker<'a>);
}

/// A rule that stands in a family's list.
pub(crate) trait Listed: Copy {
    const ID: RuleId;
}

/// Calls `$callback! { [$args] [all kinds of nodes] }`.
macro_rules! with_node_kinds {
    ($callback:path, $args:tt) => {
        $callback! { $args [
            ModModule
            StmtFunctionDef StmtClassDef StmtReturn StmtDelete StmtTypeAlias StmtAssign StmtAugAssign StmtAnnAssign
            StmtFor StmtWhile StmtIf StmtWith StmtMatch StmtRaise StmtTry StmtAssert StmtImport StmtImportFrom
            StmtGlobal StmtNonlocal StmtExpr StmtPass StmtBreak StmtContinue
            ExprBoolOp ExprNamed ExprBinOp ExprUnaryOp ExprLambda ExprIf ExprDict ExprSet ExprListComp ExprSetComp
            ExprDictComp ExprGenerator ExprAwait ExprYield ExprYieldFrom ExprCompare ExprCall ExprFString ExprTString
            ExprStringLiteral ExprBytesLiteral ExprNumberLiteral ExprBooleanLiteral ExprNoneLiteral
            ExprEllipsisLiteral ExprAttribute ExprSubscript ExprStarred ExprName ExprList ExprTuple ExprSlice
            ExceptHandlerExceptHandler InterpolatedElement
            PatternMatchValue PatternMatchSingleton PatternMatchSequence PatternMatchMapping PatternMatchClass
            PatternMatchStar PatternMatchAs PatternMatchOr
            TypeParamTypeVar TypeParamTypeVarTuple TypeParamParamSpec
            Comprehension Parameters Parameter Keyword Alias WithItem MatchCase Decorator ElifElseClause
        ] }
    };
}
pub(crate) use with_node_kinds;

macro_rules! define_hooks {
    ([$($other:ident)*] [$($node:ident)*]) => {
        /// The kinds of subjects, nodes first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum SubjectKind { $($node,)* $($other,)* }

        $(impl Subject for ast::$node { type Ref<'a> = &'a ast::$node; })*

        /// One method per subject, empty until a declaration fills it in. Written by `declare_rule!`.
        #[expect(non_snake_case, reason = "a method is named as its subject, so that a macro can name it")]
        pub(crate) trait Hooks {
            const METADATA: Metadata;
            const SUBJECTS: SubjectSet;
            $(#[inline(always)] fn $node<'a>(_: &'a ast::$node, _: &mut Checker<'a>) {})*
            $(#[inline(always)] fn $other<'a>(_: <subject::$other as Subject>::Ref<'a>, _: &mut Checker<'a>) {})*
        }

        /// Each subject under the name by which declarations call it.
        pub(crate) mod subject {
            #[allow(unused_imports, reason = "a name for every kind, used or not")]
            pub(crate) use ruff_python_ast::{$($node),*};
            pub(crate) use crate::checker::subjects::{$($other),*};
        }

        impl SubjectKind {
            /// The kind of a node, where rules can ask for it.
            #[inline]
            pub(crate) fn of(node: ast::AnyNodeRef) -> Option<SubjectKind> {
                match node {
                    $(ast::AnyNodeRef::$node(_) => Some(SubjectKind::$node),)*
                    _ => None,
                }
            }
        }
    };
}
with_node_kinds!(define_hooks, [Scope Binding Tokens File LogicalLine]);

/// A set of kinds of subjects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SubjectSet(u128);

impl SubjectSet {
    pub(crate) const fn of(kinds: &[SubjectKind]) -> Self {
        let mut set = 0;
        let mut index = 0;
        while index < kinds.len() {
            set |= 1 << kinds[index] as u8;
            index += 1;
        }
        Self(set)
    }

    #[inline]
    pub(crate) const fn contains(self, kind: SubjectKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// As [`Self::contains`], by a kind's number.
    pub(crate) const fn contains_number(self, kind: usize) -> bool {
        self.0 & (1 << kind) != 0
    }

    pub(crate) const fn includes(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Declares a rule: its page, its metadata, and the subjects that it wants to see.
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])*
        $rule:ident {
            code: $code:literal, name: $name:literal, severity: $severity:ident, nodes: [$($subject:ident),* $(,)?]
            $(, $key:ident: $value:expr)* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy)]
        pub(crate) struct $rule;

        #[allow(non_snake_case)]
        impl $crate::hooks::Hooks for $rule {
            const METADATA: $crate::rule::Metadata = $crate::rule::Metadata {
                code: $code,
                name: $name,
                severity: $crate::rule::Severity::$severity,
                docs: concat!($($doc, "\n"),*),
                $($key: $value,)*
                ..$crate::rule::Metadata::NEW
            };
            const SUBJECTS: $crate::hooks::SubjectSet =
                $crate::hooks::SubjectSet::of(&[$($crate::hooks::SubjectKind::$subject),*]);
            $(
                #[inline(always)]
                fn $subject<'a>(
                    subject: <$crate::hooks::subject::$subject as $crate::hooks::Subject>::Ref<'a>,
                    checker: &mut $crate::checker::Checker<'a>,
                ) {
                    <$rule as $crate::hooks::Check<$crate::hooks::subject::$subject>>::check(subject, checker)
                }
            )*
        }
    };
}
pub(crate) use declare_rule;

/// Lists the rules of a family, one `module::Rule` a line: declares the modules, numbers the rules, and writes the
/// dispatch. `$family` is its name in `families!`.
macro_rules! family {
    ($family:ident; $($module:ident::$rule:ident,)*) => {
        $(pub(crate) mod $module;)*
        #[allow(unused_imports)]
        pub(crate) use self::rules::*;
        mod rules {
            $(#[allow(unused_imports)] pub(crate) use super::$module::$rule;)*
        }

        #[allow(clippy::enum_variant_names)]
        enum Index { $($rule,)* }
        $(impl $crate::hooks::Listed for $module::$rule {
            const ID: $crate::rule::RuleId = $crate::rule::RuleId::new(FIRST + Index::$rule as usize);
        })*

        pub(crate) const FIRST: usize = $crate::families::first($crate::families::Order::$family);
        pub(crate) const RULES: &[(&$crate::rule::Metadata, $crate::hooks::SubjectSet)] = &[
            $((&<$module::$rule as $crate::hooks::Hooks>::METADATA, <$module::$rule as $crate::hooks::Hooks>::SUBJECTS),)*
        ];

        $crate::hooks::with_node_kinds!($crate::hooks::family_dispatch, [$($module::$rule)*]);

        /// Shows a subject that is no node to every enabled rule that wants it.
        #[allow(dead_code, unused_imports, unused_variables)]
        pub(crate) mod other {
            use super::*;
            use $crate::checker::Checker;
            $crate::hooks::family_others! { [$($module::$rule)*] [Scope scope Binding binding Tokens tokens File file LogicalLine logical_line] }
        }
    };
}
pub(crate) use family;

macro_rules! family_others {
    ($rules:tt [$($other:ident $function:ident)*]) => {
        $(
            #[inline]
            pub(crate) fn $function<'a>(
                subject: <$crate::hooks::subject::$other as $crate::hooks::Subject>::Ref<'a>,
                checker: &mut Checker<'a>,
            ) {
                $crate::hooks::family_calls!($other, subject, checker, $rules);
            }
        )*
    };
}
pub(crate) use family_others;

macro_rules! family_dispatch {
    ($rules:tt [$($node:ident)*]) => {
        /// Shows a node to every enabled rule of the family that wants its kind.
        #[allow(unused_variables)]
        #[inline]
        pub(crate) fn node<'a>(node: ruff_python_ast::AnyNodeRef<'a>, checker: &mut $crate::checker::Checker<'a>) {
            match node {
                $(ruff_python_ast::AnyNodeRef::$node(node) => {
                    $crate::hooks::family_calls!($node, node, checker, $rules);
                })*
                _ => {}
            }
        }
    };
}
pub(crate) use family_dispatch;

macro_rules! family_calls {
    ($subject:ident, $value:ident, $checker:ident, [$($module:ident::$rule:ident)*]) => {
        $(
            if $checker.wants::<$module::$rule>($crate::hooks::SubjectKind::$subject) {
                <$module::$rule as $crate::hooks::Hooks>::$subject($value, $checker);
            }
        )*
    };
}
pub(crate) use family_calls;
