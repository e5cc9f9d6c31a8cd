//! What is asserted, how firmly, and is it worth checking?

use crate::attribution::Attribution;
use crate::reading::Reading;
use crate::span::TokenSpan;

/// A clause that asserts something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Assertion {
    pub(crate) tokens: TokenSpan,
    /// Index of the attribution it stands in; `None` if the document itself asserts it.
    pub(crate) attribution: Option<u32>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    /// 0 to 1.
    pub(crate) check_worthiness: f32,
}

/// Is the content of a claim affirmed or negated?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// How firmly a claim is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As likely.
    Probable,
    /// As possible.
    Possible,
    /// As what must or should be.
    Necessary,
    /// Under a condition.
    Conditional,
    /// As a question.
    Question,
    /// As a request or an order.
    Directive,
}

/// Whose claims to extract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimScope {
    /// Those that stand in quotes.
    #[default]
    Quotes,
    /// Also those that the document itself makes.
    All,
}

/// Finds the claims: clauses of the contents, in text order.
pub(crate) fn extract(reading: Reading<'_>, attributions: &[Attribution], scope: ClaimScope) -> Vec<Assertion> {
    let _ = (reading, attributions, scope);
    Vec::new()
}
