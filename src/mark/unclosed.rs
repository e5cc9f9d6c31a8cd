//! The end of a paragraph: what becomes of opening marks without a counterpart.

use super::family::Family;
use super::paragraph::{Pairing, State, Waiting, first_mark, first_visible};
use super::{Code, Diagnostic};
use crate::token::{Glyph, TokenKind};

impl Pairing<'_> {
    /// Settles an opening mark without a counterpart; `end` is where its quotation has to end.
    pub(super) fn leave_unclosed(&mut self, waiting: Waiting, end: u32) {
        let token = self.drafts[waiting.draft].start;
        let state = match self.drafts[waiting.draft].glyph {
            _ if waiting.tentative => State::Dropped,
            Glyph::Single | Glyph::SingleClose | Glyph::Accent | Glyph::Prime
                if !self.plainly_opens(token as usize) =>
            {
                State::Dropped
            }
            // The bullet of a list.
            Glyph::GuillemetClose | Glyph::SingleGuillemetClose => {
                self.diagnostics.push(Diagnostic { token, code: Code::StrayMark });
                State::Dropped
            }
            _ => State::Unclosed,
        };
        let draft = &mut self.drafts[waiting.draft];
        draft.end = end;
        draft.state = state;
        if let Some(substitute) = waiting.substitute.filter(|_| state == State::Unclosed) {
            draft.end = substitute + 1;
            draft.state = State::Closed;
            self.diagnostics.push(Diagnostic { token: substitute, code: Code::MismatchedMarks });
        }
    }

    /// A single mark that no apostrophe could be: at the start of the paragraph, or after a comma or colon and before a
    /// capital.
    fn plainly_opens(&self, token: usize) -> bool {
        let tokens = self.surroundings.tokens;
        let start = self.paragraph.tokens.range().start;
        let first = token == start || token == start + 1 && tokens[start].kind == TokenKind::Space;
        let introduced = token > start && matches!(tokens[token - 1].kind, TokenKind::Comma | TokenKind::Colon);
        let capital = tokens.get(token + 1).is_some_and(|next| next.shape.is_capital());
        capital && (first || introduced)
    }

    /// Ends the paragraph: settles what is still open, and finds out whether it continues the one before.
    pub(super) fn settle(&mut self) {
        let end = self.paragraph.tokens.end;
        while let Some(waiting) = self.pop() {
            self.leave_unclosed(waiting, end);
        }
        self.drafts.retain(|draft| draft.state != State::Dropped);
        if self.drafts.iter().any(|draft| draft.state == State::Unclosed) {
            self.cut_before_the_next();
            self.nest();
        }
        let first = first_mark(self.surroundings, self.paragraph);
        if let Some(draft) = self.drafts.first_mut()
            && draft.start <= first_visible(self.surroundings, self.paragraph)
            && first == Some(draft.family)
        {
            let thread = self.thread.take_if(|thread| thread.family == draft.family);
            draft.continues = draft.continues.or(thread.map(|thread| thread.quotation));
        }
    }

    /// `"We won. "They lost," he said.`: an unclosed quotation ends before the next of its kind.
    fn cut_before_the_next(&mut self) {
        let mut next: [Option<(u32, Glyph)>; Family::COUNT] = [None; Family::COUNT];
        for draft in self.drafts.iter_mut().rev() {
            let family = draft.family as usize;
            // Marks that show their direction may nest in their own kind; then the paragraph runs on.
            let directed = matches!(draft.glyph, Glyph::DoubleOpen | Glyph::SingleOpen | Glyph::GuillemetOpen);
            let runs_on = directed && self.runs_on == Some(draft.family);
            if let Some((start, glyph)) = next[family]
                && start < draft.end
                && draft.state == State::Unclosed
                // `"They call it “home” and …`: the inner marks are of another style.
                && draft.glyph == glyph
                && !runs_on
            {
                draft.end = start;
            }
            next[family] = Some((draft.start, draft.glyph));
        }
    }

    /// What is cut short must not end inside a later quotation: it ends before that one.
    fn nest(&mut self) {
        let mut around: Vec<usize> = Vec::new();
        for index in 0..self.drafts.len() {
            let start = self.drafts[index].start;
            while let Some(&outer) = around.last() {
                let around_it = self.drafts[outer];
                if around_it.end >= self.drafts[index].end {
                    break;
                }
                if around_it.end > start && around_it.state != State::Unclosed {
                    self.drafts[index].end = around_it.end;
                    break;
                }
                self.drafts[outer].end = around_it.end.min(start);
                around.pop();
            }
            around.push(index);
        }
    }
}
