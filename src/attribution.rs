//! Which words are a cue, its source, its content?
//!
//! The grammar looks at one statement at a time, outside quotations, for the explicit patterns:
//!
//! 1. [`according`]: `according to X`, on either side of its content;
//! 2. [`tail`]: the content stands first, `…, X said`, `…, said X`, `The tower, X said, had …`;
//! 3. [`complement`]: the content follows its cue, `X said that …`, `X vowed to …`, `X said: …`;
//! 4. [`noun`]: the same behind a noun, `Mary's claim that …`;
//! 5. [`transcript`]: paragraphs that begin with a speaker's name in capitals;
//! 6. [`quotation`]: quotations that no cue of their own statement explains: they go on from the one before, are
//!    introduced by a colon, or stand in a transcript.
//!
//! A token has one role: what an earlier pattern took is not offered to a later one.
//!
//! Then, unless [`Method::Grammar`] is asked for, the model decides, with what the grammar found among its evidence:
//!
//! 7. [`chunk`], [`feature`], [`tagger`]: tokens become chunks, chunks features, each paragraph a sequence of [states](state),
//!    which tell the [labels](label);
//! 8. [`assembly`]: labels become attributions again, each part with the cue on the side that its label names; what the
//!    grammar found and the model left out whole is kept if its rule has proved right even then;
//! 9. [`turn`]: quotations that somebody speaks and nothing attributes: signatures, turns of a dialogue.

mod according;
mod assembly;
mod candidate;
mod chunk;
mod complement;
mod confidence;
pub(crate) mod cue;
pub(crate) mod feature;
pub(crate) mod label;
mod noun;
mod owners;
mod phrase;
mod quotation;
mod rule;
pub(crate) mod state;
mod statement;
mod tagger;
mod tail;
#[cfg(test)]
mod tests;
mod token_set;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
mod transcript;
mod turn;

use crate::category::Category;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::spans::Spans;
pub use cue::Act;
use owners::Owners;
pub use rule::Rule;
use statement::Statement;
use token_set::TokenSet;

/// One attribution: a content, the cue that attributes it, and the words that name its source.
#[derive(Clone, Debug)]
pub(crate) struct Attribution {
    /// In text order, never empty; several spans if the quotation is split. With quotation marks.
    pub(crate) content: Spans,
    /// May be empty: a continuation, a transcript.
    pub(crate) cue: Spans,
    /// May be empty: "it was reported that".
    pub(crate) source: Spans,
    pub(crate) kind: QuoteKind,
    pub(crate) act: Act,
    pub(crate) rule: Rule,
    /// 0 to 1: the measured precision of the rule.
    pub(crate) confidence: f32,
    /// The attribution whose source this one shares: that of the paragraph before, or of the paragraph behind if the
    /// cue of a running quotation stands at its end.
    pub(crate) continues: Option<u32>,
}

/// Whose words the content gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum QuoteKind {
    /// All words stand inside quotation marks.
    Direct,
    /// No word stands inside quotation marks.
    Indirect,
    /// Some words stand inside quotation marks.
    Mixed,
}

/// How the attributions are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// By the grammar alone: faster, and every answer has a rule that explains it; it finds fewer.
    Grammar,
    /// The grammar proposes, a linear model decides.
    #[default]
    Model,
}

/// Finds the attributions, in the order of their contents.
pub(crate) fn attribute(reading: Reading<'_>, method: Method) -> Vec<Attribution> {
    let grammar = by_grammar(&reading);
    let mut attributions = match method {
        Method::Grammar => grammar,
        Method::Model => assembly::assemble(&reading, &grammar, &tagger::tag(&reading, &grammar)),
    };
    inherit_sources(&mut attributions);
    attributions
}

/// A quotation that goes on with an earlier or later one has the source of that.
fn inherit_sources(attributions: &mut [Attribution]) {
    // Most continue an earlier one, some the next: a walk each way.
    let count = attributions.len();
    for index in (0..count).chain((0..count).rev()) {
        let Some(continued) = attributions[index].continues else { continue };
        if attributions[index].source.is_empty() {
            attributions[index].source = attributions[continued as usize].source.clone();
        }
    }
}

/// Finds the attributions that the grammar knows, in the order of their contents.
fn by_grammar(reading: &Reading<'_>) -> Vec<Attribution> {
    let statements = statement::statements(reading);
    let mut found = Found::new(reading);
    let candidates = candidate::candidates(reading, &found.quoted);
    let mut rest = candidates.starts();
    for statement in &statements {
        according::as_put(reading, statement, &mut found);
        if !rest.any_within(statement.tokens) {
            continue;
        }
        according::find(reading, statement, rest.take_attributing(statement.tokens), &mut found);
        rest.drop_verbs(statement.tokens.range().start);
        let verbs = tail::find(reading, statement, rest.verbs, &mut found);
        noun::find(reading, statement, rest.take_nouns(statement.tokens), &mut found);
        complement::find(reading, statement, rest.take_verbs(verbs), &mut found);
    }
    transcript::find(reading, &mut found);
    quotation::attach(reading, &statements, &mut found);
    found.finish()
}

/// The attributions found so far and the tokens that they take.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    reading: &'a Reading<'a>,
    attributions: Vec<Attribution>,
    /// Of contents and cues.
    owners: Owners,
    /// What stands in quotations.
    quoted: TokenSet,
}

/// An attribution before its kind is known.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) content: Spans,
    pub(crate) cue: Option<TokenSpan>,
    pub(crate) source: Option<TokenSpan>,
    pub(crate) act: Act,
    pub(crate) rule: Rule,
    pub(crate) confidence: f32,
}

