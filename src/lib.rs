//! Reads prose and says who said what.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod attribution;
mod category;
mod claim;
mod document;
mod error;
mod grammar;
mod lexicon;
mod mark;
mod options;
mod reading;
pub mod record;
pub mod repair;
mod segment;
mod span;
mod speaker;
mod token;

pub use attribution::{Act, QuoteKind, Rule};
pub use claim::{ClaimScope, Modality, Polarity};
pub use document::{
    Claim, Cue, Diagnostic, Document, Mention, OffsetConverter, Offsets, Paragraph, Part, Quotation, Quote, Sentence,
    Source, Speaker, Stage, Token, Voice, parse,
};
pub use error::Error;
pub use mark::{Code, Role};
pub use options::{Options, Scope};
pub use segment::ParagraphKind;
pub use speaker::{EntityKind, MentionKind, ResolutionKind};
pub use token::{Gap, Glyph, Shape, TokenKind};
