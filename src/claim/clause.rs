//! Which clauses does a stretch of text hold?
//!
//! A stretch is cut at the ends of its sentences and where a semicolon, a dash or a coordinator is followed by a clause of
//! its own: `The tax rose and the harbour emptied` is two, `The tax rose and fell` is one. A relative clause behind a
//! comma, `, which cost two million,`, and an adjunct, `because the harbour was empty`, count by themselves, inside the
//! clause that they stand in: what is negated in the one is not negated in the other.

use super::Reported;
use super::clue::{Clues, Role};
use crate::category::Category;
use crate::lexicon::prints_of;
use crate::reading::Reading;
use crate::segment::Sentence;
use crate::span::TokenSpan;
use crate::token::TokenKind;
use std::ops::Range;

/// A subject before its finite verb is no longer than this.
const LONGEST_SUBJECT: usize = 12;

/// Clauses in clauses are read this deep.
const DEEPEST: usize = 4;

/// A clause, without the punctuation at its edges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) tokens: TokenSpan,
    /// The same with some of the punctuation at its edges.
    pub(super) reach: TokenSpan,
    /// A clause inside this one that is a claim of its own.
    pub(super) inner: TokenSpan,
    /// Whether a question mark ends it.
    pub(super) is_question: bool,
}

impl Clause {
    /// Its tokens without those of the clause inside.
    pub(super) fn own(&self) -> impl Iterator<Item = usize> + use<> {
        let inner = self.inner;
        self.tokens.range().filter(move |&token| !inner.contains(token))
    }

    /// The token is one of these.
    pub(super) fn owns(&self, token: usize) -> bool {
        self.tokens.contains(token) && !self.inner.contains(token)
    }
}

/// The parts of a stretch that stand in one sentence each. `near`: where to look for its first sentence, and then where
/// it is.
pub(super) fn parts<'s>(
    sentences: &'s [Sentence],
    stretch: TokenSpan,
    near: &mut usize,
) -> impl Iterator<Item = TokenSpan> + use<'s> {
    *near = first_sentence(sentences, *near, stretch.start);
    sentences[*near..]
        .iter()
        .map(|sentence| sentence.tokens)
        .take_while(move |tokens| tokens.start < stretch.end)
        .map(move |tokens| TokenSpan { start: tokens.start.max(stretch.start), end: tokens.end.min(stretch.end) })
}

/// The first sentence that ends behind a token: mostly one of those from where it is looked for.
fn first_sentence(sentences: &[Sentence], near: usize, token: u32) -> usize {
    const FARTHEST: usize = 8;
    let ends_before = |sentence: &Sentence| sentence.tokens.end <= token;
    if near == 0 || sentences.get(near - 1).is_some_and(ends_before) {
        let nearest = &sentences[near..sentences.len().min(near + FARTHEST)];
        if let Some(steps) = nearest.iter().position(|sentence| !ends_before(sentence)) {
            return near + steps;
        }
    }
    sentences.partition_point(ends_before)
}

/// Gives the clauses of a part of a sentence, whose clues are given, in text order. A part with a word has at least one.
/// What is reported is not cut.
pub(super) fn split(
    reading: &Reading<'_>,
    part: TokenSpan,
    clues: &Clues,
    reported: &Reported,
    found: impl FnMut(&Clause),
) {
    let range = part.range();
    Splitter { reading, clues, reported, end: range.end, found }.sentence(range.start);
}

struct Splitter<'a, 'r, F> {
    reading: &'a Reading<'r>,
    clues: &'a Clues,
    reported: &'a Reported,
    end: usize,
    found: F,
}

impl<F: FnMut(&Clause)> Splitter<'_, '_, F> {
    fn sentence(&mut self, start: usize) {
        let clues = self.clues;
        let mut start = self.skip_connection(start);
        let mut next = start;
        while let Some(token) = clues.next([Role::Separate], next, self.end) {
            next = token + 1;
            let has_verb = clues.next([Role::Finite, Role::Auxiliary], start, token).is_some();
            if has_verb && self.begins_clause(token + 1) && !self.reported.holds(token) {
                self.add(start, token);
                start = next;
            }
        }
        self.add(start, self.end);
    }

