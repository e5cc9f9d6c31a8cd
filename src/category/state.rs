//! States: what the tokens so far mean for the guess about the next one.
//!
//! Which branch a guess takes cannot be predicted. So all guesses that need no look at the place stand in one table:
//! by the row of a token, which says all that matters about it, and by the state before it they name the state behind it.

use super::Category::{self, *};
use super::{Ending, Profiles};
use crate::lexicon::{self, Word};
use crate::token::{Token, TokenKind};
use std::hint::select_unpredictable;
use std::sync::LazyLock;

/// The category of the last token, and whether an auxiliary stands before the next with adverbs and negations at most
/// between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(u32);

impl State {
    /// Before the first token of a sentence.
    pub(super) const START: State = State(Stop as u32);
    const AFTER_AUXILIARY: u32 = 32;
    const COUNT: usize = 2 * Self::AFTER_AUXILIARY as usize;

    /// All of them: only an auxiliary, an adverb or a negation can be the last token before what follows an auxiliary.
    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = State> {
        let after = [Auxiliary, Adverb, Negation].map(|category| State(category as u32 | State::AFTER_AUXILIARY));
        Category::ALL.into_iter().map(|category| State(category as u32)).chain(after)
    }

    /// The category of the last token.
    #[inline]
    pub(super) fn category(self) -> Category {
        static CATEGORIES: [Category; State::COUNT] = {
            let mut categories = [Other; State::COUNT];
            let mut number = 0;
            while number < Category::COUNT {
                categories[number] = Category::ALL[number];
                categories[number | State::AFTER_AUXILIARY as usize] = Category::ALL[number];
                number += 1;
            }
            categories
        };
        CATEGORIES[self.0 as usize % Self::COUNT]
    }

    /// The same, with a number that the compiler sees to be less than [`State::COUNT`].
    #[inline]
    pub(super) fn checked(self) -> State {
        State(self.0 % Self::COUNT as u32)
    }

    /// The state behind a token that has been guessed by its word and the category before it.
    pub(super) fn next(self, guessed: Category) -> State {
        // `said` behind `has`, `was`, `been` is a participle, adverbs between them or not.
        let after_auxiliary = self.0 & Self::AFTER_AUXILIARY;
        let category = match guessed {
            Finite if after_auxiliary != 0 => Participle,
            guessed => guessed,
        };
        State(match category {
            Adverb | Negation => category as u32 | after_auxiliary,
            Auxiliary => category as u32 | Self::AFTER_AUXILIARY,
            _ => category as u32,
        })
    }
}

/// The states behind a token, by the state before it; [`UNKNOWN`] where the place has to be seen.
type Row = [u8; State::COUNT];

const UNKNOWN: u8 = u8::MAX;

/// The states behind all tokens.
pub(super) struct States {
    rows: [Row; ROWS],
}

/// The rows of words that the lexicon knows: two for each profile, the second one for words with a capital. The first of
/// all, of unknown words in lower case, names no state: their endings have to be seen.
const PROFILES: usize = 0;
/// The rows of words in lower case that the lexicon does not know.
const ENDINGS: usize = PROFILES + 2 * Word::PROFILES;
/// The rows of tokens that are no words, by their category.
const FIXED: usize = ENDINGS + Ending::ALL.len();
/// `.`
const STOP: usize = FIXED + Category::COUNT;
/// `'s`
const CLITIC: usize = STOP + 1;
/// As many as a byte can name.
const ROWS: usize = 1 << u8::BITS;

pub(super) fn states() -> &'static States {
    static STATES: LazyLock<States> = LazyLock::new(|| States::new(lexicon::profiles()));
    &STATES
}

