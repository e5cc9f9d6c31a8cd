//! Where an attribution may be: the few tokens that the patterns start from, found in one pass.

use crate::category::Category::*;
use crate::reading::Reading;
use crate::span::TokenSpan;

/// The starting points, each list in text order; none stands inside a quotation.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// Forms of cue verbs that stand where a verb can.
    pub(crate) verbs: Vec<usize>,
    /// `according`
    pub(crate) according: Vec<usize>,
    /// A noun before `that`.
    pub(crate) nouns: Vec<usize>,
}

pub(crate) fn candidates(reading: &Reading<'_>) -> Candidates {
    let mut candidates = Candidates::default();
    let mut before = Stop;
    let words = reading.words.iter().zip(reading.categories).zip(&reading.marks.inside);
    for (index, ((word, &category), &inside)) in words.enumerate() {
        match category {
            Finite | Base | Participle | Gerund if inside == 0 && word.cue().is_some() => candidates.verbs.push(index),
            Gerund | Noun | Name if inside == 0 && is_according(reading, index) => candidates.according.push(index),
            That if inside == 0 && before == Noun => candidates.nouns.push(index - 1),
            _ => {}
        }
        before = category;
    }
    candidates
}

/// Most tokens are of another length, which is cheaper to see than their text.
fn is_according(reading: &Reading<'_>, index: usize) -> bool {
    const WORD: &str = "according";
    let token = reading.tokens[index];
    (token.end - token.start) as usize == WORD.len() && reading.word(index).eq_ignore_ascii_case(WORD)
}

/// Takes those of a list that stand before the end of `tokens`, and leaves the rest. Statements ask in text order.
pub(crate) fn take_within<'c>(list: &mut &'c [usize], tokens: TokenSpan) -> &'c [usize] {
    let count = list.iter().take_while(|&&index| index < tokens.range().end).count();
    let (own, rest) = list.split_at(count);
    *list = rest;
    let skipped = own.iter().take_while(|&&index| index < tokens.range().start).count();
    &own[skipped..]
}
