//! Which clauses does a stretch of text hold?
//!
//! A stretch is cut at the ends of its sentences and where a semicolon, a dash or a coordinator is followed by a clause of
//! its own: `The tax rose and the harbour emptied` is two, `The tax rose and fell` is one. A relative clause behind a
//! comma, `, which cost two million,`, and an adjunct, `because the harbour was empty`, count by themselves, inside the
//! clause that they stand in: what is negated in the one is not negated in the other.

use super::Reported;
use super::telling::{Power, Telling};
use crate::category::Category;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::segment::Sentence;
use crate::span::TokenSpan;
use crate::token::TokenKind;

/// A subject before its finite verb is no longer than this.
const LONGEST_SUBJECT: usize = 12;

/// Clauses in clauses are read this deep.
const DEEPEST: usize = 4;

/// Subordinators behind which something is presented as a fact.
const ADJUNCTS: [&str; 9] = ["because", "since", "although", "though", "whereas", "while", "after", "before", "when"];

/// A clause, without the punctuation at its edges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) tokens: TokenSpan,
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
}

/// Adds the clauses of a stretch, whose telling tokens are given, in text order. A stretch with a word has at least one.
/// What is reported is not cut. `sentence`: where to look for its first sentence, and then where it is.
pub(super) fn split(
    reading: &Reading<'_>,
    stretch: TokenSpan,
    telling: &Telling,
    reported: &Reported,
    sentence: &mut usize,
    clauses: &mut Vec<Clause>,
) {
    let sentences = &reading.segments.sentences;
    *sentence = first_sentence(sentences, *sentence, stretch.start);
    for sentence in sentences[*sentence..].iter().take_while(|sentence| sentence.tokens.start < stretch.end) {
        let start = sentence.tokens.start.max(stretch.start);
        let end = sentence.tokens.end.min(stretch.end);
        Splitter { reading, telling, reported, end: end as usize, clauses }.sentence(start as usize);
    }
}

/// The first sentence that ends behind a token: mostly the one where it is looked for, or the next.
fn first_sentence(sentences: &[Sentence], near: usize, token: u32) -> usize {
    let ends_behind = |sentence: usize| sentences.get(sentence).is_none_or(|sentence| sentence.tokens.end > token);
    let is_first = |sentence: &usize| ends_behind(*sentence) && (*sentence == 0 || !ends_behind(*sentence - 1));
    [near, near + 1]
        .into_iter()
        .find(is_first)
        .unwrap_or_else(|| sentences.partition_point(|sentence| sentence.tokens.end <= token))
}

struct Splitter<'a, 'r> {
    reading: &'a Reading<'r>,
    telling: &'a Telling,
    reported: &'a Reported,
    end: usize,
    clauses: &'a mut Vec<Clause>,
}

impl Splitter<'_, '_> {
    fn sentence(&mut self, start: usize) {
        let first = self.skip_connection(start);
        let mut start = first;
        let mut has_verb = false;
        for token in self.telling.within(TokenSpan::new(first, self.end), Power::Cut) {
            let category = self.category(token);
            has_verb |= category.is_finite();
            if has_verb && !category.is_finite() && self.begins_clause(token + 1) && !self.reported.holds(token) {
                self.add(start, token);
                start = token + 1;
                has_verb = false;
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
            && (self.reading.word(start) == "that" || self.category(start) == Category::Coordinator)
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
                    subject = !is_one_of(self.reading.word(token), &["the", "a", "an", "every", "no"])
                }
                Category::Number | Category::Time => {}
                Category::Adjective | Category::Possessive | Category::Genitive | Category::Preposition => {}
                Category::Adverb | Category::Mark => {}
                // `but nobody left`, `but never left`
                Category::Negation => subject |= is_one_of(self.reading.word(token), &["nobody", "nothing", "none"]),
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

    /// Adds the clause between two tokens, and the clauses inside it.
    fn add(&mut self, start: usize, end: usize) {
        let Some(mut tokens) = self.trim(start, end) else { return };
        let mut is_question = self.ends_in_question(tokens);
        for _ in 0..DEEPEST {
            let inner = self.inner(tokens);
            self.clauses.push(Clause { tokens, inner: inner.unwrap_or_default(), is_question });
            let Some(inner) = inner else { break };
            tokens = inner;
            is_question = false;
        }
    }

    /// The first clause inside a clause that is a claim of its own.
    fn inner(&self, clause: TokenSpan) -> Option<TokenSpan> {
        let range = clause.range();
        let at_start = range.start;
        let opens = |&token: &usize| self.opens_inner(token, at_start, range.end);
        let opener = self.telling.within(clause, Power::Enclose).find(opens)?;
        let is_relative = self.category(opener) == Category::Comma;
        let rest = TokenSpan::new((opener + 2).min(range.end), range.end);
        let behind = self.telling.within(rest, Power::Enclose);
        let breaks = |&token: &usize| matches!(self.category(token), Category::Dash | Category::Close);
        let limit = behind.clone().find(breaks).unwrap_or(range.end);
        let is_comma = |&token: &usize| self.category(token) == Category::Comma;
        let comma = behind.take_while(|&token| token < limit).find(is_comma);
        let end = match comma {
            Some(comma) if is_relative || opener == at_start => comma,
            // `Because it rained`: a whole clause, with nothing around it.
            None if opener == at_start => return None,
            _ => limit,
        };
        self.trim(opener + 1, end)
    }

    /// `, which`, or `because` before a clause.
    fn opens_inner(&self, token: usize, start: usize, end: usize) -> bool {
        match self.category(token) {
            _ if self.reported.holds(token) => false,
            Category::Comma => {
                token > start && token + 1 < end && matches!(self.reading.word(token + 1), "which" | "who")
            }
            Category::Subordinator | Category::Preposition => {
                self.reading.is(token, Class::Subordinator)
                    && is_one_of(self.reading.word(token), &ADJUNCTS)
                    && self.begins_clause(token + 1)
            }
            _ => false,
        }
    }

    /// Without the punctuation at the edges; `None` if no word is left.
    fn trim(&self, mut start: usize, mut end: usize) -> Option<TokenSpan> {
        let word = |token: &usize| self.reading.kind(*token).is_wordlike();
        let first = (start..end).find(word)?;
        let last = (start..end).rev().find(word)?;
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
    clause.own().find(|&token| {
        !matches!(reading.categories[token], Category::Coordinator | Category::Adverb)
            && reading.kind(token).is_wordlike()
    })
}

/// The word is one of these, in any case.
pub(super) fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
}
