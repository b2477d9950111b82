//! Classes of the standard library as subclasses see them: bases and methods, public and special, with their
//! parameters.
//!
//! The table is what Python 3.11 answers when asked with `inspect`, a class a line, sorted by name:
//! `name|bases|methods(parameters)`. `=` before the base marks another name of it.

use std::cmp::Ordering;

static TABLE: &str = include_str!("stdlib_classes.txt");

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StdlibClass {
    name: &'static str,
    bases: &'static str,
    methods: &'static str,
}

impl StdlibClass {
    /// The class of a dotted name, other names of classes followed.
    pub(crate) fn get(name: &[&str]) -> Option<StdlibClass> {
        let class = find(|line| compare(line, name))?;
        match class.bases.strip_prefix('=') {
            Some(other) => StdlibClass::named(other),
            None => Some(class),
        }
    }

    fn named(name: &str) -> Option<StdlibClass> {
        find(|line| line.cmp(name))
    }

    /// Its dotted name.
    pub(crate) fn name(self) -> &'static str {
        self.name
    }

    fn bases(self) -> impl Iterator<Item = StdlibClass> {
        self.bases.split(' ').filter_map(StdlibClass::named)
    }

    /// The class's ancestors without `object`, itself not included; a class that is reached twice may come twice.
    pub(crate) fn ancestors(self) -> Vec<StdlibClass> {
        let mut found: Vec<StdlibClass> = self.bases().collect();
        let mut next = 0;
        while next < found.len() {
            let bases: Vec<_> = found[next].bases().filter(|base| !found.contains(base)).collect();
            found.extend(bases);
            next += 1;
        }
        found
    }

    /// The methods that the class itself defines, each with its parameters, comma-separated, `self` left out.
    pub(crate) fn methods(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.methods
            .split(' ')
            .filter_map(|method| method.strip_suffix(')')?.split_once('('))
    }
}

/// The parameters of a method that the class of a dotted name defines or inherits.
pub(crate) fn method(class: &[&str], name: &str) -> Option<&'static str> {
    let class = StdlibClass::get(class)?;
    std::iter::once(class)
        .chain(class.ancestors())
        .find_map(|class| class.methods().find(|(method, _)| *method == name))
        .map(|(_, parameters)| parameters)
}

/// Compares a dotted name of the table with segments.
fn compare(line: &str, name: &[&str]) -> Ordering {
    let mut dotted = name.iter().enumerate().flat_map(|(index, segment)| {
        let dot = if index > 0 { "." } else { "" };
        dot.bytes().chain(segment.bytes())
    });
    for byte in line.bytes() {
        match dotted.next() {
            None => return Ordering::Greater,
            Some(other) if other != byte => return byte.cmp(&other),
            Some(_) => {}
        }
    }
    match dotted.next() {
        None => Ordering::Equal,
        Some(_) => Ordering::Less,
    }
}

/// Bisects the table, line by line.
fn find(compare: impl Fn(&str) -> Ordering) -> Option<StdlibClass> {
    let table = TABLE.as_bytes();
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memchr::memrchr(b'\n', &table[low..middle]).map_or(low, |end| low + end + 1);
        let end = start + memchr::memchr(b'\n', &table[start..])?;
        let name = &TABLE[start..start + memchr::memchr(b'|', &table[start..end])?];
        match compare(name) {
            Ordering::Equal => {
                let (bases, methods) = TABLE[start + name.len() + 1..end].split_once('|')?;
                return Some(StdlibClass { name, bases, methods });
            }
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        for line in TABLE.lines() {
            let (name, _) = line.split_once('|').unwrap();
            assert!(StdlibClass::named(name).is_some(), "{name}");
            assert!(
                StdlibClass::get(&name.split('.').collect::<Vec<_>>()).is_some(),
                "{name}"
            );
        }
        assert_eq!(StdlibClass::get(&["json", "JSONEncode"]), None);
        assert_eq!(StdlibClass::get(&["a"]), None);
        assert_eq!(StdlibClass::get(&["zzz", "Z"]), None);
    }

    #[test]
    fn methods_are_inherited_and_aliases_followed() {
        assert_eq!(method(&["json", "JSONEncoder"], "default"), Some("o"));
        assert_eq!(method(&["threading", "Timer"], "join"), Some("timeout"));
        assert_eq!(method(&["threading", "Timer"], "absent"), None);
    }
}
