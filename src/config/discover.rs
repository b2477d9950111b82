//! Which configuration counts for which file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use parlint_rules::{PythonVersion, Settings};

use super::files::{ConfigFiles, Disk};
use super::value::ConfigError;
use super::{Configuration, Options, read};
use crate::lint::SettingsFor;
use crate::source::{Origin, PatternError, SourceFile};

/// Finds configuration files, reads each once, and puts the command line on top.
pub struct Resolver {
    /// Where files are looked for, if they are.
    files: Option<Box<dyn ConfigFiles>>,
    /// They are looked for in the very zip that the sources come from.
    in_zip: bool,
    command_line: Vec<Options>,
    default: Arc<Configuration>,
    folders: RwLock<HashMap<PathBuf, Arc<Found>>>,
    /// The first mistake in a file that was met on the way.
    error: Mutex<Option<ConfigError>>,
}

/// For one folder, the nearest options of each kind, and what follows from them.
#[derive(Default)]
struct Found {
    parlint: Option<Arc<Options>>,
    ruff: Option<Arc<Options>>,
    flake8: Option<Arc<Options>>,
    pylint: Option<Arc<Options>>,
    python: Option<PythonVersion>,
    configuration: Arc<Configuration>,
}

impl Resolver {
    /// Looks for files in each folder and the folders above it.
    pub fn discovering(command_line: Vec<Options>) -> Result<Self, PatternError> {
        Self::new(None, command_line, Some(Box::new(Disk)))
    }

    /// Looks for files in a zip, whose root is `/`.
    pub fn within(
        files: impl ConfigFiles + 'static,
        command_line: Vec<Options>,
    ) -> Result<Self, PatternError> {
        Ok(Self {
            in_zip: true,
            ..Self::new(None, command_line, Some(Box::new(files)))?
        })
    }

    /// Reads no file.
    pub fn isolated(command_line: Vec<Options>) -> Result<Self, PatternError> {
        Self::new(None, command_line, None)
    }

    /// Takes this file for everything. Its patterns start in the working directory, as if they stood on the command
    /// line.
    pub fn with_file(path: &Path, cwd: &Path, command_line: Vec<Options>) -> Result<Self, ConfigError> {
        let options = Options {
            root: cwd.to_path_buf(),
            ..read::named(&Disk, path)?
        };
        Self::new(Some(options), command_line, None).map_err(|error| pattern_error(path, &error))
    }

    fn new(
        base: Option<Options>,
        command_line: Vec<Options>,
        files: Option<Box<dyn ConfigFiles>>,
    ) -> Result<Self, PatternError> {
        let layers: Vec<_> = base.into_iter().chain(command_line.iter().cloned()).collect();
        Ok(Self {
            files,
            in_zip: false,
            default: Arc::new(Configuration::new(&layers)?),
            command_line,
            folders: RwLock::default(),
            error: Mutex::default(),
        })
    }

    /// The configuration of the files in a folder. A mistake in a file is kept for [`Resolver::check`].
    pub fn for_folder(&self, folder: &Path) -> Arc<Configuration> {
        match &self.files {
            Some(files) => self.found(&**files, folder).configuration.clone(),
            None => self.default.clone(),
        }
    }

    fn found(&self, files: &dyn ConfigFiles, folder: &Path) -> Arc<Found> {
        let folders = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = folders.get(folder) {
            return known.clone();
        }
        drop(folders);
        let above = folder.parent().map_or_else(
            || {
                Arc::new(Found {
                    configuration: self.default.clone(),
                    ..Found::default()
                })
            },
            |parent| self.found(files, parent),
        );
        let found = read::folder(files, folder).and_then(|own| self.below(folder, &above, own));
        let found = found.unwrap_or_else(|error| {
            self.error
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get_or_insert(error);
            above
        });
        let mut folders = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        folders.insert(folder.to_path_buf(), found.clone());
        found
    }

