//! Is a person spoken of as *she* or as *he*?

use crate::lexicon::{Class, Word};

/// What the words about somebody tell of the pronoun to expect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Gender {
    /// Nothing told, or both.
    #[default]
    Unknown = 0,
    Female = 1,
    Male = 2,
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
        const BY_BITS: [Gender; 4] = [Gender::Unknown, Gender::Female, Gender::Male, Gender::Unknown];
        BY_BITS[usize::from(female) | usize::from(male) << 1]
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
        self as u8 | other as u8 != Gender::Female as u8 | Gender::Male as u8
    }
}
