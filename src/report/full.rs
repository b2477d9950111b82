//! The source lines with the place marked.

use std::io::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use parlint_rules::Diagnostic;

use super::style::{ARROW, CODE, Styled};
use super::{FileFindings, Format, fix_mark};

/// Lines shown before and after the place.
const CONTEXT: usize = 2;
/// A place over more lines than this is marked on its first line only.
const MOST_LINES: usize = 6;
/// Of a longer line only the surroundings of the place are shown.
const LONGEST_LINE: usize = 400;

/// A line that certainly fits with its number.
const PLAIN_WIDTH: usize = 140;

/// Leading blanks of every line from which on the library leaves them out.
const DEEP: usize = 20;

pub struct Full {
    colour: bool,
    renderer: Renderer,
}

impl Full {
    pub fn new(colour: bool) -> Self {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Self {
            colour,
            renderer: renderer.decor_style(DecorStyle::Ascii).term_width(160),
        }
    }

    /// The excerpt as the library draws it.
    fn drawn(&self, excerpt: &Excerpt, help: Option<&str>) -> String {
        let snippet = Snippet::source(excerpt.text)
            .line_start(excerpt.first_row)
            .fold(false)
            .annotation(AnnotationKind::Primary.span(excerpt.place.clone()));
        let mut group = Group::with_level(Level::ERROR).element(snippet);
        if let Some(help) = help {
            group = group.element(Level::HELP.message(help));
        }
        self.renderer.render(&[group])
    }
}

impl Format for Full {
    fn file(&self, findings: &FileFindings, out: &mut Vec<u8>) {
        for diagnostic in findings.diagnostics {
            let colour = self.colour;
            let _ = writeln!(
                out,
                "{} {}{}",
                Styled(CODE, diagnostic.rule.code(), colour),
                fix_mark(findings, diagnostic, colour),
                diagnostic.message,
            );
            let excerpt = Excerpt::new(findings.text, diagnostic);
            // Where the place is only partly shown, the snippet itself would count wrong.
            let _ = writeln!(
                out,
                "{:width$}{} {}:{}:{}",
                "",
                Styled(ARROW, "-->", colour),
                findings.file.path,
                diagnostic.location.row,
                diagnostic.location.column,
                width = excerpt.number_width(),
            );
            let help = diagnostic.fix.as_ref().map(|fix| fix.message.as_str());
            if self.colour || !excerpt.is_plain() {
                let _ = out.write_all(self.drawn(&excerpt, help).as_bytes());
            } else {
                excerpt.draw(help, out);
            }
            out.extend_from_slice(b"\n\n");
        }
    }

    fn for_people(&self) -> bool {
        true
    }
}

