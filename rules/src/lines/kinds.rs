//! Sets of kinds of tokens.

use ruff_python_ast::token::TokenKind;

/// A set of kinds of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct KindSet(u128);

const _: () = assert!((TokenKind::Unknown as u8) < 128);

impl KindSet {
    pub(crate) const fn of(kinds: &[TokenKind]) -> Self {
        let mut set = 0;
        let mut index = 0;
        while index < kinds.len() {
            set |= 1 << kinds[index] as u8;
            index += 1;
        }
        Self(set)
    }

    #[inline]
    pub(crate) const fn contains(self, kind: TokenKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    #[inline]
    pub(crate) const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(crate) fn insert(&mut self, kind: TokenKind) {
        self.0 |= 1 << kind as u8;
    }
}

bitflags::bitflags! {
    /// What the rules about white space ask of a token's kind.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) struct Class: u16 {
        /// `(`, `[`, `{`.
        const OPEN = 1;
        /// `)`, `]`, `}`.
        const CLOSE = 1 << 1;
        /// `,`, `;`, `:`.
        const PUNCTUATION = 1 << 2;
        /// What needs white space on both sides: `=`, `+=`, `==`, `and`, `->`…
        const NEEDS_SPACE = 1 << 3;
        /// What is to have the same white space on both sides: `+`, `*`, `|`…
        const EVEN_SPACE = 1 << 4;
        /// What can stand before its only operand: `+`, `-`, `*`, `**`, `>>`.
        const UNARY = 1 << 5;
        /// Operators whose white space is measured: of the characters `-+*/|!<=>%&^`, and `:=`.
        const MEASURED = 1 << 6;
        /// Keywords but `None`, `True`, `False`; not the soft ones.
        const KEYWORD = 1 << 7;
        /// `None`, `True`, `False`.
        const SINGLETON = 1 << 8;
        /// Every operator and delimiter.
        const OPERATOR = 1 << 9;
        /// Names and what is spelled like one: keywords too.
        const WORD = 1 << 10;
        /// Operators at which a line can be broken, as W503 and W504 have it.
        const BREAKABLE = 1 << 11;
    }
}

/// The classes of a kind.
#[inline]
pub(crate) fn class(kind: TokenKind) -> Class {
    static TABLE: [Class; 128] = {
        let mut table = [Class::empty(); 128];
        let mut index = 0;
        while index < ALL.len() {
            let (kind, class) = ALL[index];
            table[kind as usize] = class;
            index += 1;
        }
        table
    };
    TABLE[kind as usize & 127]
}

const ALL: &[(TokenKind, Class)] = {
    use TokenKind as K;
    const OPERATOR: Class = Class::OPERATOR;
    const OPEN: Class = OPERATOR.union(Class::OPEN);
    const CLOSE: Class = OPERATOR.union(Class::CLOSE);
    const POINT: Class = OPERATOR.union(Class::PUNCTUATION);
    const BREAKABLE: Class = OPERATOR.union(Class::BREAKABLE);
    const NEEDED: Class = BREAKABLE.union(Class::NEEDS_SPACE).union(Class::MEASURED);
    const EVEN: Class = BREAKABLE.union(Class::EVEN_SPACE).union(Class::MEASURED);
    const EITHER: Class = EVEN.union(Class::UNARY);
    const NAME: Class = Class::WORD;
    const KEYWORD: Class = Class::WORD.union(Class::KEYWORD);
    const LOGICAL: Class = KEYWORD.union(Class::NEEDS_SPACE);
    const SINGLETON: Class = Class::WORD.union(Class::SINGLETON);
    &[
        (K::Name, NAME),
        (K::Case, NAME),
        (K::Lazy, NAME),
        (K::Match, NAME),
        (K::Type, NAME),
        (K::Lpar, OPEN),
        (K::Lsqb, OPEN),
        (K::Lbrace, OPEN),
        (K::Rpar, CLOSE),
        (K::Rsqb, CLOSE),
        (K::Rbrace, CLOSE),
        (K::Comma, POINT),
        (K::Semi, POINT),
        (K::Colon, POINT),
        (K::Dot, OPERATOR),
        (K::Ellipsis, OPERATOR),
        (K::Tilde, OPERATOR),
        (K::Exclamation, OPERATOR),
        (K::At, OPERATOR.union(Class::EVEN_SPACE)),
        (K::AtEqual, BREAKABLE.union(Class::MEASURED)),
        (
            K::Equal,
            OPERATOR.union(Class::NEEDS_SPACE).union(Class::MEASURED),
        ),
        (K::ColonEqual, NEEDED),
        (K::Rarrow, NEEDED),
        (K::EqEqual, NEEDED),
        (K::NotEqual, NEEDED),
        (K::Less, NEEDED),
        (K::Greater, NEEDED),
        (K::LessEqual, NEEDED),
        (K::GreaterEqual, NEEDED),
        (K::PlusEqual, NEEDED),
        (K::MinusEqual, NEEDED),
        (K::StarEqual, NEEDED),
        (K::SlashEqual, NEEDED),
        (K::PercentEqual, NEEDED),
        (K::AmperEqual, NEEDED),
        (K::VbarEqual, NEEDED),
        (K::CircumflexEqual, NEEDED),
        (K::LeftShiftEqual, NEEDED),
        (K::RightShiftEqual, NEEDED),
        (K::DoubleStarEqual, NEEDED),
        (K::DoubleSlashEqual, NEEDED),
        (K::Plus, EITHER),
        (K::Minus, EITHER),
        (K::Star, EITHER),
        (K::DoubleStar, EITHER),
        (K::RightShift, EITHER),
        (K::LeftShift, EVEN),
        (K::Slash, EVEN),
        (K::DoubleSlash, EVEN),
        (K::Vbar, EVEN),
        (K::Amper, EVEN),
        (K::CircumFlex, EVEN),
        (
            K::Percent,
            OPERATOR.union(Class::EVEN_SPACE).union(Class::MEASURED),
        ),
        (K::And, LOGICAL.union(Class::BREAKABLE)),
        (K::Or, LOGICAL.union(Class::BREAKABLE)),
        (K::In, LOGICAL),
        (K::Is, LOGICAL),
        (K::As, KEYWORD),
        (K::Assert, KEYWORD),
        (K::Async, KEYWORD),
        (K::Await, KEYWORD),
        (K::Break, KEYWORD),
        (K::Class, KEYWORD),
        (K::Continue, KEYWORD),
        (K::Def, KEYWORD),
        (K::Del, KEYWORD),
        (K::Elif, KEYWORD),
        (K::Else, KEYWORD),
        (K::Except, KEYWORD),
        (K::Finally, KEYWORD),
        (K::For, KEYWORD),
        (K::From, KEYWORD),
        (K::Global, KEYWORD),
        (K::If, KEYWORD),
        (K::Import, KEYWORD),
        (K::Lambda, KEYWORD),
        (K::Nonlocal, KEYWORD),
        (K::Not, KEYWORD),
        (K::Pass, KEYWORD),
        (K::Raise, KEYWORD),
        (K::Return, KEYWORD),
        (K::Try, KEYWORD),
        (K::While, KEYWORD),
        (K::With, KEYWORD),
        (K::Yield, KEYWORD),
        (K::False, SINGLETON),
        (K::None, SINGLETON),
        (K::True, SINGLETON),
    ]
};
