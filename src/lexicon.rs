//! Word classes: what a word can be, wherever it stands.
//!
//! Each class is one text file in `lexicon/`, one lower-case word a line, sorted, with `#` comments. All files are
//! merged, on first use, into one table, so that a token costs one lookup however many classes there are.

mod table;

use crate::category::{Ending, Profiles};
use crate::token::Token;
use std::sync::LazyLock;
use table::Table;

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
    /// Words that hold something for possible: `perhaps`, `allegedly`.
    Possible,
    /// Words that hold something for likely: `probably`, `expected`.
    Probable,
    /// Words that compare, and verbs of change: `more`, `than`, `doubled`.
    Comparison,
    /// Words that put something above or below all others: `most`, `worst`, `first`.
    Superlative,
    /// Nouns for what is counted, paid or voted on: `jobs`, `deficit`, `bill`.
    Countable,
    /// Verbs of holding and wishing: `think`, `hope`.
    Opinion,
    /// Words that attribute before `to`: `according`.
    Attributing,
}

/// The class files, in the order of [`Class`].
const FILES: &[(Class, &str)] = &[
    (Class::Abbreviation, include_str!("lexicon/abbreviation.txt")),
    (Class::Title, include_str!("lexicon/title.txt")),
    (Class::Role, include_str!("lexicon/role.txt")),
    (Class::Kin, include_str!("lexicon/kin.txt")),
    (Class::Organization, include_str!("lexicon/organization.txt")),
    (Class::Group, include_str!("lexicon/group.txt")),
    (Class::Demonym, include_str!("lexicon/demonym.txt")),
    (Class::Place, include_str!("lexicon/place.txt")),
    (Class::FemaleName, include_str!("lexicon/female_name.txt")),
    (Class::MaleName, include_str!("lexicon/male_name.txt")),
    (Class::Weekday, include_str!("lexicon/weekday.txt")),
    (Class::Month, include_str!("lexicon/month.txt")),
    (Class::SubjectPronoun, include_str!("lexicon/subject_pronoun.txt")),
    (Class::ObjectPronoun, include_str!("lexicon/object_pronoun.txt")),
    (Class::Possessive, include_str!("lexicon/possessive.txt")),
    (Class::Determiner, include_str!("lexicon/determiner.txt")),
    (Class::Preposition, include_str!("lexicon/preposition.txt")),
    (Class::Coordinator, include_str!("lexicon/coordinator.txt")),
    (Class::Subordinator, include_str!("lexicon/subordinator.txt")),
    (Class::Interrogative, include_str!("lexicon/interrogative.txt")),
    (Class::Auxiliary, include_str!("lexicon/auxiliary.txt")),
    (Class::Modal, include_str!("lexicon/modal.txt")),
    (Class::Negation, include_str!("lexicon/negation.txt")),
    (Class::Adverb, include_str!("lexicon/adverb.txt")),
    (Class::Quantifier, include_str!("lexicon/quantifier.txt")),
    (Class::FiniteVerb, include_str!("lexicon/finite_verb.txt")),
    (Class::Verb, include_str!("lexicon/verb.txt")),
    (Class::Noun, include_str!("lexicon/noun.txt")),
    (Class::Adjective, include_str!("lexicon/adjective.txt")),
    (Class::Clipped, include_str!("lexicon/clipped.txt")),
    (Class::Document, include_str!("lexicon/document.txt")),
    (Class::FemaleNoun, include_str!("lexicon/female_noun.txt")),
    (Class::MaleNoun, include_str!("lexicon/male_noun.txt")),
    (Class::Particle, include_str!("lexicon/particle.txt")),
    (Class::Work, include_str!("lexicon/work.txt")),
    (Class::Term, include_str!("lexicon/term.txt")),
    (Class::ClosingAbbreviation, include_str!("lexicon/closing_abbreviation.txt")),
    (Class::NumberAbbreviation, include_str!("lexicon/number_abbreviation.txt")),
    (Class::Starter, include_str!("lexicon/starter.txt")),
    (Class::ReportingVerb, include_str!("lexicon/reporting_verb.txt")),
    (Class::Possible, include_str!("lexicon/possible.txt")),
    (Class::Probable, include_str!("lexicon/probable.txt")),
    (Class::Comparison, include_str!("lexicon/comparison.txt")),
    (Class::Superlative, include_str!("lexicon/superlative.txt")),
    (Class::Countable, include_str!("lexicon/countable.txt")),
    (Class::Opinion, include_str!("lexicon/opinion.txt")),
    (Class::Attributing, include_str!("lexicon/attributing.txt")),
];

