//! The content stands first: `"…," Mary said`, `…, said Mary`, `The tower, Mary said, had been leaning`.

use super::candidate::CueVerb;
use super::cue::{Cue, Form, Frame};
use super::statement::Statement;
use super::{Found, Proposal, Rule, end_without_stop, phrase};
use crate::category::Category::{self, *};
use crate::lexicon::{Class, prints_of};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;
use std::ops::Range;

/// Looks at the verbs in the statement, with which `verbs` begins. Gives their number.
pub(crate) fn find(reading: &Reading<'_>, statement: &Statement, verbs: &[CueVerb], found: &mut Found<'_>) -> usize {
    let Range { mut start, end: statement_end } = statement.tokens.range();
    for (number, verb) in verbs.iter().enumerate() {
        if verb.token() >= statement_end {
            return number;
        }
        let (index, cue) = (verb.token(), verb.cue);
        // Asked together, since no answer can be foreseen.
        let may_stand = matches!(reading.categories[index], Finite | Participle)
            & (verb.form != Form::Gerund)
            & cue.believed(false).has_any([Frame::Tail])
            & !found.is_taken(index);
        if !may_stand {
            continue;
        }
        let group = verb.group(start);
        if !may_follow_content(reading, start, group) {
            continue;
        }
        let end = verb_end(reading, index);
        let cue_end = phrase::cue_end(reading, end, statement_end);
        let verb = Verb { group, end, cue_end, cue };
        let proposal =
            source_first(reading, statement, start, &verb).or_else(|| cue_first(reading, statement, start, &verb));
        let Some(mut proposal) = proposal else { continue };
        if follows_opening_dash(reading, statement, &proposal) {
            proposal.rule = Rule::Dialogue;
        }
        let end = proposal.content.last().map_or(index, |span| span.range().end).max(index + 1);
        if found.take(proposal).is_some() {
            start = end;
        }
    }
    verbs.len()
}

/// `— We close at nine, said the barman`: a dash at the start of the paragraph opens what is said.
fn follows_opening_dash(reading: &Reading<'_>, statement: &Statement, proposal: &Proposal) -> bool {
    let paragraph = reading.segments.paragraphs[statement.paragraph as usize];
    let first = paragraph.tokens.range().start;
    reading.categories[first] == Dash && proposal.content[0].range().start == first + 1
}

/// Between the mark or comma that ends a content and its cue stands nothing but a source. Most verbs are spared the
/// search for one by a look at what stands there.
fn may_follow_content(reading: &Reading<'_>, start: usize, group: usize) -> bool {
    let first = start.max(group.saturating_sub(phrase::LONGEST_SOURCE + 1));
    let before = reading.categories.get(first..group).unwrap_or_default();
    let mut next = Other;
    let is_no_source = |&category: &Category| {
        let may_stand = category.is_nominal() | matches!(category, Pronoun | Relative | Preposition | To | Coordinator);
        // "officials briefed on the matter"
        let is_reduced = matches!(category, Finite | Participle | Gerund) & matches!(next, Preposition | To);
        next = category;
        !(may_stand | is_reduced)
    };
    // Within parentheses anything may stand.
    let ends_content = |category: Category| matches!(category, Comma | Dash | Mark | Open | Close);
    before.iter().copied().rev().find(is_no_source).is_some_and(ends_content)
}

/// `quoted as saying` is one cue.
fn verb_end(reading: &Reading<'_>, index: usize) -> usize {
    let is = |index: usize, prints: &[u64; 1]| index < reading.tokens.len() && reading.is_lower_one_of(index, prints);
    let is_quoted_as_saying = is(index, &const { prints_of(["quoted"]) })
        && is(index + 1, &const { prints_of(["as"]) })
        && is(index + 2, &const { prints_of(["saying"]) });
    index + if is_quoted_as_saying { 3 } else { 1 }
}

struct Verb {
    /// The first token of its group: `has`, `did not`.
    group: usize,
    /// The end of the cue: behind `saying` in `was quoted as saying`.
    end: usize,
    /// The end of the cue with what belongs to it: `said Friday`.
    cue_end: usize,
    cue: &'static Cue,
}

/// `…, Mary said`; `…, Mary was quoted as saying`
fn source_first(reading: &Reading<'_>, statement: &Statement, start: usize, verb: &Verb) -> Option<Proposal> {
    let beside = phrase::phrase_beside(reading, start, verb.group);
    if let Some(proposal) = beside.and_then(|beside| parenthetical(reading, statement, start, verb, beside)) {
        return Some(proposal);
    }
    let source = phrase::source_around(reading, start, verb.group, beside)?;
    let content = before(reading, start, source.range().start)?;
    let after = after(reading, statement, verb.end, &content)?;
    Some(propose(verb, content, after, source, Rule::ContentSourceCue))
}

/// `The tower, engineer Lu Fang told the inquiry, had been leaning`: a subject before, its verb behind.
fn parenthetical(
    reading: &Reading<'_>,
    statement: &Statement,
    start: usize,
    verb: &Verb,
    source: TokenSpan,
) -> Option<Proposal> {
    let comma = source.range().start.checked_sub(1).filter(|&comma| comma > start)?;
    if reading.categories[comma] != Comma {
        return None;
    }
    let end = end_without_stop(reading, statement);
    let told = phrase::addressee(reading, verb.end, end).map_or(verb.end, |told| told.range().end);
    let close = phrase::adjuncts_end(reading, told, end);
    let goes_on = close + 1 < end && reading.categories[close] == Comma && reading.categories[close + 1].is_finite();
    let before = TokenSpan::new(start, comma);
    let is_subject = !before.range().any(|index| reading.categories[index].is_finite());
    if !goes_on || !is_subject {
        return None;
    }
    let after = TokenSpan::new(close + 1, end);
    Some(propose(verb, before, Some(after), source, Rule::ContentSourceCue))
}

