//! Whom a noun phrase means: the bearer of an office, a body that was named, or somebody without a name.

use super::antecedent::{self, Wanted};
use super::body;
use super::description;
use super::gender::Gender;
use super::key::Key;
use super::mention::Mention;
use super::name_word;
use super::noun_phrase::Phrase;
use super::resolver::Resolver;
use super::role;
use super::sort::Sort;
use super::source::{self, Pronoun};
use super::{Resolution, sieve};
use crate::lexicon::Class;
use crate::segment::ParagraphKind;
use crate::token::TokenKind;

impl Resolver<'_> {
    /// `the president`, `officials`, `the Trump campaign`
    pub(super) fn phrase(&mut self, phrase: &Phrase) -> Resolution {
        if phrase.base.len() == 1
            && self.reading.kind(phrase.head()) == TokenKind::Handle
            && let Some(entity) = self.directory.by_handle(self.reading.word(phrase.head()))
        {
            return sieve::HANDLE.found(entity);
        }
        if let Some(entity) = self.office(phrase) {
            return sieve::ROLE.found(entity);
        }
        if let Some(entity) = self.owned_body(phrase) {
            return sieve::BODY.found(entity);
        }
        if let Some(entity) = self.directory.by_text(phrase.tokens) {
            let named = self.directory.records[entity as usize].sort.is_named();
            return if named { sieve::SHORT_NAME.found(entity) } else { sieve::SAME_PHRASE.found(entity) };
        }
        let head = Key::of_token(&self.reading, phrase.head());
        let plain = phrase.definite && phrase.is_bare();
        if plain
            && phrase.base.len() == 1
            && let Some(entity) = self.directory.by_head(head)
        {
            return sieve::SAME_PHRASE.found(entity);
        }
        if let Some(entity) = self.profile(phrase) {
            return sieve::PROFILE.found(entity);
        }
        if plain && phrase.sort == Sort::Body {
            if let Some(entity) = self.named_bodies().latest(&self.directory, &self.reading, phrase) {
                return sieve::BODY.found(entity);
            }
            if let Some(entity) = self.recent_body(phrase) {
                return sieve::RECENT_BODY.found(entity);
            }
        }
        let is_vague = phrase.sort == Sort::Thing
            || self.takes_up(phrase)
            || self.is_issued(phrase)
            || self.is_headline(phrase)
            || self.is_owned(phrase);
        if is_vague {
            return Resolution::default();
        }
        let entity = self.directory.add(phrase.tokens, phrase.sort);
        self.directory.records[entity as usize].gender = Gender::of_noun(self.reading.words[phrase.head()]);
        self.directory.describe(head, entity);
        match phrase.definite && phrase.sort != Sort::Group && phrase.sort != Sort::Document {
            true => sieve::UNNAMED_DEFINITE.found(entity),
            false => sieve::UNNAMED.found(entity),
        }
    }

    /// `the lawyer`, `the airline` behind named people or bodies: it probably takes up one of them, and no sieve knows
    /// which.
    fn takes_up(&self, phrase: &Phrase) -> bool {
        let sort = match phrase.sort {
            Sort::Someone => Sort::Person,
            Sort::Body => Sort::Organization,
            _ => return false,
        };
        let start = phrase.base.range().start;
        let before = self.directory.before(start);
        let sentence = self.sentence_of(start);
        let mut recent = self.directory.mentions[..before]
            .iter()
            .rev()
            .take(24)
            .take_while(|mention| sentence - mention.sentence <= 8);
        phrase.article
            && phrase.genitive.is_none()
            && phrase.tokens.end == phrase.base.end
            && recent.any(|mention| {
                mention.entity != Mention::NOBODY && self.directory.records[mention.entity as usize].sort == sort
            })
    }

    /// `the statement`, `this report`: somebody issued it and speaks in it, and no sieve knows who.
    fn is_issued(&self, phrase: &Phrase) -> bool {
        let named = || phrase.tokens.range().any(|token| name_word::is_name_word(&self.reading, token));
        phrase.sort == Sort::Document && phrase.article && phrase.genitive.is_none() && !named()
    }

    /// `Campaign says`: a headline leaves out what would tell which one; elsewhere somebody without any determiner, as in
    /// `businessman turned |politician|`, is no whole source.
    fn is_headline(&self, phrase: &Phrase) -> bool {
        let one = matches!(phrase.sort, Sort::Someone | Sort::Body | Sort::Document);
        let someone = phrase.sort == Sort::Someone && phrase.definite;
        let sentence = self.sentence_of(phrase.head());
        let heads = || {
            let segments = self.reading.segments;
            let paragraph = segments.sentences.get(sentence as usize).map_or(0, |sentence| sentence.paragraph);
            sentence == 0 || segments.paragraphs[paragraph as usize].kind == ParagraphKind::Heading
        };
        phrase.undetermined && (someone || one && heads())
    }

    /// `her campaign`, `its office`: a body that has no name but its owner's, and the text nowhere calls it by that.
    fn is_owned(&self, phrase: &Phrase) -> bool {
        phrase.possessive && phrase.sort == Sort::Body && phrase.base.len() == 1
    }

    /// `the president`: the bearer of the office.
    fn office(&self, phrase: &Phrase) -> Option<u32> {
        // "his wife" is one person, "his lawyer" one of many
        let one = !phrase.possessive || self.reading.is(phrase.head(), Class::Kin);
        let told = phrase.sort == Sort::Someone && phrase.definite && one;
        let named = told.then(|| self.offices().bearer(&self.directory, &self.reading, phrase)).flatten();
        let headline = told && phrase.genitive.is_none() && self.sentence_of(phrase.head()) == 0;
        named.or_else(|| headline.then(|| self.offices().announced(&self.directory, &self.reading, phrase)).flatten())
    }

    /// `the billionaire`: whoever a pronoun would mean here.
    fn profile(&self, phrase: &Phrase) -> Option<u32> {
        let told = phrase.sort == Sort::Someone && phrase.article && phrase.genitive.is_none();
        if !told || !description::is_profile(&self.reading, phrase) {
            return None;
        }
        if let Some(entity) = self.offices().known_by(&self.directory, &self.reading, phrase) {
            return Some(entity);
        }
        // "the former secretary" is no matter of who stands nearby
        if phrase.base.range().any(|token| self.reading.bytes(token).eq_ignore_ascii_case(b"former")) {
            return None;
        }
        let token = phrase.base.range().start;
        let gender = Gender::of_noun(self.reading.words[phrase.head()]);
        let wanted = Wanted { token, sentence: self.sentence_of(token), gender, quoted: false, owns: false, not: None };
        let (entity, _) = antecedent::person(&self.directory, &self.spoken, wanted)?;
        let entity = self.directory.protagonist(entity);
        let named = self.directory.records[entity as usize].sort == Sort::Person;
        (named && !self.offices().excludes(&self.directory, entity, phrase)).then_some(entity)
    }

    /// `the Trump campaign`, `Trump's campaign`, `his campaign`, `the campaign`
    fn owned_body(&mut self, phrase: &Phrase) -> Option<u32> {
        if !matches!(phrase.sort, Sort::Body | Sort::Document)
            || phrase.tokens.end != phrase.base.end
            || !phrase.definite
        {
            return None;
        }
        let head = role::office(Key::of_token(&self.reading, phrase.head()));
        let tokens = match self.owner(phrase) {
            Some(owner) => self.bodies().of(owner, head)?,
            None if phrase.base.len() == 1 && !phrase.possessive => self.bodies().latest(head, phrase.head())?,
            None => return None,
        };
        Some(self.directory.by_text(tokens).unwrap_or_else(|| self.directory.add(tokens, Sort::Body)))
    }

    /// `the company`, `the group`: the named body that the last sentences were about.
    fn recent_body(&self, phrase: &Phrase) -> Option<u32> {
        let start = phrase.base.range().start;
        if phrase.base.len() > 1 || !body::is_general(&self.reading, phrase.head()) {
            return None;
        }
        let sentence = self.sentence_of(start);
        let near = |other: u32| sentence.saturating_sub(other) <= 3;
        let organization = |entity: u32| self.directory.records[entity as usize].sort == Sort::Organization;
        let spoken =
            self.spoken.iter().rev().take(2).find(|spoken| near(spoken.sentence) && organization(spoken.entity));
        let before = self.directory.before(start);
        let named = || {
            let mut mentions =
                self.directory.mentions[..before].iter().rev().take(24).take_while(|mention| near(mention.sentence));
            mentions
                .find(|mention| {
                    mention.entity != Mention::NOBODY
                        && organization(mention.entity)
                        && !mention.is_quoted(&self.reading)
                })
                .map(|m| m.entity)
        };
        spoken.map(|spoken| spoken.entity).or_else(named)
    }

    /// Whose body it is.
    fn owner(&mut self, phrase: &Phrase) -> Option<u32> {
        let start = phrase.base.range().start;
        if phrase.possessive && phrase.base.len() == 1 {
            let token = start.checked_sub(1)?;
            return match source::pronoun(&self.reading, token)? {
                pronoun @ (Pronoun::He | Pronoun::She) => self.pronoun(pronoun, token, None).speaker,
                _ => None,
            };
        }
        let index = self.directory.mentions.partition_point(|mention| mention.name.range().end <= start);
        let mention = self
            .directory
            .mentions
            .get(index)
            .filter(|mention| self.directory.arounds.whole(mention).range().start <= start)?;
        let end = mention.name.range().end;
        let adjacent = end == phrase.head() || Some(end) == phrase.genitive && end + 1 == phrase.head();
        (adjacent && mention.entity != Mention::NOBODY).then_some(mention.entity)
    }
}
