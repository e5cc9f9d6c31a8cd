//! Quotes: contents with their cues and sources.

use super::part::{hull, joined, parts};
use super::{Claim, Document, Part, Sentence, Speaker};
use crate::attribution::{Act, Attribution, QuoteKind, Rule};
use crate::speaker::{Resolution, ResolutionKind};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// What somebody said, wrote, thought, and the words that tell so.
///
/// ```
/// let document = dixit::parse("“We will rebuild it,” said Mayor Ada Lindqvist.");
/// for quote in document.quotes() {
///     assert_eq!(&document.given()[quote.range()], quote.text());
///     assert_eq!(quote.cue().unwrap().text(), "said");
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Quote<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) id: u32,
}

impl<'d> Quote<'d> {
    fn attribution(self) -> &'d Attribution {
        &self.document.attributions[self.id()]
    }

    fn resolved(self) -> Resolution {
        self.document.speakers.resolutions.get(self.id()).copied().unwrap_or_default()
    }

    /// Its place among [`Document::quotes`].
    pub fn id(self) -> usize {
        self.id as usize
    }

    /// The repaired words of the content, with their quotation marks; the parts of a split quotation are joined by a
    /// blank.
    pub fn text(self) -> Cow<'d, str> {
        joined(self.document, &self.attribution().content)
    }

    /// The stretches that the content consists of, at least one; several if the quotation is split:
    /// `“We,” she said, “are ready.”`
    pub fn parts(self) -> impl ExactSizeIterator<Item = Part<'d>> + DoubleEndedIterator + Clone {
        parts(self.document, &self.attribution().content)
    }

    /// The bytes of the text as given from the start of the first part to the end of the last one.
    pub fn range(self) -> Range<usize> {
        hull(self.document, &self.attribution().content)
    }

    /// Direct, indirect or mixed.
    pub fn kind(self) -> QuoteKind {
        self.attribution().kind
    }

    /// What the source does with the content: says, asks, denies, believes it.
    pub fn act(self) -> Act {
        self.attribution().act
    }

    /// The words that attribute: `said`, `according to`. `None` if there are none, as in a running quotation.
    pub fn cue(self) -> Option<Cue<'d>> {
        (!self.attribution().cue.is_empty()).then_some(Cue { quote: self })
    }

    /// The words that name the source, with titles and appositions. `None` if there are none: `it was said that`.
    pub fn source(self) -> Option<Source<'d>> {
        (!self.attribution().source.is_empty()).then_some(Source { quote: self })
    }

    /// Who the source is; `None` if nobody can be named with confidence.
    pub fn speaker(self) -> Option<Speaker<'d>> {
        self.resolved().speaker.map(|id| Speaker { document: self.document, id })
    }

    /// How the source leads to the speaker.
    pub fn resolution(self) -> Option<ResolutionKind> {
        self.resolved().kind
    }

    /// The name of the sieve that resolved the source, for those who ask why.
    pub fn sieve(self) -> Option<&'static str> {
        Some(self.resolved().sieve).filter(|sieve| !sieve.is_empty())
    }

    /// How sure it is that the speaker is the right one, 0 to 1; `None` without a speaker.
    pub fn speaker_confidence(self) -> Option<f32> {
        self.resolved().speaker.map(|_| self.resolved().confidence)
    }

    /// The pattern that found the quote.
    pub fn rule(self) -> Rule {
        self.attribution().rule
    }

    /// How sure it is that these words are somebody's, 0 to 1: the share of right ones among quotes like it in news, where
    /// right is a content with more than half of its words in common with a true one. How sure the speaker is, says
    /// [`speaker_confidence`](Self::speaker_confidence). With [`Method::Grammar`](crate::Method::Grammar), the measured
    /// precision of the verb in its pattern.
    pub fn confidence(self) -> f32 {
        self.attribution().confidence
    }

    /// The quote whose source this one shares: the first half before `he said`, the paragraph before; the paragraph after
    /// if a running quotation has its cue there.
    pub fn continues(self) -> Option<Quote<'d>> {
        self.attribution().continues.map(|id| Quote { document: self.document, id })
    }

    /// The sentences that its content, cue and source stand in, from the first to the last: its context.
    ///
    /// Takes time logarithmic in the number of sentences.
    ///
    /// ```
    /// let document = dixit::parse("It rained. “We waited. Nobody came,” Mary Smith said. It stopped.");
    /// let quote = document.quotes().next().unwrap();
    /// let context: Vec<&str> = quote.sentences().map(|sentence| sentence.text()).collect();
    /// assert_eq!(context.concat(), "“We waited.Nobody came,” Mary Smith said.");
    /// ```
    pub fn sentences(self) -> impl ExactSizeIterator<Item = Sentence<'d>> + DoubleEndedIterator + Clone {
        let Attribution { content, cue, source, .. } = self.attribution();
        let spans = || content.iter().chain(cue).chain(source);
        let first = spans().map(|span| span.start).min().unwrap_or_default();
        let last = spans().map(|span| span.end).max().unwrap_or_default();
        let sentences = &self.document.segments.sentences;
        let start = sentences.partition_point(|sentence| sentence.tokens.end <= first);
        let end = sentences.partition_point(|sentence| sentence.tokens.start < last);
        (start..end.max(start)).map(move |id| Sentence { document: self.document, id: id as u32 })
    }

    /// What it claims, in text order.
    pub fn claims(self) -> impl ExactSizeIterator<Item = Claim<'d>> + DoubleEndedIterator + Clone {
        let claims = self.document.claims_of_quote.members(self.id());
        claims.iter().map(move |&id| Claim { document: self.document, id })
    }
}

