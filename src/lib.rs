//! Reads prose and says who said what.
//!
//! Give [`parse`] a text as a crawler delivered it. It repairs broken characters, cuts the text into tokens and
//! sentences, pairs the quotation marks, finds what is attributed to whom, direct, indirect and mixed, resolves names,
//! pronouns and descriptions to speakers, and takes the claims out of what they say. Every result is tied to the bytes
//! that it came from. No model to download, no server, no configuration; the same text gives the same answer on every
//! run, thread and platform.
//!
//! ```
//! let text = "“The bridge will open in May,” Mayor Ada Lindqvist said. She added that the old one would be sold.";
//! let document = dixit::parse(text);
//! for quote in document.quotes() {
//!     let name = quote.speaker().map_or("somebody", |speaker| speaker.name());
//!     println!("{name}: {quote}");
//!     assert_eq!(&text[quote.range()], quote.text());
//! }
//! # assert_eq!(document.quotes().len(), 2);
//! ```
//!
//! # The way of the text
//!
//! Stages run in one direction; each reads what the earlier ones found and edits none of it.
//!
//! | [`Stage`] | question | results |
//! |---|---|---|
//! | [`Repair`](Stage::Repair) | which characters are broken, what stood there? | [`Document::text`], [`Document::repairs`] |
//! | [`Token`](Stage::Token), [`Lexicon`](Stage::Lexicon) | where are words, numbers, marks; what can a word be? | [`Document::tokens`] |
//! | [`Segment`](Stage::Segment) | where are paragraphs and sentences? | [`Document::paragraphs`], [`Document::sentences`] |
//! | [`Mark`](Stage::Mark) | which quotation marks pair up, and what are they there for? | [`Document::quotations`], [`Document::diagnostics`] |
//! | [`Attribution`](Stage::Attribution) | which words are a cue, its source, its content? | [`Document::quotes`] |
//! | [`Speaker`](Stage::Speaker) | who is that source? | [`Document::speakers`] |
//! | [`Claim`](Stage::Claim) | what is asserted, how firmly, is it worth checking? | [`Document::claims`] |
//!
//! # Texts, ranges, order, cost
//!
//! - A `text` is repaired; a `range` is a half-open range of bytes of the text **as given**, always on character
//!   boundaries. [`Document::offsets`] converts to code points and UTF-16 units.
//! - All lists are in the order of the text.
//! - Analysis never fails and takes time and memory linear in the length of the text, whatever the text. Accessors take
//!   constant time, or time logarithmic in the number of repairs, unless their documentation says otherwise.
//! - Everything is `Send + Sync`. To use several cores, analyse several documents at a time.
//!
//! # Features
//!
//! `serde` (on by default): the types of [`record`], the result as plain data, can be written and read.
//!
//! # Limits
//!
//! English prose, news above all. A grammar and a linear model cannot see everything: a quote may be missed, cut at the wrong
//! clause or given to nobody. Nobody is named unless there is reason to; [`Quote::confidence`] and
//! [`Quote::speaker_confidence`] say how sure an answer is. A claim is not checked, only ranked.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod attribution;
mod category;
mod claim;
pub mod decode;
mod document;
mod eight;
mod error;
mod grammar;
mod lexicon;
mod mark;
mod model;
mod options;
mod reading;
pub mod record;
pub mod repair;
mod segment;
mod span;
mod spans;
mod speaker;
mod token;

#[cfg(feature = "training")]
#[doc(hidden)]
pub use attribution::training;
pub use attribution::{Act, Method, QuoteKind, Rule};
pub use claim::{ClaimScope, Modality, Polarity};
pub use document::{
    Claim, Cue, Diagnostic, Document, Mention, OffsetConverter, Offsets, Paragraph, Part, Quotation, Quote, Sentence,
    Source, Speaker, Stage, Token, Voice, parse,
};
pub use error::Error;
#[cfg(feature = "training")]
#[doc(hidden)]
pub use lexicon::lexicon_file;
pub use mark::{Code, Role};
pub use options::{Options, Scope};
pub use repair::{Repair, RepairKind};
pub use segment::ParagraphKind;
pub use speaker::{EntityKind, MentionKind, ResolutionKind};
pub use token::{Gap, Glyph, Shape, TokenKind};

/// The examples of the README are tests, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
