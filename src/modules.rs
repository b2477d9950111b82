//! The modules of a repository: which file an import leads to, and what is known of the classes in it.
//!
//! A module is looked for where pylint looks: below the folder that holds the outermost package of each linted file.
//! Of folders on disk, files that are not linted are read too, so that what is said of a file does not depend on which
//! others are named beside it. Each is parsed at most once for this, and only if a class inherits from it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use parlint_rules::{ModuleSummary, Modules, Settings, Surroundings, summarise, wants_modules};
use sha2::{Digest, Sha256};

use crate::cache::SettingsHashes;
use crate::decode::decode;
use crate::lint::SettingsFor;
use crate::panics;
use crate::source::{Origin, Scratch, SourceFile, SourceSet};

/// Answers for the modules that the linted files can import from their own repository.
pub struct Repository<'r> {
    sources: &'r SourceSet,
    settings: &'r dyn SettingsFor,
    layout: OnceLock<Layout>,
    summaries: Mutex<HashMap<String, Slot>>,
    fingerprints: Mutex<Fingerprints>,
    hashes: SettingsHashes,
}

/// Fingerprints by the name of a module.
type Fingerprints = HashMap<String, Option<[u8; 32]>>;
type Slot = Arc<OnceLock<Option<Arc<ModuleSummary>>>>;

/// Where modules lie. All paths have forward slashes, and are those of the disk for files from there.
#[derive(Default)]
struct Layout {
    /// The file's index among the sources, by path.
    files: HashMap<String, usize>,
    /// The dotted name of each source.
    names: Vec<String>,
    /// The folders in which a first segment of a dotted name is found.
    roots: BTreeMap<String, Vec<Root>>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    folder: String,
    on_disk: bool,
}

/// The file of a module.
enum Place {
    Source(usize),
    Disk(PathBuf),
}

impl<'r> Repository<'r> {
    pub fn new(sources: &'r SourceSet, settings: &'r dyn SettingsFor) -> Self {
        Self {
            sources,
            settings,
            layout: OnceLock::new(),
            summaries: Mutex::default(),
            fingerprints: Mutex::default(),
            hashes: SettingsHashes::default(),
        }
    }

    /// What the rules may ask while they lint a file with these settings.
    pub fn around(&self, index: usize, settings: &Settings) -> Surroundings<'_> {
        if !wants_modules(&settings.rules) {
            return Surroundings::default();
        }
        let layout = self.layout();
        Surroundings {
            modules: Some(self),
            teaches: layout.teaches(index),
            ..layout.surroundings(index, &self.sources.files[index])
        }
    }

    /// The dotted name of a source.
    pub fn name(&self, index: usize) -> &str {
        &self.layout().names[index]
    }

    /// Hash over all that a module's summary follows from; none where the repository does not have it.
    pub fn fingerprint(&self, name: &str) -> Option<[u8; 32]> {
        let lock = || self.fingerprints.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(name) {
            return *known;
        }
        let made = self.hash(name);
        lock().insert(name.to_owned(), made);
        made
    }

    fn hash(&self, name: &str) -> Option<[u8; 32]> {
        self.look_at(name, |file, settings, _| {
            let mut hash = Sha256::new();
            hash.update(format!("{name}\n{}\n", file.path));
            hash.update(self.hashes.of(settings));
            hash.update(file.read(&mut Scratch::default()).ok()?);
            Some(hash.finalize().into())
        })?
    }

    fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::of(&self.sources.files))
    }

    /// Where the summary of a module is kept.
    fn slot(&self, name: &str) -> Slot {
        let mut summaries = self.summaries.lock().unwrap_or_else(PoisonError::into_inner);
        match summaries.get(name) {
            Some(slot) => Arc::clone(slot),
            None => Arc::clone(summaries.entry(name.to_owned()).or_default()),
        }
    }

    fn summary(&self, name: &str) -> Option<ModuleSummary> {
        self.look_at(name, read)?
    }

    /// Shows a module's file, what it is read with, and its place; None where the repository does not have it.
    fn look_at<T>(
        &self,
        name: &str,
        look: impl FnOnce(&SourceFile, &Settings, Surroundings) -> T,
    ) -> Option<T> {
        let layout = self.layout();
        Some(match layout.locate(name)? {
            Place::Source(index) => {
                let file = &self.sources.files[index];
                look(
                    file,
                    self.settings.settings(index),
                    layout.surroundings(index, file),
                )
            }
            Place::Disk(path) => {
                let surroundings = Surroundings {
                    name,
                    is_package: path.file_stem().is_some_and(|stem| stem == "__init__"),
                    ..Surroundings::default()
                };
                // It is not linted: its size decides nothing.
                let file = SourceFile {
                    path: path.to_string_lossy().into_owned(),
                    size: 0,
                    origin: Origin::Disk(path),
                };
                look(&file, self.settings.settings(0), surroundings)
            }
        })
    }
}

fn read(file: &SourceFile, settings: &Settings, surroundings: Surroundings) -> Option<ModuleSummary> {
    let mut scratch = Scratch::default();
    let bytes = file.read(&mut scratch).ok()?;
    let text = decode(bytes).ok()?;
    Some(summarise(Path::new(&file.path), &text, surroundings, settings))
}

