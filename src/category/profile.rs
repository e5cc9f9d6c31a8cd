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
    /// the number of their function, then the kinds of other words.
    guesses: [Guesses; Word::PROFILES],
    /// Words that the lexicon does not know, by their ending.
    unknown: [Row; Ending::ALL.len()],
    /// The profiles of the words by what the rules ask of them, sorted.
    known: Vec<(u64, u8)>,
}

/// Words about which the rules guess the same.
struct Kind {
    guesses: Guesses,
    /// How frequent they are.
    weight: u32,
}

/// The profile of the rare kinds, for which there is no room: the rules guess in its place what they do not share.
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
    /// Those of some words with their endings, the frequent ones first.
    pub(crate) fn new(words: impl Iterator<Item = (Word, Ending)>) -> Self {
        let mut guesses: [Option<Guesses>; Word::PROFILES] = [None; Word::PROFILES];
        guesses[0] = Some(by_itself(Word::default(), Ending::Other));
        let mut kinds: Vec<Kind> = Vec::new();
        // The kinds count on from the functions.
        let mut known: Vec<(u64, usize)> = Vec::new();
        for ((word, ending), rank) in words.zip(1..) {
            let key = key(word, ending);
            let found = known.binary_search_by_key(&key, |&(key, _)| key).unwrap_or_else(|place| {
                let number = match word.function() {
                    Some(function) => share(&mut guesses, function as usize, by_itself(word, ending)),
                    None => FIRST + kind(&mut kinds, by_itself(word, ending)),
                };
                known.insert(place, (key, number));
                place
            });
            if let Some(kind) = known[found].1.checked_sub(FIRST) {
                // By Zipf's law.
                kinds[kind].weight += (1 << u16::BITS) / rank;
            }
        }
        let mut order: Vec<usize> = (0..kinds.len()).collect();
        order.sort_by_key(|&kind| std::cmp::Reverse(kinds[kind].weight));
        let mut profiles: Vec<usize> = (0..FIRST + kinds.len()).collect();
        for (place, &kind) in order.iter().enumerate() {
            profiles[FIRST + kind] = share(&mut guesses, OTHERS.min(FIRST + place), kinds[kind].guesses);
        }
        Self {
            guesses: guesses.map(|guesses| guesses.unwrap_or(NOTHING)),
            unknown: Ending::ALL.map(|ending| by_itself(Word::default(), ending)[0]),
            known: known.into_iter().map(|(key, number)| (key, profiles[number] as u8)).collect(),
        }
    }

    /// The guess about the words of a profile, unless the rules have to see the place.
    pub(super) fn known(&self, profile: usize, is_capital: bool, before: Category) -> Option<Category> {
        self.guesses[profile][usize::from(is_capital)][before as usize]
    }

    /// The guess about a word in lower case that the lexicon does not know.
    pub(super) fn unknown(&self, ending: Ending, before: Category) -> Option<Category> {
        self.unknown[ending as usize][before as usize]
    }

    /// The profile of a word with this ending, one of those that they were made of.
    pub(crate) fn of(&self, word: Word, ending: Ending) -> u8 {
        let key = key(word, ending);
        self.known.binary_search_by_key(&key, |&(key, _)| key).map_or(OTHERS as u8, |found| self.known[found].1)
    }
}

/// All that the rules ask of a word by itself.
fn key(word: Word, ending: Ending) -> u64 {
    let form = word.cue().map_or(0, |number| 1 + cue::form(number) as u64);
    let function = word.function().map_or(0, |function| function as u64);
    word.only(&ASKED) << 12 | form << 8 | function << 4 | ending as u64
}

/// The number of the kind with these guesses, made if there is none.
fn kind(kinds: &mut Vec<Kind>, guesses: Guesses) -> usize {
    kinds.iter().position(|other| other.guesses == guesses).unwrap_or_else(|| {
        kinds.push(Kind { guesses, weight: 0 });
        kinds.len() - 1
    })
}

/// Gives a profile to words with these guesses: those that not all of its words share are left to the rules.
fn share(guesses: &mut [Option<Guesses>], profile: usize, own: Guesses) -> usize {
    let shared = guesses[profile].get_or_insert(own);
    for (guess, other) in shared.iter_mut().flatten().zip(own.into_iter().flatten()) {
        *guess = guess.filter(|_| *guess == other);
    }
    profile
}

const NOTHING: Guesses = [[None; Category::COUNT]; 2];

/// What the rules guess about a word by itself.
fn by_itself(word: Word, ending: Ending) -> Guesses {
    let lower = Evidence { word, is_capital: false, ending: Some(ending), place: None };
    let capital = Evidence { word, is_capital: true, ending: None, place: None };
    [lower, capital].map(|evidence| Category::ALL.map(|before| rule::guess(evidence, before)))
}
