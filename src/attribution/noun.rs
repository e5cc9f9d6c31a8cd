//! Nouns that attribute: `Mary's claim that …`, `his belief that …`

use super::cue::Act;
use super::statement::Statement;
use super::{Found, Proposal, Rule, complement, phrase};
use crate::category::Category::*;
use crate::reading::Reading;
use crate::span::TokenSpan;

/// The nouns, each with its act.
const NOUNS: &[(&str, Act)] = &[
    ("accusation", Act::Say),
    ("admission", Act::Say),
    ("allegation", Act::Say),
    ("announcement", Act::Say),
    ("argument", Act::Say),
    ("assertion", Act::Say),
    ("assurance", Act::Promise),
    ("belief", Act::Believe),
    ("claim", Act::Say),
    ("comment", Act::Say),
    ("complaint", Act::Say),
    ("concern", Act::Feel),
    ("conclusion", Act::Believe),
    ("contention", Act::Say),
    ("criticism", Act::Say),
    ("declaration", Act::Say),
    ("denial", Act::Deny),
    ("fear", Act::Feel),
    ("hope", Act::Feel),
    ("insistence", Act::Say),
    ("opinion", Act::Believe),
    ("pledge", Act::Promise),
    ("prediction", Act::Say),
    ("promise", Act::Promise),
    ("report", Act::Say),
    ("statement", Act::Say),
    ("suggestion", Act::Say),
    ("view", Act::Believe),
    ("vow", Act::Promise),
    ("warning", Act::Say),
];

pub(crate) fn find(reading: &Reading<'_>, statement: &Statement, nouns: &[usize], found: &mut Found<'_>) {
    let range = statement.tokens.range();
    for &index in nouns {
        let Some(act) = act(reading.word(index)) else { continue };
        let Some(source) = owner(reading, range.start, index) else { continue };
        found.take(Proposal {
            content: complement::that_clause(reading, index + 1, statement).into(),
            cue: Some(TokenSpan::new(index, index + 1)),
            source: Some(source),
            act,
            rule: Rule::Noun,
            confidence: 0.7,
        });
    }
}

/// What a noun that attributes does.
pub(super) fn act(word: &str) -> Option<Act> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    NOUNS.iter().find(|(noun, _)| *noun == singular).map(|(_, act)| *act)
}

/// `Mary's`, `his`, adjectives between it and the noun or not.
fn owner(reading: &Reading<'_>, start: usize, noun: usize) -> Option<TokenSpan> {
    let before = (start..noun).rev().find(|&index| !matches!(reading.categories[index], Adjective | Adverb))?;
    match reading.categories[before] {
        Possessive => Some(TokenSpan::new(before, before + 1)),
        // With its 's, as PolNeAR bounds it.
        Genitive => phrase::phrase_beside(reading, start, before)
            .map(|source| TokenSpan { start: source.start, end: before as u32 + 1 }),
        _ => None,
    }
}
