//! Which words are a cue, its source, its content?

pub(crate) mod cue;

use crate::reading::Reading;
use crate::span::TokenSpan;
pub use cue::Act;

/// One attribution: a content, the cue that attributes it, and the words that name its source.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// In text order, never empty; several spans if the quotation is split. With quotation marks.
    pub(crate) content: Vec<TokenSpan>,
    /// May be empty: a continuation, a transcript.
    pub(crate) cue: Vec<TokenSpan>,
    /// May be empty: "it was reported that".
    pub(crate) source: Vec<TokenSpan>,
    pub(crate) kind: QuoteKind,
    pub(crate) act: Act,
    pub(crate) rule: Rule,
    /// 0 to 1: the measured precision of the rule.
    pub(crate) confidence: f32,
    /// The attribution whose source this one shares: `"...," he said. "..."`, the next paragraph of a running
    /// quotation. An index below its own.
    pub(crate) continues: Option<u32>,
}

/// Whose words the content gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum QuoteKind {
    /// All words stand inside quotation marks.
    Direct,
    /// No word stands inside quotation marks.
    Indirect,
    /// Some words stand inside quotation marks.
    Mixed,
}

/// The pattern that found an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// `"…," Mary said.`
    ContentSourceCue,
}

/// Finds the attributions, in the order of their contents.
pub(crate) fn attribute(reading: Reading<'_>) -> Vec<Attribution> {
    let _ = reading;
    Vec::new()
}
