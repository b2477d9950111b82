//! `parlint docs`: the documentation as plain HTML pages, made of what the program knows of itself.

use std::fmt::Write;
use std::path::Path;

use parlint_rules::{Metadata, RuleId, pylint_messages};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

use super::args::DocsArgs;
use super::{Error, Status};
use crate::pages;

/// Texts that are written by hand: the page's name, its title in the navigation, and where it comes from.
const TEXTS: &[(&str, &str, &str, &str)] = &[
    ("index", "parlint", "README.md", include_str!("../../README.md")),
    (
        "options",
        "Options",
        "docs/options.md",
        include_str!("../../docs/options.md"),
    ),
    (
        "lambda",
        "Lambda",
        "docs/lambda.md",
        include_str!("../../docs/lambda.md"),
    ),
    (
        "comparison",
        "Comparison",
        "docs/comparison.md",
        include_str!("../../docs/comparison.md"),
    ),
    ("race", "Race", "docs/race.md", include_str!("../../docs/race.md")),
    (
        "architecture",
        "Architecture",
        "ARCHITECTURE.md",
        include_str!("../../ARCHITECTURE.md"),
    ),
];

const STYLE: &str = include_str!("docs/style.css");
const SEARCH: &str = include_str!("docs/search.js");

pub fn write(args: &DocsArgs) -> Result<Status, Error> {
    let rules = args.output.join("rules");
    std::fs::create_dir_all(&rules).map_err(Error::io(format!("make {}", rules.display())))?;
    let save = |path: &str, text: String| {
        let path = args.output.join(path);
        std::fs::write(&path, text).map_err(Error::io(format!("write {}", path.display())))
    };
    save("style.css", STYLE.to_owned())?;
    save("search.js", SEARCH.to_owned())?;
    for (name, title, source, text) in TEXTS {
        save(&format!("{name}.html"), page(title, "", &markdown(text, source)))?;
    }
    let mut all: Vec<&Metadata> = RuleId::all().map(RuleId::metadata).collect();
    all.sort_by_key(|rule| rule.code);
    save("rules.html", page("Rules", "", &rule_list(&all)))?;
    save("pylint.html", page("pylint's messages", "", &message_list()))?;
    for rule in &all {
        let body = markdown(&pages::page(rule), "");
        save(
            &format!("rules/{}.html", rule.code),
            page(&pages::heading(rule)[2..], "../", &body),
        )?;
    }
    let count = TEXTS.len() + all.len() + 2;
    anstream::eprintln!("{count} pages in {}", args.output.display());
    Ok(Status::Clean)
}

/// A whole page; `up` leads from its folder to the site's.
fn page(title: &str, up: &str, body: &str) -> String {
    let mut navigation = String::new();
    let rules = [("rules", "Rules"), ("pylint", "pylint's messages")];
    let texts = TEXTS.iter().map(|(name, title, ..)| (*name, *title));
    let (first, others): (Vec<_>, Vec<_>) = texts.partition(|(name, _)| *name == "index");
    for (name, title) in first.into_iter().chain(rules).chain(others) {
        let _ = write!(navigation, "<a href=\"{up}{name}.html\">{title}</a>");
    }
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{up}style.css\">\n<nav>{navigation}</nav>\n<main>\n{body}</main>\n\
         <script src=\"{up}search.js\"></script>\n</html>\n"
    )
}

fn rule_list(rules: &[&Metadata]) -> String {
    let mut body = String::from(
        "<h1>Rules</h1>\n<p><input type=\"search\" placeholder=\"Code, name or word\" aria-label=\"Search the rules\" \
         data-search=\"rules\" autofocus></p>\n<table id=\"rules\">\n<thead><tr><th>Code<th>Name<th>What it finds\
         <th>Default<th>Fix</thead>\n<tbody>\n",
    );
    for rule in rules {
        let _ = writeln!(
            body,
            "<tr><td><a href=\"rules/{code}.html\">{code}</a><td>{}<td>{}<td>{}<td>{}",
            rule.name,
            inline(&pages::first_sentence(rule)),
            if rule.default { "yes" } else { "" },
            if rule.fixable { "yes" } else { "" },
            code = rule.code
        );
    }
    body.push_str("</tbody>\n</table>\n");
    body
}

