//! The fields of `str.format` strings.

/// The parts of a format string: literal text is skipped, each `{…}` gives its name, conversion and specification.
pub(crate) struct Fields<'a> {
    rest: &'a str,
}

/// One replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field<'a> {
    /// `0`, `name`, `0.attribute[key]`; empty for automatic numbering.
    pub(crate) name: &'a str,
    /// What follows `:`; it may hold fields itself.
    pub(crate) spec: &'a str,
}

/// The string is no valid format.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invalid;

impl<'a> Fields<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    fn fail(&mut self) -> Option<Result<Field<'a>, Invalid>> {
        self.rest = "";
        Some(Err(Invalid))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Field<'a>, Invalid>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let at = self.rest.find(['{', '}'])?;
            let opens = self.rest.as_bytes()[at] == b'{';
            let after = &self.rest[at + 1..];
            if after.starts_with(if opens { '{' } else { '}' }) {
                self.rest = &after[1..];
                continue;
            }
            if !opens {
                return self.fail();
            }
            let Some(length) = field_length(after) else {
                return self.fail();
            };
            self.rest = &after[length + 1..];
            return match split_field(&after[..length]) {
                Some(field) => Some(Ok(field)),
                None => self.fail(),
            };
        }
    }
}

/// The length of a field's text up to its closing brace.
fn field_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut bracket = false;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'[' if depth == 0 => bracket = true,
            b']' => bracket = false,
            b'{' if !bracket => depth += 1,
            b'}' if !bracket && depth == 0 => return Some(index),
            b'}' if !bracket => depth -= 1,
            _ => {}
        }
    }
    None
}

fn split_field(text: &str) -> Option<Field<'_>> {
    let mut bracket = false;
    let end = text
        .bytes()
        .position(|byte| {
            match byte {
                b'[' => bracket = true,
                b']' => bracket = false,
                b'!' | b':' if !bracket => return true,
                _ => {}
            }
            false
        })
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    if name.contains('{') {
        return None;
    }
    let spec = match rest.strip_prefix('!') {
        Some(rest) => {
            let mut characters = rest.chars();
            characters.next()?;
            match characters.as_str() {
                "" => "",
                rest => rest.strip_prefix(':')?,
            }
        }
        None => rest.strip_prefix(':').unwrap_or(""),
    };
    Some(Field { name, spec })
}

/// The name before the first `.` or `[`.
pub(crate) fn head(name: &str) -> &str {
    &name[..name.find(['.', '[']).unwrap_or(name.len())]
}

/// Whether a keyword is used by more than one field, those in specifications included.
pub(crate) fn repeats_a_keyword(text: &str) -> bool {
    let mut seen = rustc_hash::FxHashSet::default();
    let mut repeated = |name| {
        let head = head(name);
        !head.is_empty() && !head.bytes().all(|byte| byte.is_ascii_digit()) && !seen.insert(head)
    };
    for field in Fields::new(text).map_while(Result::ok) {
        if repeated(field.name) {
            return true;
        }
        for inner in Fields::new(field.spec).map_while(Result::ok) {
            if repeated(inner.name) {
                return true;
            }
        }
    }
    false
}

#[test]
fn fields_are_split() {
    let fields = |text| {
        Fields::new(text)
            .map(|field| field.map(|field| (field.name, field.spec)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        fields("a {} {{}} {b.c[d]!r:>{w}}"),
        [Ok(("", "")), Ok(("b.c[d]", ">{w}"))]
    );
    assert_eq!(fields("{a"), [Err(Invalid)]);
    assert_eq!(fields("a}"), [Err(Invalid)]);
    assert_eq!(fields("{a[}]}"), [Ok(("a[}]", ""))]);
}

#[test]
fn repeated_keywords_are_seen() {
    assert!(repeats_a_keyword("{a} {a.b}"));
    assert!(repeats_a_keyword("{a:{a}}"));
    assert!(!repeats_a_keyword("{0} {0} {a} {b}"));
}
