//! An analysed text: the stages in their order, and what they found.

mod claim;
mod diagnostic;
mod groups;
mod offsets;
mod paragraph;
mod part;
mod quotation;
mod quote;
mod sentence;
mod speaker;
mod stage;
mod token;

pub use claim::{Claim, Voice};
pub use diagnostic::Diagnostic;
pub use offsets::{OffsetConverter, Offsets};
pub use paragraph::Paragraph;
pub use part::Part;
pub use quotation::Quotation;
pub use quote::{Cue, Quote, Source};
pub use sentence::Sentence;
pub use speaker::{Mention, Speaker};
pub use stage::Stage;
pub use token::Token;

use self::groups::Groups;
use crate::attribution::{self, Attribution};
use crate::category;
use crate::claim::Assertion;
use crate::decode::{Decoding, Encoding, decode};
use crate::error::Error;
use crate::lexicon::{self, Word};
use crate::mark::{self, Marks};
use crate::options::Options;
use crate::reading::Reading;
use crate::repair::{self, Repair, Repaired};
use crate::segment::{self, Segments};
use crate::span::TokenSpan;
use crate::speaker::Speakers;
use crate::token::{TokenKind, Tokenized, tokenize};
use std::borrow::Cow;
use std::ops::Range;

/// The longest text, in bytes, whose every offset fits into the 32 bits that the arenas keep for it.
pub(crate) const LONGEST: usize = u32::MAX as usize;

/// An analysed text: its quotes, who said them and what they claim.
///
/// A document owns everything that the analysis found; [`Quote`], [`Speaker`], [`Claim`] and the other handles are
/// small `Copy` values that borrow from it. All lists are in text order, all ranges are half-open ranges of bytes of
/// the text **as it was given**, and all texts are the repaired ones.
///
/// ```
/// let document = dixit::parse("“The bridge will open in May,” Mayor Ada Lindqvist said.");
/// for quote in document.quotes() {
///     println!("{}: {quote}", quote.speaker().map_or("—", |speaker| speaker.name()));
/// }
/// ```
#[derive(Clone)]
pub struct Document<'t> {
    /// The text as given, kept only if the repair changed it.
    given: Option<Cow<'t, str>>,
    /// How the text was decoded, if it is not the bytes as given.
    decoded: Option<Box<Decoded>>,
    pub(crate) repaired: Repaired<'t>,
    pub(crate) tokens: Vec<crate::token::Token>,
    pub(crate) words: Vec<Word>,
    pub(crate) segments: Segments,
    pub(crate) marks: Marks,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) speakers: Speakers,
    pub(crate) claims: Vec<Assertion>,
    claims_of_quote: Groups,
    quotes_of_speaker: Groups,
}

/// Analyses a text with the default options.
///
/// Never fails: every `&str` has an analysis. It takes time and memory linear in the length of the text. Of a text of
/// 4 GiB and more the first 4 GiB are read; [`Document::try_with_options`] refuses it instead.
///
/// ```
/// let document = dixit::parse("Nobody speaks here.");
/// assert_eq!(document.quotes().count(), 0);
/// ```
pub fn parse(text: &str) -> Document<'_> {
    Document::with_options(text, &Options::default())
}

