//! Which characters do the bytes of a document stand for?
//!
//! ```
//! use dixit::decode::{Encoding, decode};
//!
//! let decoded = decode(b"She won\x92t say \x93no\x94 in a caf\xe9.");
//! assert_eq!(decoded.text(), "She won’t say “no” in a café.");
//! assert_eq!(decoded.encoding(), Encoding::Windows1252);
//! // Where the word is in the bytes as given.
//! let word = decoded.text().find("café").unwrap();
//! assert_eq!(decoded.given_range(word..word + "café".len()), 24..28);
//! ```
//!
//! Unicode with or without damage, and legacy encodings where the bytes leave no doubt; [`Document::from_bytes`] decodes
//! before it repairs. The way back is a list of [runs]: stretches in which every character has the same length in
//! the text, and the same in the bytes. UTF-16 in English prose has one for each quotation mark, UTF-8 with damage one for
//! each damage, sound UTF-8 none.
//!
//! [`Document::from_bytes`]: crate::Document::from_bytes
//! [runs]: Decoded::given_range

mod legacy;
mod runs;
mod unicode;

use runs::{Builder, Runs};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// What bytes were written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, sound or damaged. A byte that belongs to no character is read as U+FFFD, or, between sound characters, as
    /// windows-1252 where only that makes sense.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// windows-1252, and with it latin-1.
    Windows1252,
    /// windows-1251, for Cyrillic.
    Windows1251,
    /// MacRoman.
    MacRoman,
}

impl Encoding {
    /// The name by which the web knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1251 => "windows-1251",
            Self::MacRoman => "macintosh",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Bytes as text, and the way back.
#[derive(Clone, Debug)]
pub struct Decoded<'b> {
    text: Cow<'b, str>,
    encoding: Encoding,
    runs: Runs,
}

/// Decodes bytes. Never fails: what is no character becomes U+FFFD. A byte-order mark is left out.
///
/// Sound UTF-8 is borrowed. Takes time and memory linear in the number of bytes.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return unicode::utf16(rest, 2, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return unicode::utf16(rest, 2, Encoding::Utf16Be);
    }
    if let Some(encoding) = unicode::is_utf16(bytes) {
        return unicode::utf16(bytes, 0, encoding);
    }
    let (rest, mark) = bytes.strip_prefix(b"\xEF\xBB\xBF").map_or((bytes, 0), |rest| (rest, 3));
    if let Ok(text) = std::str::from_utf8(rest) {
        let mut runs = Builder::new(mark);
        runs.push_many(text.len(), 1, 1);
        let runs = if mark == 0 { Runs::default() } else { runs.finish() };
        return Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, runs };
    }
    if mark > 0 || unicode::is_utf8(rest) {
        return unicode::damaged(rest, mark, unicode::stray);
    }
    match legacy::recognise(rest) {
        Some(page) => legacy::decode(rest, page),
        None => unicode::damaged(rest, mark, |_| None),
    }
}

impl<'b> Decoded<'b> {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text itself, borrowed from the bytes if it stands in them.
    pub fn into_text(self) -> Cow<'b, str> {
        self.text
    }

    /// What the bytes were written in.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The given bytes that stand behind `range`, bytes of the text; characters count whole. Takes time logarithmic in
    /// the number of changes between characters of different lengths.
    pub fn given_range(&self, range: Range<usize>) -> Range<usize> {
        self.runs.given(range.start)..self.runs.given(range.end)
    }

    /// The bytes of the text that stand for `range`, given bytes: the way back of [`given_range`](Self::given_range).
    pub fn decoded_range(&self, range: Range<usize>) -> Range<usize> {
        self.runs.decoded(range.start)..self.runs.decoded(range.end)
    }

    /// The text and the rest of what is known.
    pub(crate) fn into_parts(self) -> (Cow<'b, str>, Decoding) {
        (self.text, Decoding { encoding: self.encoding, runs: self.runs })
    }
}

/// How bytes were decoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decoding {
    pub(crate) encoding: Encoding,
    runs: Runs,
}

impl Decoding {
    /// The given bytes behind bytes of the decoded text.
    pub(crate) fn given(&self, range: Range<usize>) -> Range<usize> {
        self.runs.given(range.start)..self.runs.given(range.end)
    }

    /// The byte of the decoded text that stands for a given byte.
    pub(crate) fn decoded(&self, offset: usize) -> usize {
        self.runs.decoded(offset)
    }

    /// Whether every byte of the text is the same byte as given.
    pub(crate) fn is_identity(&self) -> bool {
        self.runs.is_identity()
    }
}
