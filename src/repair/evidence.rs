//! Why a repair was made.

use std::fmt;

/// Why a [`Repair`](super::Repair) was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The characters are the bytes of one UTF-8 character, read in this encoding.
    Encoding(&'static str),
    /// The same, after a compatibility normalisation of the wrong characters.
    NormalizedEncoding,
    /// Part of such a character was lost; what it was follows from its place.
    TruncatedEncoding,
    /// The exact syntax of an escape.
    Syntax,
    /// The character as such has no place in prose.
    Character,
    /// The other letters of the word are of another script.
    MixedScript,
    /// The place between its neighbours.
    Place,
    /// The document has the word elsewhere.
    Document,
    /// The word list has this word and no close rival.
    Lexicon,
    /// The user's own words have it.
    User,
}

impl fmt::Display for Evidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(name) => write!(formatter, "UTF-8 read as {name}"),
            Self::NormalizedEncoding => formatter.write_str("UTF-8 misread, then normalised"),
            Self::TruncatedEncoding => formatter.write_str("UTF-8 misread, bytes lost"),
            Self::Syntax => formatter.write_str("escape syntax"),
            Self::Character => formatter.write_str("no character of prose"),
            Self::MixedScript => formatter.write_str("word of two scripts"),
            Self::Place => formatter.write_str("place between its neighbours"),
            Self::Document => formatter.write_str("word of the document"),
            Self::Lexicon => formatter.write_str("word of the lexicon"),
            Self::User => formatter.write_str("word of the user"),
        }
    }
}
