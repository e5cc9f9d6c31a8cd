//! The stages of the analysis, by name.

use std::fmt;

/// A stage of the analysis, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Broken characters are mended.
    Repair,
    /// The text is cut into tokens.
    Token,
    /// Each token is looked up in the lexicon.
    Lexicon,
    /// Tokens are grouped into paragraphs and sentences.
    Segment,
    /// Quotation marks are told apart and paired.
    Mark,
    /// Cues, sources and contents are found.
    Attribution,
    /// The sources are resolved to speakers.
    Speaker,
    /// Claims are taken from the contents.
    Claim,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 8] = [
        Stage::Repair,
        Stage::Token,
        Stage::Lexicon,
        Stage::Segment,
        Stage::Mark,
        Stage::Attribution,
        Stage::Speaker,
        Stage::Claim,
    ];

    /// Its name, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Repair => "repair",
            Stage::Token => "token",
            Stage::Lexicon => "lexicon",
            Stage::Segment => "segment",
            Stage::Mark => "mark",
            Stage::Attribution => "attribution",
            Stage::Speaker => "speaker",
            Stage::Claim => "claim",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
