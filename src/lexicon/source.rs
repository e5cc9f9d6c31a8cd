//! The text files of the lexicon, and the table that is made of them: `examples/words.rs` writes it.

use super::table::{self, BUCKETS, HEADER, NUMBER, NUMBERS, SLOTS};
use super::{Class, Function, Sign, Signs, UNSETTLED, Word};
use crate::category::Ending;
use crate::token::print;
use std::collections::{BTreeMap, HashMap};

const NOTICE: &str = "\
# Table of dixit's lexicon: what the files src/lexicon/*.txt know of each word. Their comments name sources and licences.
# Command: cargo run --release --features training --example words
# Form: src/lexicon/table.rs
";

/// The class files, in the order of [`Class`].
const FILES: &[(Class, &str)] = &[
    (Class::Abbreviation, include_str!("abbreviation.txt")),
    (Class::Title, include_str!("title.txt")),
    (Class::Role, include_str!("role.txt")),
    (Class::Kin, include_str!("kin.txt")),
    (Class::Organization, include_str!("organization.txt")),
    (Class::Group, include_str!("group.txt")),
    (Class::Demonym, include_str!("demonym.txt")),
    (Class::Place, include_str!("place.txt")),
    (Class::FemaleName, include_str!("female_name.txt")),
    (Class::MaleName, include_str!("male_name.txt")),
    (Class::Weekday, include_str!("weekday.txt")),
    (Class::Month, include_str!("month.txt")),
    (Class::SubjectPronoun, include_str!("subject_pronoun.txt")),
    (Class::ObjectPronoun, include_str!("object_pronoun.txt")),
    (Class::Possessive, include_str!("possessive.txt")),
    (Class::Determiner, include_str!("determiner.txt")),
    (Class::Preposition, include_str!("preposition.txt")),
    (Class::Coordinator, include_str!("coordinator.txt")),
    (Class::Subordinator, include_str!("subordinator.txt")),
    (Class::Interrogative, include_str!("interrogative.txt")),
    (Class::Auxiliary, include_str!("auxiliary.txt")),
    (Class::Modal, include_str!("modal.txt")),
    (Class::Negation, include_str!("negation.txt")),
    (Class::Adverb, include_str!("adverb.txt")),
    (Class::Quantifier, include_str!("quantifier.txt")),
    (Class::FiniteVerb, include_str!("finite_verb.txt")),
    (Class::Verb, include_str!("verb.txt")),
    (Class::Noun, include_str!("noun.txt")),
    (Class::Adjective, include_str!("adjective.txt")),
    (Class::Clipped, include_str!("clipped.txt")),
    (Class::Document, include_str!("document.txt")),
    (Class::FemaleNoun, include_str!("female_noun.txt")),
    (Class::MaleNoun, include_str!("male_noun.txt")),
    (Class::Particle, include_str!("particle.txt")),
    (Class::Work, include_str!("work.txt")),
    (Class::Term, include_str!("term.txt")),
    (Class::ClosingAbbreviation, include_str!("closing_abbreviation.txt")),
    (Class::NumberAbbreviation, include_str!("number_abbreviation.txt")),
    (Class::Starter, include_str!("starter.txt")),
    (Class::ReportingVerb, include_str!("reporting_verb.txt")),
    (Class::Attributing, include_str!("attributing.txt")),
];

/// The files of words that are signs and nothing else.
const SIGN_FILES: [(Sign, &str); 6] = [
    (Sign::Possible, include_str!("possible.txt")),
    (Sign::Probable, include_str!("probable.txt")),
    (Sign::Comparison, include_str!("comparison.txt")),
    (Sign::Superlative, include_str!("superlative.txt")),
    (Sign::Countable, include_str!("countable.txt")),
    (Sign::Opinion, include_str!("opinion.txt")),
];

/// Words that are signs by themselves.
const SIGN_WORDS: [(Sign, &[&str]); 10] = [
    (Sign::Qualified, &["if", "unless"]),
    (
        Sign::Opening,
        &["which", "who", "because", "since", "although", "though", "whereas", "while", "after", "before", "when"],
    ),
    (Sign::Myself, &["i", "me", "my", "myself"]),
    (Sign::You, &["you", "your"]),
    (Sign::Others, &["he", "she", "they", "him", "her", "them", "his", "their"]),
    (Sign::Percent, &["percent"]),
    (
        Sign::Magnitude,
        &[
            "million",
            "millions",
            "billion",
            "billions",
            "trillion",
            "thousand",
            "thousands",
            "hundred",
            "hundreds",
            "half",
            "majority",
            "dozens",
        ],
    ),
    (Sign::Past, &["was", "wasn't", "were", "weren't", "did", "didn't"]),
    (Sign::Future, &["will", "'ll", "won't", "shall"]),
    (Sign::Placed, &["i", "we", "have", "haven't", "has", "hasn't", "had", "hadn't", "'ve", "going", "to"]),
];

/// Words by how frequent they are.
const FREQUENT: &str = include_str!("frequent.txt");

impl Function {
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
    fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Panics if these signs are not among the sets that are listed: a set that is new has to be added there.
    fn set_signs(&mut self, signs: Signs) {
        let number = signs.number().expect("the set of signs is listed");
        self.0 |= (number as u64) << Self::SIGNS_SHIFT;
    }

