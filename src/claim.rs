//! What is asserted, how firmly, and is it worth checking?

mod clause;
mod clue;
mod directive;
mod modality;
mod polarity;
#[cfg(test)]
mod tests;
mod worth;

use crate::attribution::{Attribution, QuoteKind};
use crate::category::Category;
use crate::reading::Reading;
use crate::span::TokenSpan;
use clause::Clause;
use clue::{Clues, Role, Traits};
use modality::Hedges;
use worth::{Counts, Place};

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
    let mut claims = Vec::with_capacity(2 * attributions.len() + reading.tokens.len() / 64 + 4);
    let mut reported = Reported::new(reading.tokens.len(), scope);
    let nothing = Reported::default();
    let mut clues = Clues::default();
    let mut sentence = 0;
    for (index, attribution) in attributions.iter().enumerate() {
        let is_backshifted = attribution.kind == QuoteKind::Indirect;
        for &content in &attribution.content {
            for part in clause::parts(&reading.segments.sentences, content, &mut sentence) {
                clues.read(&reading, part);
                clause::split(&reading, part, &clues, &nothing, |clause| {
                    let attribution = Some((index as u32, is_backshifted));
                    claims.push(assertion(&reading, clause, &clues, &nothing, attribution));
                });
            }
            reported.add(content);
        }
    }
    if scope == ClaimScope::All {
        for sentence in &reading.segments.sentences {
            clues.read(&reading, sentence.tokens);
            clause::split(&reading, sentence.tokens, &clues, &reported, |clause| {
                if !reported.holds_all(&reading, clause.tokens) {
                    claims.push(assertion(&reading, clause, &clues, &reported, None));
                }
            });
        }
    }
    claims.sort_by_key(|claim| (claim.tokens.start, claim.attribution.is_some(), claim.attribution));
    claims
}

/// What a clause asserts. `attribution`: the one that it stands in, and whether that shifts its tenses back.
fn assertion(
    reading: &Reading<'_>,
    clause: &Clause,
    clues: &Clues,
    reported: &Reported,
    attribution: Option<(u32, bool)>,
) -> Assertion {
    let mut is_negated = false;
    let mut hedges = Hedges::new(attribution.is_some_and(|(_, is_backshifted)| is_backshifted));
    let mut features = Counts::default();
    let counts = |token: usize| clause.owns(token) && !reported.holds(token);
    let reach = clause.reach.range();
    let place = Place { reading, clues, end: reach.end };
    for sets in clues.sets(reach.start, reach.end) {
        sets.each(Role::Tell, |token| {
            let traits = Traits::of(reading, token);
            features.add(traits.features());
            if traits.has(Traits::PLACE) {
                features.add(place.features(token));
                if reading.categories[token] == Category::To && counts(token.wrapping_sub(1)) {
                    hedges.read_before_to(reading, token - 1);
                }
            }
            if traits.has(Traits::QUALIFY) && counts(token) {
                is_negated |= polarity::is_negated(reading, clause, token);
                hedges.read(reading, token);
            }
        });
        sets.each(Role::Finite, |token| features.add(worth::of_finite(reading, token)));
        features.add_sets(sets);
    }
    let modality = hedges.modality(reading, clause);
    Assertion {
        tokens: clause.tokens,
        attribution: attribution.map(|(index, _)| index),
        polarity: if is_negated { Polarity::Negated } else { Polarity::Affirmed },
        modality,
        check_worthiness: features.worth(modality),
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
