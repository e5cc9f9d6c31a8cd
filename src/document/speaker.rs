//! The people and bodies that speak, and where they are mentioned.

use super::{Document, Quote};
use crate::speaker::{Entity, EntityKind, MentionKind, MentionSpan, Wording};
use std::fmt;
use std::ops::Range;

/// A person or body that speaks in the document.
///
/// ```
/// let document = dixit::parse("“It will hold,” Mayor Ada Lindqvist said. “We measured it,” she added.");
/// let speaker = document.speakers().next().unwrap();
/// assert_eq!(speaker.name(), "Ada Lindqvist");
/// assert_eq!(speaker.kind(), dixit::EntityKind::Person);
/// assert_eq!(speaker.role(), Some("Mayor"));
/// assert_eq!(speaker.quotes().len(), 2);
/// ```
#[derive(Clone, Copy)]
pub struct Speaker<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

impl<'d> Speaker<'d> {
    fn entity(self) -> &'d Entity {
        &self.document.speakers.entities[self.id()]
    }

    fn words(self, wording: &'d Wording) -> &'d str {
        wording.of_text(self.document.text())
    }

    /// Its place among [`Document::speakers`].
    pub fn id(self) -> usize {
        self.id as usize
    }

    /// The fullest name that the document gives, without title or role; for an unnamed source its noun phrase without
    /// the determiner.
    pub fn name(self) -> &'d str {
        self.words(&self.entity().name)
    }

    /// Person, organization or unnamed.
    pub fn kind(self) -> EntityKind {
        self.entity().kind
    }

    /// The office or occupation, if the document tells: `Russian Foreign Minister`.
    pub fn role(self) -> Option<&'d str> {
        self.entity().role.as_ref().map(|role| self.words(role))
    }

    /// The body that the speaker belongs to, if the document tells.
    pub fn affiliation(self) -> Option<&'d str> {
        self.entity().affiliation.as_ref().map(|affiliation| self.words(affiliation))
    }

    /// Where the document mentions the speaker, in text order.
    pub fn mentions(self) -> impl ExactSizeIterator<Item = Mention<'d>> + DoubleEndedIterator + Clone {
        (0..self.document.speakers.mentions(self.id()).len()).map(move |id| Mention { speaker: self, id: id as u32 })
    }

    /// What the speaker said, in text order.
    pub fn quotes(self) -> impl ExactSizeIterator<Item = Quote<'d>> + DoubleEndedIterator + Clone {
        let quotes = self.document.quotes_of_speaker.members(self.id());
        quotes.iter().map(move |&id| Quote { document: self.document, id })
    }
}

impl fmt::Display for Speaker<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl fmt::Debug for Speaker<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Speaker")
            .field("id", &self.id)
            .field("name", &self.name())
            .field("kind", &self.kind())
            .field("role", &self.role())
            .field("affiliation", &self.affiliation())
            .finish_non_exhaustive()
    }
}

/// Words that refer to a speaker.
///
/// ```
/// use dixit::MentionKind;
///
/// let document = dixit::parse("“It will hold,” Mayor Ada Lindqvist said. “We measured it,” she added.");
/// let speaker = document.speakers().next().unwrap();
/// let pronoun = speaker.mentions().find(|mention| mention.kind() == MentionKind::Pronoun).unwrap();
/// assert_eq!(pronoun.text(), "she");
/// assert_eq!(pronoun.speaker().name(), "Ada Lindqvist");
/// ```
#[derive(Clone, Copy)]
pub struct Mention<'d> {
    speaker: Speaker<'d>,
    id: u32,
}

impl<'d> Mention<'d> {
    fn mention(self) -> MentionSpan {
        self.speaker.document.speakers.mentions(self.speaker.id())[self.id as usize]
    }

    /// The repaired words.
    pub fn text(self) -> &'d str {
        self.speaker.document.text_of(self.mention().tokens)
    }

    /// The bytes of the text as given.
    pub fn range(self) -> Range<usize> {
        self.speaker.document.range_of(self.mention().tokens)
    }

    /// Name, pronoun or description.
    pub fn kind(self) -> MentionKind {
        self.mention().kind
    }

    /// Who is mentioned.
    pub fn speaker(self) -> Speaker<'d> {
        self.speaker
    }
}

impl fmt::Display for Mention<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

impl fmt::Debug for Mention<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Mention")
            .field("text", &self.text())
            .field("range", &self.range())
            .field("kind", &self.kind())
            .finish()
    }
}