/// A module that cannot be read or parsed costs nothing but what is known of it.
fn guarded(summarise: impl FnOnce() -> Option<ModuleSummary>) -> Option<Arc<ModuleSummary>> {
    panics::catch(summarise).ok().flatten().map(Arc::new)
}

impl Modules for Repository<'_> {
    fn module(&self, name: &str) -> Option<Arc<ModuleSummary>> {
        let slot = self.slot(name);
        slot.get_or_init(|| guarded(|| self.summary(name))).clone()
    }

    fn learn(&self, name: &str, summarise: &dyn Fn() -> ModuleSummary) {
        let slot = self.slot(name);
        if slot.get().is_none() {
            // Whoever was asked meanwhile has found the same.
            slot.set(guarded(|| Some(summarise()))).ok();
        }
    }

    fn has_module(&self, name: &str) -> bool {
        let layout = self.layout();
        layout.locate(name).is_some() || layout.has_extension(name)
    }

    fn has_package(&self, name: &str) -> bool {
        let path = match self.layout().locate(name) {
            Some(Place::Source(index)) => PathBuf::from(&self.sources.files[index].path),
            Some(Place::Disk(path)) => path,
            None => return false,
        };
        path.file_stem().is_some_and(|stem| stem == "__init__")
    }
}

impl Layout {
    fn of(files: &[SourceFile]) -> Self {
        let mut layout = Layout::default();
        let paths: Vec<(String, bool)> = files.iter().map(place).collect();
        for (index, (path, _)) in paths.iter().enumerate() {
            layout.files.insert(path.clone(), index);
        }
        let mut roots: HashMap<String, String> = HashMap::new();
        for (path, on_disk) in &paths {
            let folder = folder_of(path);
            let root = match roots.get(folder) {
                Some(root) => root.clone(),
                None => {
                    let root = layout.package_root(folder, *on_disk).to_owned();
                    if !roots.values().any(|known| *known == root) {
                        layout.add_root(&root, *on_disk);
                    }
                    roots.insert(folder.to_owned(), root.clone());
                    root
                }
            };
            layout.names.push(dotted(path, &root));
        }
        for (path, on_disk) in &paths {
            if !on_disk {
                layout.add_names(path, &roots[folder_of(path)]);
            }
        }
        for folders in layout.roots.values_mut() {
            folders.sort();
            folders.dedup();
        }
        layout
    }

    /// The folder above the outermost package that holds a folder's files.
    fn package_root<'p>(&self, mut folder: &'p str, on_disk: bool) -> &'p str {
        while !folder.is_empty() && self.is_package(folder, on_disk) {
            folder = folder_of(folder);
        }
        folder
    }

    fn is_package(&self, folder: &str, on_disk: bool) -> bool {
        ["__init__.py", "__init__.pyi"].iter().any(|name| {
            let path = join(folder, name);
            self.files.contains_key(&path) || (on_disk && Path::new(&path).is_file())
        })
    }

    /// What can be imported from a folder on disk.
    fn add_root(&mut self, folder: &str, on_disk: bool) {
        if !on_disk {
            return;
        }
        let listed = std::fs::read_dir(if folder.is_empty() { "." } else { folder });
        for entry in listed.into_iter().flatten().flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            self.add_name(name, folder, true);
        }
    }

    /// A file of a zip: its first segment can be imported from its root.
    fn add_names(&mut self, path: &str, root: &str) {
        let inside = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
        let first = inside.split('/').next().unwrap_or(inside);
        self.add_name(first, root, false);
    }

    fn add_name(&mut self, entry: &str, folder: &str, on_disk: bool) {
        let name = entry
            .strip_suffix(".py")
            .or(entry.strip_suffix(".pyi"))
            .unwrap_or(entry);
        if !name.is_empty() && !name.contains('.') {
            self.roots.entry(name.to_owned()).or_default().push(Root {
                folder: folder.to_owned(),
                on_disk,
            });
        }
    }

    fn surroundings(&self, index: usize, file: &SourceFile) -> Surroundings<'_> {
        Surroundings {
            name: &self.names[index],
            is_package: file.path.ends_with("__init__.py") || file.path.ends_with("__init__.pyi"),
            ..Surroundings::default()
        }
    }

    /// Whether a source may be asked for by its name. Modules of tests can be, but hardly are: they are read again then.
    fn teaches(&self, index: usize) -> bool {
        let name = &self.names[index];
        !name
            .rsplit('.')
            .next()
            .is_some_and(|last| last.starts_with("test_"))
            && matches!(self.locate(name), Some(Place::Source(found)) if found == index)
    }

    /// Whether a module is there that is no Python text: a library that Python loads.
    fn has_extension(&self, name: &str) -> bool {
        let (package, last) = name.rsplit_once('.').unwrap_or(("", name));
        let first = name.split('.').next().unwrap_or(name);
        let roots = self.roots.get(first).into_iter().flatten();
        roots.filter(|root| root.on_disk).any(|root| {
            let folder = join(&root.folder, &package.replace('.', "/"));
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|entry| entry.file_name()).any(|name| {
                let name = name.to_string_lossy();
                let mut parts = name.split('.');
                parts.next() == Some(last) && matches!(parts.next_back(), Some("so" | "pyd"))
            })
        })
    }

    fn locate(&self, name: &str) -> Option<Place> {
        let first = name.split('.').next()?;
        let inside = name.replace('.', "/");
        self.roots.get(first)?.iter().find_map(|root| {
            let base = join(&root.folder, &inside);
            ["/__init__.py", ".py", "/__init__.pyi", ".pyi"]
                .iter()
                .find_map(|end| {
                    let path = format!("{base}{end}");
                    match self.files.get(&path) {
                        Some(index) => Some(Place::Source(*index)),
                        None if root.on_disk && Path::new(&path).is_file() => Some(Place::Disk(path.into())),
                        None => None,
                    }
                })
        })
    }
}

