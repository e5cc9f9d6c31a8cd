//! `According to Mary, …`; `…, according to Mary`; `As Mary put it, …`

use super::cue::{self, Act};
use super::statement::Statement;
use super::{Found, Proposal, Rule, end_without_stop, phrase};
use crate::category::Category::*;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::spans::Spans;

/// What follows `according to` and is no source: the launch went according to plan.
const NOT_SOURCES: &[&str] = &["plan", "plans", "schedule", "size", "law", "need", "type", "age", "taste", "tradition"];

pub(crate) fn find(reading: &Reading<'_>, statement: &Statement, attributing: &[usize], found: &mut Found<'_>) {
    for &index in attributing {
        according_to(reading, statement, index, found);
    }
}

/// `As Mary put it, …`, `As Mary noted, …`
pub(crate) fn as_put(reading: &Reading<'_>, statement: &Statement, found: &mut Found<'_>) {
    let start = statement.tokens.range().start;
    // Most statements begin otherwise.
    if !reading.is(start, Class::Subordinator) || reading.word(start) != "As" {
        return;
    }
    let end = end_without_stop(reading, statement);
    let Some(source) = phrase::addressee(reading, start + 1, end) else { return };
    let verb = source.range().end;
    let Some(number) = reading.words.get(verb).and_then(|word| word.cue()).filter(|_| verb + 2 < end) else { return };
    let cue_end = verb + 1 + usize::from(reading.word(verb + 1) == "it");
    if reading.categories[cue_end] != Comma || cue_end + 1 >= end {
        return;
    }
    found.take(Proposal {
        content: TokenSpan::new(cue_end + 1, end).into(),
        cue: Some(TokenSpan::new(verb, cue_end)),
        source: Some(source),
        act: cue::entry(number).0.act,
        rule: Rule::AccordingTo,
        confidence: 0.8,
    });
}

/// `according to Mary`, on either side of its content.
fn according_to(reading: &Reading<'_>, statement: &Statement, index: usize, found: &mut Found<'_>) {
    if index + 2 >= statement.tokens.range().end || reading.word(index + 1) != "to" {
        return;
    }
    let Some(source) = phrase::source_rightwards(reading, index + 2, end_without_stop(reading, statement)) else {
        return;
    };
    if source.len() == 1 && NOT_SOURCES.contains(&reading.word(source.range().start)) {
        return;
    }
    let content = content(reading, statement, index, source);
    let cue = Some(TokenSpan::new(index, index + 2));
    found.take(Proposal {
        content,
        cue,
        source: Some(source),
        act: Act::Say,
        rule: Rule::AccordingTo,
        confidence: 0.9,
    });
}

/// Before the cue if it stands behind a comma or at the end, else behind the source; both if it stands in between.
fn content(reading: &Reading<'_>, statement: &Statement, cue: usize, source: TokenSpan) -> Spans {
    let start = statement.tokens.range().start;
    let end = end_without_stop(reading, statement);
    let before_end = if cue > start && reading.categories[cue - 1] == Comma { cue - 1 } else { cue };
    let after_start = source.range().end;
    let has_comma = after_start < end && reading.categories[after_start] == Comma;
    let after = TokenSpan::new((after_start + usize::from(has_comma)).min(end), end);
    let before = TokenSpan::new(start, before_end);
    let has_words = |span: TokenSpan| span.range().any(|index| reading.kind(index).is_wordlike());
    let opens = !before.range().any(|index| reading.categories[index].is_finite() || reading.marks.inside[index] != 0);
    match () {
        () if opens && has_comma && has_words(after) => after.into(),
        () if has_comma && has_words(after) && goes_on(reading, after) => [before, after].into_iter().collect(),
        () => before.into(),
    }
}

/// `The tower, according to X, had been leaning`: a verb goes on with the clause.
fn goes_on(reading: &Reading<'_>, after: TokenSpan) -> bool {
    reading.categories[after.range().start].is_finite()
}
