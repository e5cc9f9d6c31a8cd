//! Quotations that no cue of their own statement explains.

use super::cue::{self, Act};
use super::statement::Statement;
use super::{Found, Proposal, Rule, complement, phrase};
use crate::category::Category;
use crate::mark::{Quotation, Role};
use crate::reading::Reading;
use crate::span::TokenSpan;

/// Gives every quotation that is speech and has no attribution one: of the statement before, or of its own.
pub(crate) fn attach(reading: &Reading<'_>, statements: &[Statement], found: &mut Found<'_>) {
    let mut at = 0;
    let quotations = &reading.marks.quotations;
    for (number, quotation) in quotations.iter().enumerate().filter(|(_, quotation)| quotation.depth == 1) {
        let start = quotation.tokens.range().start;
        while at + 1 < statements.len() && statements[at].tokens.range().end <= start {
            at += 1;
        }
        if quotation.role != Role::Speech || at == statements.len() || found.is_any_taken(quotation.tokens) {
            continue;
        }
        let orphan = Orphan {
            reading,
            quotation,
            next: quotations[number + 1..].iter().find(|next| next.depth == 1),
            statement: statements[at],
            previous: at.checked_sub(1).map(|before| statements[before]),
        };
        orphan.attach(found);
    }
}

/// A quotation without an attribution, and where it stands.
struct Orphan<'a> {
    reading: &'a Reading<'a>,
    quotation: &'a Quotation,
    next: Option<&'a Quotation>,
    statement: Statement,
    previous: Option<Statement>,
}

impl Orphan<'_> {
    fn attach(&self, found: &mut Found<'_>) {
        let opens = self.opens();
        if let Some(introduction) = self.introduction() {
            self.introduced(introduction, found);
        } else if !opens {
            self.fragment(found);
        } else if !self.continued(found) {
            self.runs_on(found);
        }
    }

    /// Nothing but a connective stands before it: `But "the road was closed."`
    fn opens(&self) -> bool {
        let before = self.statement.tokens.range().start..self.quotation.tokens.range().start;
        before
            .into_iter()
            .all(|index| matches!(self.reading.categories[index], Category::Coordinator | Category::Comma))
    }

    /// The quotation as a content, without a cue or source of its own.
    fn bare(&self, confidence: f32) -> Proposal {
        Proposal {
            content: self.quotation.tokens.into(),
            cue: None,
            source: None,
            act: Act::Say,
            rule: Rule::Continuation,
            confidence,
        }
    }

    /// `Then, the laugh line: "…"`, `And from chairwoman Zoe Hale:` and a quotation in the next paragraph: the stretch
    /// that the colon closes.
    fn introduction(&self) -> Option<TokenSpan> {
        let colon = self.quotation.tokens.range().start.checked_sub(1)?;
        if self.reading.categories[colon] != Category::Colon {
            return None;
        }
        let own = self.statement.tokens.range().start;
        let first = if colon >= own { own } else { self.previous?.tokens.range().start };
        Some(TokenSpan::new(first, colon + 1))
    }

    fn introduced(&self, introduction: TokenSpan, found: &mut Found<'_>) {
        let (start, colon) = (introduction.range().start, introduction.range().end - 1);
        let source = phrase::shared_subject(self.reading, start, colon, colon)
            .or_else(|| phrase::source_leftwards(self.reading, start, colon));
        let cue = Some(TokenSpan::new(colon, colon + 1));
        found.take(Proposal { cue, source, rule: Rule::Colon, ..self.bare(0.8) });
    }

    /// A quotation that opens its statement goes on with what the one before it said: part of the same attribution in
    /// the same paragraph, an attribution of its own in the next.
    fn continued(&self, found: &mut Found<'_>) -> bool {
        let Some(previous) = self.previous else { return false };
        let same_paragraph = previous.paragraph == self.statement.paragraph;
        if !same_paragraph && self.announced(&previous, found) {
            return true;
        }
        let Some(owner) = found.last_in(previous.tokens.range()) else { return false };
        if same_paragraph {
            found.extend(owner, self.quotation.tokens);
        } else if let Some(own) = found.take(self.bare(0.6)) {
            found.attributions[own as usize].continues = Some(owner);
        }
        true
    }

    /// `Then Mayor Jo Finn spoke.`, and the quotation in the next paragraph.
    fn announced(&self, previous: &Statement, found: &mut Found<'_>) -> bool {
        let reading = self.reading;
        let range = previous.tokens.range();
        if found.is_any_taken(previous.tokens) {
            return false;
        }
        let verb = range.clone().rev().find(|&index| reading.categories[index] == Category::Finite);
        let Some(verb) = verb.filter(|&verb| verb > range.start) else { return false };
        let Some(act) = reading.words[verb].cue().map(|number| cue::entry(number).0.act) else { return false };
        let group = phrase::verb_group_start(reading, range.start, verb);
        let source = phrase::source_leftwards(reading, range.start, group);
        if source.is_none() || !matches!(act, Act::Say | Act::Write | Act::Ask) {
            return false;
        }
        let cue = Some(TokenSpan::new(group, verb + 1));
        found.take(Proposal { cue, source, act, rule: Rule::Colon, ..self.bare(0.6) }).is_some()
    }

    /// A quotation that runs on into the next paragraph is speech whoever speaks; its cue may stand there.
    fn runs_on(&self, found: &mut Found<'_>) {
        let Some(next) = self.next.filter(|next| !self.quotation.closed && next.continues.is_some()) else { return };
        let owner = next.tokens.range().find_map(|token| found.owner(token));
        if let Some(own) = found.take(self.bare(0.6)) {
            found.attributions[own as usize].continues = owner;
        }
    }

    /// `He was derided as a "clown"`: words between marks in a statement whose verb is no cue. Without a verb of their
    /// own they belong to the attribution before them: `he said, and "everyone ran."`
    fn fragment(&self, found: &mut Found<'_>) {
        let reading = self.reading;
        let range = self.statement.tokens.range();
        let start = self.quotation.tokens.range().start;
        let verb = (range.start..start).rev().find(|&index| {
            reading.marks.inside[index] == 0
                && !found.is_taken(index)
                && matches!(
                    reading.categories[index],
                    Category::Finite | Category::Gerund | Category::Base | Category::Participle
                )
        });
        let Some(verb) = verb else { return };
        let source =
            phrase::source_leftwards(reading, range.start, phrase::verb_group_start(reading, range.start, verb))
                .or_else(|| phrase::shared_subject(reading, range.start, verb, range.end));
        let is_free = (verb + 1..start).all(|index| !found.is_taken(index));
        let content = match is_free {
            true => complement::object(reading, verb + 1, &self.statement),
            false => self.quotation.tokens,
        };
        let cue = Some(TokenSpan::new(verb, verb + 1));
        found.take(Proposal { content: content.into(), cue, source, rule: Rule::Fragment, ..self.bare(0.5) });
    }
}
