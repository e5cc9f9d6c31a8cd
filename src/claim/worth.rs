//! How much would a fact-checker want a claim checked?
//!
//! A sum of weighted features, bent into 0 to 1. Every weight stands in [`WEIGHTS`]; nothing else takes part.

use super::Modality;
use super::clause::Clause;
use super::clue::{Clue, Power};
use super::dictionary::Dictionary;
use crate::category::Category;
use crate::lexicon::{Class, Mask, Word, prints_of};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;

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

const FEATURES: usize = Feature::Endless as usize + 1;

/// Words of the longest tiny clause, of the shortest long one and of the shortest endless one.
const TINY: usize = 4;
const LONG: usize = 21;
const ENDLESS: usize = 36;

/// Pronouns.
pub(super) const PERSON: Mask = Mask::of(&[Class::SubjectPronoun, Class::ObjectPronoun, Class::Possessive]);

/// Other words whose class alone tells.
pub(super) const NAMED: Mask = Mask::of(&[
    Class::Comparison,
    Class::Superlative,
    Class::Countable,
    Class::Quantifier,
    Class::Month,
    Class::Weekday,
]);

/// No more occurrences of a feature count than this.
const MOST: u8 = 4;

/// How often each feature occurs, up to [`MOST`].
type Counts = [u8; FEATURES];

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

/// What so many occurrences of each feature are worth together; of the places only those up to [`MOST`] are used.
static WORTHS: [[f32; 8]; FEATURES] = {
    let mut worths = [[0.0; 8]; FEATURES];
    let mut feature = 0;
    while feature < FEATURES {
        let (_, weight, most) = WEIGHTS[feature];
        assert!(most <= MOST);
        let mut count = 0;
        while count <= MOST {
            let counted = if count < most { count } else { most };
            worths[feature][count as usize] = weight * counted as f32;
            count += 1;
        }
        feature += 1;
    }
    worths
};

/// Counts the features of a clause.
pub(super) struct Counter<'a, 'r> {
    reading: &'a Reading<'r>,
    counts: Counts,
    /// A bit for each feature that occurs.
    found: u32,
    is_finite: bool,
    /// A form of have stands before, and no verb since.
    has_have: bool,
}

impl<'a, 'r> Counter<'a, 'r> {
    pub(super) fn new(reading: &'a Reading<'r>) -> Self {
        Self { reading, counts: [0; FEATURES], found: 0, is_finite: false, has_have: false }
    }

    /// Counts what the form of a verb tells.
    #[inline]
    pub(super) fn read_verb(&mut self, clue: Clue) {
        let token = clue.token();
        let category = self.reading.categories[token];
        if clue.can(Power::Predicate) {
            self.is_finite = true;
            match category == Category::Auxiliary {
                true => self.auxiliary(token),
                false => self.finite(token),
            }
        } else if category == Category::Participle {
            if std::mem::take(&mut self.has_have) {
                self.add(Feature::Perfect);
            }
        } else if self.reading.is_lower_one_of(token, &const { prints_of(["going"]) }) {
            self.add(Feature::Future);
        }
    }

    /// Counts a word of a name. The stop of an abbreviation belongs to the name, but is no word; the name of an account
    /// names nobody.
    #[inline]
    pub(super) fn read_name(&mut self, clue: Clue) {
        let kind = self.reading.kind(clue.token());
        if matches!(kind, TokenKind::Word | TokenKind::Acronym | TokenKind::Initial) {
            self.add(Feature::Name);
        }
    }

    /// Counts what the number or the meaning of a token tells.
    #[inline]
    pub(super) fn read_meaning(&mut self, clue: Clue, word: Word) {
        let token = clue.token();
        let figure = if clue.can(Power::Count) { self.figure(token) } else { None };
        match figure {
            Some(figure) => self.add(figure),
            None => self.word(token, word),
        }
    }