impl<'t> Document<'t> {
    /// Analyses a text: all stages, one after another. Never fails, see [`parse`].
    pub fn with_options(text: &'t str, options: &Options) -> Document<'t> {
        Self::with_observer(text, options, |_| ())
    }

    /// Analyses a text and calls `done` whenever a stage has ended, so that a caller with a clock can time the stages.
    ///
    /// ```
    /// use dixit::{Document, Options, Stage};
    ///
    /// let mut order = Vec::new();
    /// Document::with_observer("“Yes,” she said.", &Options::new(), |stage| order.push(stage));
    /// assert_eq!(order, Stage::ALL);
    /// ```
    pub fn with_observer(text: &'t str, options: &Options, mut done: impl FnMut(Stage)) -> Document<'t> {
        let given = cut(text);
        let repaired = repair::repair_with(given, &options.repair);
        done(Stage::Repair);
        let text = cut(repaired.text());
        let Tokenized { tokens, prints, sites } = tokenize(text);
        done(Stage::Token);
        let words = lexicon::classify(&prints);
        done(Stage::Lexicon);
        let segments = segment::segment(text, &tokens, &words, &sites);
        done(Stage::Segment);
        let marks = mark::pair(text, &tokens, &words, &segments, &sites);
        done(Stage::Mark);
        let reading = Reading {
            text,
            tokens: &tokens,
            prints: &prints,
            words: &words,
            segments: &segments,
            marks: &marks,
            categories: &[],
        };
        let categories = category::categorize(&reading);
        let reading = Reading { categories: &categories, ..reading };
        let attributions = options.narrow(attribution::attribute(reading, options.method));
        done(Stage::Attribution);
        let speakers = crate::speaker::resolve(reading, &attributions);
        done(Stage::Speaker);
        let claims = crate::claim::extract(reading, &attributions, options.claims);
        done(Stage::Claim);
        let claims_of_quote = Groups::new(attributions.len(), claims.iter().map(|claim| claim.attribution));
        let quotes_of_speaker =
            Groups::new(speakers.entities.len(), speakers.resolutions.iter().map(|resolution| resolution.speaker));
        let given = (!repaired.is_clean()).then_some(Cow::Borrowed(given));
        Document {
            given,
            decoded: None,
            repaired,
            tokens,
            words,
            segments,
            marks,
            attributions,
            speakers,
            claims,
            claims_of_quote,
            quotes_of_speaker,
        }
    }

    /// Analyses a text that may be too long.
    ///
    /// # Errors
    /// [`Error::TooLong`] if the text has 4 GiB or more.
    pub fn try_with_options(text: &'t str, options: &Options) -> Result<Document<'t>, Error> {
        match text.len() {
            bytes if bytes > LONGEST => Err(Error::TooLong { bytes }),
            _ => Ok(Document::with_options(text, options)),
        }
    }

    /// Analyses bytes: UTF-8, sound or damaged, UTF-16, or a legacy encoding that leaves no doubt; see [`decode`](mod@crate::decode).
    ///
    /// All ranges are of the bytes as given, those of the repairs too; a byte-order mark belongs to none. What no
    /// encoding explains is read as U+FFFD, for the repair to judge by its place. Without repair only sound UTF-8 is read,
    /// byte for byte.
    ///
    /// # Errors
    /// [`Error::InvalidUtf8`] if the bytes are not UTF-8 and the options switch repair [off](repair::Options::off),
    /// [`Error::TooLong`] if the bytes, or the text in UTF-8, are 4 GiB or more.
    ///
    /// ```
    /// use dixit::{Document, Error, Options, decode::Encoding, repair};
    ///
    /// let bytes = b"\x93We won\x92t pay,\x94 Zo\xeb Lindqvist said.";
    /// let document = Document::from_bytes(bytes, &Options::new())?;
    /// assert_eq!(document.text(), "“We won’t pay,” Zoë Lindqvist said.");
    /// assert_eq!(document.encoding(), Encoding::Windows1252);
    /// assert_eq!(bytes[document.speakers().next().unwrap().mentions().next().unwrap().range()], *b"Zo\xeb Lindqvist");
    ///
    /// let strict = Options::new().repair(repair::Options::off());
    /// let error = Document::from_bytes(b"caf\xe9", &strict).unwrap_err();
    /// assert!(matches!(error, Error::InvalidUtf8 { offset: 3 }));
    /// # Ok::<(), Error>(())
    /// ```
    pub fn from_bytes(bytes: &'t [u8], options: &Options) -> Result<Document<'t>, Error> {
        Self::from_bytes_with_observer(bytes, options, |_| ())
    }

    /// Analyses bytes as [`from_bytes`](Self::from_bytes) does and calls `done` whenever a stage has ended; decoding is
    /// part of the first.
    ///
    /// # Errors
    /// Those of [`from_bytes`](Self::from_bytes).
    pub fn from_bytes_with_observer(
        bytes: &'t [u8],
        options: &Options,
        done: impl FnMut(Stage),
    ) -> Result<Document<'t>, Error> {
        if bytes.len() > LONGEST {
            return Err(Error::TooLong { bytes: bytes.len() });
        }
        if options.repair.is_off() {
            let text =
                std::str::from_utf8(bytes).map_err(|error| Error::InvalidUtf8 { offset: error.valid_up_to() })?;
            return Ok(Document::with_observer(text, options, done));
        }
        let (text, decoding) = decode(bytes).into_parts();
        if text.len() > LONGEST {
            return Err(Error::TooLong { bytes: text.len() });
        }
        let mut document = match text {
            Cow::Borrowed(text) => Document::with_observer(text, options, done),
            Cow::Owned(text) => Document::with_observer(&text, options, done).into_owned(),
        };
        if !decoding.is_identity() {
            document.decoded = Some(Box::new(Decoded::new(decoding, &document.repaired)));
        }
        Ok(document)
    }

    /// What the bytes were written in: UTF-8, unless [`from_bytes`](Self::from_bytes) found something else.
    pub fn encoding(&self) -> Encoding {
        self.decoded.as_ref().map_or(Encoding::Utf8, |decoded| decoded.decoding.encoding)
    }

    /// Frees the document from the lifetime of the text, which it copies.
    pub fn into_owned(self) -> Document<'static> {
        Document {
            given: self.given.map(|given| Cow::Owned(given.into_owned())),
            decoded: self.decoded,
            repaired: self.repaired.into_owned(),
            tokens: self.tokens,
            words: self.words,
            segments: self.segments,
            marks: self.marks,
            attributions: self.attributions,
            speakers: self.speakers,
            claims: self.claims,
            claims_of_quote: self.claims_of_quote,
            quotes_of_speaker: self.quotes_of_speaker,
        }
    }

    /// The repaired text, which all `text` methods cut their pieces from.
    pub fn text(&self) -> &str {
        self.repaired.text()
    }

    /// The text as given, which all ranges point into; of bytes in another encoding, their text before its repair, while
    /// the ranges point into the bytes.
    pub fn given(&self) -> &str {
        self.given.as_deref().unwrap_or(self.repaired.text())
    }

    /// The repair of the text: what was edited and why, and the way back, to the text before the repair.
    pub fn repaired(&self) -> &Repaired<'t> {
        &self.repaired
    }

    /// The edits that the repair made: in text order, with ranges of the text as given.
    ///
    /// ```
    /// let document = dixit::parse("The Turkish side left. The T·rkish side came back.");
    /// let repair = &document.repairs()[0];
    /// assert_eq!((&*repair.before, &*repair.after), ("·", "u"));
    /// assert_eq!(&document.given()[repair.range.clone()], "·");
    /// assert!(document.text().ends_with("The Turkish side came back."));
    /// ```
    pub fn repairs(&self) -> &[Repair] {
        self.decoded.as_ref().map_or(self.repaired.repairs(), |decoded| &decoded.repairs)
    }

    /// The edits that the repair did not make, for want of evidence: in text order, with ranges of the text as given.
    pub fn suggestions(&self) -> &[Repair] {
        self.decoded.as_ref().map_or(self.repaired.suggestions(), |decoded| &decoded.suggestions)
    }

    /// The tokens. Their [ranges](Token::range) do not overlap; only white space and invisible characters lie between
    /// them.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Token<'_>> + DoubleEndedIterator + Clone {
        (0..self.tokens.len()).map(|id| Token { document: self, id: id as u32 })
    }

