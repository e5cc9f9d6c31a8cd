//! How much would a fact-checker want a claim checked?
//!
//! A sum of weighted features, bent into 0 to 1. Every weight stands in [`WEIGHTS`]; nothing else takes part.

use super::Modality;
#[cfg(doc)]
use super::clue::Traits;
use super::clue::{Clues, Role, Sets};
use crate::category::Category;
use crate::lexicon::{Class, Sign, prints_of};
use crate::reading::Reading;
use crate::token::{Shape, TokenKind};

/// What a clause has that makes it more or less worth checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Feature {
    /// Of every clause.
    Base,
    /// `12`, `10:30`
    Number,
    /// `$5`
    Money,
    /// `12%`, `12 percent`
    Percent,
    /// `1998`, `March`
    Date,
    /// `more than`, `doubled`
    Comparison,
    /// `the highest`
    Superlative,
    /// `most`, `every`, `forty`
    Quantifier,
    /// `million`, `thousands`, `half`
    Magnitude,
    /// Words of names.
    Name,
    /// `rose`, `was`
    Past,
    /// `has fallen`
    Perfect,
    /// `I`, `my`
    Myself,
    /// `you`, `your`
    You,
    /// `he`, `their`
    Others,
    /// `I think`, `we hope`
    Opinion,
    /// `jobs`, `deficit`
    Countable,
    /// `said`, `promised`
    Report,
    /// `will`, `going to`
    Future,
    /// `may`
    Possible,
    /// `probably`
    Probable,
    /// `must`
    Necessary,
    /// `if`
    Conditional,
    /// `?`
    Question,
    /// `Wait.`
    Directive,
    /// No finite verb.
    Fragment,
    /// Up to 4 words.
    Tiny,
    /// 21 to 35 words.
    Long,
    /// More than 35 words.
    Endless,
}

impl Feature {
    /// The features with a bit each.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }
}

const FEATURES: usize = Feature::Endless as usize + 1;

/// Words of the longest tiny clause, of the shortest long one and of the shortest endless one.
const TINY: usize = 4;
const LONG: usize = 21;
const ENDLESS: usize = 36;

/// Most clauses have no more features.
const MOSTLY: usize = 5;

/// No more occurrences of a feature count than this.
const MOST: usize = 4;

/// The weight of each occurrence, and how many occurrences count; in the order of [`Feature`].
///
/// Fitted on the 22,500 sentences of the train part of ClaimBuster as CheckThat! 2024 gives it (presidential debates,
/// `check_worthy` yes or no): logistic regression over these counts, ridge 5, a sentence being as worthy as its
/// worthiest clause; two decimals; the base raised by 0.96, so that 0.5 is where F1 is best on the same texts.
/// On its dev part average precision is 0.90, where chance is 0.23.
const WEIGHTS: [(Feature, f32, u8); FEATURES] = [
    (Feature::Base, -1.25, 1),
    (Feature::Number, 0.93, 2),
    (Feature::Money, 1.34, 1),
    (Feature::Percent, 1.78, 1),
    (Feature::Date, 0.61, 1),
    (Feature::Comparison, 0.38, 2),
    (Feature::Superlative, 0.48, 1),
    (Feature::Quantifier, 0.14, 2),
    (Feature::Magnitude, 1.51, 1),
    (Feature::Name, 0.29, 4),
    (Feature::Past, 0.72, 2),
    (Feature::Perfect, 0.81, 1),
    (Feature::Myself, -0.49, 2),
    (Feature::You, -0.21, 2),
    (Feature::Others, 0.25, 2),
    (Feature::Opinion, -1.42, 1),
    (Feature::Countable, 0.55, 3),
    (Feature::Report, -0.24, 1),
    (Feature::Future, -0.95, 1),
    (Feature::Possible, -0.98, 1),
    (Feature::Probable, -0.57, 1),
    (Feature::Necessary, -1.80, 1),
    (Feature::Conditional, -0.64, 1),
    (Feature::Question, -2.06, 1),
    (Feature::Directive, -1.34, 1),
    (Feature::Fragment, -0.38, 1),
    (Feature::Tiny, -0.84, 1),
    (Feature::Long, -0.13, 1),
    (Feature::Endless, -0.69, 1),
];

/// The weights alone, and behind them 0 for what is no feature.
static PLAIN_WEIGHTS: [f32; u64::BITS as usize] = {
    let mut weights = [0.0; u64::BITS as usize];
    let mut feature = 0;
    while feature < FEATURES {
        weights[feature] = WEIGHTS[feature].1;
        feature += 1;
    }
    weights
};

/// The features of which so many occurrences count and one more.
const COUNTED: [u32; MOST] = {
    let mut counted = [0; MOST];
    let mut feature = 0;
    while feature < FEATURES {
        assert!(WEIGHTS[feature].0 as usize == feature);
        let mut count = 0;
        while count < WEIGHTS[feature].2 {
            counted[count as usize] |= 1 << feature;
            count += 1;
        }
        feature += 1;
    }
    counted
};

/// The features of a clause, counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// The features that occur once at least, twice at least and so on, a bit each: all are counted at once.
    features: [u32; MOST],
    names: usize,
    words: usize,
    is_finite: bool,
}

impl Counts {
    /// Counts each of some features once more.
    #[inline(always)]
    pub(super) fn add(&mut self, features: u32) {
        let [once, twice, thrice, most] = &mut self.features;
        *most |= *thrice & features;
        *thrice |= *twice & features;
        *twice |= *once & features;
        *once |= features;
    }

