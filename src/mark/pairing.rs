//! Which marks pair up: paragraph by paragraph, with a thread from one to the next.

use super::context::{Surroundings, unread};
use super::paragraph::{Pairing, State, Thread, first_mark};
use super::{Code, Diagnostic, Marks, Quotation, Role, plain};
use crate::segment::Segments;
use crate::span::TokenSpan;
use crate::token::{Site, Sites, TokenKind};

/// Tokens that are filled in one go: one branch for all of them.
const STEP: usize = 16;

/// Pairs the marks of the text, paragraph by paragraph.
pub(super) fn pair(surroundings: Surroundings<'_>, segments: &Segments, sites: &Sites) -> Marks {
    let count = surroundings.tokens.len();
    let Some(first) = segments.paragraphs.first() else {
        return Marks { inside: vec![0; count], ..Marks::default() };
    };
    let mut marks = Marks { inside: vec![0; count + 2 * STEP], ..Marks::default() };
    // News has one quotation in some hundred tokens.
    marks.quotations.reserve(count / 64 + 4);
    let mut pairing = Pairing::new(surroundings, segments, first);
    let mut rest = sites.iter(Site::Mark, 0);
    let mut next = || rest.next().unwrap_or(usize::MAX);
    let mut token = next();
    for (index, paragraph) in segments.paragraphs.iter().enumerate() {
        let end = paragraph.tokens.range().end;
        while token < end {
            if let TokenKind::Mark(glyph) = surroundings.kind(token) {
                pairing.signs.push(unread(token, glyph));
            }
            token = next();
        }
        if pairing.signs.is_empty() && pairing.thread.is_none() {
            continue;
        }
        if pairing.thread.is_none()
            && plain::pair(surroundings, &pairing.signs, paragraph.tokens, &mut marks.quotations)
        {
            pairing.signs.clear();
            continue;
        }
        pairing.paragraph = paragraph;
        pairing.runs_on = segments.paragraphs.get(index + 1).and_then(|next| first_mark(surroundings, next));
        surroundings.read(&mut pairing.signs, paragraph.tokens);
        pairing.run();
        pairing.settle();
        if let Some(unlinked) = pairing.thread.take() {
            report_unclosed(&marks, unlinked, &mut pairing.diagnostics);
        }
        commit(&mut marks, &mut pairing);
        pairing.signs.clear();
        pairing.drafts.clear();
    }
    if let Some(unlinked) = pairing.thread {
        report_unclosed(&marks, unlinked, &mut pairing.diagnostics);
    }
    marks.diagnostics = pairing.diagnostics;
    marks.diagnostics.sort_by_key(|diagnostic| diagnostic.token);
    fill_inside(&mut marks);
    marks.inside.truncate(count);
    marks
}

/// Adds the quotations of a paragraph, with their depths; leaves the one that runs on, if any, as the thread.
fn commit(marks: &mut Marks, pairing: &mut Pairing<'_>) {
    let Pairing { drafts, paragraph, ends, thread, diagnostics, .. } = pairing;
    ends.clear();
    for draft in drafts.iter() {
        while ends.last().is_some_and(|&end| end <= draft.start) {
            ends.pop();
        }
        ends.push(draft.end);
        let depth = ends.len().min(usize::from(u8::MAX)) as u8;
        if draft.state == State::Unclosed {
            match depth == 1 && draft.end == paragraph.tokens.end {
                true => *thread = Some(Thread { quotation: marks.quotations.len() as u32, family: draft.family }),
                false => diagnostics.push(Diagnostic { token: draft.start, code: Code::UnclosedQuotation }),
            }
        }
        marks.quotations.push(Quotation {
            tokens: TokenSpan { start: draft.start, end: draft.end },
            opened: draft.state != State::Unopened,
            closed: draft.state != State::Unclosed,
            depth,
            continues: draft.continues,
            role: Role::Speech,
        });
    }
}

fn report_unclosed(marks: &Marks, thread: Thread, diagnostics: &mut Vec<Diagnostic>) {
    let Some(quotation) = marks.quotations.get(thread.quotation as usize) else { return };
    diagnostics.push(Diagnostic { token: quotation.tokens.start, code: Code::UnclosedQuotation });
}

/// Says which quotation each token stands in. What is filled behind the end of one is emptied again before the next; behind
/// the last token is room for it.
fn fill_inside(marks: &mut Marks) {
    for (index, quotation) in marks.quotations.iter().enumerate().filter(|(_, quotation)| quotation.depth == 1) {
        let range = quotation.tokens.range();
        for start in range.clone().step_by(STEP) {
            marks.inside[start..start + STEP].fill(index as u32 + 1);
        }
        marks.inside[range.end..range.end + STEP].fill(0);
    }
}
