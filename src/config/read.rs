//! What the files of one folder say, each kind in its own language.

use std::path::{Path, PathBuf};

use parlint_rules::PythonVersion;
use parlint_rules::selector::{Selection, Selector};

use super::files::{ConfigFiles, FLAKE8, PARLINT, PYLINT, RUFF};
use super::value::{self, ConfigError, Mistake, document, placed, tool};
use super::{Options, file, flake8, ini, pylintrc, python, ruff};
use crate::source::{absolute, plain};

/// What one folder says.
#[derive(Default)]
pub struct Folder {
    pub parlint: Option<Options>,
    pub ruff: Option<Options>,
    pub flake8: Option<Options>,
    pub pylint: Option<Options>,
    /// The oldest Python by `requires-python`.
    pub python: Option<PythonVersion>,
}

/// Reads a folder's files. What another file overrules is not looked at.
pub fn folder(files: &dyn ConfigFiles, folder: &Path) -> Result<Folder, ConfigError> {
    let reader = Reader { files };
    let mut found = Folder {
        parlint: reader.first(folder, PARLINT, Reader::parlint)?,
        ..Folder::default()
    };
    if let Some(text) = reader.text(&folder.join("pyproject.toml"))? {
        found.python = document(&text)
            .ok()
            .and_then(|document| python::required(document.get_ref()));
    }
    if found.parlint.is_none() {
        found.ruff = reader.first(folder, RUFF, Reader::ruff)?;
    }
    if found.parlint.is_none() && found.ruff.is_none() {
        found.flake8 = reader.first(folder, FLAKE8, Reader::flake8)?;
        found.pylint = reader.first(folder, PYLINT, Reader::pylint)?;
    }
    Ok(found)
}

/// Reads a file that was named: its name and what it holds tell whose it is.
pub fn named(files: &dyn ConfigFiles, path: &Path) -> Result<Options, ConfigError> {
    let reader = Reader { files };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let missing = || ConfigError {
        source: path.display().to_string(),
        place: None,
        message: "cannot be read: there is no such file".to_owned(),
    };
    if reader.text(path)?.is_none() {
        return Err(missing());
    }
    let found = if is_shared(&name) || name == ".flake8" {
        both(reader.flake8(path)?, reader.pylint(path)?)
    } else if name.ends_with("ruff.toml") {
        reader.ruff(path)?
    } else if name.contains("pylintrc") || name.ends_with(".rc") {
        reader.pylint(path)?
    } else if name == "pyproject.toml" {
        match (reader.parlint(path)?, reader.ruff(path)?) {
            (Some(options), _) | (None, Some(options)) => Some(options),
            (None, None) => reader.pylint(path)?,
        }
    } else {
        reader.parlint(path)?
    };
    Ok(found.unwrap_or_else(|| Options {
        root: root(path),
        ..Options::default()
    }))
}

/// flake8's findings and pylint's, as if both were run.
pub fn both(flake8: Option<Options>, pylint: Option<Options>) -> Option<Options> {
    match (flake8, pylint) {
        (Some(flake8), Some(pylint)) => {
            let select: Vec<Selector> = [&flake8, &pylint]
                .into_iter()
                .flat_map(|options| options.selection.select.iter().flatten().cloned())
                .collect();
            // Each has a list of its own of what is left out; one list serves both here.
            let options = pylint.on_top_of(flake8);
            Some(Options {
                selection: Selection {
                    select: Some(select),
                    ..Selection::default()
                },
                ..options
            })
        }
        (one, other) => one.or(other),
    }
}

/// Whether a file of this name holds sections of several tools.
fn is_shared(name: &str) -> bool {
    name.ends_with(".cfg") || name.ends_with(".ini")
}

struct Reader<'a> {
    files: &'a dyn ConfigFiles,
}