    /// The paragraphs.
    pub fn paragraphs(&self) -> impl ExactSizeIterator<Item = Paragraph<'_>> + DoubleEndedIterator + Clone {
        (0..self.segments.paragraphs.len()).map(|id| Paragraph { document: self, id: id as u32 })
    }

    /// The sentences.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> + DoubleEndedIterator + Clone {
        (0..self.segments.sentences.len()).map(|id| Sentence { document: self, id: id as u32 })
    }

    /// Everything between quotation marks, whether somebody's words or not: [`Quotation::role`] tells.
    ///
    /// An inner quotation follows the one that it stands in.
    pub fn quotations(&self) -> impl ExactSizeIterator<Item = Quotation<'_>> + DoubleEndedIterator + Clone {
        (0..self.marks.quotations.len()).map(|id| Quotation { document: self, id: id as u32 })
    }

    /// What is odd about the quotation marks of the text.
    pub fn diagnostics(&self) -> impl ExactSizeIterator<Item = Diagnostic<'_>> + DoubleEndedIterator + Clone {
        (0..self.marks.diagnostics.len()).map(|id| Diagnostic { document: self, id: id as u32 })
    }

    /// The quotes, in the order of their contents.
    pub fn quotes(&self) -> impl ExactSizeIterator<Item = Quote<'_>> + DoubleEndedIterator + Clone {
        (0..self.attributions.len()).map(|id| Quote { document: self, id: id as u32 })
    }

    /// The quote with this [id](Quote::id).
    pub fn quote(&self, id: usize) -> Option<Quote<'_>> {
        (id < self.attributions.len()).then_some(Quote { document: self, id: id as u32 })
    }

    /// The people and bodies that speak.
    pub fn speakers(&self) -> impl ExactSizeIterator<Item = Speaker<'_>> + DoubleEndedIterator + Clone {
        (0..self.speakers.entities.len()).map(|id| Speaker { document: self, id: id as u32 })
    }

    /// The speaker with this [id](Speaker::id).
    pub fn speaker(&self, id: usize) -> Option<Speaker<'_>> {
        (id < self.speakers.entities.len()).then_some(Speaker { document: self, id: id as u32 })
    }

    /// The claims.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'_>> + DoubleEndedIterator + Clone {
        (0..self.claims.len()).map(|id| Claim { document: self, id: id as u32 })
    }

    /// The claim with this [id](Claim::id).
    pub fn claim(&self, id: usize) -> Option<Claim<'_>> {
        (id < self.claims.len()).then_some(Claim { document: self, id: id as u32 })
    }

    /// A converter of byte offsets into the text as given, such as every `range` of a document, into another unit.
    ///
    /// Making it takes one walk over the text; each conversion then takes constant time. Bytes of a document from bytes
    /// stay as they are; other units count in the decoded text.
    ///
    /// ```
    /// use dixit::Offsets;
    ///
    /// let document = dixit::parse("Żółć 🦀 crab");
    /// let crab = document.given().find("crab").unwrap();
    /// assert_eq!(document.offsets(Offsets::Chars).convert(crab), 7);
    /// assert_eq!(document.offsets(Offsets::Utf16).convert(crab), 8);
    /// ```
    pub fn offsets(&self, unit: Offsets) -> OffsetConverter<'_> {
        OffsetConverter::new(self.given(), unit, self.decoded.as_ref().map(|decoded| &decoded.decoding))
    }

    /// The whole result as plain data that can be kept, sent and serialised, with its offsets in the given unit.
    pub fn record(&self, unit: Offsets) -> crate::record::Document {
        crate::record::Document::of(self, unit)
    }

    /// The repaired text of some tokens.
    fn text_of(&self, tokens: TokenSpan) -> &str {
        &self.text()[self.repaired_range_of(tokens)]
    }

    /// The bytes of the text as given that some tokens come from.
    fn range_of(&self, tokens: TokenSpan) -> Range<usize> {
        self.given_range(self.repaired_range_of(tokens))
    }

    /// The bytes as given that some bytes of the repaired text come from.
    fn given_range(&self, repaired: Range<usize>) -> Range<usize> {
        let range = self.repaired.given_range(repaired);
        self.decoded.as_ref().map_or(range.clone(), |decoded| decoded.decoding.given(range))
    }

    /// The bytes of the repaired text from the first visible token to the end of the visible part of the last one.
    fn repaired_range_of(&self, tokens: TokenSpan) -> Range<usize> {
        let tokens = self.visible(tokens).range();
        match &self.tokens[tokens.clone()] {
            [] => {
                let at = self.tokens.get(tokens.start).map_or(self.text().len(), |token| token.start as usize);
                at..at
            }
            [first, rest @ ..] => first.start as usize..rest.last().unwrap_or(first).end as usize,
        }
    }

    /// Some tokens without the white space that a text can begin with.
    fn visible(&self, tokens: TokenSpan) -> TokenSpan {
        let is_space = |token: &&crate::token::Token| token.kind == TokenKind::Space;
        let spaces = self.tokens[tokens.range()].iter().take_while(is_space).count();
        TokenSpan::new(tokens.range().start + spaces, tokens.range().end)
    }
}

/// The decoding of bytes, and the repairs of the decoded text where they are in the bytes.
#[derive(Clone)]
struct Decoded {
    decoding: Decoding,
    repairs: Vec<Repair>,
    suggestions: Vec<Repair>,
}

impl Decoded {
    fn new(decoding: Decoding, repaired: &Repaired<'_>) -> Self {
        let place = |repairs: &[Repair]| {
            let mut repairs = repairs.to_vec();
            repairs.iter_mut().for_each(|repair| repair.range = decoding.given(repair.range.clone()));
            repairs
        };
        Self { repairs: place(repaired.repairs()), suggestions: place(repaired.suggestions()), decoding }
    }
}

impl std::fmt::Debug for Document<'_> {
    /// A summary; the handles show the details.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Document")
            .field("bytes", &self.given().len())
            .field("tokens", &self.tokens.len())
            .field("sentences", &self.segments.sentences.len())
            .field("quotes", &self.attributions.len())
            .field("speakers", &self.speakers.entities.len())
            .field("claims", &self.claims.len())
            .finish()
    }
}

/// The part of a text whose offsets fit into 32 bits.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
