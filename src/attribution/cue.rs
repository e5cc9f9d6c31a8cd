//! Cues: the words that attribute.

/// What the source does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Act {
    /// say, tell, add, according to
    Say,
    /// write, tweet, post
    Write,
    /// ask, wonder
    Ask,
    /// deny, reject
    Deny,
    /// promise, vow, threaten
    Promise,
    /// order, urge, call for
    Order,
    /// believe, think, expect
    Believe,
    /// know, realise, learn
    Know,
    /// intend, plan, want
    Intend,
    /// fear, hope, like
    Feel,
    /// show, find, suggest: what a study or a document does
    Show,
}

/// All cue forms; their place is the number that `Word::cue` gives.
pub(crate) fn forms() -> impl Iterator<Item = &'static str> {
    std::iter::empty()
}
