//! Statements: the stretches in which an attribution is looked for.
//!
//! A statement is a sentence, or several that one quotation runs through: `"We lost. We go on," she said.`

use super::cue::{self, Frame};
use super::phrase;
use crate::category::Category;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement {
    pub(crate) tokens: TokenSpan,
    pub(crate) paragraph: u32,
}

/// No statement has more tokens. The rules look through the statement around every mark and verb; this bound, far above
/// what anybody writes, keeps them linear in texts that nobody wrote.
const LONGEST: usize = 2000;

/// How far behind a quotation its cue may stand when the quotation ends like a sentence, in tokens.
const LONGEST_TAG: usize = 30;

/// Joins the sentences that an outermost quotation runs through.
pub(crate) fn statements(reading: &Reading<'_>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::with_capacity(reading.segments.sentences.len());
    for sentence in &reading.segments.sentences {
        let tokens = skip_dateline(reading, sentence.tokens, sentence.paragraph);
        match statements.last_mut() {
            Some(last) if last.paragraph == sentence.paragraph && goes_on(reading, last.tokens, tokens) => {
                last.tokens.end = tokens.end;
            }
            _ if tokens.len() <= LONGEST => {
                statements.extend((!tokens.is_empty()).then_some(Statement { tokens, paragraph: sentence.paragraph }));
            }
            _ => statements.extend(pieces(tokens).map(|tokens| Statement { tokens, paragraph: sentence.paragraph })),
        }
    }
    statements
}

/// A quotation runs through the sentence `tokens` from the statement before it, or its cue stands there.
fn goes_on(reading: &Reading<'_>, before: TokenSpan, tokens: TokenSpan) -> bool {
    let last = before.range().end - 1;
    reading.marks.inside[last] != 0
        && before.len() + tokens.len() <= LONGEST
        && (same_quotation(reading, last, tokens.range().start) || tags(reading, last, tokens))
}

fn pieces(tokens: TokenSpan) -> impl Iterator<Item = TokenSpan> {
    let end = tokens.range().end;
    tokens.range().step_by(LONGEST).map(move |start| TokenSpan::new(start, end.min(start + LONGEST)))
}

fn same_quotation(reading: &Reading<'_>, last: usize, first: usize) -> bool {
    let inside = &reading.marks.inside;
    inside.get(first) == Some(&inside[last])
}

/// `"How are you?"` *Miller, a retired worker, said*: what begins like a sentence behind `?"` or `!"` is the source and
/// the cue of the quotation before.
fn tags(reading: &Reading<'_>, last: usize, tokens: TokenSpan) -> bool {
    let closes = last > 0 && matches!(reading.kind(last - 1), TokenKind::Question | TokenKind::Exclamation);
    let range = tokens.range();
    if !closes || range.is_empty() {
        return false;
    }
    let window = range.start..range.end.min(range.start + LONGEST_TAG);
    let verb = window.into_iter().find(|&index| reading.categories[index].is_finite());
    let Some((verb, number)) = verb.and_then(|verb| Some((verb, reading.words[verb].cue()?))) else { return false };
    let is_cue = cue::entry(number).0.precision(Frame::Tail) >= 0.8;
    let is_source =
        phrase::source_leftwards(reading, range.start, verb).is_some_and(|source| source.start == tokens.start);
    let ends = phrase::adjuncts_end(reading, verb + 1, range.end);
    let has_no_content = ends >= range.end || matches!(reading.categories[ends], Category::Stop | Category::Comma);
    is_cue && is_source && has_no_content
}

/// Without the dateline, and without the white space that a text can begin with.
fn skip_dateline(reading: &Reading<'_>, mut tokens: TokenSpan, paragraph: u32) -> TokenSpan {
    if tokens.start == 0 && reading.tokens.first().is_some_and(|first| first.kind == TokenKind::Space) {
        tokens = TokenSpan::new((tokens.range().start + 1).min(tokens.range().end), tokens.range().end);
    }
    let dateline = reading.segments.paragraphs[paragraph as usize].dateline;
    match dateline.is_empty() || dateline.end <= tokens.start {
        true => tokens,
        false => TokenSpan { start: dateline.end.min(tokens.end), end: tokens.end },
    }
}
