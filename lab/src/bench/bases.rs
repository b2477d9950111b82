//! Which files of a repository a file's classes inherit from, and theirs: without them, a linter that looks there knows
//! less of a part than of the whole.
//!
//! Classes and imports are read from the text, line by line: enough to find files, not to understand a program.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A file's path, with forward slashes, and its text.
pub type File = (String, Vec<u8>);

/// Where a name of a module comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    /// A class, with the dotted names of its bases.
    Class(Vec<String>),
    /// `import module`.
    Module(Module),
    /// `from module import name`.
    Member(Module, String),
}

/// How many folders up it is looked for, none where it is absolute, and its dotted name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Module {
    up: Option<usize>,
    name: String,
}

/// The names of one file.
#[derive(Debug, Default)]
struct Names {
    names: BTreeMap<String, Vec<Origin>>,
    /// `from module import *`.
    stars: Vec<Module>,
}

/// The files of a repository, by what their classes inherit from.
pub struct Bases<'f> {
    files: &'f [File],
    paths: HashMap<&'f str, usize>,
    names: Vec<Names>,
}

impl<'f> Bases<'f> {
    pub fn of(files: &'f [File]) -> Self {
        Self {
            files,
            paths: (0..)
                .zip(files)
                .map(|(at, (path, _))| (path.as_str(), at))
                .collect(),
            names: files
                .iter()
                .map(|(_, text)| Names::of(&String::from_utf8_lossy(text)))
                .collect(),
        }
    }

    /// A file, those that its classes inherit from, and the packages that all of them are in.
    pub fn closure(&self, of: usize) -> BTreeSet<usize> {
        let mut seen = BTreeSet::new();
        let mut files = BTreeSet::from([of]);
        let classes = self.names[of].names.iter();
        let bases = classes
            .flat_map(|(_, origins)| origins)
            .flat_map(|origin| match origin {
                Origin::Class(bases) => bases.as_slice(),
                _ => &[],
            });
        for base in bases {
            self.follow(of, base, &mut seen, &mut files);
        }
        let mut packages = BTreeSet::new();
        for file in &files {
            self.packages_of(&self.files[*file].0, &mut packages);
        }
        &files | &packages
    }

    /// Goes from a dotted name in a file to where its class is made, and on to the bases of that.
    fn follow(
        &self,
        file: usize,
        name: &str,
        seen: &mut BTreeSet<(usize, String)>,
        files: &mut BTreeSet<usize>,
    ) {
        if !seen.insert((file, name.to_owned())) {
            return;
        }
        files.insert(file);
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        let known = &self.names[file];
        for origin in known.names.get(first).into_iter().flatten() {
            match origin {
                Origin::Class(bases) => {
                    for base in bases {
                        self.follow(file, base, seen, files);
                    }
                }
                Origin::Module(module) => {
                    if let Some(next) = self.locate(file, module) {
                        self.follow(next, rest, seen, files);
                    }
                }
                Origin::Member(module, member) => {
                    let inner = Module {
                        up: module.up,
                        name: dotted(&module.name, member),
                    };
                    // What is taken from a package may be a module of it.
                    if let Some(next) = self.locate(file, &inner).filter(|_| !rest.is_empty()) {
                        self.follow(next, rest, seen, files);
                    } else if let Some(next) = self.locate(file, module) {
                        self.follow(next, &dotted(member, rest), seen, files);
                    }
                }
            }
        }
        if !known.names.contains_key(first) {
            for module in &known.stars {
                if let Some(next) = self.locate(file, module) {
                    self.follow(next, name, seen, files);
                }
            }
        }
    }

    /// The file of a module. An absolute one is looked for in each folder above.
    fn locate(&self, from: usize, module: &Module) -> Option<usize> {
        let inside = module.name.replace('.', "/");
        let folders = self.files[from].0.match_indices('/').rev().map(|(at, _)| at);
        let mut folders = folders.map(|at| &self.files[from].0[..at]).chain([""]);
        let in_folder = |folder: &str| {
            let base = match (folder, inside.as_str()) {
                ("", inside) => inside.to_owned(),
                (folder, "") => folder.to_owned(),
                (folder, inside) => format!("{folder}/{inside}"),
            };
            [format!("{base}.py"), format!("{base}/__init__.py")]
                .iter()
                .find_map(|path| self.paths.get(path.as_str()).copied())
        };
        match module.up {
            Some(up) => folders.nth(up).and_then(in_folder),
            None => folders.find_map(in_folder),
        }
    }

    /// The `__init__.py` of each package that a file is in.
    fn packages_of(&self, path: &str, found: &mut BTreeSet<usize>) {
        for (at, _) in path.match_indices('/').rev() {
            match self.paths.get(format!("{}/__init__.py", &path[..at]).as_str()) {
                Some(package) => found.insert(*package),
                None => break,
            };
        }
    }
}