/// A source's path, and whether it is one of the disk.
fn place(file: &SourceFile) -> (String, bool) {
    match &file.origin {
        Origin::Disk(path) => {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            (path.to_string_lossy().replace('\\', "/"), true)
        }
        _ => (file.path.clone(), false),
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// `package.module` for `root/package/module.py`.
fn dotted(path: &str, root: &str) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path).trim_start_matches('/');
    let stem = inside
        .strip_suffix(".pyi")
        .or(inside.strip_suffix(".py"))
        .unwrap_or(inside);
    let name = stem.strip_suffix("/__init__").unwrap_or(stem);
    name.replace('/', ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(path: &str, text: &str) -> SourceFile {
        SourceFile {
            path: path.to_owned(),
            size: text.len() as u64,
            origin: Origin::Memory(text.as_bytes().to_vec()),
        }
    }

    fn set(files: Vec<SourceFile>) -> SourceSet {
        SourceSet {
            configuration: Vec::new(),
            files,
            skipped: Vec::new(),
        }
    }

    fn all_rules() -> Settings {
        Settings {
            rules: parlint_rules::RuleSet::all(),
            ..Settings::default()
        }
    }

    #[test]
    fn modules_are_named_below_the_folder_of_the_outermost_package() {
        let sources = set(vec![
            memory("repo/src/app/__init__.py", ""),
            memory("repo/src/app/sub/__init__.py", ""),
            memory("repo/src/app/sub/deep.py", "class Deep:\n    pass\n"),
            memory("repo/tools/run.py", ""),
            memory("setup.py", ""),
        ]);
        let settings = all_rules();
        let repository = Repository::new(&sources, &settings);
        let names: Vec<_> = (0..5)
            .map(|index| repository.around(index, &settings))
            .map(|around| (around.name, around.is_package))
            .collect();
        assert_eq!(
            names,
            [
                ("app", true),
                ("app.sub", true),
                ("app.sub.deep", false),
                ("run", false),
                ("setup", false)
            ]
        );
        for known in ["app", "app.sub", "app.sub.deep", "run", "setup"] {
            assert!(repository.module(known).is_some(), "{known}");
        }
        for unknown in ["deep", "sub", "repo", "app.absent", "json", "", "."] {
            assert!(repository.module(unknown).is_none(), "{unknown}");
        }
    }

    #[test]
    fn what_a_linted_file_shows_is_not_read_again() {
        let sources = set(vec![
            memory("a/app.py", "class First:\n    pass\n"),
            memory("b/app.py", "class Second:\n    pass\n"),
            memory("b/test_app.py", ""),
        ]);
        let settings = all_rules();
        let repository = Repository::new(&sources, &settings);
        let teaches = [0, 1, 2].map(|index| repository.around(index, &settings).teaches);
        assert_eq!(teaches, [true, false, false]);
        repository.learn("app", &ModuleSummary::default);
        let known = format!("{:?}", repository.module("app").unwrap());
        assert_eq!(known, format!("{:?}", ModuleSummary::default()));
        repository.learn("app", &|| panic!("it is known"));
    }

    #[test]
    fn rules_that_ask_for_nothing_are_told_nothing() {
        let sources = set(vec![memory("a.py", "")]);
        let settings = Settings::default();
        let repository = Repository::new(&sources, &settings);
        assert!(repository.around(0, &settings).modules.is_none());
        assert!(repository.layout.get().is_none());
    }

    #[test]
    fn files_of_the_disk_that_are_not_linted_are_known_too() {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("app");
        std::fs::create_dir(&package).unwrap();
        for name in ["__init__.py", "base.py", "child.py"] {
            std::fs::write(package.join(name), "class Base:\n    pass\n").unwrap();
        }
        let sources = set(vec![SourceFile {
            path: "child.py".to_owned(),
            size: 0,
            origin: Origin::Disk(package.join("child.py")),
        }]);
        let settings = all_rules();
        let repository = Repository::new(&sources, &settings);
        assert_eq!(repository.around(0, &settings).name, "app.child");
        assert!(repository.module("app.base").is_some());
        assert!(repository.module("app.absent").is_none());
    }
}