impl Reader<'_> {
    fn text(&self, path: &Path) -> Result<Option<String>, ConfigError> {
        let text = self.files.read(path).transpose();
        text.map_err(|error| fault(path, format!("cannot be read: {}", plain(&error))))
    }

    fn first(
        &self,
        folder: &Path,
        names: &[&str],
        read: fn(&Self, &Path) -> Result<Option<Options>, ConfigError>,
    ) -> Result<Option<Options>, ConfigError> {
        for name in names {
            if let Some(options) = read(self, &folder.join(name))? {
                return Ok(Some(options));
            }
        }
        Ok(None)
    }

    fn parlint(&self, path: &Path) -> Result<Option<Options>, ConfigError> {
        let mut chain: Vec<(PathBuf, Options)> = Vec::new();
        let mut next = Some(path.to_path_buf());
        while let Some(path) = next.take() {
            self.not_twice(&path, chain.iter().map(|(path, _)| path))?;
            let Some(text) = self.text(&path)? else {
                match chain.last() {
                    Some((by, _)) => return Err(no_base(by, &path)),
                    None => return Ok(None),
                }
            };
            let Some((options, extend)) = file::parse(&path, &text)? else {
                break;
            };
            next = extend.map(|base| absolute(Path::new(&base), &root(&path)));
            chain.push((path, options));
        }
        let layers = chain.into_iter().rev().map(|(_, options)| options);
        Ok(layers.reduce(|base, above| {
            let selection = joined(base.selection.clone(), above.selection.clone());
            Options {
                selection,
                ..above.on_top_of(base)
            }
        }))
    }

    fn ruff(&self, path: &Path) -> Result<Option<Options>, ConfigError> {
        let mut chain: Vec<(PathBuf, ruff::Said)> = Vec::new();
        let mut next = Some(path.to_path_buf());
        while let Some(path) = next.take() {
            self.not_twice(&path, chain.iter().map(|(path, _)| path))?;
            let Some(text) = self.text(&path)? else {
                match chain.last() {
                    Some((by, _)) => return Err(no_base(by, &path)),
                    None => return Ok(None),
                }
            };
            let source = path.display().to_string();
            let Some(mut said) =
                ruff_table(&path, &text).map_err(|mistake| placed(source.clone(), &text, mistake))?
            else {
                break;
            };
            let notes = said.notes.drain(..);
            let notes = notes.map(|note| placed(source.clone(), &text, note).to_string());
            said.options.notes.extend(notes.collect::<Vec<_>>());
            next = said
                .extend
                .as_ref()
                .map(|base| absolute(Path::new(&base), &root(&path)));
            chain.push((path, said));
        }
        let layers = chain.into_iter().rev().map(|(_, said)| said);
        Ok(layers
            .reduce(|base, above| above.on_top_of(base))
            .map(ruff::Said::into_options))
    }

    fn flake8(&self, path: &Path) -> Result<Option<Options>, ConfigError> {
        let text = self.text(path)?;
        Ok(text.and_then(|text| flake8::read(&ini::parse(&text), &root(path), &path.display().to_string())))
    }

    fn pylint(&self, path: &Path) -> Result<Option<Options>, ConfigError> {
        let Some(text) = self.text(path)? else {
            return Ok(None);
        };
        let source = path.display().to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.ends_with(".toml") {
            let shared = is_shared(&name);
            return Ok(pylintrc::read_ini(
                &ini::parse(&text),
                shared,
                &root(path),
                &source,
            ));
        }
        let document = document(&text).map_err(|mistake| placed(source.clone(), &text, mistake))?;
        let table = match tool(document.get_ref(), "pylint") {
            Some(value) => value.get_ref().as_table(),
            None if name == "pyproject.toml" => None,
            None => Some(document.get_ref()),
        };
        Ok(table.map(|table| pylintrc::read_toml(table, &text, &root(path), &source)))
    }

    fn not_twice<'p>(
        &self,
        path: &Path,
        mut before: impl Iterator<Item = &'p PathBuf>,
    ) -> Result<(), ConfigError> {
        match before.any(|earlier| earlier == path) {
            true => Err(fault(path, "`extend` leads back to this file".to_owned())),
            false => Ok(()),
        }
    }
}

fn ruff_table(path: &Path, text: &str) -> Result<Option<ruff::Said>, Mistake> {
    let document = document(text)?;
    if path.file_name().is_some_and(|name| name == "pyproject.toml") {
        let Some(value) = tool(document.get_ref(), "ruff") else {
            return Ok(None);
        };
        return ruff::read(value::table(value, "tool.ruff")?, &root(path)).map(Some);
    }
    ruff::read(document.get_ref(), &root(path)).map(Some)
}

/// The choice of rules of a file on top of what it extends.
fn joined(base: Selection, above: Selection) -> Selection {
    if above.select.is_some() {
        return above;
    }
    let both = |mut below: Vec<Selector>, above: Vec<Selector>| {
        below.extend(above);
        below
    };
    Selection {
        select: base.select,
        extend_select: both(base.extend_select, above.extend_select),
        ignore: both(base.ignore, above.ignore),
    }
}

fn root(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_path_buf()
}

fn fault(path: &Path, message: String) -> ConfigError {
    ConfigError {
        source: path.display().to_string(),
        place: None,
        message,
    }
}

fn no_base(by: &Path, base: &Path) -> ConfigError {
    fault(
        by,
        format!(
            "`extend`: `{}` cannot be read: there is no such file",
            base.display()
        ),
    )
}
