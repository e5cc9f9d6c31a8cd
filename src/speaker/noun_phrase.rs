//! Noun phrases that are no names: `a senior official`, `Trump's lawyer`, `sources close to the talks`.

use super::sort::Sort;
use super::{name, name_word};
use crate::category::Category;
use crate::lexicon::{Class, prints_of};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Gap, Shape, TokenKind};

/// Words of a noun phrase that are looked at around its head.
const REACH: usize = 10;

/// A noun phrase without its determiner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// From behind the determiner to the end of what is attached by prepositions.
    pub(super) tokens: TokenSpan,
    /// The noun phrase proper, up to its head.
    pub(super) base: TokenSpan,
    /// `the` stands before it, or somebody owns it, or it is one person's office without any article.
    pub(super) definite: bool,
    /// `the` or `this` stands before it.
    pub(super) article: bool,
    /// The genitive in it: `Trump|'s| lawyer`.
    pub(super) genitive: Option<usize>,
    /// `her| lawyer`
    pub(super) possessive: bool,
    /// No determiner, number, owner or genitive: `officials`, and in headlines `campaign`.
    pub(super) undetermined: bool,
    pub(super) sort: Sort,
}

impl Phrase {
    pub(super) fn head(&self) -> usize {
        self.base.range().end - 1
    }

    /// One or two words and nothing attached: `the minister`, `the prime minister`.
    pub(super) fn is_bare(&self) -> bool {
        self.tokens.len() == self.base.len() && self.genitive.is_none() && !self.possessive
    }
}

/// Reads the noun phrase at `start`, which ends before `end`.
pub(super) fn read(reading: &Reading<'_>, start: usize, end: usize) -> Option<Phrase> {
    let mut first = start;
    let (mut definite, mut possessive) = (false, false);
    while first < end
        && (matches!(reading.categories[first], Category::Determiner | Category::Possessive)
            || reading.is_one_of(first, &const { prints_of(["whose"]) }))
    {
        // "those who were there", "some of them", "each side": without anything behind it, a determiner is the head.
        if first + 1 >= end || !is_inside(reading, first + 1) {
            break;
        }
        definite |= reading.is_one_of(first, &const { prints_of(["the", "this", "that", "these", "those"]) });
        possessive |= reading.categories[first] != Category::Determiner;
        first += 1;
    }
    if first >= end {
        return None;
    }
    let mut stop = first + 1;
    let mut genitive = None;
    while stop < end && is_inside(reading, stop) {
        if reading.categories[stop] == Category::Genitive {
            genitive = Some(stop);
        }
        stop += 1;
    }
    while stop > first + 1 && !is_word(reading, stop - 1) {
        stop -= 1;
    }
    let genitive = genitive.filter(|&at| at + 1 < stop);
    let base = TokenSpan::new(first, stop);
    let sort = sort(reading, base, definite);
    let named = named_part(reading, base).filter(|_| matches!(sort, Sort::Body | Sort::Document));
    let counted = reading.is(first, Class::Quantifier) || reading.categories[first] == Category::Number;
    let bare = first == start && !counted;
    let title = bare && sort == Sort::Someone;
    Some(Phrase {
        tokens: named.unwrap_or_else(|| TokenSpan::new(first, attached(reading, stop, end))),
        base,
        article: definite,
        definite: definite || possessive || genitive.is_some() || title,
        genitive,
        possessive,
        undetermined: bare && genitive.is_none() && named.is_none_or(|named| named.range().start >= first),
        sort,
    })
}

/// `a new |CNN/ORC poll| of voters`, `the nonpartisan |Pew survey|`: what a body or a document is called by.
fn named_part(reading: &Reading<'_>, base: TokenSpan) -> Option<TokenSpan> {
    let (start, end) = (base.range().start, base.range().end);
    let head = end - 1;
    let capital = |token: usize| name_word::is_name_word(reading, token) && reading.tokens[token].shape.is_capital();
    let first = (start..head).find(|&token| capital(token) && !(token == start && is_common(reading, token)))?;
    let first = if first == start { with_partners(reading, first) } else { first };
    (reading.tokens[head].shape == Shape::Lower).then(|| TokenSpan::new(first, end))
}

/// `|CNN/|ORC poll`: those who share what bears several names stand before the slash, where a source may not reach.
fn with_partners(reading: &Reading<'_>, start: usize) -> usize {
    let is_slash = |token: usize| reading.kind(token) == TokenKind::Symbol && reading.bytes(token) == b"/";
    let floor = start.saturating_sub(REACH);
    let mut first = start;
    while first >= floor + 2 && is_slash(first - 1) && name_word::is_name_word(reading, first - 2) {
        first -= 2;
        while first > floor
            && reading.tokens[first - 1].gap == Gap::Space
            && name_word::is_name_word(reading, first - 1)
        {
            first -= 1;
        }
    }
    first
}

/// A word that may owe its capital to the start of a sentence.
fn is_common(reading: &Reading<'_>, token: usize) -> bool {
    reading.words[token].is_any(&[Class::Noun, Class::Adjective, Class::Verb, Class::Role])
}

fn is_word(reading: &Reading<'_>, token: usize) -> bool {
    matches!(
        reading.kind(token),
        TokenKind::Word
            | TokenKind::Initial
            | TokenKind::Acronym
            | TokenKind::Number
            | TokenKind::Percent
            | TokenKind::Handle
    )
}

