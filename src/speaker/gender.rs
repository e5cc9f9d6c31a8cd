//! Is a person spoken of as *she* or as *he*?

use crate::lexicon::{Class, Word};

/// What the words about somebody tell of the pronoun to expect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    /// Nothing told, or both.
    #[default]
    Unknown,
    Female,
    Male,
}

impl Gender {
    /// By a noun or title: `Mrs.`, `spokesman`.
    pub(super) fn of_noun(word: Word) -> Gender {
        Gender::between(word.is(Class::FemaleNoun), word.is(Class::MaleNoun))
    }

    /// By a given name.
    pub(super) fn of_name(word: Word) -> Gender {
        Gender::between(word.is(Class::FemaleName), word.is(Class::MaleName))
    }

    fn between(female: bool, male: bool) -> Gender {
        match (female, male) {
            (true, false) => Gender::Female,
            (false, true) => Gender::Male,
            _ => Gender::Unknown,
        }
    }

    /// This one, or the other if this one tells nothing.
    pub(super) fn or(self, other: Gender) -> Gender {
        match self {
            Gender::Unknown => other,
            known => known,
        }
    }

    /// Nothing speaks against both being the same person.
    pub(super) fn agrees(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }
}