impl fmt::Display for Quote<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text())
    }
}

impl fmt::Debug for Quote<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Quote")
            .field("id", &self.id)
            .field("kind", &self.kind())
            .field("text", &self.text())
            .field("range", &self.range())
            .field("cue", &self.cue())
            .field("source", &self.source())
            .field("speaker", &self.speaker().map(Speaker::name))
            .finish_non_exhaustive()
    }
}

/// The words that attribute a content to a source.
///
/// ```
/// let document = dixit::parse("According to Petra Sallow, there were chains on the doors.");
/// let cue = document.quotes().next().unwrap().cue().unwrap();
/// assert_eq!(cue.text(), "According to");
/// assert_eq!(cue.act(), dixit::Act::Say);
/// assert_eq!(cue.range(), 0..12);
/// ```
#[derive(Clone, Copy)]
pub struct Cue<'d> {
    quote: Quote<'d>,
}

impl<'d> Cue<'d> {
    /// The repaired words; those of several parts are joined by a blank.
    pub fn text(self) -> Cow<'d, str> {
        joined(self.quote.document, &self.quote.attribution().cue)
    }

    /// The stretches that it consists of, at least one: `called`, `a lie`.
    pub fn parts(self) -> impl ExactSizeIterator<Item = Part<'d>> + DoubleEndedIterator + Clone {
        parts(self.quote.document, &self.quote.attribution().cue)
    }

    /// The bytes of the text as given from the start of the first part to the end of the last one.
    pub fn range(self) -> Range<usize> {
        hull(self.quote.document, &self.quote.attribution().cue)
    }

    /// What the source does with the content.
    pub fn act(self) -> Act {
        self.quote.act()
    }

    /// The quote that it attributes.
    pub fn quote(self) -> Quote<'d> {
        self.quote
    }
}

/// The words that name the source of a quote.
///
/// ```
/// let document = dixit::parse("“It will hold,” Harbour Master Tobias Renn said.");
/// let source = document.quotes().next().unwrap().source().unwrap();
/// assert_eq!(source.text(), "Harbour Master Tobias Renn");
/// assert_eq!(source.speaker().unwrap().name(), "Tobias Renn");
/// ```
#[derive(Clone, Copy)]
pub struct Source<'d> {
    quote: Quote<'d>,
}

impl<'d> Source<'d> {
    /// The repaired words; those of several parts are joined by a blank.
    pub fn text(self) -> Cow<'d, str> {
        joined(self.quote.document, &self.quote.attribution().source)
    }

    /// The stretches that it consists of, at least one.
    pub fn parts(self) -> impl ExactSizeIterator<Item = Part<'d>> + DoubleEndedIterator + Clone {
        parts(self.quote.document, &self.quote.attribution().source)
    }

    /// The bytes of the text as given from the start of the first part to the end of the last one.
    pub fn range(self) -> Range<usize> {
        hull(self.quote.document, &self.quote.attribution().source)
    }

    /// Who it is, see [`Quote::speaker`].
    pub fn speaker(self) -> Option<Speaker<'d>> {
        self.quote.speaker()
    }

    /// The quote whose source it is.
    pub fn quote(self) -> Quote<'d> {
        self.quote
    }
}

impl fmt::Display for Cue<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text())
    }
}

impl fmt::Debug for Cue<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Cue").field("text", &self.text()).field("range", &self.range()).finish()
    }
}

impl fmt::Display for Source<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text())
    }
}

impl fmt::Debug for Source<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Source").field("text", &self.text()).field("range", &self.range()).finish()
    }
}
