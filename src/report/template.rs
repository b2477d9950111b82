//! `--msg-template`: pylint's lines, as Python's `str.format` fills them.

/// A line with places to fill in.
pub struct Template(Vec<Part>);

enum Part {
    Text(String),
    Field(Field, Layout),
}

/// How wide a field is at least, and where its text stands in it.
#[derive(Clone, Copy, Default)]
struct Layout {
    fill: Option<char>,
    align: Option<char>,
    width: usize,
}

/// What a template may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Path,
    AbsolutePath,
    Module,
    Object,
    Line,
    Column,
    EndLine,
    EndColumn,
    Id,
    Symbol,
    Message,
    Category,
    CategoryLetter,
}

/// The names of the fields, as pylint's documentation of `msg-template` lists them.
const NAMES: &[(&str, Field)] = &[
    ("path", Field::Path),
    ("abspath", Field::AbsolutePath),
    ("module", Field::Module),
    ("obj", Field::Object),
    ("line", Field::Line),
    ("column", Field::Column),
    ("end_line", Field::EndLine),
    ("end_column", Field::EndColumn),
    ("msg_id", Field::Id),
    ("symbol", Field::Symbol),
    ("msg", Field::Message),
    ("category", Field::Category),
    ("C", Field::CategoryLetter),
];

impl Default for Template {
    fn default() -> Self {
        Self::parse("{path}:{line}:{column}: {msg_id}: {msg} ({symbol})").unwrap_or(Self(Vec::new()))
    }
}

impl Template {
    /// `{name}` and `{name:>8}` are fields, `{{` and `}}` are braces. The error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = |why: String| format!("`--msg-template`: {why}");
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..at + 1];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                plain.push_str(brace);
                rest = after;
                continue;
            }
            if brace == "}" {
                return Err(wrong("a `}` closes nothing; write `}}` for a brace".to_owned()));
            }
            let (field, after) = rest
                .split_once('}')
                .ok_or_else(|| wrong("a `{` is never closed; write `{{` for a brace".to_owned()))?;
            rest = after;
            let (name, layout) = field.split_once(':').unwrap_or((field, ""));
            let known = NAMES.iter().find(|(known, _)| *known == name);
            let (_, field) = known.ok_or_else(|| {
                let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
                wrong(format!(
                    "there is no field `{name}`; there are {}",
                    names.join(", ")
                ))
            })?;
            let layout = Layout::parse(layout)
                .ok_or_else(|| wrong(format!("`{layout}` is no layout of a field; write `>8` or `<8`")))?;
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Field(*field, layout));
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(Self(parts))
    }

    /// The line for one finding.
    pub fn fill(&self, value: impl Fn(Field) -> String) -> String {
        let mut line = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => line.push_str(text),
                Part::Field(field, layout) => layout.write(&value(*field), is_number(*field), &mut line),
            }
        }
        line
    }
}

fn is_number(field: Field) -> bool {
    matches!(
        field,
        Field::Line | Field::Column | Field::EndLine | Field::EndColumn
    )
}

impl Layout {
    /// `[[fill]align][0][width][type]`.
    fn parse(text: &str) -> Option<Self> {
        let is_align = |char: char| matches!(char, '<' | '>' | '^');
        let mut layout = Self::default();
        let mut rest = text.trim_end_matches(['s', 'd']);
        let mut chars = rest.chars();
        match (chars.next(), chars.next()) {
            (Some(fill), Some(align)) if is_align(align) => {
                (layout.fill, layout.align) = (Some(fill), Some(align));
                rest = &rest[fill.len_utf8() + 1..];
            }
            (Some(align), _) if is_align(align) => {
                layout.align = Some(align);
                rest = &rest[1..];
            }
            _ => {}
        }
        if rest.len() > 1 && rest.starts_with('0') {
            layout.fill.get_or_insert('0');
        }
        // Wider lines help nobody.
        const WIDEST: usize = 1000;
        layout.width = if rest.is_empty() { 0 } else { rest.parse().ok()? };
        (layout.width <= WIDEST).then_some(layout)
    }

    fn write(self, text: &str, is_number: bool, line: &mut String) {
        let missing = self.width.saturating_sub(text.chars().count());
        let before = match self.align {
            Some('<') => 0,
            Some('^') => missing / 2,
            Some(_) => missing,
            // Numbers stand at the right, all else at the left.
            None => missing * usize::from(is_number),
        };
        let fill = self.fill.unwrap_or(' ');
        line.extend(std::iter::repeat_n(fill, before));
        line.push_str(text);
        line.extend(std::iter::repeat_n(fill, missing - before));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Result<String, String> {
        let template = Template::parse(template)?;
        Ok(template.fill(|field| match field {
            Field::Line => "7".to_owned(),
            other => format!("{other:?}"),
        }))
    }

    #[test]
    fn fields_are_filled_in_as_python_does() {
        for (template, line) in [
            ("{path}:{line}: {{{msg_id}}}", "Path:7: {Id}"),
            ("{line:3d}|{line:<3}|{line:03d}|{line:*^5}", "  7|7  |007|**7**"),
            ("{C:16s}|{msg:>8}", "CategoryLetter  | Message"),
            ("", ""),
        ] {
            assert_eq!(filled(template).as_deref(), Ok(line), "{template}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (template, why) in [
            ("{nothing}", "there is no field `nothing`"),
            ("{path", "never closed"),
            ("}", "closes nothing"),
            ("{line:wide}", "`wide` is no layout"),
            ("{line:99999}", "`99999` is no layout"),
        ] {
            let error = filled(template).unwrap_err();
            assert!(error.contains(why), "{template}: {error}");
        }
    }
}