    /// What counts in a folder, by what its own files say and what counts above it.
    fn below(&self, folder: &Path, above: &Arc<Found>, own: read::Folder) -> Result<Arc<Found>, ConfigError> {
        let read::Folder {
            parlint,
            ruff,
            flake8,
            pylint,
            python,
        } = own;
        let silent = parlint.is_none() && ruff.is_none() && flake8.is_none() && pylint.is_none();
        if silent && (python.is_none() || python == above.python) {
            return Ok(above.clone());
        }
        let nearest =
            |own: Option<Options>, above: &Option<Arc<Options>>| own.map(Arc::new).or_else(|| above.clone());
        let mut found = Found {
            parlint: nearest(parlint, &above.parlint),
            ruff: nearest(ruff, &above.ruff),
            flake8: nearest(flake8, &above.flake8),
            pylint: nearest(pylint, &above.pylint),
            python: python.or(above.python),
            configuration: self.default.clone(),
        };
        let owned = |options: &Option<Arc<Options>>| options.as_deref().cloned();
        let chosen = owned(&found.parlint)
            .or_else(|| owned(&found.ruff))
            .or_else(|| read::both(owned(&found.flake8), owned(&found.pylint)));
        let project = Options {
            target_version: found.python,
            ..Options::default()
        };
        let layers: Vec<Options> = [project]
            .into_iter()
            .chain(chosen)
            .chain(self.command_line.iter().cloned())
            .collect();
        let configuration = Configuration::new(&layers).map_err(|error| pattern_error(folder, &error))?;
        found.configuration = Arc::new(configuration);
        Ok(Arc::new(found))
    }

    /// What files of other tools say that is not understood here, each once.
    pub fn notes(&self) -> Vec<String> {
        let folders = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        let mut notes: Vec<String> = folders
            .values()
            .map(|found| &found.configuration)
            .chain([&self.default])
            .flat_map(|configuration| configuration.notes.iter().cloned())
            .collect();
        notes.sort();
        notes.dedup();
        notes
    }

    /// Whether a file or folder is left out.
    pub fn excludes(&self, path: &Path) -> bool {
        let folder = path.parent().unwrap_or(path);
        self.for_folder(folder).excludes.matches(path)
    }

    /// Whether every file that was read so far was sound.
    pub fn check(&self) -> Result<(), ConfigError> {
        self.error
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .map_or(Ok(()), Err)
    }

    /// Gives each file its settings. Files that did not come from disk have those of `cwd`.
    pub fn assign(&self, files: &[SourceFile], cwd: &Path) -> Assigned {
        let here = self.for_folder(cwd);
        let mut assigned = Assigned {
            settings: Vec::new(),
            by_file: Vec::with_capacity(files.len()),
        };
        let mut known: HashMap<(*const Configuration, Vec<bool>), u32> = HashMap::new();
        for file in files {
            let (stdin, inside);
            let (configuration, path, in_zip) = match &file.origin {
                Origin::Disk(path) => (
                    self.for_folder(path.parent().unwrap_or(path)),
                    path.as_path(),
                    false,
                ),
                Origin::Memory(_) => {
                    stdin = cwd.join(&file.path);
                    (
                        self.for_folder(stdin.parent().unwrap_or(cwd)),
                        stdin.as_path(),
                        false,
                    )
                }
                Origin::Zip { .. } if self.in_zip => {
                    inside = Path::new("/").join(&file.path);
                    (
                        self.for_folder(inside.parent().unwrap_or(cwd)),
                        inside.as_path(),
                        false,
                    )
                }
                Origin::Zip { .. } => (here.clone(), Path::new(&file.path), true),
            };
            let ignored: Vec<bool> = configuration
                .per_file_ignores
                .iter()
                .map(|entry| entry.applies(path, in_zip))
                .collect();
            let key = (Arc::as_ptr(&configuration), ignored);
            let next = assigned.settings.len() as u32;
            let at = *known.entry(key).or_insert_with_key(|(_, ignored)| {
                let mut settings = configuration.settings.clone();
                let entries = configuration.per_file_ignores.iter().zip(ignored);
                for rule in entries
                    .filter(|(_, ignored)| **ignored)
                    .flat_map(|(entry, _)| &entry.rules)
                {
                    rule.rules().for_each(|rule| settings.rules.remove(rule));
                }
                assigned.settings.push(settings);
                next
            });
            assigned.by_file.push(at);
        }
        assigned
    }
}

impl super::PerFileIgnore {
    fn applies(&self, path: &Path, in_zip: bool) -> bool {
        let files = if in_zip { &self.zip_files } else { &self.files };
        files.matches(path) != self.negated
    }
}

/// Settings by the index of the file.
pub struct Assigned {
    settings: Vec<Settings>,
    by_file: Vec<u32>,
}

impl SettingsFor for Assigned {
    fn settings(&self, index: usize) -> &Settings {
        &self.settings[self.by_file[index] as usize]
    }
}

fn pattern_error(path: &Path, error: &PatternError) -> ConfigError {
    ConfigError {
        source: path.display().to_string(),
        place: None,
        message: error.to_string(),
    }
}
