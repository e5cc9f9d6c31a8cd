//! What pronouns mean that are not *he* or *she*: `who`, `which`, `it`, `they`.

use super::mention::Mention;
use super::noun_phrase::{self, Phrase};
use super::resolver::Resolver;
use super::sort::Sort;
use super::{Resolution, sieve};
use crate::attribution::cue;
use crate::category::Category;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// Tokens of a sentence that are looked back over for what *it* or *they* takes up.
const LOOK_BACK: usize = 90;

/// Sentences back to the one whose subject *it* or *they* can take up.
const NEAR: u32 = 1;

impl Resolver<'_> {
    /// `the minister, |who|`: the mention or noun phrase right before.
    pub(super) fn relative(&mut self, token: usize) -> Resolution {
        let sentence = self.sentence_of(token) as usize;
        let floor = self.reading.segments.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.range().start);
        let before = self.directory.before(token);
        let end = token - usize::from(token > floor && self.reading.kind(token - 1) == TokenKind::Comma);
        let several = self.is_plural(token + 1);
        let personal = self.reading.bytes(token).get(..3).is_some_and(|start| start.eq_ignore_ascii_case(b"who"));
        // "Ann Lee, the editor of the Daily Post, who": the name that the apposition belongs to comes first
        for index in (before.saturating_sub(3)..before)
            .filter(|&index| self.directory.mentions[index].name.range().start >= floor)
        {
            let mention = self.directory.mentions[index];
            let adjacent = mention.name.range().end == end || self.directory.arounds.whole(&mention).range().end == end;
            let person = !matches!(Sort::of(mention.kind), Sort::Organization | Sort::Place);
            let fits = if personal { person && !several } else { !person || !several };
            if adjacent && fits {
                let (entity, _) = self.entity(index);
                return sieve::RELATIVE.found(entity);
            }
        }
        let phrase = match personal {
            true => noun_phrase::before_relative(&self.reading, token, floor),
            false => self.phrase_ending(floor, end),
        };
        match phrase {
            Some(phrase) => {
                let resolution = self.phrase(&phrase);
                resolution.speaker.map_or(resolution, |speaker| sieve::RELATIVE.found(speaker))
            }
            None => Resolution::default(),
        }
    }

    /// `who |say|`: a verb that one person does not go with.
    fn is_plural(&self, verb: usize) -> bool {
        let Some(word) = self.reading.words.get(verb) else { return false };
        matches!(self.reading.bytes(verb), b"are" | b"were" | b"have")
            || word.cue().is_some_and(|number| cue::entry(number).1 == cue::Form::Base)
    }

    /// The noun phrase whose last word stands right before `end`.
    pub(super) fn phrase_ending(&self, floor: usize, end: usize) -> Option<Phrase> {
        let mut start = end;
        while start > floor && end - start < 8 && self.reading.categories[start - 1].is_nominal() {
            start -= 1;
            if matches!(self.reading.categories[start], Category::Determiner | Category::Possessive) {
                break;
            }
        }
        (start < end).then(|| noun_phrase::read(&self.reading, start, end)).flatten()
    }

    /// What *it* means.
    pub(super) fn body(&mut self, token: usize) -> Resolution {
        if self.is_expletive(token) {
            return Resolution::default();
        }
        let sentence = self.sentence_of(token);
        if let Some(last) = self.spoken.last().filter(|last| sentence.saturating_sub(last.sentence) <= 2)
            && self.directory.records[last.entity as usize].sort.is_impersonal()
        {
            return sieve::PRONOUN_BODY.found(last.entity);
        }
        for back in 0..=NEAR {
            let Some(index) = sentence.checked_sub(back) else { break };
            if let Some(entity) = self.body_in(index as usize, token) {
                return sieve::PRONOUN_BODY.found(entity);
            }
        }
        let earlier = self.spoken.iter().rev().take(4).find(|spoken| {
            sentence.saturating_sub(spoken.sentence) <= 5
                && self.directory.records[spoken.entity as usize].sort.is_impersonal()
        });
        if let Some(spoken) = earlier {
            return sieve::PRONOUN_BODY.found(spoken.entity);
        }
        Resolution::default()
    }

    /// `It| seems that`, `It| is hard to`: it means nobody; nor does `itself`, which stands for no subject.
    fn is_expletive(&self, token: usize) -> bool {
        const SEEMING: [&str; 8] = ["seem", "seems", "seemed", "appear", "appears", "appeared", "help", "matter"];
        let skipped = |&at: &usize| {
            matches!(self.reading.categories[at], Category::Auxiliary | Category::Adverb | Category::Negation)
        };
        let end = self.reading.tokens.len().min(token + 6);
        let Some(verb) = (token + 1..end).find(|at| !skipped(at)) else { return false };
        let is_link = verb > token + 1 && self.reading.categories[verb] == Category::Adjective;
        is_link
            || SEEMING.contains(&self.reading.word(verb))
            || self.reading.bytes(token).eq_ignore_ascii_case(b"itself")
    }

    /// Where the subject of a sentence stands: before its first finite verb.
    fn subject_of(&self, sentence: usize, before: usize) -> Option<(usize, usize)> {
        let span = self.reading.segments.sentences.get(sentence)?.tokens.range();
        let end = span.end.min(before).min(span.start + LOOK_BACK);
        let categories = &self.reading.categories[span.start..end.max(span.start)];
        let verb = categories.iter().position(|category| category.is_finite());
        Some((span.start, verb.map_or(end, |verb| span.start + verb)))
    }

    /// The first body or document that the subject of a sentence names or describes, outside quotations.
    fn body_in(&mut self, sentence: usize, before: usize) -> Option<u32> {
        let (start, end) = self.subject_of(sentence, before)?;
        let from = self.directory.before(start);
        let named = self.directory.mentions[from..]
            .iter()
            .position(|mention| {
                mention.name.range().end <= end
                    && mention.entity != Mention::NOBODY
                    && self.directory.records[mention.entity as usize].sort == Sort::Organization
                    && !mention.is_quoted(&self.reading)
                    && mention.is_subject(&self.reading, &self.directory.arounds)
                    || mention.name.range().start >= end
            })
            .map(|offset| from + offset)
            .filter(|&index| self.directory.mentions[index].name.range().end <= end);
        let governed = |category: &Category| matches!(category, Category::Preposition | Category::To);
        let preposition = self.reading.categories[start..end].iter().position(governed).map_or(end, |at| start + at);
        let described = (start..preposition).find(|&token| {
            self.reading.words[token].is_any(&[Class::Organization, Class::Document])
                && self.reading.categories[token] == Category::Noun
                && !self.is_quoted(token)
        });
        match (named, described) {
            (Some(index), Some(token)) if token < self.directory.whole(index).range().start => {
                self.describe(start, token)
            }
            (Some(index), _) => Some(self.entity(index).0),
            (None, Some(token)) => self.describe(start, token),
            (None, None) => None,
        }
    }

    fn is_quoted(&self, token: usize) -> bool {
        self.reading.marks.inside.get(token).is_some_and(|&inside| inside > 0)
    }

    /// The entity of the noun phrase around a noun.
    pub(super) fn describe(&mut self, floor: usize, head: usize) -> Option<u32> {
        let phrase = self.phrase_ending(floor, head + 1)?;
        self.phrase(&phrase).speaker
    }

    /// What *they* means.
    pub(super) fn group(&mut self, token: usize) -> Resolution {
        let sentence = self.sentence_of(token);
        let recent = self.spoken.last().filter(|last| sentence.saturating_sub(last.sentence) <= 2).copied();
        if let Some(last) = recent.filter(|last| self.directory.records[last.entity as usize].sort.is_plural()) {
            return sieve::PRONOUN_GROUP.found(last.entity);
        }
        for back in 0..=NEAR {
            let Some(index) = sentence.checked_sub(back) else { break };
            if let Some(entity) = self.group_in(index as usize, token) {
                return sieve::PRONOUN_GROUP.found(entity);
            }
        }
        match recent.filter(|last| self.directory.records[last.entity as usize].sort.is_impersonal()) {
            Some(last) => sieve::PRONOUN_GROUP.found(last.entity),
            None => Resolution::default(),
        }
    }

    fn group_in(&mut self, sentence: usize, before: usize) -> Option<u32> {
        let (start, end) = self.subject_of(sentence, before)?;
        let head = (start..end).find(|&token| {
            self.reading.is(token, Class::Group)
                && !self.reading.words[token].is(Class::Quantifier)
                && matches!(self.reading.categories[token], Category::Noun | Category::Name)
                && self
                    .reading
                    .categories
                    .get(token + 1)
                    .is_none_or(|next| !matches!(next, Category::Noun | Category::Name | Category::Genitive))
                && !self.is_quoted(token)
        })?;
        self.describe(start, head)
    }
}