/// What the lexicon knows of a token: the low 47 bits are classes, the next 5 are the number of its [profile](Profiles),
/// which also tells what a function word is, the high 12 name its cue entry. 0 says nothing in each.
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

    /// The classes whose words are function words.
    const CLASSES: [Class; 14] = [
        Class::SubjectPronoun,
        Class::ObjectPronoun,
        Class::Possessive,
        Class::Determiner,
        Class::Preposition,
        Class::Coordinator,
        Class::Subordinator,
        Class::Interrogative,
        Class::Auxiliary,
        Class::Modal,
        Class::Negation,
        Class::Adverb,
        Class::Quantifier,
        Class::Clipped,
    ];

    /// The one that a word of several classes mostly is: the first that applies.
    fn of(text: &str, word: Word) -> Option<Function> {
        Some(match text {
            "that" => Function::That,
            "to" => Function::To,
            "who" | "which" | "whom" | "whose" | "what" => Function::Relative,
            _ if word.is_any(&[Class::Modal, Class::Auxiliary]) => Function::Auxiliary,
            _ if word.is(Class::Possessive) => Function::Possessive,
            _ if word.is(Class::Determiner) => Function::Determiner,
            // "Nobody asked": a pronoun that negates is a subject before anything else.
            _ if word.is_any(&[Class::SubjectPronoun, Class::ObjectPronoun]) && !word.is(Class::Quantifier) => {
                Function::Pronoun
            }
            _ if word.is(Class::Negation) => Function::Negation,
            _ if word.is(Class::Coordinator) && !word.is_any(&[Class::Subordinator, Class::Adverb]) => {
                Function::Coordinator
            }
            _ if word.is(Class::Preposition) => Function::Preposition,
            _ if word.is_any(&[Class::Subordinator, Class::Interrogative]) => Function::Subordinator,
            _ if word.is(Class::Quantifier) => Function::Quantifier,
            _ if word.is(Class::Adverb) => Function::Adverb,
            _ => return None,
        })
    }
}

impl Word {
    const PROFILE_SHIFT: u32 = FILES.len() as u32;
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

    /// The number of its entry among the cues.
    pub(crate) fn cue(self) -> Option<u16> {
        match (self.0 >> Self::CUE_SHIFT) as u16 {
            0 => None,
            entry => Some(entry - 1),
        }
    }

    fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// The first entry wins: `found` is a form of find before it is one of found.
    fn set_cue(&mut self, entry: u16) {
        const LAST: u16 = (1 << (u64::BITS - Word::CUE_SHIFT)) - 2;
        debug_assert!(entry <= LAST, "there is no room for more cues");
        if self.cue().is_some() || entry > LAST {
            return;
        }
        self.0 |= (u64::from(entry) + 1) << Self::CUE_SHIFT;
    }
}

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
    table: Table,
    profiles: Profiles,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(build);

/// About how many words the files hold, so that the table need not grow.
const WORDS: usize = 16_000;
/// How many words the table of the frequent ones has room for: 32 kB.
const FREQUENT_WORDS: usize = 2_048;

const FREQUENT: &str = include_str!("lexicon/frequent.txt");

fn build() -> Lexicon {
    let mut table = Table::with_capacity(FREQUENT_WORDS, WORDS);
    for word in words(FREQUENT) {
        table.add_frequent(word);
    }
    for (class, file) in FILES {
        for word in words(file) {
            entry(&mut table, word).add(*class);
        }
    }
    for (number, form) in crate::attribution::cue::forms() {
        entry(&mut table, form).set_cue(number);
    }
    for text in function_words() {
        let word = table.entry(text);
        if let Some(function) = Function::of(text, *word) {
            word.set_profile(function as u8);
        }
    }
    let profiles = settle(&mut table);
    Lexicon { table, profiles }
}

/// While the table is built, a word that is no function word has for its profile this number and that of its ending.
const UNSETTLED: usize = Function::ALL.len() + 1;

/// The entry of a word, made with its ending if it is not there.
fn entry<'t>(table: &'t mut Table, text: &str) -> &'t mut Word {
    let word = table.entry(text);
    if *word == Word::default() {
        word.set_profile(UNSETTLED as u8 + Ending::of(text) as u8);
    }
    word
}

/// Gives all words their profiles, the frequent ones first.
fn settle(table: &mut Table) -> Profiles {
    let mut profiles = Profiles::new();
    let mut profile = |word: Word| {
        let ending = word.profile().checked_sub(UNSETTLED).and_then(|number| Ending::ALL.get(number).copied());
        profiles.of(word, ending.unwrap_or(Ending::Other))
    };
    for text in words(FREQUENT) {
        profile(table.get(text));
    }
    for word in table.words_mut().filter(|word| **word != Word::default()) {
        word.set_profile(profile(*word));
    }
    profiles
}

fn function_words() -> impl Iterator<Item = &'static str> {
    FILES.iter().filter(|(class, _)| Function::CLASSES.contains(class)).flat_map(|(_, file)| words(file))
}

/// The words of a lexicon file: one a line, comment lines left out.
fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = file;
    let lines = std::iter::from_fn(move || {
        // Lines are short: a search made for long texts would take longer.
        let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
        let line = (!rest.is_empty()).then(|| rest[..end].trim_ascii())?;
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line)
    });
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Looks every token up, once.
pub(crate) fn classify(text: &str, tokens: &[Token]) -> Vec<Word> {
    let table = &LEXICON.table;
    let mut words = vec![Word::default(); tokens.len()];
    for (tokens, words) in tokens.chunks(table::BATCH).zip(words.chunks_mut(table::BATCH)) {
        table.get_batch(text, tokens, words);
    }
    words
}

/// What the lexicon knows of a single word.
pub(crate) fn look_up(word: &str) -> Word {
    LEXICON.table.get(word)
}

/// What the categories of words are guessed by.
pub(crate) fn profiles() -> &'static Profiles {
    &LEXICON.profiles
}
