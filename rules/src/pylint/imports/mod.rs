//! Messages of pylint's `imports` checker.

use crate::hooks::family;

mod order;
mod placement;
pub(crate) mod settings;
mod text;

pub(crate) use placement::is_standard;

family! {
    pylint_imports;
    consider_using_from_import::ConsiderUsingFromImport,
    deprecated_module::DeprecatedModule,
    import_outside_toplevel::ImportOutsideToplevel,
    import_self::ImportSelf,
    misplaced_future::MisplacedFuture,
    multiple_imports::MultipleImports,
    preferred_module::PreferredModule,
    reimported::Reimported,
    shadowed_import::ShadowedImport,
    ungrouped_imports::UngroupedImports,
    useless_import_alias::UselessImportAlias,
    wildcard_import::WildcardImport,
    wrong_import_order::WrongImportOrder,
    wrong_import_position::WrongImportPosition,
}
