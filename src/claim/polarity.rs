//! Is a clause negated?

use super::clause::{Clause, is_one_of};
use crate::category::Category;
use crate::lexicon::{Class, Sign};
use crate::reading::Reading;
use crate::token::TokenKind;

/// One of a clause's own words negates it: `not`, `never`, `nothing`, `without`, `didn't`.
#[inline(never)]
pub(super) fn is_negated(reading: &Reading<'_>, clause: &Clause, token: usize) -> bool {
    reading.is(token, Class::Negation) && Negator { reading, clause, token }.negates()
        // `is unlikely to come`: probably does not come.
        || reading.words[token].signs().has(Sign::Probable) && is_one_of(reading.word(token), &["unlikely", "improbable"])
}

/// A word that can negate.
struct Negator<'a, 'r> {
    reading: &'a Reading<'r>,
    clause: &'a Clause,
    token: usize,
}

impl Negator<'_, '_> {
    fn negates(&self) -> bool {
        let word = self.reading.word(self.token);
        match () {
            // `It hardly rained`: it did.
            () if is_one_of(word, &["hardly", "barely", "scarcely"]) => false,
            () if is_one_of(word, &["no"]) => !self.is_answer() && !self.is_followed_by(&["doubt", "wonder", "matter"]),
            () if is_one_of(word, &["not"]) => {
                !self.is_followed_by(&["only", "just", "merely", "simply", "least"]) && !self.is_tag()
            }
            () if is_one_of(word, &["none", "nothing"]) => !self.is_followed_by(&["other", "but"]) && !self.is_answer(),
            () if word.ends_with("n't") || word.ends_with("n’t") => !self.asks_for_assent(),
            () => true,
        }
    }

    fn next(&self) -> Option<usize> {
        Some(self.token + 1).filter(|&next| next < self.reading.tokens.len())
    }

    fn is_followed_by(&self, words: &[&str]) -> bool {
        self.next().is_some_and(|next| is_one_of(self.reading.word(next), words))
    }

    /// `No, we stay`, `Nothing.`: an answer, not a part of a clause.
    fn is_answer(&self) -> bool {
        use TokenKind::*;
        let starts = self.clause.tokens.range().start == self.token
            || self.token > 0 && self.reading.categories[self.token - 1] == Category::Comma;
        let apart = self.next().is_none_or(|next| {
            matches!(
                self.reading.kind(next),
                Comma | Stop | Exclamation | Question | Semicolon | Colon | Dash | Mark(_)
            )
        });
        self.clause.tokens.len() == 1 || starts && apart
    }

    /// `…, is he not?`, `… or not`, `as likely as not`: a tag.
    fn is_tag(&self) -> bool {
        let (reading, clause) = (self.reading, self.clause);
        let Some(before) = self.token.checked_sub(1) else { return false };
        let after_pronoun = reading.categories[before] == Category::Pronoun
            && before.checked_sub(1).is_some_and(|verb| reading.categories[verb] == Category::Auxiliary);
        let last = self.token + 1 == clause.tokens.range().end;
        let apart = last || reading.kind(self.token + 1) == TokenKind::Comma;
        apart && clause.is_question && after_pronoun || last && is_one_of(reading.word(before), &["or", "as"])
    }

    /// `Don't you think that it rained?`, `…, isn't it?`: the speaker holds that it did.
    fn asks_for_assent(&self) -> bool {
        self.clause.is_question
            && self
                .next()
                .is_some_and(|next| matches!(self.reading.categories[next], Category::Pronoun | Category::That))
    }
}
