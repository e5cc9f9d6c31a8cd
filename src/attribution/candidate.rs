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

/// Those that no statement has taken so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Starts<'c> {
    pub(crate) verbs: &'c [CueVerb],
    attributing: &'c [usize],
    nouns: &'c [usize],
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
        Starts { verbs: &self.verbs, attributing: &self.attributing, nouns: &self.nouns }
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
    /// Whether any stands before the end of `tokens`. Statements ask in text order.
    #[inline]
    pub(crate) fn any_within(&self, tokens: TokenSpan) -> bool {
        let of = |list: &[usize]| list.first().copied().unwrap_or(usize::MAX);
        let verb = self.verbs.first().map_or(usize::MAX, CueVerb::token);
        verb.min(of(self.attributing)).min(of(self.nouns)) < tokens.range().end
    }

    /// Takes the words that attribute in `tokens`; those before are dropped.
    pub(crate) fn take_attributing(&mut self, tokens: TokenSpan) -> &'c [usize] {
        take(&mut self.attributing, tokens)
    }

    /// The same of the nouns.
    pub(crate) fn take_nouns(&mut self, tokens: TokenSpan) -> &'c [usize] {
        take(&mut self.nouns, tokens)
    }

    /// Drops the verbs before a token.
    pub(crate) fn drop_verbs(&mut self, token: usize) {
        while let [first, rest @ ..] = self.verbs
            && first.token() < token
        {
            self.verbs = rest;
        }
    }

    /// Takes so many verbs.
    pub(crate) fn take_verbs(&mut self, count: usize) -> &'c [CueVerb] {
        let (own, rest) = self.verbs.split_at(count);
        self.verbs = rest;
        own
    }
}

/// Takes what stands in `tokens` off a list, and what stands before.
fn take<'c>(list: &mut &'c [usize], tokens: TokenSpan) -> &'c [usize] {
    let range = tokens.range();
    let end = list.iter().position(|&start| start >= range.end).unwrap_or(list.len());
    let (own, rest) = list.split_at(end);
    *list = rest;
    let start = own.iter().position(|&start| start >= range.start).unwrap_or(own.len());
    &own[start..]
}