fn message_list() -> String {
    let mut body = String::from(
        "<h1>pylint's messages</h1>\n<p>All of them, those of its extensions too: the rule that stands for each, or why \
         there is none.</p>\n<p><input type=\"search\" placeholder=\"Id, symbol or word\" \
         aria-label=\"Search the messages\" data-search=\"messages\"></p>\n<table id=\"messages\">\n\
         <thead><tr><th>Id<th>Symbol<th>Checker<th>Here</thead>\n<tbody>\n",
    );
    for message in pylint_messages::all() {
        let here = match message.status() {
            pylint_messages::Status::Implemented(rule) => {
                format!("<a href=\"rules/{code}.html\">{code}</a>", code = rule.code())
            }
            pylint_messages::Status::Next(reason) => format!("next: {}", escape(reason)),
            pylint_messages::Status::Impossible(reason) => format!("impossible: {}", escape(reason)),
        };
        let checker = message.extension.unwrap_or(message.checker);
        let _ = writeln!(
            body,
            "<tr><td>{}<td>{}<td>{checker}<td>{here}",
            message.id, message.symbol
        );
    }
    body.push_str("</tbody>\n</table>\n");
    body
}

/// Markdown as HTML. `source` is the file that it stands in, from which its links lead.
fn markdown(text: &str, source: &str) -> String {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Link {
            link_type,
            dest_url: target(&dest_url, source),
            title,
            id,
        }),
        other => other,
    });
    let mut body = String::new();
    html::push_html(&mut body, events);
    // So that a wide table scrolls by itself.
    body.replace("<table>", "<div class=\"wide\"><table>")
        .replace("</table>", "</table></div>")
}

/// One line of Markdown.
fn inline(text: &str) -> String {
    let body = markdown(text, "");
    let body = body.trim();
    body.strip_prefix("<p>")
        .and_then(|body| body.strip_suffix("</p>"))
        .unwrap_or(body)
        .to_owned()
}

/// Where a link leads: to a page of the site, or to a file of the repository.
fn target<'a>(link: &str, source: &str) -> CowStr<'a> {
    if link.contains("://") || link.starts_with('#') || source.is_empty() {
        return link.to_owned().into();
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let folder = Path::new(source).parent().unwrap_or(Path::new(""));
    let mut file = String::new();
    for part in folder.join(path).components() {
        match part {
            std::path::Component::ParentDir => {
                file.truncate(file.rfind('/').unwrap_or(0));
            }
            part => {
                if !file.is_empty() {
                    file.push('/');
                }
                file.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    let anchor = if anchor.is_empty() {
        String::new()
    } else {
        format!("#{anchor}")
    };
    match TEXTS.iter().find(|(_, _, known, _)| *known == file) {
        Some((name, ..)) => format!("{name}.html{anchor}").into(),
        None => format!("{}/blob/main/{file}{anchor}", env!("CARGO_PKG_REPOSITORY")).into(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_or_to_the_repository() {
        let links = [
            ("docs/lambda.md", "README.md", "lambda.html"),
            (
                "../ARCHITECTURE.md#rules",
                "docs/lambda.md",
                "architecture.html#rules",
            ),
            ("race.md", "docs/comparison.md", "race.html"),
            ("#here", "README.md", "#here"),
            ("https://example.org/", "README.md", "https://example.org/"),
        ];
        for (link, source, expected) in links {
            assert_eq!(&*target(link, source), expected);
        }
        assert!(target("../schema/README.md", "docs/lambda.md").ends_with("/blob/main/schema/README.md"));
    }

    #[test]
    fn markdown_is_escaped_and_tables_scroll() {
        assert_eq!(inline("`a < b` & c"), "<code>a &lt; b</code> &amp; c");
        let table = markdown("| a |\n| - |\n| b |\n", "");
        assert!(table.starts_with("<div class=\"wide\"><table>"), "{table}");
    }
}
