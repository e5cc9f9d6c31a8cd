//! What the words of a source are: a name, several names, a pronoun, a noun phrase.

use super::directory::Directory;
use super::mention::{Around, Arounds, Mention};
use super::name::{self, NameKind};
use super::name_word;
use super::noun_phrase::{self, Phrase};
use super::sort::Sort;
use super::word_set::WordSet;
use crate::category::Category;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Shape, TokenKind};

/// The words of a source, read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    /// No words, or none that mean anybody.
    Nothing,
    Pronoun(Pronoun, usize),
    /// By its place among the mentions.
    Name {
        mention: usize,
        apposed: bool,
    },
    /// Two or more people: from the first mention to the last.
    Joint {
        first: usize,
        last: usize,
        tokens: TokenSpan,
    },
    /// A name without capitals.
    Plain(TokenSpan),
    Phrase(Phrase),
}

/// The pronouns that can be a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    I,
    We,
    You,
    He,
    She,
    It,
    They,
    /// `who`, `which`, `that`
    Relative,
}

/// The pronoun that a word is; possessives and objects count as their subject.
pub(super) fn pronoun(reading: &Reading<'_>, token: usize) -> Option<Pronoun> {
    const ROW: usize = 5;
    const PRONOUNS: [Pronoun; 8] = [
        Pronoun::He,
        Pronoun::She,
        Pronoun::They,
        Pronoun::It,
        Pronoun::I,
        Pronoun::We,
        Pronoun::You,
        Pronoun::Relative,
    ];
    // a row each; the first word fills it up
    #[rustfmt::skip]
    static WORDS: WordSet<40> = WordSet::of([
        "he", "his", "him", "himself", "he",
        "she", "her", "hers", "herself", "she",
        "they", "their", "them", "theirs", "themselves",
        "it", "its", "itself", "it", "it",
        "i", "my", "me", "mine", "myself",
        "we", "us", "our", "ourselves", "we",
        "you", "your", "yours", "you", "you",
        "who", "which", "that", "whose", "whom",
    ]);
    Some(PRONOUNS[WORDS.position(reading.prints[token])? / ROW])
}

/// Classes of the words that can be pronouns.
const PRONOUNS: [Class; 5] =
    [Class::SubjectPronoun, Class::ObjectPronoun, Class::Possessive, Class::Interrogative, Class::Subordinator];

/// The pronoun that a token is.
fn pronoun_at(reading: &Reading<'_>, token: usize) -> Option<Pronoun> {
    // most sources begin with a capitalised word that is none
    let may_be = reading.tokens[token].shape != Shape::Capitalised || reading.words[token].is_any(&PRONOUNS);
    may_be.then(|| pronoun(reading, token)).flatten()
}

/// Reads a source. `first`: the first mention that does not stand before it.
pub(super) fn read(directory: &Directory<'_>, first: usize, spans: &[TokenSpan]) -> Source {
    let Directory { reading, mentions, arounds, .. } = directory;
    if let Some(mention) = mention_alone(reading, mentions, first, spans) {
        return Source::Name { mention, apposed: false };
    }
    if let Some(mention) = mention_at_end(directory, first, spans) {
        return Source::Name { mention, apposed: false };
    }
    let Some(span) = spans.iter().copied().map(|span| trim(reading, span)).find(|span| !span.is_empty()) else {
        return Source::Nothing;
    };
    let span = subject(reading, span);
    let (start, end) = (span.range().start, span.range().end);
    let within = Within { reading, mentions, arounds, first, start, end };
    if let Some(mention) = within.aged() {
        return Source::Name { mention, apposed: false };
    }
    if let Some(pronoun) = pronoun_at(reading, start).filter(|&pronoun| stands_alone(reading, span, pronoun)) {
        return Source::Pronoun(pronoun, start);
    }
    if let Some(mention) = within.whole() {
        return Source::Name { mention, apposed: false };
    }
    let Some(phrase) = noun_phrase::read(reading, start, end) else { return Source::Nothing };
    if let Some(tokens) = noun_phrase::lower_case_name(reading, phrase.base) {
        return Source::Plain(tokens);
    }
    if !within.has_names() {
        return within.plain(&phrase).unwrap_or(Source::Phrase(phrase));
    }
    within
        .joint()
        .or_else(|| within.name(&phrase))
        .or_else(|| within.apposed(&phrase))
        .unwrap_or(Source::Phrase(phrase))
}

