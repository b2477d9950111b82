//! Names and keywords, eight bytes at a time.

use ruff_python_ast::token::TokenKind as K;

/// Eight bytes from a place on, the first one lowest; zeros past the end.
#[inline]
pub(super) fn eight(bytes: &[u8], at: usize) -> u64 {
    if let Some(Ok(eight)) = bytes.get(at..at + 8).map(TryInto::try_into) {
        return u64::from_le_bytes(eight);
    }
    let mut eight = [0; 8];
    if let Some(rest) = bytes.get(at..) {
        eight[..rest.len()].copy_from_slice(rest);
    }
    u64::from_le_bytes(eight)
}

/// How many of eight bytes, from the lowest on, are letters, digits or underscores in ASCII. All are tested at once: the
/// highest bit of each byte says whether the byte is at least, or above, a limit.
#[inline]
pub(super) fn name_length(eight: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    const fn at_least(limit: u8) -> u64 {
        (0x80 - limit as u64) * ONES
    }
    let low = eight & !HIGH;
    let folded = low | (0x20 * ONES);
    let letters = (folded + at_least(b'a')) & !(folded + at_least(b'z' + 1));
    let digits = (low + at_least(b'0')) & !(low + at_least(b'9' + 1));
    let others = (low ^ (b'_' as u64 * ONES)) + at_least(1);
    let names = (letters | digits | !others) & HIGH & !eight;
    ((names ^ HIGH).trailing_zeros() / 8) as usize
}

/// Keywords, none of which is longer than eight bytes.
const WORDS: [(&[u8], K); 39] = [
    (b"and", K::And),
    (b"as", K::As),
    (b"assert", K::Assert),
    (b"async", K::Async),
    (b"await", K::Await),
    (b"break", K::Break),
    (b"case", K::Case),
    (b"class", K::Class),
    (b"continue", K::Continue),
    (b"def", K::Def),
    (b"del", K::Del),
    (b"elif", K::Elif),
    (b"else", K::Else),
    (b"except", K::Except),
    (b"False", K::False),
    (b"finally", K::Finally),
    (b"for", K::For),
    (b"from", K::From),
    (b"global", K::Global),
    (b"if", K::If),
    (b"import", K::Import),
    (b"in", K::In),
    (b"is", K::Is),
    (b"lambda", K::Lambda),
    (b"lazy", K::Lazy),
    (b"match", K::Match),
    (b"None", K::None),
    (b"nonlocal", K::Nonlocal),
    (b"not", K::Not),
    (b"or", K::Or),
    (b"pass", K::Pass),
    (b"raise", K::Raise),
    (b"return", K::Return),
    (b"True", K::True),
    (b"try", K::Try),
    (b"type", K::Type),
    (b"while", K::While),
    (b"with", K::With),
    (b"yield", K::Yield),
];
const BITS: u32 = 9;

const fn key(word: &[u8]) -> u64 {
    let mut key = 0;
    let mut at = word.len();
    while at > 0 {
        at -= 1;
        key = key << 8 | word[at] as u64;
    }
    key
}

const fn slot(key: u64, factor: u64) -> usize {
    (key.wrapping_mul(factor) >> (64 - BITS)) as usize
}

type Table = [(u64, K); 1 << BITS];

const fn table(factor: u64) -> Option<Table> {
    let mut table: Table = [(0, K::Name); 1 << BITS];
    let mut at = 0;
    while at < WORDS.len() {
        let key = key(WORDS[at].0);
        let slot = slot(key, factor);
        if table[slot].0 != 0 {
            return None;
        }
        table[slot] = (key, WORDS[at].1);
        at += 1;
    }
    Some(table)
}

/// A factor that gives each word a place of its own, and the table.
const FOUND: (u64, Table) = {
    let mut factor: u64 = 0x9e37_79b9_7f4a_7c15;
    loop {
        if let Some(table) = table(factor) {
            break (factor, table);
        }
        factor = factor
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
    }
};
/// By a hash without collisions.
static TABLE: Table = FOUND.1;

/// The kind of a name of up to eight bytes, the first one lowest.
#[inline]
pub(super) fn kind_of(name: u64) -> K {
    let (word, kind) = TABLE[slot(name, FOUND.0)];
    if word == name { kind } else { K::Name }
}
