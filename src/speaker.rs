//! Who is that source?
//!
//! Mentions are found by grammar, entities made of them by name, and each source is resolved by ordered sieves that
//! abstain rather than guess.

mod antecedent;
mod body;
mod description;
mod directory;
mod gender;
mod index;
mod key;
mod mention;
mod name;
mod name_word;
mod noun_phrase;
mod phrase;
mod pronoun;
mod record;
mod resolver;
mod role;
mod short_form;
mod sieve;
mod sort;
mod source;
mod stretch;
mod surroundings;
#[cfg(test)]
mod tests;
mod vote;
mod word_set;
mod wording;
mod words;

use crate::attribution::Attribution;
use crate::reading::Reading;
use crate::span::{Span, TokenSpan};
pub(crate) use wording::Wording;

/// The people and bodies that speak, and who each attribution's source is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Speakers {
    pub(crate) entities: Vec<Entity>,
    /// Those of one entity stand together, in text order.
    mentions: Vec<MentionSpan>,
    /// One an attribution.
    pub(crate) resolutions: Vec<Resolution>,
}

impl Speakers {
    /// All mentions of an entity as a source or by name, in text order.
    pub(crate) fn mentions(&self, entity: usize) -> &[MentionSpan] {
        &self.mentions[self.entities[entity].mentions.range()]
    }
}

/// A person or body that speaks.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// The fullest name of the document, without title or role; for an unnamed source its noun phrase without the
    /// determiner.
    pub(crate) name: Wording,
    pub(crate) kind: EntityKind,
    pub(crate) role: Option<Wording>,
    pub(crate) affiliation: Option<Wording>,
    /// Where its mentions stand among all.
    mentions: Span,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct MentionSpan {
    pub(crate) tokens: TokenSpan,
    pub(crate) kind: MentionKind,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum EntityKind {
    /// Somebody with a name.
    Person,
    /// A body with a name.
    Organization,
    /// Somebody or some body without one: `officials`, `a new study`.
    Unnamed,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum MentionKind {
    /// By a name: `Mary Smith`, `Smith`.
    Name,
    /// By a pronoun: `she`.
    Pronoun,
    /// By a description: `the minister`.
    Description,
}

/// How the source led to the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum ResolutionKind {
    /// The source is a name.
    Name,
    /// The source is a pronoun.
    Pronoun,
    /// The source is a description.
    Description,
    /// Speakers take turns.
    Turn,
    /// The quote continues an attributed one.
    Continuation,
}

/// Who an attribution's source is, how that was found, how sure it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Resolution {
    /// Index into `Speakers::entities`; `None` where nobody can be named with confidence.
    pub(crate) speaker: Option<u32>,
    pub(crate) kind: Option<ResolutionKind>,
    /// Identifier of the sieve that decided; empty if none did.
    pub(crate) sieve: &'static str,
    /// 0 to 1: the measured precision of the sieve.
    pub(crate) confidence: f32,
}

/// Finds out who the sources are.
pub(crate) fn resolve(reading: Reading<'_>, attributions: &[Attribution]) -> Speakers {
    if attributions.is_empty() {
        return Speakers::default();
    }
    let directory = directory::Directory::new(reading);
    resolver::Resolver::new(reading, directory).resolve(attributions)
}
