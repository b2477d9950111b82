//! Bytes of a Python file to text, as PEP 263 asks.

use std::borrow::Cow;

use encoding_rs::Encoding;

/// Why bytes are not Python text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    #[error(
        "not valid UTF-8: byte 0x{byte:02x} on line {line}; declare the encoding (PEP 263) or convert the file"
    )]
    Utf8 { byte: u8, line: usize },
    #[error("not valid {encoding}, which the file declares as its encoding")]
    Declared { encoding: String },
    #[error("unknown encoding `{0}` declared")]
    Unknown(String),
    #[error("UTF-16 and UTF-32 are not encodings of Python source; convert the file to UTF-8")]
    Wide,
    #[error("starts with a UTF-8 byte order mark but declares `{0}`")]
    MarkAgainstDeclaration(String),
}

const BOM: &[u8] = b"\xef\xbb\xbf";

/// How a file's bytes stand for text.
enum Codec {
    Utf8 {
        marked: bool,
    },
    Ascii,
    Latin1,
    Other {
        encoding: &'static Encoding,
        declared: String,
    },
}

impl Codec {
    /// The codec that a file declares or, without a declaration, has.
    fn of(bytes: &[u8]) -> Result<Codec, DecodeError> {
        if bytes.starts_with(b"\xff\xfe")
            || bytes.starts_with(b"\xfe\xff")
            || bytes.starts_with(b"\0\0\xfe\xff")
        {
            return Err(DecodeError::Wide);
        }
        let (bytes, marked) = match bytes.strip_prefix(BOM) {
            Some(rest) => (rest, true),
            None => (bytes, false),
        };
        let Some(declared) = declared_encoding(bytes) else {
            return Ok(Codec::Utf8 { marked });
        };
        let name = normalise(declared);
        match name.as_str() {
            "utf-8" | "utf8" | "u8" | "utf-8-sig" | "cp65001" => Ok(Codec::Utf8 { marked }),
            _ if marked => Err(DecodeError::MarkAgainstDeclaration(declared.to_owned())),
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => Ok(Codec::Ascii),
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819"
            | "iso-latin-1" => Ok(Codec::Latin1),
            _ => other(declared, &name),
        }
    }
}

/// The text of a file, without its byte order mark.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    match Codec::of(bytes)? {
        Codec::Utf8 { marked } => utf8(&bytes[if marked { BOM.len() } else { 0 }..]).map(Cow::Borrowed),
        Codec::Ascii => match std::str::from_utf8(bytes) {
            Ok(text) if bytes.is_ascii() => Ok(Cow::Borrowed(text)),
            _ => Err(DecodeError::Declared {
                encoding: "ASCII".to_owned(),
            }),
        },
        Codec::Latin1 => Ok(match std::str::from_utf8(bytes) {
            Ok(text) if bytes.is_ascii() => Cow::Borrowed(text),
            _ => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
        }),
        Codec::Other { encoding, declared } => encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or(DecodeError::Declared { encoding: declared }),
    }
}

/// The bytes of a changed text, encoded and marked as those were that it was decoded from. None where that encoding
/// lacks one of its characters.
pub fn encode(text: &str, original: &[u8]) -> Option<Vec<u8>> {
    match Codec::of(original).ok()? {
        Codec::Utf8 { marked: true } => Some([BOM, text.as_bytes()].concat()),
        Codec::Utf8 { marked: false } => Some(text.as_bytes().to_vec()),
        Codec::Ascii => text.is_ascii().then(|| text.as_bytes().to_vec()),
        Codec::Latin1 => text
            .chars()
            .map(|character| u8::try_from(character).ok())
            .collect(),
        Codec::Other { encoding, .. } => {
            let (bytes, _, lossy) = encoding.encode(text);
            // Some encodings are only read.
            (!lossy && decode(&bytes).ok()? == text).then(|| bytes.into_owned())
        }
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, DecodeError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        DecodeError::Utf8 {
            byte: bytes[at],
            line: 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count(),
        }
    })
}

fn other(declared: &str, name: &str) -> Result<Codec, DecodeError> {
    let encoding = Encoding::for_label(web_label(name).as_bytes())
        .ok_or_else(|| DecodeError::Unknown(declared.to_owned()))?;
    if !encoding.is_ascii_compatible() {
        return Err(DecodeError::Wide);
    }
    Ok(Codec::Other {
        encoding,
        declared: declared.to_owned(),
    })
}

/// Python's name for a codec, in the words of the WHATWG's labels.
fn web_label(name: &str) -> Cow<'_, str> {
    if let Some(number) = name
        .strip_prefix("cp125")
        .or_else(|| name.strip_prefix("windows-125"))
    {
        return Cow::Owned(format!("windows-125{number}"));
    }
    if let Some(number) = name.strip_prefix("iso8859-") {
        return Cow::Owned(format!("iso-8859-{number}"));
    }
    Cow::Borrowed(match name {
        "cp932" | "ms932" | "mskanji" | "ms-kanji" | "shiftjis" | "sjis" | "s-jis" => "shift_jis",
        "shift-jis" => "shift_jis",
        "eucjp" | "ujis" | "u-jis" => "euc-jp",
        "euckr" | "cp949" | "ms949" | "uhc" => "euc-kr",
        "cp936" | "ms936" | "936" => "gbk",
        "cp950" | "ms950" | "950" => "big5",
        "mac-roman" | "macroman" => "macintosh",
        "mac-cyrillic" | "maccyrillic" => "x-mac-cyrillic",
        "cp866" => "ibm866",
        "koi8-r" => "koi8-r",
        "koi8-u" => "koi8-u",
        "latin-2" | "latin2" | "l2" => "iso-8859-2",
        "latin-5" | "latin5" | "l5" => "iso-8859-9",
        "latin-9" | "latin9" | "l9" => "iso-8859-15",
        _ => name,
    })
}

