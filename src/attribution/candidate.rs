//! Where an attribution may be: the few tokens that the patterns start from, found in one pass.

use super::cue::{self, Cue, Form};
use super::phrase;
use super::token_set::{BLOCK, TokenSet};
use crate::category::Category::{self, Base, Finite, Gerund, Noun, Participle, That};
use crate::lexicon::{Class, Mask, Word};
use crate::reading::Reading;
use crate::span::TokenSpan;

/// A form of a cue verb that stands where a verb can.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueVerb {
    token: u32,
    /// How many tokens of its group, `has`, `did not`, stand before it, whichever statement they stand in.
    before: u8,
    pub(crate) form: Form,
    pub(crate) cue: &'static Cue,
}

impl CueVerb {
    pub(crate) fn token(&self) -> usize {
        self.token as usize
    }

    /// The first token of its group from `start` on.
    pub(crate) fn group(&self, start: usize) -> usize {
        (self.token() - usize::from(self.before)).max(start).min(self.token())
    }
}

/// Starting points, each list in text order. None stands inside a quotation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidates {
    verbs: Vec<CueVerb>,
    /// `according`
    attributing: Vec<usize>,
    /// Nouns before `that`.
    nouns: Vec<usize>,
}

/// Those of one statement, or of it and all behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Starts<'c> {
    /// The first token of them all.
    first: usize,
    pub(crate) verbs: &'c [CueVerb],
    pub(crate) attributing: &'c [usize],
    pub(crate) nouns: &'c [usize],
}

/// What makes a token of each category worth a look, by the category's number.
static MASKS: [Mask; Category::COUNT] = {
    let attributing = Mask::of(&[Class::Attributing]);
    let mut masks = [attributing; Category::COUNT];
    masks[Finite as usize] = attributing.or(Mask::CUE);
    masks[Base as usize] = attributing.or(Mask::CUE);
    masks[Participle as usize] = attributing.or(Mask::CUE);
    masks[Gerund as usize] = attributing.or(Mask::CUE);
    masks[That as usize] = attributing.or(Mask::of(&[Class::Subordinator]));
    masks
};

/// All starting points outside the quoted tokens.
pub(super) fn candidates(reading: &Reading<'_>, quoted: &TokenSet) -> Candidates {
    // News has some four cue verbs a hundred tokens, few texts twice as many.
    let mut candidates = Candidates { verbs: Vec::with_capacity(reading.tokens.len() / 12 + 1), ..Default::default() };
    for (number, (words, categories)) in reading.words.chunks(BLOCK).zip(reading.categories.chunks(BLOCK)).enumerate() {
        let mut set = worth(words, categories) & !quoted.block(number);
        while set != 0 {
            candidates.note(reading, number * BLOCK + set.trailing_zeros() as usize);
            set &= set - 1;
        }
    }
    candidates
}

/// Which of up to 64 tokens are worth a look. Without a branch, which could not be foreseen.
fn worth(words: &[Word], categories: &[Category]) -> u64 {
    const ROW: usize = 8;
    let is_worth = |word: &Word, category: &Category| u64::from(word.has(MASKS[*category as usize]));
    let row = |(words, categories): (&[Word; ROW], &[Category; ROW])| {
        (0..ROW).fold(0, |bits, at| bits | is_worth(&words[at], &categories[at]) << at)
    };
    let (word_rows, last_words) = words.as_chunks::<ROW>();
    let (category_rows, last_categories) = categories.as_chunks::<ROW>();
    let last = last_words.iter().zip(last_categories).rev().fold(0, |bits, (word, it)| bits << 1 | is_worth(word, it));
    word_rows.iter().zip(category_rows).rev().fold(last, |bits, rows| bits << ROW | row(rows))
}

impl Candidates {
    pub(crate) fn starts(&self) -> Starts<'_> {
        Starts::new(&self.verbs, &self.attributing, &self.nouns)
    }

    fn note(&mut self, reading: &Reading<'_>, index: usize) {
        let (word, category) = (reading.words[index], reading.categories[index]);
        match () {
            () if category.is_verb() && word.has(Mask::CUE) => {
                let entry = word.cue().map(cue::entry).filter(|(cue, _)| cue.believed(false).is_any());
                self.verbs.extend(entry.map(|(cue, form)| CueVerb {
                    token: index as u32,
                    before: (index - phrase::verb_group_start(reading, 0, index)) as u8,
                    form,
                    cue,
                }));
            }
            () if word.is(Class::Attributing) => self.attributing.push(index),
            () if index > 0 && reading.categories[index - 1] == Noun => self.nouns.push(index - 1),
            () => {}
        }
    }
}

impl<'c> Starts<'c> {
    fn new(verbs: &'c [CueVerb], attributing: &'c [usize], nouns: &'c [usize]) -> Starts<'c> {
        let of = |list: &[usize]| list.first().copied().unwrap_or(usize::MAX);
        let verb = verbs.first().map_or(usize::MAX, CueVerb::token);
        Starts { first: verb.min(of(attributing)).min(of(nouns)), verbs, attributing, nouns }
    }

    /// Takes those that stand before the end of `tokens`, if there are any, and leaves the rest. Statements ask in text
    /// order.
    #[inline]
    pub(crate) fn take_within(&mut self, tokens: TokenSpan) -> Option<Starts<'c>> {
        if self.first >= tokens.range().end {
            return None;
        }
        let (verbs, other_verbs) = split(self.verbs, tokens, CueVerb::token);
        let (attributing, other_attributing) = split(self.attributing, tokens, |token| *token);
        let (nouns, other_nouns) = split(self.nouns, tokens, |token| *token);
        *self = Starts::new(other_verbs, other_attributing, other_nouns);
        Some(Starts::new(verbs, attributing, nouns))
    }
}

/// What stands in `tokens`, and what stands behind.
fn split<T>(list: &[T], tokens: TokenSpan, token: impl Fn(&T) -> usize) -> (&[T], &[T]) {
    let range = tokens.range();
    let end = list.iter().position(|start| token(start) >= range.end).unwrap_or(list.len());
    let (own, rest) = list.split_at(end);
    let start = own.iter().position(|start| token(start) >= range.start).unwrap_or(own.len());
    (&own[start..], rest)
}
