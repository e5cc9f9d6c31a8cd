//! Profiles: words that the rules cannot tell apart, and what they guess about them behind each category.
//!
//! The rules are a chain of questions, and whether the next one is answered with yes cannot be predicted: a token costs
//! two mispredicted branches. So the lexicon gives each word the number of its profile, and the rules are asked once
//! for each profile, not once a token. What depends on more than the category before is left to them.

use super::Category;
use super::Ending;
use super::rule::{self, Evidence};
use crate::attribution::cue;
use crate::lexicon::{Class, Function, Word};

/// The guesses about a word by the category before it; `None` where the rules have to see the place.
type Row = [Option<Category>; Category::COUNT];

/// What the rules guess about words in lower case, and about those with a capital.
type Guesses = [Row; 2];

/// The guesses by profile.
#[derive(Debug)]
pub(crate) struct Profiles {
    /// By the number of the profile. 0 is that of words that the lexicon does not know, then come the function words, by
    /// the number of their function.
    guesses: [Guesses; Word::PROFILES],
    count: usize,
    /// Words that the lexicon does not know, by their ending.
    unknown: [Row; Ending::ALL.len()],
    /// The profiles of the words so far by what the rules ask of them, sorted.
    known: Vec<(u64, u8)>,
}

/// The profile of words whose own found no room: the rules always see the place.
const OTHERS: usize = Word::PROFILES - 1;
/// The first profile of other words than function words.
const FIRST: usize = Function::ALL.len() + 1;

/// The classes of a word that the rules ask for.
const ASKED: [Class; 16] = [
    Class::Month,
    Class::Weekday,
    Class::MaleName,
    Class::FemaleName,
    Class::Title,
    Class::FiniteVerb,
    Class::Verb,
    Class::Noun,
    Class::Adjective,
    Class::Role,
    Class::Group,
    Class::Organization,
    Class::Kin,
    Class::Adverb,
    Class::Quantifier,
    Class::Demonym,
];

impl Profiles {
    pub(crate) fn new() -> Self {
        let nothing = Word::default();
        let mut guesses = [NOTHING; Word::PROFILES];
        guesses[0] = by_itself(nothing, Ending::Other);
        let unknown = Ending::ALL.map(|ending| by_itself(nothing, ending)[0]);
        Self { guesses, count: FIRST, unknown, known: Vec::new() }
    }

    /// The guess about the words of a profile, unless the rules have to see the place.
    pub(super) fn known(&self, profile: usize, is_capital: bool, before: Category) -> Option<Category> {
        self.guesses[profile][usize::from(is_capital)][before as usize]
    }

    /// The guess about a word in lower case that the lexicon does not know.
    pub(super) fn unknown(&self, ending: Ending, before: Category) -> Option<Category> {
        self.unknown[ending as usize][before as usize]
    }

    /// The profile of a word with this ending. The first words get those that there is room for: give the frequent ones
    /// first.
    pub(crate) fn of(&mut self, word: Word, ending: Ending) -> u8 {
        let form = word.cue().map_or(0, |number| 1 + cue::form(number) as u64);
        let function = word.function().map_or(0, |function| function as u64);
        let key = word.only(&ASKED) << 12 | form << 8 | function << 4 | ending as u64;
        match self.known.binary_search_by_key(&key, |&(key, _)| key) {
            Ok(found) => self.known[found].1,
            Err(place) => {
                let guesses = by_itself(word, ending);
                let profile = match word.function() {
                    Some(function) => self.share(function, guesses),
                    None => self.place(guesses),
                };
                self.known.insert(place, (key, profile as u8));
                profile as u8
            }
        }
    }

    /// The profile with these guesses, made if there is none.
    fn place(&mut self, guesses: Guesses) -> usize {
        let made = &self.guesses[FIRST..self.count];
        if let Some(place) = made.iter().position(|other| *other == guesses) {
            return FIRST + place;
        }
        if self.count == OTHERS {
            return OTHERS;
        }
        self.guesses[self.count] = guesses;
        self.count += 1;
        self.count - 1
    }

    /// The profile of a function: guesses that not all of its words share are left to the rules.
    fn share(&mut self, function: Function, guesses: Guesses) -> usize {
        let shared = &mut self.guesses[function as usize];
        if *shared == NOTHING {
            *shared = guesses;
        }
        for (guess, other) in shared.iter_mut().flatten().zip(guesses.into_iter().flatten()) {
            *guess = guess.filter(|_| *guess == other);
        }
        function as usize
    }
}

const NOTHING: Guesses = [[None; Category::COUNT]; 2];

/// What the rules guess about a word by itself.
fn by_itself(word: Word, ending: Ending) -> Guesses {
    let lower = Evidence { word, is_capital: false, ending: Some(ending), place: None };
    let capital = Evidence { word, is_capital: true, ending: None, place: None };
    [lower, capital].map(|evidence| Category::ALL.map(|before| rule::guess(evidence, before)))
}