/// The source is one name and nothing else, as most are, and none of its words can be anything else.
fn mention_alone(reading: &Reading<'_>, mentions: &[Mention], first: usize, spans: &[TokenSpan]) -> Option<usize> {
    let (mention, [span]) = (mentions.get(first)?, spans) else { return None };
    let sure = mention.name == *span
        && (mention.entity != Mention::NOBODY) | !(mention.weak | mention.doubtful)
        && reading.tokens[span.range().start].shape == Shape::Capitalised
        && !reading.words[span.range().start].is_any(&PRONOUNS)
        && !reading.is(span.range().end - 1, Class::SubjectPronoun)
        && reading.kind(span.range().end - 1) == TokenKind::Word;
    sure.then_some(first)
}

/// `Senator |Kate Orr|`, `the |FBI|`: the source is one name behind words that can only go with it.
fn mention_at_end(directory: &Directory<'_>, first: usize, spans: &[TokenSpan]) -> Option<usize> {
    const LONGEST: u32 = 6;
    let reading = &directory.reading;
    let (mention, [span]) = (directory.mentions.get(first)?, spans) else { return None };
    let fits = mention.name.end == span.end
        && mention.name.start - span.start <= LONGEST
        && mention.entity != Mention::NOBODY
        && reading.kind(span.range().end - 1) == TokenKind::Word
        && !reading.is(span.range().end - 1, Class::SubjectPronoun);
    let goes_along = |token: usize| {
        !reading.words[token].is_any(&PRONOUNS)
            && !reading.words[token].is_any(&[Class::Preposition, Class::Coordinator])
            && matches!(reading.kind(token), TokenKind::Word | TokenKind::Stop)
            && (noun_phrase::is_inside(reading, token)
                || reading.categories[token] == Category::Determiner && token == span.range().start)
    };
    (fits && (span.range().start..mention.name.range().start).all(goes_along)).then_some(first)
}

/// Without marks, commas, prepositions and the like at its ends.
fn trim(reading: &Reading<'_>, span: TokenSpan) -> TokenSpan {
    let (mut start, mut end) = (span.range().start, span.range().end.min(reading.tokens.len()));
    let empty = |token: usize| {
        matches!(
            reading.kind(token),
            TokenKind::Comma
                | TokenKind::Mark(_)
                | TokenKind::Dash
                | TokenKind::Colon
                | TokenKind::Semicolon
                | TokenKind::Space
                | TokenKind::Open
                | TokenKind::Close
        )
    };
    while start < end && (empty(start) || is_lead(reading, start) && start + 1 < end) {
        start += 1;
    }
    while end > start && (empty(end - 1) || is_end(reading, end - 1)) {
        end -= 1;
    }
    TokenSpan::new(start, end)
}

/// `assails elites as |he|`, `to networks after |Vance|`: where a source reaches too far to the left, the subject of its
/// last clause.
fn subject(reading: &Reading<'_>, span: TokenSpan) -> TokenSpan {
    let (start, end) = (span.range().start, span.range().end);
    let last = reading.words[end - 1];
    let is_pronoun = last.is(Class::SubjectPronoun)
        && !last.is_any(&[Class::Determiner, Class::Quantifier, Class::Interrogative])
        && pronoun(reading, end - 1).is_some();
    if is_pronoun && span.len() > 1 && !reading.is(end - 2, Class::Coordinator) {
        return TokenSpan::new(end - 1, end);
    }
    let opens = |&token: &usize| {
        reading.words[token].is_any(&[Class::Subordinator, Class::Preposition])
            && matches!(
                reading.bytes(token),
                b"as" | b"after" | b"before" | b"because" | b"while" | b"when" | b"though"
            )
            && matches!(reading.categories[token - 1], Category::Noun | Category::Name | Category::Number)
    };
    // behind a comma, such a word belongs to what is told about the source
    let comma = (start..end).find(|&token| reading.kind(token) == TokenKind::Comma).unwrap_or(end);
    match (start + 1..comma.min(end - 1)).rev().find(opens) {
        Some(token) => TokenSpan::new(token + 1, end),
        None => span,
    }
}

