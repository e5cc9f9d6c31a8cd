//! What is asserted, how firmly, and is it worth checking?

mod clause;
mod dictionary;
mod directive;
mod modality;
mod polarity;
mod telling;
#[cfg(test)]
mod tests;
mod worth;

use crate::attribution::{Attribution, QuoteKind};
use crate::reading::Reading;
use crate::span::TokenSpan;
use clause::Clause;
use modality::Hedges;
use telling::Telling;
use worth::Counter;

/// A clause that asserts something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Assertion {
    pub(crate) tokens: TokenSpan,
    /// Index of the attribution it stands in; `None` if the document itself asserts it.
    pub(crate) attribution: Option<u32>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    /// 0 to 1.
    pub(crate) check_worthiness: f32,
}

/// Is the content of a claim affirmed or negated?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// How firmly a claim is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As likely.
    Probable,
    /// As possible.
    Possible,
    /// As what must or should be.
    Necessary,
    /// Under a condition.
    Conditional,
    /// As a question.
    Question,
    /// As a request or an order.
    Directive,
}

/// Whose claims to extract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimScope {
    /// Those that stand in quotes.
    #[default]
    Quotes,
    /// Also those that the document itself makes.
    All,
}

/// Finds the claims: clauses of the contents, in text order; with [`ClaimScope::All`] also those of the sentences.
pub(crate) fn extract(reading: Reading<'_>, attributions: &[Attribution], scope: ClaimScope) -> Vec<Assertion> {
    let mut claims = Vec::with_capacity(2 * attributions.len());
    let mut reported = Reported::new(reading.tokens.len(), scope);
    let nothing = Reported::default();
    let mut clauses = Vec::new();
    let mut telling = Telling::default();
    let mut sentence = 0;
    for (index, attribution) in attributions.iter().enumerate() {
        for &content in &attribution.content {
            telling.read(&reading, content);
            clause::split(&reading, content, &telling, &nothing, &mut sentence, &mut clauses);
            for clause in clauses.drain(..) {
                let is_backshifted = attribution.kind == QuoteKind::Indirect;
                let mut claim = assertion(&reading, clause, &telling, &nothing, is_backshifted);
                claim.attribution = Some(index as u32);
                claims.push(claim);
            }
            reported.add(content);
        }
    }
    if scope == ClaimScope::All {
        let mut first = 0;
        for sentence in &reading.segments.sentences {
            telling.read(&reading, sentence.tokens);
            clause::split(&reading, sentence.tokens, &telling, &reported, &mut first, &mut clauses);
            for clause in clauses.drain(..).filter(|clause| !reported.holds_all(&reading, clause.tokens)) {
                claims.push(assertion(&reading, clause, &telling, &reported, false));
            }
        }
    }
    claims.sort_by_key(|claim| (claim.tokens.start, claim.attribution.is_some(), claim.attribution));
    claims
}

fn assertion(
    reading: &Reading<'_>,
    clause: Clause,
    telling: &Telling,
    reported: &Reported,
    is_backshifted: bool,
) -> Assertion {
    let mut is_negated = false;
    let mut hedges = Hedges::new(is_backshifted);
    let mut counter = Counter::new(reading);
    for block in telling.blocks(clause.tokens) {
        let own = block.without(clause.inner);
        is_negated |= polarity::is_negated(reading, &clause, &own, reported);
        hedges.read(reading, &own, reported);
        counter.read(&block);
    }
    let modality = hedges.modality(reading, &clause);
    Assertion {
        tokens: clause.tokens,
        attribution: None,
        polarity: if is_negated { Polarity::Negated } else { Polarity::Affirmed },
        modality,
        check_worthiness: counter.worth(&clause, modality),
    }
}

/// Which tokens report what somebody else says. A claim of the document itself may hold such words (`Mary said the
/// bridge was not safe`), but they make it neither negated nor conditional.
#[derive(Clone, Debug, Default)]
struct Reported(Vec<bool>);

impl Reported {
    fn new(tokens: usize, scope: ClaimScope) -> Self {
        Self(if scope == ClaimScope::All { vec![false; tokens] } else { Vec::new() })
    }

    fn add(&mut self, content: TokenSpan) {
        if let Some(tokens) = self.0.get_mut(content.range()) {
            tokens.fill(true);
        }
    }

    fn holds(&self, token: usize) -> bool {
        self.0.get(token).copied().unwrap_or(false)
    }

    fn holds_all(&self, reading: &Reading<'_>, tokens: TokenSpan) -> bool {
        tokens.range().all(|token| self.holds(token) || !reading.kind(token).is_wordlike())
    }
}
