//! The gender of people whom no word tells it of, by the pronouns that take them up.

use super::directory::Directory;
use super::gender::Gender;
use super::mention::Mention;
use crate::lexicon::Class;

/// Tokens behind a name that are looked over for pronouns.
const REACH: usize = 40;

impl Directory<'_> {
    /// A person whose gender no word tells has the one of the pronoun in a sentence where nobody else is named.
    pub(super) fn vote(&mut self) {
        // The first one named in a sentence, and whether another one is, or a word tells the gender.
        let (mut only, mut several) = (usize::MAX, true);
        let mut sentence = u32::MAX;
        for index in 0..self.mentions.len() {
            let mention = &self.mentions[index];
            let Some(record) = self.records.get(mention.entity as usize) else { continue };
            if !record.sort.is_personal() {
                continue;
            }
            if mention.sentence == sentence {
                several |= self.mentions[only].entity != mention.entity;
                continue;
            }
            let is_known = record.gender != Gender::Unknown;
            sentence = mention.sentence;
            if !several {
                self.vote_of(only);
            }
            (only, several) = (index, is_known);
        }
        if !several {
            self.vote_of(only);
        }
        for record in &mut self.records {
            match record.votes {
                1.. => record.gender = Gender::Male,
                0 => {}
                _ => record.gender = Gender::Female,
            }
        }
    }

    fn vote_of(&mut self, index: usize) {
        let mention = &self.mentions[index];
        self.records[mention.entity as usize].votes += self.pronouns_behind(mention);
    }

    /// How many more masculine than feminine pronouns follow a name in its sentence.
    fn pronouns_behind(&self, mention: &Mention) -> i32 {
        let start = mention.name.range().end;
        let end = self.reading.segments.sentences[mention.sentence as usize].tokens.range().end;
        let pronouns = [Class::SubjectPronoun, Class::ObjectPronoun, Class::Possessive];
        let vote = |token: usize| match self.reading.bytes(token) {
            b"he" | b"his" | b"him" | b"himself" => 1,
            b"she" | b"her" | b"herself" => -1,
            _ => 0,
        };
        let candidates = (start..end.min(start + REACH)).filter(|&token| self.reading.words[token].is_any(&pronouns));
        candidates.map(vote).sum()
    }
}
