//! The order of a module's imports: the work of `wrong-import-order` and `ungrouped-imports`.

use ruff_python_ast::AnyNodeRef;
use ruff_text_size::{Ranged, TextRange};
use rustc_hash::FxHashSet;

use super::placement::{Placement, place};
use super::{UngroupedImports, WrongImportOrder, text};
use crate::checker::Checker;
use crate::hooks::SubjectKind;
use crate::pylint::exclusive::are_exclusive;
use crate::pylint::type_checking::{in_type_checking_block, is_under_version_guard};
use crate::semantic::{Model, NodeId, ScopeId};

/// One module that the file imports at module level.
struct Import<'a> {
    node: NodeId,
    range: TextRange,
    /// As messages name it.
    name: String,
    /// The module alone.
    module: &'a str,
    from: bool,
    placement: Placement,
    /// In an `if` or `try`.
    nested: bool,
}

/// Reports what the two rules find; the first of them that is enabled calls this.
pub(super) fn check(checker: &mut Checker) {
    let imports = imports(checker);
    if checker.enabled(WrongImportOrder) {
        check_order(&imports, checker);
    }
    if checker.enabled(UngroupedImports) {
        check_groups(&imports, checker);
    }
}

fn imports<'a>(checker: &Checker<'a>) -> Vec<Import<'a>> {
    let model: &'a Model<'a> = checker.model;
    let mut imports = Vec::new();
    let kinds = [SubjectKind::StmtImport, SubjectKind::StmtImportFrom];
    for id in model.nodes.of_kinds(kinds) {
        let node = model.nodes.get(id);
        if node.scope != ScopeId::MODULE {
            continue;
        }
        let nested = !matches!(
            node.parent.map(|parent| model.nodes.get(parent).node),
            Some(AnyNodeRef::ModModule(_))
        );
        match node.node {
            AnyNodeRef::StmtImport(import) => {
                for alias in &import.names {
                    let module = alias.name.as_str();
                    imports.push(Import {
                        node: id,
                        range: import.range(),
                        name: module.to_owned(),
                        module,
                        from: false,
                        placement: place(module, checker),
                        nested,
                    });
                }
            }
            AnyNodeRef::StmtImportFrom(import) => {
                let module = text::module(import);
                let first = import.names.first().map_or("", |alias| alias.name.as_str());
                imports.push(Import {
                    node: id,
                    range: import.range(),
                    name: format!("{module}.{first}"),
                    module,
                    from: true,
                    placement: if import.level > 0 {
                        Placement::Local
                    } else {
                        place(module, checker)
                    },
                    nested,
                });
            }
            _ => {}
        }
    }
    imports
}

fn check_order(imports: &[Import], checker: &mut Checker) {
    let (mut third, mut first, mut local): (Vec<&Import>, Vec<&Import>, Vec<&Import>) = Default::default();
    for import in imports {
        let (what, before): (&str, [&[&Import]; 3]) = match import.placement {
            Placement::Standard => ("standard", [&third, &first, &local]),
            Placement::ThirdParty => ("third party", [&[], &first, &local]),
            Placement::FirstParty => ("first party", [&[], &[], &local]),
            Placement::Local => ("", [&[], &[], &[]]),
        };
        if before.iter().any(|group| !group.is_empty()) && !import.nested {
            // What stands in for an import that failed comes where it must.
            let is_fallback = before
                .iter()
                .copied()
                .flatten()
                .any(|other| are_exclusive(checker.model, other.node, import.node));
            if !is_fallback {
                let message = format!(
                    "{what} import \"{}\" should be placed before {}",
                    import.name,
                    groups(before)
                );
                checker.report(WrongImportOrder, import.range, message);
            }
        }
        if !import.nested {
            match import.placement {
                Placement::Standard => {}
                Placement::ThirdParty => third.push(import),
                Placement::FirstParty => first.push(import),
                Placement::Local => local.push(import),
            }
        }
    }
}

/// `third party imports "a", "b", first party import "c", and local import ".d"`
fn groups([third, first, local]: [&[&Import]; 3]) -> String {
    let texts: Vec<String> = [("third party", third), ("first party", first), ("local", local)]
        .into_iter()
        .filter(|(_, group)| !group.is_empty())
        .map(|(what, group)| {
            let plural = if group.len() > 1 { "s" } else { "" };
            format!("{what} import{plural} {}", names(group))
        })
        .collect();
    match texts.as_slice() {
        [a, b, c] => format!("{a}, {b}, and {c}"),
        [a, b] => format!("{a} and {b}"),
        // The blank is pylint's.
        [a] if first.len() > MANY && local.is_empty() => format!("{a} "),
        texts => texts.concat(),
    }
}

/// How many names are listed in full.
const MANY: usize = 6;

/// The quoted names; of more than that the first and the last three.
fn names(group: &[&Import]) -> String {
    let list = |group: &[&Import]| {
        let names: Vec<_> = group
            .iter()
            .map(|import| format!("\"{}\"", import.name))
            .collect();
        names.join(", ")
    };
    if group.len() > MANY {
        format!("{} (...) {}", list(&group[..3]), list(&group[group.len() - 3..]))
    } else {
        list(group)
    }
}

fn check_groups(imports: &[Import], checker: &mut Checker) {
    let (mut met, mut met_from) = (FxHashSet::default(), FxHashSet::default());
    let mut current: Option<&str> = None;
    let of = |placements: &'static [Placement]| {
        imports
            .iter()
            .filter(move |import| placements.contains(&import.placement))
    };
    let ordered = of(&[Placement::Standard])
        .chain(of(&[Placement::ThirdParty, Placement::FirstParty]))
        .chain(of(&[Placement::Local]));
    for import in ordered {
        // Relative imports are of no package.
        let package = match import.placement {
            Placement::Local => "",
            _ => import.module.split('.').next().unwrap_or(""),
        };
        let met = if import.from { &mut met_from } else { &mut met };
        if current.is_some_and(|current| current != package && !current.is_empty())
            && met.contains(package)
            && !(import.nested
                && (in_type_checking_block(checker.model, import.node)
                    || is_under_version_guard(checker.model, import.node)))
        {
            checker.report(
                UngroupedImports,
                import.range,
                format!("Imports from package {package} are not grouped"),
            );
        }
        current = Some(package);
        met.insert(package);
    }
}