    fn category(&self, token: usize) -> Category {
        self.reading.categories[token]
    }

    /// `that the bridge was closed`, `But the bridge was closed`: the claim is what follows.
    fn skip_connection(&self, start: usize) -> usize {
        let connects = start < self.end
            && (self.reading.is_lower_one_of(start, &const { prints_of(["that"]) })
                || self.category(start) == Category::Coordinator)
            && self.begins_clause(start + 1);
        start + usize::from(connects)
    }

    /// A subject and a finite verb stand here.
    fn begins_clause(&self, start: usize) -> bool {
        let start = self.skip_aside(start);
        let mut subject = false;
        for token in start..self.end.min(start + LONGEST_SUBJECT) {
            match self.category(token) {
                category if category.is_finite() => return subject,
                Category::Base if subject => return true,
                Category::Pronoun | Category::Name | Category::Noun | Category::That => subject = true,
                // `but this should`, `and the older of the two should`
                Category::Determiner => {
                    subject = !self.reading.is_one_of(token, &const { prints_of(["the", "a", "an", "every", "no"]) })
                }
                Category::Number | Category::Time => {}
                Category::Adjective | Category::Possessive | Category::Genitive | Category::Preposition => {}
                Category::Adverb | Category::Mark => {}
                // `but nobody left`, `but never left`
                Category::Negation => {
                    subject |= self.reading.is_one_of(token, &const { prints_of(["nobody", "nothing", "none"]) })
                }
                _ => return false,
            }
        }
        false
    }

    /// `and, therefore, the ferry was late`: the adverb between commas.
    fn skip_aside(&self, start: usize) -> usize {
        let is_aside = start + 2 < self.end
            && self.category(start) == Category::Comma
            && self.category(start + 1) == Category::Adverb
            && self.category(start + 2) == Category::Comma;
        start + if is_aside { 3 } else { 0 }
    }

    /// Gives the clause between two tokens, and the clauses inside it.
    fn add(&mut self, start: usize, end: usize) {
        let mut reach = TokenSpan::new(start, end);
        let Some(mut tokens) = self.trim(reach) else { return };
        let mut is_question = self.ends_in_question(tokens);
        for _ in 0..DEEPEST {
            let inner = self.inner(tokens, reach);
            (self.found)(&Clause {
                tokens,
                reach,
                inner: inner.map_or_else(TokenSpan::default, |inner| inner.0),
                is_question,
            });
            let Some(inner) = inner else { break };
            (tokens, reach) = inner;
            is_question = false;
        }
    }

    /// The first clause inside a clause that is a claim of its own, and its reach.
    fn inner(&self, clause: TokenSpan, reach: TokenSpan) -> Option<(TokenSpan, TokenSpan)> {
        let mut next = reach.range().start;
        let opener = loop {
            let token = self.clues.next([Role::Open], next, reach.range().end)?;
            if let Some(opener) = self.opener(token, clause) {
                break opener;
            }
            next = token + 1;
        };
        let reach = self.behind(opener, clause)?;
        Some((self.trim(reach)?, reach))
    }

    /// What stands inside a clause behind the token that opens it.
    #[inline(never)]
    fn behind(&self, opener: usize, clause: TokenSpan) -> Option<TokenSpan> {
        let range = clause.range();
        let find =
            |end: usize, is_it: fn(Category) -> bool| (opener + 2..end).find(|&token| is_it(self.category(token)));
        let limit =
            find(range.end, |category| matches!(category, Category::Dash | Category::Close)).unwrap_or(range.end);
        let is_relative = self.category(opener) == Category::Comma;
        let end = match find(limit, |category| category == Category::Comma) {
            Some(comma) if is_relative || opener == range.start => comma,
            // `Because it rained`: a whole clause, with nothing around it.
            None if opener == range.start => return None,
            _ => limit,
        };
        Some(TokenSpan::new(opener + 1, end))
    }

