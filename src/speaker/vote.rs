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
        let mut votes = vec![0i32; self.records.len()];
        let mut here: Option<(&Mention, bool)> = None;
        let mut vote = |here: Option<(&Mention, bool)>| {
            if let Some((only, false)) = here
                && self.records[only.entity as usize].gender == Gender::Unknown
            {
                votes[only.entity as usize] += self.pronouns_behind(only);
            }
        };
        for mention in &self.mentions {
            let Some(record) = self.records.get(mention.entity as usize) else { continue };
            if !record.sort.is_personal() {
                continue;
            }
            here = match here {
                Some((first, several)) if first.sentence == mention.sentence => {
                    Some((first, several | (first.entity != mention.entity)))
                }
                before => {
                    vote(before);
                    Some((mention, false))
                }
            };
        }
        vote(here);
        for (record, vote) in self.records.iter_mut().zip(votes) {
            match vote {
                1.. => record.gender = Gender::Male,
                0 => {}
                _ => record.gender = Gender::Female,
            }
        }
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