/// `…, said Mary`
fn cue_first(reading: &Reading<'_>, statement: &Statement, start: usize, verb: &Verb) -> Option<Proposal> {
    let content = before(reading, start, verb.group)?;
    let source = phrase::source_rightwards(reading, verb.end, end_without_stop(reading, statement))?;
    let after = after(reading, statement, source.range().end, &content)?;
    Some(propose(verb, content, after, source, Rule::ContentCueSource))
}

fn propose(verb: &Verb, content: TokenSpan, after: Option<TokenSpan>, source: TokenSpan, rule: Rule) -> Proposal {
    Proposal {
        content: std::iter::once(content).chain(after).collect(),
        cue: Some(TokenSpan::new(verb.group, verb.cue_end)),
        source: Some(source),
        act: verb.cue.act,
        rule,
        confidence: verb.cue.precision(Frame::Tail),
    }
}

/// The content before `end`: it closes with a quotation mark or a comma and holds a quotation or a clause.
fn before(reading: &Reading<'_>, start: usize, end: usize) -> Option<TokenSpan> {
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    let start = without_opening(reading, start, end);
    let (content_end, closes) = match reading.categories[last] {
        Comma | Dash if last > start => (last, reading.marks.inside[last - 1] != 0),
        Mark => (end, true),
        _ => return None,
    };
    let content = TokenSpan::new(start, content_end.max(start));
    let is_quotation = closes && is_spoken(reading, content);
    match is_quotation || is_clause(reading, content) {
        true => Some(content),
        false => None,
    }
}

/// What ties a statement to the one before is no part of the content: `But …`, `However, …`.
fn without_opening(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    match reading.categories[start] {
        Coordinator | Comma | Dash | Semicolon if start + 1 < end => start + 1,
        Adverb if start + 2 < end && reading.categories[start + 1] == Comma => start + 2,
        _ => start,
    }
}

/// Ends inside a quotation that holds a sentence or the end of one.
fn is_spoken(reading: &Reading<'_>, content: TokenSpan) -> bool {
    let Some(last) = content.range().last() else { return false };
    let Some(number) = reading.marks.inside[last].checked_sub(1) else { return false };
    let quotation = reading.marks.quotations[number as usize];
    let inner = quotation.inner().range();
    let ends_sentence = inner.clone().last().is_some_and(|last| {
        matches!(
            reading.kind(last),
            TokenKind::Comma
                | TokenKind::Stop
                | TokenKind::Question
                | TokenKind::Exclamation
                | TokenKind::Dash
                | TokenKind::Ellipsis
                | TokenKind::Mark(_)
        )
    });
    let whole = quotation.tokens.start <= content.start;
    ends_sentence || whole || is_clause(reading, content)
}

/// Has a finite verb, and does not begin like an adjunct: `When asked, he said`; `Before he left, he said`.
fn is_clause(reading: &Reading<'_>, content: TokenSpan) -> bool {
    let range = content.range();
    if range.is_empty() {
        return false;
    }
    let opens_adjunct = matches!(reading.categories[range.start], Subordinator | Gerund | Relative)
        || reading.is(range.start, Class::Subordinator) && reading.categories[range.start] == Preposition;
    !opens_adjunct && range.into_iter().any(|index| reading.categories[index].is_finite())
}

/// What follows the cue: `None` if it shows that the cue has its content behind it, else the second part of the
/// content, if there is one.
fn after(reading: &Reading<'_>, statement: &Statement, start: usize, content: &TokenSpan) -> Option<Option<TokenSpan>> {
    let end = end_without_stop(reading, statement);
    let next = phrase::adjuncts_end(reading, start, end);
    if next >= end {
        return Some(None);
    }
    let is_direct = reading.marks.inside[content.range().end - 1] != 0;
    match reading.categories[next] {
        That | Colon => None,
        Comma if next + 1 < end && !is_direct && reading.marks.inside[next + 1] != 0 => None,
        Comma if next + 1 < end => Some(after_comma(reading, next + 1, end, is_direct)),
        _ if is_direct => Some(None),
        Gerund | Subordinator | Preposition | Dash | Semicolon | Stop | Close => Some(None),
        _ => None,
    }
}

/// `"…," Mary said, "…"`; `The tower, Mary said, had been leaning`.
fn after_comma(reading: &Reading<'_>, start: usize, end: usize, is_direct: bool) -> Option<TokenSpan> {
    let opens_quotation = reading.marks.inside[start] != 0;
    match reading.categories[start] {
        _ if opens_quotation && is_direct => {
            let number = reading.marks.inside[start];
            let close = (start..end).take_while(|&index| reading.marks.inside[index] == number).last()?;
            Some(TokenSpan::new(start, close + 1))
        }
        Gerund | Relative | Subordinator | Coordinator if !opens_quotation => None,
        _ if !is_direct => Some(TokenSpan::new(start, end)),
        _ => None,
    }
}