impl<'a> Found<'a> {
    fn new(reading: &'a Reading<'a>) -> Self {
        let count = reading.tokens.len();
        // News has some two attributions a hundred tokens, a text full of quotes six.
        let attributions = Vec::with_capacity(count / 16 + 1);
        Self { reading, attributions, owners: Owners::new(count), quoted: TokenSet::quoted(reading) }
    }

    /// Takes a proposal up unless its cue or part of its content is taken. Gives its number.
    fn take(&mut self, proposal: Proposal) -> Option<u32> {
        let mut content = proposal.content;
        content.retain(|span| !span.is_empty());
        let spans: &[TokenSpan] = &content;
        let is_taken = |part: &TokenSpan| self.owners.has_any(*part);
        if spans.is_empty() || spans.iter().any(is_taken) || proposal.cue.as_ref().is_some_and(is_taken) {
            return None;
        }
        let number = self.attributions.len() as u32;
        spans.iter().for_each(|part| self.owners.give(*part, number));
        proposal.cue.iter().for_each(|part| self.owners.give(*part, number));
        self.attributions.push(Attribution {
            kind: proposal.rule.kind().unwrap_or_else(|| kind(self.reading, &self.quoted, spans)),
            content,
            cue: proposal.cue.into(),
            source: proposal.source.into(),
            act: proposal.act,
            rule: proposal.rule,
            confidence: proposal.confidence,
            continues: None,
        });
        Some(number)
    }

    fn is_taken(&self, token: usize) -> bool {
        self.owners.has(token)
    }

    fn is_any_taken(&self, tokens: TokenSpan) -> bool {
        self.owners.has_any(tokens)
    }

    /// The attribution that took a token.
    fn owner(&self, token: usize) -> Option<u32> {
        self.owners.of(token)
    }

    /// `said the lamp was broken, but added`: the source of the attribution that ends before a verb without a subject.
    fn source_before(&self, start: usize, verb: usize) -> Option<TokenSpan> {
        let parts = |&index: &usize| {
            matches!(self.reading.categories[index], Category::Comma | Category::Coordinator | Category::Adverb)
        };
        let parted = (start..verb).rev().take_while(parts).count();
        let last = (verb - parted).checked_sub(1).filter(|&last| parted > 0 && last >= start)?;
        let owner = self.owner(last)?;
        self.attributions[owner as usize].source.first().copied()
    }

    /// The attribution in a stretch of tokens that a quotation behind it goes on with: the last one that quotes, or the
    /// last one.
    fn last_in(&self, tokens: impl DoubleEndedIterator<Item = usize> + Clone) -> Option<u32> {
        let owners = || tokens.clone().rev().filter_map(|token| self.owner(token));
        owners()
            .find(|&owner| self.attributions[owner as usize].kind != QuoteKind::Indirect)
            .or_else(|| owners().next())
    }

    /// Adds a later quotation to the content of an attribution.
    fn extend(&mut self, number: u32, span: TokenSpan) {
        self.owners.give(span, number);
        let attribution = &mut self.attributions[number as usize];
        attribution.content.push(span);
        attribution.content.sort_unstable();
        attribution.kind = kind(self.reading, &self.quoted, &attribution.content);
    }

    fn finish(self) -> Vec<Attribution> {
        in_text_order(self.attributions)
    }
}

/// Sorts by place and renumbers the links.
fn in_text_order(mut attributions: Vec<Attribution>) -> Vec<Attribution> {
    if attributions.is_sorted_by_key(|attribution| attribution.content[0].start) {
        return attributions;
    }
    // By the first token, and of two with the same one by their number.
    let keys = (0..).zip(&attributions).map(|(number, it): (u64, _)| u64::from(it.content[0].start) << 32 | number);
    let mut order: Vec<u64> = keys.collect();
    order.sort_unstable();
    let mut places = vec![0; order.len()];
    for (place, key) in (0..).zip(order) {
        places[key as u32 as usize] = place;
    }
    for attribution in &mut attributions {
        attribution.continues = attribution.continues.map(|old: u32| places[old as usize]);
    }
    // Attributions are large: each goes to its place at once.
    for at in 0..places.len() {
        while places[at] as usize != at {
            let place = places[at] as usize;
            attributions.swap(at, place);
            places.swap(at, place);
        }
    }
    attributions
}

/// Direct, indirect or mixed, by where the words stand.
fn kind(reading: &Reading<'_>, quoted: &TokenSet, content: &[TokenSpan]) -> QuoteKind {
    // Most contents stand outside or inside altogether.
    if !content.iter().any(|span| quoted.has_any(*span)) {
        return QuoteKind::Indirect;
    }
    let has_word = |is_inside: bool| {
        let mut tokens = content.iter().flat_map(|span| span.range());
        tokens.any(|token| (reading.marks.inside[token] != 0) == is_inside && reading.kind(token).is_wordlike())
    };
    match () {
        () if !has_word(true) => QuoteKind::Indirect,
        () if content.iter().all(|span| quoted.has_all(*span)) || !has_word(false) => QuoteKind::Direct,
        () => QuoteKind::Mixed,
    }
}

/// The end of a statement without its final stop or colon; closing marks stay.
fn end_without_stop(reading: &Reading<'_>, statement: &Statement) -> usize {
    let range = statement.tokens.range();
    let is_final = |index: usize| {
        (reading.marks.inside[index] == 0) & matches!(reading.categories[index], Category::Stop | Category::Colon)
    };
    let count = range.clone().rev().take_while(|&index| is_final(index)).count();
    range.end - count
}
