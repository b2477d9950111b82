//! Files as Python's `configparser` reads them: `setup.cfg`, `tox.ini`, `.flake8`, `.pylintrc`.
//!
//! Read here rather than by a package, because what is wrong is said with its line, which packages do not keep.

/// A section, and where it begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// `key = value`; further lines of a value are joined with line feeds.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// In lower case, as `configparser` compares keys.
    pub key: String,
    pub value: String,
    /// From 1.
    pub line: usize,
}

/// Reads a file. What is no section, key or further line of a value is passed over.
pub fn parse(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // How far the line of the last key is indented: deeper lines belong to its value.
    let mut key_indent = None;
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let content = line.trim();
        if content.starts_with(['#', ';']) {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let last = sections.last_mut().and_then(|section| section.entries.last_mut());
        match (key_indent, last) {
            (Some(at), Some(entry)) if content.is_empty() || indent > at => {
                entry.value.push('\n');
                entry.value.push_str(content);
                continue;
            }
            _ if content.is_empty() => continue,
            _ => {}
        }
        if let Some((name, _)) = content.strip_prefix('[').and_then(|rest| rest.rsplit_once(']')) {
            sections.push(Section {
                name: name.to_owned(),
                entries: Vec::new(),
            });
            key_indent = None;
        } else if let (Some(section), Some((key, value))) =
            (sections.last_mut(), content.split_once(['=', ':']))
        {
            section.entries.push(Entry {
                key: key.trim().to_lowercase(),
                value: value.trim().to_owned(),
                line: index + 1,
            });
            key_indent = Some(indent);
        }
    }
    for entry in sections.iter_mut().flat_map(|section| &mut section.entries) {
        entry.value.truncate(entry.value.trim_end().len());
    }
    sections
}

#[test]
fn values_of_several_lines() {
    let text = "\
; comment
[flake8]
ignore =
    E1,
    # why
    W2

select: F
[tool:pytest]
Key=a = b
";
    let sections = parse(text);
    assert_eq!(sections.len(), 2);
    let entry = |section: usize, index: usize| &sections[section].entries[index];
    let ignore = entry(0, 0);
    assert_eq!((ignore.value.as_str(), ignore.line), ("\nE1,\nW2", 3));
    assert_eq!(
        (entry(0, 1).key.as_str(), entry(0, 1).value.as_str()),
        ("select", "F")
    );
    assert_eq!(sections[1].name, "tool:pytest");
    assert_eq!(
        (entry(1, 0).key.as_str(), entry(1, 0).value.as_str()),
        ("key", "a = b")
    );
}

#[test]
fn hostile_text_is_passed_over() {
    assert_eq!(parse("\u{feff}x = 1\n  y\n]\n[\n= \n"), []);
    let sections = parse("[a]\nno delimiter\n=\n[b");
    assert_eq!(sections.len(), 1);
    assert_eq!(sections[0].entries.len(), 1);
}
