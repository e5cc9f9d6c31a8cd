//! An analysed text: the stages in their order, and what they found.

use crate::attribution::{self, Attribution};
use crate::category;
use crate::claim::{self, Assertion};
use crate::error::Error;
use crate::lexicon::{self, Word};
use crate::mark::{self, Marks};
use crate::options::Options;
use crate::reading::Reading;
use crate::repair::{self, Repaired};
use crate::segment::{self, Segments};
use crate::speaker::{self, Speakers};
use crate::token::{self, Token};

/// An analysed text: its quotes, who said them and what they claim.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    pub(crate) repaired: Repaired<'t>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) words: Vec<Word>,
    pub(crate) segments: Segments,
    pub(crate) marks: Marks,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) speakers: Speakers,
    pub(crate) claims: Vec<Assertion>,
}

/// Analyses a text with the default options. Never fails on text; texts of 4 GiB and more are cut there.
pub fn parse(text: &str) -> Document<'_> {
    Document::with_options(text, &Options::default())
}

impl<'t> Document<'t> {
    /// Analyses a text: all stages, one after another.
    pub fn with_options(text: &'t str, options: &Options) -> Document<'t> {
        let repaired = repair::repair_with(text, &options.repair);
        let text = repaired.text();
        let tokens = token::tokenize(text);
        let words = lexicon::classify(text, &tokens);
        let segments = segment::segment(text, &tokens, &words);
        let marks = mark::pair(text, &tokens, &words, &segments);
        let reading =
            Reading { text, tokens: &tokens, words: &words, segments: &segments, marks: &marks, categories: &[] };
        let categories = category::categorize(&reading);
        let reading = Reading { categories: &categories, ..reading };
        let attributions = attribution::attribute(reading);
        let speakers = speaker::resolve(reading, &attributions);
        let claims = claim::extract(reading, &attributions, options.claims);
        Document { repaired, tokens, words, segments, marks, attributions, speakers, claims }
    }

    /// Analyses bytes.
    pub fn from_bytes(bytes: &'t [u8], options: &Options) -> Result<Document<'t>, Error> {
        let text = std::str::from_utf8(bytes).map_err(|error| Error::InvalidUtf8 { offset: error.valid_up_to() })?;
        Ok(Document::with_options(text, options))
    }
}