pub(super) fn is_inside(reading: &Reading<'_>, token: usize) -> bool {
    let category = reading.categories[token];
    name_word::is_name_word(reading, token)
        || category.is_nominal()
            && !is_reduced_clause(reading, token)
        || category == Category::Mark && reading.categories[token - 1] != Category::Noun
        || category == Category::Other
        || matches!(category, Category::Participle | Category::Base | Category::Gerund)
            && reading.words[token].is_any(&[Class::Adjective, Class::Noun])
            && !is_reduced_clause(reading, token)
        // "the accused", "former aides": the guess at a category is not needed where a lexicon knows the noun
        || category == Category::Finite
            && reading.words[token].is_any(&[Class::Group, Class::Role, Class::Noun, Class::Document])
            && !reading.bytes(token).ends_with(b"ed")
}

/// `a survey |conducted| by`, `reports |emerging| in`: behind a noun, no part of the noun phrase.
fn is_reduced_clause(reading: &Reading<'_>, token: usize) -> bool {
    let word = reading.bytes(token);
    token > 0
        && (word.ends_with(b"ed") || word.ends_with(b"ing"))
        && !reading.words[token].is_any(&[Class::Noun, Class::Role])
        && matches!(reading.categories[token - 1], Category::Noun)
}

/// The end of the prepositional phrases behind a noun phrase: `sources |close to the talks|`.
fn attached(reading: &Reading<'_>, stop: usize, end: usize) -> usize {
    let mut last = stop;
    for token in stop..end {
        match reading.categories[token] {
            Category::Comma
            | Category::Semicolon
            | Category::Colon
            | Category::Dash
            | Category::Open
            | Category::Stop => break,
            Category::Relative | Category::That | Category::Auxiliary => break,
            _ if is_word(reading, token) || reading.kind(token) == TokenKind::Clitic => last = token + 1,
            _ => {}
        }
    }
    last
}

/// What sort of thing the head of a noun phrase names.
fn sort(reading: &Reading<'_>, base: TokenSpan, definite: bool) -> Sort {
    let head = base.range().end - 1;
    let (word, text) = (reading.words[head], reading.bytes(head));
    let person = [Class::Role, Class::Kin, Class::FemaleNoun, Class::MaleNoun];
    let plural = text.len() > 3
        && text.ends_with(b"s")
        && !text.ends_with(b"ss")
        && !text.ends_with(b"us")
        && !text.ends_with(b"is");
    let counted = matches!(reading.categories[head], Category::Number | Category::Determiner | Category::Pronoun);
    match () {
        () if counted && !person.iter().any(|&class| word.is(class)) => Sort::Group,
        () if word.is(Class::Document) && !word.is_any(&[Class::Role, Class::Organization]) => Sort::Document,
        () if word.is(Class::Group) && (plural || !word.is(Class::Role)) => Sort::Group,
        () if word.is_any(&person) && !plural || text.ends_with(b"-old") => Sort::Someone,
        () if word.is(Class::Organization) => Sort::Body,
        () if word.is(Class::Document) => Sort::Document,
        () if plural || word.is(Class::Quantifier) && !definite => Sort::Group,
        () if name::is_party(reading, head) || word.is(Class::Demonym) => Sort::Someone,
        // "the MTV show", "a Quinnipiac finding": named after somebody, it is a body or what one published
        () if base.len() > 1 && reading.tokens[head - 1].shape.is_capital() => Sort::Body,
        () => Sort::Thing,
    }
}

/// The noun phrase that a relative pronoun stands behind: `one |official| who`, `|voters| in Iowa, who`.
pub(super) fn before_relative(reading: &Reading<'_>, relative: usize, floor: usize) -> Option<Phrase> {
    const PRONOUNS: [u64; 9] =
        prints_of(["those", "anyone", "someone", "one", "people", "many", "some", "others", "everyone"]);
    let mut at = relative;
    if at > floor && reading.kind(at - 1) == TokenKind::Comma {
        at -= 1;
    }
    let low = floor.max(at.saturating_sub(REACH));
    let stop = at;
    let head = (low..at)
        .rev()
        .take_while(|&token| !matches!(reading.categories[token], Category::Comma | Category::Stop | Category::Mark))
        .find(|&token| {
            let person = reading.words[token].is_any(&[
                Class::Group,
                Class::Role,
                Class::Kin,
                Class::FemaleNoun,
                Class::MaleNoun,
            ]);
            person || reading.is_one_of(token, &PRONOUNS)
        })?;
    let mut start = head;
    while start > low && is_modifier(reading, start - 1) {
        start -= 1;
    }
    read(reading, start, stop)
}

fn is_modifier(reading: &Reading<'_>, token: usize) -> bool {
    reading.categories[token].is_nominal() && !matches!(reading.categories[token], Category::Time)
}

/// `waiter |tom bird|`: a text without capitals has names all the same; one shows by its given name behind a role.
pub(super) fn lower_case_name(reading: &Reading<'_>, base: TokenSpan) -> Option<TokenSpan> {
    let (start, end) = (base.range().start, base.range().end);
    let named = base.len() >= 3
        && base.range().all(|token| reading.tokens[token].shape == Shape::Lower)
        && reading.is(end - 3, Class::Role)
        && name::is_given(reading.words[end - 2]);
    (named && start < end).then(|| TokenSpan::new(end - 2, end))
}