/// `by |the minister|`, `and |he|`
fn is_lead(reading: &Reading<'_>, token: usize) -> bool {
    !reading.tokens[token].shape.is_capital()
        && (reading.words[token].is_any(&[Class::Preposition, Class::Coordinator])
            || matches!(reading.bytes(token), b"as" | b"both" | b"even" | b"only"))
        && pronoun(reading, token).is_none()
}

/// A genitive, or the full stop of a sentence; that of `Jr.` does no harm either way.
fn is_end(reading: &Reading<'_>, token: usize) -> bool {
    matches!(reading.kind(token), TokenKind::Clitic | TokenKind::Stop)
}

/// `her` is a pronoun, `her lawyer` is not; `he`, `who` always are.
fn stands_alone(reading: &Reading<'_>, span: TokenSpan, pronoun: Pronoun) -> bool {
    let start = span.range().start;
    let possessive = reading.is(start, Class::Possessive) || ["that", "which", "whose"].contains(&reading.word(start));
    let followed =
        span.len() > 1 && (reading.categories[start + 1].is_nominal() || reading.kind(start + 1) == TokenKind::Word);
    match pronoun {
        _ if span.len() == 1 => true,
        Pronoun::It
        | Pronoun::They
        | Pronoun::We
        | Pronoun::You
        | Pronoun::He
        | Pronoun::She
        | Pronoun::I
        | Pronoun::Relative => !(possessive && followed),
    }
}

struct Within<'a> {
    reading: &'a Reading<'a>,
    mentions: &'a [Mention],
    arounds: &'a Arounds,
    /// The first mention that does not stand before the source.
    first: usize,
    start: usize,
    end: usize,
}

