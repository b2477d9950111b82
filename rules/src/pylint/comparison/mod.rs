//! Messages of pylint's `comparison` checker.

use crate::hooks::family;

family! {
    pylint_comparison;
    comparison_of_constants::ComparisonOfConstants,
    comparison_with_callable::ComparisonWithCallable,
    comparison_with_itself::ComparisonWithItself,
    literal_comparison::LiteralComparison,
    nan_comparison::NanComparison,
    singleton_comparison::SingletonComparison,
    unidiomatic_typecheck::UnidiomaticTypecheck,
    unnecessary_negation::UnnecessaryNegation,
}