    /// The signs that follow from its classes.
    fn signs_of_classes(self) -> impl Iterator<Item = Sign> {
        let found = [
            (Sign::Qualified, self.is_any(&[Class::Negation, Class::Modal])),
            (Sign::Quantity, self.is(Class::Quantifier)),
            (Sign::Date, self.is_any(&[Class::Month, Class::Weekday])),
        ];
        found.into_iter().filter_map(|(sign, is_found)| is_found.then_some(sign))
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

/// The bytes of `words.bin`. Panics if there are too many words for it, see [`SLOTS`].
pub(super) fn table() -> Vec<u8> {
    let words = merged();
    let (numbers, values) = numbered(&words);
    let (displacements, slots) = placed(&numbers);
    let mut bytes = NOTICE.as_bytes().to_vec();
    bytes.resize(HEADER - 1, b' ');
    bytes.push(b'\n');
    bytes.extend(displacements);
    bytes.extend(slots.into_iter().flat_map(u32::to_le_bytes));
    bytes.extend(values.into_iter().flat_map(|value| value.0.to_le_bytes()));
    bytes
}

/// What all files together know of each word.
fn merged() -> HashMap<&'static str, Word> {
    let mut words: HashMap<&str, Word> = HashMap::new();
    for (class, file) in FILES {
        for word in lines(file) {
            entry(&mut words, word).add(*class);
        }
    }
    for (number, form) in crate::attribution::cue::forms() {
        entry(&mut words, form).set_cue(number);
    }
    let functions = FILES.iter().filter(|(class, _)| Function::CLASSES.contains(class));
    for text in functions.flat_map(|(_, file)| lines(file)) {
        let word = entry(&mut words, text);
        if let Some(function) = Function::of(text, *word) {
            word.set_profile(function as u8);
        }
    }
    for (text, signs) in signs(&words) {
        entry(&mut words, text).set_signs(signs);
    }
    words
}

/// What each word tells about its clause.
fn signs(words: &HashMap<&'static str, Word>) -> HashMap<&'static str, Signs> {
    let of_files = SIGN_FILES.iter().flat_map(|(sign, file)| lines(file).map(move |text| (text, *sign)));
    let of_words = SIGN_WORDS.iter().flat_map(|(sign, words)| words.iter().map(move |text| (*text, *sign)));
    let of_classes = words.iter().flat_map(|(text, word)| word.signs_of_classes().map(move |sign| (*text, sign)));
    let mut signs: HashMap<&str, Signs> = HashMap::new();
    for (text, sign) in of_files.chain(of_words).chain(of_classes) {
        let signs = signs.entry(text).or_default();
        // `percent` and `million` are more than some quantity.
        if sign != Sign::Quantity || !(signs.has(Sign::Percent) || signs.has(Sign::Magnitude)) {
            signs.add(sign);
        }
    }
    signs
}

/// The entry of a word, made with its ending if it is not there.
fn entry<'w>(words: &'w mut HashMap<&'static str, Word>, text: &'static str) -> &'w mut Word {
    words.entry(text).or_insert_with(|| {
        let mut word = Word::default();
        word.set_profile(UNSETTLED as u8 + Ending::of(text.as_bytes()) as u8);
        word
    })
}

/// The words of a lexicon file: one a line, comment lines left out.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The number of the value of each print, from 1 on, and the values: those of the frequent words come first, since they
/// are to lie together.
fn numbered(words: &HashMap<&'static str, Word>) -> (BTreeMap<u64, u32>, Vec<Word>) {
    let mut others: Vec<&str> = words.keys().copied().collect();
    others.sort_unstable();
    let mut numbers = BTreeMap::new();
    let mut values = Vec::new();
    let mut number_of = HashMap::new();
    for text in lines(FREQUENT).chain(others) {
        let Some(word) = words.get(text) else { continue };
        let number = *number_of.entry(word.0).or_insert_with(|| {
            values.push(*word);
            values.len() as u32
        });
        let other = numbers.insert(print::of_word(text), number);
        assert!(other.is_none_or(|other| other == number), "{text}: another word has the same print");
    }
    (numbers, values)
}

/// Finds for each bucket the first displacement that gives all of its words a free slot: for those of the frequent words
/// in their order, then for the others, the largest first.
fn placed(numbers: &BTreeMap<u64, u32>) -> (Vec<u8>, Vec<u32>) {
    let mut buckets: Vec<Vec<u64>> = vec![Vec::new(); BUCKETS];
    for &print in numbers.keys() {
        buckets[table::bucket(print)].push(print);
    }
    let mut others: Vec<usize> = (0..BUCKETS).collect();
    others.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));
    let mut is_placed = vec![false; BUCKETS];
    let frequent = lines(FREQUENT).map(|word| table::bucket(print::of_word(word)));
    let mut displacements = vec![0; BUCKETS];
    let mut slots = vec![0; SLOTS];
    for bucket in frequent.chain(others) {
        if std::mem::replace(&mut is_placed[bucket], true) {
            continue;
        }
        let prints = &buckets[bucket];
        let places = |displacement: u8| {
            let mut places: Vec<usize> = prints.iter().map(|&print| table::slot(print, displacement)).collect();
            let are_free = places.iter().all(|&place| slots[place] == 0);
            places.sort_unstable();
            places.dedup();
            are_free && places.len() == prints.len()
        };
        displacements[bucket] = (0..=u8::MAX).find(|&displacement| places(displacement)).expect("there are free slots");
        for &print in prints {
            assert!(numbers[&print] < NUMBERS as u32, "the number of a value fits into a slot");
            slots[table::slot(print, displacements[bucket])] =
                table::check(print) >> NUMBER << NUMBER | numbers[&print];
        }
    }
    (displacements, slots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_what_the_files_give() {
        let command = "cargo run --release --features training --example words";
        assert!(table() == table::FILE.0, "the lexicon has changed; write its table anew: {command}");
    }

    #[test]
    fn every_word_is_found() {
        for (text, word) in merged() {
            let found = super::super::look_up(text);
            assert_eq!(
                (found.files(), found.signs(), found.cue(), found.function()),
                (word.files(), word.signs(), word.cue(), word.function()),
                "{text}"
            );
        }
    }
}
