//! Which marks pair up: paragraph by paragraph, with a thread from one to the next.

use super::context::{Sign, Surroundings, unread};
use super::family::Family;
use super::paragraph::{Draft, Pairing, State, Thread, first_mark};
use super::{Code, Diagnostic, Marks, Quotation, Role};
use crate::segment::{Paragraph, Segments};
use crate::span::TokenSpan;
use crate::token::{Site, Sites, TokenKind};

/// Pairs the marks of the text, paragraph by paragraph.
pub(super) fn pair(surroundings: Surroundings<'_>, segments: &Segments, sites: &Sites) -> Marks {
    let mut signs: Vec<Sign> = Vec::new();
    for token in sites.iter(Site::Mark, 0) {
        if let TokenKind::Mark(glyph) = surroundings.kind(token) {
            signs.push(unread(token, glyph));
        }
    }
    let mut marks = Marks { inside: vec![0; surroundings.tokens.len()], ..Marks::default() };
    let mut thread = None;
    let mut drafts = Vec::new();
    let mut rest = signs.as_mut_slice();
    for (index, paragraph) in segments.paragraphs.iter().enumerate() {
        let count = rest.iter().take_while(|sign| paragraph.tokens.contains(sign.at())).count();
        let (here, after) = rest.split_at_mut(count);
        rest = after;
        if here.is_empty() && thread.is_none() {
            continue;
        }
        surroundings.read(here, paragraph.tokens);
        let mut pairing = Pairing {
            surroundings,
            segments,
            paragraph,
            signs: here,
            runs_on: segments.paragraphs.get(index + 1).and_then(|next| first_mark(surroundings, next)),
            thread: thread.take(),
            drafts: std::mem::take(&mut drafts),
            stack: Vec::new(),
            open: [0; Family::COUNT],
            diagnostics: &mut marks.diagnostics,
        };
        pairing.run();
        pairing.settle();
        let (unlinked, finished) = (pairing.thread.take(), std::mem::take(&mut pairing.drafts));
        if let Some(unlinked) = unlinked {
            report_unclosed(&mut marks, unlinked);
        }
        thread = commit(&mut marks, &finished, paragraph);
        drafts = finished;
        drafts.clear();
    }
    if let Some(unlinked) = thread {
        report_unclosed(&mut marks, unlinked);
    }
    marks.diagnostics.sort_by_key(|diagnostic| diagnostic.token);
    fill_inside(&mut marks);
    marks
}

/// Adds the quotations of a paragraph, with their depths; gives the one that runs on, if any.
fn commit(marks: &mut Marks, drafts: &[Draft], paragraph: &Paragraph) -> Option<Thread> {
    let mut thread = None;
    let mut ends: Vec<u32> = Vec::new();
    for draft in drafts {
        while ends.last().is_some_and(|&end| end <= draft.start) {
            ends.pop();
        }
        ends.push(draft.end);
        let depth = ends.len().min(usize::from(u8::MAX)) as u8;
        if draft.state == State::Unclosed {
            match depth == 1 && draft.end == paragraph.tokens.end {
                true => thread = Some(Thread { quotation: marks.quotations.len() as u32, family: draft.family }),
                false => marks.diagnostics.push(Diagnostic { token: draft.start, code: Code::UnclosedQuotation }),
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
    thread
}

fn report_unclosed(marks: &mut Marks, thread: Thread) {
    let Some(quotation) = marks.quotations.get(thread.quotation as usize) else { return };
    marks.diagnostics.push(Diagnostic { token: quotation.tokens.start, code: Code::UnclosedQuotation });
}

fn fill_inside(marks: &mut Marks) {
    for (index, quotation) in marks.quotations.iter().enumerate() {
        if quotation.depth == 1 {
            marks.inside[quotation.tokens.range()].fill(index as u32 + 1);
        }
    }
}
