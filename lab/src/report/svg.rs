//! Charts as SVG text: axes, curves, bars. Colours come from the page's style, so that both themes fit.

use std::fmt::Write;

pub const WIDTH: f64 = 460.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 40.0;

/// Text as it may stand in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A scale from values to places.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    log: bool,
}

impl Scale {
    fn new(low: f64, high: f64, from: f64, to: f64, log: bool) -> Self {
        let (low, high) = if log {
            (low.max(1e-9).ln(), high.max(1e-9).ln())
        } else {
            (low, high)
        };
        let high = if high - low < 1e-9 { low + 1.0 } else { high };
        Scale {
            low,
            high,
            from,
            to,
            log,
        }
    }

    pub fn at(&self, value: f64) -> f64 {
        let value = if self.log { value.max(1e-9).ln() } else { value };
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

/// A point of a curve.
#[derive(Clone, Debug)]
pub struct Dot {
    pub x: f64,
    pub y: f64,
    pub modelled: bool,
    pub title: String,
}

#[derive(Clone, Debug)]
pub struct Curve {
    /// The colour's number.
    pub colour: usize,
    pub dots: Vec<Dot>,
    /// Without marks, and dashed: a line to compare with.
    pub guide: bool,
}

/// What a chart of curves is drawn with.
#[derive(Debug)]
pub struct Plot {
    pub x_ticks: Vec<(f64, String)>,
    pub x_label: String,
    pub y_label: String,
    pub x_log: bool,
    pub y_log: bool,
    pub y_text: fn(f64) -> String,
    /// Crosses at the top: where there is no value, and why.
    pub crosses: Vec<(f64, String, usize)>,
}

/// Round values inside the range: powers of ten and their halves on a logarithmic axis, else steps of 1, 2 or 5.
fn ticks(low: f64, high: f64, log: bool) -> Vec<f64> {
    if log {
        let low = low.max(1e-6);
        let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
        let steps: &[f64] = match last - first {
            ..=1 => &[1.0, 2.0, 3.0, 5.0, 7.0],
            2 => &[1.0, 2.0, 5.0],
            3 => &[1.0, 3.0],
            _ => &[1.0],
        };
        let all = (first..=last).flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
        return all
            .filter(|value| (low * 0.999..=high * 1.001).contains(value))
            .collect();
    }
    let raw = (high - low).max(1e-9) / 5.0;
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|&step| step >= raw)
        .unwrap_or(raw);
    (0..=20)
        .map(|at| (low / step).ceil() * step + f64::from(at) * step)
        .take_while(|&value| value <= high * 1.001)
        .collect()
}

impl Plot {
    pub fn draw(&self, curves: &[Curve]) -> String {
        let height = 300.0;
        let dots = || curves.iter().flat_map(|curve| &curve.dots);
        let xs = dots()
            .map(|dot| dot.x)
            .chain(self.x_ticks.iter().map(|tick| tick.0));
        let (x_low, x_high) = range(xs);
        let (mut y_low, mut y_high) = range(dots().map(|dot| dot.y));
        if self.y_log {
            (y_low, y_high) = (y_low / 1.25, y_high * 1.35);
        } else {
            (y_low, y_high) = (0.0, y_high * 1.05);
        }
        let x = Scale::new(x_low, x_high, LEFT + 8.0, WIDTH - RIGHT - 8.0, self.x_log);
        let y = Scale::new(y_low, y_high, height - BOTTOM, TOP, self.y_log);
        let mut svg = format!(r#"<svg viewBox="0 0 {WIDTH} {height}" role="img">"#);
        for value in ticks(y_low, y_high, self.y_log) {
            let at = y.at(value);
            write!(
                svg,
                r#"<line class="grid" x1="{LEFT}" x2="{:.1}" y1="{at:.1}" y2="{at:.1}"/>"#,
                WIDTH - RIGHT
            )
            .ok();
            let text = escape(&(self.y_text)(value));
            write!(
                svg,
                r#"<text x="{:.1}" y="{:.1}" text-anchor="end">{text}</text>"#,
                LEFT - 6.0,
                at + 4.0
            )
            .ok();
        }
        for (value, text) in &self.x_ticks {
            let (at, base) = (x.at(*value), height - BOTTOM);
            write!(
                svg,
                r#"<line class="grid" x1="{at:.1}" x2="{at:.1}" y1="{base:.1}" y2="{:.1}"/>"#,
                base + 4.0
            )
            .ok();
            write!(
                svg,
                r#"<text x="{at:.1}" y="{:.1}" text-anchor="middle">{}</text>"#,
                base + 16.0,
                escape(text)
            )
            .ok();
        }
        let middle = f64::midpoint(LEFT, WIDTH - RIGHT);
        let label = escape(&self.x_label);
        write!(
            svg,
            r#"<text x="{middle:.1}" y="{:.1}" text-anchor="middle">{label}</text>"#,
            height - 6.0
        )
        .ok();
        write!(svg, "<title>{} against {label}</title>", escape(&self.y_label)).ok();
        for curve in curves {
            svg.push_str(&draw_curve(curve, x, y));
        }
        for (at, title, colour) in &self.crosses {
            let (cx, cy) = (x.at(*at), TOP + 6.0 + 11.0 * *colour as f64);
            write!(
                svg,
                r#"<path class="curve s{colour}" d="M{:.1} {:.1}l7 7m0 -7l-7 7"><title>{}</title></path>"#,
                cx - 3.5,
                cy - 3.5,
                escape(title)
            )
            .ok();
        }
        svg.push_str("</svg>");
        svg
    }
}

fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
    if low.is_finite() { (low, high) } else { (1.0, 10.0) }
}

fn draw_curve(curve: &Curve, x: Scale, y: Scale) -> String {
    let mut svg = String::new();
    for pair in curve.dots.windows(2) {
        let [from, to] = pair else { continue };
        let dashed = if to.modelled || curve.guide {
            " modelled"
        } else {
            ""
        };
        write!(
            svg,
            r#"<path class="curve{dashed} s{}" d="M{:.1} {:.1}L{:.1} {:.1}"/>"#,
            curve.colour,
            x.at(from.x),
            y.at(from.y),
            x.at(to.x),
            y.at(to.y)
        )
        .ok();
    }
    for dot in curve.dots.iter().filter(|_| !curve.guide) {
        let class = if dot.modelled { "hollow" } else { "fill" };
        write!(
            svg,
            r#"<circle class="{class} s{}" cx="{:.1}" cy="{:.1}" r="3.2"><title>{}</title></circle>"#,
            curve.colour,
            x.at(dot.x),
            y.at(dot.y),
            escape(&dot.title)
        )
        .ok();
    }
    svg
}

/// A row of a bar chart: a label, parts one after the other, and a text at the end.
#[derive(Debug)]
pub struct Bar {
    pub label: String,
    /// Length, colour, title.
    pub parts: Vec<(f64, usize, String)>,
    pub text: String,
}

/// Horizontal bars on a common scale that begins at zero, with a guide line where one is given.
pub fn bars(rows: &[Bar], guide: Option<f64>) -> String {
    let (row, top) = (40.0, 4.0);
    let height = top + row * rows.len() as f64 + 6.0;
    let lengths = rows
        .iter()
        .map(|bar| bar.parts.iter().map(|part| part.0).sum::<f64>());
    let most = lengths.fold(guide.unwrap_or(0.0), f64::max);
    let scale = Scale::new(0.0, most, 4.0, WIDTH - 96.0, false);
    let mut svg = format!(r#"<svg viewBox="0 0 {WIDTH} {height}" role="img">"#);
    for (at, bar) in rows.iter().enumerate() {
        let y = top + row * at as f64;
        write!(
            svg,
            r#"<text class="strong" x="4" y="{:.1}">{}</text>"#,
            y + 12.0,
            escape(&bar.label)
        )
        .ok();
        let mut begun = 0.0;
        for (length, colour, title) in &bar.parts {
            let (from, to) = (scale.at(begun), scale.at(begun + length));
            write!(
                svg,
                r#"<rect class="fill s{colour}" x="{from:.1}" y="{:.1}" width="{:.2}" height="15"><title>{}</title></rect>"#,
                y + 17.0,
                (to - from).max(0.3),
                escape(title)
            )
            .ok();
            begun += length;
        }
        write!(
            svg,
            r#"<text x="{:.1}" y="{:.1}">{}</text>"#,
            scale.at(begun) + 6.0,
            y + 29.0,
            escape(&bar.text)
        )
        .ok();
    }
    if let Some(guide) = guide {
        let at = scale.at(guide);
        write!(
            svg,
            r#"<path class="curve modelled s7" d="M{at:.1} 0V{height}"/>"#
        )
        .ok();
    }
    svg.push_str("</svg>");
    svg
}

/// A label, a colour, and dots with their titles.
pub type Strip = (String, usize, Vec<(f64, String)>);

/// Rows of dots on one logarithmic axis.
pub fn strips(rows: &[Strip], text: fn(f64) -> String) -> String {
    let (row, left) = (34.0, 12.0);
    let height = row * rows.len() as f64 + 30.0;
    let (low, high) = range(rows.iter().flat_map(|row| row.2.iter().map(|dot| dot.0)));
    let x = Scale::new(low / 1.3, high * 1.3, left, WIDTH - RIGHT, true);
    let mut svg = format!(r#"<svg viewBox="0 0 {WIDTH} {height}" role="img">"#);
    for value in ticks(low / 1.3, high * 1.3, true) {
        let at = x.at(value);
        write!(
            svg,
            r#"<line class="grid" x1="{at:.1}" x2="{at:.1}" y1="0" y2="{:.1}"/>"#,
            height - 24.0
        )
        .ok();
        write!(
            svg,
            r#"<text x="{at:.1}" y="{:.1}" text-anchor="middle">{}</text>"#,
            height - 8.0,
            escape(&text(value))
        )
        .ok();
    }
    for (at, (label, colour, dots)) in rows.iter().enumerate() {
        let y = row * at as f64;
        write!(
            svg,
            r#"<text class="strong" x="2" y="{:.1}">{}</text>"#,
            y + 11.0,
            escape(label)
        )
        .ok();
        for (turn, (value, title)) in dots.iter().enumerate() {
            // A little apart, or they would hide each other.
            let shift = [0.0, -3.5, 3.5][turn % 3];
            write!(
                svg,
                r#"<circle class="hollow s{colour}" cx="{:.1}" cy="{:.1}" r="3"><title>{}</title></circle>"#,
                x.at(*value),
                y + 22.0 + shift,
                escape(title)
            )
            .ok();
        }
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(ticks(0.0, 9.0, false), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(ticks(3.0, 4000.0, true), [10.0, 100.0, 1000.0]);
        assert!(ticks(20.0, 90.0, true).len() >= 3);
        assert!(
            !ticks(0.0, 5.0, true).is_empty(),
            "nothing to draw is no reason to fail"
        );
    }

    #[test]
    fn names_cannot_break_out() {
        let bar = Bar {
            label: "<script>".into(),
            parts: vec![(1.0, 0, "\"x\"".into())],
            text: String::new(),
        };
        let svg = bars(&[bar], Some(1.0));
        assert!(svg.contains("&lt;script&gt;") && !svg.contains("<script>"));
    }
}
