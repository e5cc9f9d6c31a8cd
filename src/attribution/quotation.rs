//! Quotations that no cue of their own statement explains.

use super::cue::Act;
use super::statement::Statement;
use super::{Found, Proposal, Rule};
use crate::mark::{Quotation, Role};
use crate::reading::Reading;

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
    let opens = quotation.tokens.start <= statement.tokens.start;
    let previous = at.checked_sub(1).map(|before| &statements[before]);
    let owner = previous.and_then(|previous| {
        let last = previous.tokens.range().rev().find_map(|token| found.owner(token));
        last.map(|number| (number, previous.paragraph == statement.paragraph))
    });
    match owner {
        Some((number, true)) if opens => found.extend(number, quotation.tokens),
        Some((number, false)) if opens => {
            let proposal = Proposal {
                content: vec![quotation.tokens],
                cue: None,
                source: None,
                act: Act::Say,
                rule: Rule::Continuation,
                confidence: 0.8,
            };
            if let Some(own) = found.take(proposal) {
                found.attributions[own as usize].continues = Some(number);
            }
        }
        _ => {
            let _ = reading;
        }
    }
}
