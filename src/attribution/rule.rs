//! The patterns of the grammar, by name.

use super::QuoteKind;
use std::fmt;

/// The pattern that found an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// `According to Mary, …`, `…, according to Mary`
    AccordingTo,
    /// `"…," Mary said.`
    ContentSourceCue,
    /// `"…," said Mary.`
    ContentCueSource,
    /// `Mary said, "…"`
    Quotation,
    /// `Mary said that …`
    That,
    /// `Mary said the bridge was closed.`
    Clause,
    /// `Mary asked whether …`
    Question,
    /// `Mary vowed to …`
    Infinitive,
    /// `Mary endorsed the plan.`
    Object,
    /// `Mary called for …`
    Preposition,
    /// `The plan is expected to …`
    Passive,
    /// `Mary's claim that …`
    Noun,
    /// `Mary: "…"`
    Colon,
    /// `MARY: …`
    Transcript,
    /// `— …, said Mary`
    Dialogue,
    /// A quotation that goes on with what the one before it said.
    Continuation,
    /// A quotation with a subject and a verb that is no cue.
    Fragment,
    /// `"We held the line." — Mary Smith, mayor`
    Signature,
    /// `"How so?" "Because it rained."`: somebody speaks, and nothing says who.
    Turn,
    /// Found by the model, without a pattern of the grammar.
    Model,
}

impl Rule {
    /// Its name in the output: `content-source-cue`.
    pub fn as_str(self) -> &'static str {
        match self {
            Rule::AccordingTo => "according-to",
            Rule::ContentSourceCue => "content-source-cue",
            Rule::ContentCueSource => "content-cue-source",
            Rule::Quotation => "quotation",
            Rule::That => "that",
            Rule::Clause => "clause",
            Rule::Question => "question",
            Rule::Infinitive => "infinitive",
            Rule::Object => "object",
            Rule::Preposition => "preposition",
            Rule::Passive => "passive",
            Rule::Noun => "noun",
            Rule::Colon => "colon",
            Rule::Transcript => "transcript",
            Rule::Dialogue => "dialogue",
            Rule::Continuation => "continuation",
            Rule::Fragment => "fragment",
            Rule::Signature => "signature",
            Rule::Turn => "turn",
            Rule::Model => "model",
        }
    }

    /// Layouts that do without quotation marks: their contents are the speaker's words all the same.
    pub(super) fn kind(self) -> Option<QuoteKind> {
        matches!(self, Rule::Transcript | Rule::Dialogue).then_some(QuoteKind::Direct)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
