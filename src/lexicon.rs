//! Word classes: what a word can be, wherever it stands.
//!
//! Each class is one text file in `lexicon/`, one lower-case word a line, sorted, with `#` comments. All files are
//! merged, ahead of time, into one [table], so that a token costs one lookup however many classes there are.

pub(crate) mod sign;
#[cfg(any(test, feature = "training"))]
mod source;
mod table;

use crate::category::{Ending, Profiles};
use crate::token::print;
pub(crate) use sign::{Sign, Signs};
use std::sync::LazyLock;

/// A class of words. The discriminant is its bit in [`Word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// Abbreviations that a full stop belongs to and that do not end a sentence before a capital: `gen`, `sept`.
    Abbreviation,
    /// Titles that stand before a name: `mr`, `sen`, `judge`.
    Title,
    /// Offices and occupations: `minister`, `analyst`, `spokeswoman`.
    Role,
    /// Nouns of kinship and acquaintance: `mother`, `neighbour`.
    Kin,
    /// Heads of the names and descriptions of bodies: `ministry`, `company`.
    Organization,
    /// Nouns for several people: `officials`, `critics`.
    Group,
    /// Adjectives and nouns of nations: `russian`, `turkish`.
    Demonym,
    /// Countries, capitals and large cities: `russia`, `ankara`.
    Place,
    /// Given names mostly of women.
    FemaleName,
    /// Given names mostly of men.
    MaleName,
    /// `monday`, …
    Weekday,
    /// `january`, `jan`, …
    Month,
    /// `i`, `he`, `they`, …: pronouns that can be a subject.
    SubjectPronoun,
    /// `him`, `them`, …
    ObjectPronoun,
    /// `my`, `his`, …
    Possessive,
    /// `the`, `a`, `this`, `every`, …
    Determiner,
    /// `of`, `in`, `with`, …
    Preposition,
    /// `and`, `or`, `but`, …
    Coordinator,
    /// `that`, `if`, `because`, …
    Subordinator,
    /// `who`, `which`, `what`, `whether`, …
    Interrogative,
    /// `is`, `has`, `did`, …: finite forms of be, have, do.
    Auxiliary,
    /// `will`, `could`, …
    Modal,
    /// `not`, `never`, `don't`, …
    Negation,
    /// Adverbs that stand between a subject and its verb and do not end in -ly: `also`, `later`.
    Adverb,
    /// Numbers in words, and `dozens`, `several`, `most`.
    Quantifier,
    /// Verb forms that are finite more often than not: `went`, `goes`.
    FiniteVerb,
    /// Base forms, participles and gerunds.
    Verb,
    /// Common nouns.
    Noun,
    /// Adjectives.
    Adjective,
    /// Words that begin with an apostrophe when clipped: `em`, `til`, `twas`, `90s`.
    Clipped,
    /// What people write and show, and what is said to say something itself: `report`, `poll`.
    Document,
    /// `mother`, `queen`, `spokeswoman`, `mrs`.
    FemaleNoun,
    /// `father`, `king`, `spokesman`, `mr`.
    MaleNoun,
    /// Small words inside surnames: `van`, `de`, `bin`.
    Particle,
    /// Kinds of works, those who present them, and words that announce a title: `film`, `host`, `titled`.
    Work,
    /// Words that announce a word as a word: `term`, `phrase`, `type`.
    Term,
    /// Abbreviations that also stand at the end of a sentence: `inc`, `jr`, `etc`.
    ClosingAbbreviation,
    /// Abbreviations that a number follows: `no`, `p`, `fig`.
    NumberAbbreviation,
    /// Words that begin a sentence when they are capitalised: `the`, `he`, `but`.
    Starter,
    /// Verbs that tag a quotation: `said`, `asked`.
    ReportingVerb,
    /// Words that attribute before `to`: `according`.
    Attributing = 46,
}

/// What the lexicon knows of a token: the low 47 bits are classes, with the number of its [signs](sign) among them; the
/// next 5 are the number of its [profile](Profiles), which also tells what a function word is, the high 12 name its cue
/// entry. 0 says nothing in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word(u64);

/// What a function word is, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Function {
    /// `the`
    Determiner = 1,
    /// `his`
    Possessive,
    /// `he`
    Pronoun,
    /// `who`
    Relative,
    /// `three`
    Quantifier,
    /// `of`
    Preposition,
    /// `to`
    To,
    /// `that`
    That,
    /// `and`
    Coordinator,
    /// `because`
    Subordinator,
    /// `was`, `could`
    Auxiliary,
    /// `not`
    Negation,
    /// `also`
    Adverb,
}

impl Function {
    pub(crate) const ALL: [Function; 13] = [
        Function::Determiner,
        Function::Possessive,
        Function::Pronoun,
        Function::Relative,
        Function::Quantifier,
        Function::Preposition,
        Function::To,
        Function::That,
        Function::Coordinator,
        Function::Subordinator,
        Function::Auxiliary,
        Function::Negation,
        Function::Adverb,
    ];
}

impl Word {
    const SIGNS_SHIFT: u32 = Class::ReportingVerb as u32 + 1;
    const SIGNS: u64 = (sign::NUMBERS as u64 - 1) << Self::SIGNS_SHIFT;
    const PROFILE_SHIFT: u32 = Class::Attributing as u32 + 1;
    const CUE_SHIFT: u32 = 52;
    /// How many profiles there can be.
    pub(crate) const PROFILES: usize = 1 << (Self::CUE_SHIFT - Self::PROFILE_SHIFT);

