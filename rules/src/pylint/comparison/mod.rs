//! Messages of pylint's `comparison` checker.

use crate::hooks::family;

pub(crate) mod sides;

family! {
    pylint_comparison;
    bad_chained_comparison::BadChainedComparison,
    comparison_of_constants::ComparisonOfConstants,
    comparison_with_callable::ComparisonWithCallable,
    comparison_with_itself::ComparisonWithItself,
    literal_comparison::LiteralComparison,
    nan_comparison::NanComparison,
    singleton_comparison::SingletonComparison,
    unidiomatic_typecheck::UnidiomaticTypecheck,
    unnecessary_negation::UnnecessaryNegation,
}
