//! Every message that pylint has, those of its optional extensions included, and what became of each here.

use std::sync::LazyLock;

use crate::rule::RuleId;

/// One of pylint's messages.
#[derive(Debug)]
pub struct Message {
    /// `W0611`.
    pub id: &'static str,
    pub symbol: &'static str,
    /// The checker that it belongs to, by which `disable` can name it.
    pub checker: &'static str,
    /// The extension that brings it; `None`: pylint's core.
    pub extension: Option<&'static str>,
    /// Whether pylint emits it until a configuration says otherwise, where its extension is loaded.
    pub on: bool,
    /// Ids and symbols that it once had.
    former: &'static str,
    why: &'static str,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Implemented(RuleId),
    /// To come, with what it waits for.
    Next(&'static str),
    /// Never, with the reason.
    Impossible(&'static str),
}

impl Message {
    pub fn rule(&self) -> Option<RuleId> {
        RuleId::all().find(|rule| rule.code().strip_prefix("PL") == Some(self.id))
    }

    pub fn status(&self) -> Status {
        if let Some(rule) = self.rule() {
            return Status::Implemented(rule);
        }
        match self.why.split_once(": ") {
            Some(("impossible", reason)) => Status::Impossible(reason),
            Some((_, reason)) => Status::Next(reason),
            None => Status::Next(self.why),
        }
    }

    /// Whether a word names this very message, by what it is or was called.
    pub fn is_called(&self, word: &str) -> bool {
        self.symbol == word
            || self.id.eq_ignore_ascii_case(word)
            || self
                .former
                .split_whitespace()
                .any(|old| old.eq_ignore_ascii_case(word))
    }

    /// Whether a word of `enable` and `disable` means it: a symbol or id, a category's letter, a checker's name, or
    /// `all`.
    pub fn is_meant_by(&self, word: &str) -> bool {
        let category = match word.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Some(letter.to_ascii_uppercase()),
            _ => None,
        };
        word.eq_ignore_ascii_case("all")
            || category.is_some_and(|letter| self.id.as_bytes()[0] == letter)
            || self.is_called(word)
            || self.checker.eq_ignore_ascii_case(word)
    }
}

static MESSAGES: LazyLock<Vec<Message>> = LazyLock::new(|| {
    let lines = include_str!("messages.csv").lines().skip(1);
    lines.filter_map(message).collect()
});

fn message(line: &'static str) -> Option<Message> {
    let mut rest = line;
    let mut next = || {
        let (field, others) = rest.split_at(memchr::memchr(b',', rest.as_bytes())?);
        rest = &others[1..];
        Some(field)
    };
    Some(Message {
        id: next()?,
        symbol: next()?,
        checker: next()?,
        extension: next().filter(|extension| !extension.is_empty()),
        on: next()? == "on",
        former: next()?,
        why: rest,
    })
}

/// Every message, by id.
pub fn all() -> &'static [Message] {
    &MESSAGES
}

/// The messages that a word of `enable` and `disable` means.
pub fn meant_by(word: &str) -> impl Iterator<Item = &'static Message> {
    all().iter().filter(move |message| message.is_meant_by(word))
}

/// The message that a rule stands for.
pub(crate) fn of(rule: RuleId) -> Option<&'static Message> {
    let id = rule.code().strip_prefix("PL")?;
    let at = all().binary_search_by_key(&id, |message| message.id).ok()?;
    Some(&all()[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_and_the_rules_are_in_step() {
        assert_eq!(
            all().iter().filter(|message| message.extension.is_none()).count(),
            393
        );
        assert!(all().is_sorted_by_key(|message| message.id));
        for message in all() {
            match message.rule() {
                Some(rule) => {
                    assert_eq!(rule.name(), message.symbol, "{}", message.id);
                    assert_eq!(
                        message.why, "",
                        "{} is implemented: empty its last field",
                        message.id
                    );
                }
                None => assert!(
                    ["next: ", "impossible: "]
                        .iter()
                        .any(|begin| message.why.starts_with(begin)),
                    "{} is not implemented: say why",
                    message.id
                ),
            }
        }
        let known = |rule: &RuleId| all().iter().any(|message| message.rule() == Some(*rule));
        for rule in RuleId::all().filter(|rule| rule.is_pylint()) {
            assert!(known(&rule), "{} is no message of pylint's", rule.code());
        }
    }

    #[test]
    fn words_of_enable_and_disable() {
        let ids = |word| meant_by(word).map(|message| message.id).collect::<Vec<_>>();
        assert_eq!(ids("unused-import"), ["W0611"]);
        assert_eq!(ids("w0611"), ["W0611"]);
        assert_eq!(ids("broad-except"), ["W0718"]);
        assert_eq!(ids("missing-docstring"), ["C0114", "C0115", "C0116"]);
        assert_eq!(ids("unused_import"), [""; 0]);
        assert!(ids("design").contains(&"R0913"));
        assert!(ids("W").len() > 50 && ids("all").len() == all().len());
        assert_eq!(ids(""), [""; 0]);
    }
}