    /// The number of its profile, less than [`Word::PROFILES`]: that of its function, or one of those above.
    #[inline]
    pub(crate) fn profile(self) -> usize {
        (self.0 >> Self::PROFILE_SHIFT) as usize % Self::PROFILES
    }

    fn set_profile(&mut self, profile: u8) {
        self.0 &= !((Self::PROFILES as u64 - 1) << Self::PROFILE_SHIFT);
        self.0 |= u64::from(profile) << Self::PROFILE_SHIFT;
    }

    /// What it is if it is a function word.
    #[inline]
    pub(crate) fn function(self) -> Option<Function> {
        Function::ALL.get(self.profile().wrapping_sub(1)).copied()
    }

    /// The ending of a word that has no profile yet.
    fn unsettled_ending(self) -> Ending {
        let number = self.profile().checked_sub(UNSETTLED);
        number.and_then(|number| Ending::ALL.get(number).copied()).unwrap_or(Ending::Other)
    }

    /// The number of its signs among [all sets](sign::SETS).
    #[inline(always)]
    pub(crate) fn signs_number(self) -> usize {
        (self.0 >> Self::SIGNS_SHIFT) as usize % sign::NUMBERS
    }

    /// What it tells about a clause that it stands in.
    pub(crate) fn signs(self) -> Signs {
        sign::SETS[self.signs_number()]
    }

    /// The bits of all of its classes.
    fn classes(self) -> u64 {
        self.0 & ((1 << Self::PROFILE_SHIFT) - 1) & !Self::SIGNS
    }

    /// A bit for each file of the lexicon that has it.
    pub(crate) fn files(self) -> u64 {
        self.classes() | self.signs().of_files() << Self::SIGNS_SHIFT
    }

    /// The bits of some of its classes.
    pub(crate) fn only<const COUNT: usize>(self, classes: &[Class; COUNT]) -> u64 {
        self.0 & Self::mask(classes)
    }

    /// Anything of the mask.
    #[inline(always)]
    pub(crate) fn has(self, mask: Mask) -> bool {
        self.0 & mask.0 != 0
    }

    pub(crate) fn is(self, class: Class) -> bool {
        self.0 >> class as u8 & 1 == 1
    }

    /// Any of the classes: one test, since the mask of a literal list is a constant.
    #[inline(always)]
    pub(crate) fn is_any<const COUNT: usize>(self, classes: &[Class; COUNT]) -> bool {
        self.0 & Self::mask(classes) != 0
    }

    #[inline(always)]
    fn mask<const COUNT: usize>(classes: &[Class; COUNT]) -> u64 {
        classes.iter().fold(0, |mask, &class| mask | 1 << class as u8)
    }

    /// The classes of both.
    pub(crate) fn or(self, other: Word) -> Word {
        Word(self.classes() | other.classes())
    }

    /// The number of its entry among the cues.
    pub(crate) fn cue(self) -> Option<u16> {
        match (self.0 >> Self::CUE_SHIFT) as u16 {
            0 => None,
            entry => Some(entry - 1),
        }
    }
}

/// While nothing is settled, a word that is no function word has for its profile this number and that of its ending.
const UNSETTLED: usize = Function::ALL.len() + 1;

/// What a word is asked for in one test: some classes, or a cue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mask(u64);

impl Mask {
    pub(crate) const CUE: Mask = Mask(u64::MAX << Word::CUE_SHIFT);

    pub(crate) const fn of<const COUNT: usize>(classes: &[Class; COUNT]) -> Mask {
        let (mut mask, mut index) = (0, 0);
        while index < COUNT {
            mask |= 1 << classes[index] as u8;
            index += 1;
        }
        Mask(mask)
    }

    pub(crate) const fn or(self, other: Mask) -> Mask {
        Mask(self.0 | other.0)
    }
}

struct Lexicon {
    /// What is known of the words, by the numbers that the table gives for them.
    values: Box<[Word; table::NUMBERS]>,
    profiles: Profiles,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let found = || table::values().map(Word).map(|word| (word, word.unsettled_ending()));
    let profiles = Profiles::new(found());
    let mut values = Box::new([Word::default(); table::NUMBERS]);
    for (value, (mut word, ending)) in values.iter_mut().skip(1).zip(found()) {
        word.set_profile(profiles.of(word, ending));
        *value = word;
    }
    Lexicon { values, profiles }
});

/// The print of an ASCII word of at most 16 bytes, given in lower case.
pub(crate) const fn print(word: &str) -> u64 {
    print::of_literal(word)
}

/// The prints of several such words.
pub(crate) const fn prints_of<const COUNT: usize>(words: [&str; COUNT]) -> [u64; COUNT] {
    let (mut prints, mut index) = ([0; COUNT], 0);
    while index < COUNT {
        prints[index] = print(words[index]);
        index += 1;
    }
    prints
}

/// Looks every token up, once.
///
/// All prints come first, then all values: what has to be waited for is then waited for together. Neither which tokens
/// are words nor which words are known can be predicted, so all are looked up.
pub(crate) fn classify(prints: &[u64]) -> Vec<Word> {
    let values = &*LEXICON.values;
    prints.iter().map(|&print| values[table::number(print)]).collect()
}

/// What the lexicon knows of a single word, whatever its case.
pub(crate) fn look_up(word: &str) -> Word {
    LEXICON.values[table::number(print::of_word(word))]
}

/// What the categories of words are guessed by.
pub(crate) fn profiles() -> &'static Profiles {
    &LEXICON.profiles
}

/// The bytes of `words.bin` as the text files have it.
#[cfg(feature = "training")]
pub fn lexicon_file() -> Vec<u8> {
    source::table()
}
