//! Which configuration counts for which file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use parlint_rules::Settings;

use super::file::{self, ConfigError, FILE_NAMES};
use super::{Configuration, Options};
use crate::lint::SettingsFor;
use crate::source::{Origin, PatternError, SourceFile, plain};

/// Finds configuration files, reads each once, and puts the command line on top.
pub struct Resolver {
    command_line: Vec<Options>,
    /// Whether files are looked for at all.
    discover: bool,
    default: Arc<Configuration>,
    folders: RwLock<HashMap<PathBuf, Arc<Configuration>>>,
    /// The first mistake in a file that was met on the way.
    error: Mutex<Option<ConfigError>>,
}

impl Resolver {
    /// Looks for a file in each folder and the folders above it.
    pub fn discovering(command_line: Vec<Options>) -> Result<Self, PatternError> {
        Self::new(None, command_line, true)
    }

    /// Reads no file.
    pub fn isolated(command_line: Vec<Options>) -> Result<Self, PatternError> {
        Self::new(None, command_line, false)
    }

    /// Takes this file for everything. Its patterns start in the working directory, as if they stood on the command
    /// line.
    pub fn with_file(path: &Path, cwd: &Path, command_line: Vec<Options>) -> Result<Self, ConfigError> {
        let options = read(path)?.map(|options| Options {
            root: cwd.to_path_buf(),
            ..options
        });
        Self::new(options, command_line, false).map_err(|error| pattern_error(path, &error))
    }

    fn new(base: Option<Options>, command_line: Vec<Options>, discover: bool) -> Result<Self, PatternError> {
        let layers: Vec<_> = base.into_iter().chain(command_line.iter().cloned()).collect();
        Ok(Self {
            default: Arc::new(Configuration::new(&layers)?),
            command_line,
            discover,
            folders: RwLock::default(),
            error: Mutex::default(),
        })
    }

    /// The configuration of the files in a folder. A mistake in a file is kept for [`Resolver::check`].
    pub fn for_folder(&self, folder: &Path) -> Arc<Configuration> {
        if !self.discover {
            return self.default.clone();
        }
        if let Some(known) = self
            .folders
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(folder)
        {
            return known.clone();
        }
        let own = self.own(folder).unwrap_or_else(|error| {
            self.error
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get_or_insert(error);
            None
        });
        let configuration = match own {
            Some(own) => own,
            None => folder
                .parent()
                .map_or_else(|| self.default.clone(), |parent| self.for_folder(parent)),
        };
        let mut folders = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        folders.insert(folder.to_path_buf(), configuration.clone());
        configuration
    }

    /// What a file in this very folder says.
    fn own(&self, folder: &Path) -> Result<Option<Arc<Configuration>>, ConfigError> {
        for name in FILE_NAMES {
            let path = folder.join(name);
            if !path.is_file() {
                continue;
            }
            if let Some(options) = read(&path)? {
                let mut layers = vec![options];
                layers.extend(self.command_line.iter().cloned());
                let configuration =
                    Configuration::new(&layers).map_err(|error| pattern_error(&path, &error))?;
                return Ok(Some(Arc::new(configuration)));
            }
        }
        Ok(None)
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
            let stdin;
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

fn read(path: &Path) -> Result<Option<Options>, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|error| ConfigError {
        source: path.display().to_string(),
        place: None,
        message: format!("cannot be read: {}", plain(&error)),
    })?;
    file::parse(path, &text)
}

fn pattern_error(path: &Path, error: &PatternError) -> ConfigError {
    ConfigError {
        source: path.display().to_string(),
        place: None,
        message: error.to_string(),
    }
}
