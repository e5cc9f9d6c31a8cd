//! Which marks open, close, are apostrophes or primes; which pair up, nest, run over paragraphs?
//!
//! Pairing never fails: what does not pair is a [`Diagnostic`], and no unclosed mark swallows the rest of the text.

mod context;
mod family;
mod pairing;
mod paragraph;
mod plain;
mod role;
#[cfg(test)]
mod tests;
mod unclosed;

use crate::lexicon::Word;
use crate::segment::Segments;
use crate::span::TokenSpan;
use crate::token::{Sites, Token};
use std::fmt;

/// The quotations that the marks of the text make.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    /// By their opening mark, in text order. An inner quotation follows the one it stands in.
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The outermost quotation that each token stands in, marks included: its index in `quotations` + 1, 0 if none.
    pub(crate) inside: Vec<u32>,
}

/// One stretch of text between marks, within a paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quotation {
    /// With its marks.
    pub(crate) tokens: TokenSpan,
    /// Whether there is an opening and a closing mark; a paragraph of a running quotation may lack the latter.
    pub(crate) opened: bool,
    pub(crate) closed: bool,
    /// 1 for the outermost.
    pub(crate) depth: u8,
    /// The quotation of an earlier paragraph that this one continues.
    pub(crate) continues: Option<u32>,
    pub(crate) role: Role,
}

impl Quotation {
    /// The tokens between the marks.
    pub(crate) fn inner(&self) -> TokenSpan {
        let tokens = self.tokens.range();
        TokenSpan::new(tokens.start + usize::from(self.opened), tokens.end - usize::from(self.closed))
    }
}

/// What a pair of marks is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// Somebody's words, until another role shows.
    Speech,
    /// Scare quotes, so-called.
    Scare,
    /// The title of a work.
    Title,
    /// A nickname inside a name.
    Nickname,
    /// A word that is talked about, not used.
    Mention,
}

/// What is odd about a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Diagnostic {
    pub(crate) token: u32,
    pub(crate) code: Code,
}

/// The kinds of oddities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// An opening mark whose quotation no mark closes.
    UnclosedQuotation,
    /// A closing mark whose quotation no mark opens, but which clearly ends one.
    UnopenedQuotation,
    /// A mark that neither opens nor closes anything.
    StrayMark,
    /// A quotation that another kind of mark closes than its opening one calls for.
    MismatchedMarks,
}

impl Code {
    /// The name in the output: `unclosed-quotation`.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::UnclosedQuotation => "unclosed-quotation",
            Code::UnopenedQuotation => "unopened-quotation",
            Code::StrayMark => "stray-mark",
            Code::MismatchedMarks => "mismatched-marks",
        }
    }
}

/// The message: what was expected, and what was made of it.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Code::UnclosedQuotation => {
                "this mark opens a quotation: expected a closing mark in the same paragraph, or an opening one at the \
                 start of the next; the quotation was ended with its paragraph or before the next one opens"
            }
            Code::UnopenedQuotation => {
                "this mark closes a quotation: expected an opening mark before it in the paragraph; the quotation was \
                 taken to begin with the sentence"
            }
            Code::StrayMark => "this mark has no partner: expected one in the same paragraph; it was passed over",
            Code::MismatchedMarks => {
                "this mark closes a quotation that another kind of mark opened: expected the counterpart of the \
                 opening mark; the two were paired"
            }
        })
    }
}

/// Gives every mark its role and pairs the marks. Never fails; linear in the number of tokens.
pub(crate) fn pair(text: &str, tokens: &[Token], words: &[Word], segments: &Segments, sites: &Sites) -> Marks {
    let surroundings = context::Surroundings { text, tokens, words };
    let mut marks = pairing::pair(surroundings, segments, sites);
    role::assign(surroundings, &mut marks.quotations);
    marks
}