    /// Counts the names, the words and the verbs.
    #[inline(always)]
    pub(super) fn add_sets(&mut self, sets: Sets<'_>) {
        self.names += sets.count(Role::Name);
        self.words += sets.count(Role::Word);
        self.is_finite |= sets.has([Role::Finite, Role::Auxiliary]);
    }

    /// The check-worthiness of the clause, 0 to 1.
    #[inline(always)]
    pub(super) fn worth(mut self, modality: Modality) -> f32 {
        for (count, features) in self.features.iter_mut().enumerate() {
            *features |= Feature::Name.bit() * u32::from(self.names > count);
        }
        let fragment = Feature::Fragment.bit() * u32::from(!self.is_finite);
        self.add(Feature::Base.bit() | fragment | self.length() | of_modality(modality));
        let sum = self.sum();
        // Shaped like the logistic function, but of operations that give the same bits on every platform.
        0.5 + 0.5 * sum / (1.0 + sum.abs())
    }

    /// What the number of words tells.
    fn length(&self) -> u32 {
        match self.words {
            0..=TINY => Feature::Tiny.bit(),
            LONG..ENDLESS => Feature::Long.bit(),
            ENDLESS.. => Feature::Endless.bit(),
            _ => 0,
        }
    }

    /// The weighted sum of the occurrences that count.
    fn sum(&self) -> f32 {
        let counted: [u32; MOST] = std::array::from_fn(|count| self.features[count] & COUNTED[count]);
        let mut sum = 0.0;
        let mut found = counted[0];
        let mut add_first = || {
            let feature = found.trailing_zeros() as usize % PLAIN_WEIGHTS.len();
            let count: u64 = counted.iter().map(|&features| u64::from(features) >> feature & 1).sum();
            sum += PLAIN_WEIGHTS[feature] * count as f32;
            found &= found.wrapping_sub(1);
            found != 0
        };
        // Most clauses have no more: where there are fewer, what counts not is added.
        for _ in 0..MOSTLY {
            add_first();
        }
        while add_first() {}
        sum
    }
}

/// What the form of a finite verb tells: `rose`, `said`. Without a branch.
#[inline(always)]
pub(super) fn of_finite(reading: &Reading<'_>, token: usize) -> u32 {
    let class = reading.words[token];
    let word = reading.bytes(token);
    let is_strong = !word.ends_with(b"s") & class.is(Class::FiniteVerb) & !class.is(Class::Verb);
    let is_past = word.ends_with(b"ed") | is_strong;
    let is_report = is_past & class.cue().is_some();
    let (past, report) = (Feature::Past.bit() * u32::from(is_past), Feature::Report.bit() * u32::from(is_report));
    past | report
}

/// The place of a token in its clause.
pub(super) struct Place<'a, 'r> {
    pub(super) reading: &'a Reading<'r>,
    pub(super) clues: &'a Clues,
    /// Where the clause ends.
    pub(super) end: usize,
}

impl Place<'_, '_> {
    /// What it [tells](Traits::PLACE).
    #[inline(never)]
    pub(super) fn features(&self, token: usize) -> u32 {
        let found = match self.reading.categories[token] {
            Category::Number => self.figure(token),
            // `going`
            Category::Gerund => (self.reading.tokens[token].shape == Shape::Lower).then_some(Feature::Future),
            // `I`, `we`
            Category::Pronoun => self.holds(token + 1).then_some(Feature::Opinion),
            // A form of have.
            Category::Auxiliary => self.is_perfect(token).then_some(Feature::Perfect),
            _ => None,
        };
        found.map_or(0, Feature::bit)
    }

    /// What a token that gives a number is, if it has digits.
    fn figure(&self, token: usize) -> Option<Feature> {
        match self.reading.kind(token) {
            TokenKind::Number if is_year(self.reading.word(token)) => Some(Feature::Date),
            TokenKind::Number | TokenKind::Measure | TokenKind::Time => Some(Feature::Number),
            TokenKind::Money => Some(Feature::Money),
            TokenKind::Percent => Some(Feature::Percent),
            TokenKind::Date => Some(Feature::Date),
            _ => None,
        }
    }

    /// A verb of holding or wishing stands here: `think`, `don't really want`.
    fn holds(&self, start: usize) -> bool {
        let before_verb = |token: &usize| {
            let category = self.reading.categories[*token];
            !matches!(category, Category::Adverb | Category::Negation | Category::Auxiliary)
        };
        let end = self.reading.tokens.len().min(start + 4);
        (start..end).find(before_verb).is_some_and(|verb| self.reading.words[verb].signs().has(Sign::Opinion))
    }

    /// `has fallen`, `have often been`: the next verb of the clause behind a form of have is a participle.
    fn is_perfect(&self, have: usize) -> bool {
        let verbs = [Role::Finite, Role::Auxiliary, Role::Participle];
        let Some(verb) = self.clues.next(verbs, have + 1, self.end) else { return false };
        match self.reading.categories[verb] {
            Category::Auxiliary => self.reading.is_one_of(verb, &const { prints_of(["been"]) }),
            category => category == Category::Participle,
        }
    }
}

/// What the modality of a clause tells.
fn of_modality(modality: Modality) -> u32 {
    match modality {
        Modality::Asserted => 0,
        Modality::Possible => Feature::Possible.bit(),
        Modality::Probable => Feature::Probable.bit(),
        Modality::Necessary => Feature::Necessary.bit(),
        Modality::Conditional => Feature::Conditional.bit(),
        Modality::Question => Feature::Question.bit(),
        Modality::Directive => Feature::Directive.bit(),
    }
}

fn is_year(word: &str) -> bool {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits && (word.starts_with("19") || word.starts_with("20"))
}