impl Names {
    fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let line = line.trim_start();
            // Up to the bracket that ends what the line begins.
            let mut whole = |rest: &str| {
                let mut whole = uncommented(rest).to_owned();
                while whole.matches('(').count() > whole.matches(')').count() {
                    let Some(more) = lines.next() else { break };
                    whole.push(' ');
                    whole += uncommented(more);
                }
                whole
            };
            if let Some(rest) = line.strip_prefix("class ") {
                let rest = whole(rest);
                let (name, bases) = rest.split_once('(').unwrap_or((rest.trim_end_matches(':'), ""));
                let bases = bases.split([',', '(', ')', '[']).map(str::trim);
                let bases = bases.filter(|base| !base.contains('=') && is_dotted(base));
                let origin = Origin::Class(bases.map(str::to_owned).collect());
                found.add(name.trim(), origin);
            } else if let Some(rest) = line.strip_prefix("import ") {
                for part in uncommented(rest).split(',') {
                    let mut words = part.split_whitespace();
                    let Some(name) = words.next() else { continue };
                    let alias = words.nth(1);
                    let module = Module {
                        up: None,
                        name: name.to_owned(),
                    };
                    match alias {
                        Some(alias) => found.add(alias, Origin::Module(module)),
                        // `a.b.C` is looked for from the innermost module on.
                        None => {
                            let first = name.split('.').next().unwrap_or(name);
                            let module = Module {
                                name: first.to_owned(),
                                ..module
                            };
                            found.add(first, Origin::Module(module));
                        }
                    }
                }
            } else if let Some((from, names)) = line
                .strip_prefix("from ")
                .and_then(|rest| rest.split_once(" import "))
            {
                let name = from.trim().trim_start_matches('.');
                let module = Module {
                    up: (from.trim().len() - name.len()).checked_sub(1),
                    name: name.to_owned(),
                };
                for part in whole(names).trim_matches(['(', ')', ' ']).split(',') {
                    let mut words = part.split_whitespace();
                    match words.next() {
                        Some("*") => found.stars.push(module.clone()),
                        Some(member) => {
                            let alias = words.nth(1).unwrap_or(member);
                            found.add(alias, Origin::Member(module.clone(), member.to_owned()));
                        }
                        None => {}
                    }
                }
            }
        }
        found
    }

    fn add(&mut self, name: &str, origin: Origin) {
        self.names.entry(name.to_owned()).or_default().push(origin);
    }
}

fn uncommented(line: &str) -> &str {
    line.split('#')
        .next()
        .unwrap_or(line)
        .trim_end_matches(['\\', ' '])
}

fn is_dotted(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'))
}

fn dotted(left: &str, right: &str) -> String {
    match (left, right) {
        ("", one) | (one, "") => one.to_owned(),
        (left, right) => format!("{left}.{right}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_with_what_it_inherits_from() {
        let files = [
            ("repo/app/__init__.py", "from .views import View as V\nimport os\n"),
            ("repo/app/views.py", "from app.base import (  # here\n    Base,\n    Mixin,\n)\nclass View(Base): pass\n"),
            ("repo/app/base.py", "class Base(object):\n    class Inner(Other[int], metaclass=Meta): ...\n"),
            ("repo/app/unused.py", "from app import *\n"),
            ("repo/app/sub/__init__.py", "from ..views import *\n"),
            ("repo/app/sub/child.py", "import app\nfrom .. import sub, base as b\nclass A(\n    app.V,\n    sub.View,\n): pass\nclass C(b.Base): pass\n"),
            ("repo/alone.py", "import app\nclass A(Exception): pass\n"),
        ]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let bases = Bases::of(&files);
        let closure = |of: &str| -> Vec<&str> {
            let at = bases.paths[of];
            bases
                .closure(at)
                .into_iter()
                .map(|at| files[at].0.as_str())
                .collect()
        };
        assert_eq!(closure("repo/alone.py"), ["repo/alone.py"]);
        assert_eq!(
            closure("repo/app/base.py"),
            ["repo/app/__init__.py", "repo/app/base.py"]
        );
        assert_eq!(
            closure("repo/app/views.py"),
            ["repo/app/__init__.py", "repo/app/views.py", "repo/app/base.py"]
        );
        assert_eq!(
            closure("repo/app/sub/child.py"),
            [
                "repo/app/__init__.py",
                "repo/app/views.py",
                "repo/app/base.py",
                "repo/app/sub/__init__.py",
                "repo/app/sub/child.py",
            ]
        );
    }
}