/// Python compares codec names without regard to case, `-` and `_`.
fn normalise(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}

/// The encoding that a comment on the first or second line declares.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let mut rest = bytes;
    for _ in 0..2 {
        let end = rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        let line = &rest[..end];
        let code = line.trim_ascii_start();
        if let Some(comment) = code.strip_prefix(b"#") {
            if let Some(name) = coding(comment) {
                return Some(name);
            }
        } else if !code.is_empty() {
            return None;
        }
        let newline = if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
        rest = rest.get(end + newline..)?;
    }
    None
}

/// The name in `coding[:=]\s*([-\w.]+)`.
fn coding(comment: &[u8]) -> Option<&str> {
    let mut from = 0;
    while let Some(found) = comment[from..].windows(6).position(|window| window == b"coding") {
        from += found + 6;
        if !matches!(comment.get(from), Some(b':' | b'=')) {
            continue;
        }
        let rest = comment[from + 1..].trim_ascii_start();
        let end = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')))
            .unwrap_or(rest.len());
        if end > 0 {
            return std::str::from_utf8(&rest[..end]).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_with_and_without_mark() {
        assert_eq!(decode("é = 1\n".as_bytes()).unwrap(), "é = 1\n");
        assert_eq!(decode("\u{feff}x = 1\n".as_bytes()).unwrap(), "x = 1\n");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn invalid_utf8_names_its_line() {
        let error = decode(b"x = 1\ny = '\xe9'\n").unwrap_err();
        assert_eq!(error, DecodeError::Utf8 { byte: 0xe9, line: 2 });
    }

    #[test]
    fn declared_encodings() {
        assert_eq!(
            decode(b"# -*- coding: latin-1 -*-\nx = '\xe9\x80'\n")
                .unwrap()
                .chars()
                .nth(32),
            Some('\u{80}')
        );
        assert!(
            decode(b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n")
                .unwrap()
                .contains('€')
        );
        assert!(decode(b"# coding: cp1251\nx = '\xcf'\n").unwrap().contains('П'));
        assert!(
            decode(b"# coding: euc_jp\nx = '\xa4\xa2'\n")
                .unwrap()
                .contains('あ')
        );
        assert!(
            decode(b"# coding: iso8859-15\nx = '\xa4'\n")
                .unwrap()
                .contains('€')
        );
        assert!(
            decode("# coding: utf_8\nx = 'é'\n".as_bytes())
                .unwrap()
                .contains('é')
        );
    }

    #[test]
    fn a_declaration_must_stand_on_the_first_two_lines_before_code() {
        assert!(decode(b"x = 1\n# coding: latin-1\ny = '\xe9'\n").is_err());
        assert!(decode(b"\n\n# coding: latin-1\ny = '\xe9'\n").is_err());
        assert!(decode(b"\n# coding: latin-1\ny = '\xe9'\n").is_ok());
        assert!(decode(b"'coding: nonsense'\n").is_ok());
    }

    #[test]
    fn encoding_undoes_decoding() {
        for bytes in [
            "é = 1\n".as_bytes(),
            "\u{feff}x = 1\r\n".as_bytes(),
            b"# coding: latin-1\nx = '\xe9\x80'\n",
            b"# coding: ascii\nx = 1\n",
            b"# coding: cp1251\nx = '\xcf'\n",
            b"# coding: euc_jp\nx = '\xa4\xa2'\n",
            b"",
        ] {
            assert_eq!(encode(&decode(bytes).unwrap(), bytes).as_deref(), Some(bytes));
        }
        assert_eq!(encode("x = '€'\n", b"# coding: latin-1\n"), None);
        assert_eq!(encode("x = 'é'\n", b"# coding: ascii\n"), None);
    }

    #[test]
    fn refusals_say_why() {
        assert_eq!(decode(b"\xff\xfex\0").unwrap_err(), DecodeError::Wide);
        assert_eq!(decode(b"# coding: utf-16\nx\n").unwrap_err(), DecodeError::Wide);
        assert_eq!(
            decode(b"# coding: klingon\n").unwrap_err(),
            DecodeError::Unknown("klingon".to_owned())
        );
        assert!(matches!(
            decode(b"# coding: ascii\n'\xe9'\n"),
            Err(DecodeError::Declared { .. })
        ));
        assert!(matches!(
            decode(b"# coding: euc-jp\n'\xff'\n"),
            Err(DecodeError::Declared { .. })
        ));
        assert!(matches!(
            decode(b"\xef\xbb\xbf# coding: latin-1\n"),
            Err(DecodeError::MarkAgainstDeclaration(_))
        ));
    }
}