impl Within<'_> {
    /// Index of the first mention whose name begins at `token` or behind it.
    fn from(&self, token: usize) -> usize {
        let before = self.mentions[self.first..].iter().take_while(|mention| mention.name.range().start < token);
        self.first + before.count()
    }

    /// Some mention begins in the source.
    fn has_names(&self) -> bool {
        self.mentions.get(self.from(self.start)).is_some_and(|mention| mention.name.range().start < self.end)
    }

    /// `|Kate Orr|`: the source is a name and nothing else.
    fn whole(&self) -> Option<usize> {
        let index = self.from(self.start);
        let name = self.mentions.get(index)?.name.range();
        (name == (self.start..self.end) && self.is_name(index)).then_some(index)
    }

    /// `Ann Lee, |35, a nurse|`: the source is what stands behind a name, beginning with an age.
    fn aged(&self) -> Option<usize> {
        let (reading, start) = (&self.reading, self.start);
        let is_age = start >= 2
            && reading.kind(start) == TokenKind::Number
            && reading.kind(start - 1) == TokenKind::Comma
            && reading.tokens.get(start + 1).is_some_and(|next| next.kind == TokenKind::Comma);
        let before = is_age.then(|| self.from(start).checked_sub(1)).flatten()?;
        let mention = &self.mentions[before];
        (mention.name.range().end + 1 == start && mention.kind != NameKind::Place).then_some(before)
    }

    /// The mention whose name ends at `end`.
    fn ending(&self, end: usize) -> Option<usize> {
        let index = self.from(end).checked_sub(1)?;
        let name = self.mentions[index].name.range();
        // the full stop of "Jr." belongs to the name, and does not look so at the end of a source
        let ends = name.end == end || name.end == end + 1 && self.reading.kind(end) == TokenKind::Stop;
        (ends && name.start >= self.start).then_some(index)
    }

    /// `|Kate Orr|, the singer's spokeswoman`, `Russian Foreign Minister |Sergey Lavrov|`, `the Huffington Post's |Scott
    /// Conroy|`: the noun phrase ends in a name.
    fn name(&self, phrase: &Phrase) -> Option<Source> {
        let mut mention = self.described().or_else(|| self.ending(phrase.base.range().end));
        if mention.is_none() {
            // "the University of Iowa", "Secretary of State John Kerry": the name goes on behind a preposition.
            let index = self.from(self.start);
            mention = self.mentions.get(index).and_then(|found| {
                let name = found.name.range();
                let head = phrase.head();
                (name.contains(&head) && name.end <= self.end
                    || self.arounds.whole(found).contains(head) && self.leads(found))
                .then_some(index)
            });
        }
        let index = mention.filter(|&index| self.is_name(index)).or_else(|| self.at_end());
        match index {
            Some(index) => Some(Source::Name { mention: index, apposed: false }),
            None => self.plain(phrase),
        }
    }

    /// `master of ceremonies |Ada Brandt|`: the source ends in somebody's full name, with a noun right before it.
    fn at_end(&self) -> Option<usize> {
        let index = self.ending(self.end)?;
        let mention = &self.mentions[index];
        let before = mention.name.range().start.checked_sub(1).filter(|&before| before > self.start)?;
        let personal = mention.name.len() > 1 && matches!(mention.kind, NameKind::Person | NameKind::Unknown);
        let described = self.reading.categories[before] == Category::Noun
            && self.reading.words[before].is_any(&[Class::Noun, Class::Role]);
        (personal && described).then_some(index)
    }

    /// `Talk show host |Glenn Beck|`, `English comedian and actor |Peter Serafinowicz|`: a name with the role before it,
    /// with which the source or its first part ends.
    fn described(&self) -> Option<usize> {
        let comma =
            (self.start..self.end).find(|&token| self.reading.kind(token) == TokenKind::Comma).unwrap_or(self.end);
        let mut index = self.from(self.start);
        loop {
            let mention = self.mentions.get(index)?;
            let name = mention.name.range();
            if name.end > comma {
                return None;
            }
            let roles = self.arounds.of(mention).role.range();
            let adjacent = !roles.is_empty() && roles.end <= name.start && name.start <= roles.end + 1;
            let modified = (self.start..roles.start).all(|token| {
                self.reading.categories[token].is_nominal()
                    || matches!(
                        self.reading.categories[token],
                        Category::Coordinator | Category::Base | Category::Finite
                    )
                    || self.reading.words[token].is(Class::Adjective)
            });
            let personal = matches!(mention.kind, NameKind::Person | NameKind::Unknown);
            if adjacent && modified && personal {
                return Some(index);
            }
            index += 1;
        }
    }

    /// A capitalised word at the start of a sentence is a name if somebody bears it or the lexicon does not know it.
    fn is_name(&self, index: usize) -> bool {
        let mention = &self.mentions[index];
        let word = self.reading.words[mention.name.range().start];
        let text = self.reading.word(mention.name.range().start);
        let common = mention.doubtful
            || mention.weak
                && mention.name.len() == 1
                && (word.is_any(&[Class::Noun, Class::Document, Class::Group, Class::Role, Class::Adjective])
                    || text.ends_with("ly")
                    || text == "There");
        mention.entity != Mention::NOBODY || !common
    }

    /// `|Trump| Says Clinton Lied`: in a headline the names are not told from the other words, but the source is.
    fn plain(&self, phrase: &Phrase) -> Option<Source> {
        let inside = self
            .mentions
            .get(self.from(phrase.base.range().start))
            .is_some_and(|mention| mention.name.overlaps(phrase.base) && !self.is_headline_name(mention, phrase));
        let named = !inside
            && phrase.tokens == phrase.base
            && phrase.base.len() <= 3
            && phrase.base.range().all(|token| name_word::is_name_word(self.reading, token))
            && !self.reading.words[phrase.head()].is_any(&[
                Class::Group,
                Class::Role,
                Class::Title,
                Class::Document,
                Class::Demonym,
            ])
            && !name::is_party(self.reading, phrase.head());
        named.then_some(Source::Plain(phrase.base))
    }

    /// `|Ruth Vance Calls Trade| Unfair`: the words of a headline that look like one name begin with one.
    fn is_headline_name(&self, mention: &Mention, phrase: &Phrase) -> bool {
        let base = phrase.base;
        mention.weak
            && mention.name.start == base.start
            && mention.name.end > base.end
            && base.len() > 1
            && name::is_given(self.reading.words[base.range().start])
    }

    /// The words before the name are its prefix.
    fn leads(&self, mention: &Mention) -> bool {
        let Around { whole, role, .. } = self.arounds.of(mention);
        whole.range().start <= self.start + 1
            && role.range().start <= self.start + 1
            && !role.is_empty()
            && role.range().end <= mention.name.range().start
            && mention.name.range().end <= self.end
            && role.range().start + 8 > mention.name.range().start
            && self.reading.kind(mention.name.range().start - 1) != TokenKind::Comma
    }

    /// `Lopez's spokeswoman, |Kate Orr|`: the name in apposition to one person. Behind several, as in `criticised by
    /// senators, |Kate Orr|`, it is the subject by itself.
    fn apposed(&self, phrase: &Phrase) -> Option<Source> {
        let comma = (phrase.base.range().end..self.end).find(|&token| self.reading.kind(token) == TokenKind::Comma)?;
        let index = self.from(comma + 1);
        let mention = self.mentions.get(index)?;
        let name = mention.name.range();
        let led = self.arounds.whole(mention).range().start <= comma + 1 || name.start == comma + 1;
        let closed = name.end >= self.end
            || matches!(self.reading.kind(name.end), TokenKind::Comma | TokenKind::Open | TokenKind::Dash);
        let personal = match mention.kind {
            NameKind::Person => true,
            NameKind::Unknown => mention.name.len() > 1 || mention.is_titled,
            NameKind::Organization => phrase.sort == Sort::Body,
            NameKind::Place => false,
        };
        let several = phrase.sort == Sort::Group;
        let last = !several || name.end == self.end && phrase.tokens.end == phrase.base.end;
        (led && closed && personal && last && name.end <= self.end)
            .then_some(Source::Name { mention: index, apposed: !several })
    }

    /// `|Clinton and Sanders|`, `neighbours |Ivan and Olga Belov|`, `Republican |Trump and Democrat Clinton|`
    fn joint(&self) -> Option<Source> {
        let first = self.from(self.start);
        let mut last = first;
        let opening = self.mentions.get(first)?.name.range();
        let before_is_modifier = (self.start..opening.start)
            .all(|token| self.reading.categories[token].is_nominal() || self.reading.kind(token) == TokenKind::Stop);
        if !before_is_modifier || opening.end > self.end {
            return None;
        }
        let mut conjoined = false;
        loop {
            let mut at = self.mentions[last].name.range().end;
            let from = at;
            while at < self.end
                && at < from + 2
                && (self.reading.kind(at) == TokenKind::Comma || self.reading.bytes(at) == b"and")
            {
                conjoined |= self.reading.bytes(at) == b"and";
                at += 1;
            }
            let Some(next) = self.mentions.get(last + 1).filter(|_| at > from) else { break };
            let name = next.name.range();
            let led = (at..name.start).all(|token| {
                name::is_office(self.reading.words[token])
                    || self.reading.is(token, Class::Demonym)
                    || self.reading.kind(token) == TokenKind::Stop
                    || name::is_party(self.reading, token)
                    || self.reading.categories[token] == Category::Determiner
            });
            if !led || name.end > self.end {
                break;
            }
            last += 1;
        }
        let tokens = TokenSpan::new(opening.start, self.mentions[last].name.range().end);
        let whole = tokens.range().end >= self.end || self.reading.kind(tokens.range().end) == TokenKind::Comma;
        (conjoined && last > first && whole).then_some(Source::Joint { first, last, tokens })
    }
}