    /// What opens a clause inside another one: the comma before this token, `, which`, or the token itself, `because`
    /// before a clause, behind which something is presented as a fact.
    fn opener(&self, token: usize, clause: TokenSpan) -> Option<usize> {
        let range = clause.range();
        let (opener, opens) = match self.category(token) {
            Category::Relative => {
                let comma = token.checked_sub(1).filter(|&comma| self.category(comma) == Category::Comma)?;
                let is_relative = self.reading.is_lower_one_of(token, &const { prints_of(["which", "who"]) });
                (comma, is_relative && comma > range.start && token < range.end)
            }
            Category::Subordinator | Category::Preposition => (token, self.begins_clause(token + 1)),
            _ => return None,
        };
        (opens && !self.reported.holds(opener)).then_some(opener)
    }

    /// Without the punctuation at the edges; `None` if no word is left.
    #[inline(always)]
    fn trim(&self, reach: TokenSpan) -> Option<TokenSpan> {
        let Range { mut start, mut end } = reach.range();
        let first = self.clues.next([Role::Word], start, end)?;
        let last = self.clues.last(Role::Word, end)?;
        while start < first && (self.is_edge(start, TokenKind::Close) || self.opens_more_than(start, last)) {
            start += 1;
        }
        while end > last + 1 && (self.is_edge(end - 1, TokenKind::Open) || self.closes_more_than(end - 1, start)) {
            end -= 1;
        }
        Some(TokenSpan::new(start, end))
    }

    /// Punctuation that never belongs to a clause at its edge; of the brackets only the one without a partner.
    fn is_edge(&self, token: usize, bracket: TokenKind) -> bool {
        use TokenKind::*;
        let kind = self.reading.kind(token);
        let stops = matches!(
            kind,
            Space | Comma | Stop | Question | Exclamation | Colon | Semicolon | Dash | Ellipsis | Symbol
        );
        stops || kind == bracket
    }

    /// `"We won` against `"fair" to all`: the mark does not open a quotation that ends inside the clause.
    fn opens_more_than(&self, token: usize, last: usize) -> bool {
        matches!(self.reading.kind(token), TokenKind::Mark(_))
            && self.quotation(token).is_none_or(|quotation| {
                let range = quotation.range();
                range.start != token || range.end > last + 1
            })
    }

    /// `said."` against `called it "fair"`: the mark does not close a quotation that begins inside the clause.
    fn closes_more_than(&self, token: usize, start: usize) -> bool {
        matches!(self.reading.kind(token), TokenKind::Mark(_))
            && self.quotation(token).is_none_or(|quotation| {
                let range = quotation.range();
                range.end != token + 1 || range.start < start || range.start == token
            })
    }

    /// The outermost quotation around a token.
    fn quotation(&self, token: usize) -> Option<TokenSpan> {
        let index = (self.reading.marks.inside[token] as usize).checked_sub(1)?;
        self.reading.marks.quotations.get(index).map(|quotation| quotation.tokens)
    }

    /// A question mark follows, marks and brackets between them or not.
    fn ends_in_question(&self, clause: TokenSpan) -> bool {
        let end = clause.range().end;
        for token in end..self.reading.tokens.len().min(end + 4) {
            match self.reading.kind(token) {
                // `She asked: "Where is he?"` asks nothing.
                TokenKind::Question => return !self.reported.holds(token),
                TokenKind::Mark(_) | TokenKind::Close | TokenKind::Exclamation => {}
                _ => return false,
            }
        }
        false
    }
}

/// The first word of a clause that is more than a connection: `And`, `Now`, `So` are passed over.
pub(super) fn first_word(reading: &Reading<'_>, clause: &Clause) -> Option<usize> {
    let is_first = |token: &usize| {
        !matches!(reading.categories[*token], Category::Coordinator | Category::Adverb)
            && reading.kind(*token).is_wordlike()
    };
    // Mostly it is the first token.
    let start = clause.tokens.range().start;
    if is_first(&start) && clause.owns(start) { Some(start) } else { clause.own().find(is_first) }
}

/// The word is one of these, in any case.
pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
}