    /// The check-worthiness of the clause, 0 to 1.
    pub(super) fn worth(&mut self, clause: &Clause<'_>, modality: Modality) -> f32 {
        self.whole(self.words(clause.tokens), modality);
        let sum = self.sum();
        // Shaped like the logistic function, but of operations that give the same bits on every platform.
        0.5 + 0.5 * sum / (1.0 + sum.abs())
    }

    /// The number of words, as far as it matters: of a clause that cannot be long only whether it is tiny, of any other
    /// only whether it is endless.
    fn words(&self, clause: TokenSpan) -> usize {
        let tokens = &self.reading.tokens[clause.range()];
        let words = tokens.iter().filter(|token| token.kind.is_wordlike());
        match tokens.len() {
            few @ ..=TINY => few,
            ..LONG => words.take(TINY + 1).count(),
            _ => words.take(ENDLESS).count(),
        }
    }

    #[inline]
    fn add(&mut self, feature: Feature) {
        let count = &mut self.counts[feature as usize];
        *count += u8::from(*count < MOST);
        self.found |= 1 << feature as u32;
    }

    /// The weighted sum of the features that occur.
    fn sum(&self) -> f32 {
        let mut sum = 0.0;
        let mut found = self.found;
        while found != 0 {
            let feature = found.trailing_zeros() as usize;
            sum += WORTHS[feature][usize::from(self.counts[feature] % 8)];
            found &= found - 1;
        }
        sum
    }