/// The few lines around a place.
struct Excerpt<'a> {
    text: &'a str,
    first_row: usize,
    /// Within `text`.
    place: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// Columns that the largest line number takes.
    fn number_width(&self) -> usize {
        let last = self.first_row + memchr::memchr_iter(b'\n', self.lines().as_bytes()).count();
        last.to_string().len()
    }

    /// Whether it is drawn without thinking: short lines of letters that all take one column.
    fn is_plain(&self) -> bool {
        if self.place.end > self.lines().len() {
            return false;
        }
        // Deep indentation is cut short.
        let mut indentation = DEEP;
        for line in self.lines().as_bytes().split(|byte| *byte == b'\n') {
            if line.len() > PLAIN_WIDTH || !line.iter().all(|byte| matches!(byte, b' '..=b'~')) {
                return false;
            }
            let first = line.iter().position(|byte| *byte != b' ');
            indentation = indentation.min(first.unwrap_or(DEEP));
        }
        indentation < DEEP
    }

    /// The lines to draw: to the library, an empty last line is none.
    fn lines(&self) -> &'a str {
        self.text.strip_suffix('\n').unwrap_or(self.text)
    }

    /// Draws a plain excerpt exactly as the library does, many times faster.
    fn draw(&self, help: Option<&str>, out: &mut Vec<u8>) {
        let width = self.number_width();
        let place = &self.place;
        let spans_lines = memchr::memchr(b'\n', &self.text.as_bytes()[place.clone()]).is_some();
        let fill = |out: &mut Vec<u8>, count: usize, byte: u8| out.resize(out.len() + count, byte);
        let bar = |out: &mut Vec<u8>| {
            fill(out, width, b' ');
            out.extend_from_slice(b" |");
        };
        bar(out);
        let mut start = 0;
        for (row, line) in (self.first_row..).zip(self.lines().split('\n')) {
            let end = start + line.len();
            let begins = (start..=end).contains(&place.start);
            let ends = (start..=end).contains(&place.end);
            // A place of several lines has its own column on the left, which it enters above its first letter.
            let begins_line = begins
                && line.as_bytes()[..place.start - start]
                    .iter()
                    .all(|byte| *byte == b' ');
            let side: &[u8] = match spans_lines {
                false => b"",
                true if begins_line => b" /",
                true if place.start < start && start <= place.end => b" |",
                true => b"  ",
            };
            out.push(b'\n');
            number(row, width, out);
            out.extend_from_slice(b" |");
            match line {
                "" => out.extend_from_slice(side.trim_ascii_end()),
                line => {
                    out.extend_from_slice(side);
                    out.push(b' ');
                    out.extend_from_slice(line.as_bytes());
                }
            }
            match spans_lines {
                false if begins => {
                    out.push(b'\n');
                    bar(out);
                    fill(out, 1 + place.start - start, b' ');
                    fill(out, place.len().max(1), b'^');
                }
                true if begins && !begins_line => {
                    out.push(b'\n');
                    bar(out);
                    out.extend_from_slice(b"  ");
                    fill(out, 1 + place.start - start, b'_');
                    out.push(b'^');
                }
                true if ends => {
                    out.push(b'\n');
                    bar(out);
                    out.extend_from_slice(b" |");
                    fill(out, (place.end - start).max(1), b'_');
                    out.push(b'^');
                }
                _ => {}
            }
            start = end + 1;
        }
        let last = self.lines().rfind('\n').map_or(0, |at| at + 1);
        if help.is_some() || place.end < last {
            out.push(b'\n');
            bar(out);
        }
        if let Some(help) = help {
            out.push(b'\n');
            fill(out, width, b' ');
            out.extend_from_slice(b" = help: ");
            out.extend_from_slice(help.as_bytes());
        }
    }

    fn new(text: &'a str, diagnostic: &Diagnostic) -> Self {
        let row = diagnostic.location.row as usize;
        let start = floor(text, diagnostic.range.start().to_usize());
        let mut end = floor(text, diagnostic.range.end().to_usize()).max(start);
        if diagnostic.end_location.row as usize - row.min(diagnostic.end_location.row as usize) >= MOST_LINES
        {
            end = line_end(text, start);
        }
        // A place that ends with its line break is marked to the end of the line.
        while end > start && matches!(text.as_bytes()[end - 1], b'\n' | b'\r') {
            end -= 1;
        }
        let line = line_start(text, start);
        if line_end(text, end) - line > LONGEST_LINE * (MOST_LINES + 1)
            || (line_end(text, start) - line > LONGEST_LINE)
        {
            let from = floor(text, start.saturating_sub(LONGEST_LINE / 4).max(line));
            let place_end = end
                .min(line_end(text, start))
                .min(floor(text, start + LONGEST_LINE / 2))
                .max(start);
            let to = floor(text, (place_end + LONGEST_LINE / 4).min(line_end(text, start)));
            return Self {
                text: &text[from..to.max(place_end)],
                first_row: row,
                place: start - from..place_end - from,
            };
        }
        let mut first = line;
        let mut first_row = row;
        for _ in 0..CONTEXT {
            if first == 0 {
                break;
            }
            let previous = line_start(text, first - 1);
            if first - previous > LONGEST_LINE {
                break;
            }
            first = previous;
            first_row -= 1;
        }
        let mut last = line_end(text, end);
        for _ in 0..CONTEXT {
            let next = after_break(text, last);
            if next >= text.len() || line_end(text, next) - next > LONGEST_LINE {
                break;
            }
            last = line_end(text, next);
        }
        Self {
            text: &text[first..last],
            first_row,
            place: start - first..end - first,
        }
    }
}

/// Writes a number of at most `width` digits with blanks before it. `write!` costs many times as much.
fn number(number: usize, width: usize, out: &mut Vec<u8>) {
    let start = out.len();
    out.resize(start + width, b' ');
    let mut rest = number;
    for digit in out[start..].iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

/// The start of the line that holds `offset`. An offset on a line break belongs to the line that it ends.
fn line_start(text: &str, offset: usize) -> usize {
    let bytes = text.as_bytes();
    let mut limit = offset;
    // `\r\n` is one break.
    if limit > 0 && bytes[limit - 1] == b'\r' && bytes.get(limit) == Some(&b'\n') {
        limit -= 1;
    }
    memchr::memrchr2(b'\n', b'\r', &bytes[..limit]).map_or(0, |at| at + 1)
}

fn line_end(text: &str, offset: usize) -> usize {
    memchr::memchr2(b'\n', b'\r', &text.as_bytes()[offset..]).map_or(text.len(), |at| offset + at)
}

fn after_break(text: &str, end: usize) -> usize {
    match &text.as_bytes()[end..] {
        [b'\r', b'\n', ..] => end + 2,
        [_, ..] => end + 1,
        [] => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_excerpts_are_drawn_as_the_library_draws_them() {
        let text =
            "import os\n\n\ndef f(a, b):  \n   \n    return a\n\nx = [\n    1,\n]\nlast = 'é'\n\ttab\nend";
        let full = Full::new(false);
        let mut plain = 0;
        for first_row in [1, 8, 97, 998] {
            for (start, _) in text.char_indices() {
                for end in start..text.len().min(start + 40) {
                    let (from, to) = (line_start(text, start), line_end(text, floor(text, end)));
                    let (before, after) = (
                        line_start(text, from.saturating_sub(1)),
                        line_end(text, after_break(text, to).min(text.len())),
                    );
                    for (from, to) in [(from, to), (before, to), (from, after), (before, after)] {
                        let excerpt = Excerpt {
                            text: &text[from..to],
                            first_row,
                            place: start - from..floor(text, end).max(start) - from,
                        };
                        if !excerpt.is_plain() {
                            continue;
                        }
                        plain += 1;
                        for help in [None, Some("Remove it")] {
                            let mut drawn = Vec::new();
                            excerpt.draw(help, &mut drawn);
                            assert_eq!(
                                String::from_utf8(drawn).unwrap(),
                                full.drawn(&excerpt, help),
                                "{:?} {:?}",
                                excerpt.text,
                                excerpt.place
                            );
                        }
                    }
                }
            }
        }
        assert!(plain > 1000, "{plain}");
    }
}
