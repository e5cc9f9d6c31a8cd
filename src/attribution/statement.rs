//! Statements: the stretches in which an attribution is looked for.
//!
//! A statement is a sentence, or several that one quotation runs through: `"We lost. We go on," she said.`

use crate::reading::Reading;
use crate::span::TokenSpan;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement {
    pub(crate) tokens: TokenSpan,
    pub(crate) paragraph: u32,
}

/// No statement has more tokens. The rules look through the statement around every mark and verb; this bound, far above
/// what anybody writes, keeps them linear in texts that nobody wrote.
const LONGEST: usize = 2000;

/// Joins the sentences that an outermost quotation runs through.
pub(crate) fn statements(reading: &Reading<'_>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::with_capacity(reading.segments.sentences.len());
    for sentence in &reading.segments.sentences {
        let tokens = skip_dateline(reading, sentence.tokens, sentence.paragraph);
        match statements.last_mut() {
            Some(last)
                if last.paragraph == sentence.paragraph
                    && last.tokens.len() + tokens.len() <= LONGEST
                    && same_quotation(reading, last.tokens.range().end - 1, tokens.range().start) =>
            {
                last.tokens.end = tokens.end;
            }
            _ if tokens.is_empty() => {}
            _ => statements.extend(pieces(tokens).map(|tokens| Statement { tokens, paragraph: sentence.paragraph })),
        }
    }
    statements
}

fn pieces(tokens: TokenSpan) -> impl Iterator<Item = TokenSpan> {
    let end = tokens.range().end;
    tokens.range().step_by(LONGEST).map(move |start| TokenSpan::new(start, end.min(start + LONGEST)))
}

fn same_quotation(reading: &Reading<'_>, last: usize, first: usize) -> bool {
    let inside = &reading.marks.inside;
    inside[last] != 0 && inside.get(first) == Some(&inside[last])
}

fn skip_dateline(reading: &Reading<'_>, tokens: TokenSpan, paragraph: u32) -> TokenSpan {
    let dateline = reading.segments.paragraphs[paragraph as usize].dateline;
    match dateline.is_empty() || dateline.end <= tokens.start {
        true => tokens,
        false => TokenSpan { start: dateline.end.min(tokens.end), end: tokens.end },
    }
}