    /// The features of the clause as a whole.
    fn whole(&mut self, words: usize, modality: Modality) {
        self.add(Feature::Base);
        if !self.is_finite {
            self.add(Feature::Fragment);
        }
        match words {
            0..=TINY => self.add(Feature::Tiny),
            _ if words < LONG => {}
            LONG..ENDLESS => self.add(Feature::Long),
            _ => self.add(Feature::Endless),
        }
        match modality {
            Modality::Asserted => {}
            Modality::Possible => self.add(Feature::Possible),
            Modality::Probable => self.add(Feature::Probable),
            Modality::Necessary => self.add(Feature::Necessary),
            Modality::Conditional => self.add(Feature::Conditional),
            Modality::Question => self.add(Feature::Question),
            Modality::Directive => self.add(Feature::Directive),
        }
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

    /// What the lexicon alone tells.
    fn word(&mut self, token: usize, class: Word) {
        if class.has(PERSON) {
            self.person(token);
        }
        if class.has(NAMED) {
            self.named(token, class);
        }
    }

    fn named(&mut self, token: usize, class: Word) {
        if class.is(Class::Comparison) {
            self.add(Feature::Comparison);
        }
        if class.is(Class::Superlative) {
            self.add(Feature::Superlative);
        }
        if class.is(Class::Countable) {
            self.add(Feature::Countable);
        }
        if class.is_any(&[Class::Month, Class::Weekday]) {
            self.add(Feature::Date);
        }
        if class.is(Class::Quantifier) {
            self.quantity(token);
        }
    }

    fn quantity(&mut self, token: usize) {
        static QUANTITIES: Dictionary<Feature> = Dictionary::new(&[
            ("percent", Feature::Percent),
            ("million", Feature::Magnitude),
            ("millions", Feature::Magnitude),
            ("billion", Feature::Magnitude),
            ("billions", Feature::Magnitude),
            ("trillion", Feature::Magnitude),
            ("thousand", Feature::Magnitude),
            ("thousands", Feature::Magnitude),
            ("hundred", Feature::Magnitude),
            ("hundreds", Feature::Magnitude),
            ("half", Feature::Magnitude),
            ("majority", Feature::Magnitude),
            ("dozens", Feature::Magnitude),
        ]);
        self.add(QUANTITIES.get(self.reading.prints[token]).unwrap_or(Feature::Quantifier));
    }

    fn person(&mut self, token: usize) {
        static PRONOUNS: Dictionary<Pronoun> = Dictionary::new(&[
            ("i", Pronoun::Subject(Some(Feature::Myself))),
            ("we", Pronoun::Subject(None)),
            ("me", Pronoun::Other(Feature::Myself)),
            ("my", Pronoun::Other(Feature::Myself)),
            ("mine", Pronoun::Other(Feature::Myself)),
            ("myself", Pronoun::Other(Feature::Myself)),
            ("you", Pronoun::Other(Feature::You)),
            ("your", Pronoun::Other(Feature::You)),
            ("yours", Pronoun::Other(Feature::You)),
            ("he", Pronoun::Other(Feature::Others)),
            ("she", Pronoun::Other(Feature::Others)),
            ("they", Pronoun::Other(Feature::Others)),
            ("him", Pronoun::Other(Feature::Others)),
            ("her", Pronoun::Other(Feature::Others)),
            ("them", Pronoun::Other(Feature::Others)),
            ("his", Pronoun::Other(Feature::Others)),
            ("their", Pronoun::Other(Feature::Others)),
        ]);
        match PRONOUNS.get(self.reading.prints[token]) {
            Some(Pronoun::Other(feature)) => self.add(feature),
            Some(Pronoun::Subject(feature)) => {
                if let Some(feature) = feature {
                    self.add(feature);
                }
                if self.holds(token + 1) {
                    self.add(Feature::Opinion);
                }
            }
            None => {}
        }
    }

    /// A verb of holding or wishing stands here: `think`, `don't really want`.
    fn holds(&self, start: usize) -> bool {
        let before_verb = |token: &usize| {
            let category = self.reading.categories[*token];
            !matches!(category, Category::Adverb | Category::Negation | Category::Auxiliary)
        };
        let end = self.reading.tokens.len().min(start + 4);
        (start..end).find(before_verb).is_some_and(|verb| self.reading.is(verb, Class::Opinion))
    }

    fn auxiliary(&mut self, token: usize) {
        static AUXILIARIES: Dictionary<Auxiliary> = Dictionary::new(&[
            ("was", Auxiliary::Past),
            ("wasn't", Auxiliary::Past),
            ("were", Auxiliary::Past),
            ("weren't", Auxiliary::Past),
            ("did", Auxiliary::Past),
            ("didn't", Auxiliary::Past),
            ("will", Auxiliary::Future),
            ("'ll", Auxiliary::Future),
            ("won't", Auxiliary::Future),
            ("shall", Auxiliary::Future),
            ("been", Auxiliary::Been),
            ("have", Auxiliary::Have),
            ("haven't", Auxiliary::Have),
            ("has", Auxiliary::Have),
            ("hasn't", Auxiliary::Have),
            ("had", Auxiliary::Have),
            ("hadn't", Auxiliary::Have),
            ("'ve", Auxiliary::Have),
        ]);
        let had_have = std::mem::take(&mut self.has_have);
        match AUXILIARIES.get(self.reading.prints[token]) {
            Some(Auxiliary::Past) => self.add(Feature::Past),
            Some(Auxiliary::Future) => self.add(Feature::Future),
            Some(Auxiliary::Been) if had_have => self.add(Feature::Perfect),
            Some(Auxiliary::Have) => self.has_have = true,
            _ => {}
        }
    }

    fn finite(&mut self, token: usize) {
        self.has_have = false;
        let class = self.reading.words[token];
        let word = self.reading.bytes(token);
        let is_past =
            word.ends_with(b"ed") || !word.ends_with(b"s") && class.is(Class::FiniteVerb) && !class.is(Class::Verb);
        if is_past {
            self.add(Feature::Past);
            if class.cue().is_some() {
                self.add(Feature::Report);
            }
        }
    }
}

/// What a pronoun tells.
#[derive(Clone, Copy)]
enum Pronoun {
    /// Whom it means.
    Other(Feature),
    /// The same of those whose holding and wishing makes an opinion.
    Subject(Option<Feature>),
}

/// What an auxiliary is a form of.
#[derive(Clone, Copy)]
enum Auxiliary {
    Past,
    Future,
    Been,
    Have,
}

fn is_year(word: &str) -> bool {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits && (word.starts_with("19") || word.starts_with("20"))
}