impl States {
    fn new(profiles: &Profiles) -> States {
        let mut rows = [[UNKNOWN; State::COUNT]; ROWS];
        let mut fill = |row: usize, guess: &dyn Fn(Category) -> Option<Category>| {
            for (number, after) in rows[row].iter_mut().enumerate() {
                let before = State(number as u32);
                *after = guess(before.category()).map_or(UNKNOWN, |guessed| before.next(guessed).0 as u8);
            }
        };
        for profile in 0..Word::PROFILES {
            for is_capital in [false, true].into_iter().skip(usize::from(profile == 0)) {
                fill(PROFILES + 2 * profile + usize::from(is_capital), &|before| {
                    profiles.known(profile, is_capital, before)
                });
            }
        }
        for ending in Ending::ALL {
            fill(ENDINGS + ending as usize, &|before| profiles.unknown(ending, before));
        }
        for category in Category::ALL {
            fill(FIXED + category as usize, &|_| Some(category));
        }
        // The stop of `Mr.` belongs to the name.
        fill(STOP, &|before| (before != Name).then_some(Stop));
        // `he's`, `that's` against `Smith's plan`, `Smith's been`.
        fill(CLITIC, &|before| matches!(before, Pronoun | Relative | That).then_some(Auxiliary));
        States { rows }
    }

    /// The state behind a token, unless more of it has to be seen than its row.
    #[inline]
    pub(super) fn next(&self, token: &Token, word: Word, before: State) -> Option<State> {
        self.behind(row(token, word), before)
    }

    /// The state behind a word with this ending, which is in lower case and unknown to the lexicon.
    pub(super) fn next_unknown(&self, ending: Ending, before: State) -> Option<State> {
        self.behind(ENDINGS + ending as usize, before)
    }

    #[inline]
    fn behind(&self, row: usize, before: State) -> Option<State> {
        let next = self.rows[row % ROWS][before.0 as usize % State::COUNT];
        (next != UNKNOWN).then_some(State(u32::from(next)))
    }
}

/// The row of a token: that of its kind, or that of a word. Without a branch.
#[inline]
fn row(token: &Token, word: Word) -> usize {
    let word = PROFILES + 2 * word.profile() + usize::from(token.shape.is_capital());
    let fixed = usize::from(row_of_kind(token.kind));
    select_unpredictable(fixed == 0, word, fixed)
}

/// The row of a token that is no word; 0 of a word. Read from a table: of constants in code the compiler would make
/// jumps, which cannot be predicted; so it does of numbers that are not in the order of the kinds.
#[inline]
fn row_of_kind(kind: TokenKind) -> u8 {
    const fn fixed(category: Category) -> u8 {
        (FIXED + category as usize) as u8
    }
    static ROWS: [u8; 27] = [
        fixed(Other),
        0,
        fixed(Name),
        fixed(Name),
        fixed(Number),
        fixed(Number),
        fixed(Number),
        fixed(Number),
        fixed(Number),
        fixed(Number),
        fixed(Noun),
        fixed(Noun),
        fixed(Name),
        fixed(Name),
        CLITIC as u8,
        fixed(Mark),
        fixed(Comma),
        STOP as u8,
        fixed(Stop),
        fixed(Stop),
        fixed(Colon),
        fixed(Semicolon),
        fixed(Dash),
        fixed(Stop),
        fixed(Open),
        fixed(Close),
        fixed(Other),
    ];
    ROWS[match kind {
        TokenKind::Space => 0,
        TokenKind::Word => 1,
        TokenKind::Initial => 2,
        TokenKind::Acronym => 3,
        TokenKind::Number => 4,
        TokenKind::Money => 5,
        TokenKind::Percent => 6,
        TokenKind::Measure => 7,
        TokenKind::Time => 8,
        TokenKind::Date => 9,
        TokenKind::Url => 10,
        TokenKind::Email => 11,
        TokenKind::Handle => 12,
        TokenKind::Hashtag => 13,
        TokenKind::Clitic => 14,
        TokenKind::Mark(_) => 15,
        TokenKind::Comma => 16,
        TokenKind::Stop => 17,
        TokenKind::Question => 18,
        TokenKind::Exclamation => 19,
        TokenKind::Colon => 20,
        TokenKind::Semicolon => 21,
        TokenKind::Dash => 22,
        TokenKind::Ellipsis => 23,
        TokenKind::Open => 24,
        TokenKind::Close => 25,
        TokenKind::Symbol => 26,
    }]
}
