//! What is known of an entity.

use super::gender::Gender;
use super::index::Ways;
use super::key::Key;
use super::sort::Sort;
use super::words::Words;
use crate::span::TokenSpan;

/// What the text tells of one entity.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) sort: Sort,
    /// The words that name it: its fullest name, or its noun phrase.
    pub(super) tokens: TokenSpan,
    pub(super) gender: Gender,
    /// Index of the first mention that tells a role.
    pub(super) described_by: Option<u32>,
    /// Index of the first mention that tells an affiliation.
    pub(super) placed_by: Option<u32>,
    pub(super) mentions: u32,
    /// Mentions as a source without a name.
    pub(super) sources: u32,
    /// How often by its full name.
    pub(super) full: u32,
    /// How many more masculine than feminine pronouns follow it where nobody else is named.
    pub(super) votes: i32,
    /// Its number among the speakers; `u32::MAX` while it is none.
    pub(super) number: u32,

    pub(super) text: Key,
    pub(super) last: Key,
    pub(super) suffix: Key,
    /// The entities that its words led to before.
    pub(super) earlier: Ways,
}

impl Record {
    /// That of an entity of which only the name is known.
    pub(super) fn new(tokens: TokenSpan, sort: Sort, words: &Words) -> Record {
        Record {
            sort,
            tokens,
            gender: Gender::Unknown,
            described_by: None,
            placed_by: None,
            mentions: 0,
            sources: 0,
            full: 0,
            votes: 0,
            number: u32::MAX,
            text: words.text,
            last: words.last,
            suffix: words.suffix,
            earlier: Ways::default(),
        }
    }
}
