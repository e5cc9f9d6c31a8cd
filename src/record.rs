//! The result as plain owned data: what the command-line program writes and other programs read.
//!
//! With the feature `serde` all types can be serialised and deserialised. Field names and values are a contract that
//! changes only by addition; every `start` and `end` is half-open, points into the text **as given**, and is counted
//! in the unit that [`Document::offsets`] names. Make one with [`crate::Document::record`].
//!
#![cfg_attr(
    feature = "serde",
    doc = r#"
```
use dixit::{Offsets, record};

let record = dixit::parse("“It is done,” she said.").record(Offsets::Chars);
let json = serde_json::to_string(&record).unwrap();
assert_eq!(serde_json::from_str::<record::Document>(&json).unwrap(), record);
```
"#
)]

mod build;

use crate::attribution::{Act, QuoteKind};
use crate::claim::{Modality, Polarity};
use crate::document::{Offsets, Voice};
use crate::repair::RepairKind;
use crate::speaker::{EntityKind, MentionKind, ResolutionKind};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// An analysed document.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Document {
    /// The caller's name for it; dixit itself gives none.
    pub id: Option<Id>,
    /// The unit of every `start` and `end`.
    pub offsets: Offsets,
    /// The edits that the repair made, in text order.
    pub repairs: Vec<Repair>,
    /// The edits that the repair would propose but did not make, in text order.
    #[cfg_attr(feature = "serde", serde(default))]
    pub suggestions: Vec<Repair>,
    /// In text order.
    pub sentences: Vec<Span>,
    /// In the order of their contents.
    pub quotes: Vec<Quote>,
    /// In the order of their first mention.
    pub speakers: Vec<Speaker>,
    /// In text order.
    pub claims: Vec<Claim>,
    /// In text order.
    pub diagnostics: Vec<Diagnostic>,
}

/// A name of a document: a string or a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(untagged))]
pub enum Id {
    /// `7`
    Number(i64),
    /// `"article-7"`
    Text(String),
}

/// A half-open stretch of the text as given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Span {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
}

/// An edit, made or proposed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Repair {
    /// Where the broken characters start.
    pub start: usize,
    /// Where they end, exclusive.
    pub end: usize,
    /// What is broken about them.
    pub kind: RepairKind,
    /// The characters as given.
    pub from: String,
    /// What stands there now, or would.
    pub to: String,
    /// 0 to 1.
    pub confidence: f32,
    /// Why, in words.
    #[cfg_attr(feature = "serde", serde(default))]
    pub evidence: Option<String>,
}

/// A content with its cue and source.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Quote {
    /// Its place in [`Document::quotes`].
    pub id: usize,
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// The repaired words of the content.
    pub text: String,
    /// The content, with quotation marks, in text order; several spans if the quotation is split.
    pub content: Vec<Span>,
    /// The words that attribute; may be empty.
    pub cue: Vec<Span>,
    /// The words that name the source, with titles and appositions; may be empty.
    pub source: Vec<Span>,
    /// The class of the cue.
    pub act: Act,
    /// Its place in [`Document::speakers`], or null.
    pub speaker: Option<usize>,
    /// How the source leads to the speaker.
    pub resolution: Option<ResolutionKind>,
    /// How sure the attribution is, 0 to 1.
    pub confidence: f32,
    /// The pattern that found it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub rule: Option<String>,
    /// The sieve that resolved the source.
    #[cfg_attr(feature = "serde", serde(default))]
    pub sieve: Option<String>,
    /// How sure it is that the speaker is the right one, 0 to 1.
    #[cfg_attr(feature = "serde", serde(default))]
    pub speaker_confidence: Option<f32>,
}

/// A person or body that speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Speaker {
    /// Its place in [`Document::speakers`].
    pub id: usize,
    /// The fullest name, without title or role; for an unnamed source its noun phrase without the determiner.
    pub name: String,
    /// Person, organization or unnamed.
    pub kind: EntityKind,
    /// Office or occupation.
    pub role: Option<String>,
    /// The body that the speaker belongs to.
    pub affiliation: Option<String>,
    /// In text order.
    pub mentions: Vec<Mention>,
}

/// Words that refer to a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Mention {
    /// Where it starts.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Name, pronoun or description.
    pub kind: MentionKind,
}

/// A clause that asserts something.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Claim {
    /// Its place in [`Document::claims`].
    pub id: usize,
    /// The place in [`Document::quotes`] of the quote that it stands in; null if the document makes it.
    pub quote: Option<usize>,
    /// The place in [`Document::speakers`] of the speaker of that quote.
    pub speaker: Option<usize>,
    /// Whether a speaker or the author makes it.
    pub voice: Voice,
    /// The repaired words.
    pub text: String,
    /// Where it starts.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How firmly it is made.
    pub modality: Modality,
    /// How much a fact-checker would want it checked, 0 to 1.
    pub check_worthiness: f32,
}

/// Something odd about a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[non_exhaustive]
pub struct Diagnostic {
    /// Where the mark starts.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// What is odd: `unclosed-quotation`, …
    pub code: String,
    /// The same in words.
    pub message: String,
}
