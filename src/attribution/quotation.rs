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
    for quotation in reading.marks.quotations.iter().filter(|quotation| quotation.depth == 1) {
        let start = quotation.tokens.range().start;
        while at + 1 < statements.len() && statements[at].tokens.range().end <= start {
            at += 1;
        }
        let Some(statement) = statements.get(at) else { return };
        if quotation.tokens.range().any(|token| found.is_taken(token)) {
            continue;
        }
        orphan(reading, statements, at, statement, quotation, found);
    }
}

fn orphan(
    reading: &Reading<'_>,
    statements: &[Statement],
    at: usize,
    statement: &Statement,
    quotation: &Quotation,
    found: &mut Found<'_>,
) {
    if quotation.role != Role::Speech {
        return;
    }
    let start = quotation.tokens.range().start;
    let opens = start <= statement.tokens.range().start;
    let previous = at.checked_sub(1).map(|before| statements[before]);
    if let Some(introduction) = introduction(reading, statement, previous.as_ref(), start) {
        introduced(reading, quotation, introduction, found);
    } else if opens {
        continued(reading, statement, previous.as_ref(), quotation, found);
    } else {
        fragment(reading, statement, quotation, found);
    }
}

/// `Then, the laugh line: "…"`, `And from chairwoman Zoe Hale:` and a quotation in the next paragraph: the stretch
/// that the colon closes.
fn introduction(
    reading: &Reading<'_>,
    statement: &Statement,
    previous: Option<&Statement>,
    start: usize,
) -> Option<TokenSpan> {
    let colon = start.checked_sub(1).filter(|&colon| reading.categories[colon] == Category::Colon)?;
    let first = match colon >= statement.tokens.range().start {
        true => statement.tokens.range().start,
        false => previous?.tokens.range().start,
    };
    Some(TokenSpan::new(first, colon + 1))
}

fn introduced(reading: &Reading<'_>, quotation: &Quotation, introduction: TokenSpan, found: &mut Found<'_>) {
    let colon = introduction.range().end - 1;
    let source = phrase::shared_subject(reading, introduction.range().start, colon, colon)
        .or_else(|| phrase::source_leftwards(reading, introduction.range().start, colon));
    found.take(Proposal {
        content: vec![quotation.tokens],
        cue: Some(TokenSpan::new(colon, colon + 1)),
        source,
        act: Act::Say,
        rule: Rule::Colon,
        confidence: 0.8,
    });
}

/// A quotation that opens its statement goes on with what the one before it said: part of the same attribution in the
/// same paragraph, an attribution of its own in the next.
fn continued(
    reading: &Reading<'_>,
    statement: &Statement,
    previous: Option<&Statement>,
    quotation: &Quotation,
    found: &mut Found<'_>,
) {
    let Some(previous) = previous else { return };
    if previous.paragraph != statement.paragraph && announced(reading, previous, quotation, found) {
        return;
    }
    let Some(number) = previous.tokens.range().rev().find_map(|token| found.owner(token)) else { return };
    if previous.paragraph == statement.paragraph {
        found.extend(number, quotation.tokens);
        return;
    }
    let own = found.take(Proposal {
        content: vec![quotation.tokens],
        cue: None,
        source: None,
        act: Act::Say,
        rule: Rule::Continuation,
        confidence: 0.6,
    });
    if let Some(own) = own {
        found.attributions[own as usize].continues = Some(number);
    }
}

/// `Then Mayor Jo Finn spoke.`, and the quotation in the next paragraph.
fn announced(reading: &Reading<'_>, previous: &Statement, quotation: &Quotation, found: &mut Found<'_>) -> bool {
    let range = previous.tokens.range();
    let verb = range.clone().rev().find(|&index| reading.categories[index] == Category::Finite);
    let Some(verb) = verb.filter(|&verb| !range.clone().any(|token| found.is_taken(token)) && verb > range.start)
    else {
        return false;
    };
    let Some(act) = reading.words[verb].cue().map(|number| cue::entry(number).0.act) else { return false };
    let group = phrase::verb_group_start(reading, range.start, verb);
    let source = phrase::source_leftwards(reading, range.start, group);
    if source.is_none() || !matches!(act, Act::Say | Act::Write | Act::Ask) {
        return false;
    }
    let cue = Some(TokenSpan::new(group, verb + 1));
    let content = vec![quotation.tokens];
    found.take(Proposal { content, cue, source, act, rule: Rule::Colon, confidence: 0.6 }).is_some()
}

/// `He was derided as a "clown"`: words between marks in a statement whose verb is no cue.
fn fragment(reading: &Reading<'_>, statement: &Statement, quotation: &Quotation, found: &mut Found<'_>) {
    let range = statement.tokens.range();
    let start = quotation.tokens.range().start;
    let verb = (range.start..start).rev().find(|&index| {
        reading.marks.inside[index] == 0
            && !found.is_taken(index)
            && matches!(
                reading.categories[index],
                Category::Finite | Category::Gerund | Category::Base | Category::Participle
            )
    });
    let Some(verb) = verb else { return };
    let source = phrase::source_leftwards(reading, range.start, phrase::verb_group_start(reading, range.start, verb))
        .or_else(|| phrase::shared_subject(reading, range.start, verb, range.end));
    let is_free = (verb + 1..start).all(|index| !found.is_taken(index));
    let content = match is_free {
        true => complement::object(reading, verb + 1, statement),
        false => quotation.tokens,
    };
    found.take(Proposal {
        content: vec![content],
        cue: Some(TokenSpan::new(verb, verb + 1)),
        source,
        act: Act::Say,
        rule: Rule::Fragment,
        confidence: 0.5,
    });
}
